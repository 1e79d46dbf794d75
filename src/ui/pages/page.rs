//! The frame of a page: its title, the dated heading of paper, and the keyboard at its beginning.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use crate::session::page;
use crate::ui::app::session;
use crate::ui::labels::when;

/// The first page of a visit keeps the focus where the browser put it.
static VISITED: AtomicBool = AtomicBool::new(false);

/// The content of a screen. Its first heading is an `h1`.
#[component]
pub fn Page(
    /// The title of the tab, before "Filò".
    #[prop(into)]
    title: Signal<String>,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    // The page before is still there. Removed with the keyboard in it, it would make the browser lay out both pages, only to
    // find out who could have it next.
    if VISITED.load(Ordering::Relaxed) {
        page::places::leave();
        page::let_go();
    }
    let today = session().today();
    Effect::new(move |_| page::set_title(&format!("{} – Filò", title.get())));
    let main: NodeRef<leptos::html::Main> = NodeRef::new();
    Effect::new(move |_| {
        if main.get().is_none() {
            return;
        }
        // Only now can the app be used: the file of the screen may have come after everything else.
        page::still::end();
        page::mark_ready("si");
        let again = VISITED.swap(true, Ordering::Relaxed);
        if page::places::come_back(again) {
            return;
        }
        if again {
            page::scroll_to_top();
            page::focus("contenuto");
        } else {
            page::focus_named();
        }
    });
    view! {
        <main class="wrap stack" data-gap="s6" id="contenuto" tabindex="-1" node_ref=main>
            <p class="paper-only" data-still="hour">
                {move || format!("Filò · quaderno di comunità del viadanese · stampato {}", when::weekday_day_year(today.get()))}
            </p>
            {children()}
        </main>
    }
}
