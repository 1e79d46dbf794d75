//! The story of a service: it is added, published, found by families, checked, grows old, goes away and comes back.
#![allow(clippy::unwrap_used, reason = "a story that cannot be told fails where it stands")]

use std::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, Days, NaiveDate};
use filo::domain::{Assurance, Id, Kind, Publication, Record, Service};
use filo::insight::mapping::publishing;
use filo::insight::{Audience, Card, Check, GuideQuery, Index, answers, card, outside_guide};
use filo::store::{Command, Store};
use filo::workspace::{Stamp, Workspace};
use leptos::prelude::Owner;
use serde_json::{Value, json};

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn fact(text: &str) -> Value {
    json!({ "value": text, "provenance": { "told": { "by": "una volontaria", "on": "2026-11-23" } } })
}

/// A service as its form makes it: everything that is not said is absent.
fn service(changes: &Value) -> Service {
    let mut map = json!({
        "id": "019aa000-0000-7000-8000-000000000001", "name": "Sportello casa", "alternate_name": null,
        "heading": null, "description": null, "kind": "service", "status": "active", "status_note": null,
        "publication": "unpublished", "assurance": null, "protected": false, "provider": null, "partners": [],
        "eligibility": null, "minimum_age": null, "maximum_age": null, "application_process": null,
        "say_on_phone": null, "required_documents": [], "cost": null, "fees_description": null, "phases": null,
        "policy_areas": null, "situations": ["housing"], "keywords": ["affitto", "sfratto"],
        "service_area": null, "locations": [], "phones": [], "email": null, "url": null, "schedules": [],
        "schedule_note": null, "schedule_exceptions": [], "languages": [], "language_note": null,
        "objective": null, "figures": [], "note": null, "provenance": null, "binned": null,
    });
    for (name, value) in changes.as_object().unwrap() {
        map[name] = value.clone();
    }
    let record = Kind::Service.read_map(map.as_object().unwrap().clone()).unwrap();
    Service::peel(&record).unwrap().as_ref().clone()
}

/// A store whose clock goes forward one second at every change.
fn store() -> Store {
    let second = Rc::new(RefCell::new(1_795_456_800_i64));
    let stamp = move || {
        *second.borrow_mut() += 1;
        let at = DateTime::from_timestamp(*second.borrow(), 0).unwrap();
        Ok(Stamp { replica: "aaaaaa.bbbbbb".parse().unwrap(), at })
    };
    Store::new(Workspace::new(), stamp, |_| {})
}

fn found(store: &Store, words: &str) -> Vec<Id<Service>> {
    let workspace = store.now();
    let index = Index::of(&workspace, Audience::Guide);
    let query = GuideQuery { words: words.to_owned(), ..GuideQuery::default() };
    answers(&workspace, Some(&index), &query, today())
        .found
        .into_iter()
        .map(|answer| answer.service)
        .collect()
}

fn read(store: &Store, id: &Id<Service>, day: NaiveDate) -> Card {
    card(&store.now(), id, day).unwrap()
}

/// Changes a service as a page does: from what was seen to what is wanted.
fn change(store: &Store, id: &Id<Service>, edit: impl FnOnce(&mut Service)) {
    let opened = store.open(id.record()).unwrap();
    let mut service = Service::peel(&opened.record).unwrap().as_ref().clone();
    edit(&mut service);
    store.save(opened, service).unwrap();
}

#[test]
fn a_service_is_added_found_checked_grows_old_and_goes() {
    let owner = Owner::new();
    owner.set();
    let store = store();
    let new = service(&json!({}));
    let id = new.id.clone();
    store.create(new).unwrap();

    // Nobody finds it before somebody publishes it, and it says what it needs first.
    assert!(found(&store, "affitto").is_empty());
    assert_eq!(outside_guide(&store.now()).len(), 1);
    let now = store.now();
    assert_eq!(
        publishing::required(now.get(&id).unwrap()),
        ["heading", "eligibility", "application_process"]
    );
    change(&store, &id, |service| {
        let said = |text| serde_json::from_value(fact(text)).unwrap();
        service.heading = said("Aiuto per trovare casa");
        service.eligibility = said("Chi cerca casa");
        service.application_process = said("Vieni allo sportello");
    });
    assert!(publishing::required(store.now().get(&id).unwrap()).is_empty());
    change(&store, &id, |service| service.publication = Publication::Published);

    // Families find it by a beginning, an everyday word, a slip of the fingers.
    for words in ["affi", "sfratto", "sfrato", "CASA", "trovare una casa"] {
        assert_eq!(found(&store, words), std::slice::from_ref(&id), "{words}");
    }
    assert_eq!(read(&store, &id, today()).check, Check::Never);

    // Somebody checks it; 180 days later it is old.
    let by: filo::domain::NonEmptyText = "facilitatrice".parse().unwrap();
    change(&store, &id, |service| service.assurance = Some(Assurance { by: by.clone(), on: today() }));
    let after = |days| today() + Days::new(days);
    assert_eq!(read(&store, &id, after(180)).check, Check::Fresh { by: by.clone(), on: today() });
    assert_eq!(read(&store, &id, after(181)).check, Check::Stale { by, on: today() });

    // Withdrawn, it keeps what is written; one step back and it is in the guide again.
    change(&store, &id, |service| service.publication = Publication::Withdrawn);
    assert!(found(&store, "affitto").is_empty());
    assert_eq!(read(&store, &id, today()).heading, "Aiuto per trovare casa");
    store.undo().unwrap();
    assert_eq!(found(&store, "affitto"), std::slice::from_ref(&id));

    // In the bin nobody finds it; taken out, it is where it was.
    store.dispatch(Command::Bin(store.open(id.record()).unwrap())).unwrap();
    assert!(found(&store, "affitto").is_empty());
    assert!(card(&store.now(), &id, today()).is_none());
    store.dispatch(Command::Restore(id.record().clone())).unwrap();
    assert_eq!(found(&store, "affitto"), [id]);
}

#[test]
fn a_protected_service_never_says_where() {
    let owner = Owner::new();
    owner.set();
    let store = store();
    let hidden = service(&json!({
        "heading": fact("Aiuto per chi ha paura"), "eligibility": fact("Donne"), "protected": true,
        "application_process": fact("Chiama"), "publication": "published", "email": "casa@esempio.it",
        "locations": ["location-rifugio"], "phones": [{ "number": "0375 000 001", "description": null }],
        "service_area": { "value": { "scope": "listed", "comuni": ["comune-bozzolo"], "note": "in via Roma" },
                          "provenance": { "drafted": ["12"] } },
        "schedules": [{ "day": "monday", "opens": "09:00", "closes": "12:00" }],
    }));
    let id = hidden.id.clone();
    store.create(hidden).unwrap();
    let card = read(&store, &id, today());
    assert_eq!(card.first_numbers(), ["112", "1522", "114"]);
    assert!(card.phones.is_empty() && card.email.is_none() && card.week.is_empty());
    assert!(card.place.comuni.is_empty() && card.place.note.is_none() && card.place.spots.is_empty());
    assert_eq!(publishing::required(store.now().get(&id).unwrap()), ["locations"]);
    assert!(found(&store, "Bozzolo").is_empty());
}
