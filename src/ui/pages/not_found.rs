//! The page for an address that leads nowhere: it says so, and where to go from here.

use leptos::prelude::*;

use crate::ui::icons::{Glyph, Icon};
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
            <div class="cluster">
                <a class="button" data-kind="main" href=Route::Guide.href()>
                    <Icon glyph=Glyph::Search />
                    "Cerca un servizio nella guida"
                </a>
                <a class="button" href=Route::Today.href()>"Torna a Oggi"</a>
            </div>
            <ul class="stack" data-gap="s2">
                <li><a href=Route::Territories.href()>"I micro-territori e i loro comuni"</a></li>
                <li><a href=Route::Networks.href()>"Le organizzazioni, le reti e gli accordi"</a></li>
                <li>
                    <a href=Route::Settings.href_with(&[("parte", "cestino")])>
                        "Il cestino: quello che è stato eliminato si rimette al suo posto"
                    </a>
                </li>
            </ul>
        </Page>
    }
}
