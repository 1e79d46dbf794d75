//! Places as HSDS has them. An address goes out whole or as a sentence: HSDS wants street, city, province and
//! postal code together, or none.

use serde_json::{Value, json};

use crate::domain::{Kind, LocationType, Point};
use crate::exchange::public::{PublicComune, PublicLocation};

use super::Writer;
use super::identity::{part_of, uuid_of};

/// A coordinate in degrees.
pub(in crate::exchange) fn degrees(e6: i32) -> f64 {
    f64::from(e6) / 1e6
}

/// The province of a comune by its ISTAT code; of those around here, others are not guessed.
fn province(comune: &PublicComune) -> Option<&'static str> {
    match comune.istat_code.as_str().get(..3)? {
        "019" => Some("CR"),
        "020" => Some("MN"),
        _ => None,
    }
}

impl Writer<'_> {
    pub(super) fn location(&self, place: &PublicLocation) -> Value {
        let id = uuid_of(place.id.record());
        let comune = place.comune.as_ref().and_then(|id| self.comuni.get(id));
        let physical = place.location_type == LocationType::Physical;
        let address = place.address.as_ref().filter(|_| physical).and_then(|street| {
            Some(json!([{
                "id": part_of(id, "addresses/0"),
                "address_1": street,
                "city": comune?.name,
                "region": "Lombardia",
                "state_province": province(comune?)?,
                "postal_code": place.postal_code.as_ref()?,
                "country": "IT",
                "address_type": "physical",
            }]))
        });
        let in_words = || {
            let street = place.address.as_ref().map(ToString::to_string);
            let parts = [street, comune.map(|comune| comune.name.to_string())];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        let point = |coordinate: fn(&Point) -> i32| place.point.as_ref().map(|p| degrees(coordinate(p)));
        let accessibility = place
            .accessibility
            .as_ref()
            .map(|text| json!([{ "id": part_of(id, "accessibility/0"), "description": text }]));
        json!({
            "id": id.to_string(),
            "location_type": place.location_type.code(),
            "name": place.name,
            "description": if address.is_none() { in_words() } else { String::new() },
            "transportation": place.transportation,
            "latitude": point(|p| p.latitude_e6),
            "longitude": point(|p| p.longitude_e6),
            "external_identifier": comune.map(|comune| &comune.istat_code),
            "external_identifier_type": comune.map(|_| "ISTAT"),
            "addresses": address,
            "accessibility": accessibility,
            "attributes": [self.attribute(id, Kind::Location, "id", place.id.as_str())],
        })
    }
}
