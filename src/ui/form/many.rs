//! Several of few: a fieldset of boxes to tick, bound to the codes that a draft keeps.

use leptos::prelude::*;

use crate::ui::components::Choice;

/// Boxes to tick under one question. The draft keeps the values of those ticked, in the order of the list.
#[component]
pub fn ManyField(
    /// The question.
    #[prop(into)]
    legend: String,
    /// What can be ticked.
    choices: Vec<Choice>,
    /// The values of those ticked.
    value: RwSignal<Vec<String>>,
    /// The id of the group, to which errors point.
    #[prop(into)]
    id: String,
    /// A sentence of help under the question.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let order: StoredValue<Vec<String>> =
        StoredValue::new(choices.iter().map(|choice| choice.value.clone()).collect());
    let boxes = choices.into_iter().map(|Choice { value: own, label, note }| {
        let mine = own.clone();
        let ticked = move || value.with(|chosen| chosen.contains(&mine));
        let change = move |event| {
            let yes = event_target_checked(&event);
            value.update(|chosen| {
                chosen.retain(|other| *other != own);
                if yes {
                    chosen.push(own.clone());
                }
                let place = |it: &String| order.with_value(|all| all.iter().position(|other| other == it));
                chosen.sort_by_key(place);
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=ticked on:change=change />
                <span>{label}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choice" id=id tabindex="-1">
            <legend>{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> })}
            {boxes.collect_view()}
        </fieldset>
    }
}
