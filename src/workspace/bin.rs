//! Whether a record is in the bin. The mark alone does not decide: what its author had not seen counts.

use serde::Deserialize;
use serde_json::Value;

use crate::domain::record::to_json;
use crate::domain::{Binned, Kind, Member, Record, RecordId, Seen};

use super::{Entry, Workspace, Written};

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinState {
    /// Nobody put it in the bin.
    Live,
    /// It is in the bin.
    Binned,
    /// Somebody put it in the bin, somebody else changed it unaware of that: both are shown.
    Contested,
}

/// The field that says it.
pub(super) const FIELD: &str = "binned";

/// A value of a field without what a mark of the bin had seen: undo and redo may only add to that.
pub(super) fn without_seen(field: &str, value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(mark) = value.as_object_mut().filter(|_| field == FIELD) {
        mark.remove("seen");
    }
    value
}

/// A value of a field as undo or redo writes it again: a mark of the bin has seen `known` too.
pub(super) fn seeing(field: &str, value: &Value, known: &Seen) -> Value {
    match mark(value) {
        Some(mut mark) if field == FIELD => {
            mark.seen.join(known);
            to_json(&Some(mark))
        }
        _ => value.clone(),
    }
}

fn mark(value: &Value) -> Option<Binned> {
    Option::<Binned>::deserialize(value).unwrap_or(None)
}

/// What two versions of a record say of the bin, yes or no: one that has not decided stands for what the other does not
/// say. `None` where they say the same.
pub(super) fn answers(ours: &Entry, theirs: &Entry) -> Option<(bool, bool)> {
    let said = |entry: &Entry| match entry.bin_state() {
        BinState::Live => Some(false),
        BinState::Binned => Some(true),
        BinState::Contested => None,
    };
    let (here, there) = (said(ours), said(theirs));
    let (here, there) =
        (here.or_else(|| there.map(|said| !said))?, there.or_else(|| here.map(|said| !said))?);
    (here != there).then_some((here, there))
}

/// The value by which a record is in the bin, or is not.
pub(super) fn saying(entry: &Entry, binned: bool) -> Written {
    let mut values = entry.register(FIELD).values.into_iter();
    // Whoever changes a record that somebody put in the bin writes nothing of the bin.
    let nothing = Written { value: Value::Null, dots: Vec::new() };
    values.find(|written| written.value.is_null() != binned).unwrap_or(nothing)
}

impl Entry {
    /// Whether the record is in the bin (`snapshots.md`, "The bin").
    pub fn bin_state(&self) -> BinState {
        if self.record.binned().is_none() && !self.revision.siblings.contains_key(FIELD) {
            return BinState::Live;
        }
        let marks: Vec<Option<Binned>> =
            self.register(FIELD).values.iter().map(|written| mark(&written.value)).collect();
        if marks.iter().all(Option::is_none) {
            return BinState::Live;
        }
        let mut seen = Seen::new();
        marks.iter().flatten().for_each(|mark| seen.join(&mark.seen));
        let fields: Vec<&'static str> =
            self.record.kind().fields().iter().copied().filter(|field| *field != FIELD).collect();
        let known =
            fields.iter().all(|field| self.revision.all_dots(field).iter().all(|dot| seen.holds(dot)));
        if known && marks.iter().all(Option::is_some) { BinState::Binned } else { BinState::Contested }
    }
}

impl Workspace {
    /// What is in the bin, the latest first.
    pub fn binned(&self) -> Vec<&Entry> {
        let mut found: Vec<&Entry> =
            self.entries().filter(|entry| entry.bin_state() == BinState::Binned).collect();
        found.sort_by_key(|entry| std::cmp::Reverse(entry.record.binned().map(|mark| mark.at)));
        found
    }

    /// The people of a group, in the bin or not. Their names are read on its page alone, so they go where it goes.
    pub fn members<'a>(&'a self, group: &RecordId) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let group = group.clone();
        let is_of = move |entry: &&Entry| {
            Member::peel(&entry.record).is_some_and(|member| *member.group.record() == group)
        };
        self.table(Kind::Member).values().filter(is_of)
    }

    /// How many records wait for a person to decide: a field with two values, or in the bin and changed.
    pub fn undecided(&self) -> usize {
        self.entries().filter(|entry| !entry.undecided_fields().is_empty()).count()
    }

    /// What somebody put in the bin and somebody else changed.
    pub fn contested(&self) -> Vec<&Entry> {
        self.entries().filter(|entry| entry.bin_state() == BinState::Contested).collect()
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::{AnyRecord, Device, Record};
    use crate::workspace::{Edit, Stamp};
    use chrono::DateTime;

    fn device(name: &str) -> AnyRecord {
        let device = Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None };
        Device::wrap(device.into())
    }

    fn stamp(replica: &str) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: DateTime::from_timestamp(1, 0).unwrap() }
    }

    #[test]
    fn only_who_knew_every_value_puts_a_record_in_the_bin() {
        let mut workspace = Workspace::new();
        workspace.create(device("Anna"), &stamp("a.a")).unwrap();
        let id = device("Anna").id().clone();
        let state = |workspace: &Workspace| workspace.entry(&id).unwrap().bin_state();
        let (old, mut theirs) = (workspace.seen(&id), workspace.clone());
        let edit = Edit { before: device("Anna"), after: device("Bruno"), seen: old.clone() };
        theirs.edit(&edit, &stamp("b.b")).unwrap();
        assert_eq!(state(&workspace), BinState::Live);
        workspace.bin(&id, &old, &stamp("a.a")).unwrap();
        assert_eq!((state(&workspace), workspace.binned().len()), (BinState::Binned, 1));
        let both = workspace.merged(&theirs);
        assert_eq!((state(&both), both.binned().len(), both.contested().len()), (BinState::Contested, 0, 1));
        assert_eq!((both.undecided(), workspace.undecided()), (1, 0));
        let (mut again, seen) = (both.clone(), both.seen(&id));
        again.bin(&id, &seen, &stamp("c.c")).unwrap();
        assert_eq!(state(&again), BinState::Binned);
        assert_eq!(state(&both.merged(&again)), BinState::Binned);
        // Two marks together knew everything, a restoration unaware of the second one contests them.
        let mut one = theirs.clone();
        one.bin(&id, &theirs.seen(&id), &stamp("b.b")).unwrap();
        assert_eq!(state(&one.merged(&workspace)), BinState::Binned);
        let mut restored = workspace.clone();
        restored.restore(&id, &stamp("d.d")).unwrap();
        assert_eq!(state(&restored), BinState::Live);
        assert_eq!(state(&restored.merged(&one)), BinState::Contested);
    }
}
