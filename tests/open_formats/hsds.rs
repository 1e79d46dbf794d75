//! HSDS: valid by the official schemas, and nothing in it that the public edition would not hold.

use std::sync::LazyLock;

use filo::domain::{Kind, Record, Service};
use filo::exchange::foreign::{HsdsReading, Places};
use filo::exchange::{PublicDirectory, write_hsds};
use filo::ui::labels::OnScreen;
use filo::workspace::Workspace;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::world::World;
use super::{at, plan};

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
}

static SERVICE: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../data/hsds/service.schema.json")));
static ORGANIZATION: LazyLock<Validator> =
    LazyLock::new(|| validator(include_str!("../data/hsds/organization.schema.json")));

/// The page as it is written, every service and organisation in it checked.
fn page(workspace: &Workspace) -> Value {
    let written = write_hsds(&PublicDirectory::of(workspace, at()), &OnScreen);
    let page: Value = serde_json::from_str(&written.text).unwrap();
    let services = page["contents"].as_array().unwrap();
    assert_eq!(services.len(), written.counts.inside);
    for service in services {
        assert_eq!(faults(&SERVICE, service), Vec::<String>::new(), "{service}");
        if let Some(organization) = service.get("organization") {
            assert_eq!(faults(&ORGANIZATION, organization), Vec::<String>::new(), "{organization}");
        }
    }
    assert!(!holds_null(&page), "a null that HSDS refuses");
    page
}

fn faults(schema: &Validator, value: &Value) -> Vec<String> {
    schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn holds_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(holds_null),
        Value::Object(map) => map.values().any(holds_null),
        _ => false,
    }
}

#[test]
fn the_default_directory_is_valid_and_whole() {
    let workspace = plan();
    let page = page(&workspace);
    let published = PublicDirectory::of(&workspace, at()).services;
    assert!(published.len() > 50);
    assert_eq!(page["total_items"], json!(published.len()));
    let names = page["contents"].as_array().unwrap().iter().map(|service| &service["name"]);
    assert!(names.eq(published.iter().map(|service| json!(service.name)).collect::<Vec<_>>().iter()));
    assert_eq!((&page["version"], &page["empty"]), (&json!("3.1"), &json!(false)));
    let text = |at| write_hsds(&PublicDirectory::of(&workspace, at), &OnScreen).text;
    assert_eq!(
        text(at()),
        text(Default::default()),
        "the same data is the same text, whenever it is written"
    );
}

#[test]
fn a_service_that_is_all_known_says_all_of_it() {
    let service = json!({
        "id": "service-ponte", "name": "Doposcuola «Il Ponte»", "alternate_name": null,
        "heading": { "value": "Compiti insieme, il pomeriggio", "provenance": { "drafted": ["12"] } },
        "description": { "value": "Due educatrici e dodici bambini.", "provenance": { "drafted": ["12"] } },
        "kind": "service", "status": "suspended", "status_note": "riprende a gennaio", "publication": "published",
        "assurance": { "by": "assistente sociale", "on": "2026-05-03" }, "protected": false,
        "provider": { "organization": "organization-arca" }, "partners": [{ "network": "network-ponte" }],
        "eligibility": null, "minimum_age": 6, "maximum_age": 11, "application_process": null,
        "say_on_phone": "chiamo per il doposcuola", "required_documents": ["modulo firmato"],
        "cost": { "value": "free", "provenance": { "drafted": ["12"] } }, "fees_description": null,
        "phases": { "value": ["childhood"], "provenance": { "drafted": ["12"] } }, "policy_areas": null,
        "situations": ["school"], "keywords": ["compiti"],
        "service_area": { "value": { "scope": "listed", "comuni": ["comune-viadana"], "note": null },
                          "provenance": { "drafted": ["12"] } },
        "locations": ["location-ponte"], "phones": [{ "number": "+39 333 1234567", "description": "anche WhatsApp" }],
        "email": "caffè@ponte.it", "url": "https://ponte.it/perché",
        "schedules": [{ "day": "monday", "opens": "14:30", "closes": "16:00" },
                      { "day": "monday", "opens": "16:30", "closes": "18:00" }],
        "schedule_note": "in periodo scolastico", "schedule_exceptions": [{ "on": "2026-12-24", "text": "chiuso" }],
        "languages": ["ar"], "language_note": "il martedì", "objective": null, "figures": [], "note": "del gruppo",
        "provenance": null, "binned": null,
    });
    let organization = json!({
        "id": "organization-arca", "name": "L’Arca", "alternate_names": [], "kind": "third_sector",
        "description": null, "roles": [], "comune": null, "area": null, "micro_territory": null, "locations": [],
        "status": "existing", "useful_to_families": true,
        "public_contacts": { "phones": [], "email": "a@b.it", "url": null, "ask_for": "segreteria" },
        "working_contacts": { "phones": [{ "number": "333 999999", "description": null }], "email": null, "url": null,
                              "ask_for": null },
        "assurance": null, "note": null, "provenance": null, "binned": null,
    });
    let place = json!({
        "id": "location-ponte", "name": "Oratorio", "location_type": "physical", "comune": "comune-viadana",
        "frazione": null, "address": "via Grossi 1", "postal_code": "46019", "transportation": "a piedi",
        "accessibility": "senza gradini", "point": { "latitude_e6": 44_926_000, "longitude_e6": 10_520_500 },
        "confidential": false, "note": null, "provenance": null, "binned": null,
    });
    let mut workspace = plan();
    use filo::domain::Kind;
    for (kind, record) in
        [(Kind::Service, service), (Kind::Organization, organization), (Kind::Location, place)]
    {
        let Value::Object(map) = record else { unreachable!() };
        workspace.put(Workspace::born(kind.read_map(map).unwrap(), "plan:1".parse().unwrap(), None));
    }
    let page = page(&workspace);
    let all = page["contents"].as_array().unwrap();
    let service = all.iter().find(|service| service["name"] == "Doposcuola «Il Ponte»").unwrap();
    assert_eq!(service["description"], "Compiti insieme, il pomeriggio\n\nDue educatrici e dodici bambini.");
    assert_eq!((&service["status"], &service["alert"]), (&json!("inactive"), &json!("riprende a gennaio")));
    assert_eq!(service["assured_date"], "2026-05-03");
    assert_eq!(service["organization"]["description"], "ente del terzo settore");
    assert_eq!(service["organization"]["contacts"][0]["title"], "segreteria");
    assert_eq!(service["phones"][0]["type"], "cell");
    assert_eq!(service["url"], "https://ponte.it/perch%C3%A9");
    assert_eq!(service["cost_options"][0]["amount"], 0);
    assert_eq!(service["service_areas"][0]["name"], "Viadana");
    let codes: Vec<&Value> = service["languages"].as_array().unwrap().iter().map(|l| &l["code"]).collect();
    assert_eq!(codes, ["it", "ar"]);
    let schedules = service["schedules"].as_array().unwrap();
    assert_eq!(schedules.len(), 4, "two slots of one day are two, then the words, then the other day");
    assert_eq!((&schedules[1]["byday"], &schedules[1]["opens_at"]), (&json!("MO"), &json!("16:30")));
    assert_eq!(schedules[3]["valid_from"], "2026-12-24");
    let place = &service["service_at_locations"][0]["location"];
    assert_eq!((&place["latitude"], &place["longitude"]), (&json!(44.926), &json!(10.5205)));
    assert_eq!(place["external_identifier"], "020066");
    let address = &place["addresses"][0];
    assert_eq!((&address["state_province"], &address["city"]), (&json!("MN"), &json!("Viadana")));
    let said = |value: &str| {
        let attributes = service["attributes"].as_array().unwrap();
        attributes.iter().any(|one| one["value"] == value || one["taxonomy_term"]["code"] == value)
    };
    for value in
        ["service-ponte", "sospeso", "assistente sociale", "compiti", "caffè@ponte.it", "school", "childhood"]
    {
        assert!(said(value), "{value} in {}", service["attributes"]);
    }
    let text = service.to_string();
    assert!(!text.contains("del gruppo") && !text.contains("333 999999"), "{text}");
}

#[test]
fn the_schemas_refuse_what_they_should() {
    let page = page(&plan());
    let damaged = |key: &str, value: Value| {
        let mut service = page["contents"][0].clone();
        service[key] = value;
        !SERVICE.is_valid(&service)
    };
    assert!(damaged("status", json!("attivo")) && damaged("id", json!("service-nil")));
    assert!(damaged("url", Value::Null) && damaged("email", json!("nessuna")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn of_any_workspace_it_is_valid_and_nothing_private_is_in_it(
        seeds in prop::collection::vec(any::<u64>(), 0..60),
    ) {
        let world = World::of(&seeds);
        let text = page(&world.workspace).to_string();
        let [_, nowhere] = world.expected();
        for (record, value) in nowhere {
            prop_assert!(!text.contains(value), "{value} of {record} is in the file");
        }
    }
}

#[test]
fn what_went_out_from_here_comes_back_as_what_it_is() {
    let workspace = plan();
    let text = write_hsds(&PublicDirectory::of(&workspace, at()), &OnScreen).text;
    let reading = HsdsReading::begin(&text, Places::of(&workspace), "Filò").unwrap();
    let offered = reading.finish().unwrap().offered;
    let new: Vec<&str> = offered
        .iter()
        .map(|one| &one.record)
        .filter(|record| workspace.entry(record.id()).is_none() && record.kind() != Kind::Location)
        .map(|record| record.id().as_str())
        .collect();
    assert_eq!(new, Vec::<&str>::new(), "a network is no organisation");
    let ours = |record| Service::peel(record).map(|service| (service.id.clone(), service.provider.clone()));
    for (id, provider) in offered.iter().filter_map(|one| ours(&one.record)) {
        assert_eq!(provider, workspace.get(&id).unwrap().provider, "{id}");
    }
}
