//! Where what is written here is kept, and how firmly, in plain words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Saving, StorageStatus, Tone, page};
use crate::ui::app::session;
use crate::ui::clock;
use crate::ui::components::{Disclosure, Notice, Status};
use crate::ui::labels::{errors, numbers, sentence};
use crate::ui::routes::Route;

/// What this browser keeps, and what makes it safer.
#[component]
pub fn StorageState() -> impl IntoView {
    let session = session();
    let status = RwSignal::new(None::<StorageStatus>);
    let look = move || spawn_local(async move { status.set(Some(session.storage_status().await)) });
    Effect::new(move |_| {
        session.saving().track();
        look();
    });
    let last = session.last_export();
    let saving = session.saving();
    let ask = Callback::new(move |()| {
        spawn_local(async move {
            if session.ask_to_keep().await {
                session.tell(Tone::Good, "Il browser ha promesso di non cancellare niente da solo.");
            } else {
                session.tell(Tone::Info, "Il browser non lo promette adesso: di solito lo fa dopo che il sito è stato usato qualche giorno, o aggiunto alla schermata Home. Intanto vale il file.");
            }
            look();
        });
    });
    view! {
        <section class="stack" aria-labelledby="dove-sta">
            <h2 id="dove-sta">"Dove sta quello che scrivi"</h2>
            {move || match saving.get() {
                Saving::MemoryOnly(error) => {
                    view! {
                        <Notice status=Status::Bad>
                            <p>{errors::storage(&error)}</p>
                            <a class="button" href=Route::Exchange.href()>"Salva su file"</a>
                        </Notice>
                    }
                        .into_any()
                }
                other => view! { <p>{errors::saving(&other).1}</p> }.into_any(),
            }}
            <dl class="facts" data-size="l">
                {move || status.get().map(|status| view! { <Facts status on_ask=ask /> })}
                <dt>"Ultimo file"</dt>
                <dd>
                    {move || last.get().map_or_else(|| "Mai, da questo browser.".to_owned(), |at| format!("{}.", sentence(&clock::ago(at))))}
                    " " <a href=Route::Exchange.href()>"Salva su file"</a>
                </dd>
            </dl>
            <Disclosure summary="Su iPhone, iPad e Mac con Safari">
                <p>
                    "Safari può cancellare i dati di un sito che non apri per sette giorni. Due modi per stare tranquilli: aggiungi Filò alla schermata Home (tocca Condividi, poi «Aggiungi alla schermata Home») e aprilo da lì; e salva un file ogni settimana."
                </p>
            </Disclosure>
            <Disclosure summary="Su un computer che si azzera ogni sera">
                <p>
                    "In biblioteca, a scuola o in comune capita che il computer torni com’era: quello che scrivi qui sparisce. Prima di alzarti salva un file su una chiavetta; la volta dopo uniscilo e riprendi da lì."
                </p>
            </Disclosure>
        </section>
    }
}

/// What the browser says of itself.
#[component]
fn Facts(status: StorageStatus, on_ask: Callback<()>) -> impl IntoView {
    let place = if page::looks_mobile() {
        "in questo telefono, in questo browser"
    } else {
        "in questo computer, in questo browser"
    };
    let place = match status.stored {
        true => format!("Solo {place}. Non c’è una copia altrove, se non nei file che salvi."),
        false => "Da nessuna parte: resta in memoria e sparisce quando chiudi la pagina.".to_owned(),
    };
    let promise = match (status.stored, status.persisted) {
        (false, _) => "Non c’è niente da tenere.",
        (true, true) => "Sì: il browser ha promesso di non cancellare niente da solo.",
        (true, false) => {
            "Non è promesso: se manca spazio, o se non apri Filò per molto tempo, il browser può cancellare tutto."
        }
    };
    let size = status.bytes.map_or_else(
        || "Il browser non lo dice.".to_owned(),
        |(used, allowed)| {
            format!("{} occupati; il browser ne concede {}.", numbers::bytes(used), numbers::bytes(allowed))
        },
    );
    let unsafe_page = !status.secure;
    view! {
        <dt>"Dove"</dt>
        <dd>{place}</dd>
        <dt>"Resta?"</dt>
        <dd class="stack" data-gap="s2">
            <p>{promise}</p>
            {(status.stored && !status.persisted)
                .then(|| {
                    view! {
                        <p>
                            <button class="button" type="button" on:click=move |_| on_ask.run(())>
                                "Chiedi al browser di non cancellare"
                            </button>
                        </p>
                    }
                })}
        </dd>
        <dt>"Quanto spazio"</dt>
        <dd>{size}</dd>
        {unsafe_page
            .then(|| {
                view! {
                    <dt>"Attenzione"</dt>
                    <dd>
                        "L’indirizzo non comincia con https: qui il browser non lascia aprire Filò senza rete, e due schede aperte insieme si danno il cambio con più fatica."
                    </dd>
                }
            })}
    }
}
