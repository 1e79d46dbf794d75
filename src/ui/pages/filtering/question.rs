//! What a list is asked stands in its address, so that it can be sent to a colleague and found again: how it is read there,
//! and where another question leads.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::insight::OfTerritory;
use crate::ui::components::Tab;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::numbers;

/// What a list is asked.
pub trait Question: Clone + Default + PartialEq + Send + Sync + 'static {
    /// The question of an address, given what it has under a name. What makes no sense asks nothing.
    fn of(value: impl Fn(&str) -> Option<String>) -> Self;

    /// The address that asks it.
    fn href(&self) -> String;

    /// The same list, all of it.
    fn without_filters(&self) -> Self {
        Self::default()
    }

    /// The address of the same list without filters, while one is on.
    fn away(&self) -> Option<String> {
        let all = self.without_filters();
        (*self != all).then(|| all.href())
    }
}

/// One of the lists of a page.
pub trait PageView: Copy + Default + PartialEq + Send + Sync + 'static {
    /// The lists in order.
    const ALL: &'static [Self];

    /// How it is named.
    fn names(self) -> Names;

    /// The list with this code in an address; the first where no other is asked for.
    fn of_code(code: &str) -> Self {
        Self::ALL.iter().copied().find(|view| view.names().code == code).unwrap_or_default()
    }

    /// Its code in addresses. The first list needs none.
    fn code(self) -> &'static str {
        if self == Self::default() { "" } else { self.names().code }
    }
}

/// How one of the lists of a page is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    /// In addresses.
    pub code: &'static str,
    /// On its tab.
    pub tab: &'static str,
    /// Above its rows.
    pub heading: &'static str,
    /// The button that adds to it.
    pub add: &'static str,
}

/// What a page with more than one list is asked.
pub trait Viewed: Question {
    /// The lists of the page.
    type View: PageView;

    /// Which list.
    fn view(&self) -> Self::View;

    /// The same of another list, as far as it has the filters.
    fn seen_as(&self, view: Self::View) -> Self;
}

/// The code in addresses of no territory in particular.
pub const NOWHERE: &str = "nessuno";

/// The territory with this code in an address.
pub fn territory_of(code: &str) -> Option<OfTerritory> {
    if code == NOWHERE { Some(OfTerritory::None) } else { code.parse().ok().map(OfTerritory::One) }
}

/// The code of a territory in an address; empty where none is asked.
pub fn territory_code(territory: Option<&OfTerritory>) -> &str {
    match territory {
        None => "",
        Some(OfTerritory::None) => NOWHERE,
        Some(OfTerritory::One(id)) => id.as_str(),
    }
}

/// What the address asks, also after it changes.
pub fn asked<Q: Question>() -> Memo<Q> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| Q::of(|name| query.get(name))))
}

/// The address of the list without filters, while one is on.
pub fn away<Q: Question>(asked: Memo<Q>) -> Signal<Option<String>> {
    Signal::derive(move || asked.with(Q::away))
}

/// Leads to the address of a question, where the page stands.
pub fn turning<Q: Question>() -> Callback<Q> {
    let navigate = use_navigate();
    Callback::new(move |asked: Q| {
        let options = NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() };
        navigate(&asked.href(), options);
    })
}

/// The lists of a page as tabs, each with how much is in it.
pub fn tabs<Q: Viewed, const N: usize>(
    asked: Memo<Q>,
    counts: impl Fn() -> [usize; N] + Send + Sync + 'static,
) -> Signal<Vec<Tab>> {
    Signal::derive(move || {
        let tab = |(view, count): (&Q::View, usize)| Tab {
            label: format!("{} ({})", view.names().tab, numbers::whole(count as u64)),
            href: asked.with(|asked| asked.seen_as(*view).href()),
            current: asked.with(|asked| asked.view() == *view),
        };
        Q::View::ALL.iter().zip(counts()).map(tab).collect()
    })
}

/// The heading of the list that is on, which its section is labelled by, and the button that adds to it.
#[component]
pub fn ListHead(
    /// How the list is named.
    #[prop(into)]
    names: Signal<Names>,
    /// Whether adding is what the page is for.
    #[prop(default = true)]
    main: bool,
    /// Adds to the list.
    #[prop(into)]
    on_add: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="spread">
            <h2 id="elenco">{move || names.get().heading}</h2>
            <button class="button" data-kind=main.then_some("main") type="button" on:click=move |_| on_add.run(())>
                <Icon glyph=Glyph::Plus />
                {move || names.get().add}
            </button>
        </div>
    }
}
