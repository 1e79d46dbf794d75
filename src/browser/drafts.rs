//! Open forms, kept on the device until they are saved or thrown away.

use wasm_bindgen::JsValue;

use super::checkpoints::delete;
use super::database::{DRAFTS, Database, all_rows};
use super::foreign;
use super::rows;
use super::storage_error::StorageError;
use super::transaction::{self, During};

/// An open form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which form, of which record, in which page load.
    pub key: String,
    /// Milliseconds since 1970, UTC.
    pub at: u64,
    /// What was typed.
    pub text: String,
}

/// Drafts ask for no guard: what somebody typed in a tab that has just lost its turn is theirs to keep.
impl Database {
    /// Keeps a draft in the place of the one with the same key, and of the one that it goes on from.
    ///
    /// # Errors
    /// As for any write.
    pub async fn put_draft(&self, draft: &Draft, before: Option<&str>) -> Result<(), StorageError> {
        let row = foreign::object(&[
            ("key", JsValue::from_str(&draft.key)),
            ("at", rows::from_number(draft.at)),
            ("text", JsValue::from_str(&draft.text)),
        ]);
        transaction::write(&self.connection, "keep draft", &[DRAFTS], async |t| {
            let store = t.object_store(DRAFTS).during("keep draft")?;
            store.put(&row, None).during("keep draft")?;
            before.map_or(Ok(()), |before| delete(t, DRAFTS, JsValue::from_str(before)))
        })
        .await
    }

    /// All drafts, by key.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`.
    pub async fn drafts(&self) -> Result<Vec<Draft>, StorageError> {
        transaction::read(&self.connection, "list drafts", &[DRAFTS], async |t| {
            let found = all_rows(t, DRAFTS).await?;
            found
                .iter()
                .map(|row| {
                    Ok(Draft {
                        key: rows::text_in(row, "key")?,
                        at: rows::number_in(row, "at")?,
                        text: rows::text_in(row, "text")?,
                    })
                })
                .collect()
        })
        .await
    }

    /// Removes a draft; one that is not there is no error.
    ///
    /// # Errors
    /// As for any write.
    pub async fn remove_draft(&self, key: &str) -> Result<(), StorageError> {
        transaction::write(&self.connection, "drop draft", &[DRAFTS], async |t| {
            delete(t, DRAFTS, JsValue::from_str(key))
        })
        .await
    }
}
