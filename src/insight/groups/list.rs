//! The guiding groups side by side: how far each has come, who is in it, when it meets, who is missing.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    GroupKind, GroupStatus, Id, Meeting, MeetingStatus, MicroTerritory, NonEmptyText, ParticipantCategory,
    RecordId, SteeringGroup, TimeOfDay, folded,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::territories::territory::is_over;
use crate::workspace::Workspace;

use super::meetings::{is_ahead, was_held};
use super::seats::{Total, latest_first, missing, seats, total};

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupQuery {
    /// How far it has come.
    pub status: Option<GroupStatus>,
    /// What it is for.
    pub kind: Option<GroupKind>,
    /// Which micro-territory it spans.
    pub micro_territory: Option<Id<MicroTerritory>>,
}

/// A meeting and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDay {
    /// Which.
    pub meeting: Mention,
    /// Its day.
    pub on: NaiveDate,
    /// Its hour.
    pub starts_at: Option<TimeOfDay>,
    /// Whether it is being held.
    pub running: bool,
}

impl MeetingDay {
    /// The day of a meeting that has one.
    pub fn of(meeting: &Meeting) -> Option<MeetingDay> {
        Some(MeetingDay {
            meeting: Mention::of(meeting),
            on: meeting.held_on?,
            starts_at: meeting.starts_at.clone(),
            running: meeting.status == MeetingStatus::Running,
        })
    }
}

/// A group in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// Which.
    pub group: Mention,
    /// What it is for.
    pub kind: GroupKind,
    /// How far it has come.
    pub status: GroupStatus,
    /// The micro-territories it spans and their numbers, by number.
    pub territories: Vec<(u32, Mention)>,
    /// The role of who facilitates it.
    pub facilitator_role: Option<NonEmptyText>,
    /// How often it meets.
    pub rhythm: Option<NonEmptyText>,
    /// How many take part; `None` if nobody has said.
    pub people: Option<Total>,
    /// The categories to be called to the table; none if nobody has said who takes part.
    pub missing: Vec<ParticipantCategory>,
    /// The last time it met.
    pub last: Option<MeetingDay>,
    /// The next time it meets.
    pub next: Option<MeetingDay>,
}

/// The groups that answer: those that work first, then those that wait, rest or are over; by number of their
/// first territory, then by name.
pub fn groups(workspace: &Workspace, query: &GroupQuery, today: NaiveDate) -> Vec<GroupRow> {
    let reading = Reading::of(workspace);
    let mut meetings: BTreeMap<&RecordId, Vec<&Arc<Meeting>>> = BTreeMap::new();
    for meeting in reading.live::<Meeting>() {
        if let Some(group) = &meeting.group {
            meetings.entry(reading.shown(group.record())).or_default().push(meeting);
        }
    }
    let mut rows: Vec<GroupRow> = reading
        .live::<SteeringGroup>()
        .filter(|group| answers(&reading, group, query))
        .map(|group| {
            let mut of_group = meetings.remove(group.id.record()).unwrap_or_default();
            latest_first(&mut of_group);
            row(&reading, group, &of_group, today)
        })
        .collect();
    rows.sort_by_cached_key(|row| {
        (turn(row.status), place(row), folded(&row.group.title), row.group.id.clone())
    });
    rows
}

/// Whether a group is still to be set up: nobody meets for territories that are all over.
pub fn waits(reading: &Reading, group: &SteeringGroup, today: NaiveDate) -> bool {
    let mut there = group.micro_territories.iter().filter_map(|id| reading.get(id)).peekable();
    let is_homeless = there.peek().is_some() && there.all(|it| is_over(it, today));
    group.status == GroupStatus::ToBeSetUp && !is_homeless
}

/// The groups that wait to be set up, in the order of the list.
pub fn waiting(workspace: &Workspace, today: NaiveDate) -> Vec<Mention> {
    let query = GroupQuery { status: Some(GroupStatus::ToBeSetUp), ..GroupQuery::default() };
    let reading = Reading::of(workspace);
    let still = |mention: &Mention| {
        reading.get(&Id::new(mention.id.clone())).is_some_and(|group| waits(&reading, group, today))
    };
    groups(workspace, &query, today).into_iter().map(|row| row.group).filter(still).collect()
}

fn answers(reading: &Reading, group: &SteeringGroup, query: &GroupQuery) -> bool {
    let GroupQuery { status, kind, micro_territory } = query;
    status.is_none_or(|status| group.status == status)
        && kind.is_none_or(|kind| group.kind == kind)
        && micro_territory
            .as_ref()
            .is_none_or(|there| group.micro_territories.iter().any(|it| reading.same(it, there)))
}

fn turn(status: GroupStatus) -> u8 {
    match status {
        GroupStatus::SetUp | GroupStatus::Growing | GroupStatus::Active => 0,
        GroupStatus::ToBeSetUp => 1,
        GroupStatus::Paused => 2,
        GroupStatus::Concluded => 3,
    }
}

fn place(row: &GroupRow) -> u32 {
    row.territories.first().map_or(u32::MAX, |(number, _)| *number)
}

fn row(reading: &Reading, group: &SteeringGroup, meetings: &[&Arc<Meeting>], today: NaiveDate) -> GroupRow {
    GroupRow {
        group: Mention::of(group),
        kind: group.kind,
        status: group.status,
        territories: territories_of(reading, group),
        facilitator_role: group.facilitator_role.clone(),
        rhythm: group.rhythm.clone(),
        people: total(&group.composition),
        missing: missing(&seats(group, meetings)),
        last: last(meetings),
        next: next(meetings, today),
    }
}

/// The micro-territories that a group spans and their numbers, by number.
pub fn territories_of(reading: &Reading, group: &SteeringGroup) -> Vec<(u32, Mention)> {
    let there = group.micro_territories.iter().filter_map(|id| reading.get(id));
    let mut found: Vec<(u32, Mention)> = there.map(|it| (it.number, Mention::of(it.as_ref()))).collect();
    found.sort();
    found.dedup();
    found
}

/// The last time a group met. The latest meeting comes first.
pub fn last(meetings: &[&Arc<Meeting>]) -> Option<MeetingDay> {
    meetings.iter().filter(|meeting| was_held(meeting.status)).find_map(|meeting| MeetingDay::of(meeting))
}

/// The next time a group meets. The latest meeting comes first.
pub fn next(meetings: &[&Arc<Meeting>], today: NaiveDate) -> Option<MeetingDay> {
    let ahead = meetings.iter().filter(|meeting| is_ahead(meeting));
    ahead.rev().filter_map(|meeting| MeetingDay::of(meeting)).find(|day| day.on >= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    fn sample() -> Filling {
        Filling::default()
            .with(territory(1, "Uno", Vec::new()))
            .with(territory(2, "Due", Vec::new()))
            .with(group("attesa", GroupStatus::ToBeSetUp, &["micro-territory-1"]))
            .with(group("largo", GroupStatus::Active, &["micro-territory-2", "micro-territory-1"]))
            .with(group("nessun-luogo", GroupStatus::Growing, &["micro-territory-gone"]))
            .with(SteeringGroup {
                kind: GroupKind::Youth,
                ..group("giovani", GroupStatus::Active, &["micro-territory-2"])
            })
    }

    fn names(filling: &Filling, query: &GroupQuery) -> Vec<String> {
        let rows = groups(&filling.0, query, day("2026-06-01"));
        rows.into_iter().map(|row| row.group.title).collect()
    }

    #[test]
    fn groups_that_work_come_first_and_filters_keep_some() {
        let filling = sample();
        let all = GroupQuery::default();
        assert_eq!(names(&filling, &all), ["largo", "giovani", "nessun-luogo", "attesa"]);
        let second = GroupQuery { micro_territory: Some(id("micro-territory-2")), ..all.clone() };
        assert_eq!(names(&filling, &second), ["largo", "giovani"]);
        let young = GroupQuery { kind: Some(GroupKind::Youth), ..second };
        assert_eq!(names(&filling, &young), ["giovani"]);
        assert_eq!(waiting(&filling.0, day("2026-06-01")).len(), 1);
        let rows =
            groups(&filling.0, &GroupQuery { status: Some(GroupStatus::Active), ..all }, day("2026-06-01"));
        let spans: Vec<u32> = rows[0].territories.iter().map(|(number, _)| *number).collect();
        assert_eq!(spans, [1, 2]);
    }

    #[test]
    fn nobody_is_waited_for_where_the_territory_is_over() {
        let mut gone = territory(1, "Uno", Vec::new());
        gone.validity.until = Some(day("2026-05-31"));
        let filling = sample()
            .with(gone)
            .with(group("senza-luogo", GroupStatus::ToBeSetUp, &[]))
            .with(group("a-cavallo", GroupStatus::ToBeSetUp, &["micro-territory-1", "micro-territory-2"]));
        let names = |on| -> Vec<String> {
            waiting(&filling.0, day(on)).into_iter().map(|group| group.title).collect()
        };
        assert_eq!(names("2026-05-31"), ["a-cavallo", "attesa", "senza-luogo"]);
        assert_eq!(names("2026-06-01"), ["a-cavallo", "senza-luogo"]);
    }

    #[test]
    fn the_last_meeting_was_held_and_the_next_is_the_nearest() {
        let held = |slug: &str, on: &str| Meeting {
            status: MeetingStatus::MinutesShared,
            ..meeting(slug, on, Some("steering-group-largo"))
        };
        let filling = sample()
            .with(held("a", "2026-04-01"))
            .with(held("b", "2026-05-01"))
            .with(meeting("forgotten", "2026-05-20", Some("steering-group-largo")))
            .with(meeting("far", "2026-09-01", Some("steering-group-largo")))
            .with(meeting("near", "2026-06-01", Some("steering-group-largo")))
            .with(Meeting {
                held_on: None,
                ..meeting("some-day", "2026-06-01", Some("steering-group-largo"))
            });
        let row = groups(&filling.0, &GroupQuery::default(), day("2026-06-01")).remove(0);
        assert_eq!(row.last.unwrap().meeting.title, "b");
        assert_eq!(row.next.unwrap().meeting.title, "near");
    }
}
