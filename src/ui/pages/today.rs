//! Today: what to do now, where we are, the micro-territories. One look, one step.

mod territory_card;
mod todo;

use leptos::prelude::*;

use crate::domain::Area;
use crate::insight::{DeviceFacts, comparison, ground, what_now};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::components::{Disclosure, Tag};
use crate::ui::labels::{numbers, sentence};
use crate::ui::map::{MapTable, TerritoryMap};
use crate::ui::pages::{FirstSteps, Page};
use crate::ui::routes::Route;

use territory_card::TerritoryCard;
use todo::TodoCard;

/// The first screen.
#[component]
pub fn TodayPage() -> impl IntoView {
    let (store, session) = (store(), session());
    let (today, last_export) = (session.today(), session.last_export());
    let todos =
        store.select(move |w| what_now(w, today.get(), &DeviceFacts { last_export: last_export.get() }));
    let ground = store.select(move |w| ground(w, today.get()));
    let compared = store.select(move |w| comparison(w, today.get()));
    let residents = Memo::new(move |_| compared.with(crate::insight::Comparison::people));
    let somewhere = Memo::new(move |_| ground.with(|ground| !ground.is_empty()));
    let begun =
        Memo::new(move |_| somewhere.get() || compared.with(|compared| !compared.territories.is_empty()));
    let lead = move || {
        if !begun.get() {
            return "Quello che un gruppo impara resta qui, e passa agli altri con un file.".to_owned();
        }
        let territories = compared.with(|compared| compared.territories.len());
        let comuni = compared.with(|compared| compared.comuni.len());
        let counted = residents
            .get()
            .map_or_else(String::new, |people| format!(", {} persone", numbers::whole(people)));
        let few = |count: usize, one: &str, many: &str| match count {
            1 => one.to_owned(),
            _ => format!("{} {many}", numbers::few(count as u64)),
        };
        format!(
            "{}, {}{counted}. Quello che un gruppo impara resta qui, e passa agli altri con un file.",
            sentence(&few(territories, "un micro-territorio", "micro-territori")),
            few(comuni, "un comune", "comuni"),
        )
    };
    let shared = move || ground.with(|ground| ground.iter().any(|comune| comune.is_shared()));
    view! {
        <Page title="Oggi">
            <div class="stack" data-gap="s2">
                <h1><span data-still="hour">{greeting(page::hour())}" "</span>"Questa è la vostra comunità."</h1>
                <p class="prose-lead">{lead}</p>
            </div>
            <Show when=move || begun.get() fallback=|| view! { <FirstSteps /> }>
                <div class="aside" data-side="half">
                    <section class="stack">
                        <h2>"Da fare adesso"</h2>
                        <Todos todos />
                    </section>
                    <Show when=move || somewhere.get()>
                        <section class="stack">
                            <h2>"Dove siamo"</h2>
                            <TerritoryMap ground />
                            <Show when=shared>
                                <p class="small">
                                    "A strisce: un comune diviso fra più micro-territori. I confini non sono scritti nel Piano: "
                                    <Tag status=crate::ui::components::Status::Warn>"da completare"</Tag>
                                </p>
                            </Show>
                            <Disclosure summary="Vedi la mappa come tabella">
                                <MapTable ground />
                            </Disclosure>
                        </section>
                    </Show>
                </div>
                <section class="stack">
                    <h2>"I micro-territori"</h2>
                    <div class="grid" data-min="19">
                        <For
                            each=move || compared.get().territories
                            key=|column| (column.territory.clone().id, format!("{column:?}"))
                            children=move |column| view! { <TerritoryCard column /> }
                        />
                    </div>
                    <ul class="cluster" data-gap="s5">
                        <li><a href=Route::Territories.href()>"Confrontali, o aggiungine uno"</a></li>
                        <li><a href=Route::Networks.href()>"Chi c’è: organizzazioni, reti e accordi"</a></li>
                    </ul>
                </section>
                <p class="small">
                    {format!("Il resto dell’Ambito Oglio Po, il {}, è sul Piano: qui si lavora sul {}.", area(Area::Casalasco), area(Area::Viadanese))}
                </p>
            </Show>
        </Page>
    }
}

fn area(area: Area) -> &'static str {
    use crate::ui::labels::Label;
    area.label()
}

/// What to do now, or what to begin with when there is nothing.
#[component]
fn Todos(todos: Memo<Vec<crate::insight::Todo>>) -> impl IntoView {
    let nothing = move || todos.with(Vec::is_empty);
    let cards = move || {
        let mut first = true;
        let card = |todo| {
            let main = std::mem::replace(&mut first, false);
            view! { <TodoCard todo main /> }
        };
        todos.get().into_iter().map(card).collect_view()
    };
    view! {
        <Show when=nothing>
            <p>"Niente di urgente. Un buon momento per telefonare a un servizio della guida e verificare che sia tutto giusto."</p>
        </Show>
        <ul class="stack" data-gap="s3">
            {cards}
        </ul>
    }
}

/// The greeting of the hour.
fn greeting(hour: u32) -> &'static str {
    match hour {
        5..=12 => "Buongiorno.",
        13..=17 => "Buon pomeriggio.",
        _ => "Buonasera.",
    }
}

/// Until which hour of the day the screen says what it says at this hour.
pub fn greeted_until(hour: u32) -> u32 {
    [5, 13, 18].into_iter().find(|change| hour < *change).unwrap_or(24)
}
