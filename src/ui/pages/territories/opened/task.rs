//! A task: what, who as a role, by when.

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;

/// Stands for the form of a new task until its own room brings it.
#[leptos::component]
pub fn AddTask(
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
