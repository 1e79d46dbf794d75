//! Conversations as a table: with whom, when, how far they have come, and what came of them.

use leptos::prelude::*;

use crate::domain::{InterviewStatus, Kind};
use crate::insight::mapping::interviews::interview_texts;
use crate::insight::mapping::sheets::with_words;
use crate::insight::{InterviewRow, Mention};
use crate::ui::app::{session, store};
use crate::ui::components::{Cell, Column, DataTable, EmptyState, Row, RowHead, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::filtering::{NoneSuch, away};
use crate::ui::pages::networks::tables::Nothing;
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;

use super::asking::Asked;
use super::sheets::territory;

const WITH: &str = "Con chi";
const TERRITORY: &str = "Micro-territorio";
const WHEN: &str = "Quando";
const STATUS: &str = "A che punto è";
const CAME: &str = "Che cosa ne è nato";

/// Conversations as rows.
#[component]
pub fn Interviews(
    /// Every conversation.
    rows: Memo<Vec<InterviewRow>>,
    /// What is asked.
    asked: Memo<Asked>,
    /// The words that were typed.
    words: RwSignal<String>,
    /// Opens the form of a new conversation.
    add: RwSignal<bool>,
) -> impl IntoView {
    let texts = store().select(interview_texts);
    let found = Memo::new(move |_| {
        let query = asked.with(Asked::of_interviews);
        let kept: Vec<InterviewRow> =
            rows.with(|rows| rows.iter().filter(|row| query.holds(row)).cloned().collect());
        with_words(kept, &words.read(), || texts.get(), |row| row.id.record())
    });
    let paged = Paged::of(found);
    let columns = || ["Colloquio", WITH, TERRITORY, WHEN, STATUS, CAME].map(Column::new).to_vec();
    let caption = Signal::derive(move || {
        let counted = labels::counted(Kind::Interview, paged.total());
        format!("{counted}. Prima quelli da fissare, poi i prossimi, poi quelli svolti.")
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
        <EmptyState title="Ancora nessun colloquio" glyph=Glyph::People>
            <p>
                "Un colloquio è una chiacchierata con chi conosce il posto: un parroco, un’insegnante, chi tiene il bar. Scrivi con chi vuoi parlare: il giorno si fissa dopo."
            </p>
            <button class="button" type="button" on:click=move |_| add.set(true)>
                "Aggiungi il primo colloquio"
            </button>
        </EmptyState>
    }
}

fn line(row: InterviewRow, today: chrono::NaiveDate) -> AnyView {
    let mention = Mention { kind: Kind::Interview, title: row.title, id: row.id.record().clone() };
    let day = match row.held_on {
        Some(day) => when::spoken(day, today).into_any(),
        None => view! { <Nothing /> }.into_any(),
    };
    let status = match row.status {
        InterviewStatus::ToBeFixed => Status::Warn,
        InterviewStatus::Fixed => Status::Info,
        InterviewStatus::Held | InterviewStatus::GivenBack => Status::Good,
    };
    let came = [
        (row.sheets > 0).then(|| numbers::counted_words(row.sheets, "scheda", "schede")),
        (row.heard > 0).then(|| numbers::counted_words(row.heard, "bisogno o voce", "bisogni e voci")),
    ];
    let came: Vec<String> = came.into_iter().flatten().collect();
    view! {
        <Row>
            <RowHead>
                <RecordLink mention />
            </RowHead>
            <Cell label=WITH>
                {sentence(row.interlocutor.label())}
                {row.organization.map(|mention| view! { <p class="small"><RecordLink mention /></p> })}
            </Cell>
            <Cell label=TERRITORY>{territory(row.number, row.territory)}</Cell>
            <Cell label=WHEN>{day}</Cell>
            <Cell label=STATUS>
                <span class="cluster" data-gap="s2">
                    <Tag status>{row.status.label()}</Tag>
                    {row.late.then(|| view! { <Tag status=Status::Warn glyph=Glyph::Clock>"il giorno è passato"</Tag> })}
                </span>
            </Cell>
            <Cell label=CAME>
                {if came.is_empty() { view! { <span class="small">"ancora niente"</span> }.into_any() } else { came.join(", ").into_any() }}
            </Cell>
        </Row>
    }
    .into_any()
}
