//! A person at a notebook: the default data in a store, a clock that ticks, and what was sent to be saved.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, NaiveDate};
use filo::domain::{Id, Record, RecordId};
use filo::exchange::{Trust, read};
use filo::store::{Applied, Change, Command, CommandError, Opened, Refusal, Store};
use filo::workspace::{Entry, Stamp, Workspace};
use leptos::prelude::Owner;

/// The default data as they ship.
pub static PLAN: LazyLock<Workspace> =
    LazyLock::new(|| read(include_str!("../../public/dati-del-piano.json"), Trust::File).unwrap().workspace);

/// A person at a notebook.
pub struct Desk {
    pub store: Store,
    /// What was sent to be saved, in order.
    pub saved: Rc<RefCell<Vec<Change>>>,
    /// Why nothing may be written now.
    pub refusing: Rc<Cell<Option<Refusal>>>,
    // Signals live as long as their owner.
    _owner: Owner,
}

impl Desk {
    /// The first to open the notebook.
    pub fn new() -> Desk {
        Desk::of("k3v9x2.aaaaaa", PLAN.clone())
    }

    /// Somebody with a notebook of their own.
    pub fn of(replica: &str, workspace: Workspace) -> Desk {
        let owner = Owner::new();
        owner.set();
        let saved = Rc::new(RefCell::new(Vec::new()));
        let refusing = Rc::new(Cell::new(None));
        let (sink, refuses) = (Rc::clone(&saved), Rc::clone(&refusing));
        let (replica, second) = (replica.parse().unwrap(), Cell::new(1_795_456_800));
        let stamp = move || match refuses.get() {
            Some(refusal) => Err(refusal),
            None => {
                second.set(second.get() + 1);
                Ok(Stamp {
                    replica: Clone::clone(&replica),
                    at: DateTime::from_timestamp(second.get(), 0).unwrap(),
                })
            }
        };
        let store = Store::new(workspace, stamp, move |change| sink.borrow_mut().push(change));
        Desk { store, saved, refusing, _owner: owner }
    }

    /// A record as it is now.
    pub fn get<T: Record>(&self, id: &str) -> Arc<T> {
        self.store.now().get(&typed::<T>(id)).unwrap_or_else(|| panic!("{id} is not here")).clone()
    }

    /// A record with its revision as it is now.
    pub fn entry(&self, id: &str) -> Entry {
        self.store.now().entry(&record(id)).unwrap_or_else(|| panic!("{id} is not here")).clone()
    }

    /// Opens a form.
    pub fn open(&self, id: &str) -> Opened {
        self.store.open(&record(id)).unwrap_or_else(|| panic!("{id} is not here"))
    }

    /// Opens a form, changes something, saves.
    pub fn change<T: Record>(&self, id: &str, how: impl FnOnce(&mut T)) -> Result<Applied, CommandError> {
        self.save(self.open(id), how)
    }

    /// Changes something in a form that is open and saves it.
    pub fn save<T: Record>(&self, opened: Opened, how: impl FnOnce(&mut T)) -> Result<Applied, CommandError> {
        let mut changed = T::peel(&opened.record).unwrap().as_ref().clone();
        how(&mut changed);
        self.store.save(opened, changed)
    }

    /// Puts a record in the bin.
    pub fn bin(&self, id: &str) -> Result<Applied, CommandError> {
        self.store.dispatch(Command::Bin(self.open(id)))
    }

    /// Whether a record is among those that people work with.
    pub fn is_live<T: Record>(&self, id: &str) -> bool {
        self.store.now().live::<T>().any(|record| record.id().as_str() == id)
    }
}

/// An identifier of a kind.
pub fn typed<T>(id: &str) -> Id<T> {
    id.parse().unwrap()
}

/// An identifier.
pub fn record(id: &str) -> RecordId {
    id.parse().unwrap()
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
