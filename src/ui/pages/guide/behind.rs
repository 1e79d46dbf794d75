//! Behind the guide: for those who keep it, the way to a new service and to those that are not in it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::insight::{Mention, outside_guide};
use crate::ui::app::store;
use crate::ui::components::Disclosure;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, numbers};
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::routes::Route;

use super::ADDING;
use super::asking::Asked;

/// What those who keep the guide find under it.
#[component]
pub fn Behind(
    /// Today.
    today: Signal<NaiveDate>,
) -> impl IntoView {
    let outside = store().select(outside_guide);
    let to_check = move || Asked { to_check: true, ..Asked::default() }.href(today.get());
    let summary = Signal::derive(move || {
        let count = outside.with(Vec::len);
        let said = numbers::counted_words(count, "servizio", "servizi");
        format!("{said} non nella guida")
    });
    let line = |mention: Mention| {
        view! { <li><RecordLink mention /></li> }
    };
    view! {
        <section class="stack no-print" aria-labelledby="dietro">
            <h2 id="dietro">"Per chi tiene la guida"</h2>
            <div class="cluster">
                <a class="button" href=Route::Guide.href_with(&[(ADDING, "si")])>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi un servizio"
                </a>
                <a class="button" data-kind="quiet" href=to_check>"Servizi da verificare"</a>
            </div>
            <Show when=move || outside.with(|outside| !outside.is_empty())>
                <Disclosure summary>
                    <p class="small">
                        {format!("Le famiglie non li vedono: {} da completare, da discutere o ritirati.", labels::kinds(crate::domain::Kind::Service))}
                    </p>
                    <ul class="stack" data-gap="s2">
                        {move || outside.get().into_iter().map(line).collect_view()}
                    </ul>
                </Disclosure>
            </Show>
        </section>
    }
}
