//! A new organisation, network or agreement: its form, and then its sheet.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use crate::domain::RecordId;
use crate::ui::form::{FormDialog, Keeper};
use crate::ui::pages::filtering::PageView;
use crate::ui::pages::territories::known::opening;
use crate::ui::pages::territories::opened::edit::create;

use super::asking::View;
use super::{agreement, network, organization};

/// The form of a new record of the table that is on. Added, the record opens.
#[component]
pub fn Add(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Which table is on.
    view: Memo<View>,
) -> impl IntoView {
    let session = Keeper::here().session();
    let (location, query, navigate) = (use_location(), use_query_map(), use_navigate());
    let made = Callback::new(move |id: RecordId| {
        open.set(false);
        let path = location.pathname.get_untracked();
        let href = opening(&path, &query.get_untracked(), id.as_str());
        navigate(&href, NavigateOptions { resolve: false, scroll: false, ..Default::default() });
    });
    let form = move |ways| {
        let key = format!("nuovo:{}", view.get_untracked().names().code);
        match view.get() {
            View::Organizations => {
                let blank = organization::blank(session);
                create(key, blank, ways, made, organization::draw, organization::read)
            }
            View::Networks => create(key, network::blank(session), ways, made, network::draw, network::read),
            View::Agreements => {
                create(key, agreement::blank(session), ways, made, agreement::draw, agreement::read)
            }
        }
    };
    let title = Signal::derive(move || view.get().names().add.to_owned());
    view! { <FormDialog open title form large=true /> }
}
