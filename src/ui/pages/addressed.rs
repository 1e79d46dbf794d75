//! The record that an address names, or the page that says that nothing is there.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::domain::{Id, Record};
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::pages::NotFoundPage;

/// Draws the screen of the record that the address names. Drawn anew only when another one is named.
pub fn addressed<T: Record>(draw: impl Fn(Id<T>) -> AnyView + Send + 'static) -> impl IntoView {
    let params = use_params_map();
    let named = Memo::new(move |_| {
        params.with(|params| params.get_str("id").and_then(|id| id.parse::<Id<T>>().ok()))
    });
    let there = store().select(move |workspace| {
        named.with(|id| id.as_ref().and_then(|id| Some(Reading::of(workspace).get(id)?.id().clone())))
    });
    move || match there.get() {
        Some(id) => draw(id),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}
