//! A kind word when a text looks as if it named a person. It never stops anybody: a place may be called like one.

use leptos::prelude::*;

use crate::insight::names_somebody;
use crate::ui::components::{Notice, Status};

/// The warning, as long as the text looks so.
#[component]
pub fn NameWarning(
    /// What is being written.
    #[prop(into)]
    text: Signal<String>,
    /// What to write in the place of a name.
    instead: &'static str,
) -> impl IntoView {
    let found = Memo::new(move |_| text.with(|text| names_somebody(text)));
    move || {
        let found = found.get()?;
        Some(view! {
            <Notice status=Status::Warn live=true>
                <p>{format!("Qui sembra esserci il nome di qualcuno: «{found}».")}</p>
                <p>{instead}" Se non è il nome di una persona, va bene così."</p>
            </Notice>
        })
    }
}
