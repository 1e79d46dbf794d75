//! Tasks in a list: the open ones first, those past their day before all others; and what is known of a new
//! one from where it comes.

use chrono::NaiveDate;

use crate::domain::{
    AnyRecord, Decision, Id, Meeting, NonEmptyText, RecordId, SteeringGroup, Task, TaskStatus, folded,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// By what tasks are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskOrder {
    /// By when; those without a day last.
    #[default]
    When,
    /// By who; those without anybody last.
    Who,
    /// By state.
    State,
}

/// What is asked of the list of tasks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskQuery {
    /// Of which group.
    pub group: Option<Id<SteeringGroup>>,
    /// In which state.
    pub status: Option<TaskStatus>,
    /// By what they are sorted, the open ones always first.
    pub order: TaskOrder,
}

/// A task in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskRow {
    /// Which.
    pub task: Mention,
    /// Who, as a role.
    pub role: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// How far.
    pub status: TaskStatus,
    /// Whether it is open and past its day.
    pub late: bool,
    /// Whether its day comes before the meeting that left it: a slip, most likely.
    pub early: bool,
    /// Of which group.
    pub group: Option<Mention>,
    /// From which meeting.
    pub meeting: Option<Mention>,
}

/// Whether somebody still has to do it.
pub fn is_open(task: &Task) -> bool {
    matches!(task.status, TaskStatus::ToDo | TaskStatus::Doing)
}

/// Whether it is open and past its day.
pub fn is_late(task: &Task, today: NaiveDate) -> bool {
    is_open(task) && task.due_on.is_some_and(|due| due < today)
}

/// The group of a task: its own, or that of its meeting.
pub fn group_of(reading: &Reading, task: &Task) -> Option<Id<SteeringGroup>> {
    let of_meeting = || task.meeting.as_ref().and_then(|id| reading.get(id)).and_then(|it| it.group.clone());
    task.group.clone().or_else(of_meeting)
}

/// A task as a line.
pub fn row(reading: &Reading, task: &Task, today: NaiveDate) -> TaskRow {
    let meeting = task.meeting.as_ref().and_then(|id| reading.get(id));
    let held_on = meeting.and_then(|it| it.held_on);
    TaskRow {
        task: Mention::of(task),
        role: task.role.as_ref().map(ToString::to_string),
        due_on: task.due_on,
        status: task.status,
        late: is_late(task, today),
        early: is_open(task) && task.due_on.zip(held_on).is_some_and(|(due, held)| due < held),
        group: group_of(reading, task).and_then(|id| reading.mention(&id)),
        meeting: meeting.map(|it| Mention::of(it.as_ref())),
    }
}

/// The tasks that answer a question, as of a day.
pub fn tasks(workspace: &Workspace, query: &TaskQuery, today: NaiveDate) -> Vec<TaskRow> {
    let reading = Reading::of(workspace);
    let asked = |task: &Task| {
        query.status.is_none_or(|status| status == task.status)
            && query
                .group
                .as_ref()
                .is_none_or(|asked| group_of(&reading, task).is_some_and(|group| reading.same(&group, asked)))
    };
    let found = reading.live::<Task>().filter(|task| asked(task));
    let mut rows: Vec<TaskRow> = found.map(|task| row(&reading, task, today)).collect();
    sort(&mut rows, query.order);
    rows
}

/// The open tasks of a group, the latest due first; seen from a meeting, without those that it left itself, and that a later
/// one did.
pub fn open_of_group(
    reading: &Reading,
    group: &Id<SteeringGroup>,
    but: Option<&Id<Meeting>>,
    today: NaiveDate,
) -> Vec<TaskRow> {
    let here = but.and_then(|id| reading.get(id)?.held_on);
    let mine = |task: &Task| {
        let own = but.zip(task.meeting.as_ref()).is_some_and(|(but, from)| reading.same(but, from));
        let there = task.meeting.as_ref().and_then(|id| reading.get(id)?.held_on);
        let later = here.zip(there).is_some_and(|(here, there)| there > here);
        !own && !later && group_of(reading, task).is_some_and(|it| reading.same(&it, group))
    };
    let open = reading.live::<Task>().filter(|task| is_open(task) && mine(task));
    let mut rows: Vec<TaskRow> = open.map(|task| row(reading, task, today)).collect();
    sort(&mut rows, TaskOrder::When);
    rows
}

fn sort(rows: &mut [TaskRow], order: TaskOrder) {
    let closed = |row: &TaskRow| !matches!(row.status, TaskStatus::ToDo | TaskStatus::Doing);
    let due = |row: &TaskRow| (row.due_on.is_none(), row.due_on);
    rows.sort_by_cached_key(|row| {
        let who = row.role.as_deref().map(folded);
        let (by_who, by_state) = match order {
            TaskOrder::When => (None, None),
            TaskOrder::Who => (Some((who.is_none(), who)), None),
            TaskOrder::State => (None, Some(row.status)),
        };
        (closed(row), by_who, by_state, due(row), row.task.clone())
    });
}

/// A new task as far as it follows from where it comes: a meeting, a decision, a group, a need, a voice, a
/// service, or another task. `words` stand in the place of what nobody has written yet.
pub fn begun(workspace: &Workspace, id: Id<Task>, words: NonEmptyText, from: Option<&RecordId>) -> Task {
    let mut task = Task {
        id,
        text: words,
        role: None,
        due_on: None,
        status: TaskStatus::ToDo,
        group: None,
        meeting: None,
        decision: None,
        needs: Default::default(),
        voices: Default::default(),
        services: Default::default(),
        note: None,
        binned: None,
    };
    let reading = Reading::of(workspace);
    match from.and_then(|from| workspace.entry(from)).map(|entry| &entry.record) {
        Some(AnyRecord::Meeting(meeting)) => {
            task.meeting = Some(meeting.id.clone());
            task.group = meeting.group.clone();
        }
        Some(AnyRecord::Decision(decision)) => follow(&reading, &mut task, decision),
        Some(AnyRecord::SteeringGroup(group)) => task.group = Some(group.id.clone()),
        Some(AnyRecord::Need(need)) => task.needs = [need.id.clone()].into(),
        Some(AnyRecord::Voice(voice)) => task.voices = [voice.id.clone()].into(),
        Some(AnyRecord::Service(service)) => task.services = [service.id.clone()].into(),
        Some(AnyRecord::Task(other)) => {
            task.group = other.group.clone();
            task.meeting = other.meeting.clone();
            task.decision = other.decision.clone();
        }
        _ => {}
    }
    task
}

fn follow(reading: &Reading, task: &mut Task, decision: &Decision) {
    task.decision = Some(decision.id.clone());
    task.meeting = decision.meeting.clone();
    task.needs = decision.needs.clone();
    let meeting = decision.meeting.as_ref().and_then(|id| reading.get(id));
    task.group = meeting.and_then(|meeting| meeting.group.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupStatus;
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-25";
    const GROUP: &str = "steering-group-g";

    fn titles(rows: &[TaskRow]) -> Vec<&str> {
        rows.iter().map(|row| row.task.title.as_str()).collect()
    }

    fn done(slug: &str, due: Option<&str>) -> Task {
        Task { status: TaskStatus::Done, ..task(slug, due, None) }
    }

    #[test]
    fn open_ones_are_first_and_the_latest_due_before_all() {
        let workspace = Filling::default()
            .with(task("senza-giorno", None, None))
            .with(task("presto", Some("2026-11-28"), None))
            .with(task("in-ritardo", Some("2026-11-20"), None))
            .with(done("fatto", Some("2026-11-01")))
            .with(Task { status: TaskStatus::PutOff, ..task("rinviato", Some("2026-10-01"), None) })
            .0;
        let rows = tasks(&workspace, &TaskQuery::default(), day(TODAY));
        assert_eq!(titles(&rows), ["in-ritardo", "presto", "senza-giorno", "rinviato", "fatto"]);
        let late: Vec<bool> = rows.iter().map(|row| row.late).collect();
        assert_eq!(late, [true, false, false, false, false], "what is done or put off is never late");
    }

    #[test]
    fn a_day_before_the_meeting_that_left_it_is_marked() {
        let from = |slug: &str, due| Task { meeting: Some(id("meeting-m")), ..task(slug, Some(due), None) };
        let workspace = Filling::default()
            .with(meeting("m", "2026-12-01", None))
            .with(from("prima", "2026-11-30"))
            .with(from("quel-giorno", "2026-12-01"))
            .0;
        let rows = tasks(&workspace, &TaskQuery::default(), day(TODAY));
        let early: Vec<(&str, bool)> = rows.iter().map(|row| (row.task.title.as_str(), row.early)).collect();
        assert_eq!(early, [("prima", true), ("quel-giorno", false)]);
    }

    #[test]
    fn they_are_sorted_by_who_and_by_state() {
        let by = |slug: &str, role: Option<&str>, status| Task {
            role: role.map(text),
            status,
            ..task(slug, Some("2026-12-01"), None)
        };
        let workspace = Filling::default()
            .with(by("a", None, TaskStatus::Doing))
            .with(by("b", Some("Operatrice"), TaskStatus::ToDo))
            .with(by("c", Some("assistente sociale"), TaskStatus::Doing))
            .with(by("d", Some("assistente sociale"), TaskStatus::Done))
            .0;
        let sorted = |order| {
            let query = TaskQuery { order, ..TaskQuery::default() };
            titles(&tasks(&workspace, &query, day(TODAY))).join("")
        };
        assert_eq!(sorted(TaskOrder::Who), "cbad");
        assert_eq!(sorted(TaskOrder::State), "bacd");
        assert_eq!(sorted(TaskOrder::When), "abcd");
    }

    #[test]
    fn a_task_is_of_the_group_of_its_meeting() {
        let from = |slug: &str, of: &str| Task { meeting: Some(id(of)), ..task(slug, None, None) };
        let workspace = Filling::default()
            .with(group("g", GroupStatus::Active, &[]))
            .with(meeting("prima", "2026-11-01", Some(GROUP)))
            .with(meeting("ora", "2026-11-25", Some(GROUP)))
            .with(from("di-prima", "meeting-prima"))
            .with(from("di-ora", "meeting-ora"))
            .with(task("del-gruppo", None, Some(GROUP)))
            .with(task("di-nessuno", None, None))
            .0;
        let query = TaskQuery { group: Some(id(GROUP)), ..TaskQuery::default() };
        let all = tasks(&workspace, &query, day(TODAY));
        assert_eq!(titles(&all), ["del-gruppo", "di-ora", "di-prima"]);
        assert_eq!(all[1].group.as_ref().unwrap().title, "g");
        let reading = Reading::of(&workspace);
        let left = open_of_group(&reading, &id(GROUP), Some(&id("meeting-ora")), day(TODAY));
        assert_eq!(titles(&left), ["del-gruppo", "di-prima"]);
        let before = open_of_group(&reading, &id(GROUP), Some(&id("meeting-prima")), day(TODAY));
        assert_eq!(titles(&before), ["del-gruppo"], "what came later was not open then");
    }

    #[test]
    fn a_new_task_takes_what_follows_from_where_it_comes() {
        let decision = Decision {
            id: id("decision-d"),
            text: text("Invitare"),
            meeting: Some(id("meeting-m")),
            decided_on: None,
            needs: [id("need-1")].into(),
            binned: None,
        };
        let workspace = Filling::default()
            .with(meeting("m", TODAY, Some(GROUP)))
            .with(decision)
            .with(need("1", "Un bus", 1))
            .0;
        let new = |from: &str| begun(&workspace, id("task-n"), text("–"), Some(&from.parse().unwrap()));
        let of_decision = new("decision-d");
        assert_eq!(of_decision.meeting, Some(id("meeting-m")));
        assert_eq!(of_decision.group, Some(id(GROUP)));
        assert_eq!(of_decision.needs, [id("need-1")].into());
        assert_eq!(new("meeting-m").group, Some(id(GROUP)));
        assert_eq!(new("need-1").needs.len(), 1);
        assert_eq!(new("need-gone"), begun(&workspace, id("task-n"), text("–"), None));
    }
}
