//! A need. Until its room is here, only the way to add one has a name.

use leptos::prelude::*;

use crate::domain::RecordId;
use crate::ui::components::Dialog;

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;

/// The form of a new need.
#[component]
pub fn AddNeed(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The record it comes from.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let _known = (from, made);
    view! { <Dialog open title="Aggiungi un bisogno"><p>"Arriva con l’osservatorio."</p></Dialog> }
}
