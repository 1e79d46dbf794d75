//! A resource is heard of in a conversation, mapped, checked, and found by families; then its card changes.

use filo::domain::{
    Assurance, Fact, InterlocutorCategory, Interview, InterviewStatus, MappingSheet, NonEmptyText, Place,
    Provenance, Record, Service, SheetStatus,
};
use filo::insight::guide::giving::{Asking, given};
use filo::insight::mapping::drift::{drift, published, verified};
use filo::insight::mapping::interviews::outcome;
use filo::insight::reading::Reading;
use filo::insight::{Audience, GuideQuery, Index, answers, appearances};
use filo::store::Command;
use filo::workspace::BinState;

use super::desk::{Desk, day, record, typed};

const COLLOQUIO: &str = "interview-oratorio";
const SCHEDA: &str = "mapping-sheet-auto";
const SERVIZIO: &str = "service-auto";
const LUOGO: &str = "location-auto";
const TODAY: &str = "2026-11-25";

fn text(words: &str) -> NonEmptyText {
    words.parse().unwrap()
}

fn assurance() -> Assurance {
    Assurance { by: text("operatrice"), on: day(TODAY) }
}

/// A conversation was held, a sheet was opened from it, filled in and checked.
fn mapped() -> Desk {
    let desk = Desk::new();
    let conversation = Interview {
        interlocutor: InterlocutorCategory::Parish,
        status: InterviewStatus::Held,
        held_on: Some(day("2026-11-20")),
        ..Interview::named(typed(COLLOQUIO), text("Colloquio con l’oratorio"))
    };
    desk.store.create(conversation).unwrap();
    let sheet = MappingSheet {
        interviews: [typed(COLLOQUIO)].into(),
        ..MappingSheet::named(typed(SCHEDA), text("Accompagnamento con volontari"))
    };
    desk.store.create(sheet).unwrap();
    desk.change(SCHEDA, |it: &mut MappingSheet| {
        it.place = Some(Place::Comune(typed("comune-commessaggio")));
        it.address = Some(text("via dei Tigli 4"));
        it.offer_to_families = Some(text("Un passaggio in auto per il dialisatore"));
        it.target = Some(text("chi non guida"));
        it.strengths = Some(text("Rispondono in giornata"));
        it.consent_to_publish = true;
        it.status = SheetStatus::Complete;
    })
    .unwrap();
    desk.change(SCHEDA, |it: &mut MappingSheet| *it = verified(it, assurance())).unwrap();
    desk
}

fn publish(desk: &Desk, asking: &Asking) {
    let now = desk.store.now();
    let sheet = desk.get::<MappingSheet>(SCHEDA);
    let given = given(&Reading::of(&now), &sheet, asking, &(typed(SERVIZIO), typed(LUOGO)));
    let (create, change) = given.records(&now, published(&sheet, &given.service.id));
    let edit = change.into_iter().map(|after| desk.open(after.id().as_str()).into_edit(after)).collect();
    desk.store.dispatch(Command::Save { create, edit }).unwrap();
}

fn calling() -> Asking {
    Asking { phone: "0375 000 011".parse().ok(), ..Asking::default() }
}

fn is_found(desk: &Desk) -> bool {
    let now = desk.store.now();
    let query = GuideQuery { words: "dialisatore".to_owned(), ..GuideQuery::default() };
    let found = answers(&now, Some(&Index::of(&now, Audience::Guide)), &query, day(TODAY));
    format!("{found:?}").contains(SERVIZIO)
}

fn to_check(desk: &Desk) -> Vec<&'static str> {
    let now = desk.store.now();
    let drift = drift(&Reading::of(&now), &desk.get::<MappingSheet>(SCHEDA)).unwrap_or_default();
    [drift.apart, drift.since].concat()
}

#[test]
fn a_resource_heard_of_in_a_conversation_is_found_in_the_guide_and_checked_again_when_its_card_changes() {
    let desk = mapped();
    let now = desk.store.now();
    assert_eq!(outcome(&now, &typed(COLLOQUIO)).sheets[0].id, record(SCHEDA));
    assert!(!is_found(&desk));
    publish(&desk, &calling());
    assert!(is_found(&desk));
    assert_eq!(to_check(&desk), [""; 0]);
    let now = desk.store.now();
    assert_eq!(desk.get::<MappingSheet>(SCHEDA).service, Some(typed(SERVIZIO)));
    assert_eq!(
        appearances(&now, &record(SERVIZIO))[0].from.id,
        record(SCHEDA),
        "the card leads back to its sheet"
    );
    let card = desk.get::<Service>(SERVIZIO);
    assert!(!format!("{card:?}").contains("giornata"), "what is only for the group stays there");
    // A family tells that the telephone is another, and somebody corrects the card.
    desk.change(SERVIZIO, |it: &mut Service| it.phones[0].number = "0375 000 099".parse().unwrap()).unwrap();
    assert_eq!(to_check(&desk), ["phones"]);
    desk.change(SCHEDA, |it: &mut MappingSheet| *it = verified(it, assurance())).unwrap();
    assert_eq!(to_check(&desk), [""; 0]);
    // Then for whom it is.
    let source = Provenance::Told { by: text("una volontaria"), on: None };
    let whom = Fact { value: text("chi abita a Commessaggio"), provenance: source };
    desk.change(SERVIZIO, |it: &mut Service| it.eligibility = Some(whom)).unwrap();
    assert_eq!(to_check(&desk), ["eligibility"]);
    // The sheet was right: it goes into the guide again, the number that was corrected stays.
    publish(&desk, &Asking::of(&desk.get::<Service>(SERVIZIO)));
    assert_eq!(to_check(&desk), [""; 0]);
    let card = desk.get::<Service>(SERVIZIO);
    assert_eq!(card.phones[0].number.as_str(), "0375 000 099");
    assert_eq!(card.eligibility.as_ref().unwrap().value.as_str(), "chi non guida");
}

#[test]
fn a_publication_is_taken_back_whole_and_done_again() {
    let desk = mapped();
    let before = desk.get::<MappingSheet>(SCHEDA);
    publish(&desk, &calling());
    desk.store.undo().unwrap();
    assert!(!is_found(&desk));
    assert_eq!(desk.get::<MappingSheet>(SCHEDA), before);
    for gone in [SERVIZIO, LUOGO] {
        assert_eq!(desk.entry(gone).bin_state(), BinState::Binned);
    }
    desk.store.redo().unwrap();
    assert!(is_found(&desk));
    assert_eq!(desk.get::<MappingSheet>(SCHEDA).service, Some(typed(SERVIZIO)));
}

#[test]
fn a_sheet_in_the_bin_comes_back_with_its_conversation_and_its_card() {
    let desk = mapped();
    publish(&desk, &calling());
    desk.bin(SCHEDA).unwrap();
    assert!(outcome(&desk.store.now(), &typed(COLLOQUIO)).sheets.is_empty());
    assert!(is_found(&desk), "families keep what they had");
    desk.store.dispatch(Command::Restore(record(SCHEDA))).unwrap();
    assert_eq!(outcome(&desk.store.now(), &typed(COLLOQUIO)).sheets.len(), 1);
    assert_eq!(appearances(&desk.store.now(), &record(SERVIZIO)).len(), 1);
}

#[test]
fn a_protected_card_never_gets_the_place_of_its_sheet() {
    let desk = mapped();
    let asking = Asking { protected: true, ..calling() };
    publish(&desk, &asking);
    assert!(desk.store.now().entry(&record(LUOGO)).is_none());
    let card = desk.get::<Service>(SERVIZIO);
    assert!(card.locations.is_empty() && card.service_area.is_none() && card.schedule_note.is_none());
    assert!(!format!("{card:?}").contains("Tigli"));
    assert_eq!(Service::wrap(card).title(), "Un passaggio in auto per il dialisatore");
}
