//! Organisations, networks and agreements: three tables, each row opens whole in place.

pub mod actors;
mod add;
pub mod agreement;
mod asking;
pub mod checked;
mod contacts;
pub mod filters;
pub mod link;
pub mod linked;
pub mod network;
pub mod organization;
mod place;
pub mod tables;
mod terms;

use leptos::prelude::*;

use crate::domain::{Agreement, Network, Organization};
use crate::insight::{NetworkQuery, agreements, networks, organizations};
use crate::ui::app::{session, store};
use crate::ui::components::{Crumbs, SearchBox, Tabs};
use crate::ui::pages::Page;
use crate::ui::pages::filtering::{ListHead, PageView, asked, tabs};
use crate::ui::pages::paged::typed_words;
use crate::ui::pages::territories::opened::Opened;
use crate::ui::routes::Route;

use add::Add;
use asking::{Asked, View};
use filters::Filters;
use tables::{Agreements, Networks, Organizations};

/// Organisations, networks and agreements.
#[component]
pub fn NetworksPage() -> impl IntoView {
    let (store, today) = (store(), session().today());
    let asked: Memo<Asked> = asked();
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    // Words stay out of the address: what somebody looks for is nobody's business.
    let words = typed_words();
    let question = Memo::new(move |_| asked.with(|asked| asked.question(&words.read())));
    let adding = RwSignal::new(false);
    let all = store.select(|w| {
        [w.live::<Organization>().count(), w.live::<Network>().count(), w.live::<Agreement>().count()]
    });
    let tabs = tabs(asked, move || all.get());
    let names = Signal::derive(move || view.get().names());
    let shown = move || {
        let question: Signal<NetworkQuery> = question.into();
        match view.get() {
            View::Organizations => {
                let rows = store.select(move |w| organizations(w, &question.read(), today.get()));
                view! { <Organizations rows asked /> }.into_any()
            }
            View::Networks => {
                let rows = store.select(move |w| networks(w, &question.read()));
                view! { <Networks rows asked /> }.into_any()
            }
            View::Agreements => {
                let rows = store.select(move |w| agreements(w, &question.read(), today.get()));
                view! { <Agreements rows asked /> }.into_any()
            }
        }
    };
    view! {
        <Page title="Reti">
            <div class="stack">
                <Crumbs trail=vec![("Territori".to_owned(), Route::Territories.href())] here="Reti" />
                <h1>"Chi c’è, e con chi lavora"</h1>
                <p class="prose-lead">
                    "Le organizzazioni, le reti che le tengono insieme e gli accordi che hanno firmato. Si comincia da quelle del Piano di Zona; il resto lo aggiunge chi vive qui."
                </p>
                <Tabs label="Parti di questa pagina" tabs />
            </div>
            <section class="stack" aria-labelledby="elenco">
                <ListHead names main=false on_add=move |()| adding.set(true) />
                <SearchBox
                    label="Cerca in questo elenco"
                    value=words
                    placeholder="es. oratorio"
                />
                <Filters asked />
                {shown}
            </section>
            <Add open=adding view />
            <Opened />
        </Page>
    }
}
