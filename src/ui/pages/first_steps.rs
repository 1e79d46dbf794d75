//! What stands where the notebook has nothing yet: the ways to begin.

use leptos::prelude::*;

use crate::ui::components::EmptyState;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::routes::Route;

/// The ways to begin a notebook that has no territory.
#[component]
pub fn FirstSteps() -> impl IntoView {
    view! {
        <EmptyState title="Questo quaderno è ancora vuoto" glyph=Glyph::Map>
            <p>
                "Si comincia con il file di chi ci lavora già, con i dati del Piano di Zona, o dal primo micro-territorio."
            </p>
            <div class="more">
                <a class="button" data-kind="main" href=Route::Exchange.href()>
                    <Icon glyph=Glyph::Exchange />
                    "Prendi il file di un altro"
                </a>
                <a class="button" href=Route::Settings.href_with(&[("parte", "ricomincia")])>
                    "Parti dai dati del Piano"
                </a>
                <a class="button" href=Route::Territories.href()>"Aggiungi un micro-territorio"</a>
            </div>
        </EmptyState>
    }
}
