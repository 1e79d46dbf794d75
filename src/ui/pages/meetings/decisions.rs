//! The decisions, the newest first, each with its meeting and the tasks that came of it.

use leptos::prelude::*;

use crate::insight::DecisionRow;
use crate::ui::components::{EmptyState, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{numbers, when};
use crate::ui::pages::filtering::{NoneSuch, away};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::two_versions::Twofold;

use super::asking::Asked;

/// Decisions as rows.
#[component]
pub fn Decisions(
    /// The rows.
    rows: Memo<Vec<DecisionRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let paged = Paged::of(rows);
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <Nothing asked /> }>
            <ul class="rows">{paged.lines(line)}</ul>
            {paged.more()}
        </Show>
    }
}

fn line(row: DecisionRow) -> AnyView {
    let twofold = Twofold::of(&row.decision.id);
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
                {twofold.marks(["meeting", "decided_on", "needs"])}
            </span>
            {tag.map(|(status, words)| view! { <Tag status>{words}</Tag> })}
        </li>
    }
    .into_any()
}

/// What stands where there is no decision.
#[component]
fn Nothing(asked: Memo<Asked>) -> impl IntoView {
    let away = away(asked);
    let first = || {
        view! {
            <EmptyState title="Ancora nessuna decisione" glyph=Glyph::File>
                <p>"Le decisioni si scrivono nella pagina dell’incontro in cui si prendono. Qui si ritrovano tutte, anche dopo un anno."</p>
            </EmptyState>
        }
    };
    view! {
        <Show when=move || away.with(Option::is_some) fallback=first>
            <NoneSuch away />
        </Show>
    }
}
