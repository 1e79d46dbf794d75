//! Agreements as a table.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{AgreementRow, Mention};
use crate::ui::components::{Cell, Column, DataTable, Row, RowHead};
use crate::ui::labels::{self, Label, numbers, sentence};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::{Missing, RecordLink, RecordLinks};
use crate::ui::pages::two_versions::Twofold;

use super::super::asking::Asked;
use super::super::terms::TermTag;
use super::{Nothing, NothingFound};

const KIND: &str = "Che cos’è";
const PARTIES: &str = "Fra chi";
const PLACE: &str = "Dove";
const AMOUNT: &str = "All’anno";
const TERM: &str = "Quanto dura";
const ANNEX: &str = "Allegato";

/// Agreements as rows.
#[component]
pub fn Agreements(
    /// The rows.
    rows: Memo<Vec<AgreementRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let paged = Paged::of(rows);
    let columns = || {
        let mut columns = vec![Column::new("Nome")];
        columns.extend([KIND, PARTIES, PLACE].map(Column::new));
        columns.push(Column::numeric(AMOUNT));
        columns.extend([TERM, ANNEX].map(Column::new));
        columns
    };
    let caption = Signal::derive(move || {
        format!(
            "{}. Un accordo senza comune vale ovunque siano i suoi firmatari.",
            labels::counted(Kind::Agreement, paged.total())
        )
    });
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <NothingFound asked /> }>
            <DataTable caption columns=columns()>
                {paged.lines(line)}
            </DataTable>
            {paged.more()}
        </Show>
    }
}

fn line(row: AgreementRow) -> AnyView {
    let mention = Mention { kind: Kind::Agreement, title: row.name.to_string(), id: row.id.record().clone() };
    let twofold = Twofold::of(row.id.record());
    let parties = match row.parties.is_empty() {
        true => view! { <Missing /> }.into_any(),
        false => view! { <RecordLinks mentions=row.parties /> }.into_any(),
    };
    let place = match (row.comune, row.area) {
        (Some(mention), _) => view! { <RecordLink mention /> }.into_any(),
        (None, Some(area)) => sentence(area.label()).into_any(),
        (None, None) => view! { <Nothing /> }.into_any(),
    };
    let amount = match row.amount_cents {
        Some(cents) => numbers::euros(cents).into_any(),
        None => view! { <Nothing /> }.into_any(),
    };
    let annex = match row.annex {
        Some(annex) => annex.to_string().into_any(),
        None => view! { <Nothing /> }.into_any(),
    };
    let renewal = row.renewal.map(|renewal| view! { <small>{renewal.to_string()}</small> });
    view! {
        <Row>
            <RowHead><RecordLink mention /></RowHead>
            <Cell label=KIND>{sentence(row.kind.label())} " " {twofold.mark("kind")}</Cell>
            <Cell label=PARTIES>{parties} " " {twofold.mark("parties")}</Cell>
            <Cell label=PLACE>{place} " " {twofold.marks(["comune", "area"])}</Cell>
            <Cell label=AMOUNT numeric=true>{amount} " " {twofold.mark("amount_cents")}</Cell>
            <Cell label=TERM>
                <span class="cluster" data-gap="s2"><TermTag term=row.term /> {renewal} {twofold.marks(["starts_on", "expires_on", "renewal", "status"])}</span>
            </Cell>
            <Cell label=ANNEX>{annex} " " {twofold.mark("annex")}</Cell>
        </Row>
    }
    .into_any()
}
