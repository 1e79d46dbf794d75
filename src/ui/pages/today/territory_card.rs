//! The card of a micro-territory on the first screen.

use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Lives, TerritoryColumn, territory_sheet};
use crate::ui::app::{session, store};
use crate::ui::components::{Figure, Seal};
use crate::ui::labels::{Label, numbers, sentence, when};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

/// A territory in a glance: who lives there, what is there, what is missing.
#[component]
pub fn TerritoryCard(
    /// Which, with its figures.
    column: TerritoryColumn,
) -> impl IntoView {
    let (store, today) = (store(), session().today());
    let row = column.territory;
    let id = row.id.clone();
    let sheet = store.select(move |w| territory_sheet(w, &id, today.get()));
    let (value, label) = match column.figures.lives() {
        Lives::Counted(people) => (numbers::whole(people), "abitanti"),
        Lives::StatedByTable(people) => {
            (format!("circa {}", numbers::whole(people)), "abitanti, secondo i tavoli")
        }
        Lives::Unknown => ("–".to_owned(), "abitanti: da completare"),
    };
    let services = move || sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.services.certain));
    let group = move || {
        sheet.with(|sheet| {
            let group = sheet.as_ref()?.groups.first()?;
            Some(format!("{}: {}.", sentence(group.kind.label()), group.status.label()))
        })
    };
    let missing = move || {
        sheet.with(|sheet| match sheet.as_ref().and_then(|sheet| sheet.profile.as_ref()) {
            None => "Il profilo di comunità è tutto da scrivere.".to_owned(),
            Some(profile) if profile.missing.is_empty() => "Il profilo di comunità è completo.".to_owned(),
            Some(profile) => format!("Profilo: {} parti su 12.", profile.written),
        })
    };
    let note = move || {
        sheet.with(|sheet| {
            let note = sheet.as_ref()?.notes.last()?.clone();
            // A note that tells its own year needs no day before it.
            let day = note.on.filter(|day| !note.text.as_str().contains(&day.year().to_string()));
            let day = day.map(when::day).map(|day| format!("{day}: ")).unwrap_or_default();
            Some(format!("{day}{}", note.text))
        })
    };
    let twofold = Twofold::of(row.id.record());
    let number = u16::try_from(row.number).unwrap_or(0);
    view! {
        <article class="card">
            <div class="pair">
                <Seal number />
                <h3>
                    <a href=Route::Territory(row.id).href()>{row.name}</a>
                    {twofold.title(Kind::MicroTerritory)}
                </h3>
            </div>
            <div class="cluster" data-gap="s5">
                <Figure value=value label=label.to_owned() />
                <Figure value=Signal::derive(move || services().to_string()) label="servizi della guida" />
            </div>
            <p>{group}" "{missing}</p>
            {move || note().map(|note| view! { <p class="small">{note}</p> })}
            {twofold.marks(["population", "notes"])}
        </article>
    }
}
