//! A meeting in place.

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;

/// Stands for the form of a new meeting until its own room brings it.
#[leptos::component]
pub fn AddMeeting(
    /// Whether it is open.
    open: leptos::prelude::RwSignal<bool>,
    /// The record it comes from.
    #[prop(optional)]
    from: Option<crate::domain::RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<leptos::prelude::Callback<crate::domain::RecordId>>,
) -> impl leptos::prelude::IntoView {
    drop((open, from, made));
}
