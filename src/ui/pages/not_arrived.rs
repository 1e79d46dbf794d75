//! A screen that comes in a file of its own; and, where the file did not arrive, what happened and how to try again.

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::wasm_split::SplitLoaderError;

use crate::session::page;
use crate::ui::components::EmergencyNumbers;
use crate::ui::pages::Page;

/// A part of a screen that has to arrive first (`ui/screens.rs`).
pub fn arriving(part: impl Future<Output = Result<AnyView, SplitLoaderError>> + Send + 'static) -> AnyView {
    let arrived = async move { part.await.unwrap_or_else(|_| view! { <NotArrivedPage /> }.into_any()) };
    Suspend::new(ScopedFuture::new_untracked(arrived)).into_any()
}

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
                <EmergencyNumbers />
            </div>
        </Page>
    }
}
