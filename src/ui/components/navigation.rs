//! Ways through the page and out of it. The doors of the header are the app's own.

use leptos::prelude::*;

use crate::session::page;

/// One view of a page, reached by a link that can be sent to a colleague.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its words.
    pub label: String,
    /// Its address.
    pub href: String,
    /// Whether it is the one on screen.
    pub current: bool,
}

/// Views of one page as links.
#[component]
pub fn Tabs(
    /// What the tabs are about, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs in order.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    let link = |Tab { label, href, current }: Tab| {
        view! { <a href=href aria-current=current.then_some("page")>{label}</a> }
    };
    view! {
        <nav class="tabs" aria-label=label>
            {move || tabs.get().into_iter().map(link).collect_view()}
        </nav>
    }
}

/// The lists of a screen that stands itself behind a tab: smaller, so that the two rows are not taken for one.
#[component]
pub fn Views(
    /// What the lists are about, for screen readers.
    #[prop(into)]
    label: String,
    /// The lists in order.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    view! { <div class="views"><Tabs label tabs /></div> }
}

/// The way back: each step above this page, then the page itself.
#[component]
pub fn Crumbs(
    /// Words and address of each step above, from the top.
    trail: Vec<(String, String)>,
    /// The name of this page.
    #[prop(into)]
    here: Signal<String>,
) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label="Dove sei">
            <ol>
                {trail
                    .into_iter()
                    .map(|(label, href)| view! { <li><a href=href>{label}</a></li> })
                    .collect_view()}
                <li><span aria-current="page">{move || here.get()}</span></li>
            </ol>
        </nav>
    }
}

/// Something that folds under a line of words.
#[component]
pub fn Disclosure(
    /// The line that opens it.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <details open=open>
            <summary>{move || summary.get()}</summary>
            {children()}
        </details>
    }
}

/// The first thing Tab reaches: past the header, to the content.
#[component]
pub fn SkipLink(
    /// The id of the content.
    #[prop(into, default = "contenuto".to_owned())]
    target: String,
) -> impl IntoView {
    let id = target.clone();
    let go = move |event: leptos::ev::MouseEvent| {
        // The router would take the fragment for a journey: only the focus moves.
        event.prevent_default();
        super::anchor::focus(&id);
    };
    view! { <a class="skip" href=format!("#{target}") on:click=go>"Vai al contenuto"</a> }
}

/// Words for screen readers alone.
#[component]
pub fn VisuallyHidden(
    /// The words.
    children: Children,
) -> impl IntoView {
    view! { <span class="vh">{children()}</span> }
}

/// Leaves this page at once for a harmless one, which takes its place in the history of the tab.
#[component]
pub fn QuickExit(
    /// Where to go.
    href: &'static str,
) -> impl IntoView {
    let leave = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::escape(href);
    };
    view! {
        <a class="button escape" href=href rel="noreferrer external" on:click=leave>
            "Esci in fretta"
        </a>
    }
}
