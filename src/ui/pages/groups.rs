//! The guiding groups.

use leptos::prelude::*;

use crate::ui::pages::Page;
use crate::ui::pages::rooms::{Room, Rooms};
use crate::ui::pages::territories::opened::Opened;

/// The guiding groups.
#[component]
pub fn GroupsPage() -> impl IntoView {
    view! {
        <Page title="I gruppi guida">
            <div class="stack">
                <h1>"I gruppi guida"</h1>
                <Rooms here=Room::Groups />
            </div>
            <Opened />
        </Page>
    }
}
