//! The four screens behind the door «Gruppi»: the way from one to the other.

use leptos::prelude::*;

use crate::ui::components::{Tab, Tabs};
use crate::ui::routes::Route;

/// A screen behind the door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// The groups.
    Groups,
    /// The meetings.
    Meetings,
    /// The mapping.
    Mapping,
    /// The observatory.
    Observatory,
}

/// The head of one of the four screens, the same on each: what it is about, a line on it, and the way to the other three.
#[component]
pub fn RoomHead(
    /// Where one is.
    here: Room,
    /// What people would say.
    title: &'static str,
    /// What is found here.
    lead: &'static str,
) -> impl IntoView {
    let rooms = [
        (Room::Groups, "Gruppi", Route::Groups),
        (Room::Meetings, "Incontri", Route::Meetings),
        (Room::Mapping, "Mappatura", Route::Mapping),
        (Room::Observatory, "Osservatorio", Route::Observatory),
    ];
    let tab = |(room, label, route): (Room, &str, Route)| Tab {
        label: label.to_owned(),
        href: route.href(),
        current: room == here,
    };
    let tabs = rooms.map(tab).to_vec();
    view! {
        <div class="stack">
            <h1>{title}</h1>
            <p class="prose-lead">{lead}</p>
            <Tabs label="Il lavoro dei gruppi" tabs=Signal::stored(tabs) />
        </div>
    }
}
