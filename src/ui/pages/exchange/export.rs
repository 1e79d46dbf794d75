//! A file goes out: which edition, what is inside, under which name.

use leptos::prelude::*;

use crate::session::{Edition, Scope, Tone};
use crate::ui::app::session;
use crate::ui::components::{Choice, Notice, RadioGroup, Status};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{errors, numbers};

use super::export_contents::ExportContents;
use super::naming::NameDevice;

const WORKING: &str = "lavoro";
const BACKUP: &str = "copia-completa";

/// The edition that a choice stands for.
fn edition_of(choice: &str) -> Edition {
    if choice == BACKUP { Edition::Backup } else { Edition::Working }
}

/// Chooses an edition, says what it holds, and writes the file.
#[component]
pub fn ExportFile() -> impl IntoView {
    let session = session();
    let chosen = RwSignal::new(WORKING.to_owned());
    let edition = Signal::derive(move || edition_of(&chosen.get()));
    let naming = RwSignal::new(false);
    let written = RwSignal::new(None::<(String, usize)>);
    let choices = vec![
        Choice::new(WORKING, "Edizione di lavoro")
            .noted("Per chi lavora con te. I nomi dei componenti e le note private restano qui."),
        Choice::new(BACKUP, "Copia completa")
            .noted("Per te: tutto quello che c’è qui, da rimettere su un altro dispositivo."),
    ];
    let write = move || match session.export(edition.get_untracked(), &Scope::ALL) {
        Ok(exported) => {
            session.tell(Tone::Good, format!("Il file «{}» è fra i tuoi scaricamenti.", exported.file_name));
            written.set(Some((exported.file_name, exported.size)));
        }
        Err(error) => session.tell(Tone::Bad, errors::export(&error)),
    };
    let save = move |_| {
        if session.device_name().is_none() {
            naming.set(true);
        } else {
            write();
        }
    };
    let backup = move || edition.get() == Edition::Backup;
    let done = move || {
        written.get().map(|(name, size)| {
            view! {
                <Notice status=Status::Good live=true>
                    <p>
                        "Fatto: " <b>{name}</b> ", " {numbers::bytes(size as u64)}
                        ". Lo trovi fra gli scaricamenti di questo dispositivo. Mandalo come preferisci: chiavetta, e-mail, chat del gruppo."
                    </p>
                </Notice>
            }
        })
    };
    view! {
        <section class="stack" aria-labelledby="salva">
            <h2 id="salva">"Salva su file"</h2>
            <RadioGroup legend="A chi serve?" choices value=chosen />
            <Show when=backup>
                <Notice status=Status::Warn>
                    <p>
                        "Questo file non è chiuso con una parola d’ordine: chi lo apre legge tutto. Tienilo per te, come terresti un’agenda, e non mandarlo in chat."
                    </p>
                </Notice>
            </Show>
            <ExportContents edition />
            <p class="small">
                "Si chiamerà " <b>{move || session.file_name(edition.get())}</b>
            </p>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=save>
                    <Icon glyph=Glyph::Download />
                    "Salva su file"
                </button>
            </div>
            {done}
            <NameDevice open=naming on_done=move |()| write() />
        </section>
    }
}
