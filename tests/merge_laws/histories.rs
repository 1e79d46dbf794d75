//! Histories in which the merge, an edit or an undo once lost, hid or brought back somebody's work.

use filo::domain::{Kind, Match, Organization, Record, RecordId, Verdict};
use filo::workspace::BinState;
use serde_json::json;

use super::desk::{Desk, id};
use super::records::{SAMPLES, record};

/// Two browsers that hold the same device record, called "Facilitatrice Bozzolo".
fn two_desks() -> (Desk, Desk, RecordId) {
    let (mut anna, mut bruno) = (Desk::new("a.1", 0), Desk::new("b.1", 100));
    let device = &SAMPLES[6].record;
    anna.create(device.clone());
    bruno.merge(&anna);
    (anna, bruno, device.id().clone())
}

/// Anna and Bruno call the device "Anna" and "Bruno"; both hold the conflict.
fn in_conflict() -> (Desk, Desk, RecordId) {
    let (mut anna, mut bruno, device) = two_desks();
    anna.set(&device, "name", json!("Anna"));
    bruno.set(&device, "name", json!("Bruno"));
    anna.merge(&bruno);
    bruno.merge(&anna);
    assert_eq!(anna.values(&device, "name"), json!(["Anna", "Bruno"]));
    (anna, bruno, device)
}

#[test]
fn a_value_replaced_after_a_settlement_was_undone_does_not_come_back_from_an_old_file() {
    let (mut anna, _, device) = in_conflict();
    let settled = anna.settle(&device, "name", json!("Carla")).unwrap();
    anna.undo(&settled);
    let file = anna.clone();
    anna.set(&device, "name", json!("Dario"));
    let edited = anna.values(&device, "name");
    assert_eq!(edited, json!(["Anna", "Dario"]), "Bruno's name was shown, and Dario replaced it");
    anna.merge(&file);
    assert_eq!(anna.values(&device, "name"), edited);
}

#[test]
fn undo_of_an_edit_leaves_the_values_that_the_edit_left() {
    let (mut anna, mut bruno, device) = in_conflict();
    let edited = anna.set(&device, "name", json!("Carla"));
    anna.undo(&edited);
    assert_eq!(anna.values(&device, "name"), json!(["Anna", "Bruno"]));
    // Meanwhile Bruno settles both. Only the value that undo wrote again is news to his settlement.
    bruno.settle(&device, "name", json!("Biblioteca")).unwrap();
    anna.merge(&bruno);
    assert_eq!(anna.values(&device, "name"), json!(["Biblioteca", "Bruno"]));
}

#[test]
fn two_edits_of_one_field_are_taken_back_and_done_again_one_after_the_other() {
    let (mut anna, _, device) = two_desks();
    let first = anna.set(&device, "name", json!("Uno"));
    let second = anna.set(&device, "name", json!("Due"));
    let back_to_one = anna.undo(&second);
    let back_to_start = anna.undo(&first);
    assert_eq!(anna.values(&device, "name"), json!(["Facilitatrice Bozzolo"]));
    anna.undo(&back_to_start);
    assert_eq!(anna.values(&device, "name"), json!(["Uno"]));
    anna.undo(&back_to_one);
    assert_eq!(anna.values(&device, "name"), json!(["Due"]));
}

#[test]
fn an_edit_in_the_middle_is_not_taken_back_over_a_later_one() {
    let (mut anna, mut bruno, device) = two_desks();
    let first = anna.set(&device, "name", json!("Uno"));
    anna.set(&device, "name", json!("Due"));
    let stamp = anna.stamp();
    assert_eq!(anna.now.revert(&first, &stamp), (None, vec!["name"]));
    bruno.merge(&anna);
    let same = anna.set(&device, "name", json!("Tre"));
    bruno.set(&device, "name", json!("Tre"));
    anna.merge(&bruno);
    let stamp = anna.stamp();
    assert_eq!(anna.now.revert(&same, &stamp), (None, vec!["name"]), "Bruno wrote the same: it is his too");
}

#[test]
fn undo_of_a_creation_bins_it_after_undo_of_an_edit_and_again_after_redo() {
    let mut anna = Desk::new("a.1", 0);
    let created = anna.create(SAMPLES[6].record.clone());
    let device = SAMPLES[6].id();
    let edited = anna.set(device, "name", json!("Uno"));
    let (mut edit_back, mut creation_back) = (anna.undo(&edited), anna.undo(&created));
    for _ in 0..2 {
        assert_eq!(anna.bin_state(device), BinState::Binned);
        let creation = anna.undo(&creation_back);
        let edit = anna.undo(&edit_back);
        assert_eq!(anna.bin_state(device), BinState::Live);
        assert_eq!(anna.values(device, "name"), json!(["Uno"]));
        edit_back = anna.undo(&edit);
        creation_back = anna.undo(&creation);
    }
}

#[test]
fn undo_of_a_restoration_and_of_the_bin_before_it() {
    let (mut anna, _, device) = two_desks();
    let binned = anna.bin(&device);
    let restored = anna.restore(&device);
    let edited = anna.set(&device, "name", json!("Uno"));
    anna.undo(&edited);
    anna.undo(&restored);
    assert_eq!(anna.bin_state(&device), BinState::Binned);
    anna.undo(&binned);
    assert_eq!(anna.bin_state(&device), BinState::Live);
}

#[test]
fn undo_of_a_creation_does_not_bin_what_somebody_else_wrote_there() {
    let mut anna = Desk::new("a.1", 0);
    let created = anna.create(SAMPLES[6].record.clone());
    let mut bruno = Desk::new("b.1", 50);
    bruno.merge(&anna);
    bruno.set(SAMPLES[6].id(), "name", json!("Bruno"));
    anna.merge(&bruno);
    anna.undo(&created);
    assert_eq!(anna.bin_state(SAMPLES[6].id()), BinState::Contested);
}

#[test]
fn undo_on_an_erased_record_names_only_the_fields_of_the_change() {
    let (mut anna, _, device) = two_desks();
    let edited = anna.set(&device, "name", json!("Uno"));
    let stamp = anna.stamp();
    anna.now.erase(&device, stamp.at.date_naive());
    assert_eq!(anna.now.revert(&edited, &stamp), (None, vec!["name"]));
}

#[test]
fn a_settled_value_is_kept_as_its_field_writes_it_even_when_another_is_shown() {
    let (mut anna, mut bruno, device) = two_desks();
    bruno.set(&device, "name", json!("Bruno"));
    // Anna settled before Bruno's name came, and her clock is behind: hers waits beside his, with its spaces.
    let (seen, stamp) = (anna.now.seen(&device), anna.stamp());
    anna.merge(&bruno);
    anna.now.settle(&device, "name", &json!("  Anna "), &seen, &stamp).unwrap();
    bruno.merge(&anna);
    assert_eq!(bruno.values(&device, "name"), json!(["Anna", "Bruno"]));
    anna.merge(&bruno);
    assert_eq!(anna.now, bruno.now);
}

/// A browser with two organisations and the mark that they are one thing.
fn joined() -> (Desk, RecordId, RecordId) {
    let mut anna = Desk::new("a.1", 0);
    for sample in [&SAMPLES[1], &SAMPLES[4], &SAMPLES[5]] {
        anna.create(sample.record.clone());
    }
    let pair = anna.now.table(Kind::Match).values().next().and_then(|entry| Match::peel(&entry.record));
    let pair = pair.unwrap();
    assert_eq!(pair.verdict, Verdict::Same);
    let ends = (pair.a.clone(), pair.b.clone());
    (anna, ends.0, ends.1)
}

fn organizations(desk: &Desk) -> Vec<RecordId> {
    desk.now.live::<Organization>().map(|organization| organization.id().record().clone()).collect()
}

#[test]
fn a_joined_record_is_not_hidden_when_the_one_it_is_shown_under_is_not_here() {
    let (mut anna, first, second) = joined();
    assert_eq!(organizations(&anna), std::slice::from_ref(&first));
    anna.bin(&first);
    assert_eq!(organizations(&anna), std::slice::from_ref(&second), "the first is in the bin");
    assert_eq!(anna.now.shown_as(&first), second, "who points to the first finds the second");
    let stamp = anna.stamp();
    anna.now.erase(&first, stamp.at.date_naive());
    assert_eq!(organizations(&anna), std::slice::from_ref(&second));
    assert_eq!(anna.now.one_thing(&second), [first, second], "what is erased together stays the same");
}

#[test]
fn a_join_of_different_kinds_hides_neither() {
    let mut anna = Desk::new("a.1", 0);
    anna.create(SAMPLES[6].record.clone());
    anna.create(SAMPLES[1].record.clone());
    let pair = json!({ "a": SAMPLES[6].id(), "b": SAMPLES[1].id(), "verdict": "same", "seen": { "a": {}, "b": {} } });
    anna.create(record(Kind::Match, "match-odd", &pair));
    assert_eq!(organizations(&anna), [id("organization-auser")]);
    assert_eq!(anna.now.live::<filo::domain::Device>().count(), 1);
}
