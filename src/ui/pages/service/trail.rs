//! Who says so, and everything that a card is tied to: one click each way.

use leptos::prelude::*;

use crate::domain::{Kind, Service};
use crate::insight::{Appearance, Card, Check, Mention, Reach, TerritoryTie, Ties, ties};
use crate::ui::app::{session, store};
use crate::ui::components::{Disclosure, Provenance as Badge, Seal};
use crate::ui::labels::{self, when};
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::words::card as say;

use super::source::question;

/// Who says so, and where else this appears.
#[component]
pub fn Trail(
    /// The card.
    card: Card,
) -> impl IntoView {
    let (store, today) = (store(), session().today());
    let id = card.service.clone();
    let ties = store.select(move |workspace| ties(workspace, &id, today.get()));
    let checked = match &card.check {
        Check::Fresh { by, on } | Check::Stale { by, on } => {
            format!("Chi ha controllato: {by}, {}.", when::on(*on))
        }
        Check::Never => "Nessuno di qui l’ha ancora controllato.".to_owned(),
    };
    let source = card.provenance.as_ref().map(labels::provenance);
    let figures =
        store.now().get::<Service>(&card.service).map(|service| service.figures.clone()).unwrap_or_default();
    let figure = |figure: crate::domain::NamedFigure| {
        view! { <dt>{figure.name.to_string()}</dt> <dd>{figure.text.to_string()}</dd> }
    };
    view! {
        <section class="stack" data-gap="s3">
            {question(&card.service, say::SOURCE, ["provenance", "figures", "note"])}
            <div class="cluster" data-gap="s2">
                <p>{checked}</p>
                {source.map(|said| view! { <Badge badge=said.badge of="la scheda">{said.sentence}</Badge> })}
            </div>
            {(!figures.is_empty())
                .then(|| {
                    view! {
                        <Disclosure summary="I numeri che dà il Piano">
                            <dl class="facts">{figures.into_iter().map(figure).collect_view()}</dl>
                        </Disclosure>
                    }
                })}
        </section>
        {move || draw(&ties.get())}
    }
}

fn link(mention: &Mention) -> impl IntoView + use<> {
    view! { <RecordLink mention=mention.clone() /> }
}

/// A territory that it reaches. `tell`: whether to say here that it may not reach all of it.
fn territory(tie: &TerritoryTie, tell: bool) -> impl IntoView + use<> {
    let number = u16::try_from(tie.number).unwrap_or(0);
    view! {
        <li class="pair" data-gap="s2">
            <Seal number />
            <span>
                {link(&tie.territory)}
                {(tie.reach != Reach::Certain && tell).then_some(" – chiedi se c’è in tutti i suoi comuni")}
            </span>
        </li>
    }
}

fn appearance(appearance: &Appearance) -> impl IntoView + use<> {
    let kind = labels::kind(appearance.from.kind);
    let field = labels::field(appearance.from.kind, appearance.field);
    view! {
        <li>
            {link(&appearance.from)}
            <small>{format!(" – {kind}, in «{field}»")}</small>
        </li>
    }
}

fn draw(ties: &Ties) -> impl IntoView + use<> {
    let nothing = ties.territories.is_empty()
        && ties.centres.is_empty()
        && ties.needs.is_empty()
        && ties.origins.is_empty()
        && ties.elsewhere.is_empty();
    if nothing {
        return ().into_any();
    }
    let list = |title: &'static str, mentions: &[Mention]| {
        (!mentions.is_empty()).then(|| {
            let line = |mention: &Mention| view! { <li>{link(mention)}</li> };
            view! {
                <h3>{title}</h3>
                <ul class="stack" data-gap="s1">{mentions.iter().map(line).collect_view()}</ul>
            }
        })
    };
    let elsewhere: Vec<&Appearance> =
        ties.elsewhere.iter().filter(|it| it.from.kind != Kind::Service).collect();
    // What is unsure everywhere is said once.
    let unsure = ties.territories.len() > 1 && ties.territories.iter().all(|tie| tie.reach != Reach::Certain);
    let line = |tie| territory(tie, !unsure);
    view! {
        <section class="stack no-print" data-gap="s3">
            <h2>"Dove compare"</h2>
            {(!ties.territories.is_empty())
                .then(|| {
                    view! {
                        <h3>"Micro-territori che raggiunge"</h3>
                        {unsure.then(|| view! { <p>"Non è sicuro che ci sia in tutti i loro comuni: chiedi."</p> })}
                        <ul class="stack" data-gap="s2">{ties.territories.iter().map(line).collect_view()}</ul>
                    }
                })}
            {list("Centri che lo offrono", &ties.centres)}
            {list("Bisogni a cui risponde", &ties.needs)}
            {list("Incontri e colloqui da cui viene", &ties.origins)}
            {(!elsewhere.is_empty())
                .then(|| {
                    view! {
                        <h3>"Altrove nel quaderno"</h3>
                        <ul class="stack" data-gap="s1">{elsewhere.into_iter().map(appearance).collect_view()}</ul>
                    }
                })}
        </section>
    }
    .into_any()
}
