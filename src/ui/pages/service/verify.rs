//! «Verificato oggi»: who has just checked a service, by role, and nothing more to write.

use leptos::prelude::*;

use crate::domain::{Assurance, Id, NonEmptyText, Record, Service};
use crate::ui::app::session;
use crate::ui::components::{Dialog, Field};
use crate::ui::form::{Keeper, when_submitted};
use crate::ui::labels::{errors, when};

/// Asks who has checked.
#[component]
pub fn Verify(
    /// Which service.
    id: Id<Service>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (keeper, today) = (Keeper::here(), session().today());
    let (role, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let id = StoredValue::new(id);
    let save = when_submitted(move || {
        let by: NonEmptyText = match role.get_untracked().parse() {
            Ok(by) => by,
            Err(error) => return wrong.set(Some(errors::text(error))),
        };
        wrong.set(None);
        let on = today.get_untracked();
        let opened = id.with_value(|id| keeper.store().open(id.record()));
        let Some(opened) = opened else { return open.set(false) };
        let Some(service) = Service::peel(&opened.record) else { return };
        let mut checked = service.as_ref().clone();
        checked.assurance = Some(Assurance { by, on });
        let edit = opened.into_edit(Service::wrap(checked.into()));
        let command = crate::store::Command::Save { create: Vec::new(), edit: vec![edit] };
        if keeper.dispatch(command, "Verificato oggi. Fra sei mesi te lo ricordiamo.") {
            open.set(false);
        }
    });
    view! {
        <Dialog open title="Verificato oggi">
            <form class="stack" novalidate on:submit=save.clone()>
                <p>
                    "Hai telefonato, o ci sei stato: quello che è scritto qui è giusto. Se qualcosa è cambiato, correggilo prima con «Modifica»."
                </p>
                <Field
                    label="Chi ha verificato? Il ruolo, mai il nome"
                    value=role
                    placeholder="es. facilitatrice, operatore del comune"
                    error=wrong
                />
                <p class="small">{move || format!("Nella guida si leggerà: controllato {}.", when::on(today.get()))}</p>
                <div class="actions">
                    <button class="button" data-kind="main" type="submit">"Segna come verificato"</button>
                    <button class="button" data-kind="quiet" type="button" on:click=move |_| open.set(false)>
                        "Lascia com’è"
                    </button>
                </div>
            </form>
        </Dialog>
    }
}
