//! An address whose service is not there: never was, or is in the bin.

use leptos::prelude::*;

use crate::domain::RecordId;
use crate::session::Tone;
use crate::store::Command;
use crate::ui::app::{session, store};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::errors;
use crate::ui::pages::Page;
use crate::ui::routes::Route;

/// Nobody knows this service.
#[component]
pub fn UnknownService() -> impl IntoView {
    view! {
        <Absent
            title="Questo servizio qui non c’è"
            why="Forse l’indirizzo è sbagliato, o il servizio è stato aggiunto su un altro dispositivo e non è ancora arrivato qui. Nessun dato è andato perso."
        >
            <ul class="stack" data-gap="s2">
                <li><a href=Route::Exchange.href()>"Prendi il file di un’altra persona del gruppo"</a></li>
                <li>
                    <a href=Route::Settings.href_with(&[("parte", "cestino")])>"Guarda nel cestino"</a>
                </li>
            </ul>
        </Absent>
    }
}

/// Somebody has erased it for ever.
#[component]
pub fn ErasedService() -> impl IntoView {
    view! {
        <Absent
            title="Questo servizio è stato cancellato"
            why="Qualcuno l’ha cancellato per sempre: non torna, nemmeno con un file. Se serve ancora, nella guida forse c’è un altro servizio che risponde."
        />
    }
}

/// A service that is not here: why, where to look for another, and whom to call.
#[component]
fn Absent(
    title: &'static str,
    why: &'static str,
    /// Where else it may be.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <Page title="Servizio non trovato">
            <div class="stack">
                <h1>{title}</h1>
                <p class="prose-lead">{why}</p>
            </div>
            <div class="cluster">
                <a class="button" data-kind="main" href=Route::Guide.href()>
                    <Icon glyph=Glyph::Search />
                    "Cerca nella guida"
                </a>
            </div>
            {children.map(|children| children())}
            <p>
                "Se hai bisogno adesso, chiama il tuo comune e chiedi dell’assistente sociale. Emergenza: "
                <a href="tel:112">"112"</a> ". Violenza in casa: " <a href="tel:1522">"1522"</a> "."
            </p>
        </Page>
    }
}

/// The service is in the bin.
#[component]
pub fn BinnedService(
    /// Which.
    id: RecordId,
    /// What it is called.
    title: String,
) -> impl IntoView {
    let (store, session) = (store(), session());
    let restore = move |_| match store.dispatch(Command::Restore(id.clone())) {
        Ok(_) => session.tell_undoable("Il servizio è tornato al suo posto."),
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    };
    view! {
        <Page title="Servizio nel cestino">
            <div class="stack">
                <h1>{format!("«{title}» è nel cestino")}</h1>
                <p class="prose-lead">
                    "Chi cerca nella guida non lo trova. Quello che c’era scritto è ancora tutto lì."
                </p>
            </div>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=restore>
                    <Icon glyph=Glyph::Restore />
                    "Rimettilo al suo posto"
                </button>
                <a class="button" data-kind="quiet" href=Route::Guide.href()>"Torna alla guida"</a>
            </div>
        </Page>
    }
}
