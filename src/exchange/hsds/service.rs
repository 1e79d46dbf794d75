//! A service as HSDS has it, member by member.

use std::fmt::Display;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::{Cost, CoverageScope, Kind, OpeningSlot, ServiceStatus, Weekday};
use crate::exchange::FORMAT;
use crate::exchange::public::{PublicFact, PublicService, PublicServiceArea};

use super::identity::{email, part_of, uri, uuid_of, word_id};
use super::organization::phones;
use super::{Writer, told};

/// The four states that HSDS knows; which of ours it was goes out as an attribute.
fn status(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active | ServiceStatus::Experimental => "active",
        ServiceStatus::Planned | ServiceStatus::Suspended => "inactive",
        ServiceStatus::TemporarilyClosed => "temporarily closed",
        ServiceStatus::Ended => "defunct",
    }
}

fn byday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

fn of_fact<T: Display>(fact: &Option<PublicFact<T>>) -> Option<String> {
    fact.as_ref().map(|fact| fact.value.to_string())
}

/// Texts one under the other; the first is the one that short lists show.
fn paragraphs<const N: usize>(texts: [Option<String>; N]) -> String {
    texts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

impl Writer<'_> {
    pub(super) fn service(&self, one: &PublicService) -> Value {
        let id = uuid_of(one.id.record());
        let places = one.locations.iter().filter_map(|place| self.locations.get(place)).map(|place| {
            json!({
                "id": part_of(id, &format!("service_at_locations/{}", place.id)),
                "location": self.location(place),
            })
        });
        let documents = one.required_documents.iter().enumerate().map(
            |(n, text)| json!({ "id": part_of(id, &format!("required_documents/{n}")), "document": text }),
        );
        let assurance = one.assurance.as_ref();
        let value = json!({
            "id": id.to_string(),
            "name": one.name,
            "alternate_name": one.alternate_name,
            "description": paragraphs([of_fact(&one.heading), of_fact(&one.description)]),
            "status": status(one.status),
            "alert": one.status_note,
            "organization": one.provider.as_ref().and_then(|actor| self.actor(actor)),
            "eligibility_description": of_fact(&one.eligibility),
            "minimum_age": one.minimum_age,
            "maximum_age": one.maximum_age,
            "application_process": paragraphs([of_fact(&one.application_process), self.say_on_phone(one)]),
            "required_documents": documents.collect::<Vec<Value>>(),
            "fees_description": self.fees(one),
            "cost_options": self.cost_options(id, one),
            "languages": self.languages(id, one),
            "interpretation_services": one.language_note,
            "phones": phones(id, &one.phones),
            "email": one.email.as_ref().and_then(email),
            "url": one.url.as_ref().and_then(uri),
            "schedules": self.schedules(id, one),
            "service_areas": one.service_area.as_ref().map(|fact| self.areas(id, &fact.value)),
            "service_at_locations": places.collect::<Vec<Value>>(),
            "assured_date": assurance.map(|assurance| assurance.on),
            "attributes": self.attributes(id, one),
        });
        told(value).expect("a service has a name")
    }

    fn word(&self, field: &str, code: &str) -> String {
        self.words.word(Kind::Service, field, code).unwrap_or_else(|| code.to_owned())
    }

    fn say_on_phone(&self, one: &PublicService) -> Option<String> {
        let text = one.say_on_phone.as_ref()?;
        Some(format!("{}: {text}", self.words.field(Kind::Service, "say_on_phone")))
    }

    fn fees(&self, one: &PublicService) -> Option<String> {
        let cost = one.cost.as_ref().map(|fact| self.word("cost", fact.value.code()));
        one.fees_description.as_ref().map(ToString::to_string).or(cost)
    }

    /// The one amount that we know for certain: nothing.
    fn cost_options(&self, id: Uuid, one: &PublicService) -> Option<Value> {
        let free = one.cost.as_ref().is_some_and(|fact| fact.value == Cost::Free);
        free.then(|| {
            json!([{
                "id": part_of(id, "cost_options/0"),
                "currency": "EUR",
                "amount": 0,
                "amount_description": self.word("cost", Cost::Free.code()),
            }])
        })
    }

    /// Our record holds the languages besides Italian; HSDS lists all of them.
    fn languages(&self, id: Uuid, one: &PublicService) -> Vec<Value> {
        if one.languages.is_empty() {
            return Vec::new();
        }
        let others = one.languages.iter().map(|code| code.as_str()).filter(|code| *code != "it");
        let language = |code: &str| {
            json!({
                "id": part_of(id, &format!("languages/{code}")),
                "name": self.words.language(code).unwrap_or_else(|| code.to_owned()),
                "code": code,
            })
        };
        std::iter::once("it").chain(others).map(language).collect()
    }

    /// One for each time of opening, on the clock of the place: Italy changes its distance from UTC twice a year.
    /// What is only said in words, and the days that are different, are schedules without hours.
    fn schedules(&self, id: Uuid, one: &PublicService) -> Vec<Value> {
        let slots = one.schedules.iter().enumerate().map(|(n, OpeningSlot { day, opens, closes })| {
            json!({
                "id": part_of(id, &format!("schedules/{n}")),
                "freq": "WEEKLY",
                "wkst": "MO",
                "byday": byday(*day),
                "opens_at": opens,
                "closes_at": closes,
                "description": format!("{} {opens}–{closes}", self.word("day", day.code())),
            })
        });
        let note = one
            .schedule_note
            .iter()
            .map(|text| json!({ "id": part_of(id, "schedules/note"), "description": text }));
        let exceptions = one.schedule_exceptions.iter().enumerate().map(|(n, exception)| {
            json!({
                "id": part_of(id, &format!("schedules/exceptions/{n}")),
                "valid_from": exception.on,
                "valid_to": exception.on,
                "description": exception.text,
            })
        });
        slots.chain(note).chain(exceptions).collect()
    }

    /// The comuni if they are listed, else how far it reaches in words.
    fn areas(&self, id: Uuid, area: &PublicServiceArea) -> Vec<Value> {
        let comuni = area.comuni.iter().filter_map(|id| self.comuni.get(id));
        let mut areas: Vec<Value> = comuni
            .map(|comune| {
                json!({
                    "id": part_of(id, &format!("service_areas/{}", comune.id)),
                    "name": comune.name,
                    "extent": comune.name,
                    "extent_type": "text",
                })
            })
            .collect();
        let said = !matches!(area.scope, CoverageScope::Listed | CoverageScope::Unstated);
        if said || area.note.is_some() {
            let name = said.then(|| self.word("scope", area.scope.code()));
            areas.push(json!({
                "id": part_of(id, &format!("service_areas/{}", area.scope.code())),
                "name": name,
                "extent": name,
                "extent_type": name.as_ref().map(|_| "text"),
                "description": area.note,
            }));
        }
        areas
    }

    fn attributes(&self, id: Uuid, one: &PublicService) -> Vec<Value> {
        let say = |field: &str, value: &str| self.attribute(id, Kind::Service, field, value);
        let mut all = vec![
            say("id", one.id.as_str()),
            say("kind", &self.word("kind", one.kind.code())),
            say("status", &self.word("status", one.status.code())),
        ];
        if let Some(assurance) = &one.assurance {
            all.push(say("assurance", assurance.by.as_str()));
        }
        all.extend(one.partners.iter().filter_map(|actor| Some(say("partners", &self.name_of(actor)?))));
        all.extend(one.keywords.iter().map(|word| say("keywords", word.as_str())));
        // What has a shape that HSDS does not take is at least said.
        if let Some(address) = one.email.as_ref().filter(|address| email(address).is_none()) {
            all.push(say("email", address.as_str()));
        }
        if let Some(address) = one.url.as_ref().filter(|address| uri(address).is_none()) {
            all.push(say("url", address.as_str()));
        }
        let phases = one.phases.iter().flat_map(|fact| &fact.value);
        all.extend(phases.map(|phase| self.term(id, "phases", phase.code())));
        let areas = one.policy_areas.iter().flat_map(|fact| &fact.value);
        all.extend(areas.map(|area| self.term(id, "policy_areas", area.code())));
        all.extend(one.situations.iter().map(|situation| self.term(id, "situations", situation.code())));
        all
    }

    /// A word of one of our closed lists.
    fn term(&self, id: Uuid, list: &str, code: &str) -> Value {
        let (taxonomy, name) = (self.words.field(Kind::Service, list), self.word(list, code));
        let said = format!("Filò: {taxonomy}");
        json!({
            "id": part_of(id, &format!("attributes/{list}/{code}")),
            "label": taxonomy,
            "taxonomy_term": {
                "id": word_id(&format!("terms/{list}/{code}")),
                "code": code,
                "name": name,
                "description": format!("{taxonomy}: {name}"),
                "language": "it",
                "taxonomy_detail": {
                    "id": word_id(&format!("terms/{list}")),
                    "name": taxonomy,
                    "description": said,
                    "version": FORMAT.to_string(),
                },
            },
        })
    }
}
