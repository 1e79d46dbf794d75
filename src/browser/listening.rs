//! Listening to a browser event for as long as a value lives.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// An ear: dropping it takes the listener away.
#[must_use = "dropping it takes the listener away"]
#[derive(Debug)]
pub struct Listening {
    target: EventTarget,
    event: &'static str,
    first: bool,
    handler: Closure<dyn FnMut(Event)>,
}

impl Listening {
    pub(super) fn to(
        target: &EventTarget,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Listening {
        Listening::with(target, event, false, handler)
    }

    /// The same before anything inside the target hears of it.
    pub(super) fn first_to(
        target: &EventTarget,
        event: &'static str,
        handler: impl FnMut(Event) + 'static,
    ) -> Listening {
        Listening::with(target, event, true, handler)
    }

    fn with(
        target: &EventTarget,
        event: &'static str,
        first: bool,
        handler: impl FnMut(Event) + 'static,
    ) -> Listening {
        let handler = Closure::<dyn FnMut(Event)>::new(handler);
        let function = handler.as_ref().unchecked_ref();
        if target.add_event_listener_with_callback_and_bool(event, function, first).is_err() {
            // The binding allows for it; no browser refuses a listener.
        }
        Listening { target: target.clone(), event, first, handler }
    }

    /// Keeps listening for as long as the page lives.
    pub fn forever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let function = self.handler.as_ref().unchecked_ref();
        let removed =
            self.target.remove_event_listener_with_callback_and_bool(self.event, function, self.first);
        if removed.is_err() {
            // As above: removing never fails, it only finds nothing to remove.
        }
    }
}
