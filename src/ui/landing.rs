//! Files let go anywhere in the app: they wait in the session, and the screen of the exchange reads them.

use leptos::ev::{DragEvent, dragleave, dragover, drop};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::session::page;

use super::app::session;
use super::icons::{Glyph, Icon};
use super::routes::Route;

/// Listens for files over the page, and says where they go while they are held over it.
#[component]
pub fn Landing() -> impl IntoView {
    let session = session();
    let navigate = use_navigate();
    let over = RwSignal::new(false);
    let holds = |event: &DragEvent| event.data_transfer().is_some_and(|data| page::holds_files(&data));
    // A file let go beside its place would make the browser leave the page and show the file.
    let hover = window_event_listener(dragover, move |event: DragEvent| {
        if holds(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let gone = window_event_listener(dragleave, move |event: DragEvent| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(drop, move |event: DragEvent| {
        over.set(false);
        let taken = event.default_prevented();
        let files = event.data_transfer().map(|data| page::files_in(&data)).unwrap_or_default();
        if taken || files.is_empty() {
            return;
        }
        event.prevent_default();
        session.bring_over(files);
        navigate(&Route::Exchange.path(), Default::default());
    });
    on_cleanup(move || {
        hover.remove();
        gone.remove();
        dropped.remove();
    });
    view! {
        <Show when=move || over.get()>
            <div class="landing">
                <p class="drop" data-over="">
                    <Icon glyph=Glyph::Upload size=32 />
                    "Lascia qui: prima ti diciamo che cosa porta."
                </p>
            </div>
        </Show>
    }
}
