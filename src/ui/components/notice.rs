//! What the app has to say: inside the page, under the header, and whether the work is saved.

use leptos::prelude::*;

use super::status::Status;
use crate::ui::icons::{Glyph, Icon};

/// A message inside the page. `live` reads it aloud when it appears.
#[component]
pub fn Notice(
    /// Its tone.
    #[prop(optional)]
    status: Status,
    /// Whether it appeared because of something the person did.
    #[prop(optional)]
    live: bool,
    /// What to say.
    children: Children,
) -> impl IntoView {
    let glyph = match status {
        Status::Info => Glyph::Info,
        Status::Good => Glyph::Check,
        Status::Warn => Glyph::Clock,
        Status::Bad => Glyph::Warning,
    };
    view! {
        <div class="notice" data-status=status.as_str() role=live.then_some("status")>
            <Icon glyph />
            <div class="stack" data-gap="s2">{children()}</div>
        </div>
    }
}

/// A message under the header that stays until its cause is gone.
#[component]
pub fn Banner(
    /// Its tone.
    #[prop(optional)]
    status: Status,
    /// The name of this region for screen readers.
    #[prop(into)]
    label: String,
    /// A paragraph and at most two buttons.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="banner" data-status=status.as_str() aria-label=label>
            <div class="wrap">{children()}</div>
        </section>
    }
}

/// Whether what is on screen is also kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Kept.
    Saved,
    /// Being kept now.
    Saving,
    /// Not kept yet.
    Unsaved,
    /// Could not be kept.
    Error,
    /// This tab only reads.
    ReadOnly,
}

impl Saving {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Unsaved => "unsaved",
            Self::Error => "error",
            Self::ReadOnly => "read-only",
        }
    }

    const fn glyph(self) -> Glyph {
        match self {
            Self::Saved => Glyph::Check,
            Self::Saving => Glyph::Saving,
            Self::Unsaved => Glyph::Clock,
            Self::Error => Glyph::Warning,
            Self::ReadOnly => Glyph::Lock,
        }
    }
}

/// The words of the header that say whether the work is saved, and where.
#[component]
pub fn SaveState(
    /// The state.
    #[prop(into)]
    state: Signal<Saving>,
    /// The words that a phone shows too: "Salvato".
    #[prop(into)]
    text: Signal<String>,
    /// The words that follow where there is room: " su questo computer".
    #[prop(optional, into)]
    place: Signal<String>,
) -> impl IntoView {
    view! {
        <p class="saved" role="status" data-state=move || state.get().as_str() data-still="never">
            {move || view! { <Icon glyph=state.get().glyph() size=18 /> }}
            <span>{move || text.get()}<span class="wide">{move || place.get()}</span></span>
        </p>
    }
}
