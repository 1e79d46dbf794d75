//! One person at one browser, for histories told by name.

use chrono::DateTime;
use filo::domain::{AnyRecord, Dot, RecordId, Replica, Seen};
use filo::workspace::{BinState, Edit, EditError, Stamp, Touched, Workspace};
use serde_json::{Value, json};

/// A browser and what it holds.
#[derive(Clone)]
pub struct Desk {
    pub now: Workspace,
    pub replica: Replica,
    hour: i64,
}

/// A form that somebody opened a while ago.
#[derive(Clone)]
pub struct Form {
    before: AnyRecord,
    seen: Seen,
}

pub fn id(text: &str) -> RecordId {
    text.parse().unwrap()
}

pub fn dot(text: &str) -> Dot {
    text.parse().unwrap()
}

/// A stamp at an hour since 1970.
pub fn stamp(replica: &Replica, hour: i64) -> Stamp {
    Stamp { replica: replica.clone(), at: DateTime::from_timestamp(hour * 3600, 0).unwrap() }
}

impl Desk {
    /// An empty browser whose clock starts at that hour.
    pub fn new(replica: &str, hour: i64) -> Desk {
        Desk { now: Workspace::new(), replica: replica.parse().unwrap(), hour }
    }

    pub fn stamp(&mut self) -> Stamp {
        self.hour += 1;
        stamp(&self.replica, self.hour)
    }

    pub fn create(&mut self, record: AnyRecord) -> Touched {
        let stamp = self.stamp();
        self.now.create(record, &stamp).unwrap()
    }

    pub fn open(&self, id: &RecordId) -> Form {
        Form { before: self.now.entry(id).unwrap().record.clone(), seen: self.now.seen(id) }
    }

    pub fn save(&mut self, form: &Form, field: &str, value: Value) -> Touched {
        let after = form.before.with_field(field, value).unwrap();
        let edit = Edit { before: form.before.clone(), after, seen: form.seen.clone() };
        let stamp = self.stamp();
        self.now.edit(&edit, &stamp).unwrap()
    }

    /// Opens a form, changes one field and saves.
    pub fn set(&mut self, id: &RecordId, field: &str, value: Value) -> Touched {
        self.save(&self.open(id), field, value)
    }

    pub fn settle(&mut self, id: &RecordId, field: &str, value: Value) -> Result<Touched, EditError> {
        let (seen, stamp) = (self.now.seen(id), self.stamp());
        self.now.settle(id, field, &value, &seen, &stamp)
    }

    pub fn bin(&mut self, id: &RecordId) -> Touched {
        let (seen, stamp) = (self.now.seen(id), self.stamp());
        self.now.bin(id, &seen, &stamp).unwrap()
    }

    pub fn restore(&mut self, id: &RecordId) -> Touched {
        let stamp = self.stamp();
        self.now.restore(id, &stamp).unwrap()
    }

    /// Takes a change back; everything of it must go back.
    pub fn undo(&mut self, change: &Touched) -> Touched {
        let stamp = self.stamp();
        let (undone, kept) = self.now.revert(change, &stamp);
        assert_eq!(kept, Vec::<&str>::new(), "nobody else changed it");
        undone.expect("something went back")
    }

    pub fn merge(&mut self, other: &Desk) {
        self.now = self.now.merged(&other.now);
    }

    /// The values of a field, in order of text.
    pub fn values(&self, id: &RecordId, field: &'static str) -> Value {
        let register = self.now.entry(id).unwrap().register(field);
        let mut values: Vec<Value> = register.values.into_iter().map(|written| written.value).collect();
        values.sort_by_key(Value::to_string);
        json!(values)
    }

    pub fn bin_state(&self, id: &RecordId) -> BinState {
        self.now.entry(id).unwrap().bin_state()
    }
}
