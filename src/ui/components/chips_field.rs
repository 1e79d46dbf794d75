//! A short list of words, each taken with Enter or a comma and removable.

use leptos::prelude::*;

use super::field::{Described, FieldError, OptionalMark};
use crate::ui::icons::{Glyph, Icon};

/// Words typed one after the other. Backspace in the empty control takes the last one back for correction.
#[component]
pub fn ChipsField(
    /// The words above the control.
    #[prop(into)]
    label: String,
    /// The list.
    value: RwSignal<Vec<String>>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, once the person has tried to save.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The id of the control, given by a page that links to it.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let ids = Described::new(id, &hint);
    let described = ids.by(error);
    let typed = RwSignal::new(String::new());
    let take = move || {
        let word = typed.get_untracked().trim().trim_end_matches(',').trim().to_owned();
        typed.set(String::new());
        if !word.is_empty() && value.with_untracked(|list| !list.contains(&word)) {
            value.update(|list| list.push(word));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        // An empty control lets Enter reach the form.
        "Enter" | "," if !typed.with_untracked(String::is_empty) => {
            event.prevent_default();
            take();
        }
        "Backspace" if typed.with_untracked(String::is_empty) => {
            if let Some(last) = value.try_update(Vec::pop).flatten() {
                event.prevent_default();
                typed.set(last);
            }
        }
        _ => {}
    };
    let control = ids.id.clone();
    let chip = move |word: String| {
        let (mine, back) = (word.clone(), control.clone());
        let remove = move |_| {
            value.update(|list| list.retain(|other| *other != mine));
            super::anchor::focus(&back);
        };
        view! {
            <li class="chip" data-kind="removable">
                {word.clone()}
                <button type="button" on:click=remove>
                    <span class="vh">{format!("Togli {word}")}</span>
                    <Icon glyph=Glyph::Close size=16 />
                </button>
            </li>
        }
    };
    view! {
        <div class="field">
            <label for=ids.id.clone()>{label}<OptionalMark optional /></label>
            {(!hint.is_empty()).then(|| view! { <span class="hint" id=ids.hint_id>{hint}</span> })}
            <div class="chips-input">
                <Show when=move || value.with(|list| !list.is_empty())>
                    <ul class="chips">
                        <For each=move || value.get() key=Clone::clone children=chip.clone() />
                    </ul>
                </Show>
                <input
                    id=ids.id
                    autocomplete="off"
                    placeholder="scrivi e premi Invio"
                    aria-describedby=described
                    aria-invalid=move || error.get().map(|_| "true")
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=key
                    on:blur=move |_| take()
                />
            </div>
            <FieldError id=ids.error_id error />
        </div>
    }
}
