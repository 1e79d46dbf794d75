//! Restore points: when, why, how large, and the way back to each.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{DroppedPoint, RestorePoint, StorageError, Tone};
use crate::ui::app::session;
use crate::ui::clock;
use crate::ui::components::{Confirm, Disclosure, Notice, Status};
use crate::ui::labels::{errors, numbers, point_reason};

use super::stage::Stage;
use crate::ui::pages::working::focus_soon;

/// The copies that this browser keeps, the latest first.
#[component]
pub fn RestorePoints(stage: Stage) -> impl IntoView {
    let session = session();
    let listed = RwSignal::new(None::<Result<Vec<RestorePoint>, StorageError>>);
    let load = move || spawn_local(async move { listed.set(Some(session.points().await)) });
    // Saving, taking a file and going back all end in «Salvato»: the list is read again then.
    Effect::new(move |_| {
        session.saving().track();
        session.undoable_import().track();
        session.working().track();
        load();
    });
    let asked = RwSignal::new(None::<RestorePoint>);
    let open = RwSignal::new(false);
    let restore = move |()| {
        let Some(point) = asked.get_untracked() else { return };
        // Said here: what is spawned is nobody's child, and finds no session.
        let when = untrack(|| clock::spoken(point.at));
        spawn_local(async move {
            match session.restore_point(point.id).await {
                Ok(()) => {
                    stage.receipt.set(None);
                    session.tell(Tone::Good, format!("Il quaderno è di nuovo com’era {when}. Se cambi idea, la copia di poco fa è la prima dell’elenco."));
                    focus_soon("scambio");
                }
                Err(error) => session.tell(Tone::Bad, errors::replace(&error)),
            }
        });
    };
    let write_again = move |_| {
        open.set(false);
        let Some(point) = asked.get_untracked() else { return };
        spawn_local(async move {
            match session.write_point_again(point.id).await {
                Ok(false) => {
                    session.tell(Tone::Info, "È già tutto com’era allora: non c’era niente da riportare.")
                }
                Ok(true) => {
                    session.tell_undoable("I valori di allora sono di nuovo qui, e varranno anche per chi unirà il tuo prossimo file. Quello che è nato dopo è nel cestino.");
                    focus_soon("scambio");
                }
                Err(error) => session.tell(Tone::Bad, errors::replace(&error)),
            }
        });
    };
    let ask = Callback::new(move |point: RestorePoint| {
        asked.set(Some(point));
        open.set(true);
    });
    let rows = move || {
        match listed.get() {
        None => view! { <p class="skeleton"></p> }.into_any(),
        Some(Err(error)) => {
            view! { <Notice status=Status::Bad><p>{errors::storage(&error)}</p></Notice> }.into_any()
        }
        Some(Ok(points)) if points.is_empty() => {
            view! {
                <p>
                    "Ancora nessuna. Ne salviamo una al primo cambiamento di ogni giorno, e una prima di unire un file o di sostituire tutto."
                </p>
            }
                .into_any()
        }
        Some(Ok(points)) => {
            let row = |point: RestorePoint| view! { <PointRow point on_ask=ask /> };
            view! { <ul class="rows">{points.into_iter().map(row).collect_view()}</ul> }.into_any()
        }
    }
    };
    let title = Signal::derive(move || {
        asked.get().map(|point| format!("Torno a {}?", clock::spoken(point.at))).unwrap_or_default()
    });
    let file_since = Memo::new(move |_| {
        let at = asked.get().map(|point| point.at);
        session.last_export().get().is_some_and(|file| at.is_some_and(|at| file > at))
    });
    view! {
        <section class="stack" aria-labelledby="copie">
            <h2 id="copie">"Copie di sicurezza"</h2>
            <p class="small">
                "Stanno in questo browser: se si rompe il dispositivo si perdono con lui. Per quello c’è il file."
            </p>
            {rows}
            <Dropped />
            <Confirm open title confirm="Torna a com’era" on_confirm=restore>
                <p>
                    "Tutto il quaderno torna com’era in quel momento. Prima salviamo una copia di adesso: la trovi in cima all’elenco. Quello che è stato cancellato per sempre non torna."
                </p>
                <Show when=move || file_since.get()>
                    <Notice status=Status::Warn>
                        <p>
                            "Dopo quella copia è uscito un file: chi lo ha ricevuto ha i valori di dopo, e torneranno quando unirai un suo file. Perché valgano quelli di allora per tutti, riportali come modifiche nuove: quello che è nato dopo va nel cestino."
                        </p>
                        <button class="button" type="button" on:click=write_again>
                            "Riporta i valori di allora"
                        </button>
                    </Notice>
                </Show>
            </Confirm>
        </section>
    }
}

/// One copy.
#[component]
fn PointRow(point: RestorePoint, on_ask: Callback<RestorePoint>) -> impl IntoView {
    let when = clock::spoken(point.at);
    let (why, size) = (point_reason(point.why), numbers::bytes(point.size));
    let label = format!("Torna qui: {when}, {why}");
    view! {
        <li>
            <span>{when} <small>{why} ", " {size}</small></span>
            <button class="button" type="button" aria-label=label on:click=move |_| on_ask.run(point.clone())>
                "Torna qui"
            </button>
        </li>
    }
}

/// The copies that had to go.
#[component]
fn Dropped() -> impl IntoView {
    let dropped = session().dropped_points();
    let line = |point: DroppedPoint| {
        view! { <li>{clock::spoken(point.at)} ", " {point_reason(point.why)}</li> }
    };
    move || {
        let dropped = dropped.get();
        (!dropped.is_empty()).then(|| {
            view! {
                <Disclosure summary="Quali hanno lasciato il posto">
                    <p class="small">"Ne teniamo trenta; quando manca spazio anche meno, perché salvare viene prima. Escono le più vecchie:"</p>
                    <ul class="bulleted">{dropped.into_iter().map(line).collect_view()}</ul>
                </Disclosure>
            }
        })
    }
}
