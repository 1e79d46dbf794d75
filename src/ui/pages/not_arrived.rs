//! A screen that comes in a file of its own; and, where the file did not arrive, what happened and how to try again.

use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::session::page;
use crate::ui::components::EmergencyNumbers;
use crate::ui::pages::Page;

/// After how many milliseconds somebody begins to wonder.
const WONDERED: u32 = 400;

/// A part of a screen that has to arrive first (`ui/screens.rs`); where it takes long, it says so.
pub fn arriving(part: impl Future<Output = Result<AnyView, SplitLoaderError>> + 'static) -> AnyView {
    let (late, set_late) = signal(false);
    let wondering = page::timer(WONDERED, move || {
        set_late.try_set(true);
    });
    // It ends with the screen.
    StoredValue::new_local(wondering);
    let (here, set_here) = signal(false);
    let arrived = StoredValue::new_local(None);
    spawn_local(ScopedFuture::new_untracked(async move {
        let view = part.await.unwrap_or_else(|_| view! { <NotArrivedPage /> }.into_any());
        // By then somebody may have gone elsewhere.
        arrived.try_set_value(Some(view));
        set_here.try_set(true);
    }));
    let waiting = || {
        view! {
            <main class="wrap" id="contenuto" tabindex="-1">
                <div role="status">
                    <h1>"Il modulo sta arrivando…"</h1>
                </div>
            </main>
        }
    };
    (move || match here.get() {
        true => arrived.try_update_value(Option::take).flatten(),
        false => late.get().then(|| waiting().into_any()),
    })
    .into_any()
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
