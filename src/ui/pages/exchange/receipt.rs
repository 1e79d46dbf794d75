//! What a file brought, and the way to take the whole of it back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::insight::passing::joined::waiting;
use crate::session::{Receipt, Source, Tone};
use crate::ui::app::{session, store};
use crate::ui::clock;
use crate::ui::components::{Confirm, Disclosure, Notice, Status};
use crate::ui::labels::{counted, errors, news_of, numbers};
use crate::ui::routes::Route;

use super::stage::Stage;
use crate::ui::pages::working::focus_soon;

/// The receipt of the last file taken.
#[component]
pub fn ReceiptCard(stage: Stage, receipt: Receipt) -> impl IntoView {
    let session = session();
    let (undoable, erased) = (session.undoable_import(), receipt.erased);
    let can_undo = move || undoable.with(Option::is_some);
    let undo = move |_| {
        spawn_local(async move {
            match session.undo_import().await {
                Ok(()) => {
                    stage.receipt.set(None);
                    let done = match erased {
                        0 => "Annullato: tutto è come se il file non fosse mai stato aperto.",
                        _ => {
                            "Annullato: tutto è come prima del file, tranne quello che è stato cancellato per sempre."
                        }
                    };
                    session.tell(Tone::Good, done);
                    focus_soon("scambio");
                }
                Err(error) => session.tell(Tone::Bad, errors::import(&error)),
            }
        });
    };
    let taken = match receipt.taken() {
        0 if erased > 0 => numbers::counted_words(erased, "cancellata per sempre", "cancellate per sempre"),
        taken => numbers::counted_words(taken, "elemento unito", "elementi uniti"),
    };
    let line = |text: String| view! { <li>{text}</li> };
    let mut lines: Vec<String> = receipt
        .counts
        .iter()
        .map(|(kind, what, n)| format!("{}: {}", counted(*kind, *n), news_of(*kind, *what, *n)))
        .collect();
    if receipt.by_hand > 0 {
        lines.push(numbers::counted_words(
            receipt.by_hand,
            "scritta a mano, ora tua",
            "scritte a mano, ora tue",
        ));
    }
    if receipt.erased > 0 {
        lines.push(numbers::counted_words(receipt.erased, "cancellata per sempre", "cancellate per sempre"));
    }
    if receipt.left > 0 {
        lines.push(numbers::counted_words(receipt.left, "lasciata per dopo", "lasciate per dopo"));
    }
    if receipt.noted > 0 {
        let count = numbers::counted_words(receipt.noted, "informazione", "informazioni");
        // They are counted in the file as it came.
        lines.push(match receipt.left {
            0 if receipt.noted == 1 => format!("{count} senza un posto, tenuta nelle note"),
            0 => format!("{count} senza un posto, tenute nelle note"),
            _ => format!("{count} del file senza un posto: quelle di ciò che hai preso stanno nelle note"),
        });
    }
    if receipt.unread > 0 {
        lines.push(numbers::counted_words(receipt.unread, "voce non letta", "voci non lette"));
    }
    let from = receipt.sources.iter().map(|source| line(origin(source))).collect_view();
    let at = clock::spoken(receipt.at);
    let forget = move |_| {
        session.forget_import();
        stage.receipt.set(None);
        focus_soon("scambio");
    };
    let refusing = RwSignal::new(false);
    let refuse = move |()| match session.refuse_import() {
        Ok(()) => {
            stage.receipt.set(None);
            session.tell_undoable("Rifiutato: è di nuovo com’era prima del file.");
            focus_soon("scambio");
        }
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    };
    view! {
        <div id="ricevuta" tabindex="-1">
            <Notice status=Status::Good live=true>
                <h2>{format!("Fatto: {taken}")}</h2>
                <p>{format!("Unito {at}. Viene da:")}</p>
                <ul class="bulleted">{from}</ul>
                {(receipt.undecided > 0 || !waiting(&store().now()).is_empty())
                    .then(|| {
                        view! {
                            <p>
                                "Qualcosa aspetta una scelta: lo trovi in " <a href=Route::Conflicts.href()>"Da decidere"</a> "."
                            </p>
                        }
                    })}
                <Disclosure summary="Che cosa è arrivato">
                    <ul class="bulleted">{lines.into_iter().map(line).collect_view()}</ul>
                </Disclosure>
                <div class="cluster">
                    <Show
                        when=can_undo
                        fallback=move || {
                            view! {
                                <button class="button" type="button" on:click=move |_| refusing.set(true)>
                                    "Rifiuta questi valori"
                                </button>
                            }
                        }
                    >
                        <button class="button" type="button" on:click=undo>
                            "Annulla tutta l’importazione"
                        </button>
                    </Show>
                    <button class="button" data-kind="quiet" type="button" on:click=forget>
                        "Va bene, chiudi"
                    </button>
                </div>
            </Notice>
            <Confirm open=refusing title="Rifiuto questi valori?" confirm="Rifiuta i valori" on_confirm=refuse>
                <p>
                    "Dopo l’importazione qui è cambiato altro, e non si può più fare come se il file non fosse mai stato aperto. Possiamo rimettere i valori di prima, dove nessuno li ha cambiati da allora; le cose nuove vanno nel cestino."
                </p>
                <p>
                    <b>"Vale per tutti:"</b> " è una modifica tua, e chi riceverà un tuo file avrà i valori di prima, anche chi ha scritto quelli nuovi."
                </p>
            </Confirm>
        </div>
    }
}

/// «lavoro.json, di Facilitatrice Bozzolo, scritto ieri alle 22:14».
pub(super) fn origin(source: &Source) -> String {
    let who = match (&source.written_by, source.written_here) {
        (_, true) => "di questo browser",
        (Some(name), false) => &format!("di {name}"),
        (None, false) if source.written_at.is_none() => "non sappiamo di chi",
        (None, false) => "di un dispositivo senza nome",
    };
    let written = source.written_at.map(|at| format!(", scritto {}", clock::spoken(at))).unwrap_or_default();
    format!("«{}», {who}{written}", source.file_name)
}
