//! A mapping sheet in place.

use leptos::prelude::*;

use crate::domain::RecordId;

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;

/// A new sheet.
#[component]
pub fn AddSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What it comes from.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    // In the place of the form that another branch brings.
    drop((open, from, made));
}
