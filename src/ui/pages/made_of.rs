//! A record that was made of two: which, and the way to part them again, where it is read.

use leptos::prelude::*;

use crate::domain::RecordId;
use crate::insight::passing::joined::{Part, parts};
use crate::session::Tone;
use crate::store::{Command, CommandError, Store};
use crate::ui::app::{session, store};
use crate::ui::labels::{self, errors};
use crate::ui::routes::Route;

use super::working::focus_soon;

/// How much of a name is shown.
const LONGEST: usize = 120;

/// Where the keyboard stays when a pair is parted and its button is gone.
const HERE: &str = "fatta-di";

/// What is said of two records that are two again.
pub const TWO_AGAIN: &str = "Di nuovo due.";

/// Parts two records that somebody joined: the decision goes to the bin, and can be taken back. `None` where it is
/// gone already.
pub fn separate(store: Store, decision: &RecordId) -> Option<Result<(), CommandError>> {
    store.open(decision).map(|opened| store.dispatch(Command::Bin(opened)).map(|_| ()))
}

/// What a record is made of. Nothing where nobody joined it to another.
#[component]
pub fn MadeOf(
    /// Which record.
    id: RecordId,
) -> impl IntoView {
    let (session, store) = (session(), store());
    let found = store.select(move |workspace| parts(workspace, &id));
    // What was parted here leaves its place behind, for the keyboard.
    let parted = RwSignal::new(false);
    let stands = Memo::new(move |_| parted.get() || found.with(|found| !found.is_empty()));
    let part = move |decision: RecordId| match separate(store, &decision) {
        Some(Ok(())) => {
            parted.set(true);
            session.tell_undoable(TWO_AGAIN);
            focus_soon(HERE);
        }
        Some(Err(error)) => session.tell(Tone::Bad, errors::command(&error)),
        None => {}
    };
    let line = move |Part { decision, names, more }: Part| {
        let names: Vec<String> =
            names.iter().map(|name| format!("«{}»", labels::short(name, LONGEST))).collect();
        let names = names.join(" e ");
        let about = format!(": {names}");
        view! {
            <li>
                <span>
                    "Insieme a " {names}
                    {more
                        .then(|| {
                            view! {
                                <small>
                                    <a href=Route::Conflicts.href()>"Dice qualcosa di più: guarda"</a>
                                </small>
                            }
                        })}
                </span>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    on:click=move |_| part(decision.record().clone())
                >
                    "Separa: sono due"
                    <span class="vh">{about}</span>
                </button>
            </li>
        }
    };
    let drawn = move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <div class="stack" data-gap="s2">
                    <p>
                        "Sono più schede fatte una sola: qualcuno ha detto che sono la stessa cosa. Se non è vero, separale: tornano due. Quello che hai portato dall’una all’altra resta dove l’hai messo."
                    </p>
                    <ul class="rows" data-fold="">
                        {found.into_iter().map(line).collect_view()}
                    </ul>
                </div>
            }
        })
    };
    view! {
        <Show when=move || stands.get()>
            <div class="no-print" id=HERE tabindex="-1">
                {drawn}
            </div>
        </Show>
    }
}
