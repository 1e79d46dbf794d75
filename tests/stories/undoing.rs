//! Taking back and doing again: many steps, one act each, and never somebody else's work.

use filo::domain::{Comune, Organization};
use filo::store::{CommandError, Refusal};

use super::desk::{Desk, record};

const ASC: &str = "organization-asc-oglio-po";

fn name(desk: &Desk) -> String {
    desk.get::<Organization>(ASC).name.to_string()
}

fn rename(desk: &Desk, name: &str) {
    desk.change(ASC, |it: &mut Organization| it.name = name.parse().unwrap()).unwrap();
}

#[test]
fn eighty_acts_are_taken_back_and_done_again_one_by_one() {
    let desk = Desk::new();
    let first = name(&desk);
    (1..=80).for_each(|n| rename(&desk, &format!("Nome {n}")));
    for n in (1..80).rev() {
        assert_eq!(desk.store.undo().unwrap().kept, []);
        assert_eq!(name(&desk), format!("Nome {n}"));
    }
    desk.store.undo().unwrap();
    assert_eq!(name(&desk), first);
    assert_eq!(desk.store.undo(), Err(CommandError::NothingToUndo));
    for n in 1..=80 {
        desk.store.redo().unwrap();
        assert_eq!(name(&desk), format!("Nome {n}"));
    }
    assert_eq!(desk.store.redo(), Err(CommandError::NothingToUndo));
    assert_eq!(desk.saved.borrow().len(), 240, "every step is saved");
    assert!(desk.entry(ASC).revision.siblings.is_empty());
}

#[test]
fn a_new_act_closes_the_way_forward() {
    let desk = Desk::new();
    rename(&desk, "Uno");
    rename(&desk, "Due");
    desk.store.undo().unwrap();
    rename(&desk, "Tre");
    assert_eq!(desk.store.redo(), Err(CommandError::NothingToUndo));
    desk.store.undo().unwrap();
    assert_eq!(name(&desk), "Uno");
}

#[test]
fn what_may_not_be_written_now_changes_nothing_and_loses_no_step() {
    let desk = Desk::new();
    rename(&desk, "Uno");
    rename(&desk, "Due");
    desk.store.undo().unwrap();
    let (before, saved) = (desk.store.now(), desk.saved.borrow().len());
    for refusal in [Refusal::AnotherTabWrites, Refusal::NewerVersionStored, Refusal::NotOpen] {
        desk.refusing.set(Some(refusal));
        let refused = CommandError::Refused(refusal);
        let act = desk.change(ASC, |it: &mut Organization| it.name = "Tre".parse().unwrap());
        assert_eq!(act, Err(refused.clone()));
        assert_eq!(desk.bin(ASC), Err(refused.clone()));
        assert_eq!(desk.store.undo(), Err(refused.clone()));
        assert_eq!(desk.store.redo(), Err(refused));
    }
    assert_eq!(desk.store.now(), before);
    assert_eq!(desk.saved.borrow().len(), saved);
    desk.refusing.set(None);
    desk.store.redo().unwrap();
    assert_eq!(name(&desk), "Due");
    desk.store.undo().unwrap();
    desk.store.undo().unwrap();
    assert_ne!(name(&desk), "Uno");
}

#[test]
fn undo_never_takes_back_what_somebody_else_wrote_since() {
    let desk = Desk::new();
    let note = desk.get::<Organization>(ASC).note.clone();
    desk.change("comune-bozzolo", |it: &mut Comune| it.name = "Bozzolo di prova".parse().unwrap()).unwrap();
    desk.change(ASC, |it: &mut Organization| {
        it.name = "Mio".parse().unwrap();
        it.note = Some("Mia".parse().unwrap());
    })
    .unwrap();
    let colleague = Desk::of("p0q8aa.bbbbbb", desk.store.now());
    rename(&colleague, "Suo");
    desk.store.merge(&colleague.store.now());
    let undone = desk.store.undo().unwrap();
    assert_eq!(undone.kept, [(record(ASC), "name")]);
    assert_eq!(name(&desk), "Suo");
    assert_eq!(desk.get::<Organization>(ASC).note, note, "the note was still mine");
    desk.store.undo().unwrap();
    assert_eq!(desk.get::<Comune>("comune-bozzolo").name.as_str(), "Bozzolo");
}

#[test]
fn a_step_that_cannot_go_back_at_all_says_so_and_lets_the_others() {
    let desk = Desk::new();
    desk.change("comune-bozzolo", |it: &mut Comune| it.name = "Bozzolo di prova".parse().unwrap()).unwrap();
    rename(&desk, "Mio");
    let colleague = Desk::of("p0q8aa.bbbbbb", desk.store.now());
    rename(&colleague, "Suo");
    desk.store.merge(&colleague.store.now());
    let before = desk.store.now();
    assert_eq!(desk.store.undo(), Err(CommandError::ChangedSince(record(ASC))));
    assert_eq!(desk.store.now(), before);
    desk.store.undo().unwrap();
    assert_eq!(desk.get::<Comune>("comune-bozzolo").name.as_str(), "Bozzolo");
}

#[test]
fn another_notebook_in_the_place_of_this_one_ends_its_history() {
    let desk = Desk::new();
    rename(&desk, "Uno");
    desk.store.replace(super::desk::PLAN.clone());
    assert_eq!(desk.store.undo(), Err(CommandError::NothingToUndo));
    assert_ne!(name(&desk), "Uno");
}
