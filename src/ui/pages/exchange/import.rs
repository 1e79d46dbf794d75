//! Files come in: chosen, dropped in their place or anywhere in the app, pasted, or shared by another app.

use leptos::ev::paste;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::session::{ImportError, Session, page};
use crate::ui::app::session;
use crate::ui::components::DropZone;
use crate::ui::pages::working::focus_soon;

use super::Stage;
use super::match_columns::Table;
use super::refusal::Refused;

/// Reads files and puts what they say on the stage; those that are refused are named, the others go on.
pub(super) fn bring(session: Session, stage: Stage, files: Vec<File>) {
    if files.is_empty() || session.working().get_untracked().is_some() {
        return;
    }
    spawn_local(async move {
        let (incoming, refused) = session.read_files(files).await;
        if refused.iter().any(|(_, error)| *error == ImportError::Stopped) {
            focus_soon("scambio");
            return;
        }
        let mut refused = refused;
        // One table at a time is asked about, after what came with it was decided; of the others that is said.
        let table = refused.iter().position(|(_, error)| matches!(error, ImportError::AsksColumns(_)));
        if let Some((file_name, ImportError::AsksColumns(rows))) = table.map(|at| refused.remove(at)) {
            stage.table.set(Some(Table { file_name, rows: *rows }));
        }
        let refused: Vec<Refused> =
            refused.into_iter().map(|(file_name, error)| Refused { file_name, error }).collect();
        let asks = stage.table.with_untracked(Option::is_some) && incoming.is_none();
        let target = match (refused.is_empty(), asks) {
            (_, true) => "colonne",
            (true, false) => "prima-di-unire",
            (false, false) => "rifiuto",
        };
        stage.refused.set(refused);
        if incoming.is_some() {
            stage.incoming.set(incoming);
        }
        focus_soon(target);
    });
}

/// Where files come in.
#[component]
pub fn BringFile(stage: Stage) -> impl IntoView {
    let session = session();
    // A paste belongs to no view, so what it needs is handed to it.
    let pasted = window_event_listener(paste, move |event| {
        let files = page::pasted(&event);
        if !files.is_empty() {
            event.prevent_default();
            bring(session, stage, files);
        }
    });
    on_cleanup(move || pasted.remove());
    view! {
        <DropZone
            prompt="Trascina qui i file, o in qualunque punto dell’app; oppure incollali. Prima ti diciamo che cosa portano; niente cambia finché non lo decidi. Vanno bene anche le tabelle (.csv) e gli elenchi di servizi di altri programmi (HSDS)."
            button="Scegli un file"
            accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain"
            on_files=move |files| bring(session, stage, files)
        />
    }
}
