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

/// The way between the four screens.
#[component]
pub fn Rooms(
    /// Where one is.
    here: Room,
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
    view! { <Tabs label="Il lavoro dei gruppi" tabs=Signal::derive(move || tabs.clone()) /> }
}
