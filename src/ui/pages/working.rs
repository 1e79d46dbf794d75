//! What a long work is doing and how far it is, and the keyboard's way to what comes after.

use leptos::prelude::*;

use crate::session::{Work, page};
use crate::ui::app::session;
use crate::ui::components::Progress;

/// What a long work is doing, read aloud as it goes on.
#[component]
pub fn Working() -> impl IntoView {
    let session = session();
    let working = session.working();
    let stoppable =
        move || matches!(working.get(), Some(Work::Reading | Work::ReadingItems { .. } | Work::Comparing));
    let step = move || {
        let Some(work) = working.get() else { return ("", 0, 3) };
        match work {
            Work::Reading => ("Leggo il file…", 1, 3),
            Work::ReadingItems { done, total } => ("Leggo le voci dell’elenco…", done as u32, total as u32),
            Work::AskingPassphrase => ("Aspetto la parola d’ordine…", 1, 3),
            Work::MakingKey => ("Lavoro sulla parola d’ordine: ci vuole un momento…", 1, 3),
            Work::Unsealing => ("Apro il file…", 2, 3),
            Work::Comparing => ("Lo confronto con quello che c’è qui…", 2, 3),
            Work::KeepingACopy => ("Salvo una copia di adesso…", 1, 3),
            Work::Writing => ("Unisco e salvo…", 2, 3),
            Work::Preparing => ("Preparo il file…", 1, 3),
            Work::Sealing => ("Chiudo il file…", 2, 3),
            Work::GoingBack => ("Metto al suo posto quello che hai scelto…", 2, 3),
        }
    };
    view! {
        <div role="status">
            <Show when=move || working.get().is_some()>
                <Progress
                    label=Signal::derive(move || step().0.to_owned())
                    done=Signal::derive(move || step().1)
                    total=Signal::derive(move || step().2)
                />
                <Show when=stoppable>
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
