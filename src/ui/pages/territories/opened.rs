//! A record that is read and changed without leaving the screen: `?apri=` in the address opens it.

pub mod centre;
mod comune;
pub mod decision;
pub mod edit;
mod frazione;
pub mod group;
pub mod headcounts;
pub mod interview;
pub mod location;
pub mod mapping_sheet;
pub mod meeting;
pub mod member;
pub mod need;
mod need_category;
mod plain;
pub mod priority;
mod profile;
pub mod sheet;
mod table;
pub mod task;
pub mod voice;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use crate::domain::{Kind, RecordId};
use crate::insight::ends;
use crate::session::page;
use crate::ui::app::store;
use crate::ui::components::Dialog;
use crate::ui::labels;
use crate::ui::pages::networks::{agreement, link, network, organization};

use super::known::{OPEN, opening};
use sheet::{Noun, Sheet};

/// How much of a title stands above a panel; the whole of it is among the facts.
const LONGEST_TITLE: usize = 120;

/// The record that the address opens, if it opens one.
#[component]
pub fn Opened() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get_str(OPEN).map(str::to_owned)));
    move || asked.get().map(|asked| view! { <InPlace asked /> })
}

/// The panel of one record. Closing it takes the record out of the address.
#[component]
fn InPlace(asked: String) -> impl IntoView {
    let (location, query, navigate) = (use_location(), use_query_map(), use_navigate());
    let (open, from) = (RwSignal::new(true), asked.clone());
    // The dialog closes by itself (Esc, its button): the address follows.
    Effect::new(move |_| {
        if !open.get() {
            let path = location.pathname.get_untracked();
            let query = query.get_untracked();
            let own = opening(&path, &query, &from);
            request_animation_frame(move || page::focus_own_link(&own));
            let href = opening(&path, &query, "");
            navigate(&href, NavigateOptions { resolve: false, scroll: false, ..Default::default() });
        }
    });
    let id: Option<RecordId> = asked.parse().ok();
    let subject = store().select(move |workspace| {
        let entry = workspace.entry(id.as_ref()?)?;
        let record = &entry.record;
        let title = ends(workspace, record).unwrap_or_else(|| record.title());
        Some((record.kind(), record.id().clone(), title))
    });
    let title = Signal::derive(move || {
        subject.with(|it| {
            it.as_ref()
                .map_or_else(|| "Qui non c’è più niente".to_owned(), |it| labels::short(&it.2, LONGEST_TITLE))
        })
    });
    // Only another record draws another panel: a new title must not close the form that wrote it.
    let which = Memo::new(move |_| subject.with(|it| it.as_ref().map(|it| (it.0, it.1.clone()))));
    view! {
        <Dialog open title large=true>
            {move || match which.get() {
                Some((kind, id)) => view! { <Sheet noun=noun(kind) kind id leave=open /> }.into_any(),
                None => view! { <p>"Il collegamento è vecchio o sbagliato. Forse è nel cestino: si guarda in Impostazioni."</p> }.into_any(),
            }}
        </Dialog>
    }
}

/// How a kind of record is read and changed here.
fn noun(kind: Kind) -> Noun {
    match kind {
        Kind::Comune => comune::NOUN,
        Kind::Frazione => frazione::NOUN,
        Kind::CoProgrammingTable => table::NOUN,
        Kind::CommunityProfile => profile::NOUN,
        Kind::SteeringGroup => group::NOUN,
        Kind::Voice => voice::NOUN,
        Kind::NeedCategory => need_category::NOUN,
        Kind::Priority => priority::NOUN,
        Kind::Location => location::NOUN,
        Kind::FamilyCentre => centre::NOUN,
        Kind::Organization => organization::NOUN,
        Kind::Network => network::NOUN,
        Kind::Link => link::NOUN,
        Kind::Agreement => agreement::NOUN,
        Kind::Member => member::NOUN,
        Kind::Meeting => meeting::NOUN,
        Kind::Decision => decision::NOUN,
        Kind::Task => task::NOUN,
        Kind::Need => need::NOUN,
        Kind::Interview => interview::NOUN,
        Kind::MappingSheet => mapping_sheet::NOUN,
        Kind::MicroTerritory
        | Kind::Service
        | Kind::Notebook
        | Kind::Device
        | Kind::Match
        | Kind::PrivateNote => plain::NOUN,
    }
}
