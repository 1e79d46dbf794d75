//! The whole: all records with their revisions. Lookups, references, edits, merge, the bin and findings.
//! Not here: how it looks in a file (`exchange`), undo and signals (`store`), questions about needs and
//! territories (`insight`).

pub mod bin;
pub mod choices;
pub mod differences;
pub mod edit;
pub mod findings;
pub mod matches;
pub mod merge;
pub mod register;
pub mod revision;
mod shelf;
pub mod taking;
pub mod versions;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{AnyRecord, Id, Kind, Record, RecordId, Reference, Seen};

pub use bin::BinState;
pub use choices::{Choices, Keep};
pub use differences::{Difference, News};
pub use edit::{Edit, EditError, Stamp, Touched};
pub use findings::{Finding, findings};
pub use register::{Register, Written};
pub use revision::{Dots, Revision, Sibling};
use shelf::Shelf;
pub use taking::{Offer, offer, written_after};

/// A record and its revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who wrote which field, and the other values of fields in conflict. First, because two entries that differ are
    /// soonest told apart by it.
    pub revision: Arc<Revision>,
    /// The record, with the shown value in every field.
    pub record: AnyRecord,
}

/// The records of one kind.
pub type Table = BTreeMap<RecordId, Entry>;

/// All records of all kinds, and the marks of those erased for ever. A clone is a few pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    tables: [Arc<Shelf>; Kind::ALL.len()],
    erased: Arc<BTreeMap<RecordId, NaiveDate>>,
}

impl Default for Workspace {
    fn default() -> Self {
        let empty = Arc::new(Shelf::default());
        Workspace { tables: std::array::from_fn(|_| empty.clone()), erased: Arc::default() }
    }
}

impl Workspace {
    /// A workspace without records.
    pub fn new() -> Self {
        Workspace::default()
    }

    /// The records of a kind, in the bin or not, by identifier.
    pub fn table(&self, kind: Kind) -> &Table {
        self.tables[kind as usize].table()
    }

    /// Every entry of every kind.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.tables.iter().flat_map(|shelf| shelf.table().values())
    }

    /// How many records there are, in the bin or not.
    pub fn len(&self) -> usize {
        self.tables.iter().map(|shelf| shelf.table().len()).sum()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|shelf| shelf.table().is_empty())
    }

    /// The record with this identifier, in the bin or not.
    pub fn get<T: Record>(&self, id: &Id<T>) -> Option<&Arc<T>> {
        self.table(T::KIND).get(id.record()).and_then(|entry| T::peel(&entry.record))
    }

    /// The entry with this identifier, whatever its kind.
    pub fn entry(&self, id: &RecordId) -> Option<&Entry> {
        // What was read already comes first: it may be there, and nothing else need be read.
        let read = self.tables.iter().find_map(|shelf| shelf.table_if_read()?.get(id));
        read.or_else(|| self.tables.iter().find_map(|shelf| shelf.table().get(id)))
    }

    /// What has been seen of a record: what a form that opens on it must remember.
    pub fn seen(&self, id: &RecordId) -> Seen {
        self.entry(id).map(|entry| entry.revision.seen.clone()).unwrap_or_default()
    }

    /// The records of a kind that people work with: not in the bin, and of those that are one thing
    /// only the one under whose identifier it is shown.
    pub fn live<T: Record>(&self) -> impl Iterator<Item = &Arc<T>> {
        let table = self.table(T::KIND);
        let joined = self.joined();
        table
            .iter()
            .filter(move |(id, entry)| entry.is_live() && joined.get(*id).is_none_or(|shown| shown == *id))
            .filter_map(|(_, entry)| T::peel(&entry.record))
    }

    /// The marks of what was erased for ever, with the earliest day of erasure.
    pub fn erased(&self) -> &BTreeMap<RecordId, NaiveDate> {
        &self.erased
    }

    /// Puts an entry in its place. Only edits, merges and readers call this.
    pub fn put(&mut self, entry: Entry) {
        Arc::make_mut(&mut self.tables[entry.record.kind() as usize]).put(entry);
    }

    /// Leaves the records of a kind unread until somebody asks for them. Only readers of what this browser stored call
    /// this, and only for a kind that has no record yet.
    pub fn put_unread(&mut self, kind: Kind, read: impl FnOnce() -> Table + Send + 'static) {
        self.tables[kind as usize] = Arc::new(Shelf::unread(Box::new(read)));
    }

    /// Reads what is still unread.
    pub fn read_all(&self) {
        self.tables.iter().for_each(|shelf| {
            shelf.table();
        });
    }

    /// Takes an entry away without a mark, as if it had never been read.
    pub fn forget(&mut self, kind: Kind, id: &RecordId) {
        if self.table(kind).contains_key(id) {
            Arc::make_mut(&mut self.tables[kind as usize]).table_mut().remove(id);
        }
    }

    /// Erases for ever: the record goes, its identifier and the day stay. The earliest day wins.
    pub fn erase(&mut self, id: &RecordId, on: NaiveDate) {
        let erased = Arc::make_mut(&mut self.erased);
        let day = erased.entry(id.clone()).or_insert(on);
        *day = (*day).min(on);
        self.forget_all(id);
    }

    fn forget_all(&mut self, id: &RecordId) {
        for kind in Kind::ALL {
            self.forget(*kind, id);
        }
    }

    /// Who points to a record, and with which field.
    pub fn referrers(&self, target: &RecordId) -> Vec<(&Entry, &'static str)> {
        let entries = Kind::ALL.iter().flat_map(|kind| self.pointing(*kind, target));
        entries
            .flat_map(|entry| {
                let mut fields: Vec<&'static str> = Vec::new();
                entry.record.fields().each_reference(&mut |field, reference: Reference| {
                    if reference.id == *target && !fields.contains(&field) {
                        fields.push(field);
                    }
                });
                fields.into_iter().map(move |field| (entry, field))
            })
            .collect()
    }

    /// The records of a kind that point to a record, by identifier.
    pub fn pointing(&self, kind: Kind, target: &RecordId) -> impl Iterator<Item = &Entry> {
        let shelf = &self.tables[kind as usize];
        shelf.pointing(target).iter().filter_map(|id| shelf.table().get(id))
    }
}

impl Entry {
    /// The value or values of a field, with the dots that wrote them.
    pub fn register(&self, field: &'static str) -> Register {
        Register::of(self, field)
    }

    /// Whether people work with it: nobody put it in the bin, or somebody changed it unaware of that.
    pub fn is_live(&self) -> bool {
        self.bin_state() != BinState::Binned
    }

    /// The names of the fields that hold more than one value.
    pub fn conflicts(&self) -> impl Iterator<Item = &'static str> {
        self.revision.siblings.keys().copied()
    }
}
