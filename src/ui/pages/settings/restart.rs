//! Starting again: from the data of the Plan, or from an empty notebook. A restore point comes first.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{StartFrom, Tone};
use crate::ui::app::session;
use crate::ui::labels::errors;
use crate::ui::pages::working::{Working, focus_soon};
use crate::ui::routes::Route;

use super::sure::Sure;

/// The part about starting again.
#[component]
pub fn RestartPart() -> impl IntoView {
    let session = session();
    let (plan, empty) = (RwSignal::new(false), RwSignal::new(false));
    let start = move |from: StartFrom, done: &'static str| {
        spawn_local(async move {
            match session.start_again(from).await {
                Ok(()) => {
                    session.tell(Tone::Good, done);
                    focus_soon("ricomincia");
                }
                Err(error) => session.tell(Tone::Bad, errors::replace(&error)),
            }
        });
    };
    let from_plan = move |()| {
        start(
            StartFrom::Plan,
            "Il quaderno è di nuovo quello del Piano. Com’era prima lo trovi fra le copie di sicurezza, in Scambio.",
        )
    };
    let from_nothing = move |()| {
        start(
            StartFrom::Empty,
            "Il quaderno è vuoto. Com’era prima lo trovi fra le copie di sicurezza, in Scambio.",
        )
    };
    view! {
        <section class="stack" aria-labelledby="ricomincia">
            <h2 id="ricomincia" tabindex="-1">"Ricomincia da capo"</h2>
            <p>
                "Prima salviamo una copia di adesso: la trovi fra le "
                <a href=Route::Exchange.href()>"copie di sicurezza"</a>
                ", e da lì torni indietro. Se vuoi essere sicuro, salva anche un file."
            </p>
            <Working />
            <div class="grid" data-fit data-min="19">
                <article class="card">
                    <h3>"Dai dati del Piano"</h3>
                    <p>
                        "Il quaderno torna com’era alla prima apertura: territori, servizi, organizzazioni e reti del Piano di Zona. Quello che avete aggiunto non si vede più."
                    </p>
                    <div class="cluster">
                        <button class="button" data-kind="danger" type="button" on:click=move |_| plan.set(true)>
                        "Ricomincia dai dati del Piano"
                    </button>
                    </div>
                </article>
                <article class="card">
                    <h3>"Da un quaderno vuoto"</h3>
                    <p>
                        "Non resta niente, solo il titolo e i nomi dei dispositivi. Serve quando stai per unire la copia di un altro dispositivo, o per un altro territorio."
                    </p>
                    <div class="cluster">
                        <button class="button" data-kind="danger" type="button" on:click=move |_| empty.set(true)>
                        "Ricomincia da vuoto"
                    </button>
                    </div>
                </article>
            </div>
            <Sure
                open=plan
                title="Ricomincio dai dati del Piano?"
                understood="Ho capito: quello che abbiamo scritto esce dal quaderno"
                confirm="Ricomincia"
                on_confirm=from_plan
            >
                <p>"Vale solo per questo dispositivo. I file già mandati non cambiano; se ne unisci uno, quello che c’è dentro torna."</p>
            </Sure>
            <Sure
                open=empty
                title="Ricomincio da un quaderno vuoto?"
                understood="Ho capito: qui non resterà niente"
                confirm="Svuota e ricomincia"
                on_confirm=from_nothing
            >
                <p>"Vale solo per questo dispositivo. I file già mandati non cambiano; se ne unisci uno, quello che c’è dentro torna."</p>
            </Sure>
        </section>
    }
}
