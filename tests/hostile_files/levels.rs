//! Every object and every value of a snapshot, spoiled one at a time in the same way.

use serde_json::{Value, json};

use super::bodies::{
    GOLDEN, SMALL, accepted, escaped, forged, pointers, refusal, tree, with, with_raw, without,
};

/// Objects whose members have names of their own: people, dots, identifiers.
fn is_open(pointer: &str) -> bool {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    matches!(
        parts.as_slice(),
        ["erased" | "records" | "revisions"]
            | ["revisions", _, "seen" | "at" | "fields" | "siblings"]
            | [.., "binned", "seen"]
            | ["records", "matches", _, "seen", _]
    )
}

/// How the path of a problem at a pointer begins.
fn path_of(tree: &Value, pointer: &str) -> String {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let place = |id: &str| {
        let kinds = tree["records"].as_object().unwrap();
        kinds.iter().find_map(|(plural, list)| {
            let n = list.as_array()?.iter().position(|record| record["id"] == id)?;
            Some(format!("records.{plural}[{n}]: "))
        })
    };
    match parts.as_slice() {
        ["records", plural, n, ..] => format!("records.{plural}[{n}]: "),
        ["records", plural] => format!("records.{plural}: "),
        ["revisions", id, ..] => place(id).unwrap_or_else(|| format!("revisions.{id}: ")),
        [name, ..] => format!("{name}: "),
        [] => String::new(),
    }
}

fn objects(tree: &Value) -> Vec<String> {
    pointers(tree).into_iter().filter(|at| tree.pointer(at).is_some_and(Value::is_object)).collect()
}

#[test]
fn an_unknown_member_is_refused_at_every_level() {
    let whole = tree(&SMALL);
    for at in objects(&whole) {
        let spoiled = with(whole.clone(), &format!("{at}/xyzzy"), Value::Null);
        let expected = path_of(&whole, &format!("{at}/xyzzy"));
        for text in [spoiled.to_string(), forged(&spoiled)] {
            let found = refusal(&text);
            let named = match at.as_str() {
                "/records" => "records.xyzzy: unknown",
                "/revisions" => "revisions.xyzzy: no record",
                _ => expected.as_str(),
            };
            assert!(found.starts_with(named), "{at}: {found}, not {named}");
        }
        let prototype = with(whole.clone(), &format!("{at}/__proto__"), json!({ "polluted": true }));
        assert_ne!(refusal(&prototype.to_string()), "accepted", "{at}");
    }
}

#[test]
fn a_missing_member_is_refused_at_every_level() {
    let whole = tree(&SMALL);
    let mut tried = 0;
    for at in objects(&whole).into_iter().filter(|at| !is_open(at)) {
        for key in whole.pointer(&at).unwrap().as_object().unwrap().keys() {
            let gone = format!("{at}/{}", escaped(key));
            let spoiled = without(whole.clone(), &gone).to_string();
            tried += 1;
            let found = refusal(&spoiled);
            match (at.as_str(), key.as_str()) {
                ("", "kind") => assert_eq!(found, "not ours"),
                ("", "digest") => {
                    assert_eq!(found, "accepted", "it was never written, or somebody took it out")
                }
                (_, "sum") => assert_eq!(found, "accepted", "the record is offered, not merged"),
                _ => assert!(found.starts_with(&path_of(&whole, &gone)), "{gone}: {found}"),
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

/// A tree as text, with the members of its n-th object written twice.
fn doubled(value: &Value, countdown: &mut usize) -> String {
    match value {
        Value::Object(map) => {
            let double = *countdown == 0;
            *countdown = countdown.wrapping_sub(1);
            let mut members: Vec<String> = map
                .iter()
                .map(|(key, value)| format!("{}:{}", json!(key), doubled(value, countdown)))
                .collect();
            if double {
                members.extend(members.first().cloned());
            }
            format!("{{{}}}", members.join(","))
        }
        Value::Array(list) => {
            let items: Vec<String> = list.iter().map(|item| doubled(item, countdown)).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn a_key_given_twice_is_refused_at_every_level() {
    let whole = tree(&SMALL);
    // Pointers and the writer above visit objects in the same order.
    for (n, at) in objects(&whole).into_iter().enumerate() {
        if whole.pointer(&at).unwrap().as_object().unwrap().is_empty() {
            continue;
        }
        let mut countdown = n;
        let found = refusal(&doubled(&whole, &mut countdown));
        assert!(found.starts_with(&path_of(&whole, &at)) && found.contains("twice"), "{at}: {found}");
    }
}

#[test]
fn an_object_written_as_a_list_is_refused_at_every_level() {
    let whole = tree(&SMALL);
    for at in objects(&whole).into_iter().filter(|at| !at.is_empty()) {
        let values: Vec<Value> = whole.pointer(&at).unwrap().as_object().unwrap().values().cloned().collect();
        let spoiled = with(whole.clone(), &at, Value::Array(values));
        for text in [spoiled.to_string(), forged(&spoiled)] {
            assert_ne!(refusal(&text), "accepted", "{at}");
        }
    }
}

#[test]
fn a_word_written_as_an_object_is_refused() {
    let whole = tree(GOLDEN);
    let mut tried = 0;
    for at in pointers(&whole) {
        let Some(word) = whole.pointer(&at).and_then(Value::as_str) else { continue };
        let spoiled = with(whole.clone(), &at, json!({ word: null }));
        for text in [spoiled.to_string(), forged(&spoiled)] {
            let found = refusal(&text);
            let allowed = ["/digest"].contains(&at.as_str()) && text.contains("\"digest\":\"");
            assert!(allowed || found != "accepted", "{at}: {found}");
        }
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn numbers_that_not_every_reader_reads_alike_are_refused_wherever_they_stand() {
    let whole = tree(&SMALL);
    for raw in
        ["0.5", "1.0", "1e3", "1e400", "-1e400", "1e-400", "-0", "9007199254740993", "-9007199254740993"]
    {
        // Inside a text they are text.
        for at in pointers(&whole).into_iter().filter(|at| !at.is_empty()).step_by(3) {
            let text = with_raw(whole.clone(), &at, raw);
            assert_ne!(refusal(&text), "accepted", "{raw} at {at}");
        }
    }
}

#[test]
fn a_value_of_another_type_never_panics_and_what_is_accepted_lasts() {
    let whole = tree(&SMALL);
    let others =
        [json!(null), json!(true), json!(7), json!(-1), json!("x"), json!([]), json!({}), json!([[]])];
    for (n, at) in pointers(&whole).into_iter().filter(|at| !at.is_empty()).enumerate() {
        let other = &others[n % others.len()];
        let text = forged(&with(whole.clone(), &at, other.clone()));
        if refusal(&text) == "accepted" {
            accepted(&text);
        }
    }
    let whole = tree(GOLDEN);
    for at in pointers(&whole).into_iter().filter(|at| !at.is_empty()) {
        for other in &others {
            let spoiled = with(whole.clone(), &at, other.clone());
            for text in [spoiled.to_string(), forged(&spoiled)] {
                if refusal(&text) == "accepted" {
                    accepted(&text);
                }
            }
        }
    }
}
