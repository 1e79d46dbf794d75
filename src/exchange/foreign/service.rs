//! A service of a directory: where it is given, when, for whom, what it costs.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::domain::{
    Actor, Assurance, Cost, CoverageScope, LanguageCode, NonEmptyText, OpeningSlot, Service, ServiceArea,
    ServiceStatus, TimeOfDay, Weekday,
};

use super::gathering::Gathering;
use super::item::{Item, joined, note, spoken, tidy};
use super::location::{self, AtPlace, spoken_values};
use super::organization::{self, Reached};
use super::{Report, Why};

/// Reads a service. `of` is the organisation in whose list it stands.
pub(super) fn read(
    map: Map<String, Value>,
    of: Option<&Actor>,
    gathering: &mut Gathering,
) -> Result<(), Why> {
    let fullness = map.len();
    let mut item = Item::of("service", map);
    let own = item.id();
    let name = item.text("name").or_else(|| item.text("alternate_name")).ok_or(Why::NoName)?;
    let provider = provider(&mut item, gathering).or_else(|| of.cloned());
    let identity = own.unwrap_or_else(|| match &provider {
        Some(Actor::Organization(id)) => format!("{name}|{id}"),
        _ => name.to_string(),
    });
    let id = gathering.id_of::<Service>(&identity);
    if gathering.knows(id.record()).is_some() {
        return Err(Why::Twice);
    }
    let (locations, at) = places(&mut item, &name, gathering);
    let report = &mut gathering.report;
    let mut reached = Reached::default();
    reached.emails.extend(item.text("email").map(|text| text.to_string()));
    let phones = item.items("phones", report);
    reached.phones(phones.into_iter().chain(at.phones).collect(), None, report);
    let contacts = item.items("contacts", report);
    reached.contacts(contacts.into_iter().chain(at.contacts).collect(), report);
    if let Some(role) = reached.ask_for() {
        item.noted("contacts", role.as_str(), report);
    }
    let email = reached.email(report);
    item.also(std::mem::take(&mut reached.notes));
    let schedules = item.items("schedules", report);
    let mut hours = Hours::default();
    for schedule in schedules.into_iter().chain(at.schedules) {
        hours.take(schedule, &mut item, report);
    }
    let spoken_here = item.items("languages", report);
    let (languages, about_languages) =
        languages(spoken_here.into_iter().chain(at.languages), &mut item, report);
    let interpretation = item.text("interpretation_services").map(|text| text.to_string());
    let status = status(&mut item, report);
    let (cost, fees) = cost(&mut item, report);
    let area = area(&mut item, gathering);
    let report = &mut gathering.report;
    let documents = item.items("required_documents", report).into_iter();
    let documents = documents.filter_map(|one| one.get("document").and_then(|value| tidy(&spoken(value))));
    let documents: Vec<NonEmptyText> = documents.collect();
    let assurance = assurance(&mut item, gathering);
    let report = &mut gathering.report;
    let keywords = keywords(&mut item, report);
    let (minimum_age, maximum_age) = (item.years("minimum_age", report), item.years("maximum_age", report));
    let url = item.parsed("url", report);
    let alternate_name = item.text("alternate_name").filter(|alternate| *alternate != name);
    let (description, eligibility) = (item.text("description"), item.text("eligibility_description"));
    let (application, alert) = (item.text("application_process"), item.text("alert"));
    let note = note(item.rest(report));
    let service = Service {
        alternate_name,
        description: gathering.fact(description),
        status,
        status_note: alert,
        assurance,
        provider,
        eligibility: gathering.fact(eligibility),
        minimum_age,
        maximum_age,
        application_process: gathering.fact(application),
        required_documents: documents,
        cost: gathering.fact(cost),
        fees_description: fees,
        keywords,
        service_area: gathering.fact(area),
        locations,
        phones: reached.phones,
        email,
        url,
        schedules: hours.slots,
        schedule_note: joined(hours.words, "; "),
        languages,
        language_note: joined(about_languages.into_iter().chain(interpretation), "; "),
        note,
        provenance: gathering.provenance(),
        ..Service::named(id, name)
    };
    gathering.put(service, fullness);
    Ok(())
}

fn provider(item: &mut Item, gathering: &mut Gathering) -> Option<Actor> {
    let by_id = item.identifier("organization_id").map(|id| match gathering.places.ours(&id) {
        Some(network) => Actor::Network(network),
        None => Actor::Organization(gathering.id_of(&id)),
    });
    let inside = match item.value("organization") {
        Some(Value::Object(map)) => organization::read(map, gathering).ok().map(|(actor, _)| actor),
        Some(other) => organization::named(&other, gathering).map(Actor::Organization),
        None => None,
    };
    inside.or(by_id)
}

fn places(
    item: &mut Item,
    name: &NonEmptyText,
    gathering: &mut Gathering,
) -> (BTreeSet<crate::domain::Id<crate::domain::Location>>, AtPlace) {
    let (mut ids, mut all) = (BTreeSet::new(), AtPlace::default());
    let mut take = |map: Map<String, Value>, gathering: &mut Gathering| {
        if let Some((id, at)) = location::read(map, Some(name), gathering) {
            ids.insert(id);
            all.phones.extend(at.phones);
            all.schedules.extend(at.schedules);
            all.languages.extend(at.languages);
            all.contacts.extend(at.contacts);
        }
    };
    let mut there = AtPlace::default();
    for map in item.items("service_at_locations", &mut gathering.report) {
        let mut at = Item::of("service_at_location", map);
        let report = &mut gathering.report;
        there.phones.extend(at.items("phones", report));
        there.schedules.extend(at.items("schedules", report));
        there.contacts.extend(at.items("contacts", report));
        for place in at.items("location", report) {
            take(place, gathering);
        }
        item.also(at.rest(&mut gathering.report));
    }
    for place in item.items("locations", &mut gathering.report) {
        take(place, gathering);
    }
    all.phones.extend(there.phones);
    all.schedules.extend(there.schedules);
    all.contacts.extend(there.contacts);
    (ids, all)
}

fn status(item: &mut Item, report: &mut Report) -> ServiceStatus {
    let Some(text) = item.text("status") else { return ServiceStatus::Active };
    match text.as_str().to_lowercase().as_str() {
        "active" => ServiceStatus::Active,
        "inactive" => ServiceStatus::Suspended,
        "defunct" => ServiceStatus::Ended,
        "temporarily closed" => ServiceStatus::TemporarilyClosed,
        _ => {
            item.noted("status", text.as_str(), report);
            ServiceStatus::Active
        }
    }
}

fn cost(item: &mut Item, report: &mut Report) -> (Option<Cost>, Option<NonEmptyText>) {
    let options = item.items("cost_options", report);
    let amounts: Vec<Option<f64>> = options
        .iter()
        .map(|option| option.get("amount").and_then(|amount| spoken(amount).replace(',', ".").parse().ok()))
        .collect();
    let cost = match amounts.as_slice() {
        [] => None,
        all if all.iter().all(|amount| *amount == Some(0.0)) => Some(Cost::Free),
        all if all.iter().all(|amount| amount.is_some_and(|amount| amount > 0.0)) => Some(Cost::Paid),
        _ => Some(Cost::Depends),
    };
    let words = ["fees_description", "fees"].into_iter().filter_map(|name| item.text(name));
    let words: Vec<String> = words.map(|text| text.to_string()).collect();
    let options = options.iter().map(spoken_values);
    (cost, joined(words.into_iter().chain(options), "; "))
}

fn area(item: &mut Item, gathering: &mut Gathering) -> Option<ServiceArea> {
    let (mut comuni, mut others) = (BTreeSet::new(), Vec::new());
    for map in item.items("service_areas", &mut gathering.report) {
        let names = ["name", "extent"].into_iter().filter_map(|name| map.get(name));
        let names: Vec<String> = names.map(spoken).filter(|name| !name.is_empty()).collect();
        match names.iter().find_map(|name| gathering.places.comune(name)) {
            Some(comune) => {
                comuni.insert(comune.clone());
            }
            None => others.extend(names.into_iter().next()),
        }
    }
    let scope = if comuni.is_empty() { CoverageScope::Unstated } else { CoverageScope::Listed };
    let note = joined(others, "; ");
    (!comuni.is_empty() || note.is_some()).then_some(ServiceArea { scope, comuni, note })
}

fn assurance(item: &mut Item, gathering: &mut Gathering) -> Option<Assurance> {
    let on: NaiveDate = item.parsed("assured_date", &mut gathering.report)?;
    let by = item.text("assurer_email");
    if by.is_none() {
        item.noted("assured_date", &on.to_string(), &mut gathering.report);
    }
    by.map(|by| Assurance { by, on })
}

fn keywords(item: &mut Item, report: &mut Report) -> BTreeSet<NonEmptyText> {
    let mut words = BTreeSet::new();
    for map in item.items("attributes", report) {
        let term = map.get("taxonomy_term").and_then(|term| term.get("name"));
        match term.and_then(|name| tidy(&spoken(name))) {
            Some(word) => {
                words.insert(word);
            }
            None => item.noted("attributes", &spoken(&Value::Object(map)), report),
        }
    }
    words
}

fn languages(
    maps: impl Iterator<Item = Map<String, Value>>,
    item: &mut Item,
    report: &mut Report,
) -> (BTreeSet<LanguageCode>, Vec<String>) {
    let (mut codes, mut words) = (BTreeSet::new(), Vec::new());
    for map in maps {
        let text = |name: &str| map.get(name).map(spoken).filter(|text| !text.is_empty());
        let code = text("code").and_then(|code| code.parse::<LanguageCode>().ok());
        match (code, text("name")) {
            (Some(code), _) if !matches!(code.as_str(), "it" | "ita") => {
                codes.insert(code);
            }
            (Some(_), _) => {}
            (None, Some(name)) => words.push(name),
            (None, None) => item.noted("languages", &spoken(&Value::Object(map.clone())), report),
        }
        words.extend(text("note"));
    }
    (codes, words)
}

/// Hours by day, and those that only words can tell.
#[derive(Default)]
struct Hours {
    slots: Vec<OpeningSlot>,
    words: Vec<String>,
}

impl Hours {
    fn take(&mut self, map: Map<String, Value>, item: &mut Item, report: &mut Report) {
        let text = |name: &str| map.get(name).map(spoken).filter(|text| !text.is_empty());
        self.words.extend(text("description"));
        let weekly = text("freq").is_none_or(|freq| freq.eq_ignore_ascii_case("weekly"));
        let days: Option<Vec<Weekday>> =
            text("byday").and_then(|days| days.split(',').map(weekday).collect());
        let time = |name: &str| text(name).and_then(|time| time_of_day(&time));
        match (weekly, days, time("opens_at"), time("closes_at")) {
            (true, Some(days), Some(opens), Some(closes)) => {
                for day in days {
                    let slot = OpeningSlot { day, opens: opens.clone(), closes: closes.clone() };
                    if !self.slots.contains(&slot) {
                        self.slots.push(slot);
                    }
                }
            }
            (_, None, None, None) if text("freq").is_none() => {}
            _ => {
                let told = ["freq", "byday", "bymonthday", "opens_at", "closes_at"];
                let told: Vec<String> = told.into_iter().filter_map(text).collect();
                item.noted("schedules", &told.join(" "), report);
            }
        }
        let rest =
            ["valid_from", "valid_to", "notes", "schedule_link", "attending_type", "until", "interval"];
        for name in rest {
            if let Some(text) = text(name) {
                item.noted(&format!("schedules.{name}"), &text, report);
            }
        }
    }
}

fn weekday(code: &str) -> Option<Weekday> {
    Some(match code.trim() {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

/// `09:00`, `09:00:00`, `09:00+01:00`, `09:00Z`: the clock on the wall.
fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let end = text.char_indices().nth(5).map_or(text.len(), |(end, _)| end);
    text[..end].trim_end_matches(['Z', ':', '+']).parse().ok()
}
