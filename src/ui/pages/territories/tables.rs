//! The tables of 2021: a population that the Plan states is of the table, and is called so.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Mention, TableRow, tables};
use crate::ui::app::store;
use crate::ui::components::{Cell, Column, DataTable, Row, RowHead};
use crate::ui::labels::numbers;
use crate::ui::pages::two_versions::Twofold;

use super::figures::names;
use super::known::{Missing, RecordLink, SourceOf};

/// The tables one under the other.
#[component]
pub fn Tables() -> impl IntoView {
    let rows = store().select(tables);
    let columns = vec![
        Column::new("Tavolo"),
        Column::new("Comuni e parti di comuni"),
        Column::numeric("Abitanti del tavolo"),
        Column::numeric("Incontri"),
        Column::new("Micro-territori di oggi"),
    ];
    let count = |fact: Option<crate::domain::Fact<u32>>, of: &'static str| match fact {
        Some(fact) => view! {
            <span>{numbers::whole(fact.value.into())}</span>
            <br />
            <SourceOf source=fact.provenance of />
        }
        .into_any(),
        None => view! { <Missing /> }.into_any(),
    };
    let row = move |TableRow { id, name, population, meetings, places, territories, .. }: TableRow| {
        let twofold = Twofold::of(id.record());
        let mention =
            Mention { kind: Kind::CoProgrammingTable, title: name.to_string(), id: id.record().clone() };
        let links = territories.into_iter().map(|(mention, _)| view! { <li><RecordLink mention /></li> });
        view! {
            <Row>
                <RowHead><RecordLink mention /></RowHead>
                <Cell label="Chi c’era">{names(&places)} {twofold.marks(["comuni", "frazioni"])}</Cell>
                <Cell label="Abitanti" numeric=true>{count(population, "abitanti del tavolo")} {twofold.mark("population")}</Cell>
                <Cell label="Incontri" numeric=true>{count(meetings, "incontri")} {twofold.mark("meetings")}</Cell>
                <Cell label="Oggi"><ul>{links.collect_view()}</ul></Cell>
            </Row>
        }
    };
    view! {
        <section class="stack" aria-labelledby="tavoli">
            <h2 id="tavoli">"I tavoli del 2021"</h2>
            <p>
                "Nel 2021 la co-programmazione si è fatta in quattro tavoli. Gli abitanti che il Piano scrive sono del tavolo intero: quando un tavolo oggi corrisponde a più micro-territori, la cifra non è di nessuno dei due."
            </p>
            <DataTable caption="I quattro tavoli della co-programmazione" columns=columns>
                {move || rows.get().into_iter().map(row).collect_view()}
            </DataTable>
        </section>
    }
}
