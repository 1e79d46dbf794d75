//! Where a fact comes from: a dotted word that opens its source.

use leptos::prelude::*;

use super::anchor::anchor;
use super::menu::Place;

/// A short word ("dichiarato", "calcolato") that opens the whole source beside it.
#[component]
pub fn Provenance(
    /// The word under the fact.
    #[prop(into)]
    badge: Signal<String>,
    /// What the fact is, for those who hear the word alone: "abitanti".
    #[prop(optional, into)]
    of: String,
    /// The source in full: a sentence, a line of the Plan, a date.
    children: Children,
) -> impl IntoView {
    let id = anchor(String::new(), "source");
    let place = Place::new();
    view! {
        <button class="src" type="button" popovertarget=id.clone() on:click=move |event| place.under(&event)>
            {move || badge.get()}
            {(!of.is_empty()).then(|| view! { <span class="vh">{format!(", per {of}")}</span> })}
        </button>
        <div
            class="source"
            id=id
            popover="auto"
            data-above=move || place.above()
            style:--x=move || place.x()
            style:--y=move || place.y()
        >
            {children()}
        </div>
    }
}
