//! Files come in: chosen, dropped in their place or anywhere in the app, pasted, or shared by another app.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::session::{ImportError, Incoming, Session, Tone};
use crate::ui::app::session;
use crate::ui::components::DropZone;
use crate::ui::labels;
use crate::ui::pages::working::focus_soon;

use super::match_columns::Table;
use super::refusal::Refused;
use super::stage::{Stage, Tables};

/// Reads files and puts what they say on the stage, beside what is there; those that are refused are named, the
/// others go on. While something else is going on they wait.
pub(super) fn bring(session: Session, stage: Stage, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    if session.working().get_untracked().is_some() {
        session.bring_over(files);
        return;
    }
    spawn_local(async move {
        let (incoming, refused) = session.read_files(files).await;
        if refused.iter().any(|(_, error)| *error == ImportError::Stopped) {
            let looking = stage.incoming.with_untracked(Option::is_some);
            focus_soon(if looking { "prima-di-unire" } else { "scambio" });
            return;
        }
        let (mut tables, mut others) = (Vec::new(), Vec::new());
        for (file_name, error) in refused {
            match error {
                ImportError::AsksColumns(rows) => match Table::of(file_name, *rows) {
                    Ok(table) => tables.push(table),
                    Err(refused) => others.push(refused),
                },
                error => others.push(Refused { file_name, error }),
            }
        }
        let was = stage.incoming.with_untracked(Option::is_some);
        if let Some(incoming) = incoming {
            let names = names_of(&incoming);
            match stage.look_at(session, incoming) {
                Ok(true) => session.tell(Tone::Good, labels::joins_what_is_looked_at(&names)),
                Ok(false) => {}
                Err(error) => others.push(Refused { file_name: names.join(", "), error }),
            }
        }
        let looking = stage.incoming.with_untracked(Option::is_some);
        if looking && !tables.is_empty() {
            let names: Vec<String> = tables.iter().map(|table| table.file_name.clone()).collect();
            session.tell(Tone::Good, labels::tables_wait(&names));
        }
        stage.tables.update(|all: &mut Tables| all.add(tables));
        let asks = !looking && stage.tables.with_untracked(|tables| tables.first().is_some());
        let target = match (others.is_empty(), asks) {
            (_, true) => "colonne",
            (true, false) => "prima-di-unire",
            (false, false) => "rifiuto",
        };
        stage.refused.update(|all| {
            if !was {
                all.clear();
            }
            all.extend(others);
        });
        focus_soon(target);
    });
}

fn names_of(incoming: &Incoming) -> Vec<String> {
    incoming.sources.iter().map(|source| source.file_name.clone()).collect()
}

/// Where files come in.
#[component]
pub fn BringFile(stage: Stage) -> impl IntoView {
    let session = session();
    view! {
        <DropZone
            prompt="Trascina qui i file, o in qualunque punto dell’app; oppure incollali. Prima ti diciamo che cosa portano; niente cambia finché non lo decidi. Vanno bene anche le tabelle (.csv) e gli elenchi di servizi di altri programmi (HSDS)."
            button="Scegli un file"
            accept=".json,.csv,.tsv,.txt,application/json,text/csv,text/plain"
            on_files=move |files| bring(session, stage, files)
        />
    }
}
