//! The tasks: the open ones first, those past their day marked, each done with one click.

use leptos::prelude::*;

use crate::domain::{Id, Kind, TaskStatus};
use crate::insight::{TaskOrder, TaskRow};
use crate::ui::app::session;
use crate::ui::components::{Cell, Column, DataTable, EmptyState, Row, RowHead, Sorting, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{self, Label, sentence, when};
use crate::ui::pages::filtering::{NoneSuch, Question, away};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::two_versions::Twofold;

use super::asking::Asked;
use super::tick::Tick;

const DONE: &str = "Fatto";
const WHO: &str = "Chi";
const WHEN: &str = "Entro quando";
const STATE: &str = "A che punto è";
const FROM: &str = "Da dove viene";

/// Tasks as rows.
#[component]
pub fn Tasks(
    /// The rows.
    rows: Memo<Vec<TaskRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let paged = Paged::of(rows);
    let columns = Signal::derive(move || {
        let sorted = |label: &str, order: TaskOrder| {
            let href = asked.with(|asked| Asked { order, ..asked.clone() }.href());
            let now = asked.with(|asked| (asked.order == order).then_some(Sorting::Ascending));
            Column::new(label).sorted_by(href, now)
        };
        vec![
            Column::new("Che cosa"),
            Column::new(DONE),
            sorted(WHO, TaskOrder::Who),
            sorted(WHEN, TaskOrder::When),
            sorted(STATE, TaskOrder::State),
            Column::new(FROM),
        ]
    });
    let caption = Signal::derive(move || {
        let open = rows.with(|rows| rows.iter().filter(|row| is_open(row)).count());
        let late = rows.with(|rows| rows.iter().filter(|row| row.late).count());
        let delay = match late {
            0 => String::new(),
            1 => ", uno in ritardo".to_owned(),
            many => format!(", {many} in ritardo"),
        };
        format!(
            "{}. Aperti: {open}{delay}. Prima quelli da fare.",
            labels::counted(Kind::Task, paged.total())
        )
    });
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <Nothing asked /> }>
            <DataTable caption columns>
                // A task that changed is drawn anew, so that its box shows what is kept.
                <For each=move || paged.shown() key=|row| format!("{row:?}") children=line />
            </DataTable>
            {paged.more()}
        </Show>
    }
}

fn is_open(row: &TaskRow) -> bool {
    matches!(row.status, TaskStatus::ToDo | TaskStatus::Doing)
}

fn line(row: TaskRow) -> AnyView {
    let twofold = Twofold::of(&row.task.id);
    let id = Id::new(row.task.id.clone());
    let (task, role, status) = (row.task.clone(), row.role.clone(), row.status);
    let title = task.title.clone();
    let from = [row.meeting.clone(), row.group.clone()].into_iter().flatten();
    let from = from.map(|mention| view! { <RecordLink mention /> }).collect_view();
    view! {
        <Row>
            <RowHead>
                <RecordLink mention=task />
            </RowHead>
            <Cell label=DONE>
                <Tick task=id title done=status == TaskStatus::Done />
            </Cell>
            <Cell label=WHO>{role} {twofold.mark("role")}</Cell>
            <Cell label=WHEN>
                <Due row />
                " "
                {twofold.mark("due_on")}
            </Cell>
            <Cell label=STATE>{sentence(status.label())} " " {twofold.mark("status")}</Cell>
            <Cell label=FROM>
                <span class="stack" data-gap="s1">{from} {twofold.marks(["meeting", "group"])}</span>
            </Cell>
        </Row>
    }
    .into_any()
}

/// By when, and whether that day has gone by.
#[component]
pub fn Due(
    /// Of which task.
    row: TaskRow,
) -> impl IntoView {
    let today = session().today().get_untracked();
    let on = row.due_on.map(|on| when::spoken(on, today));
    view! {
        <span class="cluster" data-gap="s2">
            {on}
            {row.early.then(|| view! { <Tag status=Status::Warn>"prima dell’incontro"</Tag> })}
            {row.late.then(|| view! { <Tag status=Status::Bad>"in ritardo"</Tag> })}
        </span>
    }
}

/// What stands where there is no task.
#[component]
fn Nothing(asked: Memo<Asked>) -> impl IntoView {
    let away = away(asked);
    let first = || {
        view! {
            <EmptyState title="Ancora nessun compito" glyph=Glyph::Check>
                <p>
                "Un compito dice che cosa c’è da fare, chi se ne occupa come ruolo, entro quando. Quelli nati in un incontro si scrivono nella sua pagina; qui si ritrovano tutti."
            </p>
            </EmptyState>
        }
    };
    view! {
        <Show when=move || away.with(Option::is_some) fallback=first>
            <NoneSuch away />
        </Show>
    }
}
