//! The bin: what was put there, the way back, and erasing for ever.

use leptos::prelude::*;

use crate::insight::{BinRow, DAYS_IN_BIN, bin_rows, long_in_bin};
use crate::session::Tone;
use crate::store::Command;
use crate::ui::app::{session, store};
use crate::ui::clock;
use crate::ui::components::{EmptyState, More, Notice, Status};
use crate::ui::icons::Glyph;
use crate::ui::labels::{errors, kind, numbers};
use crate::ui::pages::who_wrote::who_wrote;
use crate::ui::pages::working::focus_soon;

use super::sure::Sure;

/// How many are shown at a time.
const STEP: usize = 30;

/// The heading, which takes the keyboard when the row under it goes.
const HEADING: &str = "cestino";

const FOR_EVER: &str = "Non si torna indietro: spariscono anche dalle copie di sicurezza di questo browser. Nei file già mandati invece restano, e chi li ha può ancora leggerli.";

/// The part about the bin.
#[component]
pub fn BinPart() -> impl IntoView {
    let (session, store) = (session(), store());
    let rows = store.select(bin_rows);
    let today = session.today();
    let long = store.select(move |w| long_in_bin(w, today.get()));
    let total = Signal::derive(move || rows.with(Vec::len));
    let shown = RwSignal::new(STEP);
    let some = move || rows.with(|rows| rows.iter().take(shown.get()).cloned().collect::<Vec<BinRow>>());
    let asked = RwSignal::new(None::<BinRow>);
    let (erasing, emptying) = (RwSignal::new(false), RwSignal::new(false));
    let ask = Callback::new(move |row: BinRow| {
        asked.set(Some(row));
        erasing.set(true);
    });
    let erase = move |()| {
        let Some(row) = asked.get_untracked() else { return };
        match store.dispatch(Command::Erase(row.id)) {
            Ok(_) => {
                session.tell(Tone::Good, format!("«{}» è cancellato per sempre.", row.title));
                focus_soon(HEADING);
            }
            Err(error) => session.tell(Tone::Bad, errors::command(&error)),
        }
    };
    let empty = move |()| match store.dispatch(Command::EmptyBin) {
        Ok(applied) => {
            let gone =
                numbers::counted_words(applied.erased.len(), "elemento cancellato", "elementi cancellati");
            session.tell(Tone::Good, format!("Il cestino è vuoto: {gone} per sempre."));
            focus_soon(HEADING);
        }
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    };
    let title = Signal::derive(move || {
        asked.get().map(|row| format!("Cancello per sempre «{}»?", row.title)).unwrap_or_default()
    });
    let joined = move || {
        let joined = asked.with(|row| row.as_ref().map_or(0, |row| row.joined));
        (joined > 0).then(|| {
            let others = match joined {
                1 => "Qui è una cosa sola con un altro elemento del cestino, che se ne va con questo."
                    .to_owned(),
                many => format!(
                    "Qui è una cosa sola con altri {} elementi del cestino, che se ne vanno con questo.",
                    numbers::few(many as u64)
                ),
            };
            view! { <p>{others}</p> }
        })
    };
    let members = move || {
        let members = asked.with(|row| row.as_ref().map_or(0, |row| row.members));
        (members > 0).then(|| {
            let words = match members {
                1 => "Con il gruppo se ne va anche la persona scritta fra i suoi componenti.".to_owned(),
                many => format!(
                    "Con il gruppo se ne vanno anche le {} persone scritte fra i suoi componenti.",
                    numbers::few(many as u64)
                ),
            };
            view! { <p>{words}</p> }
        })
    };
    view! {
        <section class="stack" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">"Nel cestino"</h2>
            <Show when=move || { long.get() > 0 }>
                <Notice status=Status::Info>
                    <p>
                        {move || numbers::counted_words(long.get(), "elemento è", "elementi sono")}
                        {format!(" qui da più di {DAYS_IN_BIN} giorni: se non servono più, puoi svuotare il cestino. Da solo non si svuota mai.")}
                    </p>
                </Notice>
            </Show>
            <Show
                when=move || { total.get() > 0 }
                fallback=|| {
                    view! {
                        <EmptyState title="Il cestino è vuoto" glyph=Glyph::Bin>
                            <p>"Quello che elimini finisce qui, e da qui si rimette al suo posto quando vuoi."</p>
                        </EmptyState>
                    }
                }
            >
                <ul class="rows">
                    <For
                        each=some
                        key=|row| format!("{row:?}")
                        children=move |row| view! { <BinLine row on_erase=ask /> }
                    />
                </ul>
                <More shown=shown total on_more=move |()| shown.update(|shown| *shown += STEP) />
                <div class="cluster">
                    <button class="button" data-kind="danger" type="button" on:click=move |_| emptying.set(true)>
                        "Svuota il cestino"
                    </button>
                </div>
            </Show>
            <Sure
                open=erasing
                title
                understood="Ho capito: non torna più"
                confirm="Cancella per sempre"
                on_confirm=erase
            >
                {joined}
                {members}
                <p>{FOR_EVER}</p>
            </Sure>
            <Sure
                open=emptying
                title=Signal::derive(move || {
                    format!("Svuoto il cestino? {}", numbers::counted_words(total.get(), "elemento", "elementi"))
                })
                understood="Ho capito: non tornano più"
                confirm="Svuota il cestino"
                on_confirm=empty
            >
                <p>{FOR_EVER}</p>
            </Sure>
        </section>
    }
}

/// One record in the bin.
#[component]
fn BinLine(row: BinRow, on_erase: Callback<BinRow>) -> impl IntoView {
    let (session, store) = (session(), store());
    let title = row.title.clone();
    let by = row
        .binned
        .as_ref()
        .map(|(who, at)| format!(", eliminato da {}, {}", who_wrote(who), clock::spoken(*at)));
    let (restored, id) = (row.title.clone(), row.id.clone());
    let restore = move |_| match store.dispatch(Command::Restore(id.clone())) {
        Ok(_) => {
            session.tell_undoable(format!("«{restored}» è di nuovo nel quaderno."));
            focus_soon(HEADING);
        }
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    };
    let (kind, label) = (kind(row.kind), title.clone());
    view! {
        <li>
            <span>{title} <small>{kind}{by}</small></span>
            <span class="cluster">
                <button class="button" type="button" aria-label=format!("Rimetti {label}") on:click=restore>
                    "Rimetti"
                </button>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    aria-label=format!("Cancella per sempre {label}")
                    on:click=move |_| on_erase.run(row.clone())
                >
                    "Cancella per sempre"
                </button>
            </span>
        </li>
    }
}
