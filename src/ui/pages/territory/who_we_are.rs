//! Who lives in a territory: its figures, its ages, a voice, and beside them the group and the profile.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::territories::figures::{Figures, TerritoryFigures};
use crate::insight::{Knowledge, Mention};
use crate::ui::components::{Notice, Provenance};
use crate::ui::form::FormDialog;
use crate::ui::labels::numbers;
use crate::ui::pages::territories::ages::{AgeBars, heading};
use crate::ui::pages::territories::figures::{FigureCards, names, said, why};
use crate::ui::pages::territories::known::{RecordLink, SourceOf};

use super::parts::Parts;
use super::people::{AVoice, Centre, Groups};
use super::profile::WhatIsMissing;
use super::{Facts, edit};

/// Who we are.
#[component]
pub fn WhoWeAre(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let figures = Memo::new(move |_| facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.figures.clone())));
    let number = move || {
        facts
            .sheet
            .with(|sheet| sheet.as_ref().map_or(0, |it| u16::try_from(it.territory.number).unwrap_or(0)))
    };
    let editing = RwSignal::new(false);
    let unknown = move || {
        let lacks = |it: &TerritoryFigures| it.own.population.value.is_none() && it.entered.is_none();
        figures.with(|figures| figures.as_ref().is_some_and(lacks))
    };
    let begun = Memo::new(move |_| facts.profile().is_some());
    view! {
        {move || figures.get().map(|figures| view! { <FigureCards figures /> })}
        {move || figures.get().map(of_table)}
        <Behind facts />
        {move || {
            unknown()
                .then(|| {
                    view! {
                        <p class="cluster">
                            "Qualcuno sa quanti abitano qui?"
                            <button class="button" type="button" on:click=move |_| editing.set(true)>
                                "Scrivi gli abitanti"
                            </button>
                        </p>
                    }
                })
        }}
        // What begins everything comes first, on a phone too.
        <Show when=move || !begun.get()>
            <WhatIsMissing facts />
        </Show>
        <div class="aside">
            <div class="stack" data-gap="s5">
                {move || figures.get().map(|figures| ages(figures, number()))}
                <Parts facts names=&["identity", "meaning_of_community"] />
                <AVoice facts />
                <Around facts />
            </div>
            <aside class="stack" aria-label="Il gruppo e il profilo">
                <Groups facts />
                <Show when=move || begun.get()>
                    <WhatIsMissing facts />
                </Show>
                <Centre facts />
            </aside>
        </div>
        <FormDialog open=editing title="Che cosa cambi?" form=move |ways| edit::form(facts, ways) large=true />
    }
}

fn comuni(figures: &Figures) -> String {
    match &figures.population.knowledge {
        Knowledge::FromComuni(comuni) => names(comuni),
        Knowledge::Held(_) | Knowledge::Unknown(_) => String::new(),
    }
}

/// What the Plan says of the table of 2021: of the table, never of the territory.
pub fn of_table(figures: TerritoryFigures) -> Option<AnyView> {
    // Where residents are known the table has nothing to add.
    let table =
        figures.table.filter(|_| figures.own.population.value.is_none() && figures.entered.is_none())?;
    let shared = match table.territories {
        0 | 1 => "La cifra è del tavolo, non di questo micro-territorio.".to_owned(),
        many => format!(
            "La cifra è di tutto il tavolo, che oggi corrisponde a {} micro-territori: di questo da solo non si sa.",
            numbers::few(many as u64)
        ),
    };
    let mention =
        Mention { kind: Kind::CoProgrammingTable, title: table.name, id: table.table.record().clone() };
    let words = format!(" contava {} abitanti. {shared} ", numbers::whole(table.population.value.into()));
    Some(
        view! {
            <Notice>
                <p>
                    "Nel 2021 il tavolo «" <RecordLink mention /> "»" {words}
                    <SourceOf source=table.population.provenance of="abitanti del tavolo" />
                </p>
            </Notice>
        }
        .into_any(),
    )
}

/// Residents by age, or of the whole comuni alone, or why not.
pub fn ages(figures: TerritoryFigures, number: u16) -> AnyView {
    let whole = figures.of_whole_comuni.as_ref().map(|whole| (whole.ages.clone(), comuni(whole)));
    let of_whole = figures.own.ages.value.is_none();
    let (figure, whose) = match whole {
        Some((ages, comuni)) if of_whole => (ages, format!(" nei soli comuni interi: {comuni}")),
        _ => (figures.own.ages, String::new()),
    };
    let Some(bands) = figure.value.clone() else {
        let reason = match &figure.knowledge {
            Knowledge::Unknown(reason) => why(reason),
            Knowledge::Held(_) | Knowledge::FromComuni(_) => "non si sa".to_owned(),
        };
        return view! {
            <div class="stack" data-gap="s3">
                <h2>"Quanti anni abbiamo"</h2>
                <p>{format!("L’età di chi abita qui {reason}.")}</p>
            </div>
        }
        .into_any();
    };
    let title =
        heading(&bands).filter(|_| whose.is_empty()).unwrap_or_else(|| "Quanti anni abbiamo".to_owned());
    let source = said(&figure.knowledge).map(|(badge, sentence)| {
        view! { <Provenance badge of="abitanti per età"><p>{sentence}</p></Provenance> }
    });
    let caption = format!("Abitanti per età{whose}, ISTAT, 1º gennaio 2023");
    view! {
        <div class="stack" data-gap="s3">
            <h2>{title}</h2>
            <AgeBars ages=bands caption=caption.clone() number />
            <p class="small">{caption} ". " {source}</p>
        </div>
    }
    .into_any()
}

/// What stands around: the school, the table, who facilitates, how we know of the territory.
#[component]
fn Around(facts: Facts) -> impl IntoView {
    use crate::ui::pages::territories::known::{facts as facts_of, known, link, text};
    const KIND: Kind = Kind::MicroTerritory;
    move || {
        facts.sheet.with(|sheet| {
            sheet.as_ref().map(|it| {
                let rows = vec![
                    link(KIND, "school", it.school.clone()),
                    link(KIND, "table", it.table.clone()),
                    text(KIND, "facilitator_role", it.facilitator_role.as_ref()),
                    known(KIND, it.provenance.as_ref()),
                ];
                view! {
                    <div class="stack" data-gap="s3">
                        <h2>"Da sapere"</h2>
                        {facts_of(it.territory.id.record(), rows)}
                    </div>
                }
            })
        })
    }
}

/// The comuni whose figures these are: one opens to be corrected.
#[component]
fn Behind(facts: Facts) -> impl IntoView {
    let comuni = Memo::new(move |_| {
        let holds = facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.territory.holds.clone()))?;
        let of_parts = holds.parts.into_iter().filter_map(|part| part.comune);
        let mut all: Vec<Mention> = holds.whole.into_iter().chain(of_parts).collect();
        all.sort();
        all.dedup();
        Some(all)
    });
    let link = |mention| view! { <li><RecordLink mention /></li> };
    move || {
        let comuni = comuni.get().filter(|comuni| !comuni.is_empty())?;
        Some(view! {
            <div class="cluster no-print" data-gap="s3">
                <p class="small">"Le cifre sono dei comuni. Se una è sbagliata, apri il comune e correggila:"</p>
                <ul class="cluster" data-gap="s3">{comuni.into_iter().map(link).collect_view()}</ul>
            </div>
        })
    }
}
