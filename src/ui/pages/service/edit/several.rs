//! Several of many: the chosen ones as chips, each removable, and a native list to add another.

use leptos::prelude::*;

use crate::session::page;
use crate::ui::components::Choice;
use crate::ui::icons::{Glyph, Icon};

/// Several of many.
#[component]
pub fn Several(
    /// The words above.
    label: &'static str,
    /// The words in the list while nothing is being added.
    add: &'static str,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The values of what is chosen.
    value: RwSignal<Vec<String>>,
    /// The id of the list.
    id: String,
) -> impl IntoView {
    let all = StoredValue::new(choices);
    let words = move |value: &str| {
        let found = all.with_value(|all| all.iter().find(|it| it.value == value).map(|it| it.label.clone()));
        found.unwrap_or_else(|| value.to_owned())
    };
    let list = id.clone();
    let chip = move |own: String| {
        let (mine, said, back) = (own.clone(), words(&own), list.clone());
        let remove = move |_| {
            value.update(|chosen| chosen.retain(|other| *other != mine));
            page::focus(&back);
        };
        view! {
            <li class="chip" data-kind="removable">
                {said.clone()}
                <button type="button" on:click=remove>
                    <span class="vh">{format!("Togli {said}")}</span>
                    <Icon glyph=Glyph::Close size=16 />
                </button>
            </li>
        }
    };
    let options = move || {
        let left = value.with(|chosen| {
            all.with_value(|all| {
                all.iter().filter(|it| !chosen.contains(&it.value)).cloned().collect::<Vec<_>>()
            })
        });
        left.into_iter().map(|it| view! { <option value=it.value>{it.label}</option> }).collect_view()
    };
    let picked = move |event| {
        let picked: String = event_target_value(&event);
        if !picked.is_empty() {
            value.update(|chosen| chosen.push(picked));
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}" "<span class="optional">"facoltativo"</span></label>
            <Show when=move || value.with(|chosen| !chosen.is_empty())>
                <ul class="chips">
                    <For each=move || value.get() key=Clone::clone children=chip.clone() />
                </ul>
            </Show>
            <select id=id prop:value="" on:change=picked>
                <option value="">{add}</option>
                {options}
            </select>
        </div>
    }
}
