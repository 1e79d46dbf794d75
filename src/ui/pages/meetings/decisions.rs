//! The decisions, the newest first, each with its meeting and the tasks that came of it.

use leptos::prelude::*;

use crate::insight::DecisionRow;
use crate::ui::components::{EmptyState, More, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{numbers, when};
use crate::ui::pages::territories::known::RecordLink;

use super::asking::Asked;

/// How many decisions are shown at first, and how many more at a time.
const STEP: usize = 40;

/// Decisions as rows.
#[component]
pub fn Decisions(
    /// The rows.
    rows: Memo<Vec<DecisionRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let steps = RwSignal::new(1_usize);
    let total = move || rows.with(Vec::len);
    let count = move || (steps.get() * STEP).min(total());
    let lines = move || {
        let shown = rows.with(|rows| rows[..count()].to_vec());
        shown.into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || total() != 0 fallback=move || view! { <Nothing asked /> }>
            <ul class="rows">{lines}</ul>
            <More
                shown=Signal::derive(count)
                total=Signal::derive(total)
                on_more=move |()| steps.update(|steps| *steps += 1)
            />
        </Show>
    }
}

fn line(row: DecisionRow) -> AnyView {
    let (tasks, open) = row.tasks;
    let tag = match (tasks, open) {
        (0, _) => None,
        (_, 0) => Some((Some(Status::Good), "compiti fatti".to_owned())),
        (_, open) => Some((None, numbers::counted_words(open, "compito aperto", "compiti aperti"))),
    };
    let on = row.on.map_or_else(|| "Giorno da scrivere".to_owned(), when::day);
    view! {
        <li>
            <span>
                <RecordLink mention=row.decision />
                <small>
                    {on} {row.meeting.map(|mention| view! { " · "<RecordLink mention /> })}
                    {row.group.map(|group| format!(" · {}", group.title))}
                </small>
            </span>
            {tag.map(|(status, words)| view! { <Tag status>{words}</Tag> })}
        </li>
    }
    .into_any()
}

/// What stands where there is no decision.
#[component]
fn Nothing(asked: Memo<Asked>) -> impl IntoView {
    let filtered = move || asked.with(Asked::is_filtered);
    view! {
        <EmptyState title="Nessuna decisione qui" glyph=Glyph::File>
            <p>"Le decisioni si scrivono nella pagina dell’incontro in cui si prendono. Qui si ritrovano tutte, anche dopo un anno."</p>
            <Show when=filtered>
                <a class="button" href=move || asked.with(|asked| asked.without_filters().href())>
                    "Togli i filtri"
                </a>
            </Show>
        </EmptyState>
    }
}
