//! The territories: those in force, side by side, with their comuni, centres, tables and voices.

mod add;
mod add_frazione;
pub mod ages;
pub mod centres;
mod comparison;
mod comuni;
pub mod figures;
pub mod known;
mod list;
pub mod listened;
pub mod notes;
pub mod opened;
mod tables;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::insight::Mention;
use crate::ui::components::{Tab, Tabs};
use crate::ui::form::Parse;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::Page;
use crate::ui::routes::Route;

use add::AddTerritory;
use comparison::CompareTerritories;
use comuni::Comuni;
use list::TerritoryList;
use listened::ListenedTo;
use tables::Tables;

/// The name of the query that says which part of a screen is on.
pub const VIEW: &str = "vista";

/// The parts of the screen, as the address names them and as people read them.
const VIEWS: [(&str, &str); 6] = [
    ("", "I micro-territori"),
    ("confronto", "A confronto"),
    ("comuni", "Comuni"),
    ("centri", "Centri Family Coaching"),
    ("tavoli", "Tavoli del 2021"),
    ("voci", "Voci e priorità"),
];

/// Which part of a screen the address asks for: one of those it has, else the first.
pub fn asked_view(views: &'static [(&'static str, &'static str)]) -> Memo<&'static str> {
    let query = use_query_map();
    Memo::new(move |_| {
        let asked = query.with(|query| query.get_str(VIEW).unwrap_or_default().to_owned());
        views.iter().map(|(code, _)| *code).find(|code| *code == asked).unwrap_or_default()
    })
}

/// The parts of a screen as tabs.
pub fn tabs(views: &'static [(&'static str, &'static str)], route: &Route, now: &str) -> Vec<Tab> {
    let tab = |(code, words): &(&str, &str)| Tab {
        label: (*words).to_owned(),
        href: route.href_with(&[(VIEW, *code)]),
        current: *code == now,
    };
    views.iter().map(tab).collect()
}

/// The number of a territory as a form holds it: from 1, and nobody else's. `holder` says whose it is.
pub fn number(parse: &mut Parse, holder: impl Fn(u32) -> Option<Mention>) -> Option<u32> {
    match parse.count("number") {
        Some(number) if number > 0 => match holder(number) {
            None => Some(number),
            Some(other) => {
                let said = format!("Numero: il {number} è già di «{}». Scegline un altro.", other.title);
                parse.wrong("number", said);
                None
            }
        },
        _ => {
            parse.wrong("number", "Numero: scrivi un numero da 1 in su. È quello che sta sulla mappa.");
            None
        }
    }
}

/// The territories.
#[component]
pub fn TerritoriesPage() -> impl IntoView {
    let view = asked_view(&VIEWS);
    let adding = RwSignal::new(false);
    let shown = move || match view.get() {
        "confronto" => view! {
            <section class="stack" aria-labelledby="confronto">
                <h2 id="confronto">"Cifra per cifra"</h2>
                <CompareTerritories />
            </section>
        }
        .into_any(),
        "comuni" => view! { <Comuni /> }.into_any(),
        "centri" => view! { <centres::Centres /> }.into_any(),
        "tavoli" => view! { <Tables /> }.into_any(),
        "voci" => view! { <ListenedTo /> }.into_any(),
        _ => view! {
            <section class="stack" aria-labelledby="elenco">
                <div class="spread">
                    <h2 id="elenco">"Quelli di oggi"</h2>
                    <button class="button" type="button" on:click=move |_| adding.set(true)>
                        <Icon glyph=Glyph::Plus />
                        "Aggiungi un micro-territorio"
                    </button>
                </div>
                <TerritoryList />
            </section>
        }
        .into_any(),
    };
    view! {
        <Page title="Territori">
            <div class="stack">
                <h1>"Le comunità del viadanese"</h1>
                <p class="prose-lead">
                    "Dieci comuni, raccolti in micro-territori. Ogni cifra dice da dove viene, e chi ne sa di più può correggerla."
                </p>
                <p>
                    "Chi ci lavora: " <a href=Route::Networks.href()>"le organizzazioni, le reti e gli accordi"</a> "."
                </p>
                <Tabs
                    label="Parti di questa pagina"
                    tabs=Signal::derive(move || tabs(&VIEWS, &Route::Territories, view.get()))
                />
            </div>
            {shown}
            <AddTerritory open=adding />
            <opened::Opened />
        </Page>
    }
}
