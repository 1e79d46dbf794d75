//! What lies further down a screen, or on paper alone, is drawn right after the frame that shows the rest: that one comes
//! sooner.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::page::{self, places};

/// Draws its content right after the next frame; at once for whoever comes back, who may have been in the middle of it.
#[component]
pub fn Later(
    /// What is further down.
    children: ChildrenFn,
) -> impl IntoView {
    let drawn = RwSignal::new(places::is_coming_back());
    if !drawn.get_untracked() {
        spawn_local(async move {
            page::settled().await;
            // By then the screen may be gone, and nobody wants to know.
            drawn.try_set(true);
        });
    }
    view! { <Show when=move || drawn.get()>{children()}</Show> }
}
