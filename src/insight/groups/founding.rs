//! How a group begins and how it turns into another kind: what is written at once, and what of the past stays.

use chrono::NaiveDate;

use crate::domain::{
    DatedNote, GroupKind, GroupStatus, Headcount, Id, Meeting, MeetingFormat, MeetingKind, MeetingStatus,
    NonEmptyText, SteeringGroup, TimeOfDay,
};

/// What people say when they set up a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founding {
    /// Since when it exists.
    pub set_up_on: NaiveDate,
    /// The role of who facilitates it.
    pub facilitator_role: Option<NonEmptyText>,
    /// Who takes part, by category.
    pub composition: Vec<Headcount>,
    /// Its first meeting, if there is one to be written.
    pub first_meeting: Option<FirstMeeting>,
}

/// The first meeting of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstMeeting {
    /// Which record it will be.
    pub id: Id<Meeting>,
    /// What people will call it.
    pub title: NonEmptyText,
    /// The day.
    pub held_on: NaiveDate,
    /// The hour.
    pub starts_at: Option<TimeOfDay>,
    /// Where.
    pub place: Option<NonEmptyText>,
}

/// Sets up a group: as it is from then on, and its first meeting. A meeting whose day is over was held, and
/// its minutes are to be written.
pub fn set_up(
    group: &SteeringGroup,
    founding: Founding,
    today: NaiveDate,
) -> (SteeringGroup, Option<Meeting>) {
    let after = SteeringGroup {
        status: GroupStatus::SetUp,
        set_up_on: Some(founding.set_up_on),
        facilitator_role: founding.facilitator_role,
        composition: founding.composition,
        ..group.clone()
    };
    let first = founding.first_meeting.map(|first| Meeting {
        id: first.id,
        title: first.title,
        kind: kind_of_meeting(group.kind),
        status: if first.held_on < today { MeetingStatus::MinutesDraft } else { MeetingStatus::Planned },
        group: Some(group.id.clone()),
        micro_territories: group.micro_territories.clone(),
        held_on: Some(first.held_on),
        starts_at: first.starts_at,
        place: first.place,
        format: MeetingFormat::InPerson,
        agenda: Vec::new(),
        attendance: Vec::new(),
        facilitator_role: after.facilitator_role.clone(),
        minutes: None,
        materials: Vec::new(),
        next_on: None,
        binned: None,
    });
    (after, first)
}

/// The kind of meeting that a kind of group usually holds.
pub fn kind_of_meeting(kind: GroupKind) -> MeetingKind {
    match kind {
        GroupKind::Guiding | GroupKind::Youth | GroupKind::CrossZone => MeetingKind::SteeringGroup,
        GroupKind::Project => MeetingKind::ProjectSubgroup,
    }
}

/// Turns a group into another kind from a day. What it was stays among its notes, in the words given.
pub fn turned(group: &SteeringGroup, kind: GroupKind, on: NaiveDate, was: NonEmptyText) -> SteeringGroup {
    let mut after = group.clone();
    if kind != group.kind {
        after.kind = kind;
        after.notes.push(DatedNote { on: Some(on), text: was, provenance: None });
    }
    after
}

/// Whether a group did not exist yet on a day, as far as anybody knows.
pub fn not_yet(group: &SteeringGroup, on: NaiveDate) -> bool {
    group.set_up_on.is_some_and(|born| on < born)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    fn founding(first: Option<&str>) -> Founding {
        Founding {
            set_up_on: day("2026-11-02"),
            facilitator_role: Some(text("la facilitatrice di rete")),
            composition: Vec::new(),
            first_meeting: first.map(|on| FirstMeeting {
                id: id("meeting-first"),
                title: text("Primo incontro"),
                held_on: day(on),
                starts_at: None,
                place: Some(text("Sala civica")),
            }),
        }
    }

    #[test]
    fn a_group_begins_with_its_first_meeting_or_without() {
        let before = group("a", GroupStatus::ToBeSetUp, &["micro-territory-1"]);
        let today = day("2026-11-23");
        let (after, none) = set_up(&before, founding(None), today);
        assert_eq!((after.status, after.set_up_on), (GroupStatus::SetUp, Some(day("2026-11-02"))));
        assert_eq!(none, None);
        let (_, first) = set_up(&before, founding(Some("2026-11-23")), today);
        let first = first.unwrap();
        assert_eq!((first.status, first.kind), (MeetingStatus::Planned, MeetingKind::SteeringGroup));
        assert_eq!(
            (first.group, first.micro_territories),
            (Some(before.id.clone()), before.micro_territories.clone())
        );
        assert_eq!(first.facilitator_role, after.facilitator_role);
        let (_, held) = set_up(&before, founding(Some("2026-11-02")), today);
        assert_eq!(held.unwrap().status, MeetingStatus::MinutesDraft);
    }

    #[test]
    fn what_a_group_was_stays_among_its_notes() {
        let before = group("a", GroupStatus::Active, &[]);
        let after = turned(&before, GroupKind::Youth, day("2026-09-01"), text("Era un gruppo guida."));
        assert_eq!(after.kind, GroupKind::Youth);
        assert_eq!(after.notes.len(), 1);
        assert_eq!(
            (after.notes[0].on, after.notes[0].text.as_str()),
            (Some(day("2026-09-01")), "Era un gruppo guida.")
        );
        assert_eq!(turned(&before, GroupKind::Guiding, day("2026-09-01"), text("Era lo stesso.")), before);
    }

    #[test]
    fn a_day_may_come_before_the_group() {
        let mut it = group("a", GroupStatus::Active, &[]);
        assert!(!not_yet(&it, day("1999-01-01")));
        it.set_up_on = Some(day("2026-02-01"));
        assert!(not_yet(&it, day("2026-01-31")) && !not_yet(&it, day("2026-02-01")));
    }
}
