//! The meetings by date, and the tasks they left.

use leptos::prelude::*;

use crate::ui::pages::Page;
use crate::ui::pages::rooms::{Room, Rooms};
use crate::ui::pages::territories::opened::Opened;

/// The meetings by date, and the tasks they left.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    view! {
        <Page title="Gli incontri">
            <div class="stack">
                <h1>"Gli incontri"</h1>
                <Rooms here=Room::Meetings />
            </div>
            <Opened />
        </Page>
    }
}
