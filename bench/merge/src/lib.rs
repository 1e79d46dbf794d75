//! The two workspaces of `filo-generate FOLDER differing`, and the same records with the same edits as automerge documents.

use std::error::Error;
use std::path::PathBuf;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};
use filo::domain::RecordId;
use filo::exchange::{Trust, read};
use filo::workspace::Workspace;
use serde_json::Value;

/// What every function here may end in.
pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// Where the files of the measures lie.
pub fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/bench"))
}

/// A file of that folder.
///
/// # Errors
/// When it is not there: `scripts/bench.sh` writes it.
pub fn text(name: &str) -> Outcome<String> {
    Ok(std::fs::read_to_string(folder().join(name))?)
}

/// A snapshot as a workspace.
///
/// # Errors
/// When it cannot be read.
pub fn workspace(text: &str) -> Outcome<Workspace> {
    Ok(read(text, Trust::File).map_err(|error| format!("{error:?}"))?.workspace)
}

/// The texts that were edited: of each kind the first that it has (`filo-generate`, differing.rs).
const TEXTS: [&str; 4] = ["note", "limits", "theme", "proposals"];

/// A record whose text was edited, and what it says on each side.
struct Edited {
    id: RecordId,
    text: &'static str,
    here: Value,
    there: Value,
}

/// The same two sides as documents: a base that both come from, and on each side the edits that were made there.
///
/// # Errors
/// As automerge has them.
pub fn documents(ours: &Workspace, theirs: &Workspace) -> Outcome<(AutoCommit, AutoCommit)> {
    let mut base = AutoCommit::new();
    let mut edited: Vec<Edited> = Vec::new();
    for entry in ours.entries() {
        let (id, mut fields) = (entry.record.id(), entry.record.fields().to_map());
        let other = theirs.entry(id).ok_or("a record is missing on the other side")?;
        if entry != other {
            // The value before the edits: which one it was makes no difference to what is merged.
            let others = other.record.fields().to_map();
            let text =
                TEXTS.into_iter().find(|field| fields.contains_key(*field)).ok_or("no text was edited")?;
            edited.push(Edited {
                id: id.clone(),
                text,
                here: fields[text].clone(),
                there: others[text].clone(),
            });
            fields.insert(text.to_owned(), Value::Null);
        }
        let object = base.put_object(ROOT, id.as_str(), ObjType::Map)?;
        for (name, value) in &fields {
            put(&mut base, &object, name, value)?;
        }
    }
    base.commit();
    let (mut here, mut there) = (base.fork(), base.fork());
    for one in &edited {
        if one.here.as_str().is_some_and(|text| text.starts_with("Sentita")) {
            edit(&mut here, one, &one.here)?;
        }
        edit(&mut there, one, &one.there)?;
    }
    Ok((here, there))
}

/// One edit, as one change of its own.
fn edit(document: &mut AutoCommit, one: &Edited, text: &Value) -> Outcome<()> {
    let (_, object) = document.get(ROOT, one.id.as_str())?.ok_or("a record is missing")?;
    put(document, &object, one.text, text)?;
    document.commit();
    Ok(())
}

fn scalar(value: &Value) -> Option<ScalarValue> {
    match value {
        Value::Null => Some(ScalarValue::Null),
        Value::Bool(value) => Some((*value).into()),
        Value::Number(number) => number.as_i64().map(ScalarValue::Int),
        Value::String(text) => Some(text.as_str().into()),
        Value::Array(_) | Value::Object(_) => None,
    }
}

fn put(document: &mut AutoCommit, object: &ObjId, name: &str, value: &Value) -> Outcome<()> {
    match value {
        Value::Array(items) => {
            let list = document.put_object(object, name, ObjType::List)?;
            items.iter().enumerate().try_for_each(|(n, item)| insert(document, &list, n, item))
        }
        Value::Object(map) => {
            let inner = document.put_object(object, name, ObjType::Map)?;
            map.iter().try_for_each(|(name, value)| put(document, &inner, name, value))
        }
        plain => Ok(document.put(object, name, scalar(plain).ok_or("a number that is not whole")?)?),
    }
}

fn insert(document: &mut AutoCommit, list: &ObjId, n: usize, value: &Value) -> Outcome<()> {
    match value {
        Value::Array(items) => {
            let inner = document.insert_object(list, n, ObjType::List)?;
            items.iter().enumerate().try_for_each(|(n, item)| insert(document, &inner, n, item))
        }
        Value::Object(map) => {
            let inner = document.insert_object(list, n, ObjType::Map)?;
            map.iter().try_for_each(|(name, value)| put(document, &inner, name, value))
        }
        plain => Ok(document.insert(list, n, scalar(plain).ok_or("a number that is not whole")?)?),
    }
}
