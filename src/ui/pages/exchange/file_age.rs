//! How old the last file is, always in sight, and the reminder when that is too long.

use leptos::prelude::*;

use crate::insight::{DeviceFacts, Todo, file_due};
use crate::ui::app::{session, store};
use crate::ui::clock;
use crate::ui::components::{Notice, Status};
use crate::ui::labels::numbers;

/// «Ultimo salvataggio su file: 3 giorni fa», and a reminder after seven days.
#[component]
pub fn FileAge() -> impl IntoView {
    let (store, session) = (store(), session());
    let (today, last) = (session.today(), session.last_export());
    let due =
        store.select(move |w| match file_due(w, today.get(), &DeviceFacts { last_export: last.get() }) {
            Some(Todo::ExportFile { changed, .. }) => Some(changed),
            _ => None,
        });
    let age = move || match last.get() {
        Some(at) => view! { <b>{clock::ago(at)}</b> }.into_any(),
        None => view! { <b>"mai, da questo browser"</b> }.into_any(),
    };
    let reminder = move || {
        due.get().map(|changed| {
            let changed = numbers::counted_words(changed, "cosa cambiata", "cose cambiate");
            view! {
                <Notice status=Status::Warn>
                    <p>
                        "È ora di salvare un file: " {changed}
                        " su questo dispositivo non sono ancora in nessun file. Alcuni browser cancellano i dati di un sito che non si apre per sette giorni: un file resta."
                    </p>
                </Notice>
            }
        })
    };
    view! {
        <div class="stack" data-gap="s3">
            <p id="ultimo-file">"Ultimo salvataggio su file: " {age}</p>
            {reminder}
        </div>
    }
}
