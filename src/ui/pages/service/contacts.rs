//! How to reach a service, within reach of the thumb; and what to do with its card.

use leptos::prelude::*;

use crate::insight::{Card, Check, Spot};
use crate::session::page;
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;
use crate::ui::words::{self, Shared, card as say};

use super::edit::Part;
use super::handout::Handout;
use super::keeping::KeepButton;
use super::source::ToComplete;
use super::wording;

/// How to reach it.
#[component]
pub fn Contacts(
    /// The card.
    card: Card,
    /// Hands texts to others.
    handout: Handout,
) -> impl IntoView {
    let reach = if card.protected {
        view! { <National card=card.clone() /> }.into_any()
    } else {
        view! { <Reaching card=card.clone() handout /> }.into_any()
    };
    let sent = card.clone();
    let share = move |_| handout.share("Il testo", sent.heading.clone(), message(&sent));
    view! {
        <aside class="stack span" aria-label="Telefono e indirizzo">
            <div class="card">{reach}</div>
            <div class="card no-print">
                <button class="button" type="button" on:click=share>
                    <Icon glyph=Glyph::Share />
                    {say::SHARE}
                </button>
                <button class="button" type="button" on:click=|_| page::print()>
                    <Icon glyph=Glyph::Print />
                    {say::PRINT}
                </button>
                <KeepButton service=card.service.clone() protected=card.protected />
            </div>
        </aside>
    }
}

/// The card as a message. Of a protected one neither place nor address of the page: a message stays.
fn message(card: &Card) -> String {
    let (who, place) = (wording::for_whom(card), wording::place(card).filter(|_| !card.protected));
    let how = card.application.as_ref().map(|fact| wording::steps(fact.value.as_str()).join(" "));
    let phone = match card.first_numbers() {
        [] => card.phones.first().map(|phone| phone.number.to_string()),
        numbers => Some(numbers.join(", ")),
    };
    let link = page::address_of(&Route::Service(card.service.clone()).path());
    let checked = match &card.check {
        Check::Fresh { on, .. } => Some(*on),
        Check::Stale { .. } | Check::Never => None,
    };
    words::share_text(Shared {
        heading: &card.heading,
        for_whom: who.as_deref(),
        how: how.as_deref(),
        place: place.as_deref(),
        phone: phone.as_deref(),
        checked,
        link: Some(link.as_str()).filter(|_| !card.protected),
    })
}

/// The numbers of the whole country, for a protected card, and its official channels.
#[component]
fn National(card: Card) -> impl IntoView {
    let numbers = card.first_numbers();
    let button = |(n, number): (usize, &&'static str)| {
        view! {
            <a class="button" data-kind=(n == 0).then_some("main") href=format!("tel:{number}")>
                <Icon glyph=Glyph::Phone />
                {format!("{} {number}", say::CALL)}
            </a>
        }
    };
    let line = |number: &&'static str| {
        words::national_number(number).map(|known| {
            view! {
                <p>
                    <b>{known.number}" – "{known.name}"."</b>
                    " "
                    {known.line}
                </p>
            }
        })
    };
    let own = card.phones.iter().filter(|phone| !numbers.contains(&phone.number.dialled().as_str()));
    let own = own.map(|phone| {
        let what = phone.description.as_ref().map(|text| format!(" ({text})"));
        view! {
            <p>
                <a href=format!("tel:{}", phone.number.dialled())>{phone.number.to_string()}</a>
                {what}
            </p>
        }
    });
    view! {
        <div class="thumb">{numbers.iter().enumerate().map(button).collect_view()}</div>
        {numbers.iter().map(line).collect_view()}
        {own.collect_view()}
        {site(&card)}
        <p class="small no-print">{say::LEAVE_HINT}</p>
    }
}

fn site(card: &Card) -> impl IntoView + use<> {
    let twofold = Twofold::of(card.service.record());
    card.url.as_ref().map(|url| {
        view! {
            <p>
                <b>{say::SITE}</b>
                " "
                <a href=url.to_string() rel="external noreferrer">
                    {url.as_str().trim_start_matches("https://").trim_start_matches("http://").to_owned()}
                </a>
                " " {twofold.mark("url")}
            </p>
        }
    })
}

/// The telephone, the place, the mail and the site.
#[component]
fn Reaching(card: Card, handout: Handout) -> impl IntoView {
    let first = card.phones.first().map(|phone| phone.number.dialled());
    let spot = card.place.spots.first().cloned();
    let way = spot.as_ref().and_then(way_to);
    let copied = spot.as_ref().map(|spot| wording::address(spot).unwrap_or_else(|| wording::spot(spot)));
    let mail = card.email.clone();
    let main = |first_of_all: bool| first_of_all.then_some("main");
    let none = card.phones.is_empty() && mail.is_none();
    let twofold = Twofold::of(card.service.record());
    let phone = |(n, phone): (usize, &crate::domain::PhoneNumber)| {
        let what = phone.description.as_ref().map(|text| format!(" ({text})"));
        view! {
            <p>
                <b>{say::PHONE}</b>
                " "
                <a class="nowrap" href=format!("tel:{}", phone.number.dialled())>{phone.number.to_string()}</a>
                {what}
                {(n == 0).then(|| view! { " "{twofold.mark("phones")} })}
            </p>
        }
    };
    let arrive = copied.map(|address| match way {
        Some(way) => view! {
            <a class="button" href=way>
                <Icon glyph=Glyph::Pin />
                {say::HOW_TO_GET_THERE}
            </a>
        }
        .into_any(),
        None => {
            let copy = move |_| handout.copy("L’indirizzo", address.clone());
            view! {
                <button class="button" type="button" on:click=copy>
                    <Icon glyph=Glyph::Copy />
                    "Copia l’indirizzo"
                </button>
            }
            .into_any()
        }
    });
    let called = first.is_some();
    let thumb = called || mail.is_some() || arrive.is_some();
    let write = mail.clone().map(|mail| {
        view! {
            <a class="button" data-kind=main(!called) href=format!("mailto:{mail}")>
                <Icon glyph=Glyph::Mail />
                {say::WRITE}
            </a>
        }
    });
    let call = first.map(|dialled| {
        view! {
            <a class="button" data-kind="main" href=format!("tel:{dialled}")>
                <Icon glyph=Glyph::Phone />
                {say::CALL}
            </a>
        }
    });
    view! {
        {thumb.then(|| view! { <div class="thumb">{call} {write} {arrive}</div> })}
        {card.phones.iter().enumerate().map(phone).collect_view()}
        {mail.map(|mail| view! { <p><b>{say::EMAIL}</b>" "<a href=format!("mailto:{mail}")>{mail.to_string()}</a>" "{twofold.mark("email")}</p> })}
        {site(&card)}
        {none
            .then(|| {
                view! {
                    <p><b>{say::PHONE}</b>" "{twofold.marks(["phones", "email"])}</p>
                    <ToComplete
                        service=card.service.clone()
                        part=Part::Contacts.code()
                        meanwhile="Intanto chiama il tuo comune e chiedi dell’assistente sociale."
                    />
                }
            })}
        {match spot {
            Some(spot) => {
                let access = spot.accessibility.as_ref().map(ToString::to_string);
                let way = spot.transportation.as_ref().map(ToString::to_string);
                let street = spot.address.is_none();
                view! {
                    <p><b>{say::WHERE}</b>" "{wording::spot(&spot)}</p>
                    {street.then(|| view! { <p><Tag status=Status::Warn>"indirizzo da completare"</Tag></p> })}
                    {access.map(|text| view! { <p class="small">{text}</p> })}
                    {way.map(|text| view! { <p class="small">{text}</p> })}
                }
                    .into_any()
            }
            None => ().into_any(),
        }}
    }
}

/// Where the maps of the device begin: only on a telephone, which has them; nothing is asked of anybody.
fn way_to(spot: &Spot) -> Option<String> {
    if !page::looks_mobile() {
        return None;
    }
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    match (&spot.point, wording::address(spot)) {
        (Some(point), _) => {
            let (latitude, longitude) = (degrees(point.latitude_e6), degrees(point.longitude_e6));
            let name = encoded(spot.name.as_str());
            Some(format!("geo:{latitude},{longitude}?q={latitude},{longitude}({name})"))
        }
        (None, Some(address)) => Some(format!("geo:0,0?q={}", encoded(&address))),
        (None, None) => None,
    }
}

/// Millionths of a degree as degrees.
fn degrees(millionths: i32) -> String {
    let (sign, all) = (if millionths < 0 { "-" } else { "" }, millionths.unsigned_abs());
    format!("{sign}{}.{:06}", all / 1_000_000, all % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn millionths_become_degrees() {
        assert_eq!([45_012_345, -10_000_001, 500].map(degrees), ["45.012345", "-10.000001", "0.000500"]);
    }
}
