//! Edits: they stamp only the fields a person changed, and replace only what that person had seen.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{AnyRecord, Binned, Dot, RecordId, Replica, Seen};

use super::register::{Register, Written, entry_of};
use super::{Entry, Revision, Workspace};

/// Who changes something, and when. Made at the edge; nothing below reads a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// This page load.
    pub replica: Replica,
    /// Now.
    pub at: DateTime<Utc>,
}

/// A change to one record that already exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The record as the form saw it when it opened.
    pub before: AnyRecord,
    /// The record as the person wants it.
    pub after: AnyRecord,
    /// What had been seen of the record when the form opened.
    pub seen: Seen,
}

/// Why an edit cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// There is no such record (any more).
    Gone(RecordId),
    /// A record with this identifier exists, or was erased for ever.
    Taken(RecordId),
    /// Before and after are different records.
    Mismatch(RecordId),
    /// Nothing was changed.
    Nothing,
}

/// What a change did to one record: what undo needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// The entry before; `None` if the change created it.
    pub before: Option<Entry>,
    /// The entry after.
    pub after: Entry,
    /// The dot of the change.
    pub dot: Dot,
}

/// Writes values into fields of an entry under one new dot.
pub(super) fn written(
    entry: &Entry,
    stamp: &Stamp,
    mut replace: impl FnMut(&'static str, &Register, &Dot) -> Option<Vec<Written>>,
) -> Option<Touched> {
    let dot = entry.revision.seen.next(&stamp.replica);
    let mut at = entry.revision.at.clone();
    at.insert(dot.clone(), stamp.at);
    let mut changed = false;
    let mut registers = Vec::new();
    for field in entry.record.kind().fields() {
        let register = entry.register(field);
        match replace(field, &register, &dot) {
            Some(values) => {
                changed = true;
                registers.push((*field, Register::settled(values, &at)));
            }
            None => registers.push((*field, register)),
        }
    }
    if !changed {
        return None;
    }
    let mut seen = entry.revision.seen.clone();
    seen.see(&dot);
    let after = entry_of(&entry.record, seen, at, registers);
    Some(Touched { before: Some(entry.clone()), after, dot })
}

/// What is left of a field when the dots that `goes` names are taken away.
fn left(register: &Register, goes: impl Fn(&Written, &Dot) -> bool) -> Vec<Written> {
    let mut left = Vec::new();
    for written in &register.values {
        let dots: Vec<Dot> = written.dots.iter().filter(|dot| !goes(written, dot)).cloned().collect();
        if !dots.is_empty() {
            left.push(Written { value: written.value.clone(), dots });
        }
    }
    left
}

impl Workspace {
    /// Adds a record.
    pub fn create(&mut self, record: AnyRecord, stamp: &Stamp) -> Result<Touched, EditError> {
        let id = record.id().clone();
        if self.entry(&id).is_some() || self.erased().contains_key(&id) {
            return Err(EditError::Taken(id));
        }
        let dot = Seen::new().next(&stamp.replica);
        let revision = Arc::new(Revision::born(dot.clone(), Some(stamp.at)));
        let entry = Entry { record, revision };
        self.put(entry.clone());
        Ok(Touched { before: None, after: entry, dot })
    }

    /// Changes the fields that differ between before and after. A value that the form had not seen
    /// stays, beside the new one; of a field in conflict only the value shown is replaced.
    pub fn edit(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Touched, EditError> {
        let id = edit.after.id();
        if edit.before.id() != id || edit.before.kind() != edit.after.kind() {
            return Err(EditError::Mismatch(id.clone()));
        }
        let entry = self.table(edit.after.kind()).get(id).ok_or_else(|| EditError::Gone(id.clone()))?;
        let touched = written(entry, stamp, |field, register, dot| {
            let (before, after) = (edit.before.fields().field(field)?, edit.after.fields().field(field)?);
            if before == after {
                return None;
            }
            let mut values = left(register, |written, dot| written.value == before && edit.seen.holds(dot));
            values.push(Written { value: after, dots: vec![dot.clone()] });
            Some(values)
        });
        let touched = touched.ok_or(EditError::Nothing)?;
        self.put(touched.after.clone());
        Ok(touched)
    }

    /// Decides a conflict: replaces every value that had been seen.
    pub fn settle(
        &mut self,
        id: &RecordId,
        field: &str,
        value: &Value,
        seen: &Seen,
        stamp: &Stamp,
    ) -> Result<Touched, EditError> {
        let entry = self.entry(id).ok_or_else(|| EditError::Gone(id.clone()))?;
        if entry.record.with_field(field, value.clone()).is_err() {
            return Err(EditError::Mismatch(id.clone()));
        }
        let touched = written(entry, stamp, |name, register, dot| {
            if name != field {
                return None;
            }
            let mut values = left(register, |_, dot| seen.holds(dot));
            values.push(Written { value: value.clone(), dots: vec![dot.clone()] });
            Some(values)
        });
        let touched = touched.ok_or(EditError::Nothing)?;
        self.put(touched.after.clone());
        Ok(touched)
    }

    /// Puts a record in the bin, remembering what had been seen of it.
    pub fn bin(&mut self, id: &RecordId, seen: &Seen, stamp: &Stamp) -> Result<Touched, EditError> {
        let mark = Binned { at: stamp.at, by: stamp.replica.clone(), seen: seen.clone() };
        self.mark(id, Some(mark), seen, stamp)
    }

    /// Takes a record out of the bin.
    pub fn restore(&mut self, id: &RecordId, stamp: &Stamp) -> Result<Touched, EditError> {
        let seen = self.seen(id);
        self.mark(id, None, &seen, stamp)
    }

    fn mark(
        &mut self,
        id: &RecordId,
        mark: Option<Binned>,
        seen: &Seen,
        stamp: &Stamp,
    ) -> Result<Touched, EditError> {
        let value = serde_json::to_value(mark).expect("a mark of the bin is plain data");
        self.settle(id, "binned", &value, seen, stamp)
    }

    /// Takes a change back by a new change. Only fields whose dots are still those that the change
    /// wrote go back; the names of the others are returned with the new change. `None` if nothing did.
    pub fn revert(&mut self, change: &Touched, stamp: &Stamp) -> (Option<Touched>, Vec<&'static str>) {
        let id = change.after.record.id();
        let Some(entry) = self.table(change.after.record.kind()).get(id) else {
            return (None, change.after.record.kind().fields().to_vec());
        };
        let Some(before) = &change.before else {
            let seen = change.after.revision.seen.clone();
            return (self.bin(&id.clone(), &seen, stamp).ok(), Vec::new());
        };
        let mut others = Vec::new();
        let touched = written(entry, stamp, |field, register, dot| {
            if change.after.revision.all_dots(field).binary_search(&change.dot).is_err() {
                return None;
            }
            if register.dots() != change.after.revision.all_dots(field) {
                others.push(field);
                return None;
            }
            let earlier = before.register(field).values.into_iter();
            Some(earlier.map(|written| Written { value: written.value, dots: vec![dot.clone()] }).collect())
        });
        if let Some(touched) = &touched {
            self.put(touched.after.clone());
        }
        (touched, others)
    }

    /// The entry that a file without revisions, or the default data, stand for: one change wrote it all.
    pub fn born(record: AnyRecord, dot: Dot, at: Option<DateTime<Utc>>) -> Entry {
        Entry { record, revision: Arc::new(Revision::born(dot, at)) }
    }
}

/// For tests and tools: the dots of each field of an entry.
pub fn dots_by_field(entry: &Entry) -> BTreeMap<&'static str, Vec<Dot>> {
    entry.record.kind().fields().iter().map(|field| (*field, entry.revision.all_dots(field))).collect()
}
