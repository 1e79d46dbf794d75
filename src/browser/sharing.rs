//! A file handed to the other apps of the device. Browsers let few kinds of file through, JSON not among them: it goes
//! as plain text, under a name that says both.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag};

use super::files::{ShareError, Shared};
use super::foreign::{self, window};

const MIME: &str = "text/plain";

/// The name under which a file is shared.
fn shared_name(name: &str) -> String {
    format!("{name}.txt")
}

fn file_of(name: &str, text: &str) -> Result<JsValue, JsValue> {
    let kind = FilePropertyBag::new();
    kind.set_type(MIME);
    let parts = Array::of1(&JsValue::from_str(text));
    File::new_with_str_sequence_and_options(&parts, &shared_name(name), &kind).map(JsValue::from)
}

fn package(file: &JsValue) -> JsValue {
    foreign::object(&[("files", Array::of1(file).into())])
}

/// Whether the device has a panel for sharing that takes such a file.
pub fn can_share_file(name: &str) -> bool {
    let navigator = window().navigator();
    let Ok(file) = file_of(name, "{}") else { return false };
    foreign::call(&navigator, "canShare", &[&package(&file)]).is_ok_and(|answer| answer.is_truthy())
}

/// Opens the device's panel for sharing with a file. Browsers allow it only a short while after a click.
///
/// # Errors
/// `Unavailable` where no panel takes it; `Refused` otherwise, also when the click was too long ago.
pub async fn share_file(name: &str, text: &str) -> Result<Shared, ShareError> {
    if !can_share_file(name) {
        return Err(ShareError::Unavailable);
    }
    let refused = |error: JsValue| ShareError::Refused { message: foreign::error_message(&error) };
    let file = file_of(name, text).map_err(refused)?;
    let navigator = window().navigator();
    let sharing = foreign::call(&navigator, "share", &[&package(&file)]).map_err(refused)?;
    match JsFuture::from(sharing.unchecked_into::<Promise>()).await {
        Ok(_) => Ok(Shared::Done),
        Err(error) if foreign::error_name(&error) == "AbortError" => Ok(Shared::Dismissed),
        Err(error) => Err(refused(error)),
    }
}
