//! The four tables of the co-programming of 2021: a population that the Plan states belongs to its table.

use crate::domain::{CoProgrammingTable, Fact, Id, MicroTerritory, NonEmptyText, Provenance};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// A table in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Which.
    pub id: Id<CoProgrammingTable>,
    /// Its name.
    pub name: NonEmptyText,
    /// Residents of the whole table, as the Plan states them.
    pub population: Option<Fact<u32>>,
    /// How many meetings it held.
    pub meetings: Option<Fact<u32>>,
    /// The comuni and the parts of comuni that took part, comuni first.
    pub places: Vec<Mention>,
    /// The micro-territories that belonged to it, with their numbers.
    pub territories: Vec<(Mention, u32)>,
    /// How we know of it.
    pub provenance: Option<Provenance>,
}

/// Every table that people work with, by name.
pub fn tables(workspace: &Workspace) -> Vec<TableRow> {
    let reading = Reading::of(workspace);
    let mut rows: Vec<TableRow> =
        reading.live::<CoProgrammingTable>().map(|table| row(&reading, table)).collect();
    rows.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    rows
}

fn row(reading: &Reading, table: &CoProgrammingTable) -> TableRow {
    let comuni = table.comuni.iter().filter_map(|id| reading.mention(id));
    let frazioni = table.frazioni.iter().filter_map(|id| reading.mention(id));
    let belongs = |it: &MicroTerritory| it.table.as_ref().is_some_and(|id| reading.same(id, &table.id));
    let mut territories: Vec<(Mention, u32)> = reading
        .live::<MicroTerritory>()
        .filter(|it| belongs(it))
        .map(|it| (Mention::of(it.as_ref()), it.number))
        .collect();
    territories.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    TableRow {
        id: table.id.clone(),
        name: table.name.clone(),
        population: table.population.clone(),
        meetings: table.meetings.clone(),
        places: comuni.chain(frazioni).collect(),
        territories,
        provenance: table.provenance.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{comune, put, sample, territory};
    use serde_json::json;

    #[test]
    fn a_table_names_its_places_and_the_territories_that_came_from_it() {
        let mut workspace = Workspace::new();
        put(&mut workspace, comune("a"));
        let table: CoProgrammingTable = sample(json!({
            "id": "co-programming-table-t", "name": "t", "comuni": ["comune-a", "comune-gone"], "frazioni": [],
        }));
        for (slug, number) in [("second", 2), ("first", 1)] {
            let there = MicroTerritory { table: Some(table.id.clone()), ..territory(slug, number) };
            put(&mut workspace, there);
        }
        put(&mut workspace, table);
        let rows = tables(&workspace);
        assert_eq!(rows[0].places.len(), 1);
        let numbers: Vec<u32> = rows[0].territories.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, [1, 2]);
    }
}
