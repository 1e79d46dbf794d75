//! A new meeting. One that follows another takes its open tasks along, and the other learns its day in the
//! same step.

use leptos::prelude::*;

use crate::domain::{AgendaItem, Kind, Meeting, NonEmptyText, Record, RecordId};
use crate::insight::groups::meeting_sheet::{carried_over, knowing_next, meeting_begun};
use crate::insight::reading::Reading;
use crate::store::Command;
use crate::ui::form::{Fields, Form, FormFrame, Keeper, Sourcing, Ways};
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::opened::edit::{Drawing, adding, typed};
use crate::ui::pages::territories::opened::task::new_key;

use super::{draw, read};

/// How many open tasks get a point of their own on the next agenda; the rest share one.
const TASKS_APART: usize = 6;
/// How much of a task is said on an agenda, in letters.
const LETTERS: usize = 120;

/// The form of a new meeting, which knows what follows from where it comes.
#[component]
pub fn AddMeeting(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The group, the territory or the meeting before it.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which meeting was made.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let title = "Quando vi trovate, e per parlare di che cosa?";
    adding(open, title, made, move |ways, kept| form(from.clone(), ways, kept))
}

fn form(from: Option<RecordId>, ways: Ways, kept: Callback<RecordId>) -> AnyView {
    let keeper = Keeper::here();
    let (workspace, session) = (keeper.store().now(), keeper.session());
    let form = Form::open(new_key("incontro", from.as_ref()), None);
    let mut blank = meeting_begun(&workspace, session.fresh_id(), unnamed(), from.as_ref());
    let before = from.filter(|id| workspace.entry(id).is_some_and(|it| it.record.kind() == Kind::Meeting));
    if let Some(before) = &before {
        let tasks = carried_over(&workspace, &typed(before), session.today().get_untracked());
        let titles: Vec<String> = tasks.into_iter().map(|task| task.title).collect();
        blank.agenda = with_tasks(blank.agenda, &titles);
    }
    let drawn = draw(&Drawing {
        fields: Fields::of(form, Kind::Meeting),
        before: &blank,
        reading: Reading::of(&workspace),
        fresh: true,
    });
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let meeting = read(&mut parse, &mut sourcing, &blank);
        if parse.finish()
            && let Some(meeting) = meeting
        {
            let id = meeting.id.record().clone();
            let said = format!("Incontro aggiunto: {}.", meeting.title);
            let told = before.as_ref().and_then(|before| keeper.store().open(before));
            let edit = told.and_then(|opened| {
                let after = knowing_next(Meeting::peel(&opened.record)?, &meeting)?;
                Some(opened.into_edit(Meeting::wrap(after.into())))
            });
            let create = vec![Meeting::wrap(meeting.into())];
            if keeper.dispatch(Command::Save { create, edit: edit.into_iter().collect() }, said) {
                form.done();
                kept.run(id);
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            save="Aggiungi"
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            {drawn}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

/// How a point of the agenda begins that asks about a task.
const AGAIN: &str = "Dall’altra volta: ";

/// What was not dealt with, and the tasks that are open now: what was asked about them last time is asked anew.
fn with_tasks(mut agenda: Vec<AgendaItem>, titles: &[String]) -> Vec<AgendaItem> {
    agenda.retain(|item| !item.text.as_str().starts_with(AGAIN));
    agenda.extend(points(titles));
    agenda
}

/// Open tasks as points of an agenda.
fn points(titles: &[String]) -> Vec<AgendaItem> {
    let apart = if titles.len() > TASKS_APART { TASKS_APART - 1 } else { titles.len() };
    let mut texts: Vec<String> =
        titles[..apart].iter().map(|title| format!("{AGAIN}{}", short(title))).collect();
    let rest = titles.len() - apart;
    if rest > 0 {
        texts.push(format!("{AGAIN}altri {rest} compiti aperti"));
    }
    let point = |text: String| text.parse::<NonEmptyText>().ok();
    let item = |text| AgendaItem { text, minutes: None, done: false };
    texts.into_iter().filter_map(point).map(item).collect()
}

/// The first line of a text, cut where it is long.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_asked_about_once_from_meeting_to_meeting() {
        let titles = ["Telefonare".to_owned()];
        let other = AgendaItem { text: "Le corse".parse().unwrap(), minutes: None, done: false };
        let once = with_tasks(vec![other.clone()], &titles);
        assert_eq!(with_tasks(once.clone(), &titles), once);
        assert_eq!(with_tasks(once, &[]), [other], "done meanwhile");
    }

    #[test]
    fn a_few_tasks_stand_apart_and_many_share_a_point() {
        let titles = |many: usize| (0..many).map(|n| format!("Compito {n}")).collect::<Vec<_>>();
        assert_eq!(points(&titles(6)).len(), 6);
        let many = points(&titles(20));
        assert_eq!(many.len(), 6);
        assert_eq!(many[0].text.as_str(), "Dall’altra volta: Compito 0");
        assert_eq!(many[5].text.as_str(), "Dall’altra volta: altri 15 compiti aperti");
        let long = points(&["è".repeat(10_000)]);
        assert!(long[0].text.as_str().chars().count() < 150 && long[0].text.as_str().ends_with('…'));
    }
}
