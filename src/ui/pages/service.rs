//! One service: its card as families read it, and the forms of those who keep it true.

mod absent;
mod article;
mod conflicts;
mod contacts;
mod edit;
mod escape;
mod handout;
mod hours;
mod keeping;
mod publish;
mod report;
mod sheet;
mod source;
mod trail;
mod values;
mod verify;
pub(super) mod wording;
mod work;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::domain::{Id, Kind, RecordId, Service};
use crate::ui::app::store;
use crate::ui::pages::arriving;
use crate::ui::screens;
use crate::workspace::Workspace;

use absent::{BinnedService, ErasedService, UnknownService};
pub use edit::{EditService, NewService};
pub(super) use escape::{NEUTRAL, escape_twice};
pub(super) use handout::{Handout, HandoutDialog};
pub(super) use hours::wall_clock;
use sheet::Sheet;

/// The name, in the address, of the part of the form that is open.
pub const EDITING: &str = "modifica";

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    /// Nobody knows this service.
    Unknown,
    /// Somebody has erased it for ever.
    Erased,
    /// It is in the bin.
    Binned(RecordId, String),
    /// It is here, under this identifier.
    Here(Id<Service>),
}

fn standing(workspace: &Workspace, text: &str) -> Standing {
    let Ok(id) = text.parse::<RecordId>() else { return Standing::Unknown };
    // A service that was joined to another is read, and changed, where both are shown.
    let id = workspace.shown_as(&id);
    match workspace.table(Kind::Service).get(&id) {
        None if workspace.erased().contains_key(&id) => Standing::Erased,
        None => Standing::Unknown,
        Some(entry) if entry.is_live() => Standing::Here(Id::new(id)),
        Some(entry) => Standing::Binned(id, entry.record.title()),
    }
}

/// One service, or its form.
#[component]
pub fn ServicePage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let asked = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let editing = Memo::new(move |_| query.with(|query| query.get(EDITING)));
    let standing = store().select(move |workspace| asked.with(|asked| standing(workspace, asked)));
    move || match (standing.get(), editing.get()) {
        (Standing::Unknown, _) => view! { <UnknownService /> }.into_any(),
        (Standing::Erased, _) => view! { <ErasedService /> }.into_any(),
        (Standing::Binned(id, title), _) => view! { <BinnedService id title /> }.into_any(),
        (Standing::Here(id), None) => view! { <Sheet id /> }.into_any(),
        (Standing::Here(id), Some(part)) => arriving(screens::edit_service(id, part)),
    }
}
