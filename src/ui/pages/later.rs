//! What lies further down a screen, or on paper alone, is drawn right after the frame that shows the rest: that one comes
//! sooner.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::page::{self, places};

/// Whether it is time for what is further down: not until right after the next frame; at once for whoever comes back, who may
/// have been in the middle of it.
pub fn time_for_the_rest() -> ReadSignal<bool> {
    let (come, set_come) = signal(places::is_coming_back());
    if !come.get_untracked() {
        spawn_local(async move {
            page::settled().await;
            // By then the screen may be gone, and nobody wants to know.
            set_come.try_set(true);
        });
    }
    come
}

/// Draws its content when it is time for the rest.
#[component]
pub fn Later(
    /// What is further down.
    children: ChildrenFn,
    /// The moment for a part that is drawn anew while the screen stays: it must not go and come back. Unless told, it
    /// begins with this part.
    #[prop(optional)]
    at: Option<ReadSignal<bool>>,
) -> impl IntoView {
    let come = at.unwrap_or_else(time_for_the_rest);
    view! { <Show when=move || come.get()>{children()}</Show> }
}
