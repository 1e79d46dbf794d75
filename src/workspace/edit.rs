//! Edits: they stamp only the fields a person changed, and replace only what that person had seen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{AnyRecord, Binned, Dot, Kind, RecordId, Replica, Seen};

use super::register::{Field, Register, Written, entry_of};
use super::{Dots, Entry, Revision, Workspace, bin};

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
    /// The dot of the change; the first of them where an undo wrote several values again.
    pub dot: Dot,
}

/// Writes values into fields of an entry under a new dot, or under some that follow it.
pub(super) fn written(
    entry: &Entry,
    stamp: &Stamp,
    mut replace: impl FnMut(&'static str, &Register, &Dot) -> Option<Vec<Written>>,
) -> Option<Touched> {
    let dot = entry.revision.seen.next(&stamp.replica);
    let (mut seen, mut at) = (entry.revision.seen.clone(), entry.revision.at.clone());
    seen.see(&dot);
    let mut changed = false;
    let mut registers = Vec::new();
    for field in entry.record.kind().fields() {
        let register = entry.register(field);
        match replace(field, &register, &dot) {
            Some(values) => {
                changed = true;
                for new in values.iter().flat_map(|written| &written.dots) {
                    if !entry.revision.seen.holds(new) {
                        seen.see(new);
                        at.insert(new.clone(), stamp.at);
                    }
                }
                registers.push((*field, Field::Values(Register::settled(values, &at))));
            }
            None => registers.push((*field, Field::Values(register))),
        }
    }
    if !changed {
        return None;
    }
    let after = entry_of(&[&entry.record], seen, at, registers);
    Some(Touched { before: Some(entry.clone()), after, dot })
}

/// What an undo writes: each value that its change took away, under a dot of its own, so that one can
/// later be replaced without the others; the shown one last, so that it is shown again. Values that the
/// change left alone keep their dots. A mark of the bin that is written again has seen `known` too.
fn written_again(
    field: &'static str,
    earlier: Register,
    now: &Register,
    first: &Dot,
    known: &Seen,
) -> Vec<Written> {
    let present = now.dots();
    let mut next = first.clone();
    let again = earlier.values.into_iter().rev().map(|written| {
        let still = |dot: &&Dot| present.binary_search(dot).is_ok();
        let mut dots: Dots = written.dots.iter().filter(still).cloned().collect();
        if !dots.is_empty() && dots.len() == written.dots.len() {
            return written;
        }
        let value = bin::seeing(field, &written.value, known);
        if value != written.value {
            dots.clear();
        }
        dots.push(next.clone());
        next.n += 1;
        Written { value, dots }
    });
    again.collect()
}

/// Whether a field still is as a change left it: the same values, and nobody else wrote one of them
/// since. The page load of the change may have, by undo and redo.
fn is_untouched_since(change: &Touched, field: &'static str, now: &Register) -> bool {
    let made = change.after.register(field);
    let known = made.dots();
    let ours = |dot: &Dot| dot.replica == change.dot.replica || known.binary_search(dot).is_ok();
    let values = |register: &Register| -> BTreeSet<String> {
        register.values.iter().map(|written| bin::without_seen(field, &written.value).to_string()).collect()
    };
    now.dots().iter().all(ours) && values(now) == values(&made)
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
        // Kept as the field writes it: a sibling is compared by its bytes with a value that was shown.
        let tidy = entry.record.with_field(field, value.clone());
        let value = tidy.ok().and_then(|record| record.fields().field(field));
        let value = value.ok_or_else(|| EditError::Mismatch(id.clone()))?;
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

    /// Takes a change back by a new change. Only fields that are still as the change left them go back;
    /// the names of the others are returned with the new change. `None` if nothing did.
    pub fn revert(&mut self, change: &Touched, stamp: &Stamp) -> (Option<Touched>, Vec<&'static str>) {
        let (id, kind) = (change.after.record.id(), change.after.record.kind());
        let changed = |field: &&'static str| {
            let before = change.before.as_ref();
            before.is_none_or(|before| before.register(field) != change.after.register(field))
        };
        let Some(entry) = self.table(kind).get(id) else {
            return (None, kind.fields().iter().copied().filter(changed).collect());
        };
        // A page load knows what it wrote itself: its own dots never keep a record out of the bin.
        let own = entry.revision.seen.count(&change.dot.replica).max(change.dot.n);
        let mut known = Seen::new();
        known.see(&Dot { n: own, ..change.dot.clone() });
        let Some(before) = &change.before else {
            known.join(&change.after.revision.seen);
            return (self.bin(&id.clone(), &known, stamp).ok(), Vec::new());
        };
        let mut others = Vec::new();
        let touched = written(entry, stamp, |field, register, dot| {
            if !changed(&field) {
                return None;
            }
            if !is_untouched_since(change, field, register) {
                others.push(field);
                return None;
            }
            Some(written_again(field, before.register(field), register, dot, &known))
        });
        if let Some(touched) = &touched {
            self.put(touched.after.clone());
        }
        (touched, others)
    }

    /// Writes the values of another state of this workspace again, wherever they are others now: under new dots, so they win
    /// everywhere. What it does not have goes to the bin; what was erased stays so, and browsers keep their names.
    pub fn write_again(&mut self, then: &Workspace, stamp: &Stamp) -> Vec<Touched> {
        // As if this page load had written all that is here.
        let dot = Dot { replica: stamp.replica.clone(), n: 1 };
        let settled = |entry: &Entry| entry.conflicts().next().is_none();
        let here: Vec<Entry> =
            self.entries().filter(|entry| entry.record.kind() != Kind::Device).cloned().collect();
        let mut touched = Vec::new();
        for after in here {
            let before = then.table(after.record.kind()).get(after.record.id());
            let same = before.map_or(!after.is_live(), |before| {
                before.record == after.record && settled(before) && settled(&after)
            });
            let change = Touched { before: before.cloned(), after, dot: dot.clone() };
            touched.extend(Some(change).filter(|_| !same).and_then(|change| self.revert(&change, stamp).0));
        }
        // Where the whole state was replaced in between. An identifier that was erased is refused.
        for entry in then.entries() {
            if self.table(entry.record.kind()).get(entry.record.id()).is_none() {
                touched.extend(self.create(entry.record.clone(), stamp).ok());
            }
        }
        touched
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

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::{Device, Notebook, PrivateNote, Record};
    use chrono::NaiveDate;
    use serde_json::json;

    fn device(name: &str) -> AnyRecord {
        let device = Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None };
        Device::wrap(device.into())
    }

    fn stamp(replica: &str) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: DateTime::from_timestamp(1, 0).unwrap() }
    }

    #[test]
    fn what_was_here_then_is_written_again_and_wins_everywhere() {
        let notebook = |title: &str| {
            let (id, title) = ("notebook-a".parse().unwrap(), title.parse().unwrap());
            Notebook::wrap(Notebook { id, title, description: None, binned: None }.into())
        };
        let note = |id: &str| {
            let (id, text) = (id.parse().unwrap(), "Una nota".parse().unwrap());
            PrivateNote::wrap(PrivateNote { id, about: None, text, binned: None }.into())
        };
        let mut then = Workspace::new();
        for record in [notebook("Uno"), note("n-1"), note("n-2"), device("Anna")] {
            then.create(record, &stamp("a.a")).unwrap();
        }
        let mut now = then.clone();
        let id = notebook("Uno").id().clone();
        let edit = Edit { before: notebook("Uno"), after: notebook("Due"), seen: now.seen(&id) };
        now.edit(&edit, &stamp("a.b")).unwrap();
        now.create(note("n-3"), &stamp("a.b")).unwrap();
        let first: RecordId = "n-1".parse().unwrap();
        now.bin(&first, &now.seen(&first), &stamp("a.b")).unwrap();
        now.erase(&"n-2".parse().unwrap(), NaiveDate::MIN);
        let file = now.clone();
        assert_eq!(now.write_again(&then, &stamp("a.c")).len(), 3);
        for whole in [now.clone(), now.merged(&file), file.merged(&now)] {
            let live: Vec<&RecordId> =
                whole.entries().filter(|it| it.is_live()).map(|it| it.record.id()).collect();
            assert_eq!(live.len(), 3, "{live:?}");
            assert_eq!(whole.entry(&id).unwrap().record, notebook("Uno"));
            assert!(whole.entry(&first).is_some_and(Entry::is_live));
        }
        assert!(now.write_again(&then, &stamp("a.d")).is_empty());
    }

    #[test]
    fn an_edit_that_cannot_be_made_says_why_and_changes_nothing() {
        let (mut workspace, id) = (Workspace::new(), device("Anna").id().clone());
        let edit = |before: AnyRecord, after: AnyRecord| Edit { before, after, seen: Seen::new() };
        let rename = edit(device("Anna"), device("Bruno"));
        assert_eq!(workspace.edit(&rename, &stamp("a.a")), Err(EditError::Gone(id.clone())));
        workspace.create(device("Anna"), &stamp("a.a")).unwrap();
        let as_it_was = workspace.clone();
        assert_eq!(workspace.create(device("Anna"), &stamp("a.a")), Err(EditError::Taken(id.clone())));
        let nothing = edit(device("Anna"), device("Anna"));
        assert_eq!(workspace.edit(&nothing, &stamp("a.a")), Err(EditError::Nothing));
        let notebook = Notebook {
            id: id.as_str().parse().unwrap(),
            title: "Quaderno".parse().unwrap(),
            description: None,
            binned: None,
        };
        let other = edit(device("Anna"), Notebook::wrap(notebook.into()));
        assert_eq!(workspace.edit(&other, &stamp("a.a")), Err(EditError::Mismatch(id.clone())));
        for (field, value) in [("name", json!(7)), ("nome", json!("Anna"))] {
            let settled = workspace.settle(&id, field, &value, &Seen::new(), &stamp("a.a"));
            assert_eq!(settled, Err(EditError::Mismatch(id.clone())));
        }
        assert_eq!(workspace, as_it_was);
        workspace.erase(&id, NaiveDate::from_ymd_opt(2026, 11, 1).unwrap());
        assert_eq!(workspace.create(device("Anna"), &stamp("a.a")), Err(EditError::Taken(id.clone())));
    }

    #[test]
    fn an_edit_stamps_only_what_changed_and_keeps_what_it_had_not_seen() {
        let mut workspace = Workspace::new();
        let created = workspace.create(device("Anna"), &stamp("a.a")).unwrap();
        let edit = |name: &str| Edit {
            before: device("Anna"),
            after: device(name),
            seen: created.after.revision.seen.clone(),
        };
        let first = workspace.edit(&edit("Bruno"), &stamp("b.b")).unwrap();
        let dots = dots_by_field(&first.after);
        assert_eq!((&dots["name"], &dots["binned"]), (&vec![first.dot], &vec![created.dot.clone()]));
        let second = workspace.edit(&edit("Carla"), &stamp("c.c")).unwrap();
        assert_eq!(second.after.register("name").values.len(), 2, "the form had not seen Bruno's name");
    }
}
