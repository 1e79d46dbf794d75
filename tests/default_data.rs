//! The default data as they ship: counts, sums, source lines, identifiers and revisions, read as plain JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

/// Lines of the Piano di Zona 2021-2023, without its blank ones: what every source line is a number of.
const LINES_OF_THE_PLAN: u32 = 9635;

fn snapshot() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/dati-del-piano.json");
    let text = std::fs::read_to_string(path).expect("the default data are in public/");
    serde_json::from_str(&text).expect("the default data are JSON")
}

fn records<'a>(snapshot: &'a Value, plural: &str) -> &'a [Value] {
    snapshot["records"][plural].as_array().map_or(&[], Vec::as_slice)
}

fn all(snapshot: &Value) -> Vec<(&str, &Value)> {
    let kinds = snapshot["records"].as_object().expect("records by kind");
    let each = |(plural, list)| -> Vec<(&str, &Value)> {
        let plural: &String = plural;
        let list: &Value = list;
        list.as_array().expect("a list of records").iter().map(|record| (plural.as_str(), record)).collect()
    };
    kinds.iter().flat_map(each).collect()
}

fn id(record: &Value) -> &str {
    record["id"].as_str().expect("a record has an identifier")
}

fn by_id<'a>(snapshot: &'a Value, plural: &str, wanted: &str) -> &'a Value {
    let found = records(snapshot, plural).iter().find(|record| id(record) == wanted);
    found.unwrap_or_else(|| panic!("{wanted} is missing"))
}

/// Calls `visit` with every member of every object inside, and its name.
fn each_member<'a>(value: &'a Value, visit: &mut dyn FnMut(&'a str, &'a Value)) {
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                visit(name, inner);
                each_member(inner, visit);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| each_member(inner, visit)),
        _ => {}
    }
}

/// The source lines that a record points to, as ranges.
fn source_lines(record: &Value) -> Vec<(u32, u32)> {
    let mut lines = Vec::new();
    each_member(record, &mut |name, value| {
        if !["plan", "drafted"].contains(&name) {
            return;
        }
        for range in value.as_array().expect("source lines are a list") {
            let range = range.as_str().expect("a range of lines is text");
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            lines.push((first.parse().expect("a line"), last.parse().expect("a line")));
        }
    });
    lines
}

#[test]
fn everything_the_plan_names_is_here() {
    let snapshot = snapshot();
    let expected = [
        ("notebooks", 1),
        ("comuni", 27),
        ("frazioni", 3),
        ("co_programming_tables", 4),
        ("micro_territories", 5),
        ("steering_groups", 5),
        ("need_categories", 9),
        ("priorities", 13),
        ("voices", 4),
        ("organizations", 106),
        ("networks", 19),
        ("agreements", 19),
        ("links", 56),
        ("services", 69),
        ("locations", 1),
        ("family_centres", 5),
    ];
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (plural, _) in all(&snapshot) {
        *counts.entry(plural).or_default() += 1;
    }
    assert_eq!(counts, BTreeMap::from(expected));
    assert_eq!(snapshot["kind"], "filo.snapshot");
    assert_eq!(snapshot["format"], 1);
    assert_eq!(snapshot["erased"], json!({}));
}

#[test]
fn residents_and_surface_add_up() {
    let snapshot = snapshot();
    let (mut first, mut second, mut hectares, mut whole) = (0, 0, 0, 0);
    for comune in records(&snapshot, "comuni") {
        let counts = comune["population"].as_array().unwrap();
        let total = |n: usize, day| {
            let value = &counts[n]["value"];
            assert_eq!(value["on"], day, "{}", id(comune));
            let of = |name: &str| value[name].as_u64().unwrap();
            assert_eq!(of("male") + of("female"), of("total"), "{}", id(comune));
            of("total")
        };
        let (in_2020, in_2021) = (total(0, "2020-01-01"), total(1, "2021-01-01"));
        whole += in_2021;
        if comune["area"] == "viadanese" {
            first += in_2020;
            second += in_2021;
            hectares += comune["area_hectares"]["value"].as_u64().unwrap();
            let ages = comune["ages"]["value"].as_array().unwrap();
            let from: Vec<u64> = ages.iter().map(|band| band["from"].as_u64().unwrap()).collect();
            assert_eq!(from, [0, 6, 14, 18, 35, 65, 75], "{}", id(comune));
            // The Plan prints a wrong share of foreigners for each of the ten: ours says it is recomputed.
            assert!(comune["citizenship"]["provenance"]["computed"]["note"].is_string(), "{}", id(comune));
        } else {
            assert_eq!(comune["area"], "casalasco", "{}", id(comune));
            assert!(comune["citizenship"].is_null() && comune["ages"].is_null(), "{}", id(comune));
        }
    }
    assert_eq!((first, second, hectares, whole), (46_745, 46_266, 36_445, 81_981));
}

#[test]
fn every_fact_points_to_lines_that_exist() {
    let snapshot = snapshot();
    // The title is ours and the seat of the first centre is in the newspapers, not in the Plan.
    let elsewhere = ["notebook-oglio-po-viadanese", "location-oratorio-san-pietro"];
    for (_, record) in all(&snapshot) {
        let lines = source_lines(record);
        assert!(!lines.is_empty() || elsewhere.contains(&id(record)), "{} has no source lines", id(record));
        for (first, last) in lines {
            let inside = 1 <= first && first <= last && last <= LINES_OF_THE_PLAN;
            assert!(inside, "{}: {first}-{last}", id(record));
        }
        each_member(record, &mut |name, value| {
            assert!(
                name != "provenance" || !value.is_null(),
                "{} holds a fact without provenance",
                id(record)
            );
        });
    }
}

#[test]
fn identifiers_stay_what_they_were() {
    let snapshot = snapshot();
    let ids: Vec<&str> = all(&snapshot).iter().map(|(_, record)| id(record)).collect();
    let here: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), here.len(), "an identifier is there twice");
    // A list of its own: an identifier once shipped is in people's files, and cannot be renamed.
    let frozen: BTreeSet<&str> = include_str!("default_data.ids.txt").lines().collect();
    let gone: Vec<_> = frozen.difference(&here).collect();
    let new: Vec<_> = here.difference(&frozen).collect();
    assert!(gone.is_empty() && new.is_empty(), "gone: {gone:?}, new: {new:?}");
}

#[test]
fn the_plan_wrote_every_value() {
    let snapshot = snapshot();
    let revisions = snapshot["revisions"].as_object().expect("revisions by identifier");
    let here: BTreeSet<&str> = all(&snapshot).iter().map(|(_, record)| id(record)).collect();
    assert_eq!(revisions.keys().map(String::as_str).collect::<BTreeSet<_>>(), here);
    for (id, revision) in revisions {
        assert_eq!(revision["seen"], json!({ "plan": 1 }), "{id}");
        assert_eq!(revision["rest"], json!(["plan:1"]), "{id}");
        for name in ["fields", "siblings", "at"] {
            assert_eq!(revision[name], json!({}), "{id}: {name}");
        }
    }
    for (_, record) in all(&snapshot) {
        assert!(record["binned"].is_null(), "{}", id(record));
    }
}

#[test]
fn residents_of_a_table_are_not_those_of_a_territory() {
    let snapshot = snapshot();
    let mut numbers = Vec::new();
    for territory in records(&snapshot, "micro_territories") {
        assert!(territory["population"].is_null(), "{}", id(territory));
        let text = territory.to_string();
        assert!(!text.contains("18000") && !text.contains("18.000"), "{}", id(territory));
        assert_eq!(territory["validity"], json!({ "from": null, "until": null }), "{}", id(territory));
        numbers.push(territory["number"].as_u64().unwrap());
    }
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    let tables = records(&snapshot, "co_programming_tables").iter();
    let stated: BTreeSet<u64> = tables.map(|table| table["population"]["value"].as_u64().unwrap()).collect();
    assert_eq!(stated, BTreeSet::from([7_000, 8_000, 13_800, 18_000]));
}

#[test]
fn viadana_belongs_to_three_territories_and_the_merger_is_a_note() {
    let snapshot = snapshot();
    let mut held: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
    for territory in records(&snapshot, "micro_territories") {
        for holding in territory["holdings"].as_array().unwrap() {
            let place = holding["place"].as_object().unwrap().values().next().unwrap();
            let holders = held.entry(place.as_str().unwrap()).or_default();
            holders.insert(territory["number"].as_u64().unwrap());
        }
    }
    assert_eq!(held.len(), 12, "nine whole comuni and three parts of Viadana");
    assert_eq!(held["frazione-viadana-nord"], BTreeSet::from([2]));
    assert_eq!(held["frazione-viadana-centro"], BTreeSet::from([4, 5]));
    assert_eq!(held["frazione-viadana-sud"], BTreeSet::from([4, 5]));
    assert!(!held.contains_key("comune-viadana"));
    let vanoni = by_id(&snapshot, "micro_territories", "micro-territory-viadana-vanoni");
    let notes = vanoni["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["on"] == "2025-09-01"), "the merger is a dated note");
    assert!(vanoni["successor"].is_null());
}

#[test]
fn the_guide_holds_what_is_for_families_and_asks_to_be_checked() {
    let snapshot = snapshot();
    let (mut published, mut protected) = (0, 0);
    for service in records(&snapshot, "services") {
        assert!(service["assurance"].is_null(), "{} is checked by nobody", id(service));
        for field in ["heading", "description", "eligibility", "application_process"] {
            let fact = &service[field];
            assert!(fact.is_null() || fact["provenance"]["drafted"].is_array(), "{}: {field}", id(service));
        }
        published += u32::from(service["publication"] == "published");
        if service["protected"] == json!(true) {
            protected += 1;
            for field in ["locations", "schedules", "schedule_exceptions", "figures", "phones"] {
                assert_eq!(service[field], json!([]), "{}: {field}", id(service));
            }
            for field in ["note", "schedule_note", "email", "url"] {
                assert!(service[field].is_null(), "{}: {field}", id(service));
            }
            let area = &service["service_area"]["value"]["comuni"];
            assert!(area.is_null() || *area == json!([]), "{} names a comune", id(service));
            let text = service.to_string();
            for place in ["Viadana", "organization-casa-maria-clotilde", "organization-comune-"] {
                assert!(!text.contains(place), "{} tells of {place}", id(service));
            }
        }
    }
    assert_eq!((published, protected), (63, 7));
    let shelter = by_id(&snapshot, "organizations", "organization-casa-maria-clotilde");
    assert!(shelter["comune"].is_null() && shelter["locations"] == json!([]), "a shelter has no place");
}

#[test]
fn what_is_not_set_up_yet_says_so() {
    let snapshot = snapshot();
    for group in records(&snapshot, "steering_groups") {
        assert_eq!(group["status"], "to_be_set_up", "{}", id(group));
        assert!(group["provenance"]["inferred"].is_object(), "{}", id(group));
    }
    let centres = records(&snapshot, "family_centres").iter();
    let states: Vec<&str> = centres.map(|centre| centre["status"].as_str().unwrap()).collect();
    assert_eq!(states.iter().filter(|state| **state == "started").count(), 1);
    assert_eq!(states.iter().filter(|state| **state == "to_be_set_up").count(), 4);
    for voice in records(&snapshot, "voices") {
        assert_eq!(voice["consent"], "said_in_public", "{}", id(voice));
        assert_eq!(voice["status"], "publishable", "{}", id(voice));
        assert!(voice["micro_territory"].is_null(), "{}", id(voice));
    }
}

#[test]
fn nobody_reads_a_straight_apostrophe() {
    let snapshot = snapshot();
    for (_, record) in all(&snapshot) {
        let id = id(record);
        each_member(record, &mut |name, value| {
            let texts = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for text in texts.iter().filter_map(Value::as_str) {
                assert!(!text.contains(['\'', '"']), "{id}.{name}: {text}");
                assert!(!text.trim().is_empty() && text == text.trim(), "{id}.{name}");
            }
        });
    }
}
