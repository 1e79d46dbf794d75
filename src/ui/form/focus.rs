//! The keyboard's way into a form that takes the place of the button that opened it, and back when the form goes.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::session::page;

/// What the form stands in: here the keyboard goes on when the form is gone.
const AROUND: &str = "section, article, dialog, main";

/// Where it goes on: a heading that takes the focus, or the first button, which is the one that opens the form again.
const BACK: &str = "h2[tabindex], button";

/// Keeps the focus with a form, but only where it would otherwise be lost: a dialog and a page place it themselves.
pub fn follow(form: NodeRef<html::Form>) {
    // A form that the address opens at the beginning of a visit leaves the focus where the browser put it.
    let under_way = document().document_element().is_some_and(|root| root.has_attribute("data-ready"));
    let around = StoredValue::new_local(None::<Element>);
    Effect::new(move |_| {
        let Some(form) = form.get() else { return };
        around.set_value(form.closest(AROUND).ok().flatten());
        if under_way {
            request_animation_frame(move || take_if_lost(&form, ":is(input, select, textarea)"));
        }
    });
    on_cleanup(move || {
        let Some(around) = around.try_get_value().flatten() else { return };
        request_animation_frame(move || take_if_lost(&around, BACK));
    });
}

/// Keeps the focus near a control that goes, or is drawn anew, by what it does: on what the first selector finds in what it
/// stood in, else the next, else at the beginning of the page.
pub fn keep_near(control: &Element, selectors: Vec<String>) {
    let around = control.parent_element().and_then(|parent| parent.closest(AROUND).ok().flatten());
    request_animation_frame(move || {
        for selector in selectors {
            around.iter().for_each(|around| take_if_lost(around, &selector));
        }
        page::focus_if_lost("contenuto");
    });
}

/// Focuses what is found inside, if the keyboard is nowhere.
fn take_if_lost(inside: &Element, selector: &str) {
    let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    let found = inside.query_selector(selector).ok().flatten();
    if let Some(found) = found.filter(|_| lost).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // What was found can be focused; if it could not, the focus would stay where it is.
        found.focus().unwrap_or_default();
    }
}
