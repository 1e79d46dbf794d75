//! The priorities: on how to work and of the community, each in the order that a group gave on a day.

use leptos::prelude::*;

use crate::domain::{Kind, Valence};
use crate::insight::Mention;
use crate::insight::observatory::priority_rows::{PriorityQuery, PriorityRow, priorities};
use crate::ui::app::store;
use crate::ui::components::Tag;
use crate::ui::labels::{self, numbers, when};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;

use super::asking::Asked;
use super::empty::Nothing;
use super::needs::seals;

/// How much of the words of a priority is shown before it is opened.
const LONGEST: usize = 240;

/// The list.
#[component]
pub fn Priorities(
    /// What is asked.
    asked: Memo<Asked>,
    /// What is typed.
    words: RwSignal<String>,
    /// Whether there is any priority at all.
    any: Memo<bool>,
) -> impl IntoView {
    let question: Signal<PriorityQuery> =
        Memo::new(move |_| asked.with(|asked| asked.priorities(&words.read()))).into();
    let rows = store().select(move |workspace| priorities(workspace, &question.read()));
    let paged = Paged::of(rows);
    let part = move |valence: Valence| {
        let rows: Vec<PriorityRow> = paged.shown().into_iter().filter(|row| row.valence == valence).collect();
        let heading = match valence {
            Valence::Methodological => "Sul modo di lavorare",
            Valence::Community => "Sulla comunità",
        };
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack" data-gap="s2">
                    <h3>{heading}</h3>
                    <ul class="rows">{rows.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    };
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <Nothing asked any /> }>
            <p class="small">
                "Quelle del Piano non dicono di quale micro-territorio sono: valgono per tutti. Quelle di un gruppo hanno il giorno e l’ordine che il gruppo ha dato."
            </p>
            <p class="small" role="status">{move || labels::counted(Kind::Priority, paged.total())}</p>
            {move || Valence::ALL.iter().map(|valence| part(*valence)).collect_view()}
            {paged.more()}
        </Show>
    }
}

fn line(row: PriorityRow) -> AnyView {
    let mention = Mention { kind: Kind::Priority, title: row.name.to_string(), id: row.id.record().clone() };
    let words = row.words.map(|words| labels::short(words.as_str(), LONGEST));
    let decided = row.decided_on.map(|day| format!("decisa {}", when::on(day)));
    let needs = (row.needs > 0).then(|| numbers::counted_words(row.needs, "bisogno", "bisogni"));
    let more: Vec<String> = decided.into_iter().chain(needs).collect();
    let of = match row.group {
        Some(group) => view! { <RecordLink mention=group /> }.into_any(),
        None if row.of_plan => "Dal Piano, per tutti".into_any(),
        None => "Di nessun gruppo in particolare".into_any(),
    };
    let rank = row.rank.map(|rank| view! { <Tag>{format!("{}ª", numbers::whole(rank.into()))}</Tag> });
    view! {
        <li>
            <div class="stack" data-gap="s1">
                <p><RecordLink mention /></p>
                {words.map(|words| view! { <p class="small">{words}</p> })}
                <p class="small cluster" data-gap="s2">
                    {seals(row.territories)} <span>{of}</span>
                    {(!more.is_empty()).then(|| more.join(" · "))}
                </p>
            </div>
            {rank}
        </li>
    }
    .into_any()
}
