//! Ids that tie a label, a hint and an error to their control, fresh for each component on the page.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other component on this page has. Given ids (from a page that links to the field) are kept.
pub(super) fn anchor(given: String, prefix: &str) -> String {
    if !given.is_empty() {
        return given;
    }
    NEXT.with(|next| {
        let number = next.get();
        next.set(number.wrapping_add(1));
        format!("{prefix}-{number}")
    })
}

/// Moves the focus to the element with this id. An element that left the page meanwhile is no fault: focus stays where it is.
pub(super) fn focus(id: &str) {
    if let Some(element) = leptos::prelude::document().get_element_by_id(id) {
        focus_inside(&element, "");
    }
}

/// Focuses the first descendant that matches, or the element itself when `selector` is empty.
/// Says whether something could take the focus.
pub(super) fn focus_inside(element: &web_sys::Element, selector: &str) -> bool {
    let target = if selector.is_empty() {
        Some(element.clone())
    } else {
        element.query_selector(selector).ok().flatten()
    };
    target.and_then(|found| found.dyn_into::<HtmlElement>().ok()).is_some_and(|found| found.focus().is_ok())
}
