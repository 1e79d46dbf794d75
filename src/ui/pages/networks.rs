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
use leptos_router::hooks::use_query_map;

use crate::domain::{Agreement, Network, Organization};
use crate::insight::{NetworkQuery, agreements, networks, organizations};
use crate::ui::app::{session, store};
use crate::ui::components::{Crumbs, SearchBox, Tab, Tabs};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::numbers;
use crate::ui::pages::Page;
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
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| Asked::of(|name| query.get(name))));
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    // Words stay out of the address: what somebody looks for is nobody's business.
    let words = RwSignal::new(String::new());
    let question = Memo::new(move |_| asked.with(|asked| asked.question(&words.read())));
    let adding = RwSignal::new(false);
    let all = store.select(|w| {
        let live = (w.live::<Organization>().count(), w.live::<Network>().count());
        (live.0, live.1, w.live::<Agreement>().count())
    });
    let tabs = Signal::derive(move || {
        let (organizations, networks, agreements) = all.get();
        let counts = [organizations, networks, agreements];
        let tab = |(view, count): (View, usize)| Tab {
            label: format!("{} ({})", view.words(), numbers::whole(count as u64)),
            href: asked.with(|asked| asked.seen_as(view).href()),
            current: asked.with(|asked| asked.view == view),
        };
        View::ALL.into_iter().zip(counts).map(tab).collect::<Vec<_>>()
    });
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
                <div class="spread">
                    <h2 id="elenco">{move || view.get().question()}</h2>
                    <button class="button" type="button" on:click=move |_| adding.set(true)>
                        <Icon glyph=Glyph::Plus />
                        {move || view.get().add()}
                    </button>
                </div>
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
