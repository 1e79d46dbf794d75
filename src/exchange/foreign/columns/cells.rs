//! The cells of a row as the item of a directory, or as a mapping sheet.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::domain::{MappingSheet, NonEmptyText, Place};
use crate::exchange::foreign::Why;
use crate::exchange::foreign::gathering::Gathering;
use crate::exchange::foreign::item::{note, spoken, tidy};

/// Several things in one cell.
fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', ';', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

fn phones(text: &str) -> Value {
    let phone = |part: &str| match part.split_once('(') {
        // A bracket at the very beginning is the one of a prefix: (0375) 000112.
        Some((number, words)) if !number.trim().is_empty() => {
            json!({ "number": number.trim(), "description": words.trim_end_matches(')').trim() })
        }
        _ => json!({ "number": part }),
    };
    several(text).flat_map(|part| part.split(" - ").map(phone).collect::<Vec<_>>()).collect()
}

/// The fields that a service and an organisation share.
fn item(
    mut fields: BTreeMap<&'static str, Vec<String>>,
) -> (Map<String, Value>, BTreeMap<&'static str, Vec<String>>) {
    let mut map = Map::new();
    for name in ["id", "name", "alternate_name", "description", "email", "note"] {
        if let Some(cells) = fields.remove(name) {
            map.insert(name.to_owned(), json!(cells.join("; ")));
        }
    }
    if let Some(cells) = fields.remove("url") {
        let text = cells.join(" ");
        let bare = !text.contains("://") && !text.contains(' ');
        map.insert("url".to_owned(), json!(if bare { format!("https://{text}") } else { text }));
    }
    if let Some(cells) = fields.remove("phone") {
        map.insert("phones".to_owned(), phones(&cells.join("|")));
    }
    if let Some(cells) = fields.remove("contact") {
        map.insert("contacts".to_owned(), json!([{ "title": cells.join("; ") }]));
    }
    let mut place = Map::new();
    for (name, member) in [("address", "address_1"), ("city", "city"), ("postal_code", "postal_code")] {
        if let Some(cells) = fields.remove(name) {
            place.insert(member.to_owned(), json!(cells.join(", ")));
        }
    }
    // A comune alone is not a place: it says where an organisation is, or where a service is given.
    match place.get("city").cloned() {
        Some(city) if place.len() == 1 => {
            map.insert("city".to_owned(), city);
        }
        _ if !place.is_empty() => {
            map.insert("locations".to_owned(), json!([place]));
        }
        _ => {}
    }
    (map, fields)
}

pub(super) fn organization_item(fields: BTreeMap<&'static str, Vec<String>>) -> Map<String, Value> {
    item(fields).0
}

pub(super) fn service_item(fields: BTreeMap<&'static str, Vec<String>>) -> Map<String, Value> {
    let (mut map, mut fields) = item(fields);
    if let Some(city) = map.remove("city") {
        fields.entry("area").or_default().push(spoken(&city));
    }
    for (field, cells) in fields {
        let text = cells.join("; ");
        let list = |member: &str| several(&text).map(|part| json!({ member: part })).collect::<Value>();
        let (member, value) = match field {
            "eligibility" => ("eligibility_description", json!(text)),
            "application" => ("application_process", json!(text)),
            "fees" => ("fees_description", json!(text)),
            "documents" => ("required_documents", list("document")),
            "opening" => ("schedules", json!([{ "description": text }])),
            "area" => (
                "service_areas",
                several(&text)
                    .flat_map(|part| part.split(','))
                    .map(|part| json!({ "name": part.trim() }))
                    .collect(),
            ),
            "languages" => ("languages", list("name")),
            "keywords" => {
                let word = |part: &str| json!({ "taxonomy_term": { "name": part } });
                ("attributes", several(&text).map(word).collect())
            }
            other => (other, json!(text)),
        };
        map.insert(member.to_owned(), value);
    }
    map
}

pub(super) fn sheet(
    mut fields: BTreeMap<&'static str, Vec<String>>,
    mut notes: Vec<String>,
    gathering: &mut Gathering,
) -> Result<(), Why> {
    let mut text = |name: &str| -> Option<NonEmptyText> { tidy(&fields.remove(name)?.join("; ")) };
    let name = text("name").ok_or(Why::NoName)?;
    let city = text("city");
    let place = city.as_ref().and_then(|city| gathering.places.comune(city.as_str())).cloned();
    if let Some(city) = city.as_ref().filter(|_| place.is_none()) {
        gathering.report.note("comune");
        notes.push(format!("Comune: {city}"));
    }
    let identity = text("id").map_or_else(
        || format!("{name}|{}", city.map_or(String::new(), |city| city.to_string())),
        |id| id.to_string(),
    );
    let id = gathering.id_of::<MappingSheet>(&identity);
    if gathering.knows(id.record()).is_some() {
        return Err(Why::Twice);
    }
    // What is noted stays in a part of the sheet that families never read.
    let own = [text("specificity"), text("note")].into_iter().flatten().map(|text| text.to_string());
    let special = own.chain(notes).collect();
    let sheet = MappingSheet {
        place: place.map(Place::Comune),
        address: text("address"),
        what_exists: text("what_exists"),
        opening: text("opening"),
        frequency: text("frequency"),
        capacity: text("capacity"),
        since: text("since"),
        what_it_does: text("description"),
        specificity: note(special),
        strengths: text("strengths"),
        limits: text("limits"),
        openness: text("openness"),
        links: text("links"),
        offer_to_families: text("offer_to_families"),
        asks_for: text("asks_for"),
        target: text("target"),
        provenance: gathering.provenance(),
        ..MappingSheet::named(id, name)
    };
    gathering.put(sheet, 1);
    Ok(())
}
