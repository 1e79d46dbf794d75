//! What a file brought, and the way to take the whole of it back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Receipt, Tone};
use crate::ui::app::session;
use crate::ui::clock;
use crate::ui::components::{Disclosure, Notice, Status};
use crate::ui::labels::{counted, errors, news, numbers};
use crate::workspace::News;

use super::Stage;
use crate::ui::pages::working::focus_soon;

/// The receipt of the last file taken.
#[component]
pub fn ReceiptCard(stage: Stage, receipt: Receipt) -> impl IntoView {
    let session = session();
    let undoable = session.undoable_import();
    let can_undo = move || undoable.with(Option::is_some);
    let undo = move |_| {
        spawn_local(async move {
            match session.undo_import().await {
                Ok(()) => {
                    stage.receipt.set(None);
                    session
                        .tell(Tone::Good, "Annullato: tutto è come se il file non fosse mai stato aperto.");
                    focus_soon("scambio");
                }
                Err(error) => session.tell(Tone::Bad, errors::import(&error)),
            }
        });
    };
    let taken: usize = receipt.counts.iter().filter(|(_, what, _)| changes(*what)).map(|(_, _, n)| n).sum();
    let taken = numbers::counted_words(taken + receipt.by_hand, "elemento unito", "elementi uniti");
    let who = receipt.written_by.clone().unwrap_or_else(|| "un dispositivo senza nome".to_owned());
    let written = receipt.written_at.map(|at| format!(", scritto {}", clock::spoken(at))).unwrap_or_default();
    let line = |text: String| view! { <li>{text}</li> };
    let mut lines: Vec<String> = receipt
        .counts
        .iter()
        .map(|(kind, what, n)| format!("{}: {}", counted(*kind, *n), news(*what)))
        .collect();
    if receipt.by_hand > 0 {
        lines.push(format!("{} scritte a mano, ora tue", numbers::whole(receipt.by_hand as u64)));
    }
    if receipt.erased > 0 {
        lines.push(numbers::counted_words(receipt.erased, "cancellata per sempre", "cancellate per sempre"));
    }
    let to_decide = receipt.counts.iter().any(|(_, what, _)| *what == News::ToDecide);
    let forget = move |_| stage.receipt.set(None);
    view! {
        <div id="ricevuta" tabindex="-1">
            <Notice status=Status::Good live=true>
                <h2>{format!("Fatto: {taken}")}</h2>
                <p>
                    "Dal file " <b>{receipt.file_name.clone()}</b> {format!(" di {who}{written}. Unito {}.", clock::spoken(receipt.at))}
                </p>
                {to_decide.then(|| view! { <p>"Qualcosa ti aspetta qui sotto, in «Da decidere»."</p> })}
                <Disclosure summary="Che cosa è arrivato">
                    <ul class="bulleted">{lines.into_iter().map(line).collect_view()}</ul>
                </Disclosure>
                <div class="cluster">
                    <Show
                        when=can_undo
                        fallback=|| {
                            view! {
                                <p class="small">
                                    "Dopo hai cambiato qualcosa: per tornare a prima usa le copie di sicurezza, più sotto."
                                </p>
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
        </div>
    }
}

fn changes(what: News) -> bool {
    !matches!(what, News::Older | News::ErasedHere)
}
