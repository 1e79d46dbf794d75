//! How many people, where they are read on a screen and on paper.

use leptos::prelude::*;

use crate::ui::labels::numbers;

/// So many people. Paper goes from hand to hand: there, too few are not counted.
#[component]
pub fn Heads(
    /// How many.
    people: u32,
) -> impl IntoView {
    let words = numbers::counted_words(people as usize, "persona", "persone");
    let few = numbers::is_few(people);
    let on_paper =
        few.then(|| view! { <span class="paper">{numbers::people_on_paper(people)} " persone"</span> });
    view! { <span class:no-print=few>{words}</span> {on_paper} }
}
