//! Small choices kept as JSON in localStorage under `filo.<name>`, such as the theme; losing them loses no work.

use gloo_storage::errors::StorageError as GlooError;
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::emergency::{available, refused};
use super::storage_error::StorageError;

/// Reads a preference; `None` where it was never set.
///
/// # Errors
/// `Unavailable`, or `Broken` where what is kept is not a `T`.
pub fn get<T: DeserializeOwned>(name: &str) -> Result<Option<T>, StorageError> {
    available()?;
    match LocalStorage::get(key(name)) {
        Ok(value) => Ok(Some(value)),
        Err(GlooError::KeyNotFound(_)) => Ok(None),
        Err(error) => Err(refused("read preference", error)),
    }
}

/// Keeps a preference.
///
/// # Errors
/// `Unavailable`, `Full` or `Broken`.
pub fn set<T: Serialize + ?Sized>(name: &str, value: &T) -> Result<(), StorageError> {
    available()?;
    LocalStorage::set(key(name), value).map_err(|error| refused("keep preference", error))
}

/// Forgets a preference; one that is not there is no error.
///
/// # Errors
/// `Unavailable`.
pub fn remove(name: &str) -> Result<(), StorageError> {
    available()?;
    LocalStorage::delete(key(name));
    Ok(())
}

fn key(name: &str) -> String {
    format!("filo.{name}")
}
