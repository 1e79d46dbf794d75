//! Records that somebody joined: the pairs, and what the one that is not shown says beyond what whoever
//! joined them had seen, until it is carried over or let be.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::record::to_json;
use crate::domain::{
    AnyRecord, FieldProblem, Id, Kind, Match, Publication, Record, RecordId, Seen, SeenOfBoth, Verdict,
};
use crate::insight::reading::{Reading, origins};
use crate::workspace::{Entry, Workspace};

use super::decisions::{Author, latest};

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

/// Two records that are one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The decision that joined them.
    pub pair: Id<Match>,
    /// Which kind.
    pub kind: Kind,
    /// The one under which both are shown.
    pub shown: RecordId,
    /// What people call it.
    pub title: String,
    /// The other.
    pub other: RecordId,
    /// What people called it.
    pub other_title: String,
    /// What the other says and nobody has looked at.
    pub unseen: Vec<Unseen>,
    /// Somebody else said that they are two.
    pub denied: Option<Denied>,
}

/// A decision that two records which are one thing here are two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    /// The decision.
    pub decision: Id<Match>,
    /// What people call the two, where others stand between them: one is the first, the first is the other.
    pub through: Option<[String; 2]>,
    /// Who decided, and when if known.
    pub by: Option<(Author, Option<DateTime<Utc>>)>,
}

impl Joined {
    /// Whether there is something to look at.
    pub fn waits(&self) -> bool {
        !self.unseen.is_empty() || self.denied.is_some()
    }
}

/// A decision on two records. One that joins has seen nothing yet of what they say, so that every value of
/// the one that is no longer shown is offered.
pub fn verdict(workspace: &Workspace, id: Id<Match>, one: &RecordId, two: &RecordId, said: Verdict) -> Match {
    let (a, b) = if one <= two { (one, two) } else { (two, one) };
    let seen = |id: &RecordId| match said {
        Verdict::Same => Seen::new(),
        Verdict::Different => workspace.seen(id),
    };
    let seen = SeenOfBoth { a: seen(a), b: seen(b) };
    Match { id, a: a.clone(), b: b.clone(), verdict: said, seen, binned: None }
}

/// The pairs that are joined, those with something to look at first.
pub fn joined(workspace: &Workspace) -> Vec<Joined> {
    let reading = Reading::of(workspace);
    let denied = |same: &Match, other: &RecordId| {
        let all = workspace.table(Kind::Match).values().filter(|entry| entry.is_live());
        let mut all = all.filter_map(|entry| Some((Match::peel(&entry.record)?, entry)));
        // Of two that others made one, it is asked once: where the one that is not shown, or else the second, is spoken of.
        let (pair, entry) = all.find(|(pair, _)| {
            let spoken = if reading.shown(&pair.b) == &pair.b { &pair.a } else { &pair.b };
            let said = pair.verdict == Verdict::Different && spoken == other;
            said && reading.shown(&pair.a) == reading.shown(&pair.b)
        })?;
        let by = latest(workspace, entry, entry.revision.dots("verdict"));
        let name = |id: &RecordId| workspace.entry(id).map(|entry| entry.record.title());
        let through =
            if pair.a == same.a && pair.b == same.b { None } else { name(&pair.a).zip(name(&pair.b)) };
        Some(Denied { decision: pair.id.clone(), through: through.map(Into::into), by })
    };
    let mut all = Vec::new();
    for entry in workspace.table(Kind::Match).values().filter(|entry| entry.is_live()) {
        let Some(pair) = Match::peel(&entry.record).filter(|pair| pair.verdict == Verdict::Same) else {
            continue;
        };
        for (id, seen) in [(&pair.a, &pair.seen.a), (&pair.b, &pair.seen.b)] {
            let shown = reading.shown(id);
            if shown == id {
                continue;
            }
            let entries = workspace.entry(shown).zip(workspace.entry(id));
            let Some((shown, other)) = entries.filter(|(_, other)| other.is_live()) else { continue };
            all.push(Joined {
                pair: pair.id.clone(),
                kind: shown.record.kind(),
                shown: shown.record.id().clone(),
                title: shown.record.title(),
                other: id.clone(),
                other_title: other.record.title(),
                unseen: unseen(&reading, shown, other, seen),
                denied: denied(pair, id),
            });
        }
    }
    all.sort_by_key(|pair| !pair.waits());
    all
}

/// The pairs with something to look at.
pub fn waiting(workspace: &Workspace) -> Vec<Joined> {
    let mut pairs = joined(workspace);
    pairs.retain(Joined::waits);
    pairs
}

/// What somebody joined to a record, and the decision that did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The decision.
    pub decision: Id<Match>,
    /// What people called what is not shown: two where a decision joined two of those.
    pub names: Vec<String>,
    /// Whether it says more than what is shown.
    pub more: bool,
}

/// What a record is made of, one for each decision; nothing if it was joined to none.
pub fn parts(workspace: &Workspace, id: &RecordId) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let all = joined(workspace).into_iter().filter(|pair| pair.shown == *id || pair.other == *id);
    for pair in all {
        // On the page of what is not shown, the other is what is.
        let name = if pair.other == *id { pair.title } else { pair.other_title };
        let more = !pair.unseen.is_empty();
        match parts.iter_mut().find(|part| part.decision == pair.pair) {
            Some(part) => {
                part.names.push(name);
                part.more |= more;
            }
            None => parts.push(Part { decision: pair.pair, names: vec![name], more }),
        }
    }
    parts
}

fn unseen(reading: &Reading, shown: &Entry, other: &Entry, seen: &Seen) -> Vec<Unseen> {
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

/// The decision, having seen all that both records say now.
pub fn looked_at(workspace: &Workspace, pair: &Match) -> Match {
    let mut seen = pair.seen.clone();
    seen.a.join(&workspace.seen(&pair.a));
    seen.b.join(&workspace.seen(&pair.b));
    Match { seen, ..pair.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Contacts, MappingSheet, Organization, Provenance, Service, SheetStatus};
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
    fn a_record_knows_what_it_is_made_of_and_by_which_decision() {
        let all = ["a", "b", "c", "d"].map(|name| organization(name, &format!("Avis {name}")));
        let mut filling = all.into_iter().fold(Filling::default(), Filling::with);
        let record = |name: &str| -> RecordId { format!("organization-{name}").parse().unwrap() };
        for (n, one, two) in [("1", "a", "b"), ("2", "b", "c")] {
            let said =
                verdict(&filling.0, id(&format!("match-{n}")), &record(one), &record(two), Verdict::Same);
            filling.put(said);
        }
        let found = |name: &str| -> Vec<(String, String)> {
            let parts = parts(&filling.0, &record(name)).into_iter();
            parts.map(|part| (part.decision.to_string(), part.names.join("+"))).collect()
        };
        let said = |all: &[(&str, &str)]| -> Vec<(String, String)> {
            all.iter().map(|(decision, names)| ((*decision).to_owned(), (*names).to_owned())).collect()
        };
        assert_eq!(found("a"), said(&[("match-1", "Avis b"), ("match-2", "Avis b+Avis c")]));
        assert_eq!(found("c"), said(&[("match-2", "Avis a")]));
        assert!(found("d").is_empty());
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
    fn who_said_that_they_are_two_is_heard_where_somebody_said_that_they_are_one() {
        let mut filling = Filling::default().with(organization("a", "Avis")).with(organization("b", "Avis"));
        let (one, two) = ("organization-a".parse().unwrap(), "organization-b".parse().unwrap());
        for (id_of_pair, said) in [("match-1", Verdict::Same), ("match-2", Verdict::Different)] {
            filling.put(verdict(&filling.0, id(id_of_pair), &one, &two, said));
        }
        let pair = joined(&filling.0).remove(0);
        let decision = pair.denied.clone().unwrap().decision;
        assert_eq!(
            (pair.pair.to_string(), decision.to_string()),
            ("match-1".to_owned(), "match-2".to_owned())
        );
        let stamp = crate::workspace::Stamp { replica: "a.a".parse().unwrap(), at: DateTime::UNIX_EPOCH };
        let seen = filling.0.seen(decision.record());
        filling.0.bin(decision.record(), &seen, &stamp).unwrap();
        assert_eq!(joined(&filling.0)[0].denied, None, "once the answer is taken back, nobody asks again");
    }

    #[test]
    fn who_said_that_two_are_two_is_heard_where_a_third_made_them_one() {
        let all = ["a", "b", "c"].map(|name| organization(name, &format!("Avis {name}")));
        let mut filling = all.into_iter().fold(Filling::default(), Filling::with);
        let record = |name: &str| -> RecordId { format!("organization-{name}").parse().unwrap() };
        let said = [
            ("1", "a", "b", Verdict::Same),
            ("2", "b", "c", Verdict::Same),
            ("3", "a", "c", Verdict::Different),
        ];
        for (n, one, two, said) in said {
            let pair = verdict(&filling.0, id(&format!("match-{n}")), &record(one), &record(two), said);
            filling.put(pair);
        }
        let denied: Vec<Denied> = joined(&filling.0).into_iter().filter_map(|pair| pair.denied).collect();
        assert_eq!(denied.len(), 1);
        assert_eq!(denied[0].decision, id("match-3"));
        assert_eq!(denied[0].through, Some(["Avis a".to_owned(), "Avis c".to_owned()]));
    }

    #[test]
    fn two_of_which_the_second_is_shown_are_asked_about_as_well() {
        let mut filling = Filling::default()
            .with(service("a", "Casa"))
            .with(Service { protected: true, ..service("b", "Casa") });
        let (one, two) = ("service-a".parse().unwrap(), "service-b".parse().unwrap());
        for (name, said) in [("match-1", Verdict::Same), ("match-2", Verdict::Different)] {
            filling.put(verdict(&filling.0, id(name), &one, &two, said));
        }
        assert!(joined(&filling.0)[0].denied.is_some());
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

    #[test]
    fn a_card_that_keeps_a_place_secret_is_the_one_that_is_shown() {
        let filling = Filling::default()
            .with(service("a", "Casa"))
            .with(Service { protected: true, ..service("b", "Casa") })
            .with(same("service-a", "service-b"));
        assert_eq!(joined(&filling.0)[0].shown, "service-b".parse().unwrap());
    }

    #[test]
    fn two_things_told_apart_are_not_joined() {
        let mut filling = Filling::default().with(organization("a", "Avis")).with(organization("b", "Avis"));
        let (one, two) = ("organization-a".parse().unwrap(), "organization-b".parse().unwrap());
        filling.put(verdict(&filling.0, id("match-1"), &one, &two, Verdict::Different));
        assert!(joined(&filling.0).is_empty());
        assert_eq!(filling.0.live::<Organization>().count(), 2);
    }
}
