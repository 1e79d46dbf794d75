//! Correcting a figure; adding a service, publishing it, throwing it away and taking it back.

use std::collections::BTreeSet;

use filo::domain::{Comune, Publication, Record, Service, Task, TaskStatus, Verdict};
use filo::insight::passing::joined::verdict;
use filo::store::{Command, CommandError};
use filo::workspace::{BinState, EditError};

use super::desk::{Desk, record, typed};

const DOPOSCUOLA: &str = "service-doposcuola-di-prova";

fn doposcuola(desk: &Desk) -> Service {
    let any = desk.store.now().live::<Service>().next().unwrap().as_ref().clone();
    Service {
        id: typed(DOPOSCUOLA),
        name: "Doposcuola in biblioteca".parse().unwrap(),
        heading: None,
        publication: Publication::Unpublished,
        ..any
    }
}

fn calling(service: &str) -> Task {
    Task {
        id: typed("task-telefonare"),
        text: "Telefonare alla biblioteca".parse().unwrap(),
        role: None,
        due_on: None,
        status: TaskStatus::ToDo,
        group: None,
        meeting: None,
        decision: None,
        needs: BTreeSet::new(),
        voices: BTreeSet::new(),
        services: [typed(service)].into(),
        note: None,
        binned: None,
    }
}

#[test]
fn a_figure_of_a_comune_is_corrected_taken_back_and_corrected_again() {
    let desk = Desk::new();
    let residents = || desk.get::<Comune>("comune-bozzolo").population.last().unwrap().value.total;
    let printed = residents();
    let applied = desk.change("comune-bozzolo", |comune: &mut Comune| {
        comune.population.last_mut().unwrap().value.total = 3_999;
    });
    assert_eq!(applied.unwrap().touched.len(), 1);
    assert_eq!(residents(), 3_999);
    let revision = desk.entry("comune-bozzolo").revision;
    assert_eq!(revision.fields.keys().copied().collect::<Vec<_>>(), ["population"], "only what was changed");
    let undone = desk.store.undo().unwrap();
    assert_eq!((residents(), undone.kept.len()), (printed, 0));
    desk.store.redo().unwrap();
    assert_eq!(residents(), 3_999);
    let saved = desk.saved.borrow();
    assert_eq!(saved.len(), 3, "correction, undo and redo are saved, each on its own");
    assert!(saved.iter().all(|change| change.entries.len() == 1 && change.erased.is_empty()));
}

#[test]
fn a_form_saved_without_a_change_changes_nothing() {
    let desk = Desk::new();
    let before = desk.store.now();
    let outcome = desk.change("comune-bozzolo", |_: &mut Comune| {});
    assert_eq!(outcome, Err(CommandError::Edit(EditError::Nothing)));
    assert_eq!(desk.store.now(), before);
    assert!(desk.saved.borrow().is_empty());
    assert_eq!(desk.store.undo(), Err(CommandError::NothingToUndo));
}

#[test]
fn a_service_is_added_published_found_thrown_away_and_taken_back_with_its_links() {
    let desk = Desk::new();
    desk.store.create(doposcuola(&desk)).unwrap();
    desk.store.create(calling(DOPOSCUOLA)).unwrap();
    assert!(!desk.get::<Service>(DOPOSCUOLA).is_in_guide());
    desk.change(DOPOSCUOLA, |service: &mut Service| service.publication = Publication::Published).unwrap();
    let in_guide = |desk: &Desk| {
        let now = desk.store.now();
        now.live::<Service>().any(|service| service.id.as_str() == DOPOSCUOLA && service.is_in_guide())
    };
    assert!(in_guide(&desk));
    desk.bin(DOPOSCUOLA).unwrap();
    assert!(!desk.is_live::<Service>(DOPOSCUOLA));
    assert_eq!(desk.store.now().binned()[0].record.id(), &record(DOPOSCUOLA));
    let links = |desk: &Desk| {
        let now = desk.store.now();
        let referrers = now.referrers(&record(DOPOSCUOLA));
        referrers.iter().map(|(entry, field)| format!("{} {field}", entry.record.id())).collect::<Vec<_>>()
    };
    assert_eq!(links(&desk), ["task-telefonare services"], "the bin breaks no link");
    desk.store.dispatch(Command::Restore(record(DOPOSCUOLA))).unwrap();
    assert!(in_guide(&desk));
    assert_eq!(links(&desk), ["task-telefonare services"]);
    assert_eq!(desk.entry(DOPOSCUOLA).bin_state(), BinState::Live);
}

#[test]
fn adding_is_taken_back_into_the_bin_and_done_again() {
    let desk = Desk::new();
    let service = doposcuola(&desk);
    desk.store.create(service.clone()).unwrap();
    desk.store.undo().unwrap();
    assert_eq!(desk.entry(DOPOSCUOLA).bin_state(), BinState::Binned);
    desk.store.redo().unwrap();
    assert_eq!(desk.get::<Service>(DOPOSCUOLA).as_ref(), &service);
}

#[test]
fn a_name_that_is_taken_is_refused_whole() {
    let desk = Desk::new();
    desk.store.create(doposcuola(&desk)).unwrap();
    let (before, saved) = (desk.store.now(), desk.saved.borrow().len());
    let again = desk.store.create(doposcuola(&desk));
    assert_eq!(again, Err(CommandError::Edit(EditError::Taken(record(DOPOSCUOLA)))));
    let other = Service { id: typed("service-altro"), ..doposcuola(&desk) };
    let of_another_kind = Task { id: typed("comune-bozzolo"), ..calling(DOPOSCUOLA) };
    let create = vec![Service::wrap(other.into()), Task::wrap(of_another_kind.into())];
    let both = desk.store.dispatch(Command::Save { create, edit: Vec::new() });
    assert_eq!(both, Err(CommandError::Edit(EditError::Taken(record("comune-bozzolo")))));
    assert_eq!(desk.store.now(), before, "of two records that belong together none stays alone");
    assert_eq!(desk.saved.borrow().len(), saved);
}

#[test]
fn what_is_erased_for_ever_is_forgotten_by_undo_and_does_not_come_back() {
    let desk = Desk::new();
    desk.change("comune-bozzolo", |comune: &mut Comune| comune.name = "Bozzolo!".parse().unwrap()).unwrap();
    desk.store.create(doposcuola(&desk)).unwrap();
    let with_it = desk.store.now();
    desk.change(DOPOSCUOLA, |service: &mut Service| service.publication = Publication::Published).unwrap();
    desk.bin(DOPOSCUOLA).unwrap();
    desk.store.undo().unwrap();
    desk.bin(DOPOSCUOLA).unwrap();
    let applied = desk.store.dispatch(Command::EmptyBin).unwrap();
    assert_eq!(applied.erased, [record(DOPOSCUOLA)]);
    assert!(desk.store.now().entry(&record(DOPOSCUOLA)).is_none());
    let change = desk.saved.borrow().last().cloned().unwrap();
    assert_eq!((change.entries.len(), change.erased), (0, vec![record(DOPOSCUOLA)]));
    assert_eq!(desk.store.redo(), Err(CommandError::NothingToUndo));
    desk.store.undo().unwrap();
    assert_eq!(
        desk.get::<Comune>("comune-bozzolo").name.as_str(),
        "Bozzolo",
        "what stood before the erased record"
    );
    assert_eq!(desk.store.undo(), Err(CommandError::NothingToUndo));
    assert!(desk.store.now().entry(&record(DOPOSCUOLA)).is_none());
    let again = desk.store.create(doposcuola(&desk));
    assert_eq!(again, Err(CommandError::Edit(EditError::Taken(record(DOPOSCUOLA)))));
    desk.store.merge(&with_it);
    assert!(desk.store.now().entry(&record(DOPOSCUOLA)).is_none(), "an old file does not bring it back");
    let erase = desk.store.dispatch(Command::Erase(record(DOPOSCUOLA)));
    assert_eq!(erase, Err(CommandError::Edit(EditError::Gone(record(DOPOSCUOLA)))));
    assert_eq!(desk.store.dispatch(Command::EmptyBin), Err(CommandError::Edit(EditError::Nothing)));
}

#[test]
fn what_is_one_thing_goes_to_the_bin_together_and_comes_back_together() {
    let desk = Desk::new();
    let other = "service-doposcuola-due";
    desk.store.create(doposcuola(&desk)).unwrap();
    desk.store.create(Service { id: typed(other), ..doposcuola(&desk) }).unwrap();
    let pair = verdict(
        &desk.store.now(),
        typed("match-doposcuola"),
        &record(DOPOSCUOLA),
        &record(other),
        Verdict::Same,
    );
    desk.store.create(pair).unwrap();
    let state = |id: &str| desk.entry(id).bin_state();
    desk.bin(DOPOSCUOLA).unwrap();
    assert_eq!((state(DOPOSCUOLA), state(other)), (BinState::Binned, BinState::Binned));
    desk.store.dispatch(Command::Restore(record(other))).unwrap();
    assert_eq!((state(DOPOSCUOLA), state(other)), (BinState::Live, BinState::Live));
    desk.bin(DOPOSCUOLA).unwrap();
    desk.store.undo().unwrap();
    assert_eq!((state(DOPOSCUOLA), state(other)), (BinState::Live, BinState::Live), "one step");
    desk.bin("match-doposcuola").unwrap();
    desk.bin(DOPOSCUOLA).unwrap();
    desk.store.dispatch(Command::Restore(record("match-doposcuola"))).unwrap();
    let applied = desk.store.dispatch(Command::Erase(record(DOPOSCUOLA))).unwrap();
    assert_eq!(applied.erased, [record(DOPOSCUOLA)], "what people work with is not erased with it");
}
