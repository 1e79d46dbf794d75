//! The page for an address that leads nowhere: it says so, and where to go from here.

use leptos::prelude::*;

use crate::ui::pages::Page;
use crate::ui::routes::Route;

/// An address that leads nowhere.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title="Pagina non trovata">
            <div class="stack">
                <h1>"Qui non c’è niente"</h1>
                <p class="prose-lead">
                    "L’indirizzo è sbagliato, oppure quello che cerchi è stato spostato o eliminato. Nessun dato è andato perso."
                </p>
            </div>
            <ul class="stack" data-gap="s2">
                <li><a href=Route::Guide.href()>"Cerca un servizio nella guida"</a></li>
                <li><a href=Route::Today.href()>"Torna a Oggi"</a></li>
                <li><a href=Route::Settings.href_with(&[("parte", "cestino")])>"Guarda nel cestino"</a></li>
            </ul>
        </Page>
    }
}
