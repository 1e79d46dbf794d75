//! Files and texts that come in and go out by a person's hand: download, read, copy, share.

use std::fmt;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, Element, Event, File, HtmlAnchorElement, Url};

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

/// The files that were dropped or are on the clipboard.
pub fn files_in(data: &DataTransfer) -> Vec<File> {
    let files = data.files();
    files.map(|files| (0..files.length()).filter_map(|n| files.get(n)).collect()).unwrap_or_default()
}

/// Whether what is being dragged is files; which ones, the browser says only once they are let go.
pub fn holds_files(data: &DataTransfer) -> bool {
    data.types().includes(&JsValue::from_str("Files"), 0)
}

/// What was pasted, as files: files as they are, a JSON text as a file of its own. Nothing where somebody is
/// typing.
pub fn pasted(event: &Event) -> Vec<File> {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
        return Vec::new();
    }
    let data = foreign::member(event, "clipboardData").and_then(|data| data.dyn_into::<DataTransfer>().ok());
    let Some(data) = data else { return Vec::new() };
    let files = files_in(&data);
    let text = data.get_data("text/plain").unwrap_or_default();
    if !files.is_empty() || !text.trim_start().starts_with('{') {
        return files;
    }
    let parts = Array::of1(&JsValue::from_str(&text));
    File::new_with_str_sequence(&parts, "incollato.json").into_iter().collect()
}

/// The files that another app shared with the installed one: the service worker kept them, and here they are
/// taken out. Nothing where there is none, or no such cache.
pub async fn take_shared() -> Vec<File> {
    shared().await.unwrap_or_default()
}

async fn shared() -> Result<Vec<File>, JsValue> {
    let Some(caches) = foreign::member(&window(), "caches") else { return Ok(Vec::new()) };
    let name = JsValue::from_str(&format!("filo-shared {}", super::site::base_path()));
    if promise(&caches, "has", &[&name]).await? != JsValue::TRUE {
        return Ok(Vec::new());
    }
    let cache = promise(&caches, "open", &[&name]).await?;
    let mut files = Vec::new();
    for request in Array::from(&promise(&cache, "keys", &[]).await?).iter() {
        let response = promise(&cache, "match", &[&request]).await?;
        let header = foreign::member(&response, "headers");
        let header = header.map(|all| foreign::call(&all, "get", &[&JsValue::from_str("x-filo-name")]));
        let named = header.transpose()?.and_then(|name| name.as_string()).unwrap_or_default();
        let named = js_sys::decode_uri_component(&named).map(String::from).unwrap_or(named);
        let blob = promise(&response, "blob", &[]).await?;
        files.push(File::new_with_blob_sequence(&Array::of1(&blob), &named)?);
    }
    promise(&caches, "delete", &[&name]).await?;
    Ok(files)
}

/// Calls a method that promises something, and waits for it.
async fn promise(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    JsFuture::from(foreign::call(object, method, arguments)?.unchecked_into::<js_sys::Promise>()).await
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
