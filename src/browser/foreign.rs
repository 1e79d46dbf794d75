//! Reaching browser interfaces that web-sys does not bind, or binds as if every browser had them.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Document, Element, Window};

/// The page's window. Nothing in `browser` runs outside a page, so its absence is a fault of ours.
pub(super) fn window() -> Window {
    web_sys::window().expect_throw("Filò runs in a page")
}

/// The page's document.
pub(super) fn document() -> Document {
    window().document().expect_throw("a page has a document")
}

/// The outermost element of the page.
pub(super) fn root() -> Element {
    document().document_element().expect_throw("a page has an outermost element")
}

/// What matches below an element, in the order of the page.
pub(super) fn all(place: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = place.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)).map(JsCast::unchecked_into).collect()
}

/// The named member of a JavaScript object, or `None` where the browser does not have it.
pub(super) fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    match Reflect::get(object, &JsValue::from_str(name)) {
        Ok(value) if !value.is_undefined() && !value.is_null() => Some(value),
        Ok(_) | Err(_) => None,
    }
}

/// Calls a method by name; a missing method is reported as the TypeError JavaScript would have thrown.
pub(super) fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let Some(function) = member(object, method).and_then(|found| found.dyn_into::<Function>().ok()) else {
        return Err(js_sys::TypeError::new(method).into());
    };
    let list: Array = arguments.iter().copied().collect();
    function.apply(object, &list)
}

/// A plain JavaScript object with these members.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let made = Object::new();
    for (name, value) in members {
        set(&made, name, value);
    }
    made.into()
}

/// Sets a member of a plain object of ours, which is never frozen and so takes any.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(object, &JsValue::from_str(name), value).unwrap_throw();
}

/// The `name` of a JavaScript error, such as `QuotaExceededError`; empty for anything else.
pub(super) fn error_name(error: &JsValue) -> String {
    member(error, "name").and_then(|name| name.as_string()).unwrap_or_default()
}

/// What a JavaScript error says, its name first.
pub(super) fn error_message(error: &JsValue) -> String {
    let said = member(error, "message").and_then(|message| message.as_string());
    match (error_name(error), said) {
        (name, Some(message)) if name.is_empty() => message,
        (name, Some(message)) => format!("{name}: {message}"),
        (name, None) if name.is_empty() => format!("{error:?}"),
        (name, None) => name,
    }
}
