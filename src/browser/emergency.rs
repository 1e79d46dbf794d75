//! The emergency journal in localStorage: written at once with each change and cleared when IndexedDB has it, for the tab that closes in that instant.

use gloo_storage::errors::StorageError as GlooError;
use gloo_storage::{LocalStorage, Storage};

use super::foreign;
use super::storage_error::{StorageError, Unavailability};

/// The longest text taken. Writing is synchronous: a longer one would be felt, and localStorage
/// holds five million characters for everything.
pub const LIMIT: usize = 256 * 1024;

const PREFIX: &str = "filo.emergency.";

/// A change that may not have reached IndexedDB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyEntry {
    /// The generation it was written for.
    pub generation: u64,
    /// Its name within the generation; whoever writes makes it different from any other tab's.
    pub name: String,
    /// The partial snapshot, or whatever is found there.
    pub text: String,
}

/// Keeps an entry, synchronously.
///
/// # Errors
/// `TooLarge` over [`LIMIT`]: then `beforeunload` must hold the page until IndexedDB has it. `Full`,
/// `Unavailable` or `Broken` as the browser says.
pub fn put(generation: u64, name: &str, text: &str) -> Result<(), StorageError> {
    if text.len() > LIMIT {
        return Err(StorageError::TooLarge { size: text.len(), limit: LIMIT });
    }
    available()?;
    LocalStorage::set(key(generation, name), text).map_err(|error| refused("keep entry", error))
}

/// Every entry left, of every generation, by generation and name.
///
/// # Errors
/// `Unavailable`.
pub fn all() -> Result<Vec<EmergencyEntry>, StorageError> {
    available()?;
    let mut found: Vec<EmergencyEntry> = keys(PREFIX)
        .into_iter()
        .filter_map(|key| {
            let (generation, name) = key.strip_prefix(PREFIX)?.split_once('.')?;
            let (generation, name) = (generation.parse().ok()?, name.to_owned());
            let text = match LocalStorage::get::<String>(&key) {
                Ok(text) => text,
                // Not as we wrote it: handed over as it stands, for the reader to set aside.
                Err(_) => LocalStorage::raw().get_item(&key).ok().flatten()?,
            };
            Some(EmergencyEntry { generation, name, text })
        })
        .collect();
    found.sort_by(|a, b| (a.generation, &a.name).cmp(&(b.generation, &b.name)));
    Ok(found)
}

/// Removes an entry that IndexedDB has; one that is not there is no error.
///
/// # Errors
/// `Unavailable`.
pub fn remove(generation: u64, name: &str) -> Result<(), StorageError> {
    available()?;
    LocalStorage::delete(key(generation, name));
    Ok(())
}

/// Removes every entry, after an erasure or a wipe.
///
/// # Errors
/// `Unavailable`.
pub fn clear() -> Result<(), StorageError> {
    available()?;
    keys(PREFIX).into_iter().for_each(LocalStorage::delete);
    Ok(())
}

fn key(generation: u64, name: &str) -> String {
    format!("{PREFIX}{generation}.{name}")
}

/// The keys of ours that begin so; other pages of the same site may keep keys of their own.
pub(super) fn keys(prefix: &str) -> Vec<String> {
    let storage = LocalStorage::raw();
    (0..LocalStorage::length())
        .filter_map(|place| storage.key(place).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

/// gloo-storage stops the page where localStorage is missing or forbidden, so it is asked for first.
pub(super) fn available() -> Result<(), StorageError> {
    let reason = match foreign::window().local_storage() {
        Ok(Some(_)) => return Ok(()),
        Ok(None) => Unavailability::Missing,
        Err(error) => Unavailability::Refused { message: foreign::error_message(&error) },
    };
    Err(StorageError::Unavailable { reason })
}

/// Our error for one of gloo-storage's.
pub(super) fn refused(step: &'static str, error: GlooError) -> StorageError {
    match error {
        GlooError::JsError(error)
            if matches!(&*error.name, "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") =>
        {
            StorageError::Full
        }
        other => StorageError::Broken { step, message: other.to_string() },
    }
}
