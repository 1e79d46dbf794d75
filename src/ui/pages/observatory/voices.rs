//! The voices one under the other: the words, who spoke as a category, what may be done with them.

use leptos::prelude::*;

use crate::domain::{Kind, VoiceStatus};
use crate::insight::observatory::voice_rows::{VoiceRow, voices};
use crate::insight::{Mention, VoiceQuery};
use crate::ui::app::store;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{self, Label, sentence, when};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::{RecordLink, SourceOf};
use crate::ui::pages::territories::listened::LONGEST;
use crate::ui::pages::territories::opened::voice::{CONSEQUENCES, Withdraw};
use crate::ui::pages::two_versions::Twofold;

use super::asking::Asked;
use super::empty::Nothing;
use super::needs::seals;

/// The list.
#[component]
pub fn Voices(
    /// What is asked.
    asked: Memo<Asked>,
    /// What is typed.
    words: RwSignal<String>,
    /// Whether there is any voice at all.
    any: Memo<bool>,
) -> impl IntoView {
    let question: Signal<VoiceQuery> =
        Memo::new(move |_| asked.with(|asked| asked.voices(&words.read()))).into();
    let rows = store().select(move |workspace| voices(workspace, &question.read()));
    let paged = Paged::of(rows);
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <Nothing asked any /> }>
            <p class="small no-print">"Chi ha parlato può ripensarci, anche dopo: allora si preme «Ritira». "{CONSEQUENCES}</p>
            <p class="paper">"Su carta stanno solo le voci che chi ha parlato lascia citare."</p>
            <p class="small no-print" role="status">{move || labels::counted(Kind::Voice, paged.total())}</p>
            <ul class="grid" data-min="19">{paged.lines(card)}</ul>
            {paged.more()}
        </Show>
    }
}

/// The tone of what may be done with a voice.
fn tone(status: VoiceStatus) -> Status {
    match status {
        VoiceStatus::Publishable => Status::Good,
        VoiceStatus::ToBeChecked => Status::Warn,
        VoiceStatus::Collected => Status::Info,
        VoiceStatus::Withdrawn => Status::Bad,
    }
}

fn card(row: VoiceRow) -> AnyView {
    let back = row.status == VoiceStatus::Withdrawn;
    // Paper goes from hand to hand.
    let held = row.held;
    let twofold = Twofold::of(row.id.record());
    let unnamed = row.theme.is_none();
    let title = row.theme.as_ref().map_or("Apri la voce".to_owned(), |theme| sentence(theme.as_str()));
    let mention = Mention { kind: Kind::Voice, title, id: row.id.record().clone() };
    let said = [row.speaker, row.origin].into_iter().flatten().map(|text| text.to_string());
    let said: Vec<String> = said.chain(row.said_on.map(when::day)).collect();
    view! {
        <li class="card" class:no-print=held data-kind="quote">
            <p>{format!("«{}»", labels::short(labels::unquoted(row.text.as_str()), LONGEST))} " " {twofold.mark("text")}</p>
            {(!said.is_empty()).then(|| view! { <p class="small">{labels::short(&said.join(" · "), LONGEST)}</p> })}
            <p class="cluster" data-gap="s2">
                {seals(row.territory.into_iter().collect())}
                <Tag status=tone(row.status)>{row.status.label()}</Tag>
                <span class="small">{format!("Consenso: {}", row.consent.label())}</span>
                {twofold.marks(["speaker", "origin", "said_on", "micro_territory", "status", "consent"])}
            </p>
            <p class="cluster">
                <span class:no-print=unnamed><RecordLink mention /></span>
                {row.provenance.map(|source| view! { <SourceOf source of="questa voce" /> })}
            </p>
            {(!back).then(|| view! { <Withdraw id=row.id /> })}
        </li>
    }
    .into_any()
}
