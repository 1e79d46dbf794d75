//! An organisation of a directory, and how to reach it.

use serde_json::{Map, Value};

use crate::domain::{Actor, Contacts, Id, Network, NonEmptyText, Organization, Phone, PhoneNumber};

use super::gathering::Gathering;
use super::item::{Item, joined, note, spoken, tidy};
use super::{Report, Why, location};

/// Items of a directory as they stand there.
type Items = Vec<Map<String, Value>>;

/// How somebody is reached, as items of a directory say it in several places.
#[derive(Default)]
pub(super) struct Reached {
    pub(super) phones: Vec<PhoneNumber>,
    pub(super) emails: Vec<String>,
    pub(super) ask_for: Vec<String>,
    pub(super) notes: Vec<String>,
}

impl Reached {
    /// Takes telephone numbers. One that is not a number becomes a note.
    pub(super) fn phones(
        &mut self,
        phones: Vec<Map<String, Value>>,
        whose: Option<&str>,
        report: &mut Report,
    ) {
        for map in phones {
            let mut item = Item::of("phone", map);
            let number = item.text("number").map(|text| text.to_string()).unwrap_or_default();
            let extension = item.text("extension").map(|text| format!("int. {text}"));
            let sort = item.text("type").filter(|sort| sort.as_str() != "voice");
            let description = item.text("description");
            let words = [description, sort].into_iter().flatten().map(|text| text.to_string());
            let description = joined(words.chain(extension).chain(whose.map(str::to_owned)), ", ");
            match number.parse::<Phone>() {
                Ok(number) if !self.phones.iter().any(|phone| phone.number == number) => {
                    self.phones.push(PhoneNumber { number, description });
                }
                Ok(_) => {}
                Err(_) => item.noted("number", &number, report),
            }
            item.left_out("country_prefix", report);
            self.notes.extend(item.rest(report));
        }
    }

    /// Takes contacts: what they do and how they are reached, never who they are.
    pub(super) fn contacts(&mut self, contacts: Vec<Map<String, Value>>, report: &mut Report) {
        for map in contacts {
            let mut item = Item::of("contact", map);
            item.left_out("name", report);
            let role = ["title", "department"].into_iter().filter_map(|name| item.text(name));
            let role = joined(role.map(|text| text.to_string()), ", ").map(|text| text.to_string());
            let phones = item.items("phones", report);
            self.phones(phones, role.as_deref(), report);
            self.emails.extend(item.text("email").map(|text| text.to_string()));
            self.ask_for.extend(role);
            self.notes.extend(item.rest(report));
        }
    }

    /// The first e-mail address that is one; the others become notes.
    pub(super) fn email<T: std::str::FromStr>(&mut self, report: &mut Report) -> Option<T> {
        let mut first = None;
        for text in std::mem::take(&mut self.emails) {
            match text.parse() {
                Ok(email) if first.is_none() => first = Some((email, text)),
                _ if first.as_ref().is_some_and(|(_, known)| *known == text) => {}
                _ => {
                    report.note("email");
                    self.notes.push(format!("email: {text}"));
                }
            }
        }
        first.map(|(email, _)| email)
    }

    /// Who to ask for, as a role.
    pub(super) fn ask_for(&mut self) -> Option<NonEmptyText> {
        joined(std::mem::take(&mut self.ask_for), "; ")
    }
}

/// Reads an organisation. Its services are handed back, since they are read as services. A directory knows no networks: one
/// of ours went out as an organisation, and comes back as what it is, its own words as they are here.
pub(super) fn read(map: Map<String, Value>, gathering: &mut Gathering) -> Result<(Actor, Items), Why> {
    let fullness = map.len();
    let mut item = Item::of("organization", map);
    let services = item.items("services", &mut gathering.report);
    let own = item.id();
    let name = item.text("name").or_else(|| item.text("alternate_name")).ok_or(Why::NoName)?;
    if let Some(network) = own.as_ref().and_then(|own| gathering.places.ours::<Network>(own)) {
        return Ok((Actor::Network(network), services));
    }
    let id = gathering.id_of::<Organization>(&own.unwrap_or_else(|| name.to_string()));
    if gathering.knows(id.record()).is_some_and(|known| known >= fullness) {
        return Ok((Actor::Organization(id), services));
    }
    let alternate = item.text("alternate_name").map(|text| text.to_string()).unwrap_or_default();
    let alternate = alternate.split('|').filter_map(tidy).filter(|alternate| *alternate != name).collect();
    let mut locations = Vec::new();
    for place in item.items("locations", &mut gathering.report) {
        locations.extend(location::read(place, Some(&name), gathering));
    }
    let city = item.text("city");
    let comune = city.as_ref().and_then(|city| gathering.places.comune(city.as_str())).cloned();
    let report = &mut gathering.report;
    if let Some(city) = city.filter(|_| comune.is_none()) {
        item.noted("city", city.as_str(), report);
    }
    let mut reached = Reached::default();
    reached.emails.extend(item.text("email").map(|text| text.to_string()));
    let phones = item.items("phones", report);
    reached.phones(phones, None, report);
    let contacts = item.items("contacts", report);
    reached.contacts(contacts, report);
    let mut places = std::collections::BTreeSet::new();
    for (place, at) in locations {
        places.insert(place);
        reached.phones(at.phones, None, report);
        reached.contacts(at.contacts, report);
    }
    let url = item.parsed("website", report).or_else(|| item.parsed("url", report));
    let (email, ask_for) = (reached.email(report), reached.ask_for());
    for link in ["logo", "uri"] {
        item.left_out(link, report);
    }
    item.also(reached.notes);
    let contacts = Contacts { phones: reached.phones, email, url, ask_for };
    let says = contacts != Contacts { phones: Vec::new(), email: None, url: None, ask_for: None };
    let description = item.text("description");
    let note = note(item.rest(report));
    let organization = Organization {
        comune,
        alternate_names: alternate,
        description: gathering.fact(description),
        locations: places,
        public_contacts: says.then_some(contacts),
        note,
        provenance: gathering.provenance(),
        ..Organization::named(id.clone(), name)
    };
    gathering.put(organization, fullness);
    Ok((Actor::Organization(id), services))
}

/// The organisation that a text names, when nothing else of it is known.
pub(super) fn named(value: &Value, gathering: &mut Gathering) -> Option<Id<Organization>> {
    let name = tidy(&spoken(value))?;
    let id = gathering.id_of::<Organization>(name.as_str());
    if gathering.knows(id.record()).is_none() {
        let provenance = gathering.provenance();
        gathering.put(Organization { provenance, ..Organization::named(id.clone(), name) }, 0);
    }
    Some(id)
}
