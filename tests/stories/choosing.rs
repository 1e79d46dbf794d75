//! What a person takes of a colleague's file, record by record and field by field, and refuses afterwards.

use filo::domain::{Consent, Dot, Organization, Verdict, Voice};
use filo::exchange::{Edition, Layout, Provenience, Reading, Scope, Trust, read, write};
use filo::insight::listened;
use filo::insight::observatory::voice_rows::{may_be_read_out, was_taken_back, withdrawn};
use filo::insight::passing::joined::verdict;
use filo::store::Command;
use filo::workspace::{BinState, Choices, Keep, News, Stamp, Touched, Workspace};

use super::desk::{Desk, PLAN, record, typed};

const ASC: &str = "organization-asc-oglio-po";

fn file_of(desk: &Desk) -> Reading {
    let by = Provenience { at: "2026-11-23T18:00:00Z".parse().unwrap(), by: "p0q8aa".to_owned() };
    read(&write(&desk.store.now(), Edition::Working, &Scope::ALL, &by, Layout::Readable), Trust::File)
        .unwrap()
}

fn rename(desk: &Desk, name: &str) {
    desk.change(ASC, |it: &mut Organization| it.name = name.parse().unwrap()).unwrap();
}

fn note(desk: &Desk, note: &str) {
    desk.change(ASC, |it: &mut Organization| it.note = Some(note.parse().unwrap())).unwrap();
}

fn name(desk: &Desk) -> String {
    desk.get::<Organization>(ASC).name.to_string()
}

fn importer() -> Stamp {
    Stamp { replica: "k3v9x2.cccccc".parse().unwrap(), at: "2026-11-23T21:00:00Z".parse().unwrap() }
}

/// Takes a file as an import does, and says what it wrote.
fn take(desk: &Desk, file: &Reading, choices: &Choices) -> Vec<Touched> {
    let before = desk.store.now();
    let after = before.taking(&file.workspace, choices, &importer());
    desk.store.merge(&after);
    assert_eq!(desk.store.now(), after);
    let written = |before: &Workspace| {
        let new = after.entries().filter(|entry| before.entry(entry.record.id()) != Some(*entry));
        let dot: Dot = "k3v9x2.aaaaaa:1".parse().unwrap();
        new.map(|entry| Touched {
            before: before.entry(entry.record.id()).cloned(),
            after: entry.clone(),
            dot: dot.clone(),
        })
        .collect()
    };
    written(&before)
}

fn two() -> (Desk, Desk) {
    (Desk::new(), Desk::of("p0q8aa.bbbbbb", PLAN.clone()))
}

#[test]
fn a_choice_passes_to_the_colleague_with_the_next_file() {
    let (desk, colleague) = two();
    rename(&desk, "Mio");
    rename(&colleague, "Suo");
    note(&colleague, "Nota sua");
    let mut choices = Choices::default();
    choices.keep(&record(ASC), "name", Keep::Ours);
    take(&desk, &file_of(&colleague), &choices);
    assert_eq!(desk.entry(ASC).conflicts().count(), 0);
    take(&colleague, &file_of(&desk), &Choices::default());
    assert_eq!(desk.store.now(), colleague.store.now());
    assert_eq!(name(&colleague), "Mio");
    assert_eq!(colleague.get::<Organization>(ASC).note.as_ref().unwrap().as_str(), "Nota sua");
}

#[test]
fn what_is_left_for_later_comes_again_with_the_same_file() {
    let (desk, colleague) = two();
    rename(&colleague, "Suo");
    let file = file_of(&colleague);
    let mut choices = Choices::default();
    choices.leave(&record(ASC), true);
    assert!(take(&desk, &file, &choices).is_empty());
    let news: Vec<News> =
        desk.store.now().differences(&file.workspace).into_iter().map(|one| one.news).collect();
    assert_eq!(news, [News::Newer]);
    take(&desk, &file, &Choices::default());
    assert_eq!(name(&desk), "Suo");
}

#[test]
fn what_is_refused_later_goes_back_for_everybody_and_what_was_changed_since_stays() {
    let (desk, colleague) = two();
    let former = name(&desk);
    rename(&colleague, "Suo");
    note(&colleague, "Nota sua");
    let taken = take(&desk, &file_of(&colleague), &Choices::default());
    note(&desk, "Nota mia, scritta dopo");
    desk.store.dispatch(Command::Refuse(taken.clone())).unwrap();
    assert_eq!(name(&desk), former);
    let kept = desk.get::<Organization>(ASC).note.clone();
    assert_eq!(kept.as_ref().unwrap().as_str(), "Nota mia, scritta dopo");
    take(&colleague, &file_of(&desk), &Choices::default());
    assert_eq!((name(&colleague), colleague.entry(ASC).conflicts().count()), (former, 0));
    // It is an edit like any other: it can be taken back, and refused again there is nothing to do.
    desk.store.undo().unwrap();
    assert_eq!(name(&desk), "Suo");
}

#[test]
fn what_is_kept_out_of_the_bin_is_kept_with_what_is_one_thing_with_it() {
    let (desk, colleague) = two();
    let other = "organization-asc-due";
    let twin = Organization { id: typed(other), ..desk.get::<Organization>(ASC).as_ref().clone() };
    desk.store.create(twin).unwrap();
    let pair = verdict(&desk.store.now(), typed("match-asc"), &record(ASC), &record(other), Verdict::Same);
    desk.store.create(pair).unwrap();
    take(&colleague, &file_of(&desk), &Choices::default());
    colleague.bin(ASC).unwrap();
    note(&desk, "Nota mia");
    let mut choices = Choices::default();
    choices.keep(&record(ASC), "binned", Keep::Ours);
    take(&desk, &file_of(&colleague), &choices);
    let state = |id: &str| desk.entry(id).bin_state();
    assert_eq!((state(ASC), state(other)), (BinState::Live, BinState::Live));
}

#[test]
fn a_voice_that_one_took_back_is_not_quoted_while_two_versions_wait() {
    let (desk, colleague) = two();
    let voice = desk.store.now().live::<Voice>().next().unwrap().id.clone();
    let id = voice.record().as_str();
    assert!(may_be_read_out(&desk.store.now(), &voice), "the Plan quotes it");
    desk.change(id, |it: &mut Voice| *it = withdrawn(it)).unwrap();
    colleague.change(id, |it: &mut Voice| it.consent = Consent::Given).unwrap();
    take(&colleague, &file_of(&desk), &Choices::default());
    let now = colleague.store.now();
    assert!(!may_be_read_out(&now, &voice) && was_taken_back(now.entry(voice.record()).unwrap()));
    assert!(listened(&now).voices.iter().all(|it| it.id != voice));
}
