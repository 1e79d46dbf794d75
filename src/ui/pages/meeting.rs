//! One meeting: prepare it, hold it, write it down.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::domain::{Id, Meeting};
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::components::Crumbs;
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::{NotFoundPage, Page};
use crate::ui::routes::Route;

/// What the address names.
#[component]
pub fn MeetingPage() -> impl IntoView {
    let params = use_params_map();
    let named = Memo::new(move |_| {
        params.with(|params| params.get_str("id").and_then(|id| id.parse::<Id<Meeting>>().ok()))
    });
    let there = store().select(move |workspace| {
        named.with(|id| id.as_ref().and_then(|id| Some(Reading::of(workspace).get(id)?.id.clone())))
    });
    move || match there.get() {
        Some(id) => view! { <One id /> }.into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}

#[component]
fn One(id: Id<Meeting>) -> impl IntoView {
    let title = store().select(move |workspace| {
        Reading::of(workspace)
            .get(&id)
            .map(|it| crate::domain::Record::title(it.as_ref()))
            .unwrap_or_default()
    });
    view! {
        <Page title>
            <div class="stack">
                <Crumbs trail=vec![("Incontri".to_owned(), Route::Meetings.href())] here=title />
                <h1>{title}</h1>
            </div>
            <Opened />
        </Page>
    }
}
