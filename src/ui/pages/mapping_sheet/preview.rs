//! The card as families will read it, before they do.

use leptos::prelude::*;

use crate::insight::{Card, NATIONAL_NUMBERS};
use crate::ui::app::session;
use crate::ui::components::{Status, Tag};
use crate::ui::pages::service::wording;
use crate::ui::words::card as say;

/// A card of the guide, without its buttons.
#[component]
pub fn Preview(
    /// The card.
    card: Card,
) -> impl IntoView {
    let today = session().today().get_untracked();
    let (status, glyph, checked) = wording::check(&card, today);
    let line = |label: &'static str, value: Option<String>| {
        let value = match value {
            Some(value) => view! { <span>{value}</span> }.into_any(),
            None => view! { <Tag status=Status::Warn>{say::TO_COMPLETE}</Tag> }.into_any(),
        };
        view! {
            <dt>{label}</dt>
            <dd>{value}</dd>
        }
    };
    let how = card.application.as_ref().map(|fact| wording::steps(fact.value.as_str()).join(" "));
    let spot = card.place.spots.first().map(wording::spot);
    let place = match (wording::reach(&card), spot) {
        (Some(reach), Some(spot)) if !spot.contains(&reach) => Some(format!("{reach}. {spot}")),
        (reach, spot) => spot.or(reach),
    };
    let phone = card.phones.first().map(|phone| phone.number.to_string());
    let rest = if card.protected {
        view! {
            <dt>{say::CALL}</dt>
            <dd>
                <b>{NATIONAL_NUMBERS.join(", ")}</b>
            </dd>
        }
        .into_any()
    } else {
        let hours = card.schedule_note.as_ref().map(ToString::to_string);
        let hours =
            hours.or_else(|| (!card.week.is_empty()).then(|| "negli orari scritti nella guida".to_owned()));
        view! { {line(say::WHERE, place)} {line(say::WHEN, hours)} {line(say::PHONE, phone)} }.into_any()
    };
    view! {
        <article class="card" data-kind=card.protected.then_some("protected")>
            <h3>{card.heading.clone()}</h3>
            {card.description.as_ref().map(|fact| view! { <p>{fact.value.to_string()}</p> })}
            <dl class="facts">
                {line(say::FOR_WHOM, wording::for_whom(&card))} {line(say::HOW, how)} {rest}
                {card.provider.as_ref().map(|it| view! { <dt>{say::PROVIDER}</dt> <dd>{it.title.clone()}</dd> })}
            </dl>
            <p>
                <Tag status glyph>{checked}</Tag>
            </p>
        </article>
    }
}
