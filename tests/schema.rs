//! The published JSON Schema of the file is the one that the types make, and holds for everything that is written.
//! After a change of the format: `UPDATE=1 cargo test --test schema` writes it again.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails, in its helpers too")]

#[path = "public_edition/planter.rs"]
mod planter;
#[path = "public_edition/records.rs"]
mod records;
#[allow(dead_code, reason = "who may read what is the question of another test")]
#[path = "public_edition/world.rs"]
mod world;

use std::sync::LazyLock;

use filo::exchange::schema::{FILE, schema_text};
use filo::exchange::{Edition, Layout, Provenience, Scope, Trust, read, write};
use filo::workspace::Workspace;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use world::World;

const PLAN: &str = include_str!("../public/dati-del-piano.json");

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(&schema_text()).unwrap();
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap()
});

/// What somebody did to a file.
type Damage<'a> = &'a dyn Fn(&mut Value);

fn faults(text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).unwrap();
    SCHEMA.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn every_text(workspace: &Workspace) -> impl Iterator<Item = String> {
    let by = Provenience { at: "2026-11-26T01:00:00Z".parse().unwrap(), by: "k3v9x2".to_owned() };
    let editions = [Edition::Working, Edition::Backup];
    let layouts = [Layout::Compact, Layout::Readable];
    editions.into_iter().flat_map(move |edition| {
        let by = by.clone();
        layouts.into_iter().map(move |layout| write(workspace, edition, &Scope::ALL, &by, layout))
    })
}

#[test]
fn the_published_schema_is_the_one_of_the_types() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(FILE);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, schema_text()).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap();
    assert!(published == schema_text(), "the types have changed: UPDATE=1 cargo test --test schema");
    assert!(jsonschema::draft202012::meta::is_valid(&serde_json::from_str(&published).unwrap()));
}

#[test]
fn the_files_that_we_ship_are_valid() {
    assert_eq!(faults(PLAN), Vec::<String>::new());
    assert_eq!(faults(include_str!("formats/v1.json")), Vec::<String>::new());
    for text in every_text(&read(PLAN, Trust::File).unwrap().workspace) {
        assert_eq!(faults(&text), Vec::<String>::new());
    }
    let some =
        Scope { micro_territories: Some(["micro-territory-bozzolo".parse().unwrap()].into()), records: None };
    let by = Provenience { at: "2026-11-26T01:00:00Z".parse().unwrap(), by: "k3v9x2".to_owned() };
    let part =
        write(&read(PLAN, Trust::File).unwrap().workspace, Edition::Working, &some, &by, Layout::Compact);
    assert_eq!(faults(&part), Vec::<String>::new());
}

#[test]
fn damaged_files_are_not() {
    let damaged = |damage: Damage| {
        let mut value: Value = serde_json::from_str(PLAN).unwrap();
        damage(&mut value);
        !SCHEMA.is_valid(&value)
    };
    assert!(!damaged(&|_| {}));
    let service = |value: &mut Value, field: &str, it: Value| value["records"]["services"][0][field] = it;
    let bad: [(&str, Damage); 12] = [
        ("another kind of file", &|v| v["kind"] = json!("filo.sealed")),
        ("a format to come", &|v| v["format"] = json!(2)),
        ("a public edition", &|v| v["edition"] = json!("public")),
        ("a word that is not in the list", &|v| service(v, "status", json!("attivo"))),
        ("an identifier with a capital", &|v| service(v, "id", json!("Servizio"))),
        ("a name of nothing", &|v| service(v, "name", json!(" "))),
        ("a link that runs", &|v| service(v, "url", json!("javascript:alert(1)"))),
        ("an age below none", &|v| service(v, "minimum_age", json!(-1))),
        ("a field that nobody declared", &|v| service(v, "rating", json!(5))),
        ("a field that is gone", &|v| {
            v["records"]["services"][0].as_object_mut().unwrap().remove("phones");
        }),
        ("a day that is none", &|v| v["erased"] = json!({ "service-x": "ieri" })),
        ("a revision without what was seen", &|v| {
            let revisions = v["revisions"].as_object_mut().unwrap();
            revisions.values_mut().next().unwrap().as_object_mut().unwrap().remove("seen");
        }),
    ];
    for (what, damage) in bad {
        assert!(damaged(damage), "{what} is taken for a snapshot");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_valid(seeds in prop::collection::vec(any::<u64>(), 0..60)) {
        let world = World::of(&seeds);
        for text in every_text(&world.workspace) {
            prop_assert_eq!(faults(&text), Vec::<String>::new());
        }
    }
}
