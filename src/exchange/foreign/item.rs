//! One item of a directory, taken field by field: what nobody asks for becomes a note, and is counted.

use std::str::FromStr;

use serde_json::{Map, Value};

use crate::domain::NonEmptyText;

use super::Report;

/// The members that only machines read.
const OF_MACHINES: [&str; 10] = [
    "id",
    "last_modified",
    "metadata",
    "wkst",
    "dtstart",
    "timezone",
    "link_type",
    "link_entity",
    "value_type",
    "language",
];

/// An item being taken.
pub(super) struct Item {
    sort: &'static str,
    map: Map<String, Value>,
    notes: Vec<String>,
}

/// Text as our fields want it: without control characters, `None` if nothing is left.
pub(super) fn tidy(text: &str) -> Option<NonEmptyText> {
    if let Ok(text) = text.parse() {
        return Some(text);
    }
    let plain = |c: char| if c.is_control() && c != '\n' && c != '\t' && c != '\r' { ' ' } else { c };
    text.chars().map(plain).collect::<String>().parse().ok()
}

fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(items) => items.iter().any(says),
        Value::Object(map) => map.iter().any(|(key, value)| !is_of_machines(key) && says(value)),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

fn is_of_machines(key: &str) -> bool {
    OF_MACHINES.contains(&key) || (key.ends_with("_id") && key != "tax_id")
}

/// A value as a person reads it: no brackets, no identifiers.
pub(super) fn spoken(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(items) => {
            items.iter().filter(|item| says(item)).map(spoken).collect::<Vec<_>>().join("; ")
        }
        Value::Object(map) => {
            let says = map.iter().filter(|(key, value)| !is_of_machines(key) && says(value));
            says.map(|(key, value)| format!("{key}: {}", spoken(value))).collect::<Vec<_>>().join(", ")
        }
    }
}

impl Item {
    pub(super) fn of(sort: &'static str, map: Map<String, Value>) -> Item {
        Item { sort, map, notes: Vec::new() }
    }

    /// The identifier it has in its file.
    pub(super) fn id(&self) -> Option<String> {
        self.identifier("id")
    }

    /// The identifier of something else.
    pub(super) fn identifier(&self, name: &str) -> Option<String> {
        self.map.get(name).map(spoken).filter(|text| !text.is_empty())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.map.get(name).is_some_and(says)
    }

    /// Puts a member in, unless there is one that says something.
    pub(super) fn adopt(&mut self, name: String, value: Value) {
        if !self.has(&name) {
            self.map.insert(name, value);
        }
    }

    pub(super) fn value(&mut self, name: &str) -> Option<Value> {
        self.map.remove(name).filter(says)
    }

    pub(super) fn text(&mut self, name: &str) -> Option<NonEmptyText> {
        self.value(name).and_then(|value| tidy(&spoken(&value)))
    }

    /// A text with a rule. One that does not keep it becomes a note.
    pub(super) fn parsed<T: FromStr>(&mut self, name: &str, report: &mut Report) -> Option<T> {
        let value = self.value(name)?;
        let text = spoken(&value);
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.noted(name, &text, report);
        }
        parsed
    }

    /// A number of years.
    pub(super) fn years(&mut self, name: &str, report: &mut Report) -> Option<u8> {
        let value = self.value(name)?;
        let number = match &value {
            Value::Number(number) => number.as_f64(),
            other => spoken(other).replace(',', ".").parse().ok(),
        };
        let years = number.filter(|years| (0.0..=120.0).contains(years)).map(|years| years as u8);
        if years.is_none() {
            self.noted(name, &spoken(&value), report);
        }
        years
    }

    /// A degree in millionths.
    pub(super) fn degrees(&mut self, name: &str, most: f64) -> Option<i32> {
        let number = match self.value(name)? {
            Value::Number(number) => number.as_f64(),
            other => spoken(&other).replace(',', ".").parse().ok(),
        };
        number.filter(|degrees: &f64| degrees.abs() <= most).map(|degrees| (degrees * 1e6).round() as i32)
    }

    /// The items inside it under a name; a single one need not stand in a list.
    pub(super) fn items(&mut self, name: &str, report: &mut Report) -> Vec<Map<String, Value>> {
        let found = match self.value(name) {
            Some(Value::Array(items)) => items,
            Some(other) => vec![other],
            None => Vec::new(),
        };
        let mut maps = Vec::new();
        for one in found {
            match one {
                Value::Object(map) => maps.push(map),
                other => self.noted(name, &spoken(&other), report),
            }
        }
        maps
    }

    /// Keeps something as a note.
    pub(super) fn noted(&mut self, name: &str, text: &str, report: &mut Report) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        // What is a note already needs no name and is nothing unknown.
        if matches!(name, "note" | "notes") {
            self.notes.push(text.to_owned());
        } else {
            report.note(&format!("{}.{name}", self.sort));
            self.notes.push(format!("{name}: {text}"));
        }
    }

    /// Counts something that is left out.
    pub(super) fn left_out(&mut self, name: &str, report: &mut Report) {
        if self.map.remove(name).is_some_and(|value| says(&value)) {
            report.leave_out(&format!("{}.{name}", self.sort));
        }
    }

    /// Takes over the notes of something inside it.
    pub(super) fn also(&mut self, notes: Vec<String>) {
        self.notes.extend(notes);
    }

    /// What nobody asked for, as lines of a note.
    pub(super) fn rest(mut self, report: &mut Report) -> Vec<String> {
        for (name, value) in std::mem::take(&mut self.map) {
            if is_of_machines(&name) {
                if name != "id" && says(&value) {
                    report.leave_out(&format!("{}.{name}", self.sort));
                }
            } else if says(&value) {
                self.noted(&name, &spoken(&value), report);
            }
        }
        self.notes
    }
}

/// Lines of a note as one text, each line once.
pub(super) fn note(lines: Vec<String>) -> Option<NonEmptyText> {
    joined(lines, "\n")
}

/// Texts as one, each once.
pub(super) fn joined(texts: impl IntoIterator<Item = String>, between: &str) -> Option<NonEmptyText> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !all.contains(&text) {
            all.push(text);
        }
    }
    tidy(&all.join(between))
}
