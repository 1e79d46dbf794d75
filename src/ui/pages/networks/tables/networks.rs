//! Networks as a table.

use leptos::prelude::*;

use crate::domain::{Kind, NonEmptyText};
use crate::insight::{Mention, NetworkRow};
use crate::ui::components::{Cell, Column, DataTable, Row, RowHead};
use crate::ui::labels::{self, Label, sentence, when};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::{Missing, RecordLink};
use crate::ui::pages::two_versions::Twofold;

use super::super::asking::Asked;
use super::organizations::{count, state};
use super::{Nothing, NothingFound};

const PURPOSE: &str = "A che cosa serve";
const MEMBERS: &str = "Chi ne fa parte";
const COORDINATOR: &str = "Chi coordina";
const RHYTHM: &str = "Ogni quanto";
const AREA: &str = "Fin dove";

/// Networks as rows.
#[component]
pub fn Networks(
    /// The rows.
    rows: Memo<Vec<NetworkRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let paged = Paged::of(rows);
    let columns = || {
        let mut columns = vec![Column::new("Nome"), Column::new(PURPOSE), Column::numeric(MEMBERS)];
        columns.extend([COORDINATOR, RHYTHM, AREA].map(Column::new));
        columns
    };
    let caption = Signal::derive(move || {
        format!(
            "{}. Apri un nome per vedere chi ne fa parte, o per correggere.",
            labels::counted(Kind::Network, paged.total())
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

fn line(row: NetworkRow) -> AnyView {
    let mention = Mention { kind: Kind::Network, title: row.name.to_string(), id: row.id.record().clone() };
    let twofold = Twofold::of(row.id.record());
    let purpose = match row.purpose.first() {
        Some(first) => first.to_string().into_any(),
        None => view! { <Missing /> }.into_any(),
    };
    let coordinator = match row.coordinator {
        Some(mention) => view! { <RecordLink mention /> }.into_any(),
        None => view! { <Nothing /> }.into_any(),
    };
    let since = row.established_on.map(when::since);
    let rhythm: Vec<String> = row.rhythm.iter().map(NonEmptyText::to_string).chain(since).collect();
    let rhythm = match rhythm.is_empty() {
        true => view! { <Nothing /> }.into_any(),
        false => rhythm.join(", ").into_any(),
    };
    let members = match row.members.len() {
        0 => view! { <Nothing /> }.into_any(),
        many => count(many).into_any(),
    };
    let area = match row.area {
        Some(area) => sentence(area.label()).into_any(),
        None => view! { <Nothing /> }.into_any(),
    };
    view! {
        <Row>
            <RowHead>
                <span class="cluster" data-gap="s2"><RecordLink mention /> {state(row.status)} {twofold.marks(["alternate_names", "status"])}</span>
            </RowHead>
            <Cell label=PURPOSE>{purpose} " " {twofold.mark("purpose")}</Cell>
            <Cell label=MEMBERS numeric=true>{members}</Cell>
            <Cell label=COORDINATOR>{coordinator} " " {twofold.mark("coordinator")}</Cell>
            <Cell label=RHYTHM>{rhythm} " " {twofold.marks(["rhythm", "established_on"])}</Cell>
            <Cell label=AREA>{area} " " {twofold.mark("area")}</Cell>
        </Row>
    }
    .into_any()
}
