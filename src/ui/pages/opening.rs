//! The page for when the notebook cannot be opened yet: what happened, what was kept, what to do.

use leptos::prelude::*;

use crate::session::{FetchError, StorageError, page};
use crate::ui::components::EmergencyNumbers;

/// Why the notebook is not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The data of the Plan did not come, and nothing is stored yet.
    NoData(FetchError),
    /// Another tab or another version is in the way, or the browser itself.
    Wait(StorageError),
}

/// The notebook cannot be opened yet.
#[component]
pub fn OpeningPage(
    /// Why.
    why: Closed,
) -> impl IntoView {
    let (title, text) = match &why {
        Closed::NoData(_) => (
            "Filò non è ancora arrivato tutto",
            "Per la prima apertura serve la rete: i dati del Piano non sono arrivati. Qui non c’era ancora niente da perdere. Controlla la rete e riprova.",
        ),
        Closed::Wait(StorageError::NewerFormat { .. }) => (
            "Su questo dispositivo c’è una versione più nuova",
            "Il quaderno è stato scritto da una versione più nuova di Filò e non viene toccato. Ricarica la pagina per prendere la versione nuova.",
        ),
        Closed::Wait(StorageError::Silent) => (
            "Il browser non apre il quaderno",
            "Filò ha chiesto al browser il quaderno salvato su questo dispositivo e aspetta ancora la risposta. Quello che avevi scritto non è stato toccato. Ricarica la pagina; se non basta, chiudi del tutto il browser e riaprilo.",
        ),
        Closed::Wait(StorageError::Blocked) => (
            "Filò è aperto in un’altra scheda",
            "Un’altra scheda tiene aperta una versione vecchia di Filò. Il quaderno è al sicuro. Chiudi le altre schede e ricarica questa.",
        ),
        Closed::Wait(_) => (
            "Il quaderno non si è aperto",
            "Il browser non è riuscito ad aprire il quaderno salvato su questo dispositivo. Quello che avevi scritto non è stato toccato. Ricarica la pagina.",
        ),
    };
    view! {
        <main class="wrap stack" id="contenuto">
            <h1>{title}</h1>
            <p class="prose-lead">{text}</p>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=move |_| page::reload()>
                    "Ricarica"
                </button>
            </div>
            <EmergencyNumbers />
        </main>
    }
}
