//! A decision: what was decided, in which meeting, what it answers and which tasks came of it.

use leptos::prelude::*;

use crate::domain::{Decision, Kind, Meeting, Need, RecordId, Task};
use crate::insight::Mention;
use crate::insight::groups::decisions::decision_begun;
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Keeper, Parse, Sourcing, Ways};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::when;
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::known::{Line, RecordLinks, field, link, links, row, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, adding, create, edit, typed};
use super::sheet::Noun;
use super::task::{AddTask, NO_NAMES, new_key};

/// How a decision is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Decision;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(decision) = reading.get::<Decision>(&typed(id)) else { return Vec::new() };
    let of_it = |task: &Task| task.decision.as_ref().is_some_and(|it| reading.same(it, &decision.id));
    let tasks = reading.live::<Task>().filter(|task| of_it(task)).map(|task| Mention::of(task.as_ref()));
    let tasks: Vec<Mention> = tasks.collect();
    let mut rows = vec![
        text(KIND, "text", Some(&decision.text)),
        field(KIND, "decided_on", decision.decided_on.map(when::weekday_day_year)),
        link(KIND, "meeting", decision.meeting.as_ref().and_then(|id| reading.mention(id))),
    ];
    let needs: Vec<_> = decision.needs.iter().filter_map(|id| reading.mention(id)).collect();
    rows.extend((!needs.is_empty()).then(|| links(KIND, "needs", needs)));
    let from = id.clone();
    rows.push(row("compiti", view! { <Tasks tasks from /> }));
    rows
}

/// The tasks that came of a decision, and the way to add one.
#[component]
fn Tasks(tasks: Vec<Mention>, from: RecordId) -> impl IntoView {
    let adding = RwSignal::new(false);
    view! {
        <div class="stack" data-gap="s2">
            {(!tasks.is_empty()).then(|| view! { <RecordLinks mentions=tasks /> })}
            <button class="button" data-kind="quiet" type="button" on:click=move |_| adding.set(true)>
                <Icon glyph=Glyph::Plus />
                "Aggiungi chi fa che cosa"
            </button>
            <AddTask open=adding from />
        </div>
    }
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Decision>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Decision>) -> Vec<AnyView> {
    let (fields, decision) = (drawing.fields, drawing.before);
    let mut drawn = vec![
        fields.hint(NO_NAMES).long("text", drawing.seen(&decision.text), Asked::Must),
        fields.day("decided_on", decision.decided_on, Asked::May),
    ];
    let meeting = decision.meeting.as_ref().map(|id| id.record());
    drawn.extend(fields.record_if_any("meeting", drawing.choices::<Meeting>(), meeting));
    let needs = decision.needs.iter().map(ToString::to_string);
    drawn.extend(fields.choose_if_any("needs", drawing.choices::<Need>(), needs));
    drawn
}

fn read(parse: &mut Parse, _: &mut Sourcing, before: &Decision) -> Option<Decision> {
    let text = parse.required("text");
    Some(Decision {
        decided_on: parse.past_day("decided_on"),
        meeting: parse.chosen_record("meeting"),
        needs: parse.chosen_records("needs"),
        text: text?,
        ..before.clone()
    })
}

/// The form of a new decision, which knows what follows from where it comes.
#[component]
pub fn AddDecision(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The meeting or the need it comes from.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which decision was made.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let keeper = Keeper::here();
    adding(open, "Che cosa avete deciso?", made, move |ways, kept| {
        let (workspace, session) = (keeper.store().now(), keeper.session());
        let today = session.today().get_untracked();
        let blank = decision_begun(&workspace, session.fresh_id(), unnamed(), from.as_ref(), today);
        create(new_key("decisione", from.as_ref()), blank, ways, kept, draw, read)
    })
}
