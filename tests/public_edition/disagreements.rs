//! Histories in which two people wrote different things, or two records are one thing: the most restrictive counts.

use filo::domain::{AnyRecord, Kind, RecordId};
use filo::exchange::PublicDirectory;
use filo::workspace::{Edit, Stamp, Workspace};
use serde_json::{Map, Value, json};

use super::at;

fn stamp(replica: &str) -> Stamp {
    Stamp { replica: replica.parse().unwrap(), at: at() }
}

/// A record with the given fields; the others are null, empty or false.
fn record(kind: Kind, id: &str, given: Value) -> AnyRecord {
    let mut map = Map::from_iter(kind.fields().iter().map(|field| ((*field).to_owned(), Value::Null)));
    map.insert("id".to_owned(), json!(id));
    map.extend(given.as_object().unwrap().clone());
    let mut empty = [json!([]), json!(false)].into_iter().cycle();
    for _ in 0..200 {
        match kind.read_map(map.clone()) {
            Ok(record) => return record,
            Err(problem) => drop(map.insert(problem.field, empty.next().unwrap())),
        }
    }
    panic!("{id} lacks a field that can be neither empty nor false");
}

fn holding(records: Vec<AnyRecord>) -> Workspace {
    let mut workspace = Workspace::new();
    records.into_iter().for_each(|record| workspace.create(record, &stamp("a.a")).map(drop).unwrap());
    workspace
}

/// The same workspace after somebody changed a field.
fn changed(workspace: &Workspace, id: &str, field: &str, value: Value, replica: &str) -> Workspace {
    let (id, mut after): (RecordId, _) = (id.parse().unwrap(), workspace.clone());
    let before = workspace.entry(&id).unwrap().record.clone();
    let edit = Edit { after: before.with_field(field, value).unwrap(), before, seen: workspace.seen(&id) };
    after.edit(&edit, &stamp(replica)).unwrap();
    after
}

fn binned(workspace: &Workspace, id: &str) -> Workspace {
    let (id, mut after): (RecordId, _) = (id.parse().unwrap(), workspace.clone());
    after.bin(&id, &workspace.seen(&id), &stamp("b.b")).unwrap();
    after
}

fn public(workspace: &Workspace) -> PublicDirectory {
    PublicDirectory::of(workspace, at())
}

fn voice(id: &str) -> AnyRecord {
    record(
        Kind::Voice,
        id,
        json!({ "text": "Ci sentiamo soli", "consent": "given", "status": "publishable" }),
    )
}

fn same(a: &str, b: &str) -> AnyRecord {
    let seen = json!({ "a": {}, "b": {} });
    record(Kind::Match, "match-1", json!({ "a": a, "b": b, "verdict": "same", "seen": seen }))
}

fn location(id: &str) -> AnyRecord {
    record(
        Kind::Location,
        id,
        json!({ "name": "Una casa", "location_type": "physical", "address": "Via Segreta 1" }),
    )
}

fn organization(id: &str, locations: Value) -> AnyRecord {
    let given = json!({ "name": "Aiuto", "kind": "centre", "status": "existing", "locations": locations });
    record(Kind::Organization, id, given)
}

fn service(id: &str, provider: &str, protected: bool, locations: Value) -> AnyRecord {
    let given = json!({
        "name": "Ascolto", "kind": "service", "status": "active", "publication": "published",
        "provider": { "organization": provider }, "protected": protected, "locations": locations,
    });
    record(Kind::Service, id, given)
}

#[test]
fn a_voice_in_conflict_on_consent_is_silent_whichever_value_is_shown() {
    let before = holding(vec![voice("voice-1")]);
    assert_eq!(public(&before).voices.len(), 1);
    let themed = changed(&before, "voice-1", "theme", json!("scuola"), "d.d");
    assert_eq!(
        public(&themed.merged(&changed(&before, "voice-1", "theme", json!("casa"), "e.e"))).voices.len(),
        1
    );
    for (first, second) in [("b.b", "c.c"), ("c.c", "b.b")] {
        let back = changed(&before, "voice-1", "consent", json!("withdrawn"), first);
        let public_words = changed(&before, "voice-1", "consent", json!("said_in_public"), second);
        assert_eq!(public(&back.merged(&public_words)).voices, []);
        assert_eq!(public(&back).voices, []);
    }
}

#[test]
fn what_is_in_the_bin_or_contested_is_not_published() {
    let before = holding(vec![voice("voice-1")]);
    let gone = binned(&before, "voice-1");
    assert_eq!(public(&gone).voices, []);
    let themed = changed(&before, "voice-1", "theme", json!("scuola"), "c.c");
    assert_eq!(public(&gone.merged(&themed)).voices, []);
}

#[test]
fn of_two_records_that_are_one_thing_the_stricter_counts_and_one_is_shown() {
    let both = holding(vec![voice("voice-1"), voice("voice-2"), same("voice-1", "voice-2")]);
    assert_eq!(public(&both).voices.len(), 1);
    let back = changed(&both, "voice-2", "consent", json!("withdrawn"), "b.b");
    assert_eq!(public(&back).voices, []);
    assert_eq!(public(&binned(&back, "voice-2")).voices, [], "what was taken back stays so in the bin");
    assert_eq!(public(&binned(&both, "voice-2")).voices.len(), 1);
}

#[test]
fn references_to_a_joined_record_lead_to_the_one_that_is_shown() {
    let seats = json!(["location-2"]);
    let all = vec![
        location("location-1"),
        location("location-2"),
        organization("organization-1", seats.clone()),
        same("location-1", "location-2"),
    ];
    let public = public(&holding(all));
    let places: Vec<&str> = public.organizations[0].locations.iter().map(|id| id.as_str()).collect();
    assert_eq!((places, public.locations.len()), (vec!["location-1"], 1));
}

#[test]
fn a_place_of_a_protected_service_is_nowhere_even_if_others_name_it() {
    let here = json!(["location-1"]);
    let all = |first_is_protected| {
        holding(vec![
            location("location-1"),
            organization("organization-1", here.clone()),
            service("service-1", "organization-2", first_is_protected, here.clone()),
            service("service-2", "organization-1", false, here.clone()),
        ])
    };
    assert_eq!(public(&all(false)).locations.len(), 1);
    let hidden = [
        all(true),
        binned(&all(true), "service-1"),
        changed(&all(false), "service-1", "protected", json!(true), "b.b").merged(&changed(
            &all(false),
            "service-1",
            "note",
            json!("x"),
            "c.c",
        )),
    ];
    for workspace in hidden {
        let public = public(&workspace);
        assert_eq!(public.locations, []);
        assert!(public.organizations[0].locations.is_empty() && !public.services.is_empty());
        assert!(public.services.iter().all(|service| service.locations.is_empty()));
    }
}

#[test]
fn how_something_guarded_is_known_is_not_told_in_words() {
    let known = json!({ "inferred": { "from": [], "note": "La casa è in via Segreta" } });
    let fact = json!({ "value": "Ascolto e aiuto", "provenance": known });
    let all = |protected| {
        let provider = organization("organization-1", json!([]));
        let provider = provider.with_field("provenance", known.clone()).unwrap();
        let provider = provider.with_field("description", fact.clone()).unwrap();
        let given = service("service-1", "organization-1", protected, json!([]));
        let given = given.with_field("status_note", json!("Chiuso: si va in via Segreta")).unwrap();
        let given = given.with_field("provenance", known.clone()).unwrap();
        let given = given.with_field("description", fact.clone()).unwrap();
        let given = given.with_field("eligibility", fact.clone()).unwrap();
        let centre = json!({
            "name": "Centro", "status": "started", "partners": [{ "organization": "organization-1" }],
        });
        vec![provider, given, record(Kind::FamilyCentre, "family-centre-1", centre)]
    };
    let text = |protected| {
        let public = public(&holding(all(protected)));
        (
            serde_json::to_string(&public.services).unwrap(),
            serde_json::to_string(&public.organizations).unwrap(),
        )
    };
    let (services, organizations) = text(false);
    assert!(services.contains("via Segreta") && organizations.contains("via Segreta"));
    let (services, organizations) = text(true);
    assert!(!services.contains("via Segreta") && !organizations.contains("via Segreta"));
    assert!(services.contains("Ascolto e aiuto") && organizations.contains("Ascolto e aiuto"));
    let partners = |protected| public(&holding(all(protected))).family_centres[0].partners.len();
    assert_eq!((partners(false), partners(true)), (1, 0), "a centre has an address");
}

#[test]
fn of_whoever_gives_only_protected_services_nobody_learns_the_place() {
    let ground = || {
        let comune = json!({ "name": "Viadana", "istat_code": "020066", "area": "viadanese" });
        let seat = json!(["location-1"]);
        let shelter = organization("organization-1", seat).with_field("comune", json!("comune-1")).unwrap();
        let contacts = json!({
            "phones": [{ "number": "0375 1234", "description": null }, { "number": "1522", "description": null }],
            "email": "casa@example.org", "url": "https://example.org", "ask_for": "chi risponde",
        });
        let shelter = shelter.with_field("public_contacts", contacts).unwrap();
        vec![
            record(Kind::Comune, "comune-1", comune),
            location("location-1"),
            shelter,
            service("service-1", "organization-1", true, json!([])),
            record(
                Kind::Agreement,
                "agreement-1",
                json!({
                    "name": "Accordo", "kind": "protocol", "status": "existing", "comune": "comune-1",
                    "parties": [{ "organization": "organization-1" }],
                }),
            ),
        ]
    };
    let guarded = public(&holding(ground()));
    assert_eq!(guarded.locations, []);
    assert_eq!((&guarded.organizations[0].comune, &guarded.agreements[0].comune), (&None, &None));
    let contacts = guarded.organizations[0].public_contacts.as_ref().unwrap();
    let numbers: Vec<&str> = contacts.phones.iter().map(|phone| phone.number.as_str()).collect();
    assert_eq!((numbers, &contacts.email, &contacts.ask_for), (vec!["1522"], &None, &None));
    let mut open = ground();
    open.push(service("service-2", "organization-1", false, json!([])));
    let open = public(&holding(open));
    assert_eq!(open.locations.len(), 1, "it has a door of its own for everybody");
    assert!(open.organizations[0].comune.is_some() && open.agreements[0].comune.is_some());
}
