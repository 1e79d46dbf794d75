//! Files and texts that come in and go out by a person's hand: download, read, copy, share.

use std::fmt;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::clock;
use super::foreign::{self, document, window};

/// Why a file could not be read or handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// Larger than the caller takes; not a byte was read.
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// The browser could not read it: moved, changed or forbidden since it was picked.
    Unreadable {
        /// What the browser said, untranslated.
        message: String,
    },
    /// The browser did not make the download.
    NotDownloaded {
        /// What the browser said, untranslated.
        message: String,
    },
}

/// Why a text was not copied or shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareError {
    /// The browser cannot, or not over plain http.
    Unavailable,
    /// The browser or the person's settings forbid it.
    Refused {
        /// What the browser said, untranslated.
        message: String,
    },
}

/// How sharing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// Handed to another app.
    Done,
    /// The person closed the panel.
    Dismissed,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { size, limit } => write!(f, "{size} bytes where {limit} are allowed"),
            Self::Unreadable { message } | Self::NotDownloaded { message } => f.write_str(message),
        }
    }
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str("not available in this browser"),
            Self::Refused { message } => f.write_str(message),
        }
    }
}

impl std::error::Error for FileError {}
impl std::error::Error for ShareError {}

/// Has the browser download `text` as a file. Whether the person keeps it cannot be known.
///
/// # Errors
/// `NotDownloaded`.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    start_download(name, mime, text)
        .map_err(|error| FileError::NotDownloaded { message: foreign::error_message(&error) })
}

fn start_download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Safari reads the address only a while after the click.
    clock::timer(60_000, move || {
        if Url::revoke_object_url(&address).is_err() {
            // An address that is already gone takes no memory.
        }
    })
    .forever();
    Ok(())
}

/// Reads a file that a person has picked or dropped, unless it is larger than `limit` bytes.
///
/// # Errors
/// `TooLarge`, before anything is read, or `Unreadable`.
pub async fn read_file(file: File, limit: u64) -> Result<Vec<u8>, FileError> {
    let size = file.size() as u64;
    if size > limit {
        return Err(FileError::TooLarge { size, limit });
    }
    let read = JsFuture::from(file.array_buffer()).await;
    read.map(|buffer| Uint8Array::new(&buffer).to_vec())
        .map_err(|error| FileError::Unreadable { message: foreign::error_message(&error) })
}

/// Puts a text on the clipboard. Browsers allow it only in the turn of a click.
///
/// # Errors
/// `Unavailable` over plain http, where browsers have no clipboard; `Refused` otherwise.
pub async fn copy_text(text: &str) -> Result<(), ShareError> {
    let navigator = window().navigator();
    let clipboard = foreign::member(&navigator, "clipboard").ok_or(ShareError::Unavailable)?;
    promised(&clipboard, "writeText", &JsValue::from_str(text))
        .await
        .map_err(|error| ShareError::Refused { message: foreign::error_message(&error) })
}

/// Whether the device has a panel for sharing.
pub fn can_share() -> bool {
    foreign::member(&window().navigator(), "share").is_some()
}

/// Opens the device's panel for sharing. Browsers allow it only in the turn of a click.
///
/// # Errors
/// `Unavailable` where there is no panel; `Refused` otherwise.
pub async fn share_text(title: &str, text: &str) -> Result<Shared, ShareError> {
    if !can_share() {
        return Err(ShareError::Unavailable);
    }
    let what = foreign::object(&[("title", JsValue::from_str(title)), ("text", JsValue::from_str(text))]);
    match promised(&window().navigator(), "share", &what).await {
        Ok(()) => Ok(Shared::Done),
        Err(error) if foreign::error_name(&error) == "AbortError" => Ok(Shared::Dismissed),
        Err(error) => Err(ShareError::Refused { message: foreign::error_message(&error) }),
    }
}

async fn promised(object: &JsValue, method: &str, argument: &JsValue) -> Result<(), JsValue> {
    let promise: js_sys::Promise = foreign::call(object, method, &[argument])?.unchecked_into();
    JsFuture::from(promise).await.map(|_| ())
}
