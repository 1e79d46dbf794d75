//! The quick way out of a page about violence: at once, leaving nothing to come back to.

use std::cell::Cell;

use leptos::prelude::*;

use crate::session::page;
use crate::ui::app::session;

/// Where the quick way out leads: a page that anybody may have been reading.
pub const NEUTRAL: &str = "https://it.wikipedia.org/";

/// How close two presses of Esc must be, in milliseconds.
const TWICE: i64 = 1_000;

/// As long as whoever calls this is on screen, Esc pressed twice leaves the page.
pub fn escape_twice() {
    let session = session();
    let before = Cell::new(None);
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() != "Escape" {
            return before.set(None);
        }
        let now = session.now().timestamp_millis();
        if before.get().is_some_and(|before| now - before <= TWICE) {
            page::escape(NEUTRAL);
        }
        before.set(Some(now));
    });
    on_cleanup(move || keys.remove());
}
