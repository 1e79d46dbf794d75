//! What stands around the fields of a form: what was resumed, what is wrong, save and leave.

use leptos::prelude::*;

use crate::ui::components::{ErrorSummary, Notice};

use super::draft::Form;
use super::focus;
use super::submitting::when_submitted;

/// A form with its summary of errors and its two ways out.
#[component]
pub fn FormFrame(
    /// The form.
    form: Form,
    /// The words on the button that saves.
    #[prop(into, default = "Salva".to_owned())]
    save: String,
    /// Called when the person saves. It reads the form, and dispatches if nothing is wrong.
    #[prop(into)]
    on_save: Callback<()>,
    /// Called when the person leaves without saving.
    #[prop(into)]
    on_leave: Callback<()>,
    /// Called when the person wants the record as it is, not the draft left earlier.
    #[prop(into)]
    on_restart: Callback<()>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let node: NodeRef<leptos::html::Form> = NodeRef::new();
    focus::follow(node);
    let submit = when_submitted(move || on_save.run(()));
    let leave = move |_| {
        form.done();
        on_leave.run(());
    };
    view! {
        <form class="stack" data-gap="s5" novalidate node_ref=node on:submit=submit>
            <Resumed form on_restart />
            <ErrorSummary faults=form.faults() attempt=form.attempt() />
            {children()}
            <div class="actions">
                <button class="button" data-kind="main" type="submit">
                    {save}
                </button>
                <button class="button" data-kind="quiet" type="button" on:click=leave>
                    "Lascia com’è"
                </button>
            </div>
        </form>
    }
}

/// Says that a draft left earlier was found again, and offers to throw it away.
#[component]
pub fn Resumed(
    /// The form.
    form: Form,
    /// Called when the person wants the record as it is.
    on_restart: Callback<()>,
) -> impl IntoView {
    let restart = move |_| {
        form.done();
        form.resumed().set(false);
        on_restart.run(());
    };
    view! {
        <Show when=move || form.resumed().get()>
            <Notice>
                <p>"Hai ritrovato quello che avevi scritto e non ancora salvato."</p>
                <button class="button" data-kind="quiet" type="button" on:click=restart>
                    "Buttalo e ricomincia"
                </button>
            </Notice>
        </Show>
    }
}
