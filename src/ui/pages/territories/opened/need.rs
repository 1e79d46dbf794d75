//! A need of a group of people, never of a person or a family.

use leptos::prelude::*;

use crate::domain::RecordId;

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;

/// Stands here until the room of this noun brings its own.
#[component]
pub fn AddNeed(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Where it comes from.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told what was made.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let _unused = (from, made);
    view! { <crate::ui::components::Dialog open title="In arrivo">"Arriva con la sua stanza."</crate::ui::components::Dialog> }
}
