//! Who sits at the table of a group: how many of each category, who is missing, how many came each time.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::privacy::is_few;
use crate::domain::{Headcount, Id, Meeting, MeetingStatus, ParticipantCategory, SteeringGroup};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;

/// How many meetings back a category may have come for the last time and still sit at the table.
pub const LATELY: usize = 3;

/// How a category is present at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Nobody has said who takes part.
    Unknown,
    /// Several sit there.
    There,
    /// One person alone speaks for all of them.
    OneVoice,
    /// The group counts them, and none came to the last meetings.
    Away,
    /// Nobody sits there.
    Missing,
}

/// The place of a category at the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Which category.
    pub category: ParticipantCategory,
    /// How many the group counts; `None` if nobody has said who takes part.
    pub people: Option<u32>,
    /// The most that came to one of the last meetings; `None` if nobody was counted there.
    pub came: Option<u32>,
    /// What follows from both.
    pub presence: Presence,
}

impl Seat {
    /// Whether they should be called to the table.
    pub fn is_empty(&self) -> bool {
        matches!(self.presence, Presence::Away | Presence::Missing)
    }

    /// How many to show: those that the group counts; those that came where nobody has said who takes part.
    pub fn shown(&self) -> Option<u32> {
        self.people.or(self.came)
    }

    /// Whether they come and the group does not count them.
    pub fn is_uncounted(&self) -> bool {
        self.people == Some(0) && self.came.is_some_and(|came| came > 0)
    }
}

/// How many came to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// Which meeting.
    pub meeting: Mention,
    /// Its day.
    pub on: NaiveDate,
    /// How many came.
    pub came: Total,
}

/// How many there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// How many.
    pub people: u32,
    /// Whether one of the numbers that it is made of is too small to be told.
    pub of_few: bool,
}

impl Total {
    /// So many, counted by themselves.
    pub fn of(people: u32) -> Total {
        Total { people, of_few: false }
    }

    /// Whether it may stand before others. Beside parts that are too small to be told it would tell them, by subtraction.
    pub fn is_told(self) -> bool {
        !self.of_few && !is_few(self.people)
    }
}

/// How many there are in all; `None` if nobody was counted.
pub fn total(counts: &[Headcount]) -> Option<Total> {
    let people = counts.iter().fold(0_u32, |sum, count| sum.saturating_add(count.people));
    let of_few = counts.iter().any(|count| is_few(count.people));
    Some(Total { people, of_few }).filter(|_| !counts.is_empty())
}

/// How many of a category there are.
pub fn of_category(counts: &[Headcount], category: ParticipantCategory) -> u32 {
    let these = counts.iter().filter(|count| count.category == category);
    these.fold(0_u32, |sum, count| sum.saturating_add(count.people))
}

/// The meetings of a group, the latest first, those without a day last.
pub fn meetings_of<'a>(reading: &Reading<'a>, id: &Id<SteeringGroup>) -> Vec<&'a Arc<Meeting>> {
    let of_group = |meeting: &&Arc<Meeting>| meeting.group.as_ref().is_some_and(|it| reading.same(it, id));
    let mut found: Vec<&Arc<Meeting>> = reading.live::<Meeting>().filter(of_group).collect();
    latest_first(&mut found);
    found
}

/// Puts the latest meeting first, those without a day last.
pub fn latest_first(meetings: &mut [&Arc<Meeting>]) {
    let when = |it: &Meeting| (it.held_on, it.starts_at.clone(), it.id.clone());
    meetings.sort_by_cached_key(|meeting| Reverse(when(meeting)));
}

/// Whether people met, whatever has become of the minutes.
fn have_met(meeting: &Meeting) -> bool {
    match meeting.status {
        MeetingStatus::Running
        | MeetingStatus::MinutesDraft
        | MeetingStatus::MinutesShared
        | MeetingStatus::MinutesApproved => true,
        MeetingStatus::Planned | MeetingStatus::Postponed | MeetingStatus::Cancelled => false,
    }
}

/// The meetings where somebody was counted, in the order given.
fn counted<'a>(meetings: &[&'a Arc<Meeting>]) -> Vec<&'a Arc<Meeting>> {
    let was_counted = |meeting: &&&Arc<Meeting>| have_met(meeting) && !meeting.attendance.is_empty();
    meetings.iter().filter(was_counted).copied().collect()
}

/// The eight places at the table of a group. `meetings` are those of the group, the latest first.
pub fn seats(group: &SteeringGroup, meetings: &[&Arc<Meeting>]) -> Vec<Seat> {
    let counted = counted(meetings);
    let lately = &counted[..counted.len().min(LATELY)];
    let seat = |category: &ParticipantCategory| {
        let category = *category;
        let people = (!group.composition.is_empty()).then(|| of_category(&group.composition, category));
        let came = lately.iter().map(|meeting| of_category(&meeting.attendance, category)).max();
        let presence = match (people, came) {
            (None, None) => Presence::Unknown,
            (Some(1..), Some(0)) => Presence::Away,
            _ => match people.max(came) {
                Some(0) | None => Presence::Missing,
                Some(1) => Presence::OneVoice,
                Some(_) => Presence::There,
            },
        };
        Seat { category, people, came, presence }
    };
    ParticipantCategory::ALL.iter().map(seat).collect()
}

/// The categories that should be called to the table; none if nobody has said who takes part.
pub fn missing(seats: &[Seat]) -> Vec<ParticipantCategory> {
    seats.iter().filter(|seat| seat.is_empty()).map(|seat| seat.category).collect()
}

/// How many came each time, the first time first. `meetings` are those of the group, the latest first.
pub fn growth(meetings: &[&Arc<Meeting>]) -> Vec<Attended> {
    let attended = |meeting: &Arc<Meeting>| {
        let came = total(&meeting.attendance)?;
        Some(Attended { meeting: Mention::of(meeting.as_ref()), on: meeting.held_on?, came })
    };
    counted(meetings).into_iter().rev().filter_map(attended).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupStatus;
    use crate::insight::builders::*;
    use ParticipantCategory::{Children, Families, Migrants, Youth};

    fn came(slug: &str, on: &str, counts: &[(ParticipantCategory, u32)]) -> Meeting {
        Meeting {
            status: MeetingStatus::MinutesDraft,
            attendance: heads(counts),
            ..meeting(slug, on, Some("steering-group-a"))
        }
    }

    fn heads(counts: &[(ParticipantCategory, u32)]) -> Vec<Headcount> {
        counts.iter().map(|(category, people)| Headcount { category: *category, people: *people }).collect()
    }

    fn presences(filling: Filling, composition: &[(ParticipantCategory, u32)]) -> Vec<Presence> {
        let group = SteeringGroup { composition: heads(composition), ..group("a", GroupStatus::Active, &[]) };
        let reading = Reading::of(&filling.0);
        let seats = seats(&group, &meetings_of(&reading, &group.id));
        [Children, Families, Youth, Migrants]
            .map(|category| seats.iter().find(|seat| seat.category == category).unwrap().presence)
            .to_vec()
    }

    #[test]
    fn who_is_missing_follows_from_the_composition() {
        use Presence::{Missing, OneVoice, There, Unknown};
        assert_eq!(presences(Filling::default(), &[]), [Unknown; 4]);
        let said = presences(Filling::default(), &[(Families, 2), (Families, 2), (Youth, 1), (Migrants, 0)]);
        assert_eq!(said, [Missing, There, OneVoice, Missing]);
    }

    #[test]
    fn who_comes_sits_at_the_table_and_who_stays_away_does_not() {
        use Presence::{Away, Missing, There};
        let filling = || {
            Filling::default()
                .with(came("old", "2026-01-10", &[(Youth, 4)]))
                .with(came("one", "2026-02-10", &[(Families, 3)]))
                .with(came("two", "2026-03-10", &[(Families, 3)]))
                .with(came("three", "2026-04-10", &[(Families, 3), (Migrants, 2)]))
                .with(Meeting {
                    status: MeetingStatus::Cancelled,
                    ..came("off", "2026-05-10", &[(Youth, 4)])
                })
        };
        assert_eq!(presences(filling(), &[(Families, 3), (Youth, 4)]), [Missing, There, Away, There]);
        let uncounted =
            Seat { category: Migrants, people: Some(0), came: Some(2), presence: Presence::There };
        assert!(uncounted.is_uncounted());
        assert_eq!(uncounted.shown(), Some(0), "the figures add up to how many the group says they are");
        assert_eq!(presences(filling(), &[]), [Missing, There, Missing, There], "attendance alone tells it");
    }

    #[test]
    fn a_group_grows_from_meeting_to_meeting() {
        let filling = Filling::default()
            .with(came("b", "2026-02-10", &[(Families, 3), (Youth, 2)]))
            .with(came("a", "2026-01-10", &[(Families, 3)]))
            .with(came("c", "2026-03-10", &[]));
        let reading = Reading::of(&filling.0);
        let grown = growth(&meetings_of(&reading, &id("steering-group-a")));
        let said: Vec<(String, u32)> = grown.iter().map(|it| (it.on.to_string(), it.came.people)).collect();
        assert_eq!(said, [("2026-01-10".to_owned(), 3), ("2026-02-10".to_owned(), 5)]);
        assert_eq!(total(&[]), None);
    }

    #[test]
    fn a_total_is_told_unless_a_subtraction_would_tell_a_small_part() {
        let of = |counts: &[u32]| -> bool {
            let counts: Vec<Headcount> =
                counts.iter().map(|people| Headcount { category: Families, people: *people }).collect();
            total(&counts).unwrap().is_told()
        };
        let sum = |counts: &[u32]| {
            let head = |people: &u32| Headcount { category: Youth, people: *people };
            total(&counts.iter().map(head).collect::<Vec<_>>()).unwrap().people
        };
        assert_eq!((sum(&[2, 3, 1]), sum(&[u32::MAX, 2])), (6, u32::MAX));
        assert!(of(&[0]) && of(&[5, 7, 0]));
        assert!(!of(&[4]) && !of(&[12, 3]));
    }
}
