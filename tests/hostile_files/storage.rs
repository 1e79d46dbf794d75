//! What this browser stored itself, damaged: exactly the bad record is set aside, and the rest opens.

use filo::domain::RecordId;
use std::sync::Arc;

use filo::exchange::{Digest, Layout, Reading, Trust, read, read_stored};
use filo::workspace::Workspace;
use serde_json::{Value, json};

use super::bodies::{GOLDEN, PLAN, forged, pointers, problem, refusal, said, tree, with, without, written};

/// The default data as a checkpoint holds them.
fn stored() -> (Workspace, Value) {
    let workspace = read(PLAN, Trust::File).unwrap().workspace;
    let tree = tree(&written(&workspace, Layout::Compact));
    (workspace, tree)
}

fn opened(tree: &Value) -> Reading {
    let own = |text: &str| read(text, Trust::OwnStorage).unwrap_or_else(|error| panic!("{}", said(&error)));
    let text = Arc::new(forged(tree));
    if let Some((later, unread)) = read_stored(&text) {
        // What is read when it is asked for ends in the same as what is read at once.
        later.workspace.read_all();
        let at_once = own(&text);
        assert_eq!(later.workspace, at_once.workspace);
        assert_eq!(unread.set_aside(), at_once.set_aside);
    }
    own(&tree.to_string())
}

/// What is set aside, one line each.
fn aside(reading: &Reading) -> Vec<String> {
    reading.set_aside.iter().map(|aside| problem(&aside.problem)).collect()
}

fn id(tree: &Value, plural: &str, n: usize) -> RecordId {
    tree["records"][plural][n]["id"].as_str().unwrap().parse().unwrap()
}

#[test]
fn nothing_is_set_aside_of_what_is_whole() {
    let (workspace, tree) = stored();
    let reading = opened(&tree);
    assert_eq!((reading.digest, reading.workspace), (Digest::Holds, workspace));
    assert!(reading.set_aside.is_empty() && reading.offered.is_empty());
    assert!(read_stored(&Arc::new(forged(&tree))).is_some());
}

#[test]
fn exactly_the_bad_records_are_set_aside_and_the_rest_opens() {
    let (mut workspace, whole) = stored();
    let first = |plural: &str| id(&whole, plural, 0).to_string();
    let nil = id(&whole, "services", 7);
    let spoiled = [
        ("/records/comuni/3/istat_code".to_owned(), json!("Viadana")),
        ("/records/services/7/phones".to_owned(), json!([{ "number": "chiamami" }])),
        ("/records/organizations/5/name".to_owned(), json!(null)),
        ("/records/networks/2/xyzzy".to_owned(), json!(1)),
        (format!("/revisions/{}/rest", first("voices")), json!(["zzz:1"])),
        (format!("/revisions/{}", first("priorities")), json!("perduta")),
    ];
    let gone = [
        ("comuni", 3),
        ("services", 7),
        ("organizations", 5),
        ("networks", 2),
        ("voices", 0),
        ("priorities", 0),
    ];
    let mut damaged = whole.clone();
    for (pointer, value) in spoiled {
        damaged = with(damaged, &pointer, value);
    }
    let reading = opened(&damaged);
    let expected = [
        "records.comuni[3]: istat_code not an ISTAT code of six digits",
        "records.networks[2]: xyzzy unknown",
        "records.organizations[5]: name invalid type: null, expected a borrowed or owned string",
        "records.priorities[0]: invalid type: string \"perduta\", expected struct RevisionText",
        "records.services[7]: phones not a telephone number",
        "records.voices[0]: dot zzz:1 not seen",
    ];
    let found = aside(&reading);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        let words = expected.split(", expected").next().unwrap();
        assert!(found.starts_with(words), "{found}, not {expected}");
    }
    let text = &reading.set_aside[4].text;
    assert!(
        text.contains("chiamami") && text.contains(nil.as_str()),
        "the record and its revision, as they were"
    );
    serde_json::from_str::<Value>(text).unwrap();
    for (plural, n) in gone {
        workspace.forget(filo::domain::Kind::of_plural(plural).unwrap(), &id(&whole, plural, n));
    }
    assert_eq!(reading.workspace, workspace);
    assert!(reading.offered.is_empty());
    assert_ne!(refusal(&damaged.to_string()), "accepted", "of a file nothing is taken");
}

#[test]
fn a_record_that_lost_its_name_takes_nobody_with_it() {
    let (_, whole) = stored();
    let lost = [
        with(whole.clone(), "/records/services/7/id", json!(7)),
        with(whole.clone(), "/records/services/7/id", json!("NIL")),
        without(whole.clone(), "/records/services/7/id"),
        with(whole.clone(), "/records/services/7", json!(null)),
        without(whole.clone(), "/records/services/7"),
    ];
    for damaged in lost {
        let reading = opened(&damaged);
        let found = aside(&reading);
        assert!(found.iter().any(|line| line.ends_with("no record")), "{found:?}");
        assert!(found.len() <= 2, "{found:?}");
        assert_eq!(reading.workspace.len(), stored().0.len() - 1);
    }
}

#[test]
fn of_two_records_with_one_name_the_second_is_set_aside() {
    let (workspace, whole) = stored();
    let twice = whole["records"]["services"][0].clone();
    let reading = opened(&with(whole.clone(), "/records/services/1", twice));
    assert_eq!(aside(&reading)[0], format!("records.services[1]: {} twice", id(&whole, "services", 0)));
    assert_eq!(reading.workspace.len(), workspace.len() - 1);
}

#[test]
fn what_was_erased_stays_erased_in_a_damaged_storage() {
    let (workspace, whole) = stored();
    let nil = id(&whole, "services", 7);
    let reading = opened(&with(whole, &format!("/erased/{nil}"), json!("2026-11-23")));
    assert!(reading.workspace.entry(&nil).is_none() && reading.workspace.erased().contains_key(&nil));
    assert!(reading.set_aside.is_empty(), "nobody keeps the text of what a person erased");
    assert_eq!(reading.workspace.len(), workspace.len() - 1);
}

#[test]
fn a_letter_that_changed_on_the_disk_is_noticed() {
    let (workspace, _) = stored();
    let text = written(&workspace, Layout::Compact);
    let changed = text.replacen("Bozzolo", "Bozzola", 1);
    let reading = read(&changed, Trust::OwnStorage).unwrap();
    assert_eq!(reading.digest, Digest::Fails);
    assert_eq!(reading.offered.len(), 1, "its sum fails, the others hold");
    assert_eq!(reading.workspace.len(), workspace.len() - 1);
}

#[test]
fn no_damage_to_one_record_costs_another() {
    let whole = tree(GOLDEN);
    let untouched: RecordId = "member-uno".parse().unwrap();
    for at in pointers(&whole["records"]["organizations"][0]) {
        for value in [json!(null), json!(7), json!([]), json!({}), json!("")] {
            let damaged = with(whole.clone(), &format!("/records/organizations/0{at}"), value);
            for text in [damaged.to_string(), forged(&damaged)] {
                let reading =
                    read(&text, Trust::OwnStorage).unwrap_or_else(|error| panic!("{at}: {}", said(&error)));
                assert!(reading.workspace.entry(&untouched).is_some(), "{at}");
                assert!(reading.workspace.len() + reading.offered.len() >= 3, "{at}");
            }
        }
    }
}
