//! Small marks: a state in a word, a language, the number of a territory in its hue.

use leptos::prelude::*;

use super::status::Status;
use crate::ui::icons::{Glyph, Icon};

/// How many hues the palette holds; after the last they repeat, always with the number.
const HUES: u16 = 8;

/// The hue (1 to 8) of the territory with this number; 0, the neutral one, for number 0.
pub(super) const fn hue(number: u16) -> u16 {
    if number == 0 { 0 } else { (number - 1) % HUES + 1 }
}

/// A state in a word or two. Without a status it is neutral.
#[component]
pub fn Tag(
    /// Its tone.
    #[prop(default = None, into)]
    status: Option<Status>,
    /// A drawing before the word.
    #[prop(optional, into)]
    glyph: Option<Glyph>,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tag" data-status=status.map(Status::as_str)>
            {glyph.map(|glyph| view! { <Icon glyph size=18 /> })}
            {children()}
        </span>
    }
}

/// A language, written in itself.
#[component]
pub fn LanguageTag(
    /// Its code, as `pa` or `ar`.
    #[prop(into)]
    code: String,
    /// Its name in itself.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    view! { <bdi class="tag" data-kind="lang" lang=code>{name}</bdi> }
}

/// The number of a territory, white on its hue.
#[component]
pub fn Seal(
    /// The number, from 1; 0 draws the neutral seal with a dash.
    number: u16,
    /// What is numbered, for screen readers.
    #[prop(into, default = "Micro-territorio".to_owned())]
    of: String,
    /// The size for beside a page's heading.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let shown = if number == 0 { "–".to_owned() } else { number.to_string() };
    view! {
        <span class="seal" data-hue=hue(number) data-size=large.then_some("l")>
            <span class="vh">{of}" "</span>
            {shown}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::hue;

    #[test]
    fn hues_repeat_after_the_eighth_and_zero_is_neutral() {
        assert_eq!([0, 1, 8, 9, 17].map(hue), [0, 1, 8, 1, 1]);
    }
}
