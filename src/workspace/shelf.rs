//! The records of one kind, and who among them points to what.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use crate::domain::RecordId;

use super::Table;

/// What reads the records of a kind.
pub(super) type Reader = Box<dyn FnOnce() -> Table + Send>;

/// A table with the index of its references. Most changes touch one table: the others keep their index with them.
pub(super) struct Shelf {
    /// Read when it is first asked for.
    table: LazyLock<Table, Reader>,
    /// Made when it is first asked for, gone when the table changes.
    pointing: OnceLock<HashMap<RecordId, Vec<RecordId>>>,
}

impl Shelf {
    /// A shelf whose records are read when somebody first asks for them.
    pub fn unread(read: Reader) -> Shelf {
        Shelf { table: LazyLock::new(read), pointing: OnceLock::new() }
    }

    /// The records.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The records, if somebody has asked for them already.
    pub fn table_if_read(&self) -> Option<&Table> {
        LazyLock::get(&self.table)
    }

    /// The records, to be changed.
    pub fn table_mut(&mut self) -> &mut Table {
        self.pointing.take();
        LazyLock::force_mut(&mut self.table)
    }

    /// The records that point to another, in the order of their identifiers.
    pub fn pointing(&self, target: &RecordId) -> &[RecordId] {
        self.pointing.get_or_init(|| pointing(self.table())).get(target).map_or(&[], Vec::as_slice)
    }
}

fn pointing(table: &Table) -> HashMap<RecordId, Vec<RecordId>> {
    let mut found: HashMap<RecordId, Vec<RecordId>> = HashMap::new();
    for (id, entry) in table {
        entry.record.fields().each_reference(&mut |_, reference| {
            let pointing = found.entry(reference.id).or_default();
            if pointing.last() != Some(id) {
                pointing.push(id.clone());
            }
        });
    }
    found
}

impl Default for Shelf {
    fn default() -> Self {
        Shelf::from(Table::new())
    }
}

impl From<Table> for Shelf {
    fn from(table: Table) -> Self {
        let shelf = Shelf::unread(Box::new(move || table));
        shelf.table();
        shelf
    }
}

impl Clone for Shelf {
    /// A copy is made to be changed, so the index does not go with it.
    fn clone(&self) -> Self {
        Shelf::from(self.table().clone())
    }
}

impl fmt::Debug for Shelf {
    /// What the index is at cannot be told from outside, so two equal workspaces read alike.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.table().fmt(f)
    }
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        self.table() == other.table()
    }
}

impl Eq for Shelf {}
