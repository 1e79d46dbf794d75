//! A group begins in one step, turns into another kind and keeps its past; its members never travel.

use filo::domain::{
    GroupKind, GroupStatus, Headcount, Meeting, MeetingStatus, Member, ParticipantCategory, Record,
    SteeringGroup,
};
use filo::exchange::{Edition, Layout, Provenience, Scope, Trust, read, write, write_public};
use filo::insight::groups::founding::{set_up, turned};
use filo::insight::{FirstMeeting, Founding, group_sheet, groups, waiting};
use filo::store::Command;
use filo::workspace::Choices;

use super::desk::{Desk, day, record, typed};

const BOZZOLO: &str = "steering-group-bozzolo";
const FIRST: &str = "meeting-primo-incontro";

/// Somebody answers the three questions.
fn founding() -> Founding {
    let counted = |category, people| Headcount { category, people };
    Founding {
        set_up_on: day("2026-11-23"),
        facilitator_role: Some("la facilitatrice di rete".parse().unwrap()),
        composition: vec![
            counted(ParticipantCategory::Families, 4),
            counted(ParticipantCategory::Institutions, 1),
        ],
        first_meeting: Some(FirstMeeting {
            id: typed(FIRST),
            title: "Primo incontro".parse().unwrap(),
            held_on: day("2026-12-09"),
            starts_at: Some("20:45".parse().unwrap()),
            place: Some("Sala civica".parse().unwrap()),
        }),
    }
}

fn constitute(desk: &Desk) {
    let opened = desk.open(BOZZOLO);
    let group = desk.get::<SteeringGroup>(BOZZOLO);
    let (after, meeting) = set_up(&group, founding(), day("2026-11-23"));
    let create = meeting.map(|meeting| Meeting::wrap(meeting.into())).into_iter().collect();
    let edit = vec![opened.into_edit(SteeringGroup::wrap(after.into()))];
    desk.store.dispatch(Command::Save { create, edit }).unwrap();
}

#[test]
fn a_group_is_set_up_with_its_first_meeting_in_one_step() {
    let desk = Desk::new();
    assert_eq!(waiting(&desk.store.now(), day("2026-11-23")).len(), 5, "the five of the Plan wait");
    constitute(&desk);
    assert_eq!(desk.saved.borrow().len(), 1, "one change");
    assert_eq!(desk.get::<SteeringGroup>(BOZZOLO).status, GroupStatus::SetUp);
    assert_eq!(desk.get::<Meeting>(FIRST).status, MeetingStatus::Planned);
    let now = desk.store.now();
    let row = groups(&now, &Default::default(), day("2026-11-23")).remove(0);
    assert_eq!((row.group.id.as_str(), row.people.map(|it| it.people)), (BOZZOLO, Some(5)));
    assert_eq!(row.next.unwrap().on, day("2026-12-09"));
    assert!(row.missing.contains(&ParticipantCategory::Migrants), "and who is missing is seen at once");
    assert_eq!(waiting(&now, day("2026-11-23")).len(), 4);
    desk.store.undo().unwrap();
    let group = desk.get::<SteeringGroup>(BOZZOLO);
    assert_eq!((group.status, group.set_up_on), (GroupStatus::ToBeSetUp, None));
    assert!(group.composition.is_empty() && !desk.is_live::<Meeting>(FIRST));
    desk.store.redo().unwrap();
    assert!(desk.is_live::<Meeting>(FIRST));
    let sheet = group_sheet(&desk.store.now(), &typed(BOZZOLO), day("2026-11-23")).unwrap();
    assert_eq!(sheet.to_come.len(), 1);
}

#[test]
fn a_group_that_turns_into_another_kind_keeps_its_past() {
    let desk = Desk::new();
    constitute(&desk);
    let before = desk.get::<SteeringGroup>(BOZZOLO);
    let was = "Da gruppo guida diventa gruppo giovani.".parse().unwrap();
    let after = turned(&before, GroupKind::Youth, day("2027-09-01"), was);
    desk.store.save(desk.open(BOZZOLO), after).unwrap();
    let group = desk.get::<SteeringGroup>(BOZZOLO);
    assert_eq!(group.kind, GroupKind::Youth);
    let note = group.notes.last().unwrap();
    assert_eq!(note.on, Some(day("2027-09-01")));
    assert_eq!(note.text.as_str(), "Da gruppo guida diventa gruppo giovani.");
    let sheet = group_sheet(&desk.store.now(), &typed(BOZZOLO), day("2027-09-01")).unwrap();
    assert_eq!(sheet.past.len() + sheet.to_come.len(), 1, "its meetings stay with it");
    desk.store.undo().unwrap();
    let back = desk.get::<SteeringGroup>(BOZZOLO);
    assert_eq!((back.kind, &back.notes), (GroupKind::Guiding, &before.notes), "one step takes back both");
}

/// A person of the group of Bozzolo.
fn una() -> Member {
    Member {
        id: typed("member-una"),
        group: typed(BOZZOLO),
        name: "Ildegarda Unica".parse().unwrap(),
        category: Some(ParticipantCategory::Families),
        role: None,
        phone: Some("0375 9998887".parse().unwrap()),
        email: None,
        note: None,
        binned: None,
    }
}

#[test]
fn members_never_travel() {
    let desk = Desk::new();
    desk.store.create(una()).unwrap();
    let by = Provenience { at: "2026-11-23T18:00:00Z".parse().unwrap(), by: "p0q8aa".to_owned() };
    let file = |edition| write(&desk.store.now(), edition, &Scope::ALL, &by, Layout::Readable);
    let public = write_public(&desk.store.now(), by.at, Layout::Readable);
    for text in [file(Edition::Working), public] {
        for word in ["Ildegarda", "9998887", "member-una"] {
            assert!(!text.contains(word), "{word} travels");
        }
    }
    let whole = read(&file(Edition::Backup), Trust::File).unwrap().workspace;
    assert!(whole.entry(&record("member-una")).is_some(), "the full copy holds everything");
    // A colleague's file does not take the name away either.
    let back = read(&file(Edition::Working), Trust::File).unwrap().workspace;
    desk.store.merge(&back);
    let sheet = group_sheet(&desk.store.now(), &typed(BOZZOLO), day("2026-11-23")).unwrap();
    assert_eq!(sheet.members[0].name.as_str(), "Ildegarda Unica");
}

#[test]
fn the_members_of_a_group_go_where_it_goes() {
    let desk = Desk::new();
    for (id, name) in [("member-una", "Ildegarda Unica"), ("member-altra", "Zelmira Altra")] {
        desk.store.create(Member { id: typed(id), name: name.parse().unwrap(), ..una() }).unwrap();
    }
    desk.bin("member-altra").unwrap();
    desk.bin(BOZZOLO).unwrap();
    assert!(!desk.is_live::<Member>("member-una"), "whoever has no page left has no name left");
    desk.store.undo().unwrap();
    assert!(desk.is_live::<Member>("member-una"), "one step takes back both");
    desk.store.redo().unwrap();
    desk.store.dispatch(Command::Restore(record(BOZZOLO))).unwrap();
    assert!(desk.is_live::<SteeringGroup>(BOZZOLO) && desk.is_live::<Member>("member-una"));
    assert!(!desk.is_live::<Member>("member-altra"), "who was in the bin before stays there");
    desk.bin(BOZZOLO).unwrap();
    desk.store.dispatch(Command::Erase(record(BOZZOLO))).unwrap();
    for id in [BOZZOLO, "member-una", "member-altra"] {
        assert!(desk.store.now().erased().contains_key(&record(id)), "{id}");
    }
}

#[test]
fn a_group_that_a_colleague_erased_takes_the_names_of_its_members_along() {
    let desk = Desk::new();
    desk.store.create(una()).unwrap();
    let mut theirs = desk.store.now();
    theirs.erase(&record(BOZZOLO), day("2026-11-23"));
    let now = desk.store.now();
    let mut choices = Choices::default();
    assert!(now.chosen(&theirs, &choices).erased().is_empty(), "nobody has ticked it");
    choices.erase(&record(BOZZOLO), true);
    desk.store.merge(&now.chosen(&theirs, &choices));
    for id in [BOZZOLO, "member-una"] {
        assert!(desk.store.now().erased().contains_key(&record(id)), "{id}");
    }
}

#[test]
fn a_member_taken_out_of_the_bin_brings_the_group_along() {
    let desk = Desk::new();
    desk.store.create(una()).unwrap();
    desk.bin(BOZZOLO).unwrap();
    desk.store.dispatch(Command::Restore(record("member-una"))).unwrap();
    assert!(desk.is_live::<SteeringGroup>(BOZZOLO) && desk.is_live::<Member>("member-una"));
}
