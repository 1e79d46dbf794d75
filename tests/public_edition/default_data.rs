//! The public edition of the default data.

use std::collections::{BTreeMap, BTreeSet};

use filo::exchange::{Digest, Layout, PublicDirectory, Trust, read, read_public, write_public};
use serde_json::{Value, json};

use super::{at, keys};

const PLAN: &str = include_str!("../../public/dati-del-piano.json");

fn text(layout: Layout) -> String {
    write_public(&read(PLAN, Trust::File).unwrap().workspace, at(), layout)
}

fn tree(layout: Layout) -> Value {
    serde_json::from_str(&text(layout)).unwrap()
}

#[test]
fn what_is_in_it() {
    let tree = tree(Layout::Compact);
    let records = tree["records"].as_object().unwrap();
    let counts: BTreeMap<&str, usize> =
        records.iter().map(|(plural, list)| (plural.as_str(), list.as_array().unwrap().len())).collect();
    let expected = [
        ("comuni", 27),
        ("frazioni", 3),
        ("co_programming_tables", 4),
        ("micro_territories", 5),
        ("community_profiles", 0),
        ("voices", 4),
        ("need_categories", 9),
        ("organizations", 106),
        ("services", 63),
        ("locations", 1),
        ("family_centres", 5),
        ("networks", 19),
        ("agreements", 19),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
    assert_eq!(counts.len(), PublicDirectory::KINDS.len());
    assert_eq!((&tree["kind"], &tree["edition"]), (&json!("filo.snapshot"), &json!("public")));
    assert_eq!((&tree["format"], &tree["written"]), (&json!(1), &json!({ "at": "2026-11-23T18:05:00Z" })));
}

#[test]
fn a_protected_service_says_nothing_of_where_and_when() {
    let tree = tree(Layout::Compact);
    let services = tree["records"]["services"].as_array().unwrap();
    let protected: Vec<&Value> =
        services.iter().filter(|service| service["protected"] == json!(true)).collect();
    assert_eq!(protected.len(), 7);
    for service in protected {
        for field in ["locations", "schedules", "schedule_exceptions", "phones"] {
            assert_eq!(service[field], json!([]), "{}: {field}", service["id"]);
        }
        for field in ["schedule_note", "email"] {
            assert!(service[field].is_null(), "{}: {field}", service["id"]);
        }
        let area = &service["service_area"]["value"];
        assert!(
            area.is_null() || (area["comuni"] == json!([]) && area["note"].is_null()),
            "{}",
            service["id"]
        );
    }
    let organizations = tree["records"]["organizations"].as_array().unwrap();
    let shelter = organizations.iter().find(|one| one["id"] == "organization-casa-maria-clotilde").unwrap();
    assert!(shelter["comune"].is_null() && shelter["locations"] == json!([]));
}

#[test]
fn no_reference_leads_out_of_the_file_and_none_of_the_group_is_named() {
    let public = text(Layout::Compact);
    let tree = tree(Layout::Compact);
    let lists = tree["records"].as_object().unwrap().values();
    let here: BTreeSet<&str> = lists
        .flat_map(|list| list.as_array().unwrap())
        .map(|record| record["id"].as_str().unwrap())
        .collect();
    let whole: Value = serde_json::from_str(PLAN).unwrap();
    for (plural, list) in whole["records"].as_object().unwrap() {
        for record in list.as_array().unwrap() {
            let id = record["id"].as_str().unwrap();
            assert_eq!(public.contains(&format!("\"{id}\"")), here.contains(id), "{id}");
            // The note of a part of a comune is about its boundary, on the ground.
            if let Some(note) = record["note"].as_str().filter(|_| plural != "frazioni") {
                assert!(!public.contains(note), "{id}: {note}");
            }
        }
    }
    for word in ["plan:1", "revisions", "erased", "devices", "\"seen\"", "binned", "notebook"] {
        assert!(!public.contains(word), "{word}");
    }
}

#[test]
fn it_is_read_back_the_same() {
    let workspace = read(PLAN, Trust::File).unwrap().workspace;
    let directory = PublicDirectory::of(&workspace, at());
    for layout in [Layout::Compact, Layout::Readable] {
        let text = text(layout);
        keys::only_those_allowed(&text);
        let reading = read_public(&text).unwrap();
        assert_eq!(reading.digest, Digest::Holds, "{layout:?}");
        assert!(reading.directory == directory, "{layout:?}");
    }
    assert_eq!(tree(Layout::Compact), tree(Layout::Readable));
    let compact = text(Layout::Compact);
    let value: Value = serde_json::from_str(&compact).unwrap();
    assert_eq!(compact, serde_json_canonicalizer::to_string(&value).unwrap());
}
