//! Reading through matches: records that are one thing are met under one identifier, and nothing from
//! the bin is met at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Id, Kind, Record, RecordId};
use crate::workspace::{Entry, Workspace};

/// The fields that say where a record of a kind came from and what came of it: of two that are one thing, all that either of
/// them names.
pub fn origins(kind: Kind) -> &'static [&'static str] {
    if kind == Kind::MappingSheet { &["meetings", "interviews", "service"] } else { &[] }
}

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

    /// A record and those that are one thing with it, as long as people work with them: the one that was asked for
    /// comes first.
    pub fn all_of<'b, T: Record>(&'b self, record: &'b T) -> impl Iterator<Item = &'b T>
    where
        'a: 'b,
    {
        let others = self.live_under(record.id().record()).filter_map(|entry| T::peel(&entry.record));
        std::iter::once(record).chain(others.map(|other| other.as_ref()))
    }

    /// The identifiers that are met under another one.
    fn under<'b>(&'b self, shown: &'b RecordId) -> impl Iterator<Item = &'b RecordId> + use<'a, 'b> {
        self.joined.iter().filter(move |(id, under)| *under == shown && *id != shown).map(|(id, _)| id)
    }

    fn live_under<'b>(&'b self, shown: &'b RecordId) -> impl Iterator<Item = &'a Entry> + use<'a, 'b> {
        self.under(shown).filter_map(|id| self.workspace.entry(id)).filter(|entry| entry.is_live())
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

    /// The entries of a kind that people work with and that point to a record, or to one that is one thing with it, each
    /// with the fields that do; by identifier.
    pub fn pointing(&self, kind: Kind, id: &RecordId) -> Vec<(&'a Entry, Vec<&'static str>)> {
        let shown = self.shown(id);
        let names = std::iter::once(shown).chain(self.under(shown));
        let found =
            names.flat_map(|name| self.workspace.pointing(kind, name)).filter(|entry| entry.is_live());
        let met = found.filter_map(|entry| {
            let met = self.workspace.entry(self.shown(entry.record.id()))?;
            Some((met.record.id(), met))
        });
        let met = met.collect::<BTreeMap<&RecordId, &Entry>>().into_values();
        met.map(|entry| (entry, self.fields_pointing(entry, shown)))
            .filter(|(_, fields)| !fields.is_empty())
            .collect()
    }

    fn fields_pointing(&self, entry: &Entry, shown: &RecordId) -> Vec<&'static str> {
        let mut fields: Vec<&'static str> = Vec::new();
        let mut look = |entry: &Entry, counts: &dyn Fn(&str) -> bool| {
            entry.record.fields().each_reference(&mut |field, reference| {
                if counts(field) && self.shown(&reference.id) == shown && !fields.contains(&field) {
                    fields.push(field);
                }
            });
        };
        look(entry, &|_| true);
        for other in self.live_under(entry.record.id()) {
            look(other, &|field| origins(other.record.kind()).contains(&field));
        }
        fields
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
