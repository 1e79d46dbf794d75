//! The rows of the database as Rust values, and their passage to and from JavaScript objects.

use std::sync::Arc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::storage_error::StorageError;
use super::{clock, foreign};

/// Who may write: the one row of the store `head`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Counts the times the whole state was replaced rather than merged; the first is 1.
    pub generation: u64,
    /// The page load that writes.
    pub writer: String,
    /// The snapshot format of the newest Filò that has written here.
    pub format: u32,
}

/// A whole state, as kept in the store `checkpoints`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCheckpoint {
    /// The higher is the newer, never a date.
    pub number: u64,
    /// The generation it belongs to.
    pub generation: u64,
    /// The number of the last journal entry that the text already holds; 0 for none.
    pub through: u64,
    /// The snapshot.
    pub text: Arc<String>,
}

/// A change, as kept in the store `journal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its place in the journal; never used twice.
    pub number: u64,
    /// The generation it was written for.
    pub generation: u64,
    /// The partial snapshot.
    pub text: String,
}

/// A number for JavaScript. Ours are counters and milliseconds, far below 2^53.
pub(super) fn from_number(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

/// A whole number from JavaScript; `None` for anything else, fractions included.
pub(super) fn to_number(value: &JsValue) -> Option<u64> {
    let number = value.as_f64()?;
    (number >= 0.0 && number.fract() == 0.0 && number <= 9_007_199_254_740_991.0).then_some(number as u64)
}

/// A whole number member of a row.
pub(super) fn number_in(row: &JsValue, name: &'static str) -> Result<u64, StorageError> {
    foreign::member(row, name).and_then(|value| to_number(&value)).ok_or_else(|| lacking(name))
}

/// A text member of a row.
pub(super) fn text_in(row: &JsValue, name: &'static str) -> Result<String, StorageError> {
    foreign::member(row, name).and_then(|value| value.as_string()).ok_or_else(|| lacking(name))
}

/// A long text member of a row, kept as the bytes of UTF-8: as a string of the browser it would be recoded at every start.
/// What is not UTF-8 any more still comes, damaged as it is, for whoever checks its digest. Texts are read too.
pub(super) fn long_text_in(row: &JsValue, name: &'static str) -> Result<String, StorageError> {
    match foreign::member(row, name).map(JsCast::dyn_into::<Uint8Array>) {
        Some(Ok(bytes)) => Ok(String::from_utf8(bytes.to_vec())
            .unwrap_or_else(|damaged| String::from_utf8_lossy(damaged.as_bytes()).into_owned())),
        Some(Err(_)) | None => text_in(row, name),
    }
}

/// The rows that `public/ahead.js` has read while the code was on its way.
pub(super) struct Ahead {
    pub head: Option<JsValue>,
    pub kept: usize,
    pub checkpoints: Vec<JsValue>,
    pub journal: Vec<JsValue>,
}

/// How old they may be, in milliseconds: another tab may have written since, and nobody has told this one.
const FRESH: u64 = 2_000;

/// Takes what was read ahead, once. `None` where nothing was, or where it is not fresh any more.
pub(super) async fn read_ahead() -> Option<Ahead> {
    let window = foreign::window();
    let coming = foreign::member(&window, "filoStored")?.dyn_into::<Promise>().ok()?;
    foreign::set(&window, "filoStored", &JsValue::UNDEFINED);
    let found = JsFuture::from(coming).await.ok()?;
    let number = |name| foreign::member(&found, name).and_then(|value| to_number(&value));
    let list = |name| Some(foreign::member(&found, name)?.dyn_into::<Array>().ok()?.to_vec());
    if clock::now().saturating_sub(number("at")?) > FRESH {
        return None;
    }
    Some(Ahead {
        head: foreign::member(&found, "head"),
        kept: usize::try_from(number("kept")?).ok()?,
        checkpoints: list("checkpoints")?,
        journal: list("journal")?,
    })
}

/// Gives a row another text, and another `size` where it has one.
pub(super) fn set_text(row: &JsValue, text: &str) {
    foreign::set(row, "text", &JsValue::from_str(text));
    if foreign::member(row, "size").is_some() {
        foreign::set(row, "size", &from_number(text.len() as u64));
    }
}

/// The error for a row that something other than Filò has written.
pub(super) fn lacking(name: &'static str) -> StorageError {
    StorageError::Broken { step: "read row", message: format!("a row lacks {name}") }
}

impl Head {
    pub(super) fn to_row(&self) -> JsValue {
        foreign::object(&[
            ("generation", from_number(self.generation)),
            ("writer", JsValue::from_str(&self.writer)),
            ("format", JsValue::from(self.format)),
        ])
    }

    pub(super) fn from_row(row: &JsValue) -> Result<Head, StorageError> {
        Ok(Head {
            generation: number_in(row, "generation")?,
            writer: text_in(row, "writer")?,
            format: u32::try_from(number_in(row, "format")?).map_err(|_| lacking("format"))?,
        })
    }
}

impl StoredCheckpoint {
    pub(super) fn to_row(&self) -> JsValue {
        foreign::object(&[
            ("number", from_number(self.number)),
            ("generation", from_number(self.generation)),
            ("through", from_number(self.through)),
            ("text", Uint8Array::from(self.text.as_bytes()).into()),
        ])
    }

    pub(super) fn from_row(row: &JsValue) -> Result<StoredCheckpoint, StorageError> {
        Ok(StoredCheckpoint {
            number: number_in(row, "number")?,
            generation: number_in(row, "generation")?,
            through: number_in(row, "through")?,
            text: Arc::new(long_text_in(row, "text")?),
        })
    }
}

impl StoredEntry {
    /// A row without its number, which the journal gives.
    pub(super) fn new_row(generation: u64, text: &str) -> JsValue {
        foreign::object(&[("generation", from_number(generation)), ("text", JsValue::from_str(text))])
    }

    pub(super) fn from_row(row: &JsValue) -> Result<StoredEntry, StorageError> {
        Ok(StoredEntry {
            number: number_in(row, "number")?,
            generation: number_in(row, "generation")?,
            text: text_in(row, "text")?,
        })
    }
}
