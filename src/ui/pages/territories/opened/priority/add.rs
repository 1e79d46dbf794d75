//! A new priority: of a group, on a day.

use leptos::prelude::*;

use crate::domain::{Priority, RecordId, Valence};
use crate::insight::{Source, Whence, whence};
use crate::session::Session;
use crate::ui::form::Keeper;
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::opened::edit::{adding, create};

use super::{draw, read};

/// A new priority.
#[component]
pub fn AddPriority(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it comes from: a meeting, a group, a need, a territory.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which priority came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let key = format!("nuova-priorita:{}", from.as_ref().map_or("", RecordId::as_str));
    adding(open, "Che cosa viene prima, e perché?", made, move |ways, kept| {
        let known = from.as_ref().map(|id| whence(&keeper.store().now(), id)).unwrap_or_default();
        create::<Priority>(key.clone(), blank(keeper.session(), known), ways, kept, draw, read)
    })
}

/// A priority of which only what it comes from is known.
fn blank(session: Session, from: Whence) -> Priority {
    let meeting = match &from.source {
        Some(Source::Meeting(id)) => Some(id.clone()),
        _ => None,
    };
    let need = match &from.source {
        Some(Source::Need(id)) => Some(id.clone()),
        _ => None,
    };
    let only = (from.territories.len() == 1).then(|| from.territories.first().cloned()).flatten();
    Priority {
        id: session.fresh_id(),
        name: unnamed(),
        description: None,
        valence: Valence::Community,
        micro_territory: only,
        group: from.group,
        rank: None,
        rationale: None,
        decided_on: Some(from.on.unwrap_or_else(|| session.today().get_untracked())),
        meeting,
        needs: need.into_iter().collect(),
        provenance: None,
        binned: None,
    }
}
