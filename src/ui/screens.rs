//! The screens, the forms of a service and the search of everything are fetched when they are first opened, so that the first
//! screen stands sooner.
//! A release is cut into files of some screens each (`scripts/chunks/wasm-bindgen`, `--cfg chunks`); elsewhere they are called
//! as they are.
#![cfg_attr(chunks, allow(unsafe_code, reason = "the calls from file to file are foreign functions"))]

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use leptos_router::LazyRoute;

use crate::domain::{Id, Service as OneService};
use crate::insight::{Audience, Hit, Index};
use crate::workspace::Workspace;

use super::pages::{
    ConflictsPage, EditService, ExchangePage, GroupPage, GroupsPage, GuidePage, MappingPage,
    MappingSheetPage, MeetingPage, MeetingsPage, NetworksPage, NewService, NotArrivedPage, ObservatoryPage,
    ServicePage, SettingsPage, TerritoriesPage, TerritoryPage,
};

macro_rules! screens {
    ($($(#[$doc:meta])* $name:ident: $page:ident in $chunk:ident, $screen:ident, $ahead:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl LazyRoute for $name {
            fn data() -> Self {
                $name
            }

            async fn view(_: Self) -> AnyView {
                $screen().await.unwrap_or_else(|_| view! { <NotArrivedPage /> }.into_any())
            }
        }

        #[cfg(chunks)]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, preload($ahead), fallible)]
        fn $screen() -> Result<AnyView, SplitLoaderError> {
            Ok(view! { <$page /> }.into_any())
        }

        #[cfg(not(chunks))]
        async fn $screen() -> Result<AnyView, SplitLoaderError> {
            Ok(view! { <$page /> }.into_any())
        }
    )*};
}

/// What finds, in all that a notebook holds, what these words mean.
pub type Finder = Arc<dyn Fn(&str) -> Vec<Hit> + Send + Sync>;

fn finder_in(workspace: &Workspace) -> Finder {
    let index = Index::of(workspace, Audience::Everything);
    Arc::new(move |typed| index.search(typed).map(|found| found.hits).unwrap_or_default())
}

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident($($given:ident: $of:ty),*) -> $part:ty, in $chunk:ident: $made:expr;)*) => {$(
        $(#[$doc])*
        #[cfg(chunks)]
        #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub fn $name($($given: $of),*) -> Result<$part, SplitLoaderError> {
            Ok($made)
        }

        $(#[$doc])*
        #[cfg(not(chunks))]
        pub async fn $name($($given: $of),*) -> Result<$part, SplitLoaderError> {
            Ok($made)
        }
    )*};
}

// Families only read: the forms of a service stand with the screens of those who keep the notebook.
parts! {
    /// The search of everything.
    finder(workspace: Workspace) -> Finder, in family: finder_in(&workspace);
    /// The form of a new service, begun from the one with this identifier if it is here.
    new_service(model: String) -> AnyView, in community: view! { <NewService model /> }.into_any();
    /// The form of a service, open at a part.
    edit_service(id: Id<OneService>, part: String) -> AnyView, in community: view! { <EditService id part /> }.into_any();
}

/// Fetches what the screen at a path needs while the notebook is still being read. What does not arrive is asked for again
/// when the screen opens.
#[cfg(chunks)]
pub fn fetch_ahead(path: &str) {
    let room = path.split('/').next().unwrap_or_default().to_owned();
    leptos::task::spawn_local(async move {
        let fetched = match room.as_str() {
            "guida" => guide_ahead().await,
            "scambio" | "impostazioni" => exchange_ahead().await,
            "" => Ok(()),
            _ => groups_ahead().await,
        };
        if fetched.is_err() {
            leptos::logging::warn!("the screen has not arrived ahead");
        }
    });
}

/// Elsewhere nothing has to be fetched.
#[cfg(not(chunks))]
pub fn fetch_ahead(_path: &str) {}

screens! {
    /// The guide for families.
    Guide: GuidePage in family, guide, guide_ahead;
    /// One service.
    Service: ServicePage in family, service, service_ahead;
    /// The territories.
    Territories: TerritoriesPage in community, territories, territories_ahead;
    /// One territory.
    Territory: TerritoryPage in community, territory, territory_ahead;
    /// Organisations, networks and agreements.
    Networks: NetworksPage in community, networks, networks_ahead;
    /// The guiding groups.
    Groups: GroupsPage in community, groups, groups_ahead;
    /// One group.
    Group: GroupPage in community, group, group_ahead;
    /// The meetings, with their tasks and decisions.
    Meetings: MeetingsPage in community, meetings, meetings_ahead;
    /// One meeting.
    Meeting: MeetingPage in community, meeting, meeting_ahead;
    /// Mapping sheets and interviews.
    Mapping: MappingPage in community, mapping, mapping_ahead;
    /// One mapping sheet.
    MappingSheet: MappingSheetPage in community, mapping_sheet, mapping_sheet_ahead;
    /// Needs, voices and priorities.
    Observatory: ObservatoryPage in community, observatory, observatory_ahead;
    /// Export and import.
    Exchange: ExchangePage in desk, exchange, exchange_ahead;
    /// What waits for a decision.
    Conflicts: ConflictsPage in desk, conflicts, conflicts_ahead;
    /// This device.
    Settings: SettingsPage in desk, settings, settings_ahead;
}
