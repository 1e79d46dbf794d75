//! The sheets at a glance: how many by territory and state, each number a way to those sheets.

use leptos::prelude::*;

use crate::domain::{Id, SheetStatus};
use crate::insight::mapping::sheets::{Age, counts};
use crate::insight::{Mention, OfTerritory, SheetCounts, SheetRow, Standing, territories};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::components::{Cell, Column, DataTable, Disclosure, Row, RowHead, Seal};
use crate::ui::labels::{Label, numbers, sentence};
use crate::ui::pages::filtering::Question;

use super::asking::Asked;

const ALL: &str = "Tutte";
const CAPTION: &str = "Quante schede, per micro-territorio e per stato. Ogni numero apre l’elenco.";
const TO_CHECK: &str = "Da ricontrollare";

/// How many sheets there are, by territory and state. Nothing while there is none.
#[component]
pub fn Glance(
    /// Every sheet.
    rows: Memo<Vec<SheetRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let today = session().today();
    let territories = store().select(move |w| {
        let rows = territories(w, today.get()).into_iter().filter(|row| row.standing == Standing::InForce);
        let named = |row: crate::insight::TerritoryRow| {
            let kind = crate::domain::Kind::MicroTerritory;
            (row.number, Mention { kind, title: row.name, id: row.id.record().clone() })
        };
        rows.map(named).collect::<Vec<_>>()
    });
    let counted = Memo::new(move |_| rows.with(|rows| territories.with(|all| counts(rows, all))));
    let columns = || {
        let mut columns = vec![Column::new("Micro-territorio"), Column::numeric(ALL)];
        columns.extend(SheetStatus::ALL.iter().map(|it| Column::numeric(sentence(it.label()))));
        columns.push(Column::numeric(TO_CHECK));
        columns
    };
    let body = move || {
        let here = asked.with(Asked::without_filters);
        counted.get().into_iter().map(|it| line(&it, &here)).collect_view()
    };
    // On a phone a card for each territory would push the list away.
    let open = !page::is_narrow();
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <Disclosure summary="Quante sono, a colpo d’occhio" open>
                <DataTable caption=CAPTION columns=columns()>{body}</DataTable>
            </Disclosure>
        </Show>
    }
}

fn line(it: &SheetCounts, here: &Asked) -> AnyView {
    let one = |mention: &Mention| OfTerritory::One(Id::new(mention.id.clone()));
    let territory = it.territory.as_ref().map_or(OfTerritory::None, one);
    let mine = Asked { territory: Some(territory), ..here.clone() };
    let number = it.number.and_then(|number| u16::try_from(number).ok()).unwrap_or(0);
    let title = it.territory.as_ref().map_or("In nessuno, per ora", |it| it.title.as_str()).to_owned();
    let many = |count: usize, asked: Asked| match count {
        0 => view! { <span class="small">"0"</span> }.into_any(),
        many => view! { <a href=asked.href()>{numbers::whole(many as u64)}</a> }.into_any(),
    };
    let to_check = many(it.to_check, Asked { age: Some(Age::Due), ..mine.clone() });
    let all = many(it.total(), mine.clone());
    let states: Vec<AnyView> = SheetStatus::ALL
        .iter()
        .zip(it.by_status)
        .map(|(status, count)| {
            let shown = many(count, Asked { status: Some(*status), ..mine.clone() });
            view! { <Cell label=sentence(status.label()) numeric=true>{shown}</Cell> }.into_any()
        })
        .collect();
    view! {
        <Row>
            <RowHead>
                <span class="pair">
                    <Seal number />
                    <span>{title}</span>
                </span>
            </RowHead>
            <Cell label=ALL numeric=true>{all}</Cell>
            {states}
            <Cell label=TO_CHECK numeric=true>{to_check}</Cell>
        </Row>
    }
    .into_any()
}
