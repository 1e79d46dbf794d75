//! A sealed file asks for its passphrase, as often as it takes; then it is a file like any other.

use leptos::prelude::*;

use crate::session::{Asked, Work, page};
use crate::ui::app::session;
use crate::ui::components::{Dialog, PassphraseField};

const PASSPHRASE: &str = "parola-d-ordine-del-file";

const WRONG: &str = "La parola d’ordine non apre questo file. Niente è cambiato. Controlla maiuscole, spazi e accenti, poi riprova; se sei sicuro, chiedila di nuovo a chi te l’ha mandato.";

/// Asks the passphrase of the file that waits for one.
#[component]
pub fn OpenSealed() -> impl IntoView {
    let session = session();
    let asked = session.asked_passphrase();
    let (passphrase, shown) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (open, empty) = (RwSignal::new(false), RwSignal::new(false));
    Effect::new(move |before: Option<Option<Asked>>| {
        let now = asked.get();
        if now.is_none() {
            passphrase.set(String::new());
            shown.set(false);
        }
        empty.set(false);
        if before.flatten().is_some() && now.is_some() {
            page::focus(PASSPHRASE);
        }
        open.set(now.is_some());
        now
    });
    // Esc and the buttons close the dialog: what waits still is left as it is.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now && asked.with_untracked(Option::is_some) {
            session.answer_passphrase(None);
        }
        now
    });
    on_cleanup(move || session.answer_passphrase(None));
    let waits = move || session.working().get() == Some(Work::AskingPassphrase);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = passphrase.get_untracked();
        empty.set(typed.trim().is_empty());
        if !typed.trim().is_empty() && untrack(waits) {
            session.answer_passphrase(Some(typed));
        }
    };
    let title = Signal::derive(move || {
        let name = asked.with(|it| it.as_ref().map(|asked| asked.file_name.clone())).unwrap_or_default();
        format!("«{name}» è chiuso con una parola d’ordine")
    });
    let wrong =
        Signal::derive(move || match (empty.get(), asked.with(|it| it.as_ref().map(|it| it.wrong))) {
            (true, _) => Some("Scrivi la parola d’ordine.".to_owned()),
            (false, Some(1..)) if waits() => Some(WRONG.to_owned()),
            (false, _) => None,
        });
    view! {
        <Dialog open title>
            <form class="stack" novalidate on:submit=submit>
                <p>"La conosce chi ti ha mandato il file. Finché non lo apri, niente cambia."</p>
                <PassphraseField label="Parola d’ordine" value=passphrase shown error=wrong id=PASSPHRASE />
                <p class="small" role="status">
                    {move || (!waits()).then_some("Provo ad aprire: ci vuole un momento…")}
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
