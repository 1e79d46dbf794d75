//! A number with its words, the empty screen that teaches the first step, and how far a long work is.

use leptos::prelude::*;

use super::anchor::anchor;
use crate::ui::icons::{Glyph, Icon};

/// A number, what it counts, and where it comes from.
#[component]
pub fn Figure(
    /// The number as Italians write it, or a dash.
    #[prop(into)]
    value: Signal<String>,
    /// What it counts, or why it cannot be known.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it stands on a sheet of its own.
    #[prop(optional)]
    card: bool,
    /// The source, usually a `Provenance`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=if card { "card figure" } else { "figure" }>
            <b>{move || value.get()}</b>
            <span>{move || label.get()}</span>
            {children.map(|children| children())}
        </div>
    }
}

/// What stands where there is nothing yet: why, and the first step.
#[component]
pub fn EmptyState(
    /// What there is not, in plain words.
    #[prop(into)]
    title: String,
    /// A drawing above it.
    #[prop(default = Glyph::Search)]
    glyph: Glyph,
    /// The sentence that teaches, and at most one button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon glyph size=40 />
            <h2>{title}</h2>
            {children.map(|children| children())}
        </div>
    }
}

/// What a long work is doing and how far it is. A total of zero means that nobody knows yet.
#[component]
pub fn Progress(
    /// What it is doing: "Leggo il file: 120 record su 300".
    #[prop(into)]
    label: Signal<String>,
    /// How much is done.
    #[prop(into)]
    done: Signal<u32>,
    /// How much there is.
    #[prop(into)]
    total: Signal<u32>,
) -> impl IntoView {
    let id = anchor(String::new(), "progress");
    view! {
        <div class="progress">
            <label for=id.clone()>{move || label.get()}</label>
            <progress
                id=id
                max=move || total.get().max(1).to_string()
                value=move || (total.get() > 0).then(|| done.get().to_string())
            ></progress>
        </div>
    }
}
