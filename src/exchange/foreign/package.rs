//! The tabular data package: several tables chosen together, put together again into services, organisations
//! and places by the identifiers that they share.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::gathering::Gathering;
use super::hsds::take_all;
use super::table::{Rows, TextCode, rows};
use super::{Foreign, ForeignError, Places, Unread, Why};

/// The tables, and for those that hang on others: the list in which their rows stand there.
const CHILDREN: [(&str, &str); 12] = [
    ("phones", "phones"),
    ("addresses", "addresses"),
    ("schedules", "schedules"),
    ("contacts", "contacts"),
    ("languages", "languages"),
    ("cost_options", "cost_options"),
    ("required_documents", "required_documents"),
    ("service_areas", "service_areas"),
    ("accessibility", "accessibility"),
    ("attributes", "attributes"),
    ("funding", "funding"),
    ("service_capacities", "capacities"),
];

/// On what a row may hang, the nearest first: the column and the table it names.
const OWNERS: [(&str, &str); 5] = [
    ("contact_id", "contacts"),
    ("service_at_location_id", "service_at_location"),
    ("service_id", "services"),
    ("location_id", "locations"),
    ("organization_id", "organizations"),
];

type Item = Map<String, Value>;

/// A table being put together: its rows, and where each identifier stands.
#[derive(Default)]
struct Table {
    rows: Vec<(usize, Item)>,
    by_id: HashMap<String, usize>,
}

/// The name of a table, from that of its file: `phones.csv`, `export_phones.csv`, `phone.csv`.
fn table_of(file: &str) -> Option<&'static str> {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file).to_lowercase();
    let stem = stem.trim_end_matches(".csv").trim_end_matches(".txt").replace(['-', ' '], "_");
    let roots = ["service_at_location", "organizations", "services", "locations"];
    let known = roots.into_iter().chain(CHILDREN.iter().map(|(table, _)| *table));
    let mut fitting: Vec<&'static str> = known
        .filter(|table| {
            let single = table.strip_suffix("es").filter(|_| *table == "addresses");
            let single = single.or_else(|| table.strip_suffix('s')).unwrap_or(table);
            [*table, single].iter().any(|name| stem == *name || stem.ends_with(&format!("_{name}")))
                || stem.starts_with("service_at_location") && *table == "service_at_location"
        })
        .collect();
    fitting.sort_by_key(|table| std::cmp::Reverse(table.len()));
    fitting.into_iter().next()
}

/// Whether files chosen together are a package.
pub fn is_package<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| matches!(table_of(name), Some("services" | "organizations" | "locations")))
}

fn table(rows: Rows, file: &str, gathering: &mut Gathering) -> Table {
    let mut table = Table::default();
    gathering.report.old_letters |= rows.code == TextCode::Windows;
    for unread in rows.unread {
        gathering.report.not_read(Unread { file: Some(file.to_owned()), ..unread });
    }
    for (line, cells) in rows.rows {
        let says = rows.headings.iter().cloned().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let item: Item = says.map(|(name, cell)| (name.to_lowercase(), Value::String(cell))).collect();
        if let Some(Value::String(id)) = item.get("id") {
            table.by_id.entry(id.clone()).or_insert(table.rows.len());
        }
        table.rows.push((line, item));
    }
    table
}

fn hang(owner: &mut Item, list: &str, item: Item) {
    match owner.get_mut(list) {
        Some(Value::Array(items)) => items.push(Value::Object(item)),
        // A cell of the same name as a table is kept beside its rows.
        Some(cell) => *cell = Value::Array(vec![cell.take(), Value::Object(item)]),
        None => {
            owner.insert(list.to_owned(), Value::Array(vec![Value::Object(item)]));
        }
    }
}

/// Reads the tables of a package: name and bytes of each file. A table that nobody knows is named as not read.
pub fn read_package(
    files: &[(String, Vec<u8>)],
    places: Places,
    source: &str,
) -> Result<Foreign, ForeignError> {
    let mut gathering = Gathering::new(places, source);
    let mut tables: HashMap<&'static str, Table> = HashMap::new();
    for (file, bytes) in files {
        match table_of(file) {
            None => {
                gathering.report.not_read(Unread { file: Some(file.clone()), line: 1, why: Why::NoOwner })
            }
            Some(name) => match rows(bytes) {
                Ok(rows) => {
                    tables.insert(name, table(rows, file, &mut gathering));
                }
                // A table of the package may well be empty.
                Err(ForeignError::NoRows) => {}
                Err(error) => return Err(error),
            },
        }
    }
    // From the leaves inwards: what hangs on contacts first, then contacts and the rest.
    let mut names: Vec<(&str, &str)> = CHILDREN.to_vec();
    names.sort_by_key(|(table, _)| *table == "contacts");
    for (name, list) in names {
        let Some(children) = tables.remove(name) else { continue };
        for (line, child) in children.rows {
            if let Some(child) = hung(&mut tables, child, name, list) {
                drop(child);
                gathering.report.not_read(Unread {
                    file: Some(format!("{name}.csv")),
                    line,
                    why: Why::NoOwner,
                });
            }
        }
    }
    at_places(&mut tables, &mut gathering);
    let mut take = |name: &str| -> Vec<Item> {
        tables.remove(name).map_or(Vec::new(), |table| table.rows.into_iter().map(|(_, item)| item).collect())
    };
    let (organizations, services, locations) = (take("organizations"), take("services"), take("locations"));
    if organizations.is_empty() && services.is_empty() && locations.is_empty() {
        return Err(ForeignError::NoTables);
    }
    take_all(organizations, services, locations, &mut gathering);
    let foreign = gathering.done();
    if foreign.offered.is_empty() { Err(ForeignError::NoTables) } else { Ok(foreign) }
}

/// Hangs a row on the nearest thing it belongs to; hands it back where there is none.
fn hung(tables: &mut HashMap<&'static str, Table>, child: Item, name: &str, list: &str) -> Option<Item> {
    for (column, owner) in OWNERS.iter().filter(|(_, owner)| *owner != name) {
        let Some(Value::String(id)) = child.get(*column) else { continue };
        let Some(table) = tables.get_mut(owner) else { continue };
        if let Some(at) = table.by_id.get(id).copied() {
            hang(&mut table.rows[at].1, list, child);
            return None;
        }
    }
    Some(child)
}

/// Puts places into the services that are given there.
fn at_places(tables: &mut HashMap<&'static str, Table>, gathering: &mut Gathering) {
    let Some(links) = tables.remove("service_at_location") else { return };
    let locations = tables.remove("locations").unwrap_or_default();
    let mut used = vec![false; locations.rows.len()];
    for (line, mut link) in links.rows {
        let place = match link.get("location_id") {
            Some(Value::String(id)) => locations.by_id.get(id).copied(),
            _ => None,
        };
        let service = match link.get("service_id") {
            Some(Value::String(id)) => tables.get("services").and_then(|table| table.by_id.get(id)).copied(),
            _ => None,
        };
        let Some((place, service)) = place.zip(service) else {
            let file = Some("service_at_location.csv".to_owned());
            gathering.report.not_read(Unread { file, line, why: Why::NoOwner });
            continue;
        };
        used[place] = true;
        link.insert("location".to_owned(), Value::Object(locations.rows[place].1.clone()));
        if let Some(services) = tables.get_mut("services") {
            hang(&mut services.rows[service].1, "service_at_locations", link);
        }
    }
    // Places where nothing is given are places all the same.
    let mut left = Table::default();
    left.rows.extend(locations.rows.into_iter().zip(used).filter(|(_, used)| !used).map(|(row, _)| row));
    tables.insert("locations", left);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnyRecord, Service};

    fn files(all: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
        all.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn tables_are_known_by_their_names() {
        assert_eq!(table_of("phones.csv"), Some("phones"));
        assert_eq!(table_of("dir/Export-Service_at_location.csv"), Some("service_at_location"));
        assert_eq!(table_of("address.csv"), Some("addresses"));
        assert_eq!(table_of("service.csv"), Some("services"));
        assert_eq!(table_of("elenco.csv"), None);
        assert!(!is_package(["phones.csv", "elenco.csv"].into_iter()));
    }

    #[test]
    fn a_package_is_put_together_again() {
        let files = files(&[
            ("organizations.csv", "id,name,description\no1,Azienda,Gestisce\n"),
            ("services.csv", "id,organization_id,name,status,fees\ns1,o1,Doposcuola,active,10 euro\n"),
            ("locations.csv", "id,location_type,name,latitude,longitude\nl1,physical,Oratorio,44.93,10.52\n"),
            ("service_at_location.csv", "id,service_id,location_id\na1,s1,l1\na2,s9,l1\n"),
            ("addresses.csv", "id,location_id,address_1,city,postal_code\nx,l1,via Roma 1,Viadana,46019\n"),
            (
                "phones.csv",
                "id,service_id,contact_id,number\np1,s1,,0375 000112\np2,,c1,0375 000113\np3,,,1\n",
            ),
            ("contacts.csv", "id,service_id,name,title\nc1,s1,Una Persona,Segreteria\n"),
            (
                "schedules.csv",
                "id,service_id,freq,byday,opens_at,closes_at\nh,s1,WEEKLY,\"MO,TH\",14:30,17:30\n",
            ),
        ]);
        let foreign = read_package(&files, Places::default(), "Pacchetto").unwrap();
        let report = &foreign.report;
        assert_eq!((report.services, report.organizations, report.locations), (1, 1, 1));
        assert_eq!(report.unread_count, 2, "{:?}", report.unread);
        assert_eq!(report.left_out["contact.name"], 1);
        let service = foreign.offered.iter().find_map(|one| match &one.record {
            AnyRecord::Service(service) => Some(service.clone()),
            _ => None,
        });
        let service: std::sync::Arc<Service> = service.unwrap();
        assert_eq!((service.phones.len(), service.schedules.len(), service.locations.len()), (2, 2, 1));
        assert!(service.note.as_ref().unwrap().as_str().contains("Segreteria"));
        assert!(!format!("{:?}", foreign.offered).contains("Una Persona"));
        assert_eq!(foreign, read_package(&files, Places::default(), "Pacchetto").unwrap());
    }
}
