//! Opening the database: laid out at the first visit, waited for only so long, let go when a newer Filò wants it.

use std::cell::{Cell, RefCell};
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use idb::{DatabaseEvent, IndexParams, KeyPath, ObjectStoreParams};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::IdbDatabase;

use super::clock;
use super::database::{CHECKPOINTS, DRAFTS, Database, HEAD, JOURNAL, POINT_INFO, POINTS};
use super::foreign;
use super::storage_error::{StorageError, Unavailability};
use super::transaction::{self, During};

/// The version of the table at the top of `database.rs`; a change of it needs a step in `lay_out`.
const LAYOUT: u32 = 1;

/// How many milliseconds the browser has to open the database. Nothing is read meanwhile, so even a slow disk needs far less.
const PATIENCE: u32 = 20_000;

/// Why an opening is waited for no longer, once there is a reason.
#[derive(Default)]
struct Vain {
    reason: RefCell<Option<StorageError>>,
    waiting: Cell<Option<Waker>>,
}

impl Vain {
    fn because(&self, reason: StorageError) {
        self.reason.replace(Some(reason));
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    fn poll(&self, context: &Context<'_>) -> Poll<StorageError> {
        if let Some(reason) = self.reason.take() {
            return Poll::Ready(reason);
        }
        self.waiting.set(Some(context.waker().clone()));
        Poll::Pending
    }
}

impl Database {
    /// Opens the database and lays it out at the first visit.
    ///
    /// # Errors
    /// `Unavailable` without IndexedDB or where it is forbidden, `NewerFormat { found: None }` when a
    /// newer Filò has changed the layout, `Blocked` when a tab with an older layout does not answer,
    /// `Silent` when the browser itself does not.
    pub async fn open(name: &str) -> Result<Database, StorageError> {
        let missing = StorageError::Unavailable { reason: Unavailability::Missing };
        let factory = idb::Factory::new().map_err(|_| missing)?;
        let mut request = factory.open(name, Some(LAYOUT)).during("open")?;
        request.on_upgrade_needed(|event| {
            if let Err(error) = event.database().and_then(|database| lay_out(&database)) {
                // The browser takes back an upgrade whose handler throws, and `open` fails with it.
                wasm_bindgen::throw_str(&error.to_string());
            }
        });
        let vain: Rc<Vain> = Rc::default();
        let blocked = Rc::clone(&vain);
        request.on_blocked(move |_| blocked.because(StorageError::Blocked));
        let silent = Rc::clone(&vain);
        let _limit = clock::timer(PATIENCE, move || silent.because(StorageError::Silent));
        let mut opening = request.into_future();
        let outcome = poll_fn(|context| {
            if let Poll::Ready(outcome) = Pin::new(&mut opening).poll(context) {
                return Poll::Ready(Ok(outcome));
            }
            vain.poll(context).map(Err)
        })
        .await;
        match outcome {
            Ok(Ok(database)) => Ok(Database::attend(database.into())),
            Ok(Err(error)) => Err(not_opened(error)),
            Err(error) => {
                // It may open yet; held then, it would be in the way of others.
                wasm_bindgen_futures::spawn_local(async move {
                    if let Ok(late) = opening.await {
                        late.close();
                    }
                });
                Err(error)
            }
        }
    }

    /// Lets go as soon as a newer tab wants to change the layout; our next write then fails as `Closed`.
    fn attend(connection: IdbDatabase) -> Database {
        let yielding = connection.clone();
        let wanted = Closure::once_into_js(move || yielding.close());
        connection.set_onversionchange(Some(wanted.unchecked_ref()));
        Database { connection }
    }
}

/// Creates the stores of the table.
fn lay_out(database: &idb::Database) -> Result<(), idb::Error> {
    let keyed = |path: &str, numbered: bool| {
        let mut params = ObjectStoreParams::new();
        params.key_path(Some(KeyPath::new_single(path))).auto_increment(numbered);
        params
    };
    database.create_object_store(HEAD, ObjectStoreParams::new())?;
    database.create_object_store(CHECKPOINTS, keyed("number", false))?;
    database.create_object_store(JOURNAL, keyed("number", true))?;
    let points = database.create_object_store(POINTS, keyed("id", true))?;
    let info = KeyPath::new_array(["id", "at", "label", "size"]);
    points.create_index(POINT_INFO, info, Some(IndexParams::new()))?;
    database.create_object_store(DRAFTS, keyed("key", false))?;
    Ok(())
}

/// Our error for a database that did not open: forbidding browsers differ in what they say.
fn not_opened(error: idb::Error) -> StorageError {
    let idb::Error::DomException(exception) = &error else {
        return StorageError::Broken { step: "open", message: error.to_string() };
    };
    match exception.name().as_str() {
        "VersionError" => StorageError::NewerFormat { found: None },
        "InvalidStateError" | "NotAllowedError" => StorageError::Unavailable {
            reason: Unavailability::Refused { message: foreign::error_message(exception) },
        },
        _ => transaction::refusal("open", exception),
    }
}
