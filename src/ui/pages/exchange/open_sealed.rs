//! A sealed file asks for its passphrase, as often as it takes; then it is a file like any other.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::session::{Closed, ImportError, Incoming, Session};
use crate::ui::app::session;
use crate::ui::components::{Dialog, PassphraseField};
use crate::ui::labels::errors;

const PASSPHRASE: &str = "parola-d-ordine-del-file";

/// Looks at a file that turned out to be sealed: it waits for its passphrase then, or is refused.
pub fn ask_passphrase(
    session: Session,
    file: File,
    waiting: RwSignal<Option<Closed>>,
    on_refused: impl FnOnce(ImportError) + 'static,
) {
    spawn_local(async move {
        match session.look_at_sealed(file).await {
            Ok(closed) => waiting.set(Some(closed)),
            Err(error) => on_refused(error),
        }
    });
}

/// Asks the passphrase of the file that waits.
#[component]
pub fn OpenSealed(
    /// The file that waits; nothing once it is open or left alone.
    waiting: RwSignal<Option<Closed>>,
    /// Told what the file would bring.
    #[prop(into)]
    on_open: Callback<Incoming>,
    /// Told the name of a file that was opened, or could not be, and is refused.
    #[prop(into)]
    on_refused: Callback<(String, ImportError)>,
) -> impl IntoView {
    let session = session();
    let (passphrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let wrong = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(waiting.with(Option::is_some)));
    // Esc closes the dialog by itself: the file is left alone then, and the passphrase forgotten.
    Effect::new(move |_| {
        if !open.get() {
            passphrase.set(String::new());
            shown.set(false);
            wrong.set(None);
            if waiting.with_untracked(Option::is_some) {
                waiting.set(None);
            }
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(closed) = waiting.get_untracked().filter(|_| session.working().get_untracked().is_none())
        else {
            return;
        };
        if passphrase.with_untracked(|text| text.trim().is_empty()) {
            wrong.set(Some("Scrivi la parola d’ordine.".to_owned()));
            return;
        }
        wrong.set(None);
        spawn_local(async move {
            let outcome = session.unseal(&closed, &passphrase.get_untracked()).await;
            if waiting.with_untracked(Option::is_none) {
                // Left alone while it was being opened.
                return;
            }
            match outcome {
                Ok(incoming) => {
                    waiting.set(None);
                    on_open.run(incoming);
                }
                Err(error @ ImportError::WrongPassphrase) => {
                    wrong.set(Some(errors::import(&error)));
                    crate::session::page::focus(PASSPHRASE);
                }
                Err(error) => {
                    waiting.set(None);
                    on_refused.run((closed.file_name.clone(), error));
                }
            }
        });
    };
    let title = Signal::derive(move || {
        let name = waiting.with(|it| it.as_ref().map(|closed| closed.file_name.clone())).unwrap_or_default();
        format!("«{name}» è chiuso con una parola d’ordine")
    });
    let busy = move || session.working().get().is_some();
    view! {
        <Dialog open title>
            <form class="stack" novalidate on:submit=submit>
                <p>"La conosce chi ti ha mandato il file. Finché non lo apri, niente cambia."</p>
                <PassphraseField label="Parola d’ordine" value=passphrase shown error=wrong id=PASSPHRASE />
                <p class="small" role="status">
                    {move || busy().then_some("Provo ad aprire: ci vuole un momento…")}
                </p>
                <div class="actions">
                    <button class="button" data-kind="main" type="submit">
                        "Apri il file"
                    </button>
                    <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(false)>
                        "Lascia stare"
                    </button>
                </div>
            </form>
        </Dialog>
    }
}
