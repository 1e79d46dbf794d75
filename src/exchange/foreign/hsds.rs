//! A directory in JSON: a list of services, a list of organisations with their services, a page of an API, or
//! one service. The text is cut into items first, and these are read some at a time, so that the screen lives.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::gathering::Gathering;
use super::{Foreign, ForeignError, Places, Unread, Why, location, organization, service};
use crate::exchange::strict::{self, Members};
use crate::exchange::{DEEPEST, LARGEST};

/// Under which names a document holds its items, and what they are if they do not say it.
const LISTS: [(&str, Option<Sort>); 6] = [
    ("contents", None),
    ("content", None),
    ("data", None),
    ("services", Some(Sort::Service)),
    ("organizations", Some(Sort::Organization)),
    ("locations", Some(Sort::Location)),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Service,
    Organization,
    Location,
}

/// Whether the beginning of a document has a member that a directory has.
pub(super) fn looks_like_a_directory(text: &str) -> bool {
    let end = (0..=4096.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    if LISTS.iter().any(|(name, _)| text[..end].contains(&format!("\"{name}\""))) {
        return true;
    }
    let Ok(members) = serde_json::from_str::<Members<'_>>(text) else { return false };
    let names: Vec<&str> = members.0.iter().map(|(name, _)| name.as_str()).collect();
    let single = names.contains(&"name") && names.contains(&"id");
    single || LISTS.iter().any(|(name, _)| names.contains(name))
}

/// A directory that is being read.
pub struct HsdsReading<'a> {
    items: Vec<(Option<Sort>, &'a RawValue)>,
    next: usize,
    gathering: Gathering,
}

fn fault(error: &serde_json::Error) -> ForeignError {
    ForeignError::NotJson { line: error.line(), column: error.column() }
}

impl<'a> HsdsReading<'a> {
    /// Cuts a text into items. `source` is what its facts will be known from.
    pub fn begin(text: &'a str, places: Places, source: &str) -> Result<HsdsReading<'a>, ForeignError> {
        if text.len() > LARGEST {
            return Err(ForeignError::TooLarge { size: text.len() });
        }
        if strict::depth(text) > DEEPEST {
            return Err(ForeignError::TooDeep);
        }
        let text = text.trim_start_matches('\u{feff}');
        let mut items = Vec::new();
        if text.trim_start().starts_with('[') {
            let list: Vec<&RawValue> = serde_json::from_str(text).map_err(|error| fault(&error))?;
            items.extend(list.into_iter().map(|item| (None, item)));
        } else {
            let whole: &RawValue = serde_json::from_str(text).map_err(|error| fault(&error))?;
            let members: Members<'_> = serde_json::from_str(text).map_err(|error| fault(&error))?;
            let is_item = members.0.iter().any(|(name, _)| name == "name");
            if is_item {
                items.push((None, whole));
            } else {
                for (name, raw) in &members.0 {
                    let Some((_, sort)) = LISTS.iter().find(|(list, _)| name == list) else { continue };
                    let list: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
                    items.extend(list.into_iter().map(|item| (*sort, item)));
                }
            }
        }
        if items.is_empty() {
            return Err(ForeignError::NoDirectory);
        }
        Ok(HsdsReading { items, next: 0, gathering: Gathering::new(places, source) })
    }

    /// How many items there are, and how many were read.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.items.len())
    }

    /// Reads some more items. Whether any are left.
    pub fn step(&mut self, count: usize) -> bool {
        let end = (self.next + count).min(self.items.len());
        for at in self.next..end {
            let (sort, raw) = self.items[at];
            let outcome = match serde_json::from_str::<Value>(raw.get()) {
                Ok(Value::Object(map)) => take(map, sort, at + 1, &mut self.gathering),
                _ => Err(Why::NotAnItem),
            };
            if let Err(why) = outcome {
                self.gathering.report.not_read(Unread { file: None, line: at + 1, why });
            }
        }
        self.next = end;
        end < self.items.len()
    }

    /// What came of it.
    pub fn finish(mut self) -> Result<Foreign, ForeignError> {
        while self.step(usize::MAX / 2) {}
        let foreign = self.gathering.done();
        if foreign.offered.is_empty() { Err(ForeignError::NoDirectory) } else { Ok(foreign) }
    }
}

/// What an item is, by what only one kind of item has.
fn sort_of(map: &Map<String, Value>) -> Sort {
    let has = |names: &[&str]| names.iter().any(|name| map.contains_key(*name));
    if has(&["location_type"]) || (has(&["latitude", "addresses"]) && !has(&["status", "services"])) {
        Sort::Location
    } else if has(&["status", "organization", "organization_id", "service_at_locations", "schedules"]) {
        Sort::Service
    } else if has(&["services", "website", "legal_status", "year_incorporated", "tax_id", "locations"]) {
        Sort::Organization
    } else {
        Sort::Service
    }
}

fn take(
    map: Map<String, Value>,
    sort: Option<Sort>,
    line: usize,
    gathering: &mut Gathering,
) -> Result<(), Why> {
    match sort.unwrap_or_else(|| sort_of(&map)) {
        Sort::Service => service::read(map, None, gathering),
        Sort::Location => location::read(map, None, gathering).map(|_| ()).ok_or(Why::NoName),
        Sort::Organization => {
            let (of, services) = organization::read(map, gathering)?;
            for map in services {
                if let Err(why) = service::read(map, Some(&of), gathering) {
                    gathering.report.not_read(Unread { file: None, line, why });
                }
            }
            Ok(())
        }
    }
}

/// Reads items that other files were put together into.
pub(super) fn take_all(
    organizations: Vec<Map<String, Value>>,
    services: Vec<Map<String, Value>>,
    locations: Vec<Map<String, Value>>,
    gathering: &mut Gathering,
) {
    let sorts = [
        (Sort::Organization, organizations, "organizations.csv"),
        (Sort::Service, services, "services.csv"),
        (Sort::Location, locations, "locations.csv"),
    ];
    for (sort, maps, file) in sorts {
        for (at, map) in maps.into_iter().enumerate() {
            if let Err(why) = take(map, Some(sort), at + 2, gathering) {
                gathering.report.not_read(Unread { file: Some(file.to_owned()), line: at + 2, why });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnyRecord, Cost, Kind, Record, Service};
    use crate::exchange::foreign::{FileSort, onto, recognise};
    use crate::workspace::{Stamp, Workspace};
    use serde_json::json;

    fn read(value: &Value) -> Result<Foreign, ForeignError> {
        HsdsReading::begin(&value.to_string(), Places::default(), "Elenco di prova")
            .and_then(HsdsReading::finish)
    }

    fn sample() -> Value {
        json!({
            "id": "c198a342-a16b-53ef-921f-ee57d8df3afe", "name": "Centro di prova", "status": "active",
            "description": "Un luogo.", "url": "", "email": null, "minimum_age": 6, "maximum_age": "14",
            "organization": { "id": "o1", "name": "Azienda di prova", "description": "Gestisce.", "website": "https://esempio.it" },
            "phones": [{ "id": "p", "number": "+39 0000 000000", "type": "voice", "description": "Segreteria" },
                       { "number": "chiamare in comune" }],
            "languages": [{ "code": "ar", "name": "arabo", "note": "il martedì" }, { "code": "it" }],
            "schedules": [{ "freq": "WEEKLY", "byday": "MO,FR", "opens_at": "14:30:00", "closes_at": "18:30Z",
                            "description": "Lunedì e venerdì" },
                          { "freq": "MONTHLY", "byday": "2MO", "opens_at": "09:00", "closes_at": "12:00" }],
            "cost_options": [{ "option": "Tutti", "amount": 0, "currency": "EUR" }],
            "service_at_locations": [{ "location": { "id": "l1", "location_type": "physical", "name": "Oratorio",
                "latitude": 44.93, "longitude": 10.52, "addresses": [{ "address_1": "via Prova 1", "city": "Lontano",
                "postal_code": "46019", "state_province": "MN", "country": "IT", "address_type": "physical" }] } }],
            "contacts": [{ "name": "Una Persona", "title": "Coordinatrice", "email": "ufficio@esempio.it" }],
            "attributes": [{ "label": "Bisogno", "taxonomy_term": { "name": "Ascolto" } }],
            "licenses": "nessuna", "x_mia": { "id": "z", "a": ["b", "c"] },
        })
    }

    fn service(foreign: &Foreign) -> Service {
        let service = foreign.offered.iter().find_map(|one| Service::peel(&one.record));
        service.unwrap().as_ref().clone()
    }

    #[test]
    fn what_has_a_place_gets_it_and_the_rest_is_a_note_and_counted() {
        let foreign = read(&json!([sample()])).unwrap();
        let (it, report) = (service(&foreign), &foreign.report);
        assert_eq!(
            (report.services, report.organizations, report.locations, report.unread_count),
            (1, 1, 1, 0)
        );
        assert_eq!(
            (it.minimum_age, it.maximum_age, it.phones.len(), it.schedules.len()),
            (Some(6), Some(14), 1, 2)
        );
        assert_eq!(it.cost.unwrap().value, Cost::Free);
        assert_eq!(it.email.unwrap().as_str(), "ufficio@esempio.it");
        assert_eq!(it.keywords.first().unwrap().as_str(), "Ascolto");
        assert_eq!((it.languages.len(), it.language_note.unwrap().as_str()), (1, "il martedì"));
        let note = it.note.unwrap().to_string();
        for kept in [
            "licenses: nessuna",
            "x_mia: a: b; c",
            "number: chiamare in comune",
            "MONTHLY 2MO",
            "Coordinatrice",
        ] {
            assert!(note.contains(kept), "{kept}: {note}");
        }
        assert_eq!((report.noted["service.x_mia"], report.left_out["contact.name"]), (1, 1));
        assert!(!format!("{:?}", foreign.offered).contains("Una Persona"), "a name of a person stays out");
        let place = foreign.offered.iter().find(|one| one.record.kind() == Kind::Location).unwrap();
        let AnyRecord::Location(place) = &place.record else { unreachable!() };
        assert_eq!(place.point.as_ref().unwrap().latitude_e6, 44_930_000);
        assert!(place.note.as_ref().unwrap().as_str().contains("city: Lontano"), "no such comune here");
    }

    #[test]
    fn every_shape_of_a_directory_says_the_same() {
        let whole = read(&json!([sample()])).unwrap();
        let Value::Object(mut inside) = sample() else { unreachable!() };
        let organization = inside.remove("organization").unwrap();
        let Value::Object(mut organization) = organization else { unreachable!() };
        for document in [
            sample(),
            json!({ "version": "3.1", "total_items": 1, "contents": [sample()] }),
            json!({ "services": [sample()] }),
        ] {
            assert_eq!(recognise(&document.to_string()), FileSort::Hsds);
            assert_eq!(read(&document).unwrap(), whole);
        }
        organization.insert("services".to_owned(), json!([inside]));
        let listed = read(&json!([organization])).unwrap();
        assert_eq!(service(&listed).provider, service(&whole).provider);
        assert_eq!(recognise("{\"kind\":\"filo.snapshot\",\"services\":[]}"), FileSort::Ours);
        assert_eq!(recognise("{\"altro\":1}"), FileSort::Ours);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_read() {
        let foreign = read(&json!([sample(), sample(), { "id": "x", "status": "active" }, 7])).unwrap();
        let why: Vec<(usize, Why)> = foreign.report.unread.iter().map(|one| (one.line, one.why)).collect();
        assert_eq!(why, [(2, Why::Twice), (3, Why::NoName), (4, Why::NotAnItem)]);
        assert_eq!(read(&json!([])).unwrap_err(), ForeignError::NoDirectory);
        assert!(matches!(
            HsdsReading::begin("[{\"name\":", Places::default(), "x").map(|_| ()),
            Err(ForeignError::NotJson { .. })
        ));
    }

    #[test]
    fn taking_it_twice_changes_nothing_and_silence_empties_nothing() {
        let stamp = Stamp { replica: "a.a".parse().unwrap(), at: Default::default() };
        let mut here = Workspace::new();
        for one in read(&json!([sample()])).unwrap().offered {
            assert!(here.adopt(&one.record, None, &stamp).is_some());
        }
        let id = here.table(Kind::Service).keys().next().unwrap().clone();
        let before = here.entry(&id).unwrap().record.clone();
        let mut ours = Service::peel(&before).unwrap().as_ref().clone();
        ours.say_on_phone = Some("Buongiorno".parse().unwrap());
        let edit = crate::workspace::Edit { before, after: Service::wrap(ours.into()), seen: here.seen(&id) };
        here.edit(&edit, &stamp).unwrap();
        let text = json!([sample()]).to_string();
        let again = HsdsReading::begin(&text, Places::default(), "Altro nome").unwrap();
        for one in again.finish().unwrap().offered {
            let one = onto(one, &here);
            assert!(here.adopt(&one.record, None, &stamp).is_none(), "{:?}", one.record);
        }
    }
}
