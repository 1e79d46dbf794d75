//! The part of a card that says where to go. Of a protected card only what may be said.

use leptos::prelude::*;

use crate::domain::NonEmptyText;
use crate::insight::{Card, Spot};
use crate::ui::labels::sentence;
use crate::ui::words::card as say;

use crate::ui::pages::service::edit::Part;
use crate::ui::pages::service::source::{Source, ToComplete, question};
use crate::ui::pages::service::wording;

/// Where. Of a protected card only what may be said.
#[component]
pub fn Place(
    /// The card.
    card: Card,
) -> impl IntoView {
    if card.protected {
        return view! {
            <section class="stack" data-gap="s3">
                <h2>{say::WHERE}</h2>
                <p>{say::PROTECTED}</p>
            </section>
        }
        .into_any();
    }
    let known = wording::place(&card);
    let note = card.place.note.as_ref().map(ToString::to_string);
    let reach = wording::reach(&card);
    // What only repeats the comuni above says nothing more.
    let note = note.filter(|note| reach.as_ref().is_none_or(|reach| !reach.contains(note.as_str())));
    let none = known.is_none() && note.is_none();
    view! {
        <section class="stack" data-gap="s3">
            {question(&card.service, say::WHERE, ["locations", "service_area"])}
            {card.place.spots.iter().map(|spot| view! { <Address spot=spot.clone() /> }).collect_view()}
            <div class="cluster" data-gap="s2">
                {reach.map(|reach| view! { <p>"Per chi abita in: "{reach}"."</p> })}
                {note.map(|note| view! { <p>{sentence(&note)}</p> })}
                <Source provenance=card.place.provenance.clone() of=say::WHERE />
            </div>
            {none
                .then(|| {
                    view! {
                        <ToComplete service=card.service.clone() part=Part::Place.code() meanwhile=say::ASK_IF_YOURS />
                    }
                })}
        </section>
    }
    .into_any()
}

/// A place to go.
#[component]
fn Address(spot: Spot) -> impl IntoView {
    let line = |text: &Option<NonEmptyText>| {
        text.as_ref().map(|text| view! { <p class="small">{text.to_string()}</p> })
    };
    view! {
        <div class="stack" data-gap="s1">
            <p>
                <b>{spot.name.to_string()}</b>
            </p>
            {wording::address(&spot).map(|address| view! { <p>{address}</p> })}
            {line(&spot.transportation)}
            {line(&spot.accessibility)}
        </div>
    }
}
