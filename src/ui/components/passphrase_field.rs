//! A secret that is typed once: it can be looked at while it is typed, and the field says when the capitals are locked.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::field::{Described, FieldError};

/// A labelled control for a secret.
#[component]
pub fn PassphraseField(
    /// The words above the control.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// Whether it can be read while it is typed; fields that share the signal show theirs together.
    shown: RwSignal<bool>,
    /// A sentence of help under the label.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, once the person has tried.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What is to be said of what is typed so far.
    #[prop(optional, into)]
    remark: MaybeProp<String>,
    /// The id of the control, given by a page that links to it.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let ids = Described::new(id, &hint);
    let remark_id = format!("{}-remark", ids.id);
    let (by, said) = (ids.by(error), remark_id.clone());
    let described = move || {
        let said = remark.get().map(|_| said.clone());
        let all: Vec<String> = by.get().into_iter().chain(said).collect();
        (!all.is_empty()).then(|| all.join(" "))
    };
    let locked = RwSignal::new(false);
    let key = move |event: KeyboardEvent| locked.set(event.get_modifier_state("CapsLock"));
    let kind = move || if shown.get() { "text" } else { "password" };
    let words = move || if shown.get() { "Nascondi" } else { "Mostra" };
    let whose = label.clone();
    view! {
        <div class="field">
            <label for=ids.id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <span class="hint" id=ids.hint_id>{hint}</span> })}
            <div class="secret">
                <input
                    id=ids.id
                    type=kind
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || error.get().map(|_| "true")
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                    on:keydown=key
                    on:keyup=key
                    on:blur=move |_| locked.set(false)
                />
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    aria-label=move || format!("{}: {whose}", words())
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {words}
                </button>
            </div>
            <p class="small" role="status">
                {move || locked.get().then_some("Le maiuscole sono bloccate sulla tastiera.")}
            </p>
            {move || remark.get().map(|text| view! { <p class="small" id=remark_id.clone()>{text}</p> })}
            <FieldError id=ids.error_id error />
        </div>
    }
}
