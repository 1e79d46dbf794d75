//! What the tabs of one browser tell each other, and what happens to a tab: seen, hidden, frozen, closed.

use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BeforeUnloadEvent, BroadcastChannel, MessageEvent, VisibilityState};

use super::foreign::{self, document, window};
use super::listening::Listening;

/// A channel of text messages to the other tabs of this site; closed when dropped.
#[derive(Debug)]
pub struct Channel {
    inner: BroadcastChannel,
    _hearing: Listening,
}

impl Channel {
    /// Opens the channel and calls `heard` with what others post; never with what we post ourselves.
    /// `None` where the browser has no channels: then tabs only meet in the database.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Option<Channel> {
        let inner = BroadcastChannel::new(name).ok()?;
        let hearing = Listening::to(&inner, "message", move |event| {
            let message: MessageEvent = event.unchecked_into();
            if let Some(text) = message.data().as_string() {
                heard(text);
            }
        });
        Some(Channel { inner, _hearing: hearing })
    }

    /// Posts a text to the other tabs; `false` if the browser did not take it.
    pub fn post(&self, text: &str) -> bool {
        self.inner.post_message(&JsValue::from_str(text)).is_ok()
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.inner.close();
    }
}

/// Under which locks page loads are known to be there.
const THERE: &str = "filo.page.";

/// Makes this page load known to the others for as long as it lasts, where the browser has locks.
pub fn be_known(page: &str) {
    let Some(locks) = foreign::member(&window().navigator(), "locks") else { return };
    // A promise that is never kept: the browser itself lets the lock go with the page.
    let held = Closure::once_into_js(|_: JsValue| JsValue::from(Promise::new(&mut |_, _| {})));
    if foreign::call(&locks, "request", &[&JsValue::from_str(&format!("{THERE}{page}")), &held]).is_err() {
        // Then nobody knows of it, as where there are no locks.
    }
}

/// The page loads that are there now, this one too; none where the browser has no locks.
pub async fn known() -> Vec<String> {
    let asked = foreign::member(&window().navigator(), "locks");
    let asked = asked.and_then(|locks| foreign::call(&locks, "query", &[]).ok());
    let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return Vec::new() };
    let found = wasm_bindgen_futures::JsFuture::from(asked).await.ok();
    let held = found.and_then(|found| foreign::member(&found, "held")).map(|held| Array::from(&held));
    let name = |lock: JsValue| foreign::member(&lock, "name")?.as_string();
    let names = held.into_iter().flat_map(|held| held.iter().filter_map(name).collect::<Vec<_>>());
    names.filter_map(|name| name.strip_prefix(THERE).map(str::to_owned)).collect()
}

/// Under which name of the tab it is noted that its page was reloaded because the notebook was replaced elsewhere.
const REPLACED: &str = "filo.replaced";

/// Notes in this tab that its page is reloaded because another tab replaced the notebook.
pub fn note_replaced() {
    if let Ok(Some(storage)) = window().session_storage() {
        // Without room it goes unsaid.
        storage.set_item(REPLACED, "").unwrap_or_default();
    }
}

/// Whether the page before this one in the tab was reloaded for that; asked once.
pub fn was_replaced() -> bool {
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let noted = storage.get_item(REPLACED).is_ok_and(|noted| noted.is_some());
    storage.remove_item(REPLACED).unwrap_or_default();
    noted
}

/// Leaves the name of this page load to the next one in the same tab, and returns that of the one before. `None` in a new
/// tab, or without storage.
pub fn page_before(this: &str) -> Option<String> {
    const NAME: &str = "filo.page";
    let storage = window().session_storage().ok()??;
    let before = storage.get_item(NAME).ok()?;
    storage.set_item(NAME, this).ok()?;
    before
}

/// Whether this tab can be seen.
pub fn visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// Whether this is the tab that the keyboard writes to.
pub fn focused() -> bool {
    document().has_focus().unwrap_or(false)
}

/// Calls with whether the tab can be seen, when that changes. Hidden is the last thing a phone is
/// sure to tell before it ends a page.
pub fn on_visibility(changed: impl Fn(bool) + 'static) -> Listening {
    Listening::to(&document(), "visibilitychange", move |_| changed(visible()))
}

/// Calls when the keyboard comes to this tab.
pub fn on_focus(came: impl Fn() + 'static) -> Listening {
    Listening::to(&window(), "focus", move |_| came())
}

/// Calls when the page goes away, perhaps to be brought back by the browser's own cache.
pub fn on_page_hide(going: impl Fn() + 'static) -> Listening {
    Listening::to(&window(), "pagehide", move |_| going())
}

/// Asks `hold` when the page is about to be closed: on `true` the browser asks the person first.
pub fn on_before_unload(hold: impl Fn() -> bool + 'static) -> Listening {
    Listening::to(&window(), "beforeunload", move |event| {
        if hold() {
            event.prevent_default();
            // Browsers before 2024 look here instead.
            event.unchecked_into::<BeforeUnloadEvent>().set_return_value("true");
        }
    })
}

/// Calls with `true` when the browser freezes the tab and with `false` when it wakes it: what was
/// known about the other tabs may then be old.
pub fn on_frozen(changed: impl Fn(bool) + 'static) -> [Listening; 2] {
    let changed = Rc::new(changed);
    let woken = Rc::clone(&changed);
    [
        Listening::to(&document(), "freeze", move |_| changed(true)),
        Listening::to(&document(), "resume", move |_| woken(false)),
    ]
}
