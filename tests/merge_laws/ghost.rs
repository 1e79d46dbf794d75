//! The ghost log: every write of a history, told without the code under test. A ghost state is the set of
//! writes that somebody has heard of; what a field holds is what those writes put there and did not take away.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use filo::domain::{Dot, RecordId, Replica, Seen};
use serde_json::{Map, Value};

/// What a write did to one field.
#[derive(Clone, Debug, Default)]
pub struct Strokes {
    /// The values written, each under its dot. Without dot: the value that a migration of the format fills in.
    pub adds: Vec<(Value, Option<Dot>)>,
    /// The dots taken away.
    pub removes: BTreeSet<Dot>,
}

/// One write to one record.
#[derive(Clone, Debug)]
pub struct Act {
    /// Which sample.
    pub slot: usize,
    /// Its first dot.
    pub dot: Dot,
    /// When, by the clock of who wrote.
    pub at: Option<DateTime<Utc>>,
    /// Field by field.
    pub fields: BTreeMap<&'static str, Strokes>,
}

/// The values of a field with their dots, the shown one first.
pub type Live = Vec<(Value, BTreeSet<Dot>)>;

/// What somebody has heard of: numbers of acts, and days of erasure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ghost {
    pub acts: BTreeSet<usize>,
    pub erased: BTreeMap<RecordId, NaiveDate>,
}

impl Ghost {
    pub fn hear(&mut self, other: &Ghost) {
        self.acts.extend(&other.acts);
        for (id, day) in &other.erased {
            let known = self.erased.entry(id.clone()).or_insert(*day);
            *known = (*known).min(*day);
        }
    }
}

/// All acts of a history.
#[derive(Default, Debug)]
pub struct Log(pub Vec<Act>);

impl Log {
    pub fn acts_on<'a>(&'a self, slot: usize, known: &'a BTreeSet<usize>) -> impl Iterator<Item = &'a Act> {
        known.iter().map(|number| &self.0[*number]).filter(move |act| act.slot == slot)
    }

    /// What has been seen of a record.
    pub fn seen(&self, slot: usize, known: &BTreeSet<usize>) -> Seen {
        let mut seen = Seen::new();
        for act in self.acts_on(slot, known) {
            seen.see(&act.dot);
            let dots =
                act.fields.values().flat_map(|strokes| &strokes.adds).filter_map(|(_, dot)| dot.as_ref());
            dots.for_each(|dot| seen.see(dot));
        }
        seen
    }

    /// When a dot of a record was written.
    pub fn at(&self, slot: usize, dot: &Dot) -> Option<DateTime<Utc>> {
        let wrote = |act: &&Act| {
            act.slot == slot
                && act.dot.replica == dot.replica
                && (act.dot == *dot
                    || act
                        .fields
                        .values()
                        .flat_map(|strokes| &strokes.adds)
                        .any(|(_, d)| d.as_ref() == Some(dot)))
        };
        self.0.iter().find(wrote).and_then(|act| act.at)
    }

    /// What a field holds: the shown value first.
    pub fn live(&self, slot: usize, field: &str, known: &BTreeSet<usize>) -> Live {
        let strokes: Vec<&Strokes> =
            self.acts_on(slot, known).filter_map(|act| act.fields.get(field)).collect();
        let gone: BTreeSet<&Dot> = strokes.iter().flat_map(|strokes| &strokes.removes).collect();
        let mut by_text: BTreeMap<String, (Value, BTreeSet<Dot>)> = BTreeMap::new();
        let mut filled_in = None;
        for (value, dot) in strokes.iter().flat_map(|strokes| &strokes.adds) {
            match dot {
                None => filled_in = Some(value),
                Some(dot) if gone.contains(dot) => {}
                Some(dot) => {
                    let holder =
                        by_text.entry(value.to_string()).or_insert_with(|| (value.clone(), BTreeSet::new()));
                    holder.1.insert(dot.clone());
                }
            }
        }
        if by_text.is_empty() {
            return filled_in.map(|value| (value.clone(), BTreeSet::new())).into_iter().collect();
        }
        // The latest, then the replica, then the later of its changes, then the value; the Plan last.
        let mut live: Vec<(String, (Value, BTreeSet<Dot>))> = by_text.into_iter().collect();
        let weight = |dot: &Dot| {
            let plan = dot.replica == Replica::plan();
            (!plan, self.at(slot, dot), dot.replica.as_str().to_owned(), dot.n)
        };
        live.sort_by_cached_key(|(text, (_, dots))| {
            std::cmp::Reverse((dots.iter().map(weight).max(), text.clone()))
        });
        live.into_iter().map(|(_, value)| value).collect()
    }

    /// The dots of a field.
    pub fn dots(&self, slot: usize, field: &str, known: &BTreeSet<usize>) -> BTreeSet<Dot> {
        self.live(slot, field, known).into_iter().flat_map(|(_, dots)| dots).collect()
    }
}

/// A mark of the bin without what it had seen; any other value as it is.
pub fn without_seen(value: &Value) -> Value {
    let forget = |map: &Map<String, Value>| {
        map.iter()
            .filter(|(key, _)| *key != "seen")
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    match value {
        Value::Object(map) if map.contains_key("by") => Value::Object(forget(map)),
        other => other.clone(),
    }
}
