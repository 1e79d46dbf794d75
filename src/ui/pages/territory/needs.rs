//! The needs of a territory, the most pressing first, and the ways into the observatory.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Mention, NeedQuery, NeedRow, OfTerritory, Tally, needs};
use crate::ui::app::store;
use crate::ui::components::{EmptyState, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, numbers};
use crate::ui::pages::filtering::{Question, Viewed};
use crate::ui::pages::observatory::{Asked, View};
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::need::{AddNeed, tone};

use super::Facts;

/// How many needs are shown before the link to all.
const SHOWN: usize = 5;

/// The needs of the territory.
#[component]
pub fn NeedsHere(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let id = facts.id.get_value();
    let from = id.record().clone();
    let adding = RwSignal::new(false);
    let there = OfTerritory::One(id);
    let query = NeedQuery { territory: Some(there), ..NeedQuery::default() };
    // Figures and the first rows: what is further down draws nothing anew.
    let found = store().select(move |workspace| {
        let rows = needs(workspace, &query);
        let mut tally = Tally::default();
        rows.iter().for_each(|row| tally.count(row.coverage));
        (tally, rows.into_iter().take(SHOWN).collect::<Vec<_>>())
    });
    let line = |row: NeedRow| {
        let mention =
            Mention { kind: Kind::Need, title: row.statement.to_string(), id: row.id.record().clone() };
        view! {
            <li>
                <span><RecordLink mention /></span>
                <Tag status=tone(row.coverage)>{row.coverage.label()}</Tag>
            </li>
        }
    };
    let all = move || asked_of(facts).href();
    let shown = move || {
        let (tally, rows) = found.get();
        if tally.total() == 0 {
            return view! {
                <EmptyState title="Qui ancora nessun bisogno" glyph=Glyph::People>
                    <p>"Quello che si sente negli incontri e nei colloqui si scrive in una frase, di un gruppo di persone e mai di una sola."</p>
                </EmptyState>
            }
            .into_any();
        }
        let words = format!(
            "{}: {} senza risposta, {} con una risposta in parte, {} con una risposta.",
            numbers::counted_words(tally.total(), "bisogno", "bisogni"),
            numbers::whole(tally.unmet as u64),
            numbers::whole(tally.partial as u64),
            numbers::whole(tally.covered as u64),
        );
        view! {
            <p>{words}</p>
            <ul class="rows">{rows.into_iter().map(line).collect_view()}</ul>
            <p><a href=all()>"Tutti i bisogni di qui"</a></p>
        }
        .into_any()
    };
    view! {
        <section class="stack" data-gap="s3" aria-labelledby="bisogni-qui">
            <div class="spread">
                <h2 id="bisogni-qui">"Che cosa serve qui"</h2>
                <button class="button" type="button" on:click=move |_| adding.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi un bisogno"
                </button>
            </div>
            {shown}
            <AddNeed open=adding from />
        </section>
    }
}

/// The observatory of this territory.
fn asked_of(facts: Facts) -> Asked {
    Asked { territory: Some(OfTerritory::One(facts.id.get_value())), ..Asked::default() }
}

/// The ways to the priorities of this territory, and to those of the Plan for all.
#[component]
pub fn ToTheObservatory(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let there = asked_of(facts);
    let of = |view| there.seen_as(view).href();
    let plan = Asked::default().seen_as(View::Priorities).href();
    view! {
        <ul class="cluster no-print">
            <li><a href=of(View::Voices)>"Le voci di qui, con il consenso"</a></li>
            <li><a href=of(View::Priorities)>"Le priorità dei gruppi di qui"</a></li>
            <li><a href=plan>"Le priorità che il Piano nomina per tutti"</a></li>
        </ul>
    }
}
