//! Mapping sheets and interviews.

use leptos::prelude::*;

use crate::ui::pages::Page;
use crate::ui::pages::rooms::{Room, Rooms};
use crate::ui::pages::territories::opened::Opened;

/// Mapping sheets and interviews.
#[component]
pub fn MappingPage() -> impl IntoView {
    view! {
        <Page title="La mappatura">
            <div class="stack">
                <h1>"La mappatura"</h1>
                <Rooms here=Room::Mapping />
            </div>
            <Opened />
        </Page>
    }
}
