//! A file goes out: for whom, which part, closed or not, what is inside, under which name.

mod closing;
mod contents;
mod handed_out;
mod naming;
mod part;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Audience, Exported, Outgoing, Tone, Work, page};
use crate::ui::app::session;
use crate::ui::components::{Choice, Confirm, RadioGroup};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::errors;

use closing::{Closing, ClosingFields};
use contents::ExportContents;
use handed_out::{HandedOut, hand_over};
use naming::NameDevice;
use part::{Part, PartFields, WHICH_ONES};

/// What is to be done with the file once it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Download,
    Share,
}

/// For whom a choice says that the file is.
fn audience_of(choice: &str) -> Audience {
    let all = [Audience::Colleagues, Audience::Me, Audience::Everybody];
    all.into_iter().find(|audience| audience.word() == choice).unwrap_or_default()
}

fn audiences() -> Vec<Choice> {
    vec![
        Choice::new(Audience::Colleagues.word(), "Edizione di lavoro")
            .noted("Per chi lavora con te. I nomi dei componenti e le note private restano qui."),
        Choice::new(Audience::Everybody.word(), "Edizione pubblica")
            .noted("Per chiunque: quello che è nella guida. Si legge, ma non si riprende dentro Filò."),
        Choice::new(Audience::Me.word(), "Copia completa")
            .noted("Per te: tutto quello che c’è qui, da rimettere su un altro dispositivo."),
    ]
}

/// Chooses for whom and which part, says what the file holds, and writes it.
#[component]
pub fn ExportFile() -> impl IntoView {
    let session = session();
    let chosen = RwSignal::new(Audience::default().word().to_owned());
    let audience = Memo::new(move |_| audience_of(&chosen.get()));
    let (part, closing) = (Part::here(), Closing::here(audience));
    let outgoing = Memo::new(move |_| {
        let audience = audience.get();
        let scope = if audience == Audience::Me { Some(crate::session::Scope::ALL) } else { part.scope() };
        scope.map(|scope| Outgoing { audience, scope })
    });
    let closed = Memo::new(move |_| closing.is_wanted() && audience.get() != Audience::Everybody);
    let words = Memo::new(move |_| part.words());
    let [naming, asking_open, tried] = [(); 3].map(|()| RwSignal::new(false));
    let way = RwSignal::new(Way::Download);
    let written = RwSignal::new(None::<Exported>);
    let part_fault = Memo::new(move |_| part.fault().filter(|_| audience.get() != Audience::Me));
    let seal_fault = Memo::new(move |_| closing.fault().filter(|_| closed.get()));
    let told = move || tried.get();
    // What was written is not what is chosen now.
    Effect::new(move |before: Option<()>| {
        outgoing.track();
        if before.is_some() {
            written.set(None);
        }
    });

    let write = move || {
        let Some(outgoing) = outgoing.get_untracked() else { return };
        let passphrase = closing.passphrase().filter(|_| closed.get_untracked());
        spawn_local(async move {
            let words = words.get_untracked();
            match session.export(&outgoing, words.as_deref(), passphrase.as_deref()).await {
                Ok(exported) => {
                    tried.set(false);
                    closing.forget();
                    written.set(Some(exported.clone()));
                    match way.get_untracked() {
                        Way::Share => hand_over(session, exported).await,
                        Way::Download => match session.download(&exported) {
                            Ok(()) => session.tell(
                                Tone::Good,
                                format!("Il file «{}» è fra i tuoi scaricamenti.", exported.file_name),
                            ),
                            Err(error) => session.tell(Tone::Bad, errors::export(&error)),
                        },
                    }
                }
                Err(error) => session.tell(Tone::Bad, errors::export(&error)),
            }
        });
    };
    let name_first = move || {
        // Nobody is told who wrote a public file.
        if session.device_name().is_none() && audience.get_untracked() != Audience::Everybody {
            naming.set(true);
        } else {
            write();
        }
    };
    let go = move |how: Way| {
        if session.working().get_untracked().is_some() {
            return;
        }
        way.set(how);
        tried.set(true);
        let fault = part_fault.get_untracked().map(|_| WHICH_ONES);
        if let Some(field) = fault.or(seal_fault.get_untracked().map(|(field, _)| field)) {
            page::focus(field);
        } else if audience.get_untracked() == Audience::Me && !closed.get_untracked() {
            asking_open.set(true);
        } else {
            name_first();
        }
    };
    let name = move || session.file_name(audience.get(), words.get().as_deref(), closed.get());
    let busy =
        move || matches!(session.working().get(), Some(Work::Preparing | Work::MakingKey | Work::Sealing));
    // A browser takes a name or does not, whatever is inside.
    let shares = page::can_share_file("filo.json");
    view! {
        <section class="stack" aria-labelledby="salva">
            <h2 id="salva">"Salva su file"</h2>
            <RadioGroup legend="A chi serve?" choices=audiences() value=chosen />
            <Show when=move || audience.get() != Audience::Me>
                <PartFields
                    part
                    error=Signal::derive(move || part_fault.get().filter(|_| told()))
                />
            </Show>
            <Show when=move || audience.get() != Audience::Everybody>
                <ClosingFields closing audience error=Signal::derive(move || seal_fault.get().filter(|_| told())) />
            </Show>
            <ExportContents outgoing />
            <p class="small">"Si chiamerà " <b>{name}</b></p>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=move |_| go(Way::Download)>
                    <Icon glyph=Glyph::Download />
                    "Salva su file"
                </button>
                {shares
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=move |_| go(Way::Share)>
                                <Icon glyph=Glyph::Share />
                                "Manda a qualcuno"
                            </button>
                        }
                    })}
            </div>
            // At the top of the page it is said aloud; who has just pressed the button looks here.
            <Show when=busy>
                <p class="small">"Preparo il file: ci vuole un momento…"</p>
            </Show>
            <HandedOut written saved=Signal::derive(move || way.get() == Way::Download) shares />
            <NameDevice open=naming on_done=move |()| write() />
            <Confirm
                open=asking_open
                title="Salvare tutto senza parola d’ordine?"
                confirm="Salva senza parola d’ordine"
                cancel="Torna indietro"
                on_confirm=move |()| name_first()
            >
                <p>
                    "Nella copia completa ci sono anche i nomi dei componenti e le note private. Senza parola d’ordine li legge chiunque trovi il file: chi prende in mano la chiavetta, chi apre la posta."
                </p>
            </Confirm>
        </section>
    }
}
