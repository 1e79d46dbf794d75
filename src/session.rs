//! The wiring: opens, saves, imports, exports, and keeps the tabs of one browser together. The only
//! place that knows both the store and the browser; all time, identifiers and randomness are made here.

mod comparing;
mod drafts;
mod exchanges;
mod exporting;
mod foreign;
mod importing;
mod incoming;
mod keeping;
mod leftovers;
mod notes;
mod open_formats;
mod opening;
pub mod page;
mod points;
mod replacing;
mod sealed;
mod taking;
mod theme;
mod together;
mod turns;
mod working;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use crate::browser::{self, Channel, Database, Guard, Listening, Writer};
use crate::domain::{Device, Id, Record, RecordId, Replica};
use crate::exchange::Provenience;
use crate::store::Store;
use crate::workspace::{Entry, Stamp, Workspace};

pub use crate::browser::site::FetchError;
pub use crate::browser::{CryptoError, FileError, StorageError, Unavailability};
pub use crate::exchange::foreign::{
    Column, Columns, ForeignError, OtherFile, Report, Rows, TABLES, TextCode, Unread, Use, Why, fields_of,
};
pub use crate::exchange::sealed::{SHORTEST_PASSPHRASE, is_long_enough};
pub use crate::exchange::{
    Counts, Digest, Edition, Fault, LISTS, Offered, OpenFormat, Problem, ReadError, Scope, SealError,
    Wording, own_list,
};
pub use crate::store::Refusal;
pub use exchanges::{Exchange, Passed, Taken};
pub use exporting::{Audience, ExportError, Exported, Outgoing};
pub use importing::ImportError;
pub use incoming::{Incoming, Outlook, Source, changes};
pub use keeping::Saving;
pub use leftovers::{Aside, Leftovers};
pub use notes::{Note, Tone};
pub use opening::{Opening, open};
pub use points::{DroppedPoint, PointReason, RestorePoint, StorageStatus};
pub use replacing::{ReplaceError, StartFrom};
pub use sealed::Asked;
pub use taking::Receipt;
pub use theme::Theme;
pub use working::Work;

/// The handle that pages take from context.
#[derive(Clone, Copy)]
pub struct Session {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    saving: RwSignal<Saving>,
    today: RwSignal<NaiveDate>,
    last_export: RwSignal<Option<DateTime<Utc>>>,
    undoable_import: RwSignal<Option<Receipt>>,
    last_import: RwSignal<Option<Receipt>>,
    working: RwSignal<Option<Work>>,
    asked_passphrase: RwSignal<Option<Asked>>,
    arrived: RwSignal<Vec<web_sys::File>, LocalStorage>,
    leftovers: RwSignal<Leftovers>,
    dropped_points: RwSignal<Vec<DroppedPoint>>,
    new_version: RwSignal<bool>,
    is_whole: RwSignal<bool>,
    notes: RwSignal<Vec<Note>>,
}

/// An entry of the journal on its way to the disk.
struct Pending {
    name: String,
    text: String,
    /// Too large for the emergency journal: the page must not close before it is on disk.
    holds_page: bool,
}

struct Inner {
    database: Option<Database>,
    guard: RefCell<Option<Guard>>,
    writer: OnceCell<Writer>,
    channel: OnceCell<Channel>,
    store: OnceCell<Store>,
    /// The part of replicas that stays with this browser.
    browser: String,
    /// The part that is drawn at the first change, and again whenever memory is replaced.
    session: RefCell<Option<String>>,
    /// The name of this page load among the tabs of the browser.
    page: String,
    queue: RefCell<VecDeque<Pending>>,
    pumping: Cell<bool>,
    since_checkpoint: Cell<u32>,
    /// How much of what is stored is in memory.
    held: Cell<browser::Held>,
    /// An erasure that could not be carried into everything kept: the next occasion will do.
    scrub_due: Cell<bool>,
    /// The whole state is being replaced: what is changed now would belong to neither.
    replacing: Cell<bool>,
    /// The passphrase that a sealed file waits for.
    passphrase: sealed::Awaited,
    /// The state before the import that can still be taken back.
    before_import: RefCell<Option<Workspace>>,
    /// What the last import wrote, before and after, for as long as it can be refused.
    taken: RefCell<Vec<(Option<Entry>, Entry)>>,
    /// A person does not want to wait any longer for a file.
    stopped: Cell<bool>,
    entries_named: Cell<u64>,
    notes_told: Cell<u32>,
    stored_newer: Cell<bool>,
    /// The damaged checkpoint must go: the next two are written one after the other.
    renew_checkpoints: Cell<bool>,
    first_point_of_day: Cell<Option<NaiveDate>>,
    /// The generation of the state in memory; `None` where nothing was stored yet.
    opened_generation: Cell<Option<u64>>,
    drafts: RefCell<drafts::Drafts>,
    listening: RefCell<Vec<Listening>>,
}

impl Inner {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(browser::clock::now() as i64).unwrap_or_default()
    }

    /// The replica of this page load, drawn when it first changes something.
    fn replica(&self) -> Replica {
        let mut session = self.session.borrow_mut();
        let session = session.get_or_insert_with(|| browser::random::random_text(6));
        let text = format!("{}.{session}", self.browser);
        text.parse().expect("random text of letters and digits makes a replica")
    }

    /// Draws another session: what this page load wrote so far may not be in memory any more.
    fn redraw(&self) {
        self.session.replace(None);
    }

    fn stamp(&self) -> Result<Stamp, Refusal> {
        if self.stored_newer.get() {
            return Err(Refusal::NewerVersionStored);
        }
        if self.replacing.get() {
            return Err(Refusal::NotOpen);
        }
        match self.writer.get() {
            Some(writer) if !writer.holds() => {
                writer.take_over();
                return Err(Refusal::AnotherTabWrites);
            }
            // It is this tab's turn, and the disk has not let it in yet.
            Some(_) if self.guard.borrow().is_none() => return Err(Refusal::NotOpen),
            None if self.database.is_some() => return Err(Refusal::NotOpen),
            _ => {}
        }
        // File times have whole seconds, and so has every stamp.
        let at = DateTime::from_timestamp(self.now().timestamp(), 0).unwrap_or_default();
        Ok(Stamp { replica: self.replica(), at })
    }

    fn written(&self) -> Provenience {
        let at = DateTime::from_timestamp(self.now().timestamp(), 0).unwrap_or_default();
        Provenience { at, by: self.browser.clone() }
    }

    fn store(&self) -> Store {
        *self.store.get().expect("the store is set before the session is handed out")
    }
}

impl Session {
    fn inner(&self) -> Rc<Inner> {
        self.inner.with_value(Rc::clone)
    }

    /// How saving stands, for the sign in the header.
    pub fn saving(&self) -> Signal<Saving> {
        self.saving.into()
    }

    /// Today where the browser is; it changes at midnight.
    pub fn today(&self) -> Signal<NaiveDate> {
        self.today.into()
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.inner().now()
    }

    /// An identifier for a record that a person makes: UUIDv7.
    pub fn fresh_id<T: Record>(&self) -> Id<T> {
        let random = browser::random::bytes::<10>();
        let uuid = uuid::Builder::from_unix_timestamp_millis(browser::clock::now(), &random).into_uuid();
        uuid.to_string().parse().expect("a UUID in lower case is an identifier")
    }

    /// The identifier of this browser's own `Device` record.
    pub fn device_id(&self) -> Id<Device> {
        self.inner().browser.parse().expect("random text of letters and digits is an identifier")
    }

    /// When a file was last exported from this browser.
    pub fn last_export(&self) -> Signal<Option<DateTime<Utc>>> {
        self.last_export.into()
    }

    /// The import that can still be taken back whole, until the next change here.
    pub fn undoable_import(&self) -> Signal<Option<Receipt>> {
        self.undoable_import.into()
    }

    /// The last import of this visit, until it is refused or nobody wants to be reminded of it.
    pub fn last_import(&self) -> Signal<Option<Receipt>> {
        self.last_import.into()
    }

    /// Whether a newer version of the app waits to be loaded.
    pub fn new_version(&self) -> Signal<bool> {
        self.new_version.into()
    }
}

/// The entries in which two workspaces differ: what a journal entry must hold to lead from one to the other.
fn difference(before: &Workspace, after: &Workspace) -> Workspace {
    let mut difference = Workspace::new();
    for entry in after.entries() {
        let known = before.table(entry.record.kind()).get(entry.record.id());
        if known != Some(entry) {
            difference.put(entry.clone());
        }
    }
    let gone: Vec<(&RecordId, _)> =
        after.erased().iter().filter(|(id, day)| before.erased().get(*id) != Some(*day)).collect();
    for (id, day) in gone {
        difference.erase(id, *day);
    }
    difference
}
