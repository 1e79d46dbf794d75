//! The board of the Family Coaching centres: five cards, from the one that works to those to be set up.

use leptos::prelude::*;

use crate::domain::CentreStatus;
use crate::insight::{CentreRow, Mention, centres};
use crate::ui::app::store;
use crate::ui::components::{Disclosure, Seal, Status, Tag};
use crate::ui::form::sentence;
use crate::ui::labels::{Label, numbers};

use super::figures::names;
use super::known::{Missing, RecordLink, SourceOf};

/// The tone of how far a centre has come.
pub fn tone(status: CentreStatus) -> Status {
    match status {
        CentreStatus::Started | CentreStatus::Consolidated => Status::Good,
        CentreStatus::Designing | CentreStatus::SettingUp | CentreStatus::Hypothesised => Status::Info,
        CentreStatus::ToBeSetUp => Status::Warn,
    }
}

/// The board.
#[component]
pub fn Centres() -> impl IntoView {
    let rows = store().select(centres);
    view! {
        <section class="stack" aria-labelledby="centri">
            <h2 id="centri">"I Centri Family Coaching"</h2>
            <p>
                "Un punto vicino per le famiglie in ognuno dei micro-territori: informarsi, farsi accompagnare, stare insieme. Apri un centro per leggerlo tutto o per aggiornarlo."
            </p>
            <ul class="grid" data-min="19">
                {move || rows.get().into_iter().map(|row| view! { <Card row /> }).collect_view()}
            </ul>
        </section>
    }
}

/// One centre.
#[component]
fn Card(
    /// The centre.
    row: CentreRow,
) -> impl IntoView {
    let mention = Mention {
        kind: crate::domain::Kind::FamilyCentre,
        title: row.name.to_string(),
        id: row.id.record().clone(),
    };
    let number = row.micro_territory.as_ref().map_or(0, |(_, number)| *number);
    let territory = match &row.micro_territory {
        Some((mention, _)) => view! { <RecordLink mention=mention.clone() /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
    };
    let place = match row.location {
        Some(mention) => view! { <RecordLink mention /> }.into_any(),
        None => view! { <Missing /> }.into_any(),
    };
    let partners = match row.partners.is_empty() {
        false => names(&row.partners).into_any(),
        true => view! { <Missing /> }.into_any(),
    };
    let next = match row.next_steps {
        Some(steps) => steps.to_string().into_any(),
        None => view! { <Missing /> }.into_any(),
    };
    let functions = row.functions.iter().map(|it| view! { <li>{sentence(it.label())}</li> }).collect_view();
    let count = numbers::counted_words(row.functions.len(), "funzione prevista", "funzioni previste");
    view! {
        <li class="card">
            <div class="stack" data-gap="s2">
                <p class="cluster" data-gap="s2">
                    <Seal number=u16::try_from(number).unwrap_or(0) />
                    <Tag status=tone(row.status)>{row.status.label()}</Tag>
                </p>
                <h3><RecordLink mention /></h3>
            </div>
            <dl class="facts">
                <dt>"Territorio"</dt>
                <dd>{territory}</dd>
                <dt>"Luogo"</dt>
                <dd>{place}</dd>
                <dt>"Con chi"</dt>
                <dd>{partners}</dd>
                <dt>"Poi"</dt>
                <dd>{next}</dd>
            </dl>
            {row.note.map(|note| view! { <p class="small">{note.to_string()}</p> })}
            <Disclosure summary=count>
                <ul class="bulleted">{functions}</ul>
            </Disclosure>
            {row.provenance.map(|source| view! { <span><SourceOf source of="questo centro" /></span> })}
        </li>
    }
}
