//! The time, where the browser stands in it, and things that happen later.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Date;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};

use super::foreign::window;

const MINUTE: u32 = 60_000;

/// Milliseconds since 1970, UTC, by the device's clock. It may be wrong and may go back.
pub fn now() -> u64 {
    // A clock set before 1970 gives 0: `as` does not wrap.
    Date::now() as u64
}

/// Today as year, month (1 to 12) and day in the zone of the browser.
pub fn local_date() -> (i32, u32, u32) {
    let today = Date::new_0();
    (today.get_full_year() as i32, today.get_month() + 1, today.get_date())
}

/// The hour of the day in the zone of the browser, 0 to 23.
pub fn hour() -> u32 {
    Date::new_0().get_hours()
}

/// How many minutes the browser's zone is ahead of UTC at this moment: 60 or 120 in Italy.
pub fn minutes_ahead_of_utc(at: u64) -> i32 {
    -(Date::new(&JsValue::from_f64(at as f64)).get_timezone_offset() as i32)
}

/// Something that will happen; dropping it calls it off.
#[must_use = "dropping it calls it off"]
#[derive(Debug)]
pub struct Timer {
    id: i32,
    repeats: bool,
    _action: Closure<dyn FnMut()>,
}

/// Runs `action` once, after so many milliseconds. A page in the background may be late.
pub fn timer(milliseconds: u32, action: impl FnOnce() + 'static) -> Timer {
    let action = Closure::<dyn FnMut()>::once(action);
    let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let id = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(action.as_ref().unchecked_ref(), delay)
        .expect_throw("setTimeout takes a function and a number");
    Timer { id, repeats: false, _action: action }
}

/// Runs `action` every minute, for what a page says about today and about "3 minutes ago".
pub fn on_minute(action: impl FnMut() + 'static) -> Timer {
    every(MINUTE, action)
}

fn every(milliseconds: u32, action: impl FnMut() + 'static) -> Timer {
    let action = Closure::<dyn FnMut()>::new(action);
    let delay = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let id = window()
        .set_interval_with_callback_and_timeout_and_arguments_0(action.as_ref().unchecked_ref(), delay)
        .expect_throw("setInterval takes a function and a number");
    Timer { id, repeats: true, _action: action }
}

impl Timer {
    /// Lets it happen however long the page lives, with nobody to call it off.
    pub fn forever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if self.repeats {
            window().clear_interval_with_handle(self.id);
        } else {
            window().clear_timeout_with_handle(self.id);
        }
    }
}

/// Runs an action soon after it was asked for, such as 300 ms after a key, and once for all that is asked meanwhile.
/// A clone is the same; dropping the last calls off what is pending.
#[derive(Clone)]
pub struct Soon {
    milliseconds: u32,
    action: Rc<dyn Fn()>,
    pending: Rc<RefCell<Option<Timer>>>,
}

impl Soon {
    /// Quiet until touched.
    pub fn new(milliseconds: u32, action: impl Fn() + 'static) -> Soon {
        Soon { milliseconds, action: Rc::new(action), pending: Rc::default() }
    }

    /// Starts waiting, unless it waits already.
    pub fn touch(&self) {
        if self.pending.borrow().is_some() {
            return;
        }
        // Weak, or the pending timer would keep itself alive after the last handle is gone.
        let (action, pending) = (Rc::clone(&self.action), Rc::downgrade(&self.pending));
        let later = timer(self.milliseconds, move || {
            if let Some(pending) = pending.upgrade() {
                pending.replace(None);
            }
            action();
        });
        self.pending.replace(Some(later));
    }

    /// Runs the action now if it was pending.
    pub fn flush(&self) {
        if self.pending.take().is_some() {
            (self.action)();
        }
    }

    /// Calls off what is pending.
    pub fn cancel(&self) {
        self.pending.replace(None);
    }
}

/// How long a frame may take that is still waited for, in milliseconds: a page that is not seen draws none.
const SLOW_FRAME: i32 = 50;

/// Waits until the page has drawn what it shows now.
pub async fn drawn() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let late = resolve.clone();
        // What is asked of a frame is done before it is drawn, what is asked after it once it is.
        let frame = Closure::once_into_js(move || set_timeout(&resolve, 0));
        window()
            .request_animation_frame(frame.unchecked_ref())
            .expect_throw("requestAnimationFrame takes a function");
        set_timeout(&late, SLOW_FRAME);
    });
    kept(promise).await;
}

/// Waits until the page has drawn what it shows now, and whatever waited for that has had its turn: for what may come later
/// without anybody noticing.
pub async fn settled() {
    drawn().await;
    drawn().await;
}

fn set_timeout(resolve: &js_sys::Function, milliseconds: i32) {
    window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(resolve, milliseconds)
        .expect_throw("setTimeout takes a function and a number");
}

/// Waits for a promise that is only ever kept.
async fn kept(promise: js_sys::Promise) {
    if wasm_bindgen_futures::JsFuture::from(promise).await.is_err() {
        // It is never broken.
    }
}

/// Waits.
pub async fn pause(milliseconds: i32) {
    kept(js_sys::Promise::new(&mut |resolve, _| set_timeout(&resolve, milliseconds))).await;
}
