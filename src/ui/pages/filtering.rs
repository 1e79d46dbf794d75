//! What the lists have in common: the box of the filters, and what stands where nothing answers them.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::insight::{Standing, territories};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::components::{Choice, Disclosure, EmptyState};
use crate::ui::icons::Glyph;
use crate::ui::pages::networks::filters::with_any;

/// Leads to the address of a question, where the page stands.
pub fn turning<Q: 'static>(href: fn(&Q) -> String) -> Callback<Q> {
    let navigate = use_navigate();
    Callback::new(move |asked: Q| {
        let options = NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() };
        navigate(&href(&asked), options);
    })
}

/// The territories of today as choices, after the one that asks nothing and before `last`.
pub fn territory_choices(last: Option<Choice>) -> Memo<Vec<Choice>> {
    let today = session().today();
    store().select(move |workspace| {
        let all = territories(workspace, today.get()).into_iter();
        let in_force = all.filter(|row| row.standing == Standing::InForce);
        let named =
            in_force.map(|row| Choice::new(row.id.to_string(), format!("{}. {}", row.number, row.name)));
        with_any("Ovunque", named.chain(last.clone()))
    })
}

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
