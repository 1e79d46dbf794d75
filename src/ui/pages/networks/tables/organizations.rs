//! Organisations as a table.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::{Existence, Kind, MicroTerritory, RecordId};
use crate::insight::territories::territory_sheet::There;
use crate::insight::{Mention, OrganizationRow};
use crate::ui::app::{session, store};
use crate::ui::components::{Cell, Column, DataTable, Row, RowHead, Seal, Status, Tag};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::two_versions::Twofold;

use super::super::asking::Asked;
use super::{Nothing, NothingFound};

const KIND: &str = "Che cos’è";
const COMUNE: &str = "Comune";
const TERRITORIES: &str = "Territori";
const NETWORKS: &str = "Reti";
const SERVICES: &str = "Servizi";
const AGREEMENTS: &str = "Accordi";
const CHECKED: &str = "Verificata";

/// The numbers of the territories, by identifier.
type Numbers = BTreeMap<RecordId, u32>;

/// Organisations as rows.
#[component]
pub fn Organizations(
    /// The rows.
    rows: Memo<Vec<OrganizationRow>>,
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let numbers = store().select(|w| {
        let number = |it: &std::sync::Arc<MicroTerritory>| (it.id.record().clone(), it.number);
        w.live::<MicroTerritory>().map(number).collect::<Numbers>()
    });
    let paged = Paged::of(rows);
    let columns = || {
        let mut columns = vec![Column::new("Nome"), Column::new(KIND), Column::new(COMUNE)];
        columns.push(Column::new(TERRITORIES));
        columns.extend([NETWORKS, SERVICES, AGREEMENTS].map(Column::numeric));
        columns.push(Column::new(CHECKED));
        columns
    };
    let caption = Signal::derive(move || {
        format!(
            "{}. Apri un nome per leggere tutto, o per correggere.",
            labels::counted(Kind::Organization, paged.total())
        )
    });
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <NothingFound asked /> }>
            <DataTable caption columns=columns()>{paged.lines(move |row| line(row, &numbers.read()))}</DataTable>
            {paged.more()}
        </Show>
    }
}

fn line(row: OrganizationRow, numbers: &Numbers) -> AnyView {
    let today = session().today().get();
    let mention =
        Mention { kind: Kind::Organization, title: row.name.to_string(), id: row.id.record().clone() };
    let twofold = Twofold::of(row.id.record());
    let others: Vec<String> = row.alternate_names.iter().map(ToString::to_string).collect();
    let there: Vec<(u32, There)> = row
        .micro_territories
        .iter()
        .filter_map(|(territory, how)| Some((*numbers.get(&territory.id)?, *how)))
        .collect();
    let comune = match row.comune {
        Some(mention) => view! { <RecordLink mention /> }.into_any(),
        None => match row.area {
            Some(area) => sentence(area.label()).into_any(),
            None => view! { <Nothing /> }.into_any(),
        },
    };
    let checked = match row.checked_on {
        Some(day) => when::ago(day, today).into_any(),
        None => view! { <span class="small" data-nothing="">"mai"</span> }.into_any(),
    };
    view! {
        <Row>
            <RowHead>
                <RecordLink mention />
                {(!others.is_empty()).then(|| view! { <p class="small">{others.join("; ")}</p> })}
                {twofold.mark("alternate_names")}
            </RowHead>
            <Cell label=KIND>
                <span class="cluster" data-gap="s2">
                    {sentence(row.kind.label())} {state(row.status)}
                    {row.useful_to_families.then(|| view! { <Tag status=Status::Info>"serve alle famiglie"</Tag> })}
                    {twofold.marks(["kind", "status", "useful_to_families"])}
                </span>
            </Cell>
            <Cell label=COMUNE>{comune} " " {twofold.marks(["comune", "area"])}</Cell>
            <Cell label=TERRITORIES>{seals(there)} " " {twofold.mark("micro_territory")}</Cell>
            <Cell label=NETWORKS numeric=true>{count(row.networks.len())}</Cell>
            <Cell label=SERVICES numeric=true>{count(row.services)}</Cell>
            <Cell label=AGREEMENTS numeric=true>{count(row.agreements)}</Cell>
            <Cell label=CHECKED>{checked} " " {twofold.mark("assurance")}</Cell>
        </Row>
    }
    .into_any()
}

/// Whether it is there, said only when it is not.
pub fn state(status: Existence) -> Option<AnyView> {
    let tone = match status {
        Existence::Existing => return None,
        Existence::Planned => Status::Info,
        Existence::Ended => Status::Bad,
    };
    Some(view! { <Tag status=tone>{status.label()}</Tag> }.into_any())
}

/// The numbers of the territories. One whose comune is shared may be in any of them.
fn seals(there: Vec<(u32, There)>) -> AnyView {
    if there.is_empty() {
        return view! { <Nothing /> }.into_any();
    }
    let unsure = there.len() > 1 && there.iter().all(|(_, how)| *how == There::ByPartOfComune);
    let seal = |(number, _): (u32, There)| view! { <Seal number=u16::try_from(number).unwrap_or(0) /> };
    view! {
        <span class="cluster" data-gap="s1">
            {there.into_iter().map(seal).collect_view()}
            {unsure.then(|| view! { <small>"uno di questi"</small> })}
        </span>
    }
    .into_any()
}

/// How many; none is none, not a dash: it was counted.
pub fn count(many: usize) -> AnyView {
    view! { <span data-nothing=(many == 0).then_some("")>{numbers::whole(many as u64)}</span> }.into_any()
}
