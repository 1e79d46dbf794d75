//! The merge: pure, commutative, associative, idempotent. Nothing vanishes unless a change that saw it
//! overwrote it or a person erased it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::{Dot, Kind, RecordId};

use super::register::{Register, entry_of};
use super::{Entry, Table, Workspace};

fn merged_times(
    a: &BTreeMap<Dot, DateTime<Utc>>,
    b: &BTreeMap<Dot, DateTime<Utc>>,
) -> BTreeMap<Dot, DateTime<Utc>> {
    let mut at = a.clone();
    for (dot, time) in b {
        // A forged file may give one dot two times: the later one, so that order does not matter.
        let known = at.entry(dot.clone()).or_insert(*time);
        *known = (*known).max(*time);
    }
    at
}

impl Entry {
    /// The merge of two entries of the same record.
    pub fn merged(&self, other: &Entry) -> Entry {
        if self == other {
            return self.clone();
        }
        let at = merged_times(&self.revision.at, &other.revision.at);
        let mut seen = self.revision.seen.clone();
        seen.join(&other.revision.seen);
        let registers = self.record.kind().fields().iter().map(|field| {
            let (a, b) = (self.register(field), other.register(field));
            let values = Register::merged(&a, &self.revision.seen, &b, &other.revision.seen);
            (*field, Register::settled(values, &at))
        });
        entry_of(&self.record, seen, at.clone(), registers.collect())
    }
}

impl Workspace {
    /// The merge of two workspaces.
    pub fn merged(&self, other: &Workspace) -> Workspace {
        let mut result = self.clone();
        let erased = Arc::make_mut(&mut result.erased);
        for (id, day) in other.erased.iter() {
            let known = erased.entry(id.clone()).or_insert(*day);
            *known = (*known).min(*day);
        }
        for kind in Kind::ALL {
            let theirs = &other.tables[*kind as usize];
            if !Arc::ptr_eq(&result.tables[*kind as usize], theirs) {
                merge_table(&mut result.tables[*kind as usize], theirs);
            }
        }
        let gone: Vec<RecordId> =
            result.erased.keys().filter(|id| result.entry(id).is_some()).cloned().collect();
        for id in gone {
            for kind in Kind::ALL {
                result.forget(*kind, &id);
            }
        }
        for (kind, id) in clashes(self, other) {
            result.forget(kind, &id);
        }
        result
    }
}

fn merge_table(ours: &mut Arc<Table>, theirs: &Table) {
    let mut changes = Vec::new();
    for (id, entry) in theirs {
        match ours.get(id) {
            Some(known) if known == entry => {}
            Some(known) => {
                let merged = known.merged(entry);
                if merged != *known {
                    changes.push(merged);
                }
            }
            None => changes.push(entry.clone()),
        }
    }
    if !changes.is_empty() {
        let table = Arc::make_mut(ours);
        table.extend(changes.into_iter().map(|entry| (entry.record.id().clone(), entry)));
    }
}

/// Identifiers that two workspaces use for records of different kinds, with the kind that gives way
/// (the later in the order of kinds). Only forged files hold them; an import refuses them in words.
pub fn clashes(a: &Workspace, b: &Workspace) -> Vec<(Kind, RecordId)> {
    let mut found = Vec::new();
    for kind in Kind::ALL {
        let ours = a.table(*kind);
        for id in b.table(*kind).keys().filter(|id| !ours.contains_key(*id)) {
            if let Some(known) = a.entry(id) {
                found.push((known.record.kind().max(*kind), id.clone()));
            }
        }
    }
    found
}
