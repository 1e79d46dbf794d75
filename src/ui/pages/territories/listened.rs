//! Voices, needs and priorities of the Plan, whatever the territory: each opens whole.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{NeedCategory, Priority, Voice};
use crate::insight::observatory::voice_rows::may_be_read_out;
use crate::insight::{Listened, Mention, listened};
use crate::ui::app::store;
use crate::ui::components::{EmptyState, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{Label, sentence, short, unquoted};
use crate::ui::routes::Route;

use super::known::{RecordLink, SourceOf};

/// How much of a voice is shown before it is opened.
pub const LONGEST: usize = 320;

/// What was heard and what comes first.
#[component]
pub fn ListenedTo() -> impl IntoView {
    let all = store().select(listened);
    move || {
        let Listened { voices, categories, priorities } = all.get();
        view! {
            <section class="stack" aria-labelledby="voci">
                <div class="spread">
                    <h2 id="voci">"Le voci"</h2>
                    <p><a href=Route::Observatory.href()>"Tutto quello che si è sentito, con i bisogni e le risposte"</a></p>
                </div>
                {if voices.is_empty() {
                    view! {
                        <EmptyState title="Ancora nessuna voce" glyph=Glyph::People>
                            <p>"Una voce è una frase detta in un incontro, parola per parola, senza il nome di chi l’ha detta."</p>
                        </EmptyState>
                    }
                        .into_any()
                } else {
                    view! {
                        <ul class="grid" data-min="19">
                            {voices.into_iter().map(|voice| view! { <VoiceCard voice /> }).collect_view()}
                        </ul>
                    }
                        .into_any()
                }}
            </section>
            {(!priorities.is_empty())
                .then(|| {
                    view! {
                        <section class="stack" aria-labelledby="priorita">
                            <h2 id="priorita">"Che cosa viene prima"</h2>
                            <p>"Le priorità che il Piano nomina. Non dice di quale micro-territorio: valgono per tutti."</p>
                            <ul class="rows">{priorities.into_iter().map(priority).collect_view()}</ul>
                        </section>
                    }
                })}
            {(!categories.is_empty())
                .then(|| {
                    view! {
                        <section class="stack" aria-labelledby="bisogni">
                            <h2 id="bisogni">"I bisogni, per livello"</h2>
                            <ul class="rows">{categories.into_iter().map(category).collect_view()}</ul>
                        </section>
                    }
                })}
        }
    }
}

/// A voice as a quote.
#[component]
pub fn VoiceCard(
    /// The voice.
    voice: Arc<Voice>,
) -> impl IntoView {
    let place = match (&voice.micro_territory, &voice.origin) {
        (Some(_), Some(origin)) => origin.to_string(),
        (Some(_), None) => "Detta qui.".to_owned(),
        (None, Some(origin)) => format!("{origin}. Vale per tutto il viadanese."),
        (None, None) => "Non sappiamo dove è stata detta: vale per tutto il viadanese.".to_owned(),
    };
    let unnamed = voice.theme.is_none();
    let title =
        voice.theme.as_ref().map_or_else(|| "Apri la voce".to_owned(), |theme| sentence(theme.as_str()));
    let mention = Mention { title, ..Mention::of(voice.as_ref()) };
    let source = voice.provenance.clone();
    // Paper goes from hand to hand: it quotes who may be quoted to anybody.
    let held = !may_be_read_out(&store().now(), &voice.id);
    view! {
        <li class="card" class:no-print=held data-kind="quote">
            <p>{format!("«{}»", short(unquoted(voice.text.as_str()), LONGEST))}</p>
            <p class="small">{place}</p>
            <p class="cluster">
                <span class:no-print=unnamed><RecordLink mention /></span>
                {source.map(|source| view! { <SourceOf source of="questa voce" /> })}
            </p>
        </li>
    }
}

fn priority(priority: Arc<Priority>) -> AnyView {
    let mention = Mention::of(priority.as_ref());
    let words = priority.description.as_ref().map(ToString::to_string).unwrap_or_default();
    view! {
        <li>
            <span><RecordLink mention /> <small>{words}</small></span>
            <Tag>{priority.valence.label()}</Tag>
        </li>
    }
    .into_any()
}

fn category(category: Arc<NeedCategory>) -> AnyView {
    let mention = Mention::of(category.as_ref());
    let words = category.description.as_ref().map(ToString::to_string).unwrap_or_default();
    view! {
        <li>
            <span><RecordLink mention /> <small>{words}</small></span>
            <Tag>{category.kind.label()}</Tag>
        </li>
    }
    .into_any()
}
