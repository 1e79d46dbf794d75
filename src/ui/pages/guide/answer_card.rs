//! One answer in the list: what it is, for whom, how, where, and how far it can be trusted.

use leptos::prelude::*;

use crate::domain::Service;
use crate::insight::{Answer, Card, NATIONAL_NUMBERS, OpenNow, Reach, card, open_now};
use crate::ui::app::{session, store};
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::service::{wall_clock, wording};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;
use crate::ui::words::{self, card as say};

/// What a card of the list shows.
#[derive(Clone, PartialEq)]
struct Shown {
    card: Card,
    open: Option<OpenNow>,
}

/// One answer.
#[component]
pub fn AnswerCard(
    /// Which service, and how sure it is that it reaches the place asked for.
    answer: Answer,
) -> impl IntoView {
    let (store, session) = (store(), session());
    let (id, reach) = (answer.service, answer.reach);
    let shown = store.select(move |workspace| {
        let card = card(workspace, &id, session.today().get())?;
        let open = workspace.get::<Service>(&id).map(|service| open_now(service, wall_clock(session)));
        Some(Shown { card, open })
    });
    move || {
        let shown = shown.get()?;
        let today = session.today().get();
        Some(draw(&shown, reach, today))
    }
}

fn draw(shown: &Shown, reach: Reach, today: chrono::NaiveDate) -> impl IntoView + use<> {
    let card = &shown.card;
    let (status, glyph, checked) = wording::check(card, today);
    let open = shown.open.as_ref().and_then(wording::open);
    let free = card.cost.as_ref().is_some_and(|fact| fact.value == crate::domain::Cost::Free);
    let working =
        (card.status != crate::domain::ServiceStatus::Active).then(|| words::service_status(card.status));
    let call = card.phones.first().map(|phone| (phone.number.to_string(), phone.number.dialled()));
    let official = card.official_name.as_ref().map(ToString::to_string);
    let href = Route::Service(card.service.clone()).href();
    let twofold = Twofold::of(card.service.record());
    let ask = (reach != Reach::Certain).then_some(say::ASK_IF_YOURS);
    view! {
        <article class="card" data-kind=card.protected.then_some("protected")>
            <h3>
                <a href=href>{card.heading.clone()}</a>
            </h3>
            {twofold.mark("heading")}
            <dl class="facts">
                {official.map(|name| view! { <dt>{say::NAME} " " {twofold.mark("name")}</dt> <dd>{name}</dd> })}
                <dt>{say::FOR_WHOM} " " {twofold.marks(["eligibility", "minimum_age", "maximum_age", "phases"])}</dt>
                <dd>{wording::for_whom(card).unwrap_or_else(|| say::TO_COMPLETE.to_owned())}</dd>
                <dt>{say::HOW} " " {twofold.mark("application_process")}</dt>
                <dd>{how(card)}</dd>
                <dt>{say::WHERE} " " {twofold.marks(["locations", "service_area"])}</dt>
                <dd>{place(card)} {ask.map(|ask| view! { " "<i>{ask}</i> })}</dd>
                {call.as_ref().map(|(number, _)| view! { <dt>{say::PHONE} " " {twofold.mark("phones")}</dt> <dd>{number.clone()}</dd> })}
                {card
                    .protected
                    .then(|| view! { <dt>{say::CALL}</dt> <dd><b>{NATIONAL_NUMBERS.join(", ")}</b></dd> })}
            </dl>
            <p class="cluster" data-gap="s2">
                {open.map(|(status, words)| view! { <span data-still="never"><Tag status>{words}</Tag></span> })}
                {free.then(|| view! { <Tag>{words::cost(crate::domain::Cost::Free)}</Tag> })}
                {working.map(|words| view! { <Tag status=Status::Info>{words}</Tag> })}
                <Tag status glyph>{checked}</Tag>
            </p>
            {call
                .map(|(_, dialled)| {
                    view! {
                        <a class="button" href=format!("tel:{dialled}")>
                            <Icon glyph=Glyph::Phone />
                            {say::CALL}
                        </a>
                    }
                })}
        </article>
    }
}

fn how(card: &Card) -> String {
    match &card.application {
        Some(fact) => wording::steps(fact.value.as_str()).join(" "),
        None => say::missing("come si fa"),
    }
}

fn place(card: &Card) -> String {
    match wording::place(card) {
        Some(place) => place,
        None if card.protected => "Te lo dicono al telefono".to_owned(),
        None => say::WHERE_UNKNOWN.to_owned(),
    }
}
