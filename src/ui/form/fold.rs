//! Fields that are asked after the first ones: folded, and unfolded by themselves when one of them is wrong.

use leptos::prelude::*;

use super::draft::Form;

/// The rest of a form.
#[component]
pub fn Fold(
    /// The form.
    form: Form,
    /// The line that unfolds it.
    summary: &'static str,
    /// Whether it starts unfolded.
    open: bool,
    /// The fields it holds.
    names: &'static [&'static str],
    /// The fields as they are drawn.
    children: Children,
) -> impl IntoView {
    let unfolded = RwSignal::new(open);
    let wrong: Vec<_> = names.iter().map(|name| form.error(name)).collect();
    Effect::new(move |_| {
        // Every error is followed: one may appear while another stays.
        if wrong.iter().filter(|error| error.get().is_some()).count() > 0 {
            unfolded.set(true);
        }
    });
    let turned = move |event: leptos::ev::Event| {
        unfolded.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <details prop:open=unfolded on:toggle=turned>
            <summary>{summary}</summary>
            <div class="stack" data-gap="s5">{children()}</div>
        </details>
    }
}
