//! The merge: pure, commutative, associative, idempotent. Nothing vanishes unless a change that saw it
//! overwrote it or a person erased it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Edge, Kind, RecordId};

use super::register::{Field, Register, entry_of, merged_dots, yields};
use super::revision::Times;
use super::{Entry, Shelf, Table, Workspace};

fn merged_times(a: &Times, b: &Times) -> Times {
    let mut at = a.clone();
    for (dot, time) in b.iter() {
        // A forged file may give one dot two times: the later one, so that order does not matter.
        let known = at.entry(dot.clone()).or_insert(*time);
        *known = (*known).max(*time);
    }
    at
}

impl Entry {
    /// The merge of two entries of the same record.
    pub fn merged(&self, other: &Entry) -> Entry {
        if self == other { self.clone() } else { self.merged_with(other) }
    }

    /// The merge with an entry that differs.
    fn merged_with(&self, other: &Entry) -> Entry {
        let differing = self.record.differing(&other.record);
        // Most of what comes back from a colleague was changed on one side only: nothing has to be made for it.
        let later = [(self, other), (other, self)].into_iter().find(|(a, b)| a.yields_to(b, &differing));
        let Some((_, later)) = later else { return self.merged_field_by_field(other, &differing) };
        debug_assert_eq!(*later, self.merged_field_by_field(other, &differing));
        later.clone()
    }

    /// Whether the merge with an entry that differs is that entry: it has seen all that was seen here, and in every field it
    /// holds the same or what was written after.
    fn yields_to(&self, other: &Entry, differing: &[&'static str]) -> bool {
        let (ours, theirs, fields) = (&*self.revision, &*other.revision, self.record.kind().fields());
        let times_are_there = || {
            ours.at.iter().all(|(dot, time)| match theirs.at.get(dot) {
                Some(known) => time <= known,
                None => !theirs.carries(dot, fields),
            })
        };
        let later = |name: &&'static str| {
            let is_same = !differing.contains(name);
            yields(is_same, ours.dots(name), &ours.seen, theirs.dots(name), &theirs.seen)
        };
        ours.siblings.is_empty()
            && theirs.siblings.is_empty()
            && theirs.seen.covers(&ours.seen)
            && times_are_there()
            && fields.iter().all(later)
    }

    fn merged_field_by_field(&self, other: &Entry, differing: &[&'static str]) -> Entry {
        let at = merged_times(&self.revision.at, &other.revision.at);
        let (ours, theirs) = (&self.revision, &other.revision);
        let mut seen = ours.seen.clone();
        seen.join(&theirs.seen);
        let fields = self.record.kind().fields().iter().map(|name| {
            let one_value = [ours, theirs].iter().all(|revision| !revision.siblings.contains_key(name));
            if one_value && !differing.contains(name) {
                let dots = merged_dots(ours.dots(name), &ours.seen, theirs.dots(name), &theirs.seen);
                return (*name, Field::Same(dots));
            }
            let (a, b) = (self.register(name), other.register(name));
            let values = Register::merged(&a, &ours.seen, &b, &theirs.seen);
            (*name, Field::Values(Register::settled(values, &at)))
        });
        entry_of(&[&self.record, &other.record], seen, at.clone(), fields)
    }
}

impl Workspace {
    /// The merge of two workspaces.
    pub fn merged(&self, other: &Workspace) -> Workspace {
        let mut result = self.clone();
        let mut new = Vec::new();
        for kind in Kind::ALL {
            let theirs = &other.tables[*kind as usize];
            if !Arc::ptr_eq(&result.tables[*kind as usize], theirs) {
                let ids = merge_table(&mut result.tables[*kind as usize], theirs.table());
                new.extend(ids.into_iter().map(|id| (*kind, id)));
            }
        }
        for id in self.erased.keys().filter(|id| other.entry(id).is_some()) {
            result.forget_all(id);
        }
        for (id, day) in other.erased.iter() {
            result.erase(id, *day);
        }
        for (kind, id) in clashing(self, new) {
            result.forget(kind, &id);
        }
        result
    }

    /// All that two workspaces hold, for looking at both before any of it is taken: what one has erased and the other has not
    /// stays beside the mark, because a person has yet to say which of the two it is.
    pub fn beside(&self, other: &Workspace) -> Workspace {
        let unmarked = |workspace: &Workspace| Workspace { erased: Arc::default(), ..workspace.clone() };
        let marks = Workspace { erased: self.erased.clone(), ..Workspace::new() };
        let marks = marks.merged(&Workspace { erased: other.erased.clone(), ..Workspace::new() });
        let mut both = Workspace { erased: marks.erased, ..unmarked(self).merged(&unmarked(other)) };
        // What must stay on a device was erased by whose it is: there the mark holds.
        let own =
            |id: &&RecordId| both.entry(id).is_some_and(|entry| entry.record.kind().edge() == Edge::Device);
        let own: Vec<RecordId> = both.erased.keys().filter(own).cloned().collect();
        own.iter().for_each(|id| both.forget_all(id));
        both
    }
}

/// Merges a table into ours; which of its records are new here.
fn merge_table<'a>(ours: &mut Arc<Shelf>, theirs: &'a Table) -> Vec<&'a RecordId> {
    let mut new = Vec::new();
    if theirs.is_empty() {
        // Then ours need not even have been read.
        return new;
    }
    let changes: Vec<Entry> = side_by_side(ours.table(), theirs)
        .filter_map(|(known, entry)| match known {
            Some(known) if known == entry => None,
            Some(known) => Some(known.merged_with(entry)).filter(|merged| merged != known),
            None => {
                new.push(entry.record.id());
                Some(entry.clone())
            }
        })
        .collect();
    if !changes.is_empty() {
        let table = Arc::make_mut(ours).table_mut();
        table.extend(changes.into_iter().map(|entry| (entry.record.id().clone(), entry)));
    }
    new
}

/// Every record of the other table, with the one that is known here under its identifier. Both are in
/// order, so one walk along both finds them all.
fn side_by_side<'a, 'b>(
    ours: &'a Table,
    theirs: &'b Table,
) -> impl Iterator<Item = (Option<&'a Entry>, &'b Entry)> {
    let mut here = ours.iter().peekable();
    theirs.iter().map(move |(id, entry)| {
        while here.next_if(|(known, _)| *known < id).is_some() {}
        (here.next_if(|(known, _)| *known == id).map(|(_, known)| known), entry)
    })
}

/// From how many new records on a workspace is looked up as a whole.
const MANY: usize = 200;

/// Identifiers that two workspaces use for records of different kinds, with the kind that gives way
/// (the later in the order of kinds). Only forged files hold them; an import refuses them in words.
pub fn clashes(a: &Workspace, b: &Workspace) -> Vec<(Kind, RecordId)> {
    let new: Vec<(Kind, &RecordId)> = Kind::ALL
        .iter()
        .filter(|kind| !b.table(**kind).is_empty())
        .flat_map(|kind| side_by_side(a.table(*kind), b.table(*kind)).map(move |pair| (*kind, pair)))
        .filter(|(_, (known, _))| known.is_none())
        .map(|(kind, (_, entry))| (kind, entry.record.id()))
        .collect();
    clashing(a, new)
}

/// Those of the records that are new here whose identifiers are already used for another kind.
fn clashing(a: &Workspace, new: Vec<(Kind, &RecordId)>) -> Vec<(Kind, RecordId)> {
    // Where much is new, asking every table for every identifier would take longer than one list of all.
    let all = (new.len() > MANY).then(|| {
        let mut all: HashMap<&RecordId, Kind> = HashMap::new();
        for entry in a.entries() {
            all.entry(entry.record.id()).or_insert(entry.record.kind());
        }
        all
    });
    let kind_of = |id: &RecordId| match &all {
        Some(all) => all.get(id).copied(),
        None => a.entry(id).map(|entry| entry.record.kind()),
    };
    new.into_iter().filter_map(|(kind, id)| Some((kind_of(id)?.max(kind), id.clone()))).collect()
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::{AnyRecord, Device, Notebook, PrivateNote, Record};
    use chrono::NaiveDate;

    fn device(name: &str) -> AnyRecord {
        let device = Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None };
        Device::wrap(device.into())
    }

    fn holding(record: AnyRecord, dot: &str) -> Workspace {
        let mut workspace = Workspace::new();
        workspace.put(Workspace::born(record, dot.parse().unwrap(), None));
        workspace
    }

    #[test]
    fn a_tombstone_wins_over_any_copy_and_its_earliest_day_stays() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let (here, id) = (holding(device("Anna"), "a.a:1"), device("Anna").id().clone());
        let (mut first, mut second) = (here.clone(), Workspace::new());
        first.erase(&id, day(9));
        second.erase(&id, day(3));
        for all in [here.merged(&first).merged(&second), second.merged(&first.merged(&here))] {
            assert!(all.is_empty());
            assert_eq!(all.erased()[&id], day(3));
        }
        first.erase(&id, day(20));
        assert_eq!(first.erased()[&id], day(9));
    }

    #[test]
    fn what_one_erased_and_the_other_has_stays_beside_the_mark_as_long_as_both_are_looked_at() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let (here, id) = (holding(device("Anna"), "a.a:1"), device("Anna").id().clone());
        let (mut first, mut second) = (Workspace::new(), Workspace::new());
        first.erase(&id, day(9));
        second.erase(&id, day(3));
        let both = first.beside(&here);
        assert_eq!((both.entry(&id), both.erased()[&id]), (here.entry(&id), day(9)));
        assert_eq!((&here.beside(&first), both.beside(&second).erased()[&id]), (&both, day(3)));
        assert_eq!(first.beside(&second), first.merged(&second));
        assert!(here.merged(&first).is_empty());
        let note =
            PrivateNote { id: "n".parse().unwrap(), about: None, text: "Mia".parse().unwrap(), binned: None };
        first.erase(note.id.record(), day(9));
        let own = first.beside(&holding(PrivateNote::wrap(note.into()), "a.a:1"));
        assert_eq!((own.len(), own.erased().len()), (0, 2), "what is one's own stays erased");
    }

    #[test]
    fn clashes_among_many_records_are_those_among_few() {
        let (mut devices, mut notebooks) = (Workspace::new(), Workspace::new());
        for n in 0..=MANY {
            let device =
                Device { id: format!("d{n}").parse().unwrap(), name: "Anna".parse().unwrap(), binned: None };
            devices.put(Workspace::born(Device::wrap(device.into()), "a.a:1".parse().unwrap(), None));
            let id = if n == 7 { "d7".to_owned() } else { format!("n{n}") };
            let notebook = Notebook {
                id: id.parse().unwrap(),
                title: "Quaderno".parse().unwrap(),
                description: None,
                binned: None,
            };
            notebooks.put(Workspace::born(Notebook::wrap(notebook.into()), "a.a:1".parse().unwrap(), None));
        }
        let last = Kind::Device.max(Kind::Notebook);
        assert_eq!(clashes(&devices, &notebooks), [(last, "d7".parse().unwrap())]);
    }

    #[test]
    fn two_kinds_under_one_identifier_keep_the_first_kind() {
        let id = device("Anna").id().as_str().parse().unwrap();
        let notebook = Notebook { id, title: "Quaderno".parse().unwrap(), description: None, binned: None };
        let (notebook, device) =
            (holding(Notebook::wrap(notebook.into()), "a.a:1"), holding(device("Anna"), "a.a:1"));
        assert_eq!(clashes(&device, &notebook).len(), 1);
        assert_eq!(clashes(&device, &device), []);
        assert_eq!(device.merged(&notebook), notebook);
        assert_eq!(notebook.merged(&device), notebook);
    }
}
