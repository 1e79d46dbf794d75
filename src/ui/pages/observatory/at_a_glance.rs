//! How many needs have an answer, territory by territory: a table of figures with small bars, each the way to
//! the needs that it counts.

use leptos::prelude::*;

use crate::domain::{Coverage, Id, MicroTerritory};
use crate::insight::{CoverageTable, Numbered, OfTerritory, Tally, coverage_table};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::components::{Cell, Column, DataTable, Disclosure, Row, RowHead, Seal};
use crate::ui::labels::{Label, numbers, sentence};
use crate::ui::pages::filtering::Question;
use crate::ui::pages::territories::opened::need::tone;

use super::asking::Asked;

/// The columns, the most pressing first.
const COLUMNS: [Coverage; 3] = [Coverage::Unmet, Coverage::Partial, Coverage::Covered];

/// The table.
#[component]
pub fn AtAGlance() -> impl IntoView {
    let today = session().today();
    let table = store().select(move |workspace| coverage_table(workspace, today.get()));
    let columns = || {
        let of = |coverage: Coverage| Column::new(sentence(coverage.label()));
        [Column::new("Micro-territorio")].into_iter().chain(COLUMNS.map(of)).collect::<Vec<_>>()
    };
    let body = move || {
        let CoverageTable { territories, nowhere, all } = table.get();
        let most = table.with(CoverageTable::most);
        let lines = territories.into_iter().map(|(there, tally)| {
            let asked = Asked { territory: Some(OfTerritory::One(id_of(&there))), ..Asked::default() };
            line(head(&there), &asked, tally, most)
        });
        let none = Asked { territory: Some(OfTerritory::None), ..Asked::default() };
        let nowhere =
            (nowhere.total() > 0).then(|| line("Nessuno in particolare".into_any(), &none, nowhere, most));
        let all = line("In tutto, contati una volta".into_any(), &Asked::default(), all, 0);
        view! { {lines.collect_view()} {nowhere} {all} }
    };
    view! {
        <Disclosure summary="Quanti hanno una risposta, per micro-territorio" open=!page::is_narrow()>
            <DataTable
                caption="Ogni cifra porta ai bisogni che conta. Un bisogno di due micro-territori conta in tutti e due."
                columns=columns()
            >
                {body}
            </DataTable>
        </Disclosure>
    }
}

fn id_of(there: &Numbered) -> Id<MicroTerritory> {
    Id::new(there.territory.id.clone())
}

fn head(there: &Numbered) -> AnyView {
    let number = u16::try_from(there.number).unwrap_or(0);
    view! { <span class="pair" data-gap="s2"><Seal number /> <span>{there.territory.title.clone()}</span></span> }
        .into_any()
}

/// A line of figures; `most` is what the longest bar stands for, 0 where bars would compare nothing.
fn line(head: AnyView, asked: &Asked, tally: Tally, most: usize) -> AnyView {
    let cell = |coverage: Coverage| {
        let count = tally.of(coverage);
        let href = Asked { coverage: Some(coverage), ..asked.clone() }.href();
        let words = numbers::whole(count as u64);
        let bar = (most > 0).then(|| {
            let length = count * 100 / most;
            view! { <i aria-hidden="true" style:--value=length.to_string()></i> }
        });
        let figure = match count {
            0 => view! { <span>{words}</span> }.into_any(),
            _ => {
                view! { <a href=href>{words}<span class="vh">{format!(", {}", coverage.label())}</span></a> }
                    .into_any()
            }
        };
        view! {
            <Cell label=sentence(coverage.label())>
                <span class="gauge" data-status=tone(coverage).as_str()>{figure} {bar}</span>
            </Cell>
        }
    };
    let cells = COLUMNS.map(cell).into_iter().collect_view();
    view! { <Row><RowHead>{head}</RowHead> {cells}</Row> }.into_any()
}
