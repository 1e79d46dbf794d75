//! The territories side by side, and the ten comuni side by side, figure by figure.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::territories::comparison::{Comparison, ComuneRow, TerritoryColumn};
use crate::insight::territories::figures::Figures;
use crate::insight::{Mention, comparison};
use crate::ui::app::{session, store};
use crate::ui::components::{Cell, Column, DataTable, Row, RowHead, Seal};
use crate::ui::labels::{numbers, when};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;

use super::figures::{growth, in_cell, per_square_km, percent};
use super::known::{RecordLink, SourceOf};

const RESIDENTS: &str = "Abitanti";
const CHANGE: &str = "In un anno";
const DENSITY: &str = "Per km²";
const FOREIGN: &str = "Stranieri";
const OLDEST: &str = "75 anni o più";
const SURFACE: &str = "Superficie";

/// The fields of a comune that its row reads.
const FIGURES: [&str; 5] = ["area", "population", "area_hectares", "citizenship", "ages"];

fn compared() -> Memo<Comparison> {
    let today = session().today();
    store().select(move |workspace| comparison(workspace, today.get()))
}

fn columns(first: &str, second: &str) -> Vec<Column> {
    let mut columns = vec![Column::new(first), Column::new(second)];
    columns.extend([RESIDENTS, CHANGE, DENSITY, FOREIGN, OLDEST, SURFACE].map(Column::numeric));
    columns
}

/// The cells of figures, in the order of the columns.
fn cells(figures: Figures) -> AnyView {
    let oldest = {
        let last = figures.ages.value.as_ref().and_then(|ages| ages.last().copied());
        let known = figures.ages.knowledge.clone();
        crate::insight::Figure { value: last.map(|age| age.hundredths), knowledge: known }
    };
    view! {
        <Cell label=RESIDENTS numeric=true>
            {in_cell(&figures.population, |it| numbers::whole(it.total.into()))}
        </Cell>
        <Cell label=CHANGE numeric=true>{in_cell(&figures.growth, growth)}</Cell>
        <Cell label=DENSITY numeric=true>{in_cell(&figures.density, per_square_km)}</Cell>
        <Cell label=FOREIGN numeric=true>{in_cell(&figures.citizenship, |it| percent(it.hundredths))}</Cell>
        <Cell label=OLDEST numeric=true>{in_cell(&oldest, percent)}</Cell>
        <Cell label=SURFACE numeric=true>
            {in_cell(&figures.hectares, |it| numbers::square_km(it.into()))}
        </Cell>
    }
    .into_any()
}

/// The territories in force side by side.
#[component]
pub fn CompareTerritories() -> impl IntoView {
    let compared = compared();
    let row = |TerritoryColumn { territory, figures }: TerritoryColumn| {
        let twofold = Twofold::of(territory.id.record());
        let entered = figures.entered.clone();
        let whole = figures.of_whole_comuni.clone().map(|of_whole| {
            // On a phone it stands by itself.
            let whole = super::figures::names(&territory.holds.whole);
            let label = format!("{}: solo i comuni interi ({whole})", territory.name);
            view! { <Row><RowHead>{label}</RowHead><Cell label="Numero">""</Cell>{cells(of_whole)}</Row> }
        });
        let note = entered.map(|fact| {
            let words = format!("{} abitanti scritti da chi li conosce ", numbers::whole(fact.value.into()));
            view! { <small>{words} <SourceOf source=fact.provenance of="abitanti" /></small> }
        });
        view! {
            <Row>
                <RowHead>
                    <a href=Route::Territory(territory.id.clone()).href()>{territory.name.clone()}</a>
                    {twofold.title(Kind::MicroTerritory)}
                    {note}
                    {twofold.mark("population")}
                </RowHead>
                <Cell label="Numero"><Seal number=u16::try_from(territory.number).unwrap_or(0) /></Cell>
                {cells(figures.own)}
            </Row>
            {whole}
        }
    };
    view! {
        <DataTable
            caption="I micro-territori a confronto. Un trattino dice perché una cifra non si può sapere."
            columns=columns("Micro-territorio", "Numero")
        >
            {move || compared.get().territories.into_iter().map(row).collect_view()}
            {move || {
                let together = compared.get().together;
                view! {
                    <Row>
                        <RowHead>"I dieci comuni insieme"</RowHead>
                        <Cell label="Numero">""</Cell>
                        {cells(together)}
                    </Row>
                }
            }}
        </DataTable>
        <p class="small">
            "Stranieri: la quota è ricalcolata su tutti i residenti. Le età sono dell’ISTAT, 1º gennaio 2023."
        </p>
    }
}

/// The comuni of the viadanese side by side. Each opens with all its figures and their sources.
#[component]
pub fn CompareComuni() -> impl IntoView {
    let compared = compared();
    let caption = Signal::derive(move || {
        let day = compared.with(|it| it.together.population.value.as_ref().map(|count| count.on));
        let day = day.map(|on| format!(", abitanti {}", when::on(on))).unwrap_or_default();
        format!("I comuni del viadanese{day}. Apri un comune per vedere le fonti o correggere una cifra.")
    });
    let row = |ComuneRow { id, name, territories, figures }: ComuneRow| {
        let twofold = Twofold::of(id.record());
        let mention = Mention { kind: Kind::Comune, title: name, id: id.record().clone() };
        let seals = territories.into_iter().map(|(_, number)| {
            view! { <Seal number=u16::try_from(number).unwrap_or(0) /> }
        });
        view! {
            <Row>
                <RowHead><RecordLink mention /> " " {twofold.marks(FIGURES)}</RowHead>
                <Cell label="Territori"><span class="cluster" data-gap="s1">{seals.collect_view()}</span></Cell>
                {cells(figures)}
            </Row>
        }
    };
    view! {
        <DataTable caption columns=columns("Comune", "Territori")>
            {move || compared.get().comuni.into_iter().map(row).collect_view()}
            {move || {
                let together = compared.get().together;
                view! {
                    <Row>
                        <RowHead>"Tutti insieme"</RowHead>
                        <Cell label="Territori">""</Cell>
                        {cells(together)}
                    </Row>
                }
            }}
        </DataTable>
    }
}
