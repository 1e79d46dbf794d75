//! Two forms open on one record: nothing of either is lost, and what they disagree on is settled by a person.

use filo::domain::{Comune, Organization};
use filo::store::{Command, CommandError, Opened};
use filo::workspace::{Finding, findings};
use serde_json::{Value, json};

use super::desk::{Desk, day, record};

const ASC: &str = "organization-asc-oglio-po";

fn names(desk: &Desk) -> Vec<Value> {
    desk.entry(ASC).register("name").values.into_iter().map(|written| written.value).collect()
}

fn renamed(desk: &Desk, opened: Opened, name: &str) {
    desk.save(opened, |it: &mut Organization| it.name = name.parse().unwrap()).unwrap();
}

fn in_conflict(desk: &Desk) -> Vec<&'static str> {
    let now = "2026-11-23T20:00:00Z".parse().unwrap();
    let listed = findings(&desk.store.now(), now, day("2026-11-23"));
    let fields = listed.into_iter().filter_map(|finding| match finding {
        Finding::InConflict { record: of, field } if of == record(ASC) => Some(field),
        _ => None,
    });
    fields.collect()
}

#[test]
fn two_forms_that_changed_different_things_agree() {
    let desk = Desk::new();
    let (mine, other) = (desk.open(ASC), desk.open(ASC));
    renamed(&desk, mine, "Azienda di prova");
    desk.save(other, |it: &mut Organization| it.note = Some("Cambia sede".parse().unwrap())).unwrap();
    let both = desk.get::<Organization>(ASC);
    assert_eq!(
        (both.name.as_str(), both.note.as_ref().unwrap().as_str()),
        ("Azienda di prova", "Cambia sede")
    );
    assert!(in_conflict(&desk).is_empty());
}

#[test]
fn two_forms_that_wrote_the_same_agree() {
    let desk = Desk::new();
    let (mine, other) = (desk.open(ASC), desk.open(ASC));
    renamed(&desk, mine, "Azienda di prova");
    renamed(&desk, other, "Azienda di prova");
    assert_eq!(names(&desk), [json!("Azienda di prova")]);
}

#[test]
fn two_names_for_one_thing_are_listed_settled_and_brought_back() {
    let desk = Desk::new();
    let (mine, other) = (desk.open(ASC), desk.open(ASC));
    renamed(&desk, mine, "Nome di Anna");
    renamed(&desk, other, "Nome di Bruno");
    assert_eq!(names(&desk), [json!("Nome di Bruno"), json!("Nome di Anna")], "the latest is shown");
    assert_eq!(in_conflict(&desk), ["name"]);
    let settling = |value: &str| Command::Settle {
        record: record(ASC),
        field: "name",
        value: value.into(),
        seen: desk.open(ASC).seen,
    };
    desk.store.dispatch(settling("Nome di Anna")).unwrap();
    assert_eq!(names(&desk), [json!("Nome di Anna")]);
    assert!(in_conflict(&desk).is_empty());
    desk.store.undo().unwrap();
    assert_eq!(names(&desk), [json!("Nome di Bruno"), json!("Nome di Anna")], "both are back, as they stood");
    assert_eq!(in_conflict(&desk), ["name"]);
    desk.store.redo().unwrap();
    assert_eq!(names(&desk), [json!("Nome di Anna")]);
}

#[test]
fn an_edit_in_the_middle_of_a_conflict_replaces_only_what_it_saw() {
    let desk = Desk::new();
    let (mine, other) = (desk.open(ASC), desk.open(ASC));
    renamed(&desk, mine, "Nome di Anna");
    renamed(&desk, other, "Nome di Bruno");
    renamed(&desk, desk.open(ASC), "Nome di Carla");
    assert_eq!(names(&desk), [json!("Nome di Carla"), json!("Nome di Anna")]);
}

#[test]
fn settling_with_what_cannot_be_changes_nothing() {
    let desk = Desk::new();
    let before = desk.store.now();
    for (field, value) in [("name", json!("")), ("name", json!(5)), ("xyzzy", json!("x"))] {
        let seen = desk.open(ASC).seen;
        let outcome = desk.store.dispatch(Command::Settle { record: record(ASC), field, value, seen });
        assert!(matches!(outcome, Err(CommandError::Edit(_))), "{field}: {outcome:?}");
    }
    assert_eq!(desk.store.now(), before);
}

#[test]
fn who_throws_away_what_somebody_else_has_changed_meanwhile_is_told() {
    let desk = Desk::new();
    let form = desk.open(ASC);
    desk.change(ASC, |it: &mut Organization| it.note = Some("Cambia sede".parse().unwrap())).unwrap();
    desk.store.dispatch(Command::Bin(form)).unwrap();
    assert!(desk.is_live::<Organization>(ASC));
    assert_eq!(desk.store.now().contested().len(), 1);
    assert!(desk.is_live::<Comune>("comune-bozzolo"));
}
