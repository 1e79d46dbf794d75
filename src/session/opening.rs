//! Opening: the newest checkpoint whose digest holds, the journal after it, what a closing tab left.
//! What cannot be read is never overwritten: then the rescue page opens instead.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use crate::browser::site::FetchError;
use crate::browser::{
    self, Database, Held, Loaded, StorageError, StoredCheckpoint, clock, crypto, device, emergency,
    preferences, random, site,
};
use crate::domain::Kind;
use crate::exchange::{Covered, Digest, Later, Reading, Trust, read, read_stored};
use crate::store::Store;
use crate::workspace::Workspace;

use super::drafts::Drafts;
use super::keeping::Saving;
use super::leftovers::{Aside, places, replayed, told_apart};
use super::points::dropped_before;
use super::replacing::RescueWish;
use super::{Inner, Leftovers, Session, page};

/// The default data, as a snapshot, under the base of the site.
pub(super) const PLAN_DATA: &str = "dati-del-piano.json";

/// How opening ended.
#[allow(clippy::large_enum_variant, reason = "there is one of it, once")]
pub enum Opening {
    /// The notebook is open.
    Ready(Session, Store),
    /// The rescue page opens: what is stored cannot be read, and stays as it is.
    Rescue,
    /// The default data did not come, and nothing is stored yet.
    NoData(FetchError),
    /// Another tab holds an older version open, a newer version has written here, or the browser does not answer.
    Wait(StorageError),
}

/// What the storage holds, put together.
struct Found {
    workspace: Workspace,
    leftovers: Leftovers,
    generation: Option<u64>,
    /// Which checkpoint was opened, and how far the journal was read.
    held: Held,
    /// What of the checkpoint is read when it is asked for.
    unread: Option<Later>,
}

/// Opens the notebook.
pub async fn open() -> Opening {
    super::Theme::chosen().show();
    let database = match Database::open("filo").await {
        Ok(database) => Ok(database),
        Err(error @ (StorageError::Blocked | StorageError::Silent | StorageError::NewerFormat { .. })) => {
            return Opening::Wait(error);
        }
        Err(error) => Err(error),
    };
    let found = match &database {
        Ok(database) => match load(database).await {
            Ok((loaded, newest)) => put_together(loaded, newest).await,
            Err(error) => {
                site::open_rescue("archivio", &error.to_string());
                return Opening::Rescue;
            }
        },
        Err(_) => plan()
            .await
            .map(|workspace| Found {
                workspace,
                leftovers: Leftovers::default(),
                generation: None,
                held: Held::default(),
                unread: None,
            })
            .map_err(Trouble::NoData),
    };
    match found {
        Ok(mut found) => {
            let drafts = match &database {
                Ok(database) => database.drafts().await.unwrap_or_default(),
                Err(_) => Vec::new(),
            };
            let (kept_aside, drafts) = told_apart(drafts);
            let known = &mut found.leftovers.set_aside;
            let earlier: Vec<Aside> = kept_aside.into_iter().filter(|aside| !known.contains(aside)).collect();
            known.extend(earlier);
            let unread = found.unread.take();
            let there = if drafts.is_empty() { Vec::new() } else { browser::tabs::known().await };
            let (session, store) = handles(database, found, drafts, there);
            session.begin().await;
            session.read_the_rest(unread);
            Opening::Ready(session, store)
        }
        Err(Trouble::NoData(error)) => Opening::NoData(error),
        Err(Trouble::Unreadable(message)) => {
            // A wish made on the rescue page is the way out of an unreadable storage.
            match RescueWish::pending() {
                Some(wish) => wish.fulfil_unreadable(database).await,
                None => {
                    site::open_rescue("archivio", &message);
                    Opening::Rescue
                }
            }
        }
    }
}

enum Trouble {
    NoData(FetchError),
    Unreadable(String),
}

/// The default data, read as a file of our own.
pub(super) async fn plan() -> Result<Workspace, FetchError> {
    let text = site::fetch_text(PLAN_DATA).await?;
    let reading =
        read(&text, Trust::File).map_err(|error| FetchError::NoAnswer { message: format!("{error:?}") })?;
    Ok(reading.workspace)
}

/// A checkpoint that is whole: what it says, its place from the newest, and what of it is read later.
pub(super) struct Newest {
    pub reading: Reading,
    pub n: usize,
    pub unread: Option<Later>,
}

/// What is stored, and the newest checkpoint of it that is whole. The others are read only where the newest is not.
async fn load(database: &Database) -> Result<(Loaded, Option<Newest>), StorageError> {
    let loaded = database.load_newest().await?;
    let whole = newest(&loaded.checkpoints).await;
    if whole.is_some() || loaded.checkpoints_kept == 0 {
        return Ok((loaded, whole));
    }
    let loaded = database.load().await?;
    let whole = newest(&loaded.checkpoints).await;
    Ok((loaded, whole))
}

async fn put_together(loaded: Loaded, newest: Option<Newest>) -> Result<Found, Trouble> {
    let generation = loaded.head.as_ref().map(|head| head.generation);
    let mut leftovers =
        Leftovers { of_other_generations: loaded.of_other_generations, ..Leftovers::default() };
    let mut unread = None;
    let (base, checkpoint, through) = match newest {
        Some(Newest { reading, n, unread: later }) => {
            unread = later;
            leftovers.fell_back = n > 0;
            leftovers.set_aside = reading.set_aside.into_iter().map(Aside::from).collect();
            let StoredCheckpoint { number, through, .. } = loaded.checkpoints[n];
            (reading.workspace, number, through)
        }
        None if loaded.checkpoints.is_empty() => (plan().await.map_err(Trouble::NoData)?, 0, 0),
        None => return Err(Trouble::Unreadable("no checkpoint can be read".to_owned())),
    };
    // The emergency journal may be forbidden: then there is nothing in it.
    let (ours, others): (Vec<_>, Vec<_>) = emergency::all()
        .unwrap_or_default()
        .into_iter()
        .partition(|entry| generation.is_none_or(|generation| generation == entry.generation));
    leftovers.of_other_generations += others.len();
    let left = ours.into_iter().map(|entry| (format!("emergency[{}]", entry.name), entry.text));
    // What the checkpoint holds is not read again: after an import that would be as much once more.
    let (workspace, aside) = replayed(base, places(&loaded, through).chain(left));
    leftovers.set_aside.extend(aside);
    let last = loaded.entries.last().map_or(0, |entry| entry.number);
    let held = Held { checkpoint, entry: last.max(through) };
    Ok(Found { workspace, leftovers, generation, held, unread })
}

/// The newest checkpoint that is whole.
pub(super) async fn newest(checkpoints: &[StoredCheckpoint]) -> Option<Newest> {
    for (n, checkpoint) in checkpoints.iter().enumerate() {
        if let Some((reading, unread)) = whole(&checkpoint.text).await {
            return Some(Newest { reading, n, unread });
        }
    }
    None
}

/// A checkpoint, if its digest holds. The browser hashes it, on another core, while it is read here.
async fn whole(text: &Arc<String>) -> Option<(Reading, Option<Later>)> {
    if let Some(covered) = Covered::of(text) {
        let hashing = crypto::sha256(&covered.bytes());
        let stored = read_stored(text);
        if let (Ok(hash), Some((reading, unread))) = (hashing.await, stored) {
            return covered.is_stated(&hash).then_some((reading, Some(unread)));
        }
    }
    let reading = read(text, Trust::OwnStorage).ok()?;
    (reading.digest == Digest::Holds).then_some((reading, None))
}

/// The name by which this browser's replicas begin, kept as long as the browser keeps anything.
fn browser_name() -> String {
    match preferences::get::<String>("browser") {
        Ok(Some(name)) if name.parse::<crate::domain::Replica>().is_ok() && !name.contains('.') => name,
        Ok(_) | Err(_) => {
            let name = random::random_text(6);
            if let Err(error) = preferences::set("browser", &name) {
                leptos::logging::warn!("the name of this browser is not kept: {error}");
            }
            name
        }
    }
}

fn local_day() -> NaiveDate {
    let (year, month, day) = clock::local_date();
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn handles(
    database: Result<Database, StorageError>,
    found: Found,
    drafts: Vec<browser::Draft>,
    there: Vec<String>,
) -> (Session, Store) {
    let saving = match &database {
        Ok(_) => Saving::Saving,
        Err(error) => Saving::MemoryOnly(error.clone()),
    };
    let fell_back = found.leftovers.fell_back;
    let page = random::random_text(8);
    let before = browser::tabs::page_before(&page);
    browser::tabs::be_known(&page);
    let inner = Rc::new(Inner {
        database: database.ok(),
        guard: RefCell::default(),
        writer: OnceCell::new(),
        channel: OnceCell::new(),
        store: OnceCell::new(),
        browser: browser_name(),
        session: RefCell::default(),
        page,
        queue: RefCell::default(),
        pumping: Cell::new(false),
        since_checkpoint: Cell::new(0),
        stopped: Cell::new(false),
        entries_named: Cell::new(0),
        notes_told: Cell::new(0),
        stored_newer: Cell::new(false),
        renew_checkpoints: Cell::new(fell_back),
        first_point_of_day: Cell::new(None),
        held: Cell::new(found.held),
        scrub_due: Cell::new(false),
        replacing: Cell::new(false),
        before_import: RefCell::default(),
        passphrase: Default::default(),
        taken: RefCell::default(),
        opened_generation: Cell::new(found.generation),
        drafts: RefCell::new(Drafts::found(drafts, before.as_deref(), &there)),
        listening: RefCell::default(),
    });
    let last_export: Option<DateTime<Utc>> = preferences::get("last_export").unwrap_or_default();
    let session = Session {
        inner: StoredValue::new_local(Rc::clone(&inner)),
        saving: RwSignal::new(saving),
        today: RwSignal::new(local_day()),
        last_export: RwSignal::new(last_export),
        undoable_import: RwSignal::new(None),
        last_import: RwSignal::new(None),
        working: RwSignal::new(None),
        asked_passphrase: RwSignal::new(None),
        arrived: RwSignal::new_local(Vec::new()),
        leftovers: RwSignal::new(found.leftovers),
        dropped_points: RwSignal::new(dropped_before()),
        new_version: RwSignal::new(false),
        is_whole: RwSignal::new(false),
        notes: RwSignal::new(Vec::new()),
    };
    let stamping = Rc::clone(&inner);
    let store = Store::new(found.workspace, move || stamping.stamp(), move |change| session.keep(change));
    inner.store.set(store).unwrap_or_else(|_| unreachable!("the cell was made a moment ago"));
    (session, store)
}

impl Session {
    /// Reads what nobody has asked for yet, once the first screen stands: one kind of record after the other, so that
    /// whoever types meanwhile does not notice.
    fn read_the_rest(&self, unread: Option<Later>) {
        let session = *self;
        let Some(unread) = unread else { return session.is_whole.set(true) };
        // The browser may keep what it calls: what was read must not be kept with it.
        let once = Cell::new(Some(unread));
        request_idle_callback(move || {
            let Some(unread) = once.take() else { return };
            leptos::task::spawn_local(async move {
                for kind in Kind::ALL {
                    session.inner().store().now().table(*kind);
                    page::pause(0).await;
                }
                session.set_aside(unread.set_aside().iter().cloned().map(Aside::from).collect());
                session.is_whole.set(true);
            });
        });
    }

    /// Whether every record was read: what is asked of all of them waits for it, where it is not what the screen is for.
    pub fn is_whole(&self) -> Signal<bool> {
        self.is_whole.into()
    }

    /// Starts what goes on as long as the page lives.
    async fn begin(&self) {
        let session = *self;
        if self.inner().database.is_some() {
            self.keep_asides().await;
            self.join_tabs();
            self.count_what_others_left();
        }
        clock::on_minute(move || {
            let day = local_day();
            if session.today.get_untracked() != day {
                session.today.set(day);
            }
        })
        .forever();
        leptos::task::spawn_local(async move {
            browser::worker::on_new_version(move || session.new_version.set(true)).await;
        });
        if let Some(wish) = RescueWish::pending() {
            wish.fulfil(*self).await;
        }
        if device::looks_mobile() {
            page::mark("device", "phone");
        }
    }

    /// The generation of the state that was opened, if anything was stored.
    pub(super) fn opened_generation(&self) -> Option<u64> {
        self.inner().opened_generation.get()
    }

    /// Loads the newer version of the app.
    pub fn apply_new_version(&self) {
        leptos::task::spawn_local(async {
            if !browser::worker::apply_new_version().await {
                page::reload();
            }
        });
    }
}
