//! The name that others read beside what was written here.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Device, NonEmptyText};
use crate::insight::reading::Reading;
use crate::session::Tone;
use crate::ui::app::{session, store};
use crate::ui::components::{Field, Status, Tag};
use crate::ui::form::{Form, FormFrame};
use crate::ui::labels::errors;

/// The name of this device, and the way to change it.
#[component]
pub fn DeviceName() -> impl IntoView {
    let session = session();
    let id = session.device_id();
    let name =
        store().select(move |w| Reading::of(w).get(&id).map(|device: &Arc<Device>| device.name.to_string()));
    let open = RwSignal::new(false);
    view! {
        <section class="card" aria-labelledby="nome">
            <h2 id="nome">"Come si chiama"</h2>
            <Show
                when=move || open.get()
                fallback=move || {
                    view! {
                        <p>{move || name.get().map_or_else(|| view! { <Tag status=Status::Warn>"da completare"</Tag> }.into_any(), |name| view! { <b>{name}</b> }.into_any())}</p>
                        <p class="small">
                            "Chi riceve i tuoi file legge questo nome accanto a quello che hai scritto. Meglio un ruolo che un nome di persona."
                        </p>
                        <div class="cluster">
                            <button class="button" type="button" on:click=move |_| open.set(true)>
                            {move || if name.get().is_some() { "Cambia il nome" } else { "Dagli un nome" }}
                        </button>
                        </div>
                    }
                }
            >
                <NameForm open />
            </Show>
        </section>
    }
}

#[component]
fn NameForm(open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let opened = store().open(session.device_id().record());
    let form = Form::open("device-name", opened);
    let name = form.text("name", session.device_name().unwrap_or_default());
    form.keep();
    let save = move |()| {
        let mut parse = form.parse();
        let wanted: Option<NonEmptyText> = parse.required("name");
        if !parse.finish() {
            return;
        }
        let Some(wanted) = wanted else { return };
        match session.name_device(wanted) {
            Ok(()) => {
                form.done();
                open.set(false);
                session.tell_undoable("Il dispositivo ha il suo nome.");
            }
            Err(error) => session.tell(Tone::Bad, errors::command(&error)),
        }
    };
    let shut = move |()| open.set(false);
    view! {
        <FormFrame form on_save=save on_leave=shut on_restart=shut>
            <Field
                label="Nome del dispositivo"
                value=name
                placeholder="es. Facilitatrice Bozzolo"
                error=form.error("name")
                id=form.id("name")
            />
        </FormFrame>
    }
}
