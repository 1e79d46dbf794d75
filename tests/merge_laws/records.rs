//! Sample records of several kinds, and the values that histories write into them.

use std::sync::LazyLock;

use filo::domain::{AnyRecord, Kind, RecordId};
use serde_json::{Map, Value, json};

/// A field that histories change, and the values they write there: few, so that equal ones meet.
pub struct Choice {
    pub field: &'static str,
    pub values: Vec<Value>,
}

/// A record that histories may create, and what they change in it.
pub struct Sample {
    pub record: AnyRecord,
    pub choices: Vec<Choice>,
}

impl Sample {
    pub fn id(&self) -> &RecordId {
        self.record.id()
    }
}

/// A record with the given fields; the others are null, empty or false.
pub fn record(kind: Kind, id: &str, given: &Value) -> AnyRecord {
    let mut map = Map::new();
    map.insert("id".to_owned(), json!(id));
    for field in kind.fields() {
        map.insert((*field).to_owned(), given.get(field).cloned().unwrap_or(Value::Null));
    }
    let empty = [json!([]), json!(false), json!(1)];
    let mut tried = std::collections::BTreeMap::<String, usize>::new();
    loop {
        match kind.read_map(map.clone()) {
            Ok(record) => return record,
            Err(problem) => {
                let next = tried.entry(problem.field.clone()).or_insert(0);
                assert!(*next < empty.len() && given.get(&problem.field).is_none(), "{problem:?}");
                map.insert(problem.field, empty[*next].clone());
                *next += 1;
            }
        }
    }
}

fn sample(kind: Kind, id: &str, given: &Value, choices: &[(&'static str, Value)]) -> Sample {
    let choices = choices.iter().map(|(field, values)| Choice {
        field,
        values: values.as_array().expect("a list of values").clone(),
    });
    Sample { record: record(kind, id, given), choices: choices.collect() }
}

/// The records of all histories. The first three come with the default data, the fourth from a file of
/// an older format.
pub static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let organization = |name: &str| json!({ "name": name, "kind": "third_sector", "status": "existing" });
    let names = json!(["Auser", "AUSER", "Auser Viadana"]);
    let twins = json!({ "a": "organization-auser", "b": "organization-auser-2", "verdict": "same",
        "seen": { "a": {}, "b": {} } });
    vec![
        sample(
            Kind::Service,
            "service-nil",
            &json!({ "name": "Nido", "kind": "service", "status": "active", "publication": "published" }),
            &[
                ("note", json!([null, "Uno", "Due"])),
                ("minimum_age", json!([null, 3, 14])),
                ("phones", json!([[], [{ "number": "0375 1234", "description": null }]])),
            ],
        ),
        sample(
            Kind::Organization,
            "organization-auser",
            &organization("Auser"),
            &[("name", names.clone()), ("useful_to_families", json!([true, false]))],
        ),
        sample(
            Kind::MicroTerritory,
            "micro-territory-1",
            &json!({ "name": "Viadana", "number": 1, "validity": { "from": null, "until": null } }),
            &[("name", json!(["Viadana", "Viadana nord"])), ("number", json!([1, 2, 3]))],
        ),
        sample(
            Kind::Need,
            "need-1",
            &json!({ "statement": "Un pediatra", "origin": "voice", "status": "emerged", "coverage": "unmet" }),
            &[
                ("statement", json!(["Un pediatra", "Due pediatri"])),
                ("proposals", json!([null, "Un turno", "Due turni"])),
            ],
        ),
        sample(Kind::Organization, "organization-auser-2", &organization("AUSER"), &[("name", names)]),
        sample(Kind::Match, "match-1", &twins, &[("verdict", json!(["same", "different"]))]),
        sample(
            Kind::Device,
            "k3v9x2",
            &json!({ "name": "Facilitatrice Bozzolo" }),
            &[("name", json!(["Facilitatrice Bozzolo", "Biblioteca", "Comune"]))],
        ),
    ]
});
