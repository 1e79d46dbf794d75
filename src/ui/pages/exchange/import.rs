//! A file comes in: chosen, dropped in its place, or dropped anywhere on the page.

use leptos::ev::{DragEvent, dragover, drop};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::session::{ImportError, Incoming, ReadError};
use crate::ui::app::session;
use crate::ui::components::DropZone;
use crate::ui::pages::working::focus_soon;

use super::Stage;
use super::open_sealed::{OpenSealed, ask_passphrase};
use super::refusal::Refused;

/// Where a file comes in.
#[component]
pub fn BringFile(stage: Stage) -> impl IntoView {
    let session = session();
    let came = Callback::new(move |incoming: Incoming| {
        stage.refused.set(None);
        stage.incoming.set(Some(incoming));
        focus_soon("prima-di-unire");
    });
    let refuse = Callback::new(move |(file_name, error): (String, ImportError)| {
        stage.refused.set(Some(Refused::File { file_name, error }));
        focus_soon("rifiuto");
    });
    let bring = Callback::new(move |file: File| {
        if session.working().get_untracked().is_some() {
            return;
        }
        let file_name = file.name();
        spawn_local(async move {
            match session.read_file(file.clone()).await {
                Ok(incoming) => came.run(incoming),
                Err(ImportError::Read(ReadError::Sealed)) => {
                    ask_passphrase(session, file, stage.sealed, move |error| refuse.run((file_name, error)));
                }
                Err(error) => refuse.run((file_name, error)),
            }
        });
    });
    // A file let go beside its place would make the browser leave the page and show the file.
    let over = window_event_listener(dragover, |event: DragEvent| event.prevent_default());
    let dropped = window_event_listener(drop, move |event: DragEvent| {
        let taken = event.default_prevented();
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        match files.map(|files| (files.length(), files.get(0))) {
            Some((2.., _)) => {
                stage.refused.set(Some(Refused::SeveralFiles));
                focus_soon("rifiuto");
            }
            Some((_, Some(file))) if !taken => bring.run(file),
            _ => {}
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
    view! {
        <DropZone
            prompt="Trascina il file qui, o in qualunque punto della pagina. Prima ti diciamo che cosa porta; niente cambia finché non lo decidi."
            button="Scegli un file"
            accept=".json,.txt,application/json,text/plain"
            on_file=bring
        />
        <OpenSealed waiting=stage.sealed on_open=came on_refused=refuse />
    }
}
