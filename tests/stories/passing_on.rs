//! Files between colleagues: taken once or twice they bring the same, and what was edited by hand is offered.

use filo::domain::{Dot, Organization};
use filo::exchange::{Digest, Edition, Layout, Provenience, Reading, Scope, Trust, read, write};
use filo::workspace::{News, Stamp, Workspace};

use super::desk::{Desk, record};

const ASC: &str = "organization-asc-oglio-po";

fn exported(desk: &Desk) -> String {
    let by = Provenience { at: "2026-11-23T18:00:00Z".parse().unwrap(), by: "p0q8aa".to_owned() };
    write(&desk.store.now(), Edition::Working, &Scope::ALL, &by, Layout::Readable)
}

fn rename(desk: &Desk, name: &str) {
    desk.change(ASC, |it: &mut Organization| it.name = name.parse().unwrap()).unwrap();
}

fn name(desk: &Desk) -> String {
    desk.get::<Organization>(ASC).name.to_string()
}

fn opened(text: &str) -> Reading {
    read(text, Trust::File).unwrap()
}

#[test]
fn the_file_of_a_colleague_changes_nothing_the_second_time() {
    let (desk, colleague) = (Desk::new(), Desk::of("p0q8aa.bbbbbb", super::desk::PLAN.clone()));
    rename(&colleague, "Nome corretto");
    let note = |it: &mut Organization| it.note = Some("Nota mia".parse().unwrap());
    desk.change(ASC, note).unwrap();
    let reading = opened(&exported(&colleague));
    assert_eq!(reading.digest, Digest::Holds);
    let news: Vec<News> =
        desk.store.now().differences(&reading.workspace).iter().map(|one| one.news).collect();
    assert_eq!(news, [News::Both]);
    desk.store.merge(&reading.workspace);
    let once = desk.store.now();
    assert_eq!((name(&desk).as_str(), once.contested().len()), ("Nome corretto", 0));
    assert_eq!(desk.get::<Organization>(ASC).note.as_ref().unwrap().as_str(), "Nota mia");
    let news: Vec<News> = once.differences(&reading.workspace).iter().map(|one| one.news).collect();
    assert_eq!(news, [News::Older]);
    desk.store.merge(&reading.workspace);
    assert_eq!(desk.store.now(), once);
    let back = opened(&exported(&desk));
    colleague.store.merge(&back.workspace);
    assert_eq!(colleague.store.now(), once, "and the colleague ends with the same");
}

#[test]
fn two_colleagues_who_disagree_both_see_both() {
    let (desk, colleague) = (Desk::new(), Desk::of("p0q8aa.bbbbbb", super::desk::PLAN.clone()));
    rename(&desk, "Mio");
    rename(&colleague, "Suo");
    let (mine, theirs) = (exported(&desk), exported(&colleague));
    desk.store.merge(&opened(&theirs).workspace);
    colleague.store.merge(&opened(&mine).workspace);
    assert_eq!(desk.store.now(), colleague.store.now());
    assert_eq!(desk.entry(ASC).conflicts().collect::<Vec<_>>(), ["name"]);
}

fn stamp() -> Stamp {
    Stamp { replica: "k3v9x2.zzzzzz".parse().unwrap(), at: "2026-11-23T21:00:00Z".parse().unwrap() }
}

/// Takes what is offered, as an import does.
fn adopted(now: &Workspace, reading: &Reading) -> (Workspace, usize) {
    let mut after = now.clone();
    let taken =
        reading.offered.iter().filter_map(|one| after.adopt(&one.record, one.revision.as_ref(), &stamp()));
    let taken = taken.count();
    (after, taken)
}

#[test]
fn what_was_edited_by_hand_in_the_text_is_offered_and_taken_under_a_new_dot() {
    let desk = Desk::new();
    rename(&desk, "Prima della mano");
    let reading = opened(&exported(&desk).replace("Prima della mano", "Scritto a mano"));
    assert_eq!(reading.digest, Digest::Fails);
    let offered: Vec<&str> = reading.offered.iter().map(|one| one.record.id().as_str()).collect();
    assert_eq!(offered, [ASC], "the one that was touched, no other");
    assert!(desk.store.now().differences(&reading.workspace).is_empty());
    let (after, taken) = adopted(&desk.store.now(), &reading);
    assert_eq!(taken, 1);
    desk.store.merge(&after);
    assert_eq!(name(&desk), "Scritto a mano");
    let revision = desk.entry(ASC).revision;
    assert_eq!(revision.dots("name"), &["k3v9x2.zzzzzz:1".parse::<Dot>().unwrap()]);
    assert!(revision.siblings.is_empty());
    let (again, taken) = adopted(&desk.store.now(), &reading);
    assert_eq!((again == desk.store.now(), taken), (true, 0), "once is enough");
}

#[test]
fn an_edit_by_hand_of_a_value_that_was_corrected_since_is_older() {
    let desk = Desk::new();
    rename(&desk, "Prima della mano");
    let text = exported(&desk).replace("Prima della mano", "Scritto a mano");
    rename(&desk, "Corretto dopo");
    let (after, taken) = adopted(&desk.store.now(), &opened(&text));
    assert_eq!((after == desk.store.now(), taken), (true, 0));
}

#[test]
fn an_edit_by_hand_of_a_value_unknown_here_stands_beside_ours() {
    let (desk, colleague) = (Desk::new(), Desk::of("p0q8aa.bbbbbb", super::desk::PLAN.clone()));
    rename(&desk, "Mio");
    rename(&colleague, "Suo");
    let reading = opened(&exported(&colleague).replace("\"Suo\"", "\"A mano\""));
    let (after, taken) = adopted(&desk.store.now(), &reading);
    assert_eq!(taken, 1);
    let register = after.entry(&record(ASC)).unwrap().register("name");
    let values: Vec<&str> = register.values.iter().filter_map(|written| written.value.as_str()).collect();
    assert_eq!(values, ["A mano", "Mio"]);
}

#[test]
fn a_record_from_elsewhere_is_new_here_and_erased_ones_stay_away() {
    let desk = Desk::new();
    let text = exported(&desk).replace(ASC, "organization-altrove");
    let reading = opened(&text);
    assert!(reading.offered.iter().any(|one| one.record.id().as_str() == "organization-altrove"));
    let (after, _) = adopted(&desk.store.now(), &reading);
    assert!(after.entry(&record("organization-altrove")).is_some());
    let mut erased = desk.store.now();
    erased.erase(&record("organization-altrove"), "2026-11-23".parse().unwrap());
    let (after, _) = adopted(&erased, &reading);
    assert!(after.entry(&record("organization-altrove")).is_none());
}
