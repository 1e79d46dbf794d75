//! The name of this device, asked once before the first file goes out.

use leptos::prelude::*;

use crate::domain::NonEmptyText;
use crate::ui::app::session;
use crate::ui::components::{Dialog, Field, Notice, Status};
use crate::ui::labels::errors;

/// Asks the name, and why it matters; then, named or not, goes on.
#[component]
pub fn NameDevice(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Goes on.
    #[prop(into)]
    on_done: Callback<()>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let session = session();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let parsed = name.get_untracked().trim().parse::<NonEmptyText>();
        wrong.set(parsed.as_ref().err().map(|error| errors::text(*error)));
        let Ok(parsed) = parsed else { return };
        match session.name_device(parsed) {
            Ok(()) => {
                open.set(false);
                on_done.run(());
            }
            Err(error) => refused.set(Some(errors::command(&error))),
        }
    };
    let without = move |_| {
        open.set(false);
        on_done.run(());
    };
    view! {
        <Dialog open title="Come si chiama questo dispositivo?">
            <form class="stack" novalidate on:submit=submit>
                <p>
                    "Chi riceve il file vedrà questo nome accanto a quello che hai scritto: così sa a chi chiedere. Te lo chiediamo una volta sola; lo cambi quando vuoi nelle impostazioni."
                </p>
                {move || refused.get().map(|text| view! { <Notice status=Status::Bad live=true><p>{text}</p></Notice> })}
                <Field
                    label="Nome del dispositivo"
                    value=name
                    hint="Meglio un ruolo che un nome di persona."
                    placeholder="es. Facilitatrice Bozzolo"
                    error=wrong
                    id="nome-del-dispositivo"
                />
                <div class="actions">
                    <button class="button" data-kind="main" type="submit">
                        "Salva il nome e il file"
                    </button>
                    <button class="button" data-kind="quiet" type="button" on:click=without>
                        "Salva il file senza nome"
                    </button>
                </div>
            </form>
        </Dialog>
    }
}
