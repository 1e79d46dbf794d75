//! Stills: how a screen looked when it was last opened. The next start shows it (public/start.js) until the app has drawn
//! the same screen anew, and nothing in it answers but its links.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::foreign::{document, window};
use super::{clock, emergency, preferences};

/// Under which names of preferences they are kept; the path of the screen follows.
const NAME: &str = "still.";

/// What is never in one: what the page says of this moment, what somebody has opened, what needs the app.
const NOT_KEPT: &str = "script, noscript, dialog, [popover], .skip, .toasts, #avvio, [data-still=never]";

/// What only the app can answer.
const UNANSWERED: &str = "button, input, select, textarea, summary";

/// How far down a still goes, in heights of the window.
const DEPTH: f64 = 1.5;

/// A still, as public/start.js reads it.
#[derive(Serialize)]
struct Still {
    /// The release that drew it and the day on which it did: another one might draw it otherwise.
    of: String,
    /// What stood in the body.
    html: String,
}

/// Keeps what the page shows as the still of its address. Nothing is kept of a screen on which somebody has typed, nor
/// while developing; nor where there is no room, since it is no work of anybody.
pub fn keep() {
    if let (Some(of), Some(html), Ok(path)) = (release_and_day(), copied(), window().location().pathname())
        && preferences::set(&format!("{NAME}{path}"), &Still { of, html }).is_err()
    {
        forget();
    }
}

/// Forgets all of them: what they show is no more.
pub fn forget() {
    if emergency::available().is_ok() {
        emergency::keys(&format!("filo.{NAME}")).into_iter().for_each(LocalStorage::delete);
    }
}

/// Takes away the one on screen: the screen itself is there, or another one.
pub fn end() {
    if let Some(still) = document().get_element_by_id("fermo") {
        still.remove();
    }
}

/// The release that runs, and today.
fn release_and_day() -> Option<String> {
    let release = document().query_selector("meta[name=filo-version]").ok()??.get_attribute("content")?;
    let (year, month, day) = clock::local_date();
    Some(format!("{release} {year}-{month}-{day}"))
}

/// What stands in the body, as far down as anybody sees it at first; `None` where somebody has typed.
fn copied() -> Option<String> {
    let body: Element = document().body()?.into();
    let typed = |field: Element| !field.unchecked_into::<HtmlInputElement>().value().is_empty();
    if all(&body, "main input[type=search], main input[type=text]").into_iter().any(typed) {
        return None;
    }
    let copy: Element = body.clone_node_with_deep(true).ok()?.unchecked_into();
    let end = window().inner_height().ok()?.as_f64()? * DEPTH - window().scroll_y().ok()?;
    for (original, twin) in all(&body, "*").into_iter().zip(all(&copy, "*")) {
        if original.get_bounding_client_rect().top() > end {
            twin.remove();
        }
    }
    all(&copy, NOT_KEPT).iter().for_each(Element::remove);
    for twin in all(&copy, UNANSWERED) {
        twin.set_attribute("inert", "").ok()?;
    }
    Some(copy.inner_html())
}

/// The elements in another that a selector of ours names.
fn all(place: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = place.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)).map(JsCast::unchecked_into).collect()
}
