//! The site's own files and addresses: nothing is ever asked of another origin.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::foreign::{document, error_message, window};

/// Why a file of the site did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: no network and not kept for offline use.
    NoAnswer {
        /// What the browser said, untranslated.
        message: String,
    },
    /// An answer, but not the file.
    Status {
        /// The HTTP status.
        status: u16,
    },
}

/// The path under which the site lives, from `<base href>`: `/`, or `/filo/` on a shared host. It
/// begins and ends with a slash.
pub fn base_path() -> String {
    let path = document()
        .base_uri()
        .ok()
        .flatten()
        .and_then(|base| web_sys::Url::new(&base).ok())
        .map(|url| url.pathname());
    match path {
        Some(path) if path.starts_with('/') => path[..=path.rfind('/').unwrap_or(0)].to_owned(),
        _ => "/".to_owned(),
    }
}

/// The path of this page under the base, without its first slash: nothing, or `guida/service-nil`.
pub fn path() -> String {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    path.strip_prefix(&base_path()).unwrap_or_default().to_owned()
}

/// The text of a file of the site, by its path under the base.
///
/// # Errors
/// `NoAnswer` or `Status`.
pub async fn fetch_text(path: &str) -> Result<String, FetchError> {
    let no_answer = |error: JsValue| FetchError::NoAnswer { message: error_message(&error) };
    let asked: Promise = window().fetch_with_str(&format!("{}{path}", base_path()));
    let response: Response = JsFuture::from(asked).await.map_err(no_answer)?.unchecked_into();
    if !response.ok() {
        return Err(FetchError::Status { status: response.status() });
    }
    let reading = response.text().map_err(no_answer)?;
    let text = JsFuture::from(reading).await.map_err(no_answer)?;
    Ok(text.as_string().unwrap_or_default())
}

/// The address of a page of the site, whole, to be shared.
pub fn address_of(path: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}{}", base_path(), path.trim_start_matches('/'))
}

/// Shows the page for when the app cannot go on; it stands outside the app.
pub fn open_rescue(why: &str, message: &str) {
    let message: String = js_sys::encode_uri_component(message).into();
    super::device::leave(&format!("{}rescue.html?perche={why}#{message}", base_path()));
}

/// Tells `start.js` that the app broke: it leaves the page for the rescue page, once.
pub fn report_panic(message: &str) {
    let told = super::foreign::call(&window(), "filoPanic", &[&JsValue::from_str(message)]);
    if told.is_err() {
        open_rescue("errore", message);
    }
}
