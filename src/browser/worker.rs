//! The service worker as the page sees it: a newer Filò that waits, and letting it in.

use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use super::device;
use super::foreign::{self, window};
use super::listening::Listening;

/// What the waiting worker is told; it answers by taking over.
pub const SKIP_WAITING: &str = "skip-waiting";

/// Calls `ready` when a newer Filò has been fetched and waits, now or later while the page lives.
/// Without a service worker, or at the very first visit, it never does.
pub async fn on_new_version(ready: impl Fn() + 'static) {
    let Some(registration) = registration().await else {
        return;
    };
    let ready: Rc<dyn Fn()> = Rc::new(ready);
    if registration.waiting().is_some() {
        ready();
    }
    let found = registration.clone();
    Listening::to(&registration, "updatefound", move |_| {
        let Some(coming) = found.installing() else {
            return;
        };
        let (installed, ready) = (coming.clone(), Rc::clone(&ready));
        Listening::to(&coming, "statechange", move |_| {
            // Without a controller this is the first visit: nothing older is on the screen.
            let replaces = container().is_some_and(|container| container.controller().is_some());
            if installed.state() == ServiceWorkerState::Installed && replaces {
                ready();
            }
        })
        .forever();
    })
    .forever();
}

/// Lets the waiting version in and loads the page anew once it has taken over. The caller has saved
/// and asked. `false` where no version waits.
pub async fn apply_new_version() -> bool {
    let (Some(container), Some(registration)) = (container(), registration().await) else {
        return false;
    };
    let Some(waiting) = registration.waiting() else {
        return false;
    };
    let taken_over = Closure::once_into_js(device::reload);
    container.set_oncontrollerchange(Some(taken_over.unchecked_ref()));
    waiting.post_message(&JsValue::from_str(SKIP_WAITING)).is_ok()
}

/// Asks the server whether there is a newer version; offline, the answer is simply none.
pub async fn look_for_new_version() {
    if let Some(registration) = registration().await
        && let Ok(promise) = registration.update()
        && JsFuture::from(promise).await.is_err()
    {
        // Offline, or the server is silent: the version at hand goes on.
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    foreign::member(&window().navigator(), "serviceWorker").map(JsCast::unchecked_into)
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found = JsFuture::from(container()?.get_registration()).await.ok()?;
    found.dyn_into().ok()
}
