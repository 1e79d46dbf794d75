//! The calendar: meetings by date, those to come, those without a day, those behind us.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    Id, Meeting, MeetingKind, MeetingStatus, MicroTerritory, SteeringGroup, Task, TimeOfDay,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::meetings::{Standing, is_untold, reach, standing};
use super::seats::{Total, total};
use super::tasks::is_open;

/// What is asked of the list of meetings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingQuery {
    /// Of which group.
    pub group: Option<Id<SteeringGroup>>,
    /// Which territory they concern.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// Which kind.
    pub kind: Option<MeetingKind>,
    /// How far they have come.
    pub status: Option<MeetingStatus>,
}

/// A meeting in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    /// Which.
    pub meeting: Mention,
    /// Which kind.
    pub kind: MeetingKind,
    /// How far it has come.
    pub status: MeetingStatus,
    /// Of which group.
    pub group: Option<Mention>,
    /// The numbers of the territories it concerns.
    pub numbers: Vec<u32>,
    /// The day.
    pub held_on: Option<NaiveDate>,
    /// The hour.
    pub starts_at: Option<TimeOfDay>,
    /// Where, in words.
    pub place: Option<String>,
    /// How many people came; `None` if nobody was counted.
    pub people: Option<Total>,
    /// How many tasks that it left are open.
    pub open_tasks: usize,
    /// Whether its day has gone by and nobody has said how it went.
    pub untold: bool,
}

/// The meetings of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// The latest first.
    pub meetings: Vec<MeetingRow>,
}

/// The meetings by date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Today and after, the nearest first.
    pub to_come: Vec<MeetingRow>,
    /// Without a day that holds, by title.
    pub undated: Vec<MeetingRow>,
    /// Behind us, the latest month first.
    pub past: Vec<Month>,
}

impl Calendar {
    /// How many there are.
    pub fn count(&self) -> usize {
        let past: usize = self.past.iter().map(|month| month.meetings.len()).sum();
        self.to_come.len() + self.undated.len() + past
    }
}

/// The meetings that answer a question, as of a day.
pub fn calendar(workspace: &Workspace, query: &MeetingQuery, today: NaiveDate) -> Calendar {
    let reading = Reading::of(workspace);
    let mut open: BTreeMap<&str, usize> = BTreeMap::new();
    for task in reading.live::<Task>().filter(|task| is_open(task)) {
        if let Some(meeting) = &task.meeting {
            *open.entry(reading.shown(meeting.record()).as_str()).or_default() += 1;
        }
    }
    let mut calendar = Calendar::default();
    let mut past = Vec::new();
    for meeting in reading.live::<Meeting>().filter(|it| answers(&reading, it, query)) {
        let row = row(&reading, meeting, open.get(meeting.id.as_str()).copied().unwrap_or(0), today);
        match standing(meeting, today) {
            Standing::Undated => calendar.undated.push(row),
            Standing::ToCome => calendar.to_come.push(row),
            Standing::Past(on) => past.push((on, row)),
        }
    }
    calendar.to_come.sort_by(|a, b| by_time(a).cmp(&by_time(b)));
    calendar.undated.sort_by(|a, b| a.meeting.title.cmp(&b.meeting.title));
    past.sort_by(|(_, a), (_, b)| by_time(b).cmp(&by_time(a)));
    for (on, row) in past {
        let first = on.with_day(1).unwrap_or(on);
        match calendar.past.last_mut().filter(|month| month.first == first) {
            Some(month) => month.meetings.push(row),
            None => calendar.past.push(Month { first, meetings: vec![row] }),
        }
    }
    calendar
}

fn by_time(row: &MeetingRow) -> (Option<NaiveDate>, Option<&TimeOfDay>, &Mention) {
    (row.held_on, row.starts_at.as_ref(), &row.meeting)
}

fn answers(reading: &Reading, meeting: &Meeting, query: &MeetingQuery) -> bool {
    let group = query
        .group
        .as_ref()
        .is_none_or(|asked| meeting.group.as_ref().is_some_and(|group| reading.same(group, asked)));
    let there = |asked: &Id<MicroTerritory>| reach(reading, meeting).iter().any(|it| reading.same(it, asked));
    group
        && query.kind.is_none_or(|kind| kind == meeting.kind)
        && query.status.is_none_or(|status| status == meeting.status)
        && query.micro_territory.as_ref().is_none_or(there)
}

fn row(reading: &Reading, meeting: &Meeting, open_tasks: usize, today: NaiveDate) -> MeetingRow {
    let territories = reach(reading, meeting);
    let mut numbers: Vec<u32> =
        territories.iter().filter_map(|id| reading.get(id)).map(|it| it.number).collect();
    numbers.sort_unstable();
    MeetingRow {
        meeting: Mention::of(meeting),
        kind: meeting.kind,
        status: meeting.status,
        group: meeting.group.as_ref().and_then(|id| reading.mention(id)),
        numbers,
        held_on: meeting.held_on,
        starts_at: meeting.starts_at.clone(),
        place: meeting.place.as_ref().map(ToString::to_string),
        people: total(&meeting.attendance),
        open_tasks,
        untold: is_untold(meeting, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupStatus;
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-25";
    const GROUP: &str = "steering-group-g";

    fn titles(rows: &[MeetingRow]) -> Vec<&str> {
        rows.iter().map(|row| row.meeting.title.as_str()).collect()
    }

    fn with(status: MeetingStatus, meeting: Meeting) -> Meeting {
        Meeting { status, ..meeting }
    }

    #[test]
    fn what_is_to_come_is_first_and_the_past_goes_by_month() {
        let workspace = Filling::default()
            .with(meeting("dopo", "2026-12-02", None))
            .with(meeting("oggi", TODAY, None))
            .with(meeting("primo-ottobre", "2026-10-01", None))
            .with(meeting("fine-ottobre", "2026-10-31", None))
            .with(with(MeetingStatus::MinutesDraft, meeting("settembre", "2026-09-30", None)))
            .with(with(MeetingStatus::MinutesDraft, meeting("gia-fatto", "2026-11-25", None)))
            .with(with(MeetingStatus::Postponed, meeting("rinviato", "2026-12-09", None)))
            .with(Meeting { held_on: None, ..meeting("senza", TODAY, None) })
            .0;
        let calendar = calendar(&workspace, &MeetingQuery::default(), day(TODAY));
        assert_eq!(titles(&calendar.to_come), ["oggi", "dopo"]);
        assert_eq!(titles(&calendar.undated), ["rinviato", "senza"]);
        let months: Vec<(NaiveDate, Vec<&str>)> =
            calendar.past.iter().map(|month| (month.first, titles(&month.meetings))).collect();
        assert_eq!(
            months,
            [
                (day("2026-11-01"), vec!["gia-fatto"]),
                (day("2026-10-01"), vec!["fine-ottobre", "primo-ottobre"]),
                (day("2026-09-01"), vec!["settembre"]),
            ]
        );
        assert_eq!(calendar.count(), 8);
        assert!(calendar.past[1].meetings[0].untold && !calendar.past[0].meetings[0].untold);
    }

    #[test]
    fn filters_ask_for_group_territory_kind_and_state() {
        let mut own = meeting("suo", "2026-12-01", None);
        own.micro_territories = [id("micro-territory-2")].into();
        own.kind = MeetingKind::Workshop;
        let workspace = Filling::default()
            .with(territory(1, "Uno", Vec::new()))
            .with(territory(2, "Due", Vec::new()))
            .with(group("g", GroupStatus::Active, &["micro-territory-1"]))
            .with(meeting("del-gruppo", "2026-12-02", Some(GROUP)))
            .with(own)
            .0;
        let ask = |query: MeetingQuery| {
            let found = calendar(&workspace, &query, day(TODAY));
            titles(&found.to_come).join(",")
        };
        let here = |slug: &str| MeetingQuery { micro_territory: Some(id(slug)), ..Default::default() };
        assert_eq!(ask(MeetingQuery { group: Some(id(GROUP)), ..Default::default() }), "del-gruppo");
        assert_eq!(ask(here("micro-territory-1")), "del-gruppo", "by its group");
        assert_eq!(ask(here("micro-territory-2")), "suo");
        assert_eq!(ask(MeetingQuery { kind: Some(MeetingKind::Workshop), ..Default::default() }), "suo");
        let running = MeetingQuery { status: Some(MeetingStatus::Running), ..Default::default() };
        assert_eq!(ask(running), "");
    }
}
