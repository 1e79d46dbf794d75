//! The heading of a territory: its number and name, how far its profile has come, what can be done.

use leptos::prelude::*;

use crate::insight::{Standing, TerritorySheet};
use crate::ui::components::{Crumbs, Notice, Seal, Status, Tab, Tabs, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, when};
use crate::ui::pages::territories::known::{RecordLink, RecordLinks};
use crate::ui::pages::two_versions::TwoVersions;
use crate::ui::routes::Route;

use super::Facts;
use super::actions::Actions;
use super::profile::tone;

/// The heading.
#[component]
pub fn Heading(
    /// What is known.
    facts: Facts,
    /// The parts of the screen.
    tabs: Signal<Vec<Tab>>,
) -> impl IntoView {
    let name = Signal::derive(move || {
        facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.territory.name.clone()).unwrap_or_default())
    });
    let number = move || {
        facts
            .sheet
            .with(|sheet| sheet.as_ref().map_or(0, |it| u16::try_from(it.territory.number).unwrap_or(0)))
    };
    let status = move || {
        facts.profile().map(|profile| {
            let words = format!("{}, versione {}", profile.status.label(), profile.version);
            view! { <Tag status=tone(profile.status)>{words}</Tag> }
        })
    };
    view! {
        <div class="stack">
            <Crumbs trail=vec![("Territori".to_owned(), Route::Territories.href())] here=name />
            <div class="pair">
                {move || view! { <Seal number=number() large=true /> }}
                <h1>{move || name.get()}</h1>
            </div>
            <p class="prose-lead">{move || lead(facts)}</p>
            <TwoVersions id=facts.id.with_value(|id| id.record().clone()) />
            <div class="cluster">
                {status}
                <Actions facts />
                <button class="button" data-kind="quiet" type="button" on:click=move |_| crate::session::page::print()>
                    <Icon glyph=Glyph::Print />
                    "Stampa"
                </button>
            </div>
            {move || facts.sheet.with(|sheet| sheet.as_ref().and_then(standing))}
            <Tabs label="Parti del profilo" tabs />
        </div>
    }
}

fn lead(facts: Facts) -> &'static str {
    match facts.profile() {
        Some(_) => "Il profilo di una comunità, scritto con chi ci vive.",
        None => "Il profilo di questa comunità è ancora da scrivere, con chi ci vive.",
    }
}

/// What to know of a territory that does not exist today, or took the place of others.
fn standing(sheet: &TerritorySheet) -> Option<AnyView> {
    let after = sheet.territory.successor.clone();
    let words = match sheet.territory.standing {
        Standing::InForce => return predecessors(sheet),
        Standing::Future { from } => format!("Comincerà a esistere {}.", when::on(from)),
        Standing::Past { until } => format!("È esistito {}.", when::until(until)),
    };
    Some(
        view! {
            <Notice status=Status::Warn>
                <p>{words} " Qui sotto è com’era, o come sarà."</p>
                {after.map(|mention| view! { <p>"Al suo posto: " <RecordLink mention /></p> })}
            </Notice>
        }
        .into_any(),
    )
}

fn predecessors(sheet: &TerritorySheet) -> Option<AnyView> {
    let before = sheet.predecessors.clone();
    (!before.is_empty()).then(|| {
        view! {
            <Notice>
                <p>"Ha preso il posto di:"</p>
                <RecordLinks mentions=before />
            </Notice>
        }
        .into_any()
    })
}
