//! Sheets as a table: what each is, where, how far it has come and how old its check is.

use leptos::prelude::*;

use crate::domain::{Kind, SheetStatus};
use crate::insight::mapping::sheets::{sheet_texts, with_words};
use crate::insight::{Mention, SheetRow};
use crate::ui::app::{session, store};
use crate::ui::components::{Cell, Column, DataTable, EmptyState, Row, RowHead, Seal, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{self, Label, sentence, when};
use crate::ui::pages::filtering::{NoneSuch, away};
use crate::ui::pages::networks::tables::Nothing;
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::mapping_sheet::formal;

use super::asking::Asked;

const KIND: &str = "Che cos’è";
const TERRITORY: &str = "Micro-territorio";
const STATUS: &str = "A che punto è";
const CHECKED: &str = "Verificata";

/// Sheets as rows.
#[component]
pub fn Sheets(
    /// Every sheet.
    rows: Memo<Vec<SheetRow>>,
    /// What is asked.
    asked: Memo<Asked>,
    /// The words that were typed.
    words: RwSignal<String>,
    /// Opens the form of a new sheet.
    add: RwSignal<bool>,
) -> impl IntoView {
    // The words of all sheets are gathered only once somebody types.
    let texts = store().select(sheet_texts);
    let found = Memo::new(move |_| {
        let query = asked.with(Asked::of_sheets);
        let kept: Vec<SheetRow> =
            rows.with(|rows| rows.iter().filter(|row| query.holds(row)).cloned().collect());
        with_words(kept, &words.read(), || texts.get(), |row| row.id.record())
    });
    let paged = Paged::of(found);
    let columns = || ["Nome", KIND, TERRITORY, STATUS, CHECKED].map(Column::new).to_vec();
    let caption = Signal::derive(move || {
        let counted = labels::counted(Kind::MappingSheet, paged.total());
        format!("{counted}. Prima quelle da ricontrollare.")
    });
    let today = session().today();
    let none = move || match rows.with(Vec::is_empty) {
        true => view! { <NoneYet add /> }.into_any(),
        false => view! { <NoneSuch away=away(asked) /> }.into_any(),
    };
    view! {
        <Show when=move || paged.total() != 0 fallback=none>
            <DataTable caption columns=columns()>{paged.lines(move |row| line(row, today.get()))}</DataTable>
            {paged.more()}
        </Show>
    }
}

#[component]
fn NoneYet(add: RwSignal<bool>) -> impl IntoView {
    view! {
        <EmptyState title="Ancora nessuna scheda" glyph=Glyph::Pin>
            <p>
                "Una scheda racconta una risorsa del posto: un’associazione, due auto di volontari, un cortile dove ci si trova. Per cominciare basta il nome."
            </p>
            <button class="button" type="button" on:click=move |_| add.set(true)>"Apri la prima scheda"</button>
        </EmptyState>
    }
}

/// The tone of a state.
pub fn tone(status: SheetStatus) -> Option<Status> {
    match status {
        SheetStatus::Open | SheetStatus::Collecting | SheetStatus::Complete => Some(Status::Info),
        SheetStatus::Verified => Some(Status::Good),
        SheetStatus::Archived => None,
    }
}

/// The territory of a row: its seal and its name.
pub fn territory(number: Option<u32>, mention: Option<Mention>) -> AnyView {
    let Some(mention) = mention else { return view! { <Nothing /> }.into_any() };
    let number = number.and_then(|number| u16::try_from(number).ok()).unwrap_or(0);
    view! {
        <span class="pair" data-gap="s2">
            <Seal number />
            <RecordLink mention />
        </span>
    }
    .into_any()
}

fn line(row: SheetRow, today: chrono::NaiveDate) -> AnyView {
    let mention = Mention { kind: Kind::MappingSheet, title: row.name, id: row.id.record().clone() };
    let checked = match row.checked_on {
        Some(day) => when::ago(day, today).into_any(),
        None => view! { <span class="small">"mai"</span> }.into_any(),
    };
    let status = match tone(row.status) {
        Some(status) => view! { <Tag status>{row.status.label()}</Tag> }.into_any(),
        None => view! { <Tag>{row.status.label()}</Tag> }.into_any(),
    };
    let warning = match (row.drifted, row.due) {
        (true, _) => Some("da riverificare"),
        (false, Some(_)) => Some("da ricontrollare"),
        (false, None) => None,
    };
    view! {
        <Row>
            <RowHead>
                <RecordLink mention />
            </RowHead>
            <Cell label=KIND>{format!("{}, {}", sentence(row.kind.label()), formal(row.formal))}</Cell>
            <Cell label=TERRITORY>{territory(row.number, row.territory)}</Cell>
            <Cell label=STATUS>
                <span class="cluster" data-gap="s2">
                    {status} {row.published.then(|| view! { <Tag status=Status::Good>"nella guida"</Tag> })}
                    {warning.map(|words| view! { <Tag status=Status::Warn glyph=Glyph::Clock>{words}</Tag> })}
                </span>
            </Cell>
            <Cell label=CHECKED>{checked}</Cell>
        </Row>
    }
    .into_any()
}
