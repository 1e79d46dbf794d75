//! What was left aside when the notebook opened: said, given out, taken in or thrown away, by the person.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Aside, Incoming, Receipt, Tone, page};
use crate::ui::app::session;
use crate::ui::components::{Confirm, Dialog, Notice, Status};
use crate::ui::labels::{errors, numbers};
use crate::ui::pages::exchange::{Chosen, Preview};

/// «Quello che è rimasto da parte». Nothing when nothing was.
#[component]
pub fn LeftAside() -> impl IntoView {
    let leftovers = session().leftovers();
    let some = move || leftovers.with(|left| *left != crate::session::Leftovers::default());
    let fell_back = move || leftovers.with(|left| left.fell_back);
    let others = Memo::new(move |_| leftovers.with(|left| left.of_other_generations));
    view! {
        <Show when=some>
            <section class="stack" aria-labelledby="da-parte">
                <h2 id="da-parte">"Quello che è rimasto da parte"</h2>
                <Show when=fell_back>
                    <Notice status=Status::Warn>
                        <p>
                            "L’ultima copia interna era rovinata: abbiamo aperto quella prima e riletto il diario delle modifiche. Non manca niente di quello che era segnato «Salvato». Per sicurezza, salva un file."
                        </p>
                    </Notice>
                </Show>
                <Show when=move || { others.get() > 0 }>
                    <OtherStates count=others />
                </Show>
                <ul class="rows">
                    <For
                        each=move || leftovers.get().set_aside
                        key=|aside| (aside.place.clone(), aside.text.clone())
                        children=|aside| view! { <AsideRow aside /> }
                    />
                </ul>
            </section>
        </Show>
    }
}

/// A text that cannot be read: it can be taken out, or thrown away.
#[component]
fn AsideRow(aside: Aside) -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let place = aside.place.clone();
    let size = numbers::bytes(aside.text.len() as u64);
    let aside = StoredValue::new(aside);
    let download = move |_| {
        let given = aside.with_value(|aside| page::download("filo-da-parte.txt", "text/plain", &aside.text));
        if let Err(error) = given {
            session.tell(Tone::Bad, errors::file(&error));
        }
    };
    let away = move |()| {
        spawn_local(async move {
            if let Err(error) = session.drop_aside(&aside.get_value()).await {
                session.tell(Tone::Bad, errors::storage(&error));
            }
        });
    };
    view! {
        <li>
            <span>
                "Una parte che non si legge" <small>{place} ", " {size} ". Il resto del quaderno si è aperto."</small>
            </span>
            <span class="cluster">
                <button class="button" type="button" on:click=download>
                    "Scarica il testo"
                </button>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(true)>
                    "Butta via"
                </button>
            </span>
            <Confirm open title="Butto via questo testo?" confirm="Butta via" danger=true on_confirm=away>
                <p>"Qui non lo troverai più. Se non l’hai scaricato, scaricalo prima: chi si occupa di Filò può forse recuperarlo."</p>
            </Confirm>
        </li>
    }
}

/// Changes of a state that was replaced: they can be looked at and merged like a file, or thrown away.
#[component]
fn OtherStates(count: Memo<usize>) -> impl IntoView {
    let session = session();
    let (looking, dropping) = (RwSignal::new(false), RwSignal::new(false));
    let incoming = RwSignal::new(None::<Incoming>);
    let chosen = Chosen::none();
    let look = move |_| {
        spawn_local(async move {
            match session.preview_other_generations("rimasto da parte".to_owned()).await {
                Ok(read) => {
                    chosen.begin_with_own(&read);
                    incoming.set(Some(read));
                    looking.set(true);
                }
                Err(error) => session.tell(Tone::Bad, errors::import(&error)),
            }
        });
    };
    let download = move |_| {
        spawn_local(async move {
            match session.other_generations().await {
                Ok(texts) => {
                    let text = format!("[\n{}\n]\n", texts.join(",\n"));
                    if let Err(error) = page::download("filo-da-parte.json", "application/json", &text) {
                        session.tell(Tone::Bad, errors::file(&error));
                    }
                }
                Err(error) => session.tell(Tone::Bad, errors::storage(&error)),
            }
        });
    };
    let away = move || {
        spawn_local(async move {
            if let Err(error) = session.drop_other_generations().await {
                session.tell(Tone::Bad, errors::storage(&error));
            }
        });
    };
    let taken = move |receipt: Receipt| {
        looking.set(false);
        if incoming.with_untracked(|read| read.as_ref().is_some_and(|read| receipt.leaves_some_of(read))) {
            // What was left for later has no file to come from again.
            session.tell(Tone::Good, "Unito. Quello che hai lasciato resta da parte: lo ritrovi qui.");
        } else {
            session.tell(Tone::Good, "Unito: quello che era rimasto da parte ora è nel quaderno.");
            away();
        }
    };
    view! {
        <Notice status=Status::Info>
            <p>
                {move || numbers::counted_words(count.get(), "modifica è rimasta", "modifiche sono rimaste")}
                " fuori quando il quaderno è stato sostituito da un altro. Puoi guardarle e unirle come un file, o buttarle."
            </p>
            <div class="cluster">
                <button class="button" type="button" on:click=look>
                    "Guarda che cosa sono"
                </button>
                <button class="button" type="button" on:click=download>
                    "Scaricale"
                </button>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| dropping.set(true)>
                    "Buttale via"
                </button>
            </div>
        </Notice>
        <Dialog open=looking title="Rimasto da parte" large=true>
            {move || {
                incoming
                    .get()
                    .map(|read| {
                        let again = move |again| incoming.set(Some(again));
                        view! {
                            <Preview
                                incoming=read
                                chosen
                                on_leave=move |()| looking.set(false)
                                on_taken=taken
                                on_again=again
                            />
                        }
                    })
            }}
        </Dialog>
        <Confirm
            open=dropping
            title="Butto via queste modifiche?"
            confirm="Buttale via"
            danger=true
            on_confirm=move |()| away()
        >
            <p>"Qui non le troverai più. Se non sai che cosa sono, guardale o scaricale prima."</p>
        </Confirm>
    }
}
