//! Snapshots to spoil, ways to spoil them, and refusals in one line.

use std::sync::LazyLock;

use filo::domain::FieldFault;
use filo::exchange::{
    Edition, Fault, Layout, Problem, Provenience, ReadError, Reading, Scope, Trust, digest, read, read_bytes,
    write,
};
use filo::workspace::Workspace;
use serde_json::{Map, Value};

/// The default data as they ship.
pub const PLAN: &str = include_str!("../../public/dati-del-piano.json");

/// The golden file of format 1: a conflict, the bin, an erasure, a record that must stay on the device.
pub const GOLDEN: &str = include_str!("../formats/v1.json");

/// The first two records of every kind of the default data, and the golden file beside them.
pub static SMALL: LazyLock<String> = LazyLock::new(|| {
    let plan = read(PLAN, Trust::File).unwrap().workspace;
    let mut some = read(GOLDEN, Trust::File).unwrap().workspace;
    for kind in filo::domain::Kind::ALL {
        plan.table(*kind).values().take(2).for_each(|entry| some.put(entry.clone()));
    }
    written(&some, Layout::Readable)
});

/// A workspace as text.
pub fn written(workspace: &Workspace, layout: Layout) -> String {
    let by = Provenience { at: "2026-11-23T18:00:00Z".parse().unwrap(), by: "k3v9x2".to_owned() };
    write(workspace, Edition::Backup, &Scope::ALL, &by, layout)
}

/// A snapshot as a tree.
pub fn tree(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The same tree with another value at a pointer (`/records/devices/0/name`), which may be new in its object.
pub fn with(mut tree: Value, pointer: &str, value: Value) -> Value {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match tree.pointer_mut(parent).unwrap() {
        Value::Object(map) => {
            map.insert(unescaped(last), value);
        }
        Value::Array(list) => list[last.parse::<usize>().unwrap()] = value,
        other => panic!("{parent} is {other}"),
    }
    tree
}

/// The same tree without what is at a pointer.
pub fn without(mut tree: Value, pointer: &str) -> Value {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match tree.pointer_mut(parent).unwrap() {
        Value::Object(map) => assert!(map.remove(&unescaped(last)).is_some(), "{pointer}"),
        Value::Array(list) => drop(list.remove(last.parse().unwrap())),
        other => panic!("{parent} is {other}"),
    }
    tree
}

/// The text of a tree with raw text, which need not be JSON that a tree can hold, in the place of a value.
pub fn with_raw(tree: Value, pointer: &str, raw: &str) -> String {
    with(tree, pointer, "@@raw@@".into()).to_string().replace("\"@@raw@@\"", raw)
}

/// A key as it stands in a pointer.
pub fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}

/// The pointers of every value of a tree, the tree itself first.
pub fn pointers(tree: &Value) -> Vec<String> {
    fn visit(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, value)| visit(value, &format!("{at}/{}", escaped(key)), found));
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(n, value)| visit(value, &format!("{at}/{n}"), found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    visit(tree, "", &mut found);
    found
}

/// A tree as our own writer would store it, with a digest that holds: what a forger would send.
pub fn forged(tree: &Value) -> String {
    let mut map: Map<String, Value> = tree.as_object().cloned().unwrap_or_default();
    map.remove("digest");
    let canonical = Value::Object(map).to_string();
    format!("{{\"digest\":\"{}\",{}", digest::of(&canonical), &canonical[1..])
}

/// What a text is refused with.
pub fn refusal(text: &str) -> String {
    refusal_of_bytes(text.as_bytes())
}

/// What bytes are refused with.
pub fn refusal_of_bytes(bytes: &[u8]) -> String {
    match read_bytes(bytes, Trust::File) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => said(&error),
    }
}

/// A text that is accepted, and comes back the same after it was written.
pub fn accepted(text: &str) -> Reading {
    let reading = read_bytes(text.as_bytes(), Trust::File).unwrap_or_else(|error| panic!("{}", said(&error)));
    for layout in [Layout::Compact, Layout::Readable] {
        let again = read(&written(&reading.workspace, layout), Trust::File).unwrap();
        assert_eq!(again.workspace, reading.workspace);
        assert!(again.offered.is_empty());
    }
    reading
}

/// A refusal in one line: of several problems the first.
pub fn said(error: &ReadError) -> String {
    match error {
        ReadError::TooLarge { .. } => "too large".to_owned(),
        ReadError::NotText => "not text".to_owned(),
        ReadError::Empty => "empty".to_owned(),
        ReadError::Truncated => "truncated".to_owned(),
        ReadError::NotJson { line, column } => format!("not json {line}:{column}"),
        ReadError::TooDeep => "too deep".to_owned(),
        ReadError::NotOurs => "not ours".to_owned(),
        ReadError::Sealed => "sealed".to_owned(),
        ReadError::Public => "public".to_owned(),
        ReadError::NotPublic => "not public".to_owned(),
        ReadError::Newer { found } => format!("newer {found}"),
        ReadError::Migration { from, why } => format!("migration {from} {why}"),
        ReadError::Invalid(problems) => problem(&problems[0]),
    }
}

/// A problem in one line: `path: what`.
pub fn problem(problem: &Problem) -> String {
    let what = match &problem.fault {
        Fault::MissingMember => "missing".to_owned(),
        Fault::UnknownMember => "unknown".to_owned(),
        Fault::Impossible(why) => why.clone(),
        Fault::Field(field) => match &field.what {
            FieldFault::Missing => format!("{} missing", field.field),
            FieldFault::Unknown => format!("{} unknown", field.field),
            FieldFault::Impossible(why) => format!("{} {why}", field.field),
        },
        Fault::UnknownField(name) => format!("no field {name}"),
        Fault::DotNotSeen(dot) => format!("dot {dot} not seen"),
        Fault::DuplicateId(id) => format!("{id} twice"),
        Fault::RevisionWithoutRecord => "no record".to_owned(),
        Fault::ErasedButPresent(id) => format!("{id} erased"),
    };
    format!("{}: {what}", problem.path)
}
