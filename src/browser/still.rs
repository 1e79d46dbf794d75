//! Stills: how a screen looked when it was last opened. The next start shows it (public/start.js) until the app has drawn
//! the same screen anew, and nothing in it answers but its links.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::device::{give_focus, links_to};
use super::foreign::{all, document, window};
use super::{emergency, preferences};

/// Under which names of preferences they are kept; the path of the screen follows.
const NAME: &str = "still.";

/// What is never in one: what the page says of this moment, what somebody has opened, what needs the app. What it says of this
/// hour or day is (`[data-still=hour]`), but not in one that comes with a release (scripts/first_look.mjs).
const NOT_KEPT: &str = "script, noscript, dialog, [popover], .skip, .toasts, #avvio, [data-still=never]";

/// What only somebody at this device may see: a screen that shows it is not kept.
const OF_THIS_DEVICE: &str = "[data-still=none]";

/// What only the app can answer.
const UNANSWERED: &str = "button, input, select, textarea, summary";

/// How far down a still goes, in heights of the window.
const DEPTH: f64 = 1.5;

/// A still, as public/start.js reads it.
#[derive(Serialize)]
struct Still {
    /// The release that drew it: another one might draw it otherwise.
    of: String,
    /// Until when it says what the screen would say, in milliseconds since 1970, UTC.
    until: f64,
    /// How far down it goes, in CSS pixels: a taller window would see its end.
    down: f64,
    /// What stood in the body.
    html: String,
}

/// Keeps what the page shows as the still of its address, to be shown until an hour of today (24 is midnight). Nothing is
/// kept of a screen on which somebody has typed or that shows what is only this device's, nor while developing; nor where
/// there is no room, since it is no work of anybody.
pub fn keep(until: u32) {
    let whole = || {
        let down = window().inner_height().ok()?.as_f64()? * DEPTH;
        Some(Still { of: release()?, until: at(until), down, html: copied(down)? })
    };
    if let (Some(still), Ok(path)) = (whole(), window().location().pathname())
        && preferences::set(&format!("{NAME}{path}"), &still).is_err()
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

/// Takes away the one on screen: the screen itself is there, or another one. Whoever was on a link of it goes on from the
/// same link.
pub fn end() {
    let Some(still) = document().get_element_by_id("fermo") else { return };
    let held = document().active_element().filter(|holder| still.contains(Some(holder)));
    let link = held.and_then(|holder| {
        let href = holder.get_attribute("href")?;
        // Several links may lead there; the screen has them in the same order.
        let before = links_to(&href).into_iter().filter(|link| still.contains(Some(link)));
        Some((before.take_while(|link| *link != holder).count(), href))
    });
    still.remove();
    if let Some(same) = link.and_then(|(nth, href)| links_to(&href).into_iter().nth(nth)) {
        give_focus(&same, true);
    }
}

/// The release that runs.
fn release() -> Option<String> {
    document().query_selector("meta[name=filo-version]").ok()??.get_attribute("content")
}

/// An hour of today as an instant.
fn at(hour: u32) -> f64 {
    let day = js_sys::Date::new_0();
    day.set_hours(hour);
    day.set_minutes(0);
    day.set_seconds(0);
    day.get_time()
}

/// What stands in the body, so many CSS pixels down from its top; `None` where it is not to be kept.
fn copied(down: f64) -> Option<String> {
    let body: Element = document().body()?.into();
    let typed = |field: Element| !field.unchecked_into::<HtmlInputElement>().value().is_empty();
    let asked = all(&body, "main input[type=search], main input[type=text]").into_iter().any(typed);
    if asked || !all(&body, OF_THIS_DEVICE).is_empty() {
        return None;
    }
    let copy: Element = body.clone_node_with_deep(true).ok()?.unchecked_into();
    let end = down - window().scroll_y().ok()?;
    for (original, twin) in all(&body, "*").into_iter().zip(all(&copy, "*")) {
        // A card is there or is not.
        let in_card =
            original.parent_element().is_some_and(|it| it.closest("article").is_ok_and(|it| it.is_some()));
        if !in_card && original.get_bounding_client_rect().top() > end {
            twin.remove();
        }
    }
    all(&copy, NOT_KEPT).iter().for_each(Element::remove);
    for twin in all(&copy, UNANSWERED) {
        twin.set_attribute("inert", "").ok()?;
    }
    Some(copy.inner_html())
}
