//! A group meets: the meeting is planned, held and written down; what it left open is there the next time, and a
//! meeting deleted by mistake comes back with its links.

use filo::domain::{
    AgendaItem, Decision, GroupStatus, Headcount, Meeting, MeetingStatus, Minutes, ParticipantCategory,
    Record, RecordId, SteeringGroup, Task, TaskStatus,
};
use filo::insight::groups::decisions::decision_begun;
use filo::insight::groups::meeting_sheet::{carried_over, knowing_next, meeting_begun, meeting_sheet};
use filo::insight::groups::meetings::{Step, counting};
use filo::insight::groups::seats::total;
use filo::insight::groups::tasks::begun;
use filo::insight::{DeviceFacts, MeetingQuery, Todo, calendar, what_now};
use filo::store::Command;

use super::desk::{Desk, day, record, typed};

const FIRST: &str = "meeting-chi-non-arriva";
const NEXT: &str = "meeting-dicembre";
const TODAY: &str = "2026-11-25";

/// One of the five groups of the Plan.
fn group(desk: &Desk) -> String {
    desk.store.now().live::<SteeringGroup>().next().unwrap().id.to_string()
}

fn words(text: &str) -> filo::domain::NonEmptyText {
    text.parse().unwrap()
}

fn begin_at(from: &str) -> Option<RecordId> {
    Some(record(from))
}

/// The group is set up and fixes a meeting.
fn planned() -> Desk {
    let desk = Desk::new();
    let group = group(&desk);
    desk.change(&group, |it: &mut SteeringGroup| {
        it.status = GroupStatus::SetUp;
        it.set_up_on = Some(day("2026-10-01"));
    })
    .unwrap();
    let now = desk.store.now();
    let mut meeting = meeting_begun(&now, typed(FIRST), words("Chi non arriva"), begin_at(&group).as_ref());
    meeting.held_on = Some(day(TODAY));
    meeting.agenda = ["Com’è andata", "Chi fa che cosa"]
        .map(|text| AgendaItem { text: words(text), minutes: Some(20), done: false })
        .into();
    desk.store.create(meeting).unwrap();
    desk
}

/// What the page says comes next.
fn step(desk: &Desk) -> Step {
    meeting_sheet(&desk.store.now(), &typed(FIRST), day(TODAY)).unwrap().step
}

/// Takes the next step of the meeting.
fn go_on(desk: &Desk) {
    let status = step(desk).leads_to().unwrap();
    desk.change(FIRST, |it: &mut Meeting| it.status = status).unwrap();
}

/// A decision and a task come out of the meeting.
fn resolve(desk: &Desk) {
    let from = begin_at(FIRST);
    let today = day(TODAY);
    let decision = decision_begun(
        &desk.store.now(),
        typed("decision-d"),
        words("Invitare la mediatrice"),
        from.as_ref(),
        today,
    );
    desk.store.create(decision).unwrap();
    let of = begin_at("decision-d");
    let mut task = begun(&desk.store.now(), typed("task-t"), words("Telefonare ai volontari"), of.as_ref());
    task.role = Some(words("operatrice"));
    task.due_on = Some(day("2026-11-30"));
    desk.store.create(task).unwrap();
}

fn came(attendance: &[Headcount]) -> u32 {
    total(attendance).map_or(0, |total| total.people)
}

#[test]
fn a_meeting_goes_from_planned_to_minutes_approved() {
    let desk = planned();
    let meeting = desk.get::<Meeting>(FIRST);
    assert!(meeting.micro_territories.len() + usize::from(meeting.group.is_some()) > 0, "it is the group's");
    let soon = what_now(&desk.store.now(), day(TODAY), &DeviceFacts::default());
    assert!(matches!(&soon[0], Todo::PrepareMeeting { days: 0, .. }), "{soon:?}");

    assert_eq!(step(&desk), Step::Begin);
    go_on(&desk);
    desk.change(FIRST, |it: &mut Meeting| {
        it.agenda[0].done = true;
        it.attendance = counting(&it.attendance, ParticipantCategory::Families, 4);
        it.attendance = counting(&it.attendance, ParticipantCategory::Youth, 1);
    })
    .unwrap();
    resolve(&desk);
    assert_eq!(step(&desk), Step::Close);
    go_on(&desk);

    assert_eq!(step(&desk), Step::Write, "nothing to share yet");
    let text = "🙂 مرحبا ".repeat(1_000);
    desk.change(FIRST, |it: &mut Meeting| {
        it.minutes = Some(Minutes { text: words(&text), written_by: None, approved_on: None });
    })
    .unwrap();
    go_on(&desk);
    assert_eq!(step(&desk), Step::Approve);
    desk.change(FIRST, |it: &mut Meeting| {
        it.status = MeetingStatus::MinutesApproved;
        it.minutes.as_mut().unwrap().approved_on = Some(day("2026-12-02"));
    })
    .unwrap();

    let sheet = meeting_sheet(&desk.store.now(), &typed(FIRST), day(TODAY)).unwrap();
    assert_eq!(sheet.step, Step::FixNext);
    assert_eq!(came(&sheet.meeting.attendance), 5);
    assert_eq!(sheet.meeting.minutes.as_ref().unwrap().text.as_str(), text.trim(), "nothing is lost");
    assert_eq!((sheet.decisions.len(), sheet.tasks.len()), (1, 1));
    assert_eq!(desk.get::<Task>("task-t").meeting, Some(typed(FIRST)), "and back");
    assert_eq!(desk.get::<Decision>("decision-d").decided_on, Some(day(TODAY)));
}

#[test]
fn what_is_open_is_on_the_agenda_of_the_next_meeting() {
    let desk = planned();
    go_on(&desk);
    resolve(&desk);
    desk.change(FIRST, |it: &mut Meeting| it.agenda[0].done = true).unwrap();

    let now = desk.store.now();
    let mut next = meeting_begun(&now, typed(NEXT), words("E adesso?"), begin_at(FIRST).as_ref());
    let tasks = carried_over(&now, &typed(FIRST), day(TODAY));
    assert_eq!(tasks.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Telefonare ai volontari"]);
    assert_eq!(next.agenda.len(), 1, "the point that was not dealt with");
    next.agenda.extend(tasks.iter().map(|it| AgendaItem {
        text: words(&it.title),
        minutes: None,
        done: false,
    }));
    next.held_on = Some(day("2026-12-16"));
    let opened = desk.open(FIRST);
    let before = Meeting::peel(&opened.record).unwrap();
    let after = knowing_next(before, &next).unwrap();
    let edit = vec![opened.into_edit(Meeting::wrap(after.into()))];
    desk.store.dispatch(Command::Save { create: vec![Meeting::wrap(next.into())], edit }).unwrap();

    assert_eq!(desk.get::<Meeting>(FIRST).next_on, Some(day("2026-12-16")));
    let sheet = meeting_sheet(&desk.store.now(), &typed(NEXT), day("2026-12-16")).unwrap();
    let open: Vec<&str> = sheet.left_open.iter().map(|row| row.task.title.as_str()).collect();
    assert_eq!(open, ["Telefonare ai volontari"]);
    assert!(sheet.left_open[0].late, "it was for the thirtieth");
    desk.change("task-t", |it: &mut Task| it.status = TaskStatus::Done).unwrap();
    let sheet = meeting_sheet(&desk.store.now(), &typed(NEXT), day("2026-12-16")).unwrap();
    assert!(sheet.left_open.is_empty());
    let first = meeting_sheet(&desk.store.now(), &typed(FIRST), day(TODAY)).unwrap();
    assert_eq!(first.following.unwrap().0.id, record(NEXT));

    desk.store.undo().unwrap();
    desk.store.undo().unwrap();
    assert!(!desk.is_live::<Meeting>(NEXT));
    assert_eq!(desk.get::<Meeting>(FIRST).next_on, None, "one step back for both");
}

#[test]
fn a_deleted_meeting_comes_back_from_the_bin_with_its_links() {
    let desk = planned();
    resolve(&desk);
    let listed = || calendar(&desk.store.now(), &MeetingQuery::default(), day(TODAY)).count();
    desk.bin(FIRST).unwrap();
    assert_eq!(listed(), 0);
    assert_eq!(meeting_sheet(&desk.store.now(), &typed(FIRST), day(TODAY)), None);
    assert!(desk.is_live::<Task>("task-t") && desk.is_live::<Decision>("decision-d"), "they stay");
    desk.store.dispatch(Command::Restore(record(FIRST))).unwrap();
    assert_eq!(listed(), 1);
    let sheet = meeting_sheet(&desk.store.now(), &typed(FIRST), day(TODAY)).unwrap();
    assert_eq!((sheet.decisions.len(), sheet.tasks.len()), (1, 1));
    assert_eq!(sheet.tasks[0].meeting.as_ref().unwrap().id, record(FIRST));
}

#[test]
fn a_meeting_before_its_group_is_kept_and_its_day_is_asked_about() {
    let desk = planned();
    desk.change(FIRST, |it: &mut Meeting| it.held_on = Some(day("2019-02-28"))).unwrap();
    let sheet = meeting_sheet(&desk.store.now(), &typed(FIRST), day(TODAY)).unwrap();
    assert_eq!(sheet.oddities.len(), 1);
    assert_eq!(sheet.step, Step::Tell);
    desk.change(FIRST, |it: &mut Meeting| {
        it.attendance = vec![Headcount { category: ParticipantCategory::Families, people: u32::MAX }; 2];
    })
    .unwrap();
    assert_eq!(came(&desk.get::<Meeting>(FIRST).attendance), u32::MAX);
}

#[test]
fn two_people_hold_one_meeting_and_both_are_heard() {
    let mine = planned();
    let theirs = Desk::of("p0q8aa.bbbbbb", mine.store.now());
    mine.change(FIRST, |it: &mut Meeting| it.agenda[0].done = true).unwrap();
    resolve(&mine);
    theirs
        .change(FIRST, |it: &mut Meeting| {
            it.attendance = counting(&it.attendance, ParticipantCategory::Families, 6);
        })
        .unwrap();
    mine.store.merge(&theirs.store.now());
    let meeting = mine.get::<Meeting>(FIRST);
    assert!(meeting.agenda[0].done && came(&meeting.attendance) == 6);
    assert_eq!(mine.entry(FIRST).conflicts().count(), 0);
}
