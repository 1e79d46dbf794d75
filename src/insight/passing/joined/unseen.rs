//! What a record that is not shown says beyond the one that is, and beyond what whoever joined them had seen.

use serde_json::Value;

use crate::domain::record::to_json;
use crate::domain::{AnyRecord, FieldProblem, Publication, Seen};
use crate::insight::reading::{Reading, origins};
use crate::workspace::Entry;

/// A value of a record that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Which field.
    pub field: &'static str,
    /// What the record that is shown says there.
    pub shown: Value,
    /// What the other says.
    pub other: Value,
    /// What the record that is shown would say with both: lists are put together, all else is replaced.
    pub carried: Value,
}

pub(super) fn unseen(reading: &Reading, shown: &Entry, other: &Entry, seen: &Seen) -> Vec<Unseen> {
    let kind = other.record.kind();
    // Of a protected card nobody says where and when.
    let is_protected = matches!(&shown.record, AnyRecord::Service(service) if service.protected);
    // Where both come from is read together anyway.
    let fields = kind.fields().iter().filter(|field| !origins(kind).contains(*field));
    let unseen = fields.filter_map(|field| {
        let known = other.revision.dots(field).iter().all(|dot| seen.holds(dot));
        let value = other.record.fields().field(field).filter(|_| !known)?;
        let here = shown.record.fields().field(field)?;
        let asks = match *field {
            "binned" => false,
            // Whoever took something out of the guide, or agrees no more, is heard. That nobody ever put it there says nothing.
            "publication" => value == to_json(&Publication::Withdrawn),
            "consent_to_publish" if !says(&value) => {
                other.record.fields().field("service").is_some_and(|it| says(&it))
            }
            "provenance" => here.is_null(),
            "locations" | "schedules" | "schedule_note" | "service_area" if is_protected => false,
            _ => says(&value),
        };
        if !asks {
            return None;
        }
        let carried = together(reading, &here, &value);
        (met(reading, &carried) != met(reading, &here)).then_some(Unseen {
            field,
            shown: here,
            other: value,
            carried,
        })
    });
    unseen.collect()
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    }
}

/// A value as it is read: each thing under the identifier that it is met by.
fn met(reading: &Reading, value: &Value) -> Value {
    match value {
        Value::String(text) => match text.parse() {
            Ok(id) => Value::String(reading.shown(&id).to_string()),
            Err(_) => value.clone(),
        },
        Value::Array(items) => items.iter().map(|item| met(reading, item)).collect(),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, value)| (name.clone(), met(reading, value))).collect())
        }
        _ => value.clone(),
    }
}

fn together(reading: &Reading, shown: &Value, other: &Value) -> Value {
    match (shown, other) {
        (Value::Array(shown), Value::Array(other)) => {
            let there = |item: &Value| {
                shown.iter().any(|here| met(reading, here) == met(reading, item) || same_number(here, item))
            };
            let new = other.iter().filter(|item| !there(item)).cloned();
            Value::Array(shown.iter().cloned().chain(new).collect())
        }
        _ => other.clone(),
    }
}

/// Whether the second value is the first telephone number again, with or without the prefix of the country, and
/// says nothing more of it.
fn same_number(a: &Value, b: &Value) -> bool {
    let says_more = |value: &Value| value.get("description").is_some_and(Value::is_string);
    if says_more(b) && a.get("description") != b.get("description") {
        return false;
    }
    let digits = |value: &Value| -> Option<String> {
        Some(value.get("number")?.as_str()?.chars().filter(char::is_ascii_digit).collect())
    };
    match (digits(a), digits(b)) {
        (Some(a), Some(b)) => a.len().min(b.len()) >= 6 && (a.ends_with(&b) || b.ends_with(&a)),
        _ => false,
    }
}

/// The record that is shown, with a value of the other carried over.
pub fn carried(shown: &AnyRecord, unseen: &Unseen) -> Result<AnyRecord, FieldProblem> {
    shown.with_field(unseen.field, unseen.carried.clone())
}

#[cfg(test)]
mod tests {
    use super::super::{joined, looked_at, verdict};
    use super::*;
    use crate::domain::{
        Contacts, Kind, MappingSheet, Organization, Provenance, Record, Service, SheetStatus, Verdict,
    };
    use crate::insight::builders::*;

    fn known_by(name: &str, numbers: &[&str]) -> Organization {
        Organization {
            roles: numbers.iter().map(|number| text(number)).collect(),
            note: Some(text(name)),
            public_contacts: Some(Contacts { phones: vec![], email: None, url: None, ask_for: None }),
            ..organization(name, name)
        }
    }

    #[test]
    fn what_the_other_says_waits_until_it_is_carried_over_or_let_be() {
        let mut filling = Filling::default()
            .with(known_by("a", &["uno"]))
            .with(Organization { note: None, ..known_by("b", &["uno", "due"]) });
        let (one, two) = ("organization-b".parse().unwrap(), "organization-a".parse().unwrap());
        let pair = verdict(&filling.0, id("match-1"), &one, &two, Verdict::Same);
        assert_eq!((&pair.a, &pair.b), (&two, &one), "the smaller id comes first");
        filling.put(pair.clone());
        let found = joined(&filling.0);
        let fields: Vec<&str> = found[0].unseen.iter().map(|unseen| unseen.field).collect();
        assert_eq!((found.len(), &found[0].shown, fields), (1, &two, vec!["name", "roles"]));
        let entry = filling.0.entry(&two).unwrap().record.clone();
        let after = carried(&entry, &found[0].unseen[1]).unwrap();
        assert_eq!(after.fields().field("roles").unwrap(), serde_json::json!(["uno", "due"]));
        filling.put(Organization::peel(&after).unwrap().as_ref().clone());
        assert_eq!(joined(&filling.0)[0].unseen.len(), 1, "the name is left");
        filling.put(looked_at(&filling.0, &pair));
        assert!(joined(&filling.0)[0].unseen.is_empty());
    }

    #[test]
    fn a_number_written_otherwise_is_the_same_number() {
        let phones = |numbers: &[&str]| -> Value {
            numbers
                .iter()
                .map(|number| serde_json::json!({ "number": number, "description": null }))
                .collect()
        };
        let (here, there) = (phones(&["0375 000112"]), phones(&["+39 0375/000112", "0375 000113"]));
        let workspace = Filling::default().0;
        assert_eq!(
            together(&Reading::of(&workspace), &here, &there),
            phones(&["0375 000112", "0375 000113"])
        );
    }

    #[test]
    fn what_is_said_of_one_thing_under_two_names_is_said_once_and_where_two_sheets_come_from_is_not_asked() {
        let of = |slug: &str, by: &str, at: &str| MappingSheet {
            organization: Some(id(by)),
            meetings: [id(at)].into(),
            ..sheet(slug, SheetStatus::Open)
        };
        let filling = Filling::default()
            .with(organization("a", "Avis"))
            .with(organization("b", "Avis"))
            .with(same("organization-a", "organization-b"))
            .with(MappingSheet { name: text("uno"), ..of("uno", "organization-a", "meeting-a") })
            .with(MappingSheet { name: text("uno"), ..of("due", "organization-b", "meeting-b") })
            .with(same("mapping-sheet-due", "mapping-sheet-uno"));
        let sheets = joined(&filling.0).into_iter().find(|pair| pair.kind == Kind::MappingSheet).unwrap();
        assert_eq!(sheets.unseen, []);
    }

    #[test]
    fn what_the_other_took_back_and_where_it_is_known_from_is_asked() {
        let here = MappingSheet { consent_to_publish: true, ..sheet("a", SheetStatus::Verified) };
        let there = MappingSheet {
            service: Some(id("service-b")),
            provenance: None,
            ..sheet("b", SheetStatus::Open)
        };
        let shown = Service { provenance: None, ..service("a", "Auto") };
        let taken_back = Service {
            publication: Publication::Withdrawn,
            provenance: Some(Provenance::Told { by: text("una volontaria"), on: None }),
            ..service("b", "Auto")
        };
        let filling = Filling::default()
            .with(here)
            .with(there)
            .with(shown)
            .with(taken_back)
            .with(same("mapping-sheet-a", "mapping-sheet-b"))
            .with(same("service-a", "service-b"));
        let asked = |kind| -> Vec<&'static str> {
            let pair = joined(&filling.0).into_iter().find(|pair| pair.kind == kind).unwrap();
            pair.unseen.iter().map(|unseen| unseen.field).collect()
        };
        let of_sheets = asked(Kind::MappingSheet);
        assert!(of_sheets.contains(&"consent_to_publish") && !of_sheets.contains(&"service"));
        let of_services = asked(Kind::Service);
        assert!(of_services.contains(&"publication") && of_services.contains(&"provenance"));
    }
}
