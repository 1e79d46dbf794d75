//! The board of the Family Coaching centres: a card each, from those that work to those to be set up.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use crate::domain::{CentreFunction, CentreStatus, RecordId};
use crate::insight::{CentreRow, Mention, centres, without_centre};
use crate::ui::app::{session, store};
use crate::ui::components::{Disclosure, EmptyState, Notice, Seal, Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, numbers, sentence};
use crate::ui::pages::two_versions::Twofold;

use super::figures::names;
use super::known::{Missing, RecordLink, SourceOf, opening};
use super::opened::centre;
use super::opened::edit::{adding, create};

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
    let today = session().today();
    let rows = store().select(centres);
    let without = store().select(move |workspace| without_centre(workspace, today.get()));
    let adding = RwSignal::new(false);
    let cards = move || rows.get().into_iter().map(|row| view! { <Card row /> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="centri">
            <div class="spread">
                <h2 id="centri">"I Centri Family Coaching"</h2>
                <button class="button" type="button" on:click=move |_| adding.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi un centro"
                </button>
            </div>
            <p>
                "Un punto vicino per le famiglie in ognuno dei micro-territori: informarsi, farsi accompagnare, stare insieme. Apri un centro per leggerlo tutto o per aggiornarlo."
            </p>
            <p>{move || rows.with(|rows| how_far(rows))}</p>
            {move || missing(without.get())}
            <Show
                when=move || rows.with(|rows| !rows.is_empty())
                fallback=|| {
                    view! {
                        <EmptyState title="Ancora nessun centro" glyph=Glyph::House>
                            <p>"Un centro comincia da un luogo e da chi ci lavora insieme: aggiungilo anche se per ora è solo un’ipotesi."</p>
                        </EmptyState>
                    }
                }
            >
                <ul class="grid" data-min="19">{cards}</ul>
            </Show>
            <AddCentre open=adding />
        </section>
    }
}

/// How many there are, and how many work.
fn how_far(rows: &[CentreRow]) -> String {
    let working = rows.iter().filter(|row| row.works()).count();
    match (rows.len(), working) {
        (0, _) => String::new(),
        (all, 0) => format!("{}, nessuno ancora avviato.", numbers::counted_words(all, "centro", "centri")),
        (all, working) => {
            let all = numbers::counted_words(all, "centro", "centri");
            format!("{all}, {}.", numbers::counted_words(working, "avviato", "avviati"))
        }
    }
}

/// The territories of which no centre says that it is there.
fn missing(without: Vec<(u32, Mention)>) -> Option<AnyView> {
    let line = |(number, mention): (u32, Mention)| {
        let number = u16::try_from(number).unwrap_or(0);
        view! {
            <li class="cluster" data-gap="s2">
                <Seal number />
                <RecordLink mention />
            </li>
        }
    };
    (!without.is_empty()).then(|| {
        view! {
            <Notice status=Status::Warn>
                <p>"Di questi micro-territori nessun centro dice ancora che è proprio lì. Apri il centro e scegli il micro-territorio."</p>
                <ul class="stack" data-gap="s2">{without.into_iter().map(line).collect_view()}</ul>
            </Notice>
        }
        .into_any()
    })
}

/// The form of a new centre. Added, it opens.
#[component]
fn AddCentre(open: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let (location, query, navigate) = (use_location(), use_query_map(), use_navigate());
    let made = Callback::new(move |id: RecordId| {
        let path = location.pathname.get_untracked();
        let href = opening(&path, &query.get_untracked(), id.as_str());
        navigate(&href, NavigateOptions { resolve: false, scroll: false, ..Default::default() });
    });
    adding(open, "Quale centro aggiungi?", Some(made), move |ways, kept| {
        create("nuovo:family-centre", centre::blank(session), ways, kept, centre::draw, centre::read)
    })
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
    let twofold = Twofold::of(row.id.record());
    let works = row.works();
    let (yes, no) = if works { ("c’è", "non ancora") } else { ("prevista", "non prevista") };
    let function = |(it, has): &(CentreFunction, bool)| {
        let (status, words) = if *has { (Status::Good, yes) } else { (Status::Warn, no) };
        view! {
            <li>
                <span>{sentence(it.label())}</span>
                <Tag status>{words}</Tag>
            </li>
        }
    };
    let functions = row.functions.iter().map(function).collect_view();
    let what = if works { "Funzioni offerte" } else { "Funzioni previste" };
    let has = row.has();
    let count = format!("{what}: {has} su {}", row.functions.len());
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
    view! {
        <li class="card">
            <div class="stack" data-gap="s2">
                <p class="cluster" data-gap="s2">
                    <Seal number=u16::try_from(number).unwrap_or(0) />
                    <Tag status=tone(row.status)>{row.status.label()}</Tag>
                    {twofold.mark("status")}
                </p>
                <h3><RecordLink mention /></h3>
            </div>
            <dl class="facts">
                <dt>"Territorio " {twofold.mark("micro_territory")}</dt>
                <dd>{territory}</dd>
                <dt>"Luogo " {twofold.mark("location")}</dt>
                <dd>{place}</dd>
                <dt>"Con chi " {twofold.mark("partners")}</dt>
                <dd>{partners}</dd>
                <dt>"Poi " {twofold.mark("next_steps")}</dt>
                <dd>{next}</dd>
            </dl>
            {row.note.map(|note| view! { <p class="small">{note.to_string()}</p> })}
            {if has > 0 {
                view! {
                    <Disclosure summary=count open=works>
                        <ul class="rows">{functions}</ul>
                    </Disclosure>
                }
                    .into_any()
            } else {
                // Nobody has said: that is not seven times no.
                view! { <p>{what} ": " <Missing /></p> }.into_any()
            }}
            {row.provenance.map(|source| view! { <span><SourceOf source of="questo centro" /></span> })}
        </li>
    }
}
