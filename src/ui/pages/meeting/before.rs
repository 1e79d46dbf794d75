//! What the group still has to do from before: the open tasks, each done with one click.

use leptos::prelude::*;

use crate::domain::{Id, Kind, TaskStatus};
use crate::insight::TaskRow;
use crate::ui::labels::counted;
use crate::ui::pages::meetings::tasks::Due;
use crate::ui::pages::meetings::tick::Tick;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

use super::Facts;

/// How many are listed; the rest have a list of their own.
const SHOWN: usize = 8;

/// The open tasks of the group; nothing when there are none.
#[component]
pub fn LeftOpen(facts: Facts) -> impl IntoView {
    let rows = facts.part(|sheet| sheet.left_open.clone());
    let group = facts.part(|sheet| sheet.meeting.group.clone());
    let all = move || {
        let total = rows.with(Vec::len);
        let group = group.get().map(|id| id.to_string()).unwrap_or_default();
        let href = Route::Meetings.href_with(&[("vista", "compiti"), ("gruppo", &group)]);
        (total > SHOWN)
            .then(|| view! { <p><a href=href>{format!("Tutti: {}", counted(Kind::Task, total))}</a></p> })
    };
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <section class="card" aria-labelledby="altra-volta">
                <h2 id="altra-volta">"Dall’altra volta"</h2>
                <ul>
                    <For
                        each=move || rows.with(|rows| rows.iter().take(SHOWN).cloned().collect::<Vec<_>>())
                        key=|row| format!("{row:?}")
                        children=|row| view! { <li><TaskLine row /></li> }
                    />
                </ul>
                {all}
            </section>
        </Show>
    }
}

/// A task in a line: its box, what, who and by when.
#[component]
pub fn TaskLine(
    /// Which task.
    row: TaskRow,
) -> impl IntoView {
    let (id, title) = (Id::new(row.task.id.clone()), row.task.title.clone());
    let done = row.status == TaskStatus::Done;
    let role = row.role.clone();
    let twofold = Twofold::of(&row.task.id);
    view! {
        <span class="pair" data-gap="s2">
            <Tick task=id title done />
            <span>
                <RecordLink mention=row.task.clone() />
                <small class="cluster" data-gap="s2">{role} <Due row /> {twofold.marks(["role", "due_on", "status"])}</small>
            </span>
        </span>
    }
}
