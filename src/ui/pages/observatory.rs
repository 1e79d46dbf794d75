//! Needs, voices and priorities.

use leptos::prelude::*;

use crate::ui::pages::Page;
use crate::ui::pages::rooms::{Room, Rooms};
use crate::ui::pages::territories::opened::Opened;

/// Needs, voices and priorities.
#[component]
pub fn ObservatoryPage() -> impl IntoView {
    view! {
        <Page title="L’osservatorio">
            <div class="stack">
                <h1>"L’osservatorio"</h1>
                <Rooms here=Room::Observatory />
            </div>
            <Opened />
        </Page>
    }
}
