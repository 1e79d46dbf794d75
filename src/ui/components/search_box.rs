//! The box where a person says what they look for.

use leptos::prelude::*;

use super::anchor::anchor;
use crate::ui::icons::{Glyph, Icon};

/// A search box. Results follow the typing; Enter and the button tell the page to show them.
#[component]
pub fn SearchBox(
    /// What is searched, for screen readers: "Cerca nella guida".
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// An example inside the empty box.
    #[prop(optional, into)]
    placeholder: String,
    /// Whether another button leads on this screen: then this one keeps quiet.
    #[prop(optional)]
    quiet: bool,
    /// Called by Enter and by the button.
    #[prop(optional, into)]
    on_search: Option<Callback<()>>,
    /// The id of the box, for a page that focuses it.
    #[prop(optional, into)]
    id: String,
) -> impl IntoView {
    let id = anchor(id, "search");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(on_search) = on_search {
            on_search.run(());
        }
    };
    view! {
        <form class="search" role="search" on:submit=submit>
            <label class="vh" for=id.clone()>{label}</label>
            <input
                id=id
                type="search"
                autocomplete="off"
                placeholder=placeholder
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <button class="button" data-kind=(!quiet).then_some("main") type="submit">
                <Icon glyph=Glyph::Search size=22 />
                "Cerca"
            </button>
        </form>
    }
}
