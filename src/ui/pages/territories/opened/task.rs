//! A task: what, who as a role, by when, and what it answers.

use leptos::prelude::*;

use crate::domain::{
    Decision, Kind, Meeting, Need, RecordId, Service, SteeringGroup, Task, TaskStatus, Voice,
};
use crate::insight::groups::tasks::{begun, is_late};
use crate::insight::reading::Reading;
use crate::ui::app::session;
use crate::ui::components::{Status, Tag};
use crate::ui::form::{Asked, Keeper, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::meetings::tick::Tick;
use crate::ui::pages::networks::linked::{some_text, unnamed};
use crate::ui::pages::territories::known::{Line, field, link, links, of_field, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, adding, create, edit, typed};
use super::sheet::Noun;

/// How a task is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Task;

/// What is said beside every free text about people.
pub const NO_NAMES: &str = "Ruoli e gruppi, mai il nome o la storia di una persona.";

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(task) = reading.get::<Task>(&typed(id)) else { return Vec::new() };
    let late = is_late(task, session().today().get());
    let (done, title) = (task.status == TaskStatus::Done, task.text.to_string());
    let state = view! {
        <span class="cluster" data-gap="s2">
            {sentence(task.status.label())}
            {late.then(|| view! { <Tag status=Status::Bad>"in ritardo"</Tag> })}
            <Tick task=task.id.clone() title done words="Fatto" />
        </span>
    };
    let mut rows = vec![
        text(KIND, "text", Some(&task.text)),
        of_field(KIND, "status", state),
        text(KIND, "role", task.role.as_ref()),
        field(KIND, "due_on", task.due_on.map(when::weekday_day_year)),
    ];
    let one = [
        ("group", task.group.as_ref().and_then(|id| reading.mention(id))),
        ("meeting", task.meeting.as_ref().and_then(|id| reading.mention(id))),
        ("decision", task.decision.as_ref().and_then(|id| reading.mention(id))),
    ];
    rows.extend(one.into_iter().filter_map(|(name, it)| it.map(|it| link(KIND, name, Some(it)))));
    let many = [
        ("needs", task.needs.iter().filter_map(|id| reading.mention(id)).collect::<Vec<_>>()),
        ("voices", task.voices.iter().filter_map(|id| reading.mention(id)).collect()),
        ("services", task.services.iter().filter_map(|id| reading.mention(id)).collect()),
    ];
    let some = many.into_iter().filter(|(_, found)| !found.is_empty());
    rows.extend(some.map(|(name, found)| links(KIND, name, found)));
    rows.extend(some_text(KIND, "note", task.note.as_ref()));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Task>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Task>) -> Vec<AnyView> {
    let (fields, task) = (drawing.fields, drawing.before);
    let mut drawn = vec![
        fields.hint(NO_NAMES).long("text", drawing.seen(&task.text), Asked::Must),
        fields.hint("Un ruolo: «operatrice», «le maestre», «l’associazione dei genitori».").line(
            "role",
            task.role.as_ref(),
            Asked::May,
        ),
        fields.day("due_on", task.due_on, Asked::May),
    ];
    if !drawing.fresh {
        let status = Some(task.status);
        drawn.push(fields.word("status", TaskStatus::ALL, TaskStatus::code, status, Asked::Must));
    }
    let group = task.group.as_ref().map(|id| id.record());
    drawn.push(fields.record("group", drawing.choices::<SteeringGroup>(), group, Asked::May));
    let one = [
        ("meeting", drawing.choices::<Meeting>(), task.meeting.as_ref().map(|id| id.record())),
        ("decision", drawing.choices::<Decision>(), task.decision.as_ref().map(|id| id.record())),
    ];
    drawn.extend(
        one.into_iter().filter_map(|(name, choices, chosen)| fields.record_if_any(name, choices, chosen)),
    );
    let many = [
        ("needs", drawing.choices::<Need>(), task.needs.iter().map(ToString::to_string).collect::<Vec<_>>()),
        ("voices", drawing.choices::<Voice>(), task.voices.iter().map(ToString::to_string).collect()),
        ("services", drawing.choices::<Service>(), task.services.iter().map(ToString::to_string).collect()),
    ];
    drawn.extend(
        many.into_iter().filter_map(|(name, choices, chosen)| fields.choose_if_any(name, choices, chosen)),
    );
    drawn.push(fields.long("note", task.note.as_ref(), Asked::May));
    drawn
}

fn read(parse: &mut Parse, _: &mut Sourcing, before: &Task) -> Option<Task> {
    let text = parse.required("text");
    Some(Task {
        role: parse.optional("role"),
        due_on: parse.day("due_on"),
        status: parse.word("status", TaskStatus::of_code).unwrap_or(before.status),
        group: parse.chosen_record("group"),
        meeting: parse.chosen_record("meeting"),
        decision: parse.chosen_record("decision"),
        needs: parse.chosen_records("needs"),
        voices: parse.chosen_records("voices"),
        services: parse.chosen_records("services"),
        note: parse.optional("note"),
        text: text?,
        ..before.clone()
    })
}

/// The form of a new task, which knows what follows from where it comes.
#[component]
pub fn AddTask(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The meeting, decision, group, need, voice or service it comes from.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which task was made.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let keeper = Keeper::here();
    adding(open, "Che cosa c’è da fare?", made, move |ways, kept| {
        let id = keeper.session().fresh_id();
        let blank = begun(&keeper.store().now(), id, unnamed(), from.as_ref());
        create(new_key("compito", from.as_ref()), blank, ways, kept, draw, read)
    })
}

/// The key under which the draft of a new record is kept: another place, another draft.
pub fn new_key(what: &str, from: Option<&RecordId>) -> String {
    match from {
        Some(from) => format!("nuovo:{what}:{from}"),
        None => format!("nuovo:{what}"),
    }
}
