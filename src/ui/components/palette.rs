//! «Cerca ovunque»: a box above the page, results under it, arrows and Enter.

use leptos::prelude::*;

use super::anchor::{anchor, focus_inside};

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteEntry {
    /// What it is called.
    pub title: String,
    /// What it is, in a word.
    pub kind: String,
    /// Its address.
    pub href: String,
}

/// The box that finds anything by name. The page searches and navigates; here is only the keyboard.
#[component]
pub fn Palette(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is typed; kept between two openings by the page, or not, as it likes.
    query: RwSignal<String>,
    /// What was found, best first.
    #[prop(into)]
    results: Signal<Vec<PaletteEntry>>,
    /// How many were found, those that are not shown counted too.
    #[prop(into)]
    total: Signal<usize>,
    /// What is to be known first, while nothing can be found.
    #[prop(into)]
    news: Signal<Option<&'static str>>,
    /// Goes to this address. The palette closes first.
    #[prop(into)]
    on_pick: Callback<String>,
) -> impl IntoView {
    let node: NodeRef<leptos::html::Dialog> = NodeRef::new();
    let chosen = RwSignal::new(0_usize);
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if !open.get() {
            dialog.close();
        } else if !dialog.open() && dialog.show_modal().is_ok() {
            focus_inside(&dialog, "input");
        }
    });
    // A browser says it a moment later: by then it may have been opened again.
    let closed = move |_| {
        if node.get_untracked().is_none_or(|dialog| !dialog.open()) {
            open.set(false);
        }
    };
    let list_id = anchor(String::new(), "results");
    let option_id = {
        let list_id = list_id.clone();
        move |index: usize| format!("{list_id}-{index}")
    };
    // A shorter list of results keeps the choice on its last line.
    let current = move || results.with(|found| chosen.get().min(found.len().saturating_sub(1)));
    let pick = move |index: usize| {
        if let Some(entry) = results.with_untracked(|found| found.get(index).cloned()) {
            open.set(false);
            on_pick.run(entry.href);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let last = results.with_untracked(Vec::len).saturating_sub(1);
        let now = chosen.get_untracked().min(last);
        match event.key().as_str() {
            "ArrowDown" => chosen.set(if now == last { 0 } else { now + 1 }),
            "ArrowUp" => chosen.set(if now == 0 { last } else { now - 1 }),
            "Enter" => pick(now),
            _ => return,
        }
        event.prevent_default();
        if let Some(dialog) = node.get_untracked() {
            request_animation_frame(move || {
                if let Ok(Some(line)) = dialog.query_selector("[aria-selected='true']") {
                    line.scroll_into_view_with_bool(false);
                }
            });
        }
    };
    let active = {
        let option_id = option_id.clone();
        move || results.with(|found| !found.is_empty()).then(|| option_id(current()))
    };
    let line = move |(index, entry): (usize, PaletteEntry)| {
        view! {
            <li
                role="option"
                id=option_id(index)
                aria-selected=move || if current() == index { "true" } else { "false" }
                on:click=move |_| pick(index)
            >
                <span>{entry.title}</span>
                <small>{entry.kind}</small>
            </li>
        }
    };
    let found = move || match results.with(Vec::len) {
        _ if news.get().is_some() => news.get().unwrap_or_default().to_owned(),
        _ if query.with(|typed| typed.trim().is_empty()) => {
            "Scrivi un nome o una parola: un servizio, un incontro, un bisogno, un compito.".to_owned()
        }
        0 => "Niente con questo nome. Prova con una parola sola.".to_owned(),
        1 => "Un risultato".to_owned(),
        shown if total.get() > shown => {
            format!("I primi {shown} di {}. Con una parola in più sono meno.", total.get())
        }
        many => format!("{many} risultati"),
    };
    view! {
        <dialog
            class="dialog"
            data-kind="palette"
            node_ref=node
            aria-label="Cerca ovunque"
            on:close=closed
        >
            <div class="search">
                <label class="vh" for=format!("{list_id}-box")>"Cerca ovunque"</label>
                <input
                    id=format!("{list_id}-box")
                    role="combobox"
                    autocomplete="off"
                    placeholder="Cerca ovunque"
                    aria-expanded=move || if results.with(Vec::is_empty) { "false" } else { "true" }
                    aria-controls=list_id.clone()
                    aria-activedescendant=active
                    prop:value=query
                    on:input=move |event| {
                        chosen.set(0);
                        query.set(event_target_value(&event));
                    }
                    on:keydown=key
                />
                <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(false)>
                    "Chiudi"
                </button>
            </div>
            <p class="small" role="status">{found}</p>
            <ul class="results" role="listbox" id=list_id aria-label="Risultati">
                {move || results.get().into_iter().enumerate().map(line.clone()).collect_view()}
            </ul>
        </dialog>
    }
}
