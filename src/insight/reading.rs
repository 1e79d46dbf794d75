//! Reading through matches: records that are one thing are met under one identifier, and nothing from
//! the bin is met at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Id, Kind, Record, RecordId};
use crate::workspace::{Entry, Workspace};

/// A workspace with its matches looked up once, for questions that follow many references.
pub struct Reading<'a> {
    workspace: &'a Workspace,
    joined: BTreeMap<RecordId, RecordId>,
}

impl<'a> Reading<'a> {
    /// Opens a workspace for reading.
    pub fn of(workspace: &'a Workspace) -> Self {
        Reading { workspace, joined: workspace.joined() }
    }

    /// The workspace that is read.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    /// The identifier under which a record is shown.
    pub fn shown<'b>(&'b self, id: &'b RecordId) -> &'b RecordId {
        self.joined.get(id).unwrap_or(id)
    }

    /// The typed identifier under which a record is shown.
    pub fn shown_id<T: Record>(&self, id: &Id<T>) -> Id<T> {
        Id::new(self.shown(id.record()).clone())
    }

    /// Whether two identifiers name one thing.
    pub fn same<T: Record>(&self, a: &Id<T>, b: &Id<T>) -> bool {
        self.shown(a.record()) == self.shown(b.record())
    }

    /// The record that a reference leads to, if people work with it.
    pub fn get<T: Record>(&self, id: &Id<T>) -> Option<&'a Arc<T>> {
        let entry = self.workspace.table(T::KIND).get(self.shown(id.record()))?;
        T::peel(&entry.record).filter(|_| entry.is_live())
    }

    /// The entries of a kind that people work with, by identifier.
    pub fn entries(&self, kind: Kind) -> impl Iterator<Item = &'a Entry> {
        let is_shown = |id: &RecordId| self.joined.get(id).is_none_or(|shown| shown == id);
        self.workspace
            .table(kind)
            .iter()
            .filter(move |(id, entry)| is_shown(id) && entry.is_live())
            .map(|(_, entry)| entry)
    }

    /// The records of a kind that people work with, by identifier.
    pub fn live<T: Record>(&self) -> impl Iterator<Item = &'a Arc<T>> {
        self.entries(T::KIND).filter_map(|entry| T::peel(&entry.record))
    }

    /// The entries of a kind that people work with and that point to a record, or to one that is one thing with it; by
    /// identifier.
    pub fn pointing(&self, kind: Kind, id: &RecordId) -> Vec<&'a Entry> {
        let shown = self.shown(id);
        let others = self.joined.iter().filter(|(other, under)| *under == shown && *other != shown);
        let names = std::iter::once(shown).chain(others.map(|(other, _)| other));
        let found = names.flat_map(|name| self.workspace.pointing(kind, name));
        let found: BTreeMap<&RecordId, &Entry> = found.map(|entry| (entry.record.id(), entry)).collect();
        let met = |entry: &&Entry| self.shown(entry.record.id()) == entry.record.id() && entry.is_live();
        found.into_values().filter(met).collect()
    }

    /// For every record shown for others too, those others, as long as they are not in the bin.
    pub fn others(&self) -> BTreeMap<&RecordId, Vec<&'a Entry>> {
        let mut others: BTreeMap<&RecordId, Vec<&Entry>> = BTreeMap::new();
        for (id, shown) in self.joined.iter().filter(|(id, shown)| id != shown) {
            if let Some(entry) = self.workspace.entry(id).filter(|entry| entry.is_live()) {
                others.entry(shown).or_default().push(entry);
            }
        }
        others
    }
}
