//! One territory and the profile of its community.

mod actions;
mod changes;
mod close;
mod edit;
mod heading;
mod moving;
mod needs;
mod paper;
mod parts;
mod people;
mod periods;
pub mod place_code;
mod places;
mod profile;
mod resources;
mod who_we_are;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{CommunityProfile, Id, MicroTerritory};
use crate::insight::{TerritorySheet, VersionRow, territory_sheet, versions};
use crate::ui::app::{session, store};
use crate::ui::pages::Page;
use crate::ui::pages::addressed::addressed;
use crate::ui::pages::later::Later;
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::{asked_view, tabs};
use crate::ui::routes::Route;

/// The parts of the screen, as the address names them and as people read them.
pub const VIEWS: [(&str, &str); 6] = [
    ("", "Chi siamo"),
    ("luoghi", "Luoghi"),
    ("voci", "Voci e bisogni"),
    ("risorse", "Risorse"),
    ("chi-manca", "Chi manca"),
    ("cambiamenti", "Che cosa è cambiato"),
];

/// In which part of the screen a part of the profile is written.
pub fn view_of_part(name: &str) -> &'static str {
    match name {
        "meeting_places" => "luoghi",
        "concerns" | "priorities" | "aspirations" => "voci",
        "resources" | "already_active" | "already_tried" | "stories" => "risorse",
        "who_is_missing" | "open_questions" => "chi-manca",
        _ => "",
    }
}

/// The territory that the address names.
#[component]
pub fn TerritoryPage() -> impl IntoView {
    addressed(|id: Id<MicroTerritory>| view! { <OneTerritory id /> }.into_any())
}

/// What the parts of the screen read: the territory with everything around it, and its profile.
#[derive(Clone, Copy)]
pub struct Facts {
    /// Which territory.
    pub id: StoredValue<Id<MicroTerritory>>,
    /// The territory with everything around it.
    pub sheet: Memo<Option<TerritorySheet>>,
    /// The versions of its profile, the newest first.
    pub versions: Memo<Vec<VersionRow>>,
    /// How many of its parts are being written.
    pub writing: RwSignal<u32>,
}

impl Facts {
    /// The version that is read here.
    pub fn profile(&self) -> Option<Arc<CommunityProfile>> {
        let current =
            |rows: &Vec<VersionRow>| rows.iter().find(|row| row.current).map(|row| row.profile.clone());
        self.versions.with(current)
    }
}

#[component]
fn OneTerritory(id: Id<MicroTerritory>) -> impl IntoView {
    let today = session().today();
    let (asked, of) = (id.clone(), id.clone());
    let facts = Facts {
        id: StoredValue::new(id.clone()),
        sheet: store().select(move |workspace| territory_sheet(workspace, &asked, today.get())),
        versions: store().select(move |workspace| versions(workspace, &of)),
        writing: RwSignal::new(0),
    };
    let view = asked_view(&VIEWS);
    let title = Signal::derive(move || {
        facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.territory.name.clone()).unwrap_or_default())
    });
    let route = Route::Territory(id);
    let shown = move || match view.get() {
        "luoghi" => view! { <places::Places facts /> }.into_any(),
        "voci" => view! { <people::VoicesAndNeeds facts /> }.into_any(),
        "risorse" => view! { <resources::Resources facts /> }.into_any(),
        "chi-manca" => view! { <people::WhoIsMissing facts /> }.into_any(),
        "cambiamenti" => view! { <changes::Changes facts /> }.into_any(),
        _ => view! { <who_we_are::WhoWeAre facts /> }.into_any(),
    };
    view! {
        <Page title>
            <heading::Heading facts tabs=Signal::derive(move || tabs(&VIEWS, &route, view.get())) />
            <div class="stack no-print" data-gap="s6">{shown}</div>
            <Later>
                <paper::Paper facts />
            </Later>
            <Opened />
        </Page>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PROFILE_PARTS;

    #[test]
    fn every_part_of_the_profile_has_a_place_on_the_screen() {
        for name in PROFILE_PARTS {
            let view = view_of_part(name);
            assert!(VIEWS.iter().any(|(code, _)| *code == view), "{name}");
        }
        assert_eq!(view_of_part("identity"), "");
    }
}
