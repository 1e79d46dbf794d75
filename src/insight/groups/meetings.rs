//! One meeting: where it stands, whom it concerns, what comes next for it, and what about it may be a slip.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    GroupStatus, Headcount, Id, Meeting, MeetingStatus, MicroTerritory, ParticipantCategory,
};
use crate::insight::reading::Reading;

/// Before this year no meeting of this notebook can have been held: the day was mistyped.
const FIRST_YEAR: i32 = 2000;
/// Nobody plans a meeting further ahead than this many days.
const FURTHEST: i64 = 3 * 365;

/// Where a meeting stands among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Today or after, and not held yet; called off ones stay where they would have been.
    ToCome,
    /// Without a day that holds.
    Undated,
    /// Behind us, on this day.
    Past(NaiveDate),
}

/// Where a meeting stands, as of a day.
pub fn standing(meeting: &Meeting, today: NaiveDate) -> Standing {
    match day_that_holds(meeting) {
        None => Standing::Undated,
        Some(on) if on >= today && !was_held(meeting.status) => Standing::ToCome,
        Some(on) => Standing::Past(on),
    }
}

/// Whether it will be held, or is being held, as far as anybody has said.
pub fn is_ahead(meeting: &Meeting) -> bool {
    matches!(meeting.status, MeetingStatus::Planned | MeetingStatus::Running)
}

/// Whether its day has gone by and nobody has said how it went.
pub fn is_untold(meeting: &Meeting, today: NaiveDate) -> bool {
    is_ahead(meeting) && meeting.held_on.is_some_and(|on| on < today)
}

/// Whether it took place, whatever its day says.
pub fn was_held(status: MeetingStatus) -> bool {
    matches!(
        status,
        MeetingStatus::MinutesDraft | MeetingStatus::MinutesShared | MeetingStatus::MinutesApproved
    )
}

/// The territories a meeting concerns: its own, or else those of its group.
pub fn reach(reading: &Reading, meeting: &Meeting) -> BTreeSet<Id<MicroTerritory>> {
    if !meeting.micro_territories.is_empty() {
        return meeting.micro_territories.iter().map(|id| reading.shown_id(id)).collect();
    }
    let group = meeting.group.as_ref().and_then(|id| reading.get(id));
    group
        .into_iter()
        .flat_map(|group| group.micro_territories.iter())
        .map(|id| reading.shown_id(id))
        .collect()
}

/// The one thing to do next with a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Begin it.
    Begin,
    /// Its day has gone by: say that it was held.
    Tell,
    /// End it; the minutes follow.
    Close,
    /// Write the minutes.
    Write,
    /// Send the minutes round.
    Share,
    /// Agree the minutes.
    Approve,
    /// Everything is done: fix the next one.
    FixNext,
    /// Find another day.
    FindDay,
    /// Nothing: the next one is there already.
    Nothing,
}

impl Step {
    /// The state that the step leads to by itself.
    pub fn leads_to(self) -> Option<MeetingStatus> {
        match self {
            Step::Begin => Some(MeetingStatus::Running),
            Step::Tell | Step::Close => Some(MeetingStatus::MinutesDraft),
            Step::Share => Some(MeetingStatus::MinutesShared),
            Step::Approve => Some(MeetingStatus::MinutesApproved),
            Step::Write | Step::FixNext | Step::FindDay | Step::Nothing => None,
        }
    }
}

/// The one thing to do next with a meeting, as of a day.
pub fn next_step(meeting: &Meeting, today: NaiveDate) -> Step {
    match meeting.status {
        MeetingStatus::Planned if meeting.held_on.is_none() => Step::FindDay,
        MeetingStatus::Planned if meeting.held_on.is_some_and(|on| on < today) => Step::Tell,
        MeetingStatus::Planned => Step::Begin,
        MeetingStatus::Running => Step::Close,
        MeetingStatus::MinutesDraft | MeetingStatus::MinutesShared if meeting.minutes.is_none() => {
            Step::Write
        }
        MeetingStatus::MinutesDraft => Step::Share,
        MeetingStatus::MinutesShared => Step::Approve,
        MeetingStatus::MinutesApproved => Step::FixNext,
        MeetingStatus::Postponed | MeetingStatus::Cancelled => Step::FindDay,
    }
}

/// Something about a meeting that may be right and may be a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It comes before its group was set up.
    BeforeItsGroup {
        /// When the group was set up.
        set_up_on: NaiveDate,
    },
    /// Its group waits to be set up.
    GroupToBeSetUp,
    /// It is said to have been held, on a day to come.
    HeldInFuture,
    /// Its day is so far away that the year may be mistyped.
    FarAway,
    /// The next one comes before this one.
    NextBefore,
    /// Its minutes were approved before it was held.
    ApprovedBefore,
}

/// What may be a slip, as of a day. Nothing of it is refused.
pub fn oddities(reading: &Reading, meeting: &Meeting, today: NaiveDate) -> Vec<Oddity> {
    let mut found = Vec::new();
    let group = meeting.group.as_ref().and_then(|id| reading.get(id));
    if let Some(on) = meeting.held_on {
        if let Some(set_up_on) = group.and_then(|group| group.set_up_on).filter(|set_up| on < *set_up) {
            found.push(Oddity::BeforeItsGroup { set_up_on });
        }
        let has_begun = was_held(meeting.status) || meeting.status == MeetingStatus::Running;
        if on > today && has_begun {
            found.push(Oddity::HeldInFuture);
        }
        if on.year() < FIRST_YEAR || (on - today).num_days() > FURTHEST {
            found.push(Oddity::FarAway);
        }
        if meeting.next_on.is_some_and(|next| next <= on) {
            found.push(Oddity::NextBefore);
        }
        let approved_on = meeting.minutes.as_ref().and_then(|minutes| minutes.approved_on);
        if approved_on.is_some_and(|approved| approved < on) {
            found.push(Oddity::ApprovedBefore);
        }
    }
    let held = was_held(meeting.status) || meeting.status == MeetingStatus::Running;
    if held && group.is_some_and(|group| group.status == GroupStatus::ToBeSetUp) {
        found.push(Oddity::GroupToBeSetUp);
    }
    found
}

/// How many of a category came; a category that stands twice is added up.
pub fn people_of(attendance: &[Headcount], category: ParticipantCategory) -> u32 {
    attendance.iter().filter(|it| it.category == category).fold(0, |sum, it| sum.saturating_add(it.people))
}

/// The same attendance with so many of a category, in the order of the categories. Nobody is no line.
pub fn counting(attendance: &[Headcount], category: ParticipantCategory, count: u32) -> Vec<Headcount> {
    let counted = ParticipantCategory::ALL.iter().map(|it| Headcount {
        category: *it,
        people: if *it == category { count } else { people_of(attendance, *it) },
    });
    counted.filter(|it| it.people > 0).collect()
}

/// Whether two meetings are of one group, or both of none.
fn are_of_one_group(reading: &Reading, one: &Meeting, other: &Meeting) -> bool {
    match (&one.group, &other.group) {
        (Some(one), Some(other)) => reading.same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Whether the meeting that was to follow this one on a day was cancelled.
pub fn is_cancelled(reading: &Reading, meeting: &Meeting, on: NaiveDate) -> bool {
    let there = |it: &Meeting| it.held_on == Some(on) && it.status == MeetingStatus::Cancelled;
    reading
        .live::<Meeting>()
        .any(|it| it.id != meeting.id && there(it) && are_of_one_group(reading, meeting, it))
}

/// The day on which a meeting is, or was; one that was put off has none.
pub fn day_that_holds(meeting: &Meeting) -> Option<NaiveDate> {
    meeting.held_on.filter(|_| meeting.status != MeetingStatus::Postponed)
}

/// The meeting of the same group that comes after this one; where none has a day, the one that waits for one. What no group
/// holds is followed by what was fixed for the day it names.
pub fn following<'a>(reading: &Reading<'a>, meeting: &Meeting) -> Option<&'a Meeting> {
    let on = meeting.held_on?;
    let was_fixed = |it: &Meeting| meeting.next_on.is_some() && it.held_on == meeting.next_on;
    let goes_on =
        |it: &Meeting| are_of_one_group(reading, meeting, it) && (meeting.group.is_some() || was_fixed(it));
    let comes_after = |it: &Meeting| {
        let later =
            |day| day > on || (day == on && meeting.starts_at.is_some() && it.starts_at > meeting.starts_at);
        it.held_on.map_or(!was_held(it.status), later)
    };
    let after = reading.live::<Meeting>().map(AsRef::as_ref).filter(|it: &&Meeting| {
        it.id != meeting.id && it.status != MeetingStatus::Cancelled && comes_after(it) && goes_on(it)
    });
    after.min_by_key(|it| {
        let day = day_that_holds(it);
        (day.is_none(), day, it.starts_at.clone(), it.id.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Minutes;
    use crate::insight::builders::*;
    use crate::insight::{MeetingQuery, calendar};

    const TODAY: &str = "2026-11-25";
    const GROUP: &str = "steering-group-g";

    fn with(status: MeetingStatus, meeting: Meeting) -> Meeting {
        Meeting { status, ..meeting }
    }

    #[test]
    fn one_step_follows_another_to_the_end() {
        let today = day(TODAY);
        let mut it = meeting("m", TODAY, None);
        let mut steps = Vec::new();
        loop {
            let step = next_step(&it, today);
            steps.push(step);
            match step.leads_to() {
                Some(status) => it.status = status,
                None if step == Step::Write => {
                    it.minutes = Some(Minutes { text: text("Detto"), written_by: None, approved_on: None });
                }
                None => break,
            }
        }
        assert_eq!(steps, [Step::Begin, Step::Close, Step::Write, Step::Share, Step::Approve, Step::FixNext]);
        assert_eq!(next_step(&meeting("ieri", "2026-11-24", None), today), Step::Tell);
        let off = with(MeetingStatus::Cancelled, meeting("no", TODAY, None));
        assert_eq!(next_step(&off, today), Step::FindDay);
    }

    #[test]
    fn a_meeting_before_its_group_is_told_and_kept() {
        let mut young = group("g", GroupStatus::Active, &[]);
        young.set_up_on = Some(day("2026-11-01"));
        let mut early = with(MeetingStatus::MinutesDraft, meeting("prima", "2026-10-01", Some(GROUP)));
        early.next_on = Some(day("2026-09-01"));
        let workspace = Filling::default().with(young).with(early.clone()).0;
        let reading = Reading::of(&workspace);
        let today = day(TODAY);
        let set_up_on = day("2026-11-01");
        let found = oddities(&reading, &early, today);
        assert_eq!(found, [Oddity::BeforeItsGroup { set_up_on }, Oddity::NextBefore]);
        assert_eq!(oddities(&reading, &meeting("far", "2062-11-25", None), today), [Oddity::FarAway]);
        let held = with(MeetingStatus::MinutesShared, meeting("poi", "2026-12-25", None));
        assert_eq!(oddities(&reading, &held, today), [Oddity::HeldInFuture]);
        let minutes = Minutes { text: text("Letto"), written_by: None, approved_on: Some(day("2026-11-24")) };
        let approved = Meeting { minutes: Some(minutes), ..meeting("approved", TODAY, None) };
        assert_eq!(oddities(&reading, &approved, today), [Oddity::ApprovedBefore]);
        assert_eq!(calendar(&workspace, &MeetingQuery::default(), today).count(), 1);
    }

    #[test]
    fn heads_are_counted_by_category() {
        let head = |category, people| Headcount { category, people };
        let came = [
            head(ParticipantCategory::Youth, 2),
            head(ParticipantCategory::Families, 3),
            head(ParticipantCategory::Youth, 1),
        ];
        assert_eq!(people_of(&came, ParticipantCategory::Youth), 3);
        let more = counting(&came, ParticipantCategory::Youth, 4);
        assert_eq!(
            more,
            [head(ParticipantCategory::Families, 3), head(ParticipantCategory::Youth, 4)],
            "in the order of the categories, each once"
        );
        assert_eq!(counting(&more, ParticipantCategory::Families, 0).len(), 1);
    }

    #[test]
    fn the_next_of_the_same_group_follows() {
        let workspace = Filling::default()
            .with(group("g", GroupStatus::Active, &[]))
            .with(meeting("primo", "2026-10-01", Some(GROUP)))
            .with(meeting("terzo", "2026-12-01", Some(GROUP)))
            .with(meeting("secondo", "2026-11-01", Some(GROUP)))
            .with(meeting("altro", "2026-10-15", None))
            .0;
        let reading = Reading::of(&workspace);
        let after = |slug: &str| {
            let meeting = reading.get(&id::<Meeting>(slug)).unwrap();
            following(&reading, meeting).map(|it| it.title.to_string())
        };
        assert_eq!(after("meeting-primo").as_deref(), Some("secondo"));
        assert_eq!(after("meeting-terzo"), None);
    }

    #[test]
    fn what_was_prepared_without_a_day_or_by_no_group_follows_too() {
        let workspace = Filling::default()
            .with(group("g", GroupStatus::Active, &[]))
            .with(meeting("ultimo", "2026-10-01", Some(GROUP)))
            .with(Meeting { held_on: None, ..meeting("senza-giorno", TODAY, Some(GROUP)) })
            .with(Meeting { next_on: Some(day("2026-12-05")), ..meeting("di-tutti", "2026-11-05", None) })
            .with(meeting("fissato", "2026-12-05", None))
            .with(meeting("un-altro", "2026-12-12", None))
            .0;
        let reading = Reading::of(&workspace);
        let after = |slug: &str| {
            let meeting = reading.get(&id::<Meeting>(slug)).unwrap();
            following(&reading, meeting).map(|it| it.title.to_string())
        };
        assert_eq!(after("meeting-ultimo").as_deref(), Some("senza-giorno"));
        assert_eq!(after("meeting-di-tutti").as_deref(), Some("fissato"));
        assert_eq!(after("meeting-fissato"), None, "who names no day goes on with nothing");
    }

    #[test]
    fn what_was_put_off_still_follows_until_another_has_a_day() {
        let put_off =
            Meeting { status: MeetingStatus::Postponed, ..meeting("rinviato", "2026-11-01", Some(GROUP)) };
        let filled = Filling::default()
            .with(group("g", GroupStatus::Active, &[]))
            .with(meeting("primo", "2026-10-01", Some(GROUP)))
            .with(put_off);
        let after = |filled: &Filling, slug: &str| {
            let reading = Reading::of(&filled.0);
            following(&reading, reading.get(&id::<Meeting>(slug)).unwrap()).map(|it| it.title.to_string())
        };
        assert_eq!(after(&filled, "meeting-primo").as_deref(), Some("rinviato"));
        let filled = filled.with(meeting("un-altro", "2026-11-15", Some(GROUP)));
        assert_eq!(after(&filled, "meeting-primo").as_deref(), Some("un-altro"));
        assert_eq!(after(&filled, "meeting-un-altro"), None, "its day was before this one");
    }

    #[test]
    fn of_two_on_one_day_the_later_follows() {
        let at = |slug: &str, hour: &str| Meeting {
            starts_at: Some(hour.parse().unwrap()),
            ..meeting(slug, TODAY, Some(GROUP))
        };
        let filled = Filling::default().with(group("g", GroupStatus::Active, &[]));
        let workspace = filled.with(at("mattina", "08:00")).with(at("sera", "21:00")).0;
        let reading = Reading::of(&workspace);
        let after = |slug: &str| following(&reading, reading.get(&id::<Meeting>(slug)).unwrap());
        assert_eq!(after("meeting-mattina").map(|it| it.id.as_str()), Some("meeting-sera"));
        assert!(after("meeting-sera").is_none());
    }
}
