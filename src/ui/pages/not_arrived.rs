//! A screen whose file did not arrive: what happened, and how to try again.

use leptos::prelude::*;

use crate::session::page;
use crate::ui::pages::Page;

/// The screen that stands in for one that did not arrive.
#[component]
pub fn NotArrivedPage() -> impl IntoView {
    view! {
        <Page title="Non è arrivata">
            <div class="stack">
                <h1>"Questa schermata non è arrivata"</h1>
                <p class="prose-lead">
                    "Forse manca la rete. Quello che hai scritto su questo dispositivo non è stato toccato."
                </p>
                <div class="cluster">
                    <button class="button" data-kind="main" type="button" on:click=|_| page::reload()>
                        "Riprova"
                    </button>
                </div>
            </div>
        </Page>
    }
}
