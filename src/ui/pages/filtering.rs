//! What the lists have in common: the question in the address, the box of the filters, and what stands where nothing answers
//! them.

mod pick;
mod question;

use leptos::prelude::*;

use crate::session::page;
use crate::ui::components::{Disclosure, EmptyState};
use crate::ui::icons::Glyph;

pub use pick::{Filter, Pick, code, territory_choices, with_any};
pub use question::{
    ListHead, Names, PageView, Question, Viewed, asked, away, tabs, territory_code, territory_of,
};

/// The box that holds the filters of a list, and the way out of them while one is on.
#[component]
pub fn FilterBox(
    /// The address of the same list without filters, while one is on.
    #[prop(into)]
    away: Signal<Option<String>>,
    /// The filters.
    children: Children,
) -> impl IntoView {
    // Where there is little room the list comes first; filters that are on are never hidden.
    let open = !page::is_narrow() || away.with_untracked(Option::is_some);
    view! {
        <div class="filters no-print">
            <Disclosure summary="Filtri" open>
                <div class="grid" data-min="13" role="group" aria-label="Filtri">
                    {children()}
                </div>
                {move || away.get().map(|href| view! { <p><a href=href>"Togli i filtri"</a></p> })}
            </Disclosure>
        </div>
    }
}

/// What stands in the place of a list that nothing answers.
#[component]
pub fn NoneSuch(
    /// The address of the same list without filters, while one is on.
    #[prop(into)]
    away: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <EmptyState title="Qui non c’è niente di simile" glyph=Glyph::Search>
            <p>"Prova con meno parole, o con meno filtri."</p>
            {move || away.get().map(|href| view! { <a class="button" href=href>"Togli i filtri"</a> })}
        </EmptyState>
    }
}
