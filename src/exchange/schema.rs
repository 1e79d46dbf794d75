//! The JSON Schema (2020-12) of the file, made from the types that read and write it, so that another program can
//! check a file before it trusts it. It tells shapes: that references lead somewhere, that dots were seen and that the
//! digest holds is for the reader. Not in the app: a test keeps `public/filo-snapshot.schema.json` equal to it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::domain::{Kind, RecordId};

use super::edition::{Edition, Scope};
use super::envelope::{Provenience, RevisionText};
use super::{FORMAT, KIND};

/// Where the schema says it stands: beside the app, wherever that is.
pub const FILE: &str = "filo-snapshot.schema.json";

/// The schema of a snapshot of the working or the full edition.
pub fn snapshot_schema() -> Value {
    // What is written: every field is there, with `null` where nothing is known.
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut of = |part: fn(&mut SchemaGenerator) -> Schema| part(&mut generator).to_value();
    let edition = of(|g| g.subschema_for::<Edition>());
    let scope = of(|g| g.subschema_for::<Scope>());
    let written = of(|g| g.subschema_for::<Provenience>());
    let revisions = of(|g| g.subschema_for::<BTreeMap<RecordId, RevisionText>>());
    let erased = of(|g| g.subschema_for::<BTreeMap<RecordId, NaiveDate>>());
    let kinds = Kind::ALL.iter().map(|kind| {
        let record = kind.schema(&mut generator).to_value();
        (kind.plural().to_owned(), json!({ "type": "array", "items": record }))
    });
    let kinds: Map<String, Value> = kinds.collect();
    let mut definitions = generator.take_definitions(true);
    with_sum(&mut definitions);
    let members = json!({
        "kind": { "const": KIND },
        "format": { "const": FORMAT },
        "edition": edition,
        "scope": scope,
        "written": written,
        "records": { "type": "object", "properties": kinds },
        "revisions": revisions,
        "erased": erased,
        "digest": {
            "description": "SHA-256 of the canonical text (RFC 8785) without this member. A file edited by hand fails it, and is read all the same.",
            "type": "string",
            "pattern": "^sha-256:[0-9a-f]{64}$",
        },
    });
    let mut schema = Schema::from(Map::from_iter([
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), json!("Filò: fotografia del quaderno, formato 1")),
        (
            "description".to_owned(),
            json!("A snapshot of a Filò notebook, as it is exported, imported and stored."),
        ),
        ("type".to_owned(), json!("object")),
        ("properties".to_owned(), members),
        ("$defs".to_owned(), Value::Object(definitions)),
    ]));
    Closed.transform(&mut schema);
    schema.to_value()
}

/// The text of the published file.
pub fn schema_text() -> String {
    let text = serde_json::to_string_pretty(&snapshot_schema()).expect("a schema is plain data");
    text + "\n"
}

/// A revision in a file also vouches for itself and its record.
fn with_sum(definitions: &mut Map<String, Value>) {
    let sum = json!({ "type": "string", "pattern": "^[0-9a-f]{16}$" });
    definitions["RevisionText"]["properties"]["sum"] = sum;
}

/// Every member of an object stands in the file, and no other: that is what the writer writes.
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut Schema) {
        let names =
            schema.get("properties").and_then(Value::as_object).map(|members| members.keys().cloned());
        if let Some(names) = names.map(Iterator::collect::<Vec<String>>) {
            schema.insert("required".to_owned(), json!(names));
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
        transform_subschemas(self, schema);
    }
}
