//! Who gives a service, chosen among organisations and networks; and by which words and filters it is found.

use leptos::prelude::*;

use crate::domain::{Actor, LifePhase, LifeSituation, Network, Organization, PolicyArea, Record, Service};
use crate::insight::reading::Reading;
use crate::ui::components::{Choice, SelectField};
use crate::ui::form::{Fields, Form};

use super::several::Several;

/// How an actor stands in a draft: its kind, then its identifier.
fn code(actor: &Actor) -> String {
    match actor {
        Actor::Organization(id) => format!("organization/{id}"),
        Actor::Network(id) => format!("network/{id}"),
    }
}

/// The actor that stands so in a draft.
pub fn actor_of(code: &str) -> Option<Actor> {
    match code.split_once('/')? {
        ("organization", id) => id.parse().ok().map(Actor::Organization),
        ("network", id) => id.parse().ok().map(Actor::Network),
        _ => None,
    }
}

/// Every organisation and network, by title.
fn choices(reading: &Reading) -> Vec<Choice> {
    let organizations =
        reading.live::<Organization>().map(|it| (Actor::Organization(it.id.clone()), it.title(), ""));
    let networks = reading.live::<Network>().map(|it| (Actor::Network(it.id.clone()), it.title(), " (rete)"));
    let named = organizations.chain(networks);
    let mut all: Vec<Choice> =
        named.map(|(actor, title, mark)| Choice::new(code(&actor), format!("{title}{mark}"))).collect();
    all.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    all
}

/// Who gives it, and who helps.
pub fn actors(form: Form, service: &Service, reading: &Reading) -> Vec<AnyView> {
    let all = choices(reading);
    let provider = form.text("provider", service.provider.as_ref().map(code).unwrap_or_default());
    let partners = form.chosen("partners", service.partners.iter().map(code));
    let mut one = vec![Choice::new("", "Non lo sappiamo")];
    one.extend(all.clone());
    let (provider_id, partners_id) = (form.id("provider"), form.id("partners"));
    let drawn = view! {
        <SelectField
            label="Chi lo offre"
            value=provider
            choices=Signal::stored(one)
            hint="Se non c’è nell’elenco, aggiungilo prima in Reti."
            optional=true
            id=provider_id
        />
        <Several label="Chi collabora" add="Aggiungi chi collabora…" choices=all value=partners id=partners_id />
    };
    vec![drawn.into_any()]
}

/// Words and filters.
pub fn draw(fields: Fields, service: &Service) -> Vec<AnyView> {
    let phases = service.phases.iter().flat_map(|fact| fact.value.iter().copied());
    let areas = service.policy_areas.iter().flat_map(|fact| fact.value.iter().copied());
    vec![
        fields
            .hint("Le parole di tutti i giorni con cui qualcuno lo cercherebbe.")
            .chips("keywords", service.keywords.iter().map(ToString::to_string)),
        fields.words(
            "situations",
            LifeSituation::ALL,
            LifeSituation::code,
            service.situations.iter().copied(),
        ),
        fields.words("phases", LifePhase::ALL, LifePhase::code, phases),
        fields.words("policy_areas", PolicyArea::ALL, PolicyArea::code, areas),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_goes_through_a_draft_and_back() {
        for text in ["organization/organization-nil", "network/network-a"] {
            assert_eq!(actor_of(text).as_ref().map(code).as_deref(), Some(text));
        }
        assert_eq!(actor_of("organization-nil"), None);
        assert_eq!(actor_of("organization/À"), None);
    }
}
