//! A workspace to text. The compact layout is the canonical text of RFC 8785; the readable one is the
//! same document with line breaks, in the order in which people read it.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use crate::domain::{Kind, RecordId};
use crate::workspace::{Entry, Workspace};

use super::digest::{Running, sum};
use super::edition::{Edition, Scope, chosen};
use super::envelope::Provenience;
use super::{FORMAT, KIND, revisions};

/// How the text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For storage: the canonical text, whose digest can be checked without reading it.
    Compact,
    /// For people.
    Readable,
}

struct Written {
    record: String,
    revision: String,
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("keys are text and numbers are integers, so JSON can hold it")
}

fn written(entry: &Entry) -> Written {
    let record = Value::Object(entry.record.fields().to_map()).to_string();
    let mut revision = json(&revisions::write(&entry.revision));
    let sum = sum(&record, &revision);
    revision.pop();
    revision.push_str(",\"sum\":\"");
    revision.push_str(&sum);
    revision.push_str("\"}");
    Written { record, revision }
}

/// Writes the records that an edition and a scope choose.
pub fn write(
    workspace: &Workspace,
    edition: Edition,
    scope: &Scope,
    by: &Provenience,
    layout: Layout,
) -> String {
    let mut kinds: BTreeMap<&'static str, Vec<(&RecordId, Written)>> = BTreeMap::new();
    for entry in chosen(workspace, edition, scope) {
        let kind = kinds.entry(entry.record.kind().plural()).or_default();
        kind.push((entry.record.id(), written(entry)));
    }
    for kind in Kind::ALL {
        kinds.entry(kind.plural()).or_default();
    }
    let parts = Parts {
        edition: json(&edition),
        erased: json(workspace.erased()),
        scope: json(&serde_json::to_value(scope).expect("a scope is plain data")),
        written: json(by),
        kinds,
    };
    match layout {
        Layout::Compact => parts.compact(),
        Layout::Readable => parts.readable(),
    }
}

struct Parts<'a> {
    edition: String,
    erased: String,
    scope: String,
    written: String,
    kinds: BTreeMap<&'static str, Vec<(&'a RecordId, Written)>>,
}

impl Parts<'_> {
    /// The revisions in the order of their identifiers, whatever the kind.
    fn revisions(&self) -> BTreeMap<&RecordId, &str> {
        self.kinds.values().flatten().map(|(id, written)| (*id, written.revision.as_str())).collect()
    }

    /// The canonical text without the digest.
    fn canonical(&self) -> String {
        let size: usize = self
            .kinds
            .values()
            .flatten()
            .map(|(id, w)| id.as_str().len() + w.record.len() + w.revision.len() + 8)
            .sum();
        let mut text = String::with_capacity(size + self.erased.len() + 1024);
        text.push_str("{\"edition\":");
        text.push_str(&self.edition);
        text.push_str(",\"erased\":");
        text.push_str(&self.erased);
        push(&mut text, format_args!(",\"format\":{FORMAT},\"kind\":\"{KIND}\",\"records\":{{"));
        for (n, (plural, records)) in self.kinds.iter().enumerate() {
            push(&mut text, format_args!("{}\"{plural}\":[", if n == 0 { "" } else { "," }));
            for (n, (_, written)) in records.iter().enumerate() {
                text.push_str(if n == 0 { "" } else { "," });
                text.push_str(&written.record);
            }
            text.push(']');
        }
        text.push_str("},\"revisions\":{");
        for (n, (id, revision)) in self.revisions().into_iter().enumerate() {
            push(&mut text, format_args!("{}\"{id}\":", if n == 0 { "" } else { "," }));
            text.push_str(revision);
        }
        text.push_str("},\"scope\":");
        text.push_str(&self.scope);
        text.push_str(",\"written\":");
        text.push_str(&self.written);
        text.push('}');
        text
    }

    fn compact(&self) -> String {
        let mut text = self.canonical();
        let digest = super::digest::of(&text);
        text.insert_str(1, &format!("\"digest\":\"{digest}\","));
        text
    }

    fn readable(&self) -> String {
        let mut running = Running::default();
        let canonical = self.canonical();
        running.add(&canonical);
        let mut text = String::with_capacity(canonical.len() * 2);
        push(&mut text, format_args!("{{\n  \"kind\": \"{KIND}\",\n  \"format\": {FORMAT},\n"));
        push(&mut text, format_args!("  \"edition\": {},\n  \"scope\": {},\n", self.edition, self.scope));
        push(&mut text, format_args!("  \"written\": {},\n  \"records\": {{", self.written));
        for (n, (plural, records)) in self.kinds.iter().enumerate() {
            push(&mut text, format_args!("{}\n    \"{plural}\": [", if n == 0 { "" } else { "," }));
            for (n, (_, written)) in records.iter().enumerate() {
                text.push_str(if n == 0 { "\n      " } else { ",\n      " });
                indented(&mut text, &written.record);
            }
            text.push_str(if records.is_empty() { "]" } else { "\n    ]" });
        }
        text.push_str("\n  },\n  \"revisions\": {");
        for (n, (id, revision)) in self.revisions().into_iter().enumerate() {
            push(&mut text, format_args!("{}\n    \"{id}\": {revision}", if n == 0 { "" } else { "," }));
        }
        push(&mut text, format_args!("\n  }},\n  \"erased\": {},\n", self.erased));
        push(&mut text, format_args!("  \"digest\": \"{}\"\n}}\n", running.finish()));
        text
    }
}

pub(super) fn push(text: &mut String, piece: std::fmt::Arguments<'_>) {
    text.write_fmt(piece).expect("a string never refuses text");
}

/// A record with one field a line, identifier first.
pub(super) fn indented(text: &mut String, record: &str) {
    let value: Value = serde_json::from_str(record).expect("it was written as JSON a moment ago");
    let Value::Object(map) = value else { return };
    push(text, format_args!("{{ \"id\": {}", map["id"]));
    for (key, value) in map.iter().filter(|(key, _)| *key != "id") {
        push(text, format_args!(",\n        \"{key}\": {value}"));
    }
    text.push_str(" }");
}
