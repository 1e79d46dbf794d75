//! One service as families read it: what, how to reach it, and everything else in the order of a question.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Id, Service, ServiceStatus};
use crate::insight::{Card, Check, card};
use crate::ui::app::{session, store};
use crate::ui::components::{Notice, QuickExit, Status, Tag};
use crate::ui::labels::{sentence, when};
use crate::ui::pages::Page;
use crate::ui::pages::guide::visit;
use crate::ui::pages::later::{Later, time_for_the_rest};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;
use crate::ui::words::{self, card as say};

use super::article::Article;
use super::contacts::Contacts;
use super::escape::{NEUTRAL, escape_twice};
use super::handout::{Handout, HandoutDialog};
use super::report::Report;
use super::source::Source;
use super::wording;
use super::work::Work;

/// One service.
#[component]
pub fn Sheet(
    /// Which.
    id: Id<Service>,
) -> impl IntoView {
    let (store, today) = (store(), session().today());
    let handout = Handout::here();
    let reporting = RwSignal::new(false);
    let of = id.clone();
    let card = store.select(move |workspace| card(workspace, &of, today.get()));
    // A title stays in the history of the browser: a protected card does not say what it is about.
    let title = move || {
        let plain = |card: &Card| (!card.protected).then(|| card.heading.clone());
        card.with(|card| card.as_ref().and_then(plain)).unwrap_or_else(|| "Guida per le famiglie".to_owned())
    };
    let of = id.clone();
    let outside = store.select(move |workspace| {
        workspace.get(&of).is_some_and(|it: &std::sync::Arc<Service>| !it.is_in_guide())
    });
    let protected = move || card.with(|card| card.as_ref().is_some_and(|card| card.protected));
    let lower = time_for_the_rest();
    let drawn = move || {
        let card = card.get()?;
        Some(view! {
            <div class="aside">
                <Head card=card.clone() today=today.get() reporting />
                <Contacts card=card.clone() handout />
                <Article card lower />
            </div>
        })
    };
    view! {
        <Page title=Signal::derive(title)>
            <Show when=protected>
                <Escape />
            </Show>
            <Show when=move || outside.get()>
                <Notice>
                    <p>"Questo servizio non è nella guida: chi lo cerca lì non lo trova. Chiedi conferma prima di contarci."</p>
                </Notice>
            </Show>
            {drawn}
            <Later at=lower>
                <Work id=id.clone() />
                <Report id=id.clone() open=reporting handout />
                <HandoutDialog handout />
            </Later>
        </Page>
    }
}

#[component]
fn Escape() -> impl IntoView {
    escape_twice();
    view! { <QuickExit href=NEUTRAL /> }
}

/// What it is, in two sentences, and how far it can be trusted.
#[component]
fn Head(card: Card, today: NaiveDate, reporting: RwSignal<bool>) -> impl IntoView {
    let (back, words) = match visit::last().list {
        Some((href, 0)) => (href, "Torna alla guida".to_owned()),
        Some((href, count)) => (href, say::back_to(count)),
        None => (Route::Guide.href(), "Tutta la guida".to_owned()),
    };
    let cost = card.cost.as_ref().map(|fact| words::cost(fact.value));
    let official = card.official_name.as_ref().map(|name| match &card.alternate_name {
        Some(short) if !name.as_str().contains(short.as_str()) => format!("{name} ({short})"),
        _ => name.to_string(),
    });
    let twofold = Twofold::of(card.service.record());
    let status = (card.status != ServiceStatus::Active).then(|| sentence(words::service_status(card.status)));
    let note = card.status_note.as_ref().map(ToString::to_string);
    view! {
        <header class="stack" data-gap="s3">
            <p class="no-print">
                <a href=back data-back="" data-noscroll="">"← "{words}</a>
            </p>
            {(cost.is_some() || status.is_some())
                .then(|| {
                    view! {
                        <div class="cluster">
                            {cost.map(|cost| view! { <Tag>{cost}</Tag> })}
                            {status.clone().map(|status| view! { <Tag status=Status::Info>{status}</Tag> })}
                        </div>
                    }
                })}
            <h1>{card.heading.clone()}</h1>
            {twofold.marks(["heading"])}
            {official.map(|name| view! { <p>{say::NAME}" "<b>{name}</b>" "{twofold.marks(["name", "alternate_name"])}</p> })}
            {card
                .description
                .as_ref()
                .map(|fact| {
                    view! {
                        <div class="stack" data-gap="s1">
                            <p class="prose-lead">{fact.value.to_string()}</p>
                            <Source provenance=Some(fact.provenance.clone()) of="la descrizione" />
                            {twofold.mark("description")}
                        </div>
                    }
                })}
            <Trust card today reporting />
            {(status.is_some() || note.is_some())
                .then(|| {
                    view! {
                        <Notice>
                            {status.map(|status| view! { <p><b>{status}"."</b></p> })}
                            {twofold.marks(["status", "status_note"])}
                            {note.map(|note| view! { <p>{note}</p> })}
                        </Notice>
                    }
                })}
        </header>
    }
}

/// Who checked it, when, and what to do if something is wrong.
#[component]
fn Trust(card: Card, today: NaiveDate, reporting: RwSignal<bool>) -> impl IntoView {
    let (status, _, words) = wording::check(&card, today);
    let said = match &card.check {
        Check::Fresh { by, .. } => format!("{}, da {by}.", sentence(&words)),
        Check::Stale { by, on } => {
            format!("Controllato {}, {}, da {by}.", when::on(*on), when::ago(*on, today))
        }
        Check::Never => format!("{}.", sentence(&words)),
    };
    let twofold = Twofold::of(card.service.record());
    let fresh = matches!(card.check, Check::Fresh { .. });
    let first = match (fresh, card.protected) {
        (true, _) => None,
        (false, true) => Some("I numeri nazionali valgono sempre."),
        (false, false) if card.phones.is_empty() => Some(say::ASK_FIRST),
        (false, false) => Some(say::CALL_FIRST),
    };
    view! {
        <Notice status>
            <div class="spread">
                <p>
                    <b>{said}</b>
                    {first.map(|first| format!(" {first}"))}
                    " "
                    {twofold.mark("assurance")}
                </p>
                <button
                    class="button no-print"
                    data-kind="quiet"
                    type="button"
                    on:click=move |_| reporting.set(true)
                >
                    {say::REPORT}
                </button>
            </div>
        </Notice>
    }
}
