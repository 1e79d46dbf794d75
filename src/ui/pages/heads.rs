//! How many people, where they are read on a screen and on paper.

use leptos::prelude::*;

use crate::insight::Total;
use crate::ui::labels::numbers;

/// So many people. Paper goes from hand to hand: there, too few are not counted, nor what they are part of.
#[component]
pub fn Heads(
    /// How many.
    people: Total,
) -> impl IntoView {
    let words = numbers::counted_words(people.people as usize, "persona", "persone");
    let hidden = !people.is_told();
    let on_paper =
        hidden.then(|| view! { <span class="paper">{numbers::total_on_paper(people)} " persone"</span> });
    view! { <span class:no-print=hidden>{words}</span> {on_paper} }
}
