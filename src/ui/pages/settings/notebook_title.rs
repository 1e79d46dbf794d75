//! The title of the notebook and what it is about.

use leptos::prelude::*;

use crate::domain::{Id, Notebook, default_notebook};
use crate::session::Tone;
use crate::ui::app::{session, store};
use crate::ui::components::{Field, FieldKind};
use crate::ui::form::{Form, FormFrame};
use crate::ui::labels::errors;
use crate::ui::pages::two_versions::TwoVersions;
use crate::workspace::Workspace;

/// The notebook that is open: the default one, or the first that was merged.
fn current(workspace: &Workspace) -> Option<Id<Notebook>> {
    let open = || workspace.live::<Notebook>().map(|notebook| notebook.id.clone());
    open().find(|id| *id == default_notebook()).or_else(|| open().next())
}

/// The title, and the way to change it.
#[component]
pub fn NotebookTitle() -> impl IntoView {
    let notebook = store().select(|w| current(w).and_then(|id| w.get(&id).cloned()));
    let which = store().select(current);
    let open = RwSignal::new(false);
    let title = move || notebook.get().map(|notebook| notebook.title.to_string());
    let about = move || notebook.get().and_then(|notebook| Some(notebook.description.as_ref()?.to_string()));
    view! {
        <section class="card" aria-labelledby="quaderno">
            <h2 id="quaderno">"Il quaderno"</h2>
            {move || which.get().map(|id| view! { <TwoVersions id=id.record().clone() /> })}
            <Show
                when=move || open.get()
                fallback=move || {
                    view! {
                        <p>
                            <b>{move || title().unwrap_or_else(|| "senza titolo".to_owned())}</b>
                        </p>
                        <p class="small">{move || about().unwrap_or_else(|| "Di che cosa parla: da completare.".to_owned())}</p>
                        <div class="cluster">
                            <button class="button" type="button" on:click=move |_| open.set(true)>
                            "Cambia il titolo"
                        </button>
                        </div>
                    }
                }
            >
                <TitleForm open />
            </Show>
        </section>
    }
}

#[component]
fn TitleForm(open: RwSignal<bool>) -> impl IntoView {
    let (session, store) = (session(), store());
    // A title that was taken back is in the bin: a new one takes its place.
    let opened = store.open(current(&store.now()).unwrap_or_else(default_notebook).record());
    let form = Form::open("notebook", opened);
    let before = form.record::<Notebook>();
    let text = |value: Option<String>| value.unwrap_or_default();
    let title = form.text("title", text(before.as_ref().map(|notebook| notebook.title.to_string())));
    let description = before.as_ref().and_then(|notebook| Some(notebook.description.as_ref()?.to_string()));
    let description = form.text("description", text(description));
    form.keep();
    let save = move |()| {
        let mut parse = form.parse();
        let (title, description) = (parse.required("title"), parse.optional("description"));
        if !parse.finish() {
            return;
        }
        let Some(title) = title else { return };
        let outcome = match (form.opened(), form.record::<Notebook>()) {
            (Some(opened), Some(before)) => {
                store.save(opened, Notebook { title, description, binned: None, ..before.as_ref().clone() })
            }
            _ => store.create(Notebook { id: default_notebook(), title, description, binned: None }),
        };
        match outcome {
            Ok(_) => {
                form.done();
                open.set(false);
                session.tell_undoable("Il quaderno ha il suo titolo.");
            }
            Err(error) => session.tell(Tone::Bad, errors::command(&error)),
        }
    };
    let shut = move |()| open.set(false);
    view! {
        <FormFrame form on_save=save on_leave=shut on_restart=shut>
            <Field label="Titolo del quaderno" value=title error=form.error("title") id=form.id("title") />
            <Field
                label="Di che cosa parla"
                value=description
                kind=FieldKind::Long
                optional=true
                error=form.error("description")
                id=form.id("description")
            />
        </FormFrame>
    }
}
