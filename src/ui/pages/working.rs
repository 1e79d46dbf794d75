//! What a long work is doing and how far it is, and the keyboard's way to what comes after.

use leptos::prelude::*;

use crate::session::{Work, page};
use crate::ui::app::session;
use crate::ui::components::Progress;
use crate::ui::labels::numbers;

/// What a long work is doing, read aloud as it goes on.
#[component]
pub fn Working() -> impl IntoView {
    let session = session();
    let working = session.working();
    // Drawn once: a button that is drawn anew under the finger is never pressed.
    let stoppable = Memo::new(move |_| working.get().is_some_and(Work::can_be_stopped));
    let step = move || {
        let Some(work) = working.get() else { return (String::new(), 0, 3) };
        let (words, done, total) = match work {
            Work::Reading => ("Leggo il file…", 1, 3),
            Work::Checking { done, total } => {
                ("Controllo che il file sia intero…", done as u32, total as u32)
            }
            Work::ReadingRecords { done, total } => {
                let (read, all) = (numbers::whole(done as u64), numbers::whole(total as u64));
                return (format!("Leggo le schede… {read} di {all}"), done as u32, total as u32);
            }
            Work::ReadingItems { done, total } => ("Leggo le voci dell’elenco…", done as u32, total as u32),
            Work::AskingPassphrase => ("Aspetto la parola d’ordine…", 1, 3),
            Work::MakingKey => ("Lavoro sulla parola d’ordine: ci vuole un momento…", 1, 3),
            Work::Unsealing => ("Apro il file…", 2, 3),
            Work::Comparing => ("Lo confronto con quello che c’è qui…", 2, 3),
            Work::ComparingRecords { done, total } => {
                ("Lo confronto con quello che c’è qui…", done as u32, total as u32)
            }
            Work::KeepingACopy => ("Salvo una copia di adesso…", 1, 3),
            Work::Writing => ("Unisco e salvo…", 2, 3),
            Work::Preparing => ("Preparo il file…", 1, 3),
            Work::Sealing => ("Chiudo il file…", 2, 3),
            Work::GoingBack => ("Metto al suo posto quello che hai scelto…", 2, 3),
        };
        (words.to_owned(), done, total)
    };
    view! {
        <div role="status">
            <Show when=move || working.get().is_some()>
                <Progress
                    label=Signal::derive(move || step().0)
                    done=Signal::derive(move || step().1)
                    total=Signal::derive(move || step().2)
                />
                <Show when=move || stoppable.get()>
                    <button class="button" data-kind="quiet" type="button" on:click=move |_| session.stop_reading()>
                        "Interrompi"
                    </button>
                </Show>
            </Show>
        </div>
    }
}

/// Moves the keyboard to something that is drawn in this same turn or the next.
pub fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        page::focus(id);
    });
}
