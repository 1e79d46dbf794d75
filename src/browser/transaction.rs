//! One IndexedDB transaction from its opening to its end: strict where it writes, all or nothing, and done only when the browser says `complete`.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use super::foreign;
use super::storage_error::{StorageError, Unavailability};

/// Runs `body` in a read-only transaction: all it reads is of one moment.
pub(super) async fn read<T>(
    connection: &IdbDatabase,
    step: &'static str,
    stores: &[&str],
    body: impl AsyncFnOnce(&idb::Transaction) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    run(open(connection, step, stores, "readonly")?, step, body).await
}

/// Runs `body` in a strict write transaction. `Ok` means that the browser has put everything on disk;
/// `Err` means that nothing was written, whatever `body` had already asked for.
pub(super) async fn write<T>(
    connection: &IdbDatabase,
    step: &'static str,
    stores: &[&str],
    body: impl AsyncFnOnce(&idb::Transaction) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    run(open(connection, step, stores, "readwrite")?, step, body).await
}

/// Opens the transaction by hand: `idb` and the stable part of web-sys cannot ask for strict
/// durability, without which Chromium reports `complete` before the data are on disk.
fn open(
    connection: &IdbDatabase,
    step: &'static str,
    stores: &[&str],
    mode: &str,
) -> Result<IdbTransaction, StorageError> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let options = foreign::object(&[("durability", JsValue::from_str("strict"))]);
    foreign::call(connection, "transaction", &[&names, &JsValue::from_str(mode), &options])
        .map(|opened| opened.unchecked_into())
        .map_err(|error| match foreign::error_name(&error).as_str() {
            "InvalidStateError" => StorageError::Unavailable { reason: Unavailability::Closed },
            _ => refusal(step, &error),
        })
}

async fn run<T>(
    raw: IdbTransaction,
    step: &'static str,
    body: impl AsyncFnOnce(&idb::Transaction) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    let end = end_of(&raw);
    let mut unfinished = Unfinished(Some(raw.clone()));
    let outcome = body(&idb::Transaction::from(raw)).await;
    if outcome.is_ok() {
        // From here the browser commits by itself once the last request is served.
        unfinished.0 = None;
    }
    drop(unfinished);
    match (outcome, JsFuture::from(end).await) {
        (Ok(value), Ok(_)) => Ok(value),
        // The body's own refusal aborts without a reason of the browser's; when there is one, a full
        // disk for instance, it says more than the request that happened to notice.
        (Err(error), Ok(_)) => Err(error),
        (Err(error), Err(reason)) if reason.is_null() => Err(error),
        (_, Err(reason)) => Err(refusal(step, &reason)),
    }
}

/// Aborts a transaction that is let go before its body has finished, also when its future is
/// dropped half-way: otherwise the browser would commit the half that was written.
struct Unfinished(Option<IdbTransaction>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(transaction) = self.0.take()
            && transaction.abort().is_err()
        {
            // A failed request has aborted it already; that is all that was wanted.
        }
    }
}

/// A promise kept on `complete` and broken, with the browser's reason or null, on `abort`. It is made
/// before the first request, so that neither event can be missed.
fn end_of(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let completed = Closure::once_into_js(move || resolve.call0(&JsValue::NULL));
        transaction.set_oncomplete(Some(completed.unchecked_ref()));
        let ended = transaction.clone();
        let aborted = Closure::once_into_js(move || {
            let reason = ended.error().map_or(JsValue::NULL, JsValue::from);
            reject.call1(&JsValue::NULL, &reason)
        });
        transaction.set_onabort(Some(aborted.unchecked_ref()));
    })
}

/// Gives an `idb` failure the name of the step in which it happened.
pub(super) trait During<T> {
    /// The same result with our error.
    fn during(self, step: &'static str) -> Result<T, StorageError>;
}

impl<T> During<T> for Result<T, idb::Error> {
    fn during(self, step: &'static str) -> Result<T, StorageError> {
        use idb::Error::{
            AddFailed, ClearFailed, CursorContinueFailed, DeleteFailed, DomException, GetAllFailed,
            GetFailed, IndexedDbOpenFailed, ObjectStoreNotFound, UpdateFailed,
        };
        self.map_err(|error| match error {
            AddFailed(value)
            | ClearFailed(value)
            | CursorContinueFailed(value)
            | DeleteFailed(value)
            | GetAllFailed(value)
            | GetFailed(value)
            | IndexedDbOpenFailed(value)
            | ObjectStoreNotFound(value)
            | UpdateFailed(value) => refusal(step, &value),
            DomException(exception) => refusal(step, &exception),
            other => StorageError::Broken { step, message: other.to_string() },
        })
    }
}

/// Our error for what the browser threw.
pub(super) fn refusal(step: &'static str, error: &JsValue) -> StorageError {
    match foreign::error_name(error).as_str() {
        // The second name is Firefox's.
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StorageError::Full,
        "SecurityError" => StorageError::Unavailable {
            reason: Unavailability::Refused { message: foreign::error_message(error) },
        },
        _ => StorageError::Broken { step, message: foreign::error_message(error) },
    }
}
