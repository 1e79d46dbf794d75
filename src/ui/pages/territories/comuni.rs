//! The comuni: the ten side by side, the parts of comuni, and those beyond the viadanese.

use leptos::prelude::*;

use crate::domain::Place;
use crate::insight::{Mention, PlaceRow, beyond, ground, places};
use crate::ui::app::{session, store};
use crate::ui::components::{Disclosure, EmptyState, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{numbers, when};
use crate::ui::map::TerritoryMap;
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

use super::add_frazione::AddFrazione;
use super::comparison::CompareComuni;
use super::figures::names;
use super::known::RecordLink;

/// Comuni and their parts.
#[component]
pub fn Comuni() -> impl IntoView {
    let adding = RwSignal::new(false);
    let today = session().today();
    let ground = store().select(move |workspace| ground(workspace, today.get()));
    let none = Memo::new(move |_| ground.with(Vec::is_empty));
    view! {
        <Show when=move || !none.get() fallback=|| view! { <NoComune /> }>
            <section class="stack" aria-labelledby="dieci-comuni">
                <h2 id="dieci-comuni">"I dieci comuni, cifra per cifra"</h2>
                <CompareComuni />
            </section>
            <div class="aside" data-side="half">
                <section class="stack" aria-labelledby="mappa">
                    <h2 id="mappa">"Sulla mappa"</h2>
                    <TerritoryMap ground />
                </section>
                <section class="stack" aria-labelledby="parti">
                    <h2 id="parti">"Parti di comuni"</h2>
                    <Parts />
                    <p>
                        <button class="button" type="button" on:click=move |_| adding.set(true)>
                            <Icon glyph=Glyph::Plus />
                            "Aggiungi una parte di comune"
                        </button>
                    </p>
                </section>
            </div>
        </Show>
        <Beyond />
        <AddFrazione open=adding />
    }
}

/// What to do where there is no comune.
#[component]
fn NoComune() -> impl IntoView {
    view! {
        <EmptyState title="Ancora nessun comune" glyph=Glyph::Map>
            <p>"I comuni, con le loro cifre, arrivano con i dati del Piano o con il file di chi ci lavora già."</p>
            <a class="button" href=Route::Exchange.href()>"Prendi il file di un altro"</a>
        </EmptyState>
    }
}

/// The parts of comuni and who holds them.
#[component]
fn Parts() -> impl IntoView {
    let today = session().today();
    let parts = store().select(move |workspace| {
        let mut rows = places(workspace, today.get());
        rows.retain(|row| matches!(row.place, Place::Frazione(_)));
        rows
    });
    let line = |PlaceRow { mention, comune, holders, .. }: PlaceRow| {
        let twofold = Twofold::of(&mention.id);
        let of = comune.map(|it| format!("parte di {}", it.title)).unwrap_or_default();
        let shared = holders.len() > 1;
        let held = match holders.len() {
            0 => "nessun micro-territorio la tiene".to_owned(),
            _ => names(&holders),
        };
        view! {
            <li>
                <span>
                    <RecordLink mention />
                    <small>{format!("{of} · {held}")}</small>
                    {twofold.mark("comune")}
                </span>
                {shared.then(|| view! { <Tag>"condivisa"</Tag> })}
            </li>
        }
    };
    move || {
        match parts.get() {
        none if none.is_empty() => view! {
            <p>"Se un comune è di più micro-territori, qui se ne scrivono le parti: il centro, le frazioni."</p>
        }
        .into_any(),
        parts => view! {
            <p>
                "Viadana è di più micro-territori. Il Piano nomina tre parti della città senza disegnarne il confine: chi lo conosce può scriverlo."
            </p>
            <ul class="rows">{parts.into_iter().map(line).collect_view()}</ul>
        }
        .into_any(),
    }
    }
}

/// The comuni beyond the viadanese, folded.
#[component]
fn Beyond() -> impl IntoView {
    let comuni = store().select(beyond);
    let line = |comune: std::sync::Arc<crate::domain::Comune>| {
        let last = comune.population.iter().max_by_key(|fact| fact.value.on).map(|fact| {
            format!("{} abitanti, {}", numbers::whole(fact.value.total.into()), when::on(fact.value.on))
        });
        let mention = Mention::of(comune.as_ref());
        let twofold = Twofold::of(&mention.id);
        view! {
            <li>
                <span>
                    <RecordLink mention />
                    <small>{last.unwrap_or_else(|| "abitanti: da completare".to_owned())}</small>
                    {twofold.mark("population")}
                </span>
            </li>
        }
    };
    move || {
        let comuni = comuni.get();
        let summary = format!("Gli altri comuni dell’Ambito Oglio Po ({})", comuni.len());
        (!comuni.is_empty()).then(|| {
            view! {
                <Disclosure summary>
                    <ul class="rows">{comuni.into_iter().map(line).collect_view()}</ul>
                </Disclosure>
            }
        })
    }
}
