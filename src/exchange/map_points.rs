//! The public places that have a point, as GeoJSON (RFC 7946): uMap, and whatever else draws maps, reads it. Each has
//! `name` and `description`, which uMap shows by itself, `address`, `link`, and our identifier. A place without a point
//! cannot be drawn: it is left out and counted. Confidential places are not in the [`PublicDirectory`] at all.

use std::collections::BTreeMap;

use geojson::{Feature, FeatureCollection, Geometry, JsonObject, feature};

use crate::domain::{Actor, Comune, Id, Organization};

use super::hsds::degrees;
use super::outward::{Counts, OutwardText};
use super::public::{PublicComune, PublicDirectory, PublicLocation, PublicOrganization};

/// Writes the places of a directory.
pub fn write_map(directory: &PublicDirectory) -> OutwardText {
    let map = Map::of(directory);
    let features = directory.locations.iter().filter_map(|place| map.feature(place)).collect();
    let collection = FeatureCollection { bbox: None, features, foreign_members: None };
    let text = serde_json::to_string_pretty(&collection).expect("keys are text, so JSON can hold it");
    OutwardText { text: text + "\n", counts: count_map(directory) }
}

/// How many places it holds; left out are those without a point.
pub fn count_map(directory: &PublicDirectory) -> Counts {
    let inside = directory.locations.iter().filter(|place| place.point.is_some()).count();
    Counts { inside, left_out: directory.locations.len() - inside }
}

struct Map<'a> {
    directory: &'a PublicDirectory,
    comuni: BTreeMap<&'a Id<Comune>, &'a PublicComune>,
    organizations: BTreeMap<&'a Id<Organization>, &'a PublicOrganization>,
}

impl<'a> Map<'a> {
    fn of(directory: &'a PublicDirectory) -> Map<'a> {
        Map {
            directory,
            comuni: directory.comuni.iter().map(|one| (&one.id, one)).collect(),
            organizations: directory.organizations.iter().map(|one| (&one.id, one)).collect(),
        }
    }

    fn feature(&self, place: &PublicLocation) -> Option<Feature> {
        let point = place.point.as_ref()?;
        let mut properties = JsonObject::new();
        let mut say = |key: &str, text: String| {
            if !text.is_empty() {
                properties.insert(key.to_owned(), text.into());
            }
        };
        say("name", place.name.to_string());
        say("description", self.description(place));
        say("address", self.address(place));
        say("link", self.link(place).unwrap_or_default());
        say("id", place.id.to_string());
        // GeoJSON has longitude first.
        let position = [degrees(point.longitude_e6), degrees(point.latitude_e6)];
        Some(Feature {
            bbox: None,
            geometry: Some(Geometry::new_point(position)),
            id: Some(feature::Id::String(place.id.to_string())),
            properties: Some(properties),
            foreign_members: None,
        })
    }

    /// What is given there and by whom, then how to get there and in.
    fn description(&self, place: &PublicLocation) -> String {
        let services = self.directory.services.iter().filter(|one| one.locations.contains(&place.id));
        let services = services.map(|one| one.heading.as_ref().map_or(&one.name, |fact| &fact.value));
        let centres = self.directory.family_centres.iter();
        let centres = centres.filter(|one| one.location.as_ref() == Some(&place.id)).map(|one| &one.name);
        let hosts = self.directory.organizations.iter().filter(|one| one.locations.contains(&place.id));
        let hosts = hosts.map(|one| &one.name);
        let access = place.transportation.iter().chain(&place.accessibility);
        let lines = centres.chain(services).chain(hosts).chain(access).map(ToString::to_string);
        // A centre and who runs it are often called alike.
        let mut told: Vec<String> = Vec::new();
        for line in lines {
            if !told.contains(&line) {
                told.push(line);
            }
        }
        told.join("\n")
    }

    fn address(&self, place: &PublicLocation) -> String {
        let comune = place.comune.as_ref().and_then(|id| self.comuni.get(id)).map(|one| one.name.to_string());
        let code = place.postal_code.as_ref().map(ToString::to_string);
        let town = [code, comune].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let street = place.address.as_ref().map(ToString::to_string).unwrap_or_default();
        [street, town].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The site of what is given there, or of who gives it, or of who is there.
    fn link(&self, place: &PublicLocation) -> Option<String> {
        let services = || self.directory.services.iter().filter(|one| one.locations.contains(&place.id));
        let site =
            |one: &PublicOrganization| one.public_contacts.as_ref()?.url.as_ref().map(ToString::to_string);
        let givers = services().filter_map(|one| match one.provider.as_ref()? {
            Actor::Organization(id) => self.organizations.get(id).copied(),
            Actor::Network(_) => None,
        });
        let hosts = self.directory.organizations.iter().filter(|one| one.locations.contains(&place.id));
        let own = services().find_map(|one| one.url.as_ref().map(ToString::to_string));
        own.or_else(|| givers.chain(hosts).find_map(site))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::domain::Kind;
    use crate::workspace::Workspace;

    fn put(workspace: &mut Workspace, kind: Kind, record: Value) {
        let Value::Object(map) = record else { unreachable!() };
        workspace.put(Workspace::born(kind.read_map(map).unwrap(), "plan:1".parse().unwrap(), None));
    }

    fn place(id: &str, point: Value, confidential: bool) -> Value {
        json!({
            "id": id, "name": format!("Luogo {id}"), "location_type": "physical", "comune": null, "frazione": null,
            "address": "via Grossi 1", "postal_code": "46019", "transportation": "a piedi dal centro",
            "accessibility": null, "point": point, "confidential": confidential, "note": "solo nostra",
            "provenance": null, "binned": null,
        })
    }

    #[test]
    fn a_place_with_a_point_is_drawn_and_the_others_are_counted() {
        let mut workspace = Workspace::new();
        let point = json!({ "latitude_e6": 44_926_000, "longitude_e6": -10_520_501 });
        put(&mut workspace, Kind::Location, place("location-uno", point.clone(), false));
        put(&mut workspace, Kind::Location, place("location-due", Value::Null, false));
        put(&mut workspace, Kind::Location, place("location-rifugio", point, true));
        let mut service =
            crate::domain::Service::named("service-a".parse().unwrap(), "Doposcuola".parse().unwrap());
        service.locations = ["location-uno".parse().unwrap()].into();
        service.url = "https://ponte.it".parse().ok();
        service.publication = crate::domain::Publication::Published;
        let record = crate::domain::Record::wrap(service.into());
        workspace.put(Workspace::born(record, "plan:1".parse().unwrap(), None));
        let written = write_map(&PublicDirectory::of(&workspace, Default::default()));
        let Counts { inside, left_out } = written.counts;
        assert_eq!((inside, left_out), (1, 1), "the confidential one does not even count");
        let collection: Value = serde_json::from_str(&written.text).unwrap();
        assert_eq!(collection["type"], "FeatureCollection");
        let feature = &collection["features"][0];
        assert_eq!(feature["geometry"], json!({ "type": "Point", "coordinates": [-10.520501, 44.926] }));
        assert_eq!(
            feature["properties"],
            json!({
                "id": "location-uno", "name": "Luogo location-uno", "address": "via Grossi 1, 46019",
                "description": "Doposcuola\na piedi dal centro", "link": "https://ponte.it",
            })
        );
        assert!(!written.text.contains("rifugio") && !written.text.contains("solo nostra"));
        assert!(written.text.parse::<geojson::GeoJson>().is_ok());
    }
}
