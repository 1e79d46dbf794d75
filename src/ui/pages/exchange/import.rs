//! A file comes in: chosen, dropped in its place, or dropped anywhere on the page.

use leptos::ev::{DragEvent, dragover, drop};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::ui::app::session;
use crate::ui::components::DropZone;
use crate::ui::pages::working::focus_soon;

use super::Stage;
use super::refusal::Refused;

/// Where a file comes in.
#[component]
pub fn BringFile(stage: Stage) -> impl IntoView {
    let session = session();
    let bring = Callback::new(move |file: File| {
        if session.working().get_untracked().is_some() {
            return;
        }
        let file_name = file.name();
        spawn_local(async move {
            match session.read_file(file).await {
                Ok(incoming) => {
                    stage.refused.set(None);
                    stage.incoming.set(Some(incoming));
                    focus_soon("prima-di-unire");
                }
                Err(error) => {
                    stage.refused.set(Some(Refused::File { file_name, error }));
                    focus_soon("rifiuto");
                }
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
            accept=".json,application/json"
            on_file=bring
        />
    }
}
