//! The records of one kind, and who among them points to what.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::domain::RecordId;

use super::{Entry, Table};

/// Who points to what: under each identifier, those of the records that name it.
type Pointing = HashMap<RecordId, Vec<RecordId>>;

/// What reads the records of a kind.
pub(super) type Reader = Box<dyn FnOnce() -> Table + Send>;

/// A table with the index of its references. Most changes touch one record of one table, and none of its references: then the
/// index stays.
pub(super) struct Shelf {
    /// Read when it is first asked for.
    table: LazyLock<Table, Reader>,
    /// Made when it is first asked for, gone when a reference may have changed.
    pointing: OnceLock<Arc<Pointing>>,
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

    /// Puts an entry in its place.
    pub fn put(&mut self, entry: Entry) {
        let id = entry.record.id().clone();
        let still_true = self.pointing.get().is_some()
            && self.table().get(&id).is_some_and(|before| targets(before) == targets(&entry));
        if !still_true {
            self.pointing.take();
        }
        LazyLock::force_mut(&mut self.table).insert(id, entry);
    }

    /// The records, to be changed.
    pub fn table_mut(&mut self) -> &mut Table {
        self.pointing.take();
        LazyLock::force_mut(&mut self.table)
    }

    /// The records that point to another, in the order of their identifiers.
    pub fn pointing(&self, target: &RecordId) -> &[RecordId] {
        self.pointing.get_or_init(|| Arc::new(pointing(self.table()))).get(target).map_or(&[], Vec::as_slice)
    }
}

/// What a record points to.
fn targets(entry: &Entry) -> Vec<RecordId> {
    let mut targets = Vec::new();
    entry.record.fields().each_reference(&mut |_, reference| targets.push(reference.id));
    targets
}

fn pointing(table: &Table) -> Pointing {
    let mut found = Pointing::new();
    for (id, entry) in table {
        for target in targets(entry) {
            let pointing = found.entry(target).or_default();
            if pointing.last() != Some(id) {
                pointing.push(id.clone());
            }
        }
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
    fn clone(&self) -> Self {
        Shelf { pointing: self.pointing.clone(), ..Shelf::from(self.table().clone()) }
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

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::{Decision, Record};
    use crate::workspace::Workspace;

    fn decision(id: &str, text: &str, meeting: &str) -> Entry {
        let decision = Decision {
            id: id.parse().unwrap(),
            text: text.parse().unwrap(),
            meeting: Some(meeting.parse().unwrap()),
            decided_on: None,
            needs: [].into(),
            binned: None,
        };
        Workspace::born(Decision::wrap(decision.into()), "a.a:1".parse().unwrap(), None)
    }

    #[test]
    fn the_index_stays_as_long_as_it_is_true() {
        let mut shelf = Shelf::default();
        let [may, june]: [RecordId; 2] = ["m-05", "m-06"].map(|id| id.parse().unwrap());
        let names = |shelf: &Shelf, target| {
            shelf.pointing(target).iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
        };
        shelf.put(decision("d-1", "Orari", "m-05"));
        shelf.put(decision("d-2", "Sede", "m-05"));
        assert_eq!(names(&shelf, &may), ["d-1", "d-2"]);

        let before = shelf.clone();
        shelf.put(decision("d-1", "Orari del sabato", "m-05"));
        assert!(shelf.pointing.get().is_some(), "only a text changed");
        shelf.put(decision("d-2", "Sede", "m-06"));
        assert_eq!(
            (names(&shelf, &may), names(&shelf, &june)),
            (vec!["d-1".to_owned()], vec!["d-2".to_owned()])
        );
        shelf.put(decision("d-0", "Turni", "m-06"));
        assert_eq!(names(&shelf, &june), ["d-0", "d-2"]);
        shelf.table_mut().clear();
        assert!(names(&shelf, &june).is_empty());
        assert_eq!(names(&before, &may), ["d-1", "d-2"], "the copy keeps its own");
    }
}
