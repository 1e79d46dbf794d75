//! A place: where it is and how to get there. One that is confidential has no point and is on no map.

use leptos::prelude::*;

use crate::domain::{Frazione, Kind, Location, LocationType, Point, RecordId};
use crate::insight::reading::Reading;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::territories::known::{Line, field, known, link, of_field, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a place is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Location;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(place) = reading.get::<Location>(&typed(id)) else { return Vec::new() };
    let confidential = if place.confidential { "Sì: mai su una mappa, mai pubblico" } else { "No" };
    let frazione = place.frazione.as_ref().and_then(|id| reading.mention(id));
    let mut rows = vec![
        text(KIND, "name", Some(&place.name)),
        of_field(KIND, "location_type", sentence(place.location_type.label())),
        link(KIND, "comune", place.comune.as_ref().and_then(|id| reading.mention(id))),
    ];
    rows.extend(frazione.map(|it| link(KIND, "frazione", Some(it))));
    rows.extend([
        text(KIND, "address", place.address.as_ref()),
        field(KIND, "postal_code", place.postal_code.as_ref().map(ToString::to_string)),
        text(KIND, "transportation", place.transportation.as_ref()),
        text(KIND, "accessibility", place.accessibility.as_ref()),
        field(
            KIND,
            "point",
            place
                .point
                .as_ref()
                .map(|it| format!("{} nord, {} est", degrees(it.latitude_e6), degrees(it.longitude_e6))),
        ),
        of_field(KIND, "confidential", confidential),
        text(KIND, "note", place.note.as_ref()),
        known(KIND, place.provenance.as_ref()),
    ]);
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Location>(id, ways, draw, read)
}

/// The fields of a place.
pub fn draw(drawing: &Drawing<Location>) -> Vec<AnyView> {
    let (fields, place) = (drawing.fields, drawing.before);
    let comune = place.comune.as_ref().map(|id| id.record());
    let frazione = place.frazione.as_ref().map(|id| id.record());
    let typed = |it: fn(&Point) -> i32| place.point.as_ref().map(|point| degrees(it(point)));
    let confidential = "Un rifugio, o un posto dove si trovano dei minori.";
    let kinds = LocationType::ALL;
    vec![
        fields.line("name", drawing.seen(&place.name), Asked::Must),
        fields.word("location_type", kinds, LocationType::code, Some(place.location_type), Asked::Must),
        fields.hint(confidential).check("confidential", place.confidential).1,
        fields.record("comune", drawing.comuni(), comune, Asked::May),
        fields.record("frazione", drawing.choices::<Frazione>(), frazione, Asked::May),
        fields.line("address", place.address.as_ref(), Asked::May),
        fields.line("postal_code", place.postal_code.as_ref(), Asked::May),
        fields.long("transportation", place.transportation.as_ref(), Asked::May),
        fields.long("accessibility", place.accessibility.as_ref(), Asked::May),
        fields.hint("In gradi, per esempio 44,926301.").named(
            "latitude",
            "Latitudine",
            FieldKind::Number,
            typed(|it| it.latitude_e6).unwrap_or_default(),
            Asked::May,
        ),
        fields.named(
            "longitude",
            "Longitudine",
            FieldKind::Number,
            typed(|it| it.longitude_e6).unwrap_or_default(),
            Asked::May,
        ),
        fields.long("note", place.note.as_ref(), Asked::May),
    ]
}

/// Reads a place.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Location) -> Option<Location> {
    let name = parse.required("name");
    let location_type = parse.word("location_type", LocationType::of_code);
    let confidential = parse.ticked("confidential");
    let point = read_point(parse);
    if confidential && point.is_some() {
        parse.wrong("latitude", "Latitudine: un luogo riservato non ha un punto sulla mappa. Toglilo.");
    }
    Some(Location {
        name: name?,
        location_type: location_type?,
        comune: parse.chosen_record("comune"),
        frazione: parse.chosen_record("frazione"),
        address: parse.optional("address"),
        postal_code: parse.optional("postal_code"),
        transportation: parse.optional("transportation"),
        accessibility: parse.optional("accessibility"),
        point,
        confidential,
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

fn read_point(parse: &mut Parse) -> Option<Point> {
    let mut read = |name: &'static str, label: &str, largest: i32| {
        let text = parse.typed(name);
        let value = millionths(text.trim()).filter(|it| it.unsigned_abs() <= largest.unsigned_abs());
        if value.is_none() && !text.trim().is_empty() {
            parse
                .wrong(name, format!("{label}: scrivi i gradi con al massimo sei decimali, come 44,926301."));
        }
        value
    };
    let latitude_e6 = read("latitude", "Latitudine", 90_000_000);
    let longitude_e6 = read("longitude", "Longitudine", 180_000_000);
    match (latitude_e6, longitude_e6) {
        (Some(latitude_e6), Some(longitude_e6)) => Some(Point { latitude_e6, longitude_e6 }),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            parse.wrong("longitude", "Longitudine: servono tutte e due le coordinate, o nessuna.");
            None
        }
    }
}

/// Millionths of a degree as they are typed: 44926301 is `44,926301`.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    format!("{sign}{},{:06}", size / 1_000_000, size % 1_000_000)
}

/// Typed degrees in millionths; `None` for anything else.
fn millionths(text: &str) -> Option<i32> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 6 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<6}").parse::<i32>().ok().map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_typed_with_a_comma_or_a_point() {
        assert_eq!(millionths("44,926301"), Some(44_926_301));
        assert_eq!(millionths("10.5"), Some(10_500_000));
        assert_eq!(millionths("-1,000001"), Some(-1_000_001));
        for bad in ["", "44,9263011", "a", "4444", "+3", "1,2,3"] {
            assert_eq!(millionths(bad), None, "{bad}");
        }
        assert_eq!(degrees(44_926_301), "44,926301");
        assert_eq!(degrees(-1_000_001), "-1,000001");
    }
}
