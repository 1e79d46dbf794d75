//! A file that was written: its name, its size, and the way to hand it on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::page::{ShareError, Shared};
use crate::session::{Exported, Session, Tone};
use crate::ui::app::session;
use crate::ui::components::{Notice, Status};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{errors, numbers};

/// Opens the panel of the device with a file. Where it does not open, the button beside the file is there still.
pub async fn hand_over(session: Session, exported: Exported) {
    match session.share(&exported).await {
        Ok(Shared::Done) => session.tell(Tone::Good, "Il file è partito."),
        Ok(Shared::Dismissed) => session.tell(Tone::Info, "Il file è pronto, e non è partito."),
        Err(ShareError::Unavailable | ShareError::Refused { .. }) => {
            session.tell(
                Tone::Bad,
                "Il dispositivo non ha preso il file. È pronto qui sotto: premi «Manda adesso», o salvalo.",
            );
        }
    }
}

/// The file that was written last, if any.
#[component]
pub fn HandedOut(
    /// The file.
    written: RwSignal<Option<Exported>>,
    /// Whether it was saved here, rather than handed on.
    #[prop(into)]
    saved: Signal<bool>,
    /// Whether the device has a panel that takes it.
    shares: bool,
) -> impl IntoView {
    let session = session();
    let send = move |_| {
        if let Some(exported) = written.get_untracked() {
            spawn_local(hand_over(session, exported));
        }
    };
    let again = move |_| {
        let given = written.with_untracked(|it| it.as_ref().map(|exported| session.download(exported)));
        if let Some(Err(error)) = given {
            session.tell(Tone::Bad, errors::export(&error));
        }
    };
    move || {
        written.get().map(|exported| {
            let size = numbers::bytes(exported.size() as u64);
            view! {
                <Notice status=Status::Good live=true>
                    <p>
                        "Fatto: " <b>{exported.file_name}</b> ", " {size} ". "
                        {move || match saved.get() {
                            true => "Lo trovi fra gli scaricamenti di questo dispositivo. Mandalo come preferisci: chiavetta, e-mail, chat del gruppo.",
                            false => "Finché resti su questa pagina puoi mandarlo ancora, o salvarlo qui.",
                        }}
                    </p>
                    <div class="cluster">
                        {shares
                            .then(|| {
                                view! {
                                    <button class="button" type="button" on:click=send>
                                        <Icon glyph=Glyph::Share />
                                        "Manda adesso"
                                    </button>
                                }
                            })}
                        <button class="button" data-kind="quiet" type="button" on:click=again>
                            {move || if saved.get() { "Salvalo di nuovo" } else { "Salvalo" }}
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}
