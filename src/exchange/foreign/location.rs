//! A place of a directory.

use serde_json::{Map, Value};

use crate::domain::{Id, Location, LocationType, NonEmptyText, Point};

use super::gathering::Gathering;
use super::item::{Item, joined, note, spoken, tidy};

/// What a place of a directory says that belongs to whatever is there.
#[derive(Default)]
pub(super) struct AtPlace {
    pub(super) phones: Vec<Map<String, Value>>,
    pub(super) schedules: Vec<Map<String, Value>>,
    pub(super) languages: Vec<Map<String, Value>>,
    pub(super) contacts: Vec<Map<String, Value>>,
}

/// Reads a place. `otherwise` is what it is called when it has no name of its own.
pub(super) fn read(
    map: Map<String, Value>,
    otherwise: Option<&NonEmptyText>,
    gathering: &mut Gathering,
) -> Option<(Id<Location>, AtPlace)> {
    let fullness = map.len();
    let mut item = Item::of("location", map);
    let own = item.id();
    let report = &mut gathering.report;
    let mut addresses = item.items("addresses", report).into_iter();
    addresses.by_ref().next().into_iter().for_each(|address| lift(&mut item, address));
    for more in addresses {
        item.noted("addresses", &spoken(&Value::Object(more)), report);
    }
    // In the tables of old the address stands in the place itself.
    let address = joined(
        ["address_1", "address_2"]
            .into_iter()
            .filter_map(|name| item.text(name))
            .map(|text| text.to_string()),
        ", ",
    );
    let city = item.text("city");
    let alternate = item.text("alternate_name");
    let name = item.text("name").or_else(|| alternate.clone());
    let name = name.or_else(|| address.clone()).or_else(|| city.clone()).or_else(|| otherwise.cloned())?;
    let at = AtPlace {
        phones: item.items("phones", report),
        schedules: item.items("schedules", report),
        languages: item.items("languages", report),
        contacts: item.items("contacts", report),
    };
    let identity = own.unwrap_or_else(|| {
        let text = |text: &Option<NonEmptyText>| text.as_ref().map_or(String::new(), ToString::to_string);
        format!("{name}|{}|{}", text(&address), text(&city))
    });
    let id = gathering.id_of::<Location>(&identity);
    if gathering.knows(id.record()).is_some_and(|known| known >= fullness) {
        return Some((id, at));
    }
    let istat =
        item.identifier("external_identifier_type").is_some_and(|sort| sort.eq_ignore_ascii_case("istat"));
    let code = istat.then(|| item.text("external_identifier")).flatten();
    if istat {
        item.text("external_identifier_type");
    }
    let places = &gathering.places;
    let comune = code.as_ref().or(city.as_ref()).and_then(|text| places.comune(text.as_str())).cloned();
    if let Some(city) = city.as_ref().filter(|_| comune.is_none()) {
        item.noted("city", city.as_str(), &mut gathering.report);
    }
    let report = &mut gathering.report;
    if let Some(alternate) = alternate.filter(|alternate| *alternate != name) {
        item.noted("alternate_name", alternate.as_str(), report);
    }
    let location_type = match item.text("location_type").as_ref().map(NonEmptyText::as_str) {
        Some("virtual") => LocationType::Virtual,
        _ => LocationType::Physical,
    };
    let (latitude, longitude) = (item.degrees("latitude", 90.0), item.degrees("longitude", 180.0));
    let point = latitude.zip(longitude);
    let accessibility = item
        .items("accessibility", report)
        .into_iter()
        .chain(item.items("accessibility_for_disabilities", report));
    let accessibility = joined(accessibility.map(|one| spoken_values(&one)), "\n");
    // Written in every Italian address, and kept nowhere here.
    for known in ["state_province", "country", "address_type", "region"] {
        item.left_out(known, report);
    }
    let location = Location {
        location_type,
        comune,
        address,
        postal_code: item.parsed("postal_code", report),
        transportation: item.text("transportation"),
        accessibility,
        point: point.map(|(latitude_e6, longitude_e6)| Point { latitude_e6, longitude_e6 }),
        note: note(item.rest(report)),
        provenance: gathering.provenance(),
        ..Location::named(id.clone(), name)
    };
    gathering.put(location, fullness);
    Some((id, at))
}

/// The members of an address, as if they stood in the place.
fn lift(item: &mut Item, address: Map<String, Value>) {
    for (name, value) in address {
        if name != "id" && name != "location_id" {
            item.adopt(name, value);
        }
    }
}

/// The values of an item without their names.
pub(super) fn spoken_values(map: &Map<String, Value>) -> String {
    let values = map.iter().filter(|(name, _)| !name.ends_with("id")).map(|(_, value)| spoken(value));
    let values: Vec<String> = values.filter(|text| !text.is_empty()).collect();
    tidy(&values.join(", ")).map_or(String::new(), |text| text.to_string())
}
