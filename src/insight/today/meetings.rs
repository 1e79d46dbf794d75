//! What meetings ask for now: the next one, the tasks past their day, the territories where nobody has met.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::domain::{GroupStatus, Id, Meeting, MeetingStatus, MicroTerritory, SteeringGroup, Task};
use crate::insight::groups::meetings::{is_ahead, is_untold, reach};
use crate::insight::groups::tasks::{group_of, is_late, is_open};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::territories::territory::in_force;

use super::{DAYS_BEFORE_MEETING, DAYS_WITHOUT_MEETING, Todo, count_and_first};

/// The next meeting, as soon or as later.
pub(super) fn next(reading: &Reading, today: NaiveDate) -> (Option<Todo>, Option<Todo>) {
    let to_come = reading.live::<Meeting>().filter_map(|meeting| {
        let on = meeting.held_on.filter(|on| *on >= today && is_ahead(meeting))?;
        Some((on, meeting))
    });
    // One that has begun comes first, whatever its day still says.
    let runs = |meeting: &Meeting| meeting.status == MeetingStatus::Running;
    let soonest =
        to_come.min_by_key(|(on, meeting)| (!runs(meeting), *on, meeting.starts_at.clone(), &meeting.id));
    let Some((on, next)) = soonest else { return (None, None) };
    let running = runs(next);
    let meeting = Mention::of(next.as_ref());
    let days = (on - today).num_days();
    if days > DAYS_BEFORE_MEETING && !running {
        return (None, Some(Todo::NextMeeting { meeting, on }));
    }
    let of_its_group = |task: &Task| match (group_of(reading, task), &next.group) {
        (Some(a), Some(b)) => reading.same(&a, b),
        _ => false,
    };
    let open_tasks = reading.live::<Task>().filter(|task| is_open(task) && of_its_group(task)).count();
    let starts_at = next.starts_at.clone();
    (Some(Todo::PrepareMeeting { meeting, on, starts_at, days, open_tasks, running }), None)
}

/// The meetings whose day has gone by and of which nobody has said how they went.
pub(super) fn untold(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let untold = reading.live::<Meeting>().filter(|meeting| is_untold(meeting, today));
    let dated = untold.filter_map(|meeting| Some((meeting.held_on?, Mention::of(meeting.as_ref()))));
    let (meetings, (on, oldest)) = count_and_first(dated)?;
    Some(Todo::TellMeeting { meetings, oldest, on })
}

pub(super) fn overdue(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let late = reading.live::<Task>().filter(|task| is_late(task, today));
    let dated = late.filter_map(|task| Some((task.due_on?, Mention::of(task.as_ref()))));
    let (tasks, (due_on, oldest)) = count_and_first(dated)?;
    Some(Todo::OverdueTasks { tasks, oldest, due_on })
}

/// What is known of a territory's meetings.
#[derive(Default)]
struct Met {
    last: Option<NaiveDate>,
    ahead: bool,
}

/// The territories in force whose group is set up and where nobody has met for a while, nor is about to.
pub(super) fn silent(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let mut met: BTreeMap<Id<MicroTerritory>, Met> = BTreeMap::new();
    for meeting in reading.live::<Meeting>() {
        let Some(on) = meeting.held_on else { continue };
        if matches!(meeting.status, MeetingStatus::Cancelled | MeetingStatus::Postponed) {
            continue;
        }
        for territory in reach(reading, meeting) {
            let met = met.entry(territory).or_default();
            if on > today || (on == today && is_ahead(meeting)) {
                met.ahead = true;
            } else {
                met.last = met.last.max(Some(on));
            }
        }
    }
    let mut silent: Vec<(Option<NaiveDate>, u32, Mention, Mention)> = Vec::new();
    for territory in in_force(reading, today) {
        let Some(group) = at_work(reading, &territory.id) else { continue };
        let met = met.remove(&territory.id).unwrap_or_default();
        let since = met.last.or(group.set_up_on);
        let long = since.is_none_or(|since| {
            since.checked_add_days(Days::new(DAYS_WITHOUT_MEETING)).is_some_and(|due| due <= today)
        });
        if long && !met.ahead {
            // Who never met is told so, however long ago the group began.
            silent.push((met.last, territory.number, Mention::of(territory.as_ref()), Mention::of(group)));
        }
    }
    silent.sort();
    let (since, _, _, group) = silent.first()?.clone();
    let territories = silent.into_iter().map(|(_, _, territory, _)| territory).collect();
    Some(Todo::CallMeeting { territories, since, group })
}

/// The group of a territory that is set up and works, if there is one.
fn at_work<'a>(reading: &Reading<'a>, territory: &Id<MicroTerritory>) -> Option<&'a SteeringGroup> {
    let there = |group: &SteeringGroup| group.micro_territories.iter().any(|id| reading.same(id, territory));
    let works = |group: &SteeringGroup| {
        matches!(group.status, GroupStatus::SetUp | GroupStatus::Growing | GroupStatus::Active)
    };
    reading.live::<SteeringGroup>().map(AsRef::as_ref).find(|group| works(group) && there(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TaskStatus;
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-25";

    /// The territories that are silent, by title.
    fn silent_in(filling: Filling) -> Vec<String> {
        match silent(&Reading::of(&filling.0), day(TODAY)) {
            Some(Todo::CallMeeting { territories, .. }) => {
                territories.into_iter().map(|it| it.title).collect()
            }
            _ => Vec::new(),
        }
    }

    fn two_territories(status: GroupStatus) -> Filling {
        Filling::default()
            .with(territory(1, "Uno", Vec::new()))
            .with(territory(2, "Due", Vec::new()))
            .with(group("uno", status, &["micro-territory-1"]))
            .with(group("due", GroupStatus::ToBeSetUp, &["micro-territory-2"]))
    }

    #[test]
    fn only_a_territory_with_a_group_at_work_can_be_silent() {
        assert_eq!(silent_in(two_territories(GroupStatus::Active)), ["Uno"]);
        assert_eq!(silent_in(two_territories(GroupStatus::SetUp)), ["Uno"]);
        assert!(silent_in(two_territories(GroupStatus::Paused)).is_empty());
        assert!(silent_in(two_territories(GroupStatus::ToBeSetUp)).is_empty());
    }

    #[test]
    fn a_meeting_that_has_begun_comes_first() {
        let begun = Meeting { status: MeetingStatus::Running, ..meeting("cominciato", "2026-12-20", None) };
        let filled = Filling::default().with(meeting("domani", "2026-11-26", None)).with(begun);
        let (Some(Todo::PrepareMeeting { meeting, running, .. }), None) =
            next(&Reading::of(&filled.0), day(TODAY))
        else {
            panic!("something is going on")
        };
        assert_eq!((meeting.title.as_str(), running), ("cominciato", true));
    }

    #[test]
    fn who_never_met_lacks_the_first_meeting() {
        let mut old = group("uno", GroupStatus::SetUp, &["micro-territory-1"]);
        old.set_up_on = Some(day("2026-01-01"));
        let filled = Filling::default().with(territory(1, "Uno", Vec::new())).with(old);
        let told = silent(&Reading::of(&filled.0), day(TODAY));
        assert!(matches!(told, Some(Todo::CallMeeting { since: None, .. })), "{told:?}");
    }

    #[test]
    fn sixty_days_are_long_and_a_meeting_ahead_is_enough() {
        let group = Some("steering-group-uno");
        let after = |on: &str, status| {
            let meeting = Meeting { status, ..meeting("m", on, group) };
            silent_in(two_territories(GroupStatus::Active).with(meeting))
        };
        assert!(after("2026-09-27", MeetingStatus::MinutesDraft).is_empty(), "59 days");
        assert_eq!(after("2026-09-26", MeetingStatus::MinutesDraft), ["Uno"], "60 days");
        assert!(after("2026-12-20", MeetingStatus::Planned).is_empty());
        assert_eq!(after("2026-12-20", MeetingStatus::Cancelled), ["Uno"]);
        assert!(after(TODAY, MeetingStatus::Running).is_empty());
    }

    #[test]
    fn a_group_set_up_lately_has_time() {
        let set_up = |on: &str| {
            let mut young = group("uno", GroupStatus::SetUp, &["micro-territory-1"]);
            young.set_up_on = Some(day(on));
            silent_in(Filling::default().with(territory(1, "Uno", Vec::new())).with(young))
        };
        assert!(set_up("2026-11-01").is_empty());
        assert_eq!(set_up("2026-01-01"), ["Uno"]);
    }

    #[test]
    fn a_meeting_of_which_nobody_has_told_is_not_forgotten() {
        let on = |slug: &str, on: &str, status| Meeting { status, ..meeting(slug, on, None) };
        let workspace = Filling::default()
            .with(on("in-corso", "2026-11-20", MeetingStatus::Running))
            .with(on("in-programma", "2026-11-10", MeetingStatus::Planned))
            .with(on("annullato", "2026-11-01", MeetingStatus::Cancelled))
            .with(on("oggi", TODAY, MeetingStatus::Running))
            .0;
        let Some(Todo::TellMeeting { meetings, oldest, .. }) = untold(&Reading::of(&workspace), day(TODAY))
        else {
            panic!("two wait to be told")
        };
        assert_eq!((meetings, oldest.title.as_str()), (2, "in-programma"));
    }

    #[test]
    fn what_is_done_or_put_off_is_not_overdue() {
        let old = |slug: &str, status| Task { status, ..task(slug, Some("2026-11-01"), None) };
        let workspace = Filling::default()
            .with(old("fatto", TaskStatus::Done))
            .with(old("rinviato", TaskStatus::PutOff))
            .with(old("in-corso", TaskStatus::Doing))
            .0;
        let Some(Todo::OverdueTasks { tasks, oldest, .. }) = overdue(&Reading::of(&workspace), day(TODAY))
        else {
            panic!("one is late")
        };
        assert_eq!((tasks, oldest.title.as_str()), (1, "in-corso"));
    }
}
