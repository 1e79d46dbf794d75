//! A list of records for a spreadsheet: UTF-8 with a byte order mark, `;` between cells, CRLF after each row, so that
//! Excel and LibreOffice open it as it is. Every cell stands between quotation marks: LibreOffice, until it is told
//! otherwise, takes commas and tabs for borders of cells too. What comes back is read by whoever takes files in.
//!
//! Columns: the first is the identifier of the record, then every field of its kind in the order of the glossary, but
//! the mark of the bin. The heading is the name of the field on screen, so a column is found by its heading. In cells:
//! * days as `2026-11-26`, hours as `14:30`, yes and no in words, numbers without points, money in euros with a comma;
//! * a word of a closed list as the screen says it; a record that is pointed to by its title;
//! * a fact is its value alone, how we know it stays here;
//! * several things with ` | ` between them; a telephone with what it is for in brackets, `0375 000 112 (la mattina)`;
//! * where a service is given as its comuni, or else how far it reaches, with what is unclear in brackets;
//! * hours of opening as `lunedì 14:30–17:30`; a point as `44.926000, 10.520500`; other structures as the screen says
//!   them, for people;
//! * nothing where nothing is known.
//!
//! A spreadsheet takes a cell for a formula when it begins with `=`, `+`, `-` or `@`, and shortens a number that
//! begins with 0, as codes and telephones do. Such a cell gets an apostrophe in front, which [`unguarded`] takes away.
//!
//! Records that never leave the device have no list.

use std::collections::BTreeMap;

use csv::{QuoteStyle, Terminator, WriterBuilder};
use serde_json::{Map, Value};

use crate::domain::{Edge, Kind, RecordId, folded};
use crate::workspace::{Entry, Workspace};

use super::outward::{Counts, OutwardText, Wording};

/// By which spreadsheets know that a text is UTF-8.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// What stands between several things in one cell.
pub const BETWEEN: &str = " | ";

/// The kinds of which there is a list, in the order in which people are offered them.
pub const LISTS: [Kind; 19] = [
    Kind::Service,
    Kind::Organization,
    Kind::Location,
    Kind::FamilyCentre,
    Kind::Network,
    Kind::Link,
    Kind::Agreement,
    Kind::SteeringGroup,
    Kind::Meeting,
    Kind::Task,
    Kind::Decision,
    Kind::Need,
    Kind::Priority,
    Kind::Voice,
    Kind::MappingSheet,
    Kind::Interview,
    Kind::MicroTerritory,
    Kind::CommunityProfile,
    Kind::Comune,
];

/// Writes the records of a kind that people work with; `None` of a kind that has no list.
pub fn write_csv(workspace: &Workspace, kind: Kind, words: &dyn Wording) -> Option<OutwardText> {
    if !LISTS.contains(&kind) || kind.edge() == Edge::Device {
        return None;
    }
    let fields: Vec<&'static str> = kind.fields().iter().copied().filter(|name| *name != "binned").collect();
    let joined = workspace.joined();
    let headings = std::iter::once("id").chain(fields.iter().copied());
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for entry in listed(workspace, kind, &joined) {
        let row = Row { workspace, words, kind, titles: titles(entry, workspace, &joined) };
        let mut cells = vec![entry.record.id().to_string()];
        let value = |name: &&str| entry.record.fields().field(name).unwrap_or(Value::Null);
        cells.extend(fields.iter().map(|name| row.cell(name, &value(name))));
        rows.push((cells.get(1).map(|first| folded(first)).unwrap_or_default(), cells));
    }
    rows.sort();
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Always)
        .from_writer(Vec::new());
    let mut put = |cells: Vec<String>| {
        writer.write_record(cells.iter().map(|cell| guarded(cell))).expect("every row has as many cells");
    };
    put(headings.map(|name| words.field(kind, name)).collect());
    let counts = Counts { inside: rows.len(), left_out: 0 };
    rows.into_iter().for_each(|(_, cells)| put(cells));
    let bytes = writer.into_inner().expect("memory takes every byte");
    let text = String::from_utf8(bytes).expect("what was written is text");
    Some(OutwardText { text: format!("{BYTE_ORDER_MARK}{text}"), counts })
}

/// Of which kind a list of ours is, told by the headings that are left of it: the identifier first, and no stranger among
/// the others. `None` for a table of others.
pub fn own_list(headings: &[String], words: &dyn Wording) -> Option<Kind> {
    let (first, others) = headings.split_first()?;
    let names =
        |kind: Kind, heading: &String| kind.fields().iter().any(|field| words.field(kind, field) == *heading);
    let is_of = |kind: &Kind| {
        *first == words.field(*kind, "id") && others.iter().all(|heading| names(*kind, heading))
    };
    // Of two kinds that have them all, the one that has least beside.
    let of = LISTS.into_iter().filter(|kind| !others.is_empty() && is_of(kind));
    of.min_by_key(|kind| kind.fields().len())
}

/// How many records a list holds.
pub fn count_listed(workspace: &Workspace, kind: Kind) -> usize {
    listed(workspace, kind, &workspace.joined()).count()
}

/// The entries of a kind that people work with; of those that are one thing the one that is shown.
fn listed<'a>(
    workspace: &'a Workspace,
    kind: Kind,
    joined: &'a BTreeMap<RecordId, RecordId>,
) -> impl Iterator<Item = &'a Entry> {
    let shown = move |(id, entry): &(&RecordId, &Entry)| {
        entry.is_live() && joined.get(*id).is_none_or(|shown| shown == *id)
    };
    workspace.table(kind).iter().filter(shown).map(|(_, entry)| entry)
}

/// The titles of what a record points to, by identifier.
fn titles(
    entry: &Entry,
    workspace: &Workspace,
    joined: &BTreeMap<RecordId, RecordId>,
) -> BTreeMap<RecordId, String> {
    let mut titles = BTreeMap::new();
    entry.record.fields().each_reference(&mut |_, reference| {
        // What stays on the device has no title here, whoever points to it.
        if reference.kind.edge() == Edge::Device {
            return;
        }
        let shown = joined.get(&reference.id).unwrap_or(&reference.id);
        if let Some(entry) = workspace.entry(shown) {
            titles.insert(reference.id, entry.record.title());
        }
    });
    titles
}

/// What begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn is_risky(cell: &str) -> bool {
    let code = cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|byte| byte.is_ascii_digit());
    code || cell.starts_with(FORMULA)
}

/// A cell that no spreadsheet computes or shortens.
pub fn guarded(cell: &str) -> String {
    // A text that begins like a guarded one is guarded too: otherwise its own apostrophe would be taken away.
    if is_risky(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell as it was before it was guarded.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

/// What is needed to say the values of one record.
struct Row<'a> {
    workspace: &'a Workspace,
    words: &'a dyn Wording,
    kind: Kind,
    titles: BTreeMap<RecordId, String>,
}

impl Row<'_> {
    fn cell(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(yes) => self.words.yes_or_no(*yes),
            Value::Number(number) => match (field, number.as_u64()) {
                ("amount_cents", Some(cents)) => format!("{},{:02}", cents / 100, cents % 100),
                _ => number.to_string(),
            },
            Value::String(text) => self.text(field, text),
            Value::Array(items) => {
                let items = items.iter().map(|item| self.cell(field, item)).filter(|said| !said.is_empty());
                items.collect::<Vec<_>>().join(BETWEEN)
            }
            Value::Object(map) => self.structure(field, value, map),
        }
    }

    fn text(&self, field: &str, text: &str) -> String {
        if let Some(word) = self.words.word(self.kind, field, text) {
            return word;
        }
        let title = self.titles.iter().find(|(id, _)| id.as_str() == text);
        title.map_or_else(|| text.to_owned(), |(_, title)| title.clone())
    }

    fn structure(&self, field: &str, value: &Value, map: &Map<String, Value>) -> String {
        let part = |key: &str| map.get(key).map(|value| self.cell(key, value)).unwrap_or_default();
        let has = |keys: &[&str]| map.len() == keys.len() && keys.iter().all(|key| map.contains_key(*key));
        if field == "provenance" {
            return self.words.structure(self.workspace, self.kind, field, value);
        }
        if has(&["value", "provenance"]) {
            return self.cell(field, &map["value"]);
        }
        if has(&["organization"]) || has(&["network"]) || has(&["comune"]) || has(&["frazione"]) {
            return map.values().map(|id| self.cell(field, id)).collect();
        }
        if has(&["number", "description"]) {
            return bracketed(part("number"), part("description"));
        }
        if has(&["day", "opens", "closes"]) {
            return format!("{} {}–{}", part("day"), part("opens"), part("closes"));
        }
        if has(&["by", "on"]) {
            return bracketed(part("by"), part("on"));
        }
        if has(&["scope", "comuni", "note"]) {
            let comuni = part("comuni");
            return bracketed(if comuni.is_empty() { part("scope") } else { comuni }, part("note"));
        }
        if has(&["on", "text"]) {
            return format!("{}: {}", part("on"), part("text"));
        }
        if has(&["category", "people"]) {
            return format!("{}: {}", part("category"), part("people"));
        }
        if has(&["latitude_e6", "longitude_e6"]) {
            let degrees = |key: &str| map[key].as_i64().unwrap_or_default() as f64 / 1e6;
            return format!("{:.6}, {:.6}", degrees("latitude_e6"), degrees("longitude_e6"));
        }
        self.words.structure(self.workspace, self.kind, field, value)
    }
}

fn bracketed(text: String, more: String) -> String {
    if more.is_empty() { text } else { format!("{text} ({more})") }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::outward::Codes;
    use super::*;

    fn put(workspace: &mut Workspace, kind: Kind, record: Value) {
        let Value::Object(map) = record else { unreachable!() };
        workspace.put(Workspace::born(kind.read_map(map).unwrap(), "plan:1".parse().unwrap(), None));
    }

    fn place(id: &str, name: &str) -> Value {
        json!({
            "id": id, "name": name, "location_type": "physical", "comune": null, "frazione": null, "address": null,
            "postal_code": null, "transportation": null, "accessibility": null, "point": null, "confidential": false,
            "note": null, "provenance": null, "binned": null,
        })
    }

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn no_cell_is_a_formula_and_every_cell_comes_back() {
        let cells = [
            "=1+1",
            "+39 0375 1",
            "-x",
            "@a",
            "'=x",
            "''=x",
            "'ndrangheta",
            "0375000112",
            "020066",
            "0",
            "0,5",
            "1522",
            "testo",
            "",
            "\tx",
        ];
        for cell in cells {
            let out = guarded(cell);
            assert!(!out.starts_with(FORMULA), "{cell}");
            assert_eq!(unguarded(&out), cell);
        }
        assert_eq!((guarded("0375000112").as_str(), guarded("1522").as_str()), ("'0375000112", "1522"));
        assert_eq!(guarded("'ndrangheta"), "'ndrangheta");
    }

    #[test]
    fn every_list_is_known_by_its_headings_and_no_other_table_is() {
        let mut workspace = Workspace::new();
        put(&mut workspace, Kind::Location, place("location-uno", "Sala"));
        for kind in LISTS {
            let list = write_csv(&workspace, kind, &Codes).unwrap();
            let headings = rows(list.text.trim_start_matches(BYTE_ORDER_MARK)).swap_remove(0);
            assert_eq!(own_list(&headings, &Codes), Some(kind));
        }
        let headings = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            own_list(&headings("id;name;location_type"), &Codes),
            Some(Kind::Location),
            "a column was taken out"
        );
        for others in ["id", "name;location_type", "id;name;colore"] {
            assert_eq!(own_list(&headings(others), &Codes), None, "{others}");
        }
    }

    #[test]
    fn a_list_opens_in_a_spreadsheet_as_it_is() {
        let mut workspace = Workspace::new();
        let mut first = place("location-uno", "=cmd|' /C calc'!A0");
        first["address"] = json!("via Grossi 1; scala B\nsuonare \"Rossi\"");
        first["postal_code"] = json!("01234");
        first["point"] = json!({ "latitude_e6": 44_926_000, "longitude_e6": 10_520_500 });
        put(&mut workspace, Kind::Location, first);
        put(&mut workspace, Kind::Location, place("location-due", "Àncora"));
        let list = write_csv(&workspace, Kind::Location, &Codes).unwrap();
        assert!(list.text.starts_with("\u{feff}\"id\";\"name\";\"location_type\";"), "a comma is no border");
        assert!(list.text.ends_with("\r\n"));
        let rows = rows(list.text.trim_start_matches(BYTE_ORDER_MARK));
        assert_eq!((rows.len(), list.counts.inside, count_listed(&workspace, Kind::Location)), (3, 2, 2));
        assert_eq!(rows[0].last().map(String::as_str), Some("provenance"), "no column of the bin");
        let at = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
        assert_eq!(rows[1][0], "location-uno", "in the order of names");
        assert_eq!(rows[1][at("name")], "'=cmd|' /C calc'!A0");
        assert_eq!(rows[1][at("address")], "via Grossi 1; scala B\nsuonare \"Rossi\"");
        assert_eq!(rows[1][at("postal_code")], "'01234");
        assert_eq!(rows[1][at("point")], "44.926000, 10.520500");
        assert_eq!(
            (rows[2][at("confidential")].as_str(), rows[2][at("location_type")].as_str()),
            ("no", "‹physical›")
        );
    }

    #[test]
    fn what_is_in_a_cell_is_what_people_would_write_there() {
        let mut workspace = Workspace::new();
        put(&mut workspace, Kind::Location, place("location-ponte", "Oratorio"));
        let mut service =
            crate::domain::Service::named("service-uno".parse().unwrap(), "Il Ponte".parse().unwrap());
        service.locations = ["location-ponte".parse().unwrap()].into();
        service.keywords = ["compiti".parse().unwrap(), "doposcuola".parse().unwrap()].into();
        let record = crate::domain::Record::wrap(service.into());
        let value = json!({ "value": "free", "provenance": { "drafted": ["12"] } });
        let record = crate::domain::AnyRecord::with_field(&record, "cost", value).unwrap();
        let phones = json!([{ "number": "0375 1", "description": "la mattina" }, { "number": "+39 333 1234567", "description": null }]);
        let record = record.with_field("phones", phones).unwrap();
        let slots = json!([{ "day": "monday", "opens": "14:30", "closes": "17:30" }]);
        let record = record.with_field("schedules", slots).unwrap();
        let record =
            record.with_field("assurance", json!({ "by": "operatrice", "on": "2026-05-03" })).unwrap();
        let record = record.with_field("note", json!("location-ponte-2")).unwrap();
        let area = json!({ "scope": "ambito", "comuni": [], "note": "da chiedere" });
        let area = json!({ "value": area, "provenance": { "drafted": ["12"] } });
        let record = record.with_field("service_area", area).unwrap();
        workspace.put(Workspace::born(record, "plan:1".parse().unwrap(), None));
        let list = write_csv(&workspace, Kind::Service, &Codes).unwrap();
        let rows = rows(&list.text);
        let cell = |name: &str| rows[1][rows[0].iter().position(|heading| heading == name).unwrap()].as_str();
        assert_eq!(cell("locations"), "Oratorio");
        assert_eq!(cell("keywords"), "compiti | doposcuola");
        assert_eq!(cell("cost"), "‹free›");
        assert_eq!(cell("phones"), "0375 1 (la mattina) | +39 333 1234567");
        assert_eq!(cell("schedules"), "‹monday› 14:30–17:30");
        assert_eq!(cell("service_area"), "‹ambito› (da chiedere)");
        assert_eq!(cell("assurance"), "operatrice (2026-05-03)");
        assert_eq!((cell("note"), cell("protected"), cell("url")), ("location-ponte-2", "no", ""));
    }

    #[test]
    fn what_stays_on_the_device_has_no_list() {
        for kind in Kind::ALL.iter().filter(|kind| kind.edge() == Edge::Device) {
            assert_eq!(write_csv(&Workspace::new(), *kind, &Codes), None);
        }
        for kind in LISTS {
            assert_eq!(write_csv(&Workspace::new(), kind, &Codes).map(|list| list.counts.inside), Some(0));
        }
    }
}
