//! «Cerca ovunque»: any record by its name, from any screen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use crate::ui::app::store;
use crate::ui::components::{Palette, PaletteEntry};
use crate::ui::labels;
use crate::ui::routes::{Route, base};
use crate::ui::screens::{self, Finder};

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
    // It is made when the search is opened, of the records of that moment; the first time it has to arrive.
    let finder = RwSignal::new(None::<Finder>);
    let missing = RwSignal::new(false);
    Effect::new(move |_| {
        missing.set(false);
        finder.set(None);
        if !open.get() {
            return;
        }
        spawn_local(async move {
            let arrived = screens::finder(store.now()).await.ok();
            missing.try_set(arrived.is_none());
            finder.try_set(arrived);
        });
    });
    let found = Memo::new(move |_| {
        let typed = query.get();
        finder.with(|finder| finder.as_ref().map(|find| find(&typed)).unwrap_or_default())
    });
    let news = Signal::derive(move || match (finder.with(Option::is_some), missing.get()) {
        (true, _) => None,
        (false, false) => Some("La ricerca sta arrivando: puoi già scrivere."),
        (false, true) => {
            Some("La ricerca non è arrivata: la prima volta serve la rete. Chiudi e riprova fra poco.")
        }
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
    view! { <Palette open query results total news on_pick=pick /> }
}
