//! Everything a form got wrong, said at once above it, each with a link to its field.

use leptos::prelude::*;

use super::anchor::{anchor, focus};
use crate::ui::icons::{Glyph, Icon};

/// One field that is wrong: where it is and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The id of the control.
    pub field: String,
    /// The sentence, with the field's name in it: "Telefono: sembra manchi una cifra".
    pub text: String,
}

/// The list of what is wrong. Each time `attempt` grows while something is wrong, the focus goes to the first wrong field.
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the form.
    #[prop(into)]
    faults: Signal<Vec<Fault>>,
    /// How many times the person tried to save.
    #[prop(into)]
    attempt: Signal<u32>,
) -> impl IntoView {
    Effect::new(move |seen: Option<u32>| {
        let attempt = attempt.get();
        if seen.is_some_and(|seen| seen != attempt) {
            // The errors are drawn after this turn; a field is focused with its error already beside it. By then a
            // form without errors is gone, and its signals with it: only the name of the field may wait.
            if let Some(first) = faults.get_untracked().into_iter().next() {
                request_animation_frame(move || focus(&first.field));
            }
        }
        attempt
    });
    let title_id = anchor(String::new(), "faults");
    let link = |Fault { field, text }: Fault| {
        let target = field.clone();
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            focus(&target);
        };
        view! { <li><a href=format!("#{field}") on:click=go>{text}</a></li> }
    };
    move || {
        let faults = faults.get();
        let title = match faults.len() {
            0 => return None,
            1 => "Una cosa da correggere".to_owned(),
            many => format!("{many} cose da correggere"),
        };
        Some(view! {
            <div class="notice" data-status="bad" role="group" aria-labelledby=title_id.clone()>
                <Icon glyph=Glyph::Warning />
                <div class="stack" data-gap="s2">
                    <p id=title_id.clone()><b>{title}</b></p>
                    <ul class="stack" data-gap="s2">{faults.into_iter().map(link).collect_view()}</ul>
                    <p>"Quello che hai scritto è ancora tutto qui."</p>
                </div>
            </div>
        })
    }
}
