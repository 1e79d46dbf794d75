//! What was heard at the meetings of a group, and what it puts first.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Coverage, Need, Priority};
use crate::insight::Mention;
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, numbers, when};
use crate::ui::pages::paged::Portion;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::listened::VoiceCard;
use crate::ui::pages::territories::opened::priority::AddPriority;
use crate::ui::routes::Route;

use super::Facts;

/// How many needs or voices are shown at first, and how many more at a time.
const STEP: usize = 6;

/// Needs and voices heard at its meetings.
#[component]
pub fn Heard(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let (needs, voices) = (facts.part(|sheet| sheet.needs.clone()), facts.part(|sheet| sheet.voices.clone()));
    let none = move || needs.with(Vec::is_empty) && voices.with(Vec::is_empty);
    let needs_portion = Portion::of("bisogni", STEP, Memo::new(move |_| needs.with(Vec::len)));
    let voices_portion = Portion::of("voci", STEP, Memo::new(move |_| voices.with(Vec::len)));
    let need_list = move || {
        let lines = needs.with(|needs| needs[..needs_portion.shown()].to_vec());
        (!lines.is_empty())
            .then(|| view! { <ul class="rows">{lines.into_iter().map(need).collect_view()}</ul> })
    };
    let voice_list = move || {
        let cards = voices.with(|voices| voices[..voices_portion.shown()].to_vec());
        let cards = cards.into_iter().map(|voice| view! { <VoiceCard voice /> });
        view! { <ul class="grid" data-min="19">{cards.collect_view()}</ul> }
    };
    view! {
        <section class="stack" aria-labelledby="sentito">
            <h2 id="sentito">"Che cosa si è sentito"</h2>
            <Show when=none>
                <p>
                    "Bisogni e voci si scrivono durante gli incontri: poi si ritrovano qui. "
                    <a href=Route::Observatory.href()>"Tutto l’osservatorio"</a>
                </p>
            </Show>
            {need_list}
            {needs_portion.more()}
            <Show when=move || voices_portion.total() != 0>{voice_list}</Show>
            // On paper are those that may be quoted, however many are shown.
            <div class="no-print">{voices_portion.more()}</div>
        </section>
    }
}

fn need(need: Arc<Need>) -> AnyView {
    let tone = match need.coverage {
        Coverage::Covered => Status::Good,
        Coverage::Partial => Status::Info,
        Coverage::Unmet => Status::Warn,
    };
    let times = match need.times_heard {
        0 | 1 => "sentito una volta".to_owned(),
        many => format!("sentito {} volte", numbers::few(many.into())),
    };
    view! {
        <li>
            <span>
                <RecordLink mention=Mention::of(need.as_ref()) />
                <small>{times}</small>
            </span>
            <Tag status=tone>{need.coverage.label()}</Tag>
        </li>
    }
    .into_any()
}

/// What the group puts first.
#[component]
pub fn Priorities(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let adding = RwSignal::new(false);
    let priorities = facts.part(|sheet| sheet.priorities.clone());
    let shown = move || {
        let lines = priorities.get();
        if lines.is_empty() {
            return view! { <p>"Il gruppo non ha ancora scelto da che cosa cominciare."</p> }.into_any();
        }
        view! { <ul class="rows">{lines.into_iter().map(priority).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="priorita">
            <div class="spread">
                <h2 id="priorita">"Che cosa viene prima"</h2>
                <button class="button" type="button" on:click=move |_| adding.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi una priorità"
                </button>
            </div>
            {shown}
            <AddPriority open=adding from=facts.record() />
        </section>
    }
}

fn priority(priority: Arc<Priority>) -> AnyView {
    let rank = priority.rank.map(|rank| format!("{rank}. "));
    let day = priority.decided_on.map(|on| format!("scelta {}", when::on(on)));
    view! {
        <li>
            <span>
                {rank}
                <RecordLink mention=Mention::of(priority.as_ref()) />
                <small>{day}</small>
            </span>
            <Tag>{priority.valence.label()}</Tag>
        </li>
    }
    .into_any()
}
