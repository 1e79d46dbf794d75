//! The needs one under the other: what is needed, where, whether anything answers, how often it was heard.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Mention, NeedQuery, NeedRow, Numbered, needs};
use crate::ui::app::{session, store};
use crate::ui::components::{Seal, Tag};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::paged::Paged;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::need::{HearAgain, doubted, tone};
use crate::ui::pages::two_versions::Twofold;

use super::asking::Asked;
use super::empty::Nothing;

/// The list.
#[component]
pub fn Needs(
    /// What is asked.
    asked: Memo<Asked>,
    /// What is typed.
    words: RwSignal<String>,
    /// Whether there is any need at all.
    any: Memo<bool>,
) -> impl IntoView {
    let question: Signal<NeedQuery> =
        Memo::new(move |_| asked.with(|asked| asked.needs(&words.read()))).into();
    let rows = store().select(move |workspace| needs(workspace, &question.read()));
    let paged = Paged::of(rows);
    view! {
        <Show when=move || paged.total() != 0 fallback=move || view! { <Nothing asked any /> }>
            <p class="small" role="status">{move || labels::counted(Kind::Need, paged.total())}</p>
            <ul class="rows">{paged.lines(line)}</ul>
            {paged.more()}
        </Show>
    }
}

fn line(row: NeedRow) -> AnyView {
    let today = session().today().get();
    let statement = row.statement.to_string();
    let mention = Mention { kind: Kind::Need, title: statement.clone(), id: row.id.record().clone() };
    let twofold = Twofold::of(row.id.record());
    let times = numbers::counted_words(row.times_heard as usize, "volta", "volte");
    let heard = match row.last_heard {
        Some(day) if row.times_heard > 1 => format!("Sentito {times}, l’ultima {}", when::ago(day, today)),
        Some(day) => format!("Sentito {times}, {}", when::ago(day, today)),
        None => format!("Sentito {times}"),
    };
    let concerns: Vec<&str> = row.concerns.iter().map(|it| it.label()).collect();
    let mut more = vec![heard, sentence(row.status.label())];
    if !concerns.is_empty() {
        more.push(sentence(&concerns.join(", ")));
    }
    if row.services > 0 {
        more.push(numbers::counted_words(row.services, "servizio risponde", "servizi rispondono"));
    }
    view! {
        <li>
            <div class="stack" data-gap="s1">
                <p class="cluster" data-gap="s2">
                    <Tag status=tone(row.coverage)>{row.coverage.label()}</Tag>
                    {seals(row.territories)}
                    {twofold.marks(["coverage", "micro_territories"])}
                </p>
                <p><RecordLink mention /></p>
                <p class="small">
                    {more.join(" · ")} " "
                    {twofold.marks(["times_heard", "last_heard", "status", "concerns"])}
                </p>
                {row.doubt.map(|doubt| view! { <p class="small">{doubted(doubt)}</p> })}
            </div>
            <HearAgain id=row.id statement />
        </li>
    }
    .into_any()
}

/// The numbers of the territories.
pub fn seals(territories: Vec<Numbered>) -> AnyView {
    let seal = |there: Numbered| {
        let number = u16::try_from(there.number).unwrap_or(0);
        view! { <Seal number /> }
    };
    territories.into_iter().map(seal).collect_view().into_any()
}
