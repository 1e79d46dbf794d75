//! The sections of a card, each the answer to a question a family would ask.

mod place;

use leptos::prelude::*;

use crate::domain::NonEmptyText;
use crate::insight::{Card, Mention};
use crate::ui::components::LanguageTag;
use crate::ui::pages::later::Later;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::words::{self, card as say};

use super::edit::Part;
use super::hours::Hours;
use super::source::{Source, ToComplete, question};
use super::trail::Trail;
use super::wording;
use place::Place;

/// The sections.
#[component]
pub fn Article(
    /// The card.
    card: Card,
    /// When its lower sections are drawn.
    lower: ReadSignal<bool>,
) -> impl IntoView {
    view! {
        <article class="stack later" data-gap="s5">
            <ForWhom card=card.clone() />
            <How card=card.clone() />
            <Later at=lower>
                {(!card.protected).then(|| view! { <Hours card=card.clone() /> })}
                <Place card=card.clone() />
                <Money card=card.clone() />
                <Trail card=card.clone() />
            </Later>
        </article>
    }
}

/// For whom, and in which languages.
#[component]
fn ForWhom(card: Card) -> impl IntoView {
    let who = wording::for_whom(&card);
    let source = card.eligibility.as_ref().map(|fact| fact.provenance.clone());
    let tag = |code: &crate::domain::LanguageCode| {
        let (name, own) = words::language(code.as_str()).unwrap_or((code.as_str(), code.as_str()));
        view! {
            <li class="cluster" data-gap="s2">
                {name.to_owned()}
                <LanguageTag code=code.as_str() name=own />
            </li>
        }
    };
    let spoken = card.languages.iter().map(tag).collect_view();
    let note = card.language_note.as_ref().map(ToString::to_string);
    let silent = card.languages.is_empty() && note.is_none();
    view! {
        <section class="stack" data-gap="s3">
            {question(&card.service, say::FOR_WHOM_AND_LANGUAGES, ["eligibility", "minimum_age", "maximum_age", "phases", "languages", "language_note"])}
            {match who {
                Some(who) => {
                    view! {
                        <div class="cluster" data-gap="s2">
                            <p>{who}</p>
                            <Source provenance=source of=say::FOR_WHOM />
                        </div>
                    }
                        .into_any()
                }
                None => view! { <ToComplete service=card.service.clone() part=Part::Whom.code() /> }.into_any(),
            }}
            {(!card.languages.is_empty())
                .then(|| {
                    view! {
                        <p>"Oltre all’italiano si parla:"</p>
                        <ul class="cluster">{spoken}</ul>
                    }
                })}
            {note.map(|note| view! { <p>{note}</p> })}
            {silent
                .then(|| {
                    view! {
                        <p class="small">
                            "Se l’italiano ti è difficile, chiedi se c’è una persona che traduce: spesso c’è."
                        </p>
                    }
                })}
        </section>
    }
}

/// What to do: the steps, the papers, the words for the telephone.
#[component]
fn How(card: Card) -> impl IntoView {
    let steps = match &card.application {
        None => {
            let meanwhile = "Chiedi all’assistente sociale del tuo comune.";
            view! { <ToComplete service=card.service.clone() part=Part::How.code() meanwhile /> }.into_any()
        }
        Some(fact) => {
            let source = Some(fact.provenance.clone());
            let steps = wording::steps(fact.value.as_str());
            match steps.as_slice() {
                [only] => {
                    let only = only.clone();
                    view! {
                        <div class="cluster" data-gap="s2">
                            <p>{only}</p>
                            <Source provenance=source of=say::HOW_TO />
                        </div>
                    }
                    .into_any()
                }
                _ => {
                    let step = |step: String| view! { <li>{step}</li> };
                    view! {
                        <ol class="stack numbered" data-gap="s2">{steps.into_iter().map(step).collect_view()}</ol>
                        <Source provenance=source of=say::HOW_TO />
                    }
                    .into_any()
                }
            }
        }
    };
    let paper = |paper: &NonEmptyText| view! { <li>{paper.to_string()}</li> };
    let papers = card.required_documents.iter().map(paper).collect_view();
    let words =
        card.say_on_phone.as_ref().map_or(say::SAY_ON_PHONE_ANYWHERE, NonEmptyText::as_str).to_owned();
    view! {
        <section class="stack" data-gap="s3">
            {question(&card.service, say::HOW_TO, ["application_process", "required_documents", "say_on_phone"])}
            {steps}
            {(!card.required_documents.is_empty())
                .then(|| {
                    view! {
                        <h3>{say::DOCUMENTS}</h3>
                        <ul class="bulleted">{papers}</ul>
                    }
                })}
            <p class="card">
                <span>
                    <b>{say::SAY_ON_PHONE}</b>
                    " «"
                    {words}
                    "»"
                </span>
            </p>
        </section>
    }
}

/// What it costs, and who gives it.
#[component]
fn Money(card: Card) -> impl IntoView {
    let cost = wording::cost(&card);
    let source = card.cost.as_ref().map(|fact| fact.provenance.clone());
    let link = |mention: &Mention| {
        view! { <RecordLink mention=mention.clone() /> }
    };
    let partner = |mention: &Mention| view! { <li>{link(mention)}</li> };
    let partners = card.partners.iter().map(partner).collect_view();
    view! {
        <section class="stack" data-gap="s3">
            {question(&card.service, say::COST, ["cost", "fees_description"])}
            {match cost {
                Some(cost) => {
                    view! {
                        <div class="cluster" data-gap="s2">
                            <p>{cost}</p>
                            <Source provenance=source of=say::COST />
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <ToComplete
                            service=card.service.clone()
                            part=Part::How.code()
                            meanwhile=format!("{}.", say::COST_UNKNOWN)
                        />
                    }
                        .into_any()
                }
            }}
        </section>
        <section class="stack" data-gap="s3">
            {question(&card.service, say::PROVIDER, ["provider", "partners"])}
            {match &card.provider {
                Some(provider) => view! { <p>{link(provider)}</p> }.into_any(),
                None => view! { <ToComplete service=card.service.clone() part=Part::Contacts.code() /> }.into_any(),
            }}
            {(!card.partners.is_empty())
                .then(|| {
                    view! {
                        <p>"Con l’aiuto di:"</p>
                        <ul class="stack" data-gap="s1">{partners}</ul>
                    }
                })}
        </section>
    }
}
