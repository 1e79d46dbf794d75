//! Records for the tests of what is told about territories: the smallest that make sense.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::{Comune, Dot, Frazione, Holding, MicroTerritory, Record, Replica, Seen};
use crate::workspace::Workspace;

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A record of a kind: the fields given, and every other absent.
pub fn sample<T: Record>(fields: Value) -> T {
    let mut map = fields.as_object().unwrap().clone();
    for field in T::FIELDS {
        map.entry(*field).or_insert(Value::Null);
    }
    let record = T::KIND.read_map(map).unwrap();
    T::peel(&record).unwrap().as_ref().clone()
}

/// A comune of the viadanese without figures.
pub fn comune(slug: &str) -> Comune {
    sample(json!({
        "id": format!("comune-{slug}"), "name": slug, "istat_code": "020001", "area": "viadanese",
        "population": [], "notes": [],
    }))
}

/// A part of a comune.
pub fn frazione(slug: &str, comune: &str) -> Frazione {
    sample(json!({ "id": format!("frazione-{slug}"), "name": slug, "comune": format!("comune-{comune}") }))
}

/// A territory that holds nothing.
pub fn territory(slug: &str, number: u32) -> MicroTerritory {
    sample(json!({
        "id": format!("micro-territory-{slug}"), "number": number, "name": slug, "holdings": [],
        "validity": { "from": null, "until": null }, "notes": [],
    }))
}

/// A place held for a period.
pub fn holding(
    kind: &str,
    slug: &str,
    from: Option<(i32, u32, u32)>,
    until: Option<(i32, u32, u32)>,
) -> Holding {
    let text = |it: Option<(i32, u32, u32)>| it.map(|(y, m, d)| day(y, m, d).to_string());
    serde_json::from_value(json!({
        "place": { kind: format!("{kind}-{slug}") },
        "period": { "from": text(from), "until": text(until) }, "provenance": null,
    }))
    .unwrap()
}

/// Puts a record in a workspace as if a file had brought it.
pub fn put<T: Record>(workspace: &mut Workspace, record: T) {
    let dot: Dot = Seen::new().next(&Replica::plan());
    workspace.put(Workspace::born(T::wrap(record.into()), dot, None));
}
