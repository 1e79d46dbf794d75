//! Who lives in a territory: its figures, its ages, a voice, and beside them the group and the profile.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::figures::{Figures, TerritoryFigures};
use crate::insight::{Knowledge, Mention};
use crate::ui::components::{Notice, Provenance};
use crate::ui::labels::{numbers, when};
use crate::ui::pages::territories::ages::{AgeBars, heading};
use crate::ui::pages::territories::figures::{FigureCards, names, said, why};
use crate::ui::pages::territories::known::{RecordLink, SourceOf};

use super::Facts;
use super::parts::Parts;
use super::people::{AVoice, Centre, Groups};
use super::profile::WhatIsMissing;

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
    view! {
        {move || figures.get().map(|figures| view! { <FigureCards figures /> })}
        {move || figures.get().map(of_whole_comuni)}
        {move || figures.get().map(of_table)}
        <div class="aside">
            <div class="stack" data-gap="s5">
                {move || figures.get().map(|figures| ages(figures, number()))}
                <Parts facts names=&["identity", "meaning_of_community"] />
                <AVoice facts />
            </div>
            <aside class="stack" aria-label="Il gruppo e il profilo">
                <Groups facts />
                <WhatIsMissing facts />
                <Centre facts />
                <Around facts />
            </aside>
        </div>
    }
}

/// The whole comuni of a territory that also holds parts: their figures are called theirs.
pub fn of_whole_comuni(figures: TerritoryFigures) -> Option<AnyView> {
    let whole = figures.of_whole_comuni?;
    let residents = whole.population.value.as_ref()?;
    let comuni = comuni(&whole);
    let words = format!(
        "Solo i comuni interi, {comuni}, hanno insieme {} abitanti {}.",
        numbers::whole(residents.total.into()),
        when::on(residents.on)
    );
    let source = said(&whole.population.knowledge);
    let source = source.map(|(badge, sentence)| {
        view! { <Provenance badge of="abitanti dei comuni interi"><p>{sentence}</p></Provenance> }
    });
    Some(view! { <Notice><p>{words} " " {source}</p></Notice> }.into_any())
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
    let caption = format!("Abitanti per età{whose}, ISTAT, 1° gennaio 2023");
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
    use crate::ui::pages::territories::known::{known, link, text};
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
                    <div class="card">
                        <h2>"Da sapere"</h2>
                        <dl class="facts" data-size="l">{rows}</dl>
                    </div>
                }
            })
        })
    }
}
