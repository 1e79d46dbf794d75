//! One group with everything around it: its table, its meetings, tasks, members, needs, voices and priorities.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    Id, Kind, Meeting, MeetingStatus, Member, Need, NonEmptyText, Priority, Record, RecordId, SteeringGroup,
    Task, TimeOfDay, Voice, folded,
};
use crate::insight::mention::Mention;
use crate::insight::observatory::voice_rows::was_taken_back;
use crate::insight::reading::Reading;
use crate::insight::territories::territory::is_over;
use crate::workspace::Workspace;

use super::list::{MeetingDay, next, territories_of};
use super::meetings::{Standing, is_untold, standing};
use super::seats::{Attended, Seat, Total, growth, meetings_of, seats, total};
use super::tasks::{is_late, is_open};

/// A meeting in the list of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLine {
    /// Which.
    pub meeting: Mention,
    /// Its day, if it has one.
    pub on: Option<NaiveDate>,
    /// Its hour.
    pub starts_at: Option<TimeOfDay>,
    /// How far it has come.
    pub status: MeetingStatus,
    /// How many came; `None` if nobody was counted.
    pub people: Option<Total>,
    /// Whether its day has gone by and nobody has said how it went.
    pub untold: bool,
    /// Whether its day comes before the group was set up.
    pub before_the_group: bool,
}

/// A task that is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskLine {
    /// Which.
    pub task: Mention,
    /// Who sees to it, as a role.
    pub role: Option<NonEmptyText>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Whether that day is over.
    pub overdue: bool,
}

/// A group with everything around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSheet {
    /// The group.
    pub group: Arc<SteeringGroup>,
    /// The micro-territories it spans and their numbers, by number.
    pub territories: Vec<(u32, Mention)>,
    /// Those of them that are over.
    pub over: Vec<Mention>,
    /// The tables it comes from.
    pub tables: Vec<Mention>,
    /// The eight places at its table.
    pub seats: Vec<Seat>,
    /// How many take part; `None` if nobody has said.
    pub people: Option<Total>,
    /// How many came each time, the first time first.
    pub growth: Vec<Attended>,
    /// The next time it meets.
    pub next: Option<MeetingDay>,
    /// Meetings to come or without a day that holds, the nearest first.
    pub to_come: Vec<MeetingLine>,
    /// All other meetings, the latest first.
    pub past: Vec<MeetingLine>,
    /// Tasks that are not done, the first due first.
    pub tasks: Vec<TaskLine>,
    /// Its members, by name: on this device only.
    pub members: Vec<Arc<Member>>,
    /// Its priorities, in the order it gave them.
    pub priorities: Vec<Arc<Priority>>,
    /// The needs heard at its meetings, the most often heard first.
    pub needs: Vec<Arc<Need>>,
    /// The voices heard at its meetings, the latest first. Those taken back are not here.
    pub voices: Vec<Arc<Voice>>,
}

/// A group with everything around it, as of a day; `None` if nobody works with it any more.
pub fn group_sheet(workspace: &Workspace, id: &Id<SteeringGroup>, today: NaiveDate) -> Option<GroupSheet> {
    let reading = Reading::of(workspace);
    let group = reading.get(id)?;
    let meetings = meetings_of(&reading, &group.id);
    let ids: BTreeSet<&RecordId> = meetings.iter().map(|meeting| meeting.id.record()).collect();
    let at_table = |id: &Id<Meeting>| ids.contains(reading.shown(id.record()));
    let line = |meeting: &&Arc<Meeting>| meeting_line(group, meeting, today);
    let is_past = |meeting: &&&Arc<Meeting>| matches!(standing(meeting, today), Standing::Past(_));
    Some(GroupSheet {
        territories: territories_of(&reading, group),
        over: over(&reading, group, today),
        tables: group.origin_tables.iter().filter_map(|id| reading.mention(id)).collect(),
        seats: seats(group, &meetings),
        people: total(&group.composition),
        growth: growth(&meetings),
        next: next(&meetings, today),
        // Those without a day come last in both lists.
        to_come: nearest_first(meetings.iter().filter(|it| !is_past(it)).map(line).collect()),
        past: meetings.iter().filter(is_past).map(line).collect(),
        tasks: tasks(&reading, group, &at_table, today),
        members: members(&reading, group),
        priorities: priorities(&reading, group),
        needs: needs(&reading, &at_table),
        voices: voices(&reading, &at_table),
        group: group.clone(),
    })
}

fn over(reading: &Reading, group: &SteeringGroup, today: NaiveDate) -> Vec<Mention> {
    let spanned = group.micro_territories.iter().filter_map(|id| reading.get(id));
    let over = spanned.filter(|it| is_over(it, today));
    let mut found: Vec<Mention> = over.map(|it| Mention::of(it.as_ref())).collect();
    found.sort();
    found
}

fn meeting_line(group: &SteeringGroup, meeting: &Meeting, today: NaiveDate) -> MeetingLine {
    MeetingLine {
        meeting: Mention::of(meeting),
        on: meeting.held_on,
        starts_at: meeting.starts_at.clone(),
        status: meeting.status,
        people: total(&meeting.attendance),
        untold: is_untold(meeting, today),
        before_the_group: meeting.held_on.zip(group.set_up_on).is_some_and(|(on, born)| on < born),
    }
}

fn when(line: &MeetingLine) -> (bool, Option<NaiveDate>, Option<&TimeOfDay>, &RecordId) {
    (line.on.is_none(), line.on, line.starts_at.as_ref(), &line.meeting.id)
}

fn nearest_first(mut lines: Vec<MeetingLine>) -> Vec<MeetingLine> {
    lines.sort_by(|a, b| when(a).cmp(&when(b)));
    lines
}

fn tasks(
    reading: &Reading,
    group: &SteeringGroup,
    at_table: &dyn Fn(&Id<Meeting>) -> bool,
    today: NaiveDate,
) -> Vec<TaskLine> {
    // A task of a meeting of the group is the group's, unless it says that it is another's.
    let is_own = |task: &Task| match &task.group {
        Some(id) => reading.same(id, &group.id),
        None => task.meeting.as_ref().is_some_and(at_table),
    };
    let mut open: Vec<&Arc<Task>> =
        reading.live::<Task>().filter(|task| is_open(task) && is_own(task)).collect();
    open.sort_by_key(|task| (task.due_on.is_none(), task.due_on, &task.id));
    let line = |task: &Arc<Task>| TaskLine {
        task: Mention::of(task.as_ref()),
        role: task.role.clone(),
        due_on: task.due_on,
        overdue: is_late(task, today),
    };
    open.into_iter().map(line).collect()
}

fn members(reading: &Reading, group: &SteeringGroup) -> Vec<Arc<Member>> {
    let own = reading.live::<Member>().filter(|member| reading.same(&member.group, &group.id));
    let mut found: Vec<Arc<Member>> = own.cloned().collect();
    found.sort_by_cached_key(|member| (folded(member.name.as_str()), member.id.clone()));
    found
}

fn priorities(reading: &Reading, group: &SteeringGroup) -> Vec<Arc<Priority>> {
    let is_own = |it: &&Arc<Priority>| it.group.as_ref().is_some_and(|id| reading.same(id, &group.id));
    let mut found: Vec<Arc<Priority>> = reading.live::<Priority>().filter(is_own).cloned().collect();
    found.sort_by_cached_key(|it| (it.rank.unwrap_or(u32::MAX), it.name.clone(), it.id.clone()));
    found
}

fn needs(reading: &Reading, at_table: &dyn Fn(&Id<Meeting>) -> bool) -> Vec<Arc<Need>> {
    let heard = reading.live::<Need>().filter(|need| need.meetings.iter().any(at_table));
    let mut found: Vec<Arc<Need>> = heard.cloned().collect();
    found.sort_by_cached_key(|need| (Reverse(need.times_heard), need.statement.clone(), need.id.clone()));
    found
}

fn voices(reading: &Reading, at_table: &dyn Fn(&Id<Meeting>) -> bool) -> Vec<Arc<Voice>> {
    let kept = reading.entries(Kind::Voice).filter(|entry| !was_taken_back(entry));
    let said = kept.filter_map(|entry| Voice::peel(&entry.record));
    let mut found: Vec<Arc<Voice>> =
        said.filter(|voice| voice.meeting.as_ref().is_some_and(at_table)).cloned().collect();
    found.sort_by(|a, b| (b.said_on, &a.id).cmp(&(a.said_on, &b.id)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupStatus, TaskStatus};
    use crate::insight::builders::*;

    const GROUP: Option<&str> = Some("steering-group-a");

    fn sheet(filling: &Filling) -> GroupSheet {
        group_sheet(&filling.0, &id("steering-group-a"), day("2026-06-01")).unwrap()
    }

    fn sample() -> Filling {
        Filling::default().with(SteeringGroup {
            set_up_on: Some(day("2026-02-01")),
            ..group("a", GroupStatus::Active, &[])
        })
    }

    #[test]
    fn meetings_are_to_come_or_past_and_may_be_older_than_the_group() {
        let filling = sample()
            .with(meeting("old", "2026-01-01", GROUP))
            .with(meeting("far", "2026-08-01", GROUP))
            .with(meeting("near", "2026-06-01", GROUP))
            .with(Meeting { held_on: None, ..meeting("some-day", "2026-06-01", GROUP) })
            .with(Meeting { status: MeetingStatus::Postponed, ..meeting("moved", "2026-03-01", GROUP) })
            .with(meeting("other", "2026-06-01", None));
        let sheet = sheet(&filling);
        let titles = |lines: &[MeetingLine]| -> Vec<String> {
            lines.iter().map(|line| line.meeting.title.clone()).collect()
        };
        assert_eq!(titles(&sheet.to_come), ["moved", "near", "far", "some-day"]);
        assert_eq!(titles(&sheet.past), ["old"]);
        assert!(sheet.past[0].untold, "nobody said how it went");
        assert!(sheet.past[0].before_the_group && !sheet.to_come[0].before_the_group);
        assert_eq!(sheet.next.unwrap().meeting.title, "near");
    }

    #[test]
    fn what_runs_today_is_not_past_and_what_was_called_off_keeps_its_place() {
        let on = |slug: &str, on: &str, status| Meeting { status, ..meeting(slug, on, GROUP) };
        let filling = sample()
            .with(on("runs", "2026-06-01", MeetingStatus::Running))
            .with(on("off", "2026-07-01", MeetingStatus::Cancelled))
            .with(on("was-off", "2026-05-02", MeetingStatus::Cancelled))
            .with(on("still-runs", "2026-05-01", MeetingStatus::Running));
        let sheet = sheet(&filling);
        let said = |lines: &[MeetingLine]| -> Vec<(String, bool)> {
            lines.iter().map(|line| (line.meeting.title.clone(), line.untold)).collect()
        };
        assert_eq!(said(&sheet.to_come), [("runs".to_owned(), false), ("off".to_owned(), false)]);
        assert_eq!(said(&sheet.past), [("was-off".to_owned(), false), ("still-runs".to_owned(), true)]);
        assert_eq!(sheet.next.unwrap().meeting.title, "runs");
    }

    #[test]
    fn open_tasks_of_the_group_and_of_its_meetings_come_with_the_first_due_first() {
        let of_meeting = |slug: &str, group: Option<&str>| Task {
            meeting: Some(id("meeting-m")),
            ..task(slug, None, group)
        };
        let filling = sample()
            .with(meeting("m", "2026-05-01", GROUP))
            .with(task("later", Some("2026-09-01"), GROUP))
            .with(task("late", Some("2026-05-31"), GROUP))
            .with(Task { status: TaskStatus::Done, ..task("done", Some("2026-05-01"), GROUP) })
            .with(of_meeting("of-meeting", None))
            .with(of_meeting("of-others", Some("steering-group-b")));
        let said: Vec<(String, bool)> =
            sheet(&filling).tasks.into_iter().map(|line| (line.task.title, line.overdue)).collect();
        let expected = [("late", true), ("later", false), ("of-meeting", false)];
        assert_eq!(said, expected.map(|(title, overdue)| (title.to_owned(), overdue)));
    }

    #[test]
    fn a_territory_that_is_over_is_named() {
        let mut there = territory(3, "Vecchio", Vec::new());
        let spanning = |filling: Filling| {
            let mut it = group("a", GroupStatus::Active, &[]);
            it.micro_territories = [id("micro-territory-3")].into();
            filling.with(it)
        };
        assert_eq!(sheet(&spanning(Filling::default().with(there.clone()))).over, []);
        there.validity.until = Some(day("2026-05-31"));
        assert_eq!(sheet(&spanning(Filling::default().with(there.clone()))).over, [Mention::of(&there)]);
    }

    #[test]
    fn what_was_heard_at_its_meetings_is_found_again() {
        let heard =
            |slug: &str, times| Need { meetings: [id("meeting-m")].into(), ..need(slug, slug, times) };
        let filling = sample()
            .with(meeting("m", "2026-05-01", GROUP))
            .with(heard("once", 1))
            .with(heard("often", 4))
            .with(need("elsewhere", "elsewhere", 9));
        let sheet = sheet(&filling);
        let said: Vec<&str> = sheet.needs.iter().map(|need| need.statement.as_str()).collect();
        assert_eq!(said, ["often", "once"]);
        assert!(sheet.voices.is_empty() && sheet.members.is_empty() && sheet.priorities.is_empty());
        assert!(group_sheet(&filling.0, &id("steering-group-gone"), day("2026-06-01")).is_none());
    }
}
