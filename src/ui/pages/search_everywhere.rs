//! «Cerca ovunque»: any record by its name, from any screen.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::insight::{Audience, Index};
use crate::ui::app::store;
use crate::ui::components::{Palette, PaletteEntry};
use crate::ui::labels;
use crate::ui::routes::{Route, base};

/// How much of a title is shown: a need or a voice is a whole text.
const LONGEST_TITLE: usize = 140;

/// How many results are shown.
const SHOWN: usize = 12;

/// The search over everything.
#[component]
pub fn SearchEverywhere(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let store = store();
    let query = RwSignal::new(String::new());
    // The index is made when the search is opened, of the records of that moment.
    let index = Memo::new(move |_| {
        open.get().then(|| Found(std::sync::Arc::new(Index::of(&store.now(), Audience::Everything))))
    });
    let found = Memo::new(move |_| {
        let typed = query.get();
        let Some(Found(index)) = index.get() else { return Vec::new() };
        index.search(&typed).map(|found| found.hits).unwrap_or_default()
    });
    let results = Memo::new(move |_| {
        let workspace = store.now();
        let entry = |hit: &crate::insight::Hit| {
            let entry = workspace.entry(&hit.id)?;
            let twofold = entry.conflicts().any(|field| hit.kind.titled_by().contains(&field));
            let kind = labels::kind(hit.kind);
            Some(PaletteEntry {
                title: labels::short(&entry.record.title(), LONGEST_TITLE),
                kind: if twofold { format!("{kind}, due versioni") } else { kind.to_owned() },
                href: Route::of_record(hit.kind, &hit.id),
            })
        };
        found.with(|hits| hits.iter().filter_map(entry).take(SHOWN).collect::<Vec<_>>())
    });
    let navigate = use_navigate();
    let pick = move |href: String| {
        query.set(String::new());
        // The router adds the base again.
        navigate(href.strip_prefix(base()).unwrap_or(&href), Default::default());
    };
    let total = Signal::derive(move || found.with(Vec::len));
    view! { <Palette open query results total on_pick=pick /> }
}

/// An index, equal only to itself.
#[derive(Clone)]
struct Found(std::sync::Arc<Index>);

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.0, &other.0)
    }
}
