//! The Family Coaching centres side by side: how far each has come, where, with whom, what comes next.

use chrono::NaiveDate;

use crate::domain::{
    CentreFunction, CentreStatus, FamilyCentre, Id, MicroTerritory, NonEmptyText, Provenance,
};
use crate::insight::guide::card::mention_of;
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::territory::in_force;

/// A centre on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreRow {
    /// Which.
    pub id: Id<FamilyCentre>,
    /// Its name.
    pub name: NonEmptyText,
    /// How far it has come.
    pub status: CentreStatus,
    /// In which micro-territory, if it can be said, and the number of it.
    pub micro_territory: Option<(Mention, u32)>,
    /// Where.
    pub location: Option<Mention>,
    /// The functions of a centre, and whether it has each.
    pub functions: Vec<(CentreFunction, bool)>,
    /// Who takes part.
    pub partners: Vec<Mention>,
    /// What comes next.
    pub next_steps: Option<NonEmptyText>,
    /// Anything else, such as why its territory cannot be said.
    pub note: Option<NonEmptyText>,
    /// How we know of it.
    pub provenance: Option<Provenance>,
}

impl CentreRow {
    /// Whether families can go there: what it has is offered, not only meant.
    pub fn works(&self) -> bool {
        matches!(self.status, CentreStatus::Started | CentreStatus::Consolidated)
    }

    /// How many of the functions it has.
    pub fn has(&self) -> usize {
        self.functions.iter().filter(|(_, has)| *has).count()
    }
}

/// The micro-territories in force of which no centre says that it is there, by number.
pub fn without_centre(workspace: &Workspace, today: NaiveDate) -> Vec<(u32, Mention)> {
    let reading = Reading::of(workspace);
    let has = |territory: &MicroTerritory| {
        let said =
            |it: &FamilyCentre| it.micro_territory.as_ref().is_some_and(|id| reading.same(id, &territory.id));
        reading.live::<FamilyCentre>().any(|centre| said(centre))
    };
    let without = in_force(&reading, today).into_iter().filter(|territory| !has(territory));
    let mut found: Vec<(u32, Mention)> =
        without.map(|territory| (territory.number, Mention::of(territory.as_ref()))).collect();
    found.sort();
    found
}

/// Every centre that people work with, the furthest first, then by name.
pub fn centres(workspace: &Workspace) -> Vec<CentreRow> {
    let reading = Reading::of(workspace);
    let mut rows: Vec<CentreRow> =
        reading.live::<FamilyCentre>().map(|centre| row(&reading, centre)).collect();
    rows.sort_by(|a, b| (b.status, &a.name, &a.id).cmp(&(a.status, &b.name, &b.id)));
    rows
}

fn row(reading: &Reading, centre: &FamilyCentre) -> CentreRow {
    let territory = centre.micro_territory.as_ref().and_then(|id| reading.get(id));
    let mut partners: Vec<Mention> =
        centre.partners.iter().filter_map(|actor| mention_of(reading, actor)).collect();
    partners.sort();
    CentreRow {
        id: centre.id.clone(),
        name: centre.name.clone(),
        status: centre.status,
        micro_territory: territory.map(|it| (Mention::of(it.as_ref()), it.number)),
        location: centre.location.as_ref().and_then(|id| reading.mention(id)),
        functions: CentreFunction::ALL.iter().map(|it| (*it, centre.functions.contains(it))).collect(),
        partners,
        next_steps: centre.next_steps.clone(),
        note: centre.note.clone(),
        provenance: centre.provenance.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{put, sample, territory};
    use serde_json::json;

    #[test]
    fn the_furthest_comes_first_and_a_missing_territory_stays_missing() {
        let mut workspace = Workspace::new();
        put(&mut workspace, territory("first", 1));
        for (slug, status, there) in
            [("a", "to_be_set_up", Some("micro-territory-first")), ("b", "started", None)]
        {
            let centre: FamilyCentre = sample(json!({
                "id": format!("family-centre-{slug}"), "name": slug, "status": status, "micro_territory": there,
                "functions": [], "partners": [{ "organization": "organization-gone" }], "services": [],
                "schedules": [],
            }));
            put(&mut workspace, centre);
        }
        let rows = centres(&workspace);
        let said: Vec<(&str, Option<u32>)> =
            rows.iter().map(|row| (row.name.as_str(), row.micro_territory.as_ref().map(|it| it.1))).collect();
        assert_eq!(said, [("b", None), ("a", Some(1))]);
        assert!(rows[0].partners.is_empty());
        assert!(rows[0].works() && !rows[1].works());
    }

    #[test]
    fn seven_functions_are_told_and_territories_without_a_centre_too() {
        let mut workspace = Workspace::new();
        put(&mut workspace, territory("first", 1));
        put(&mut workspace, territory("second", 2));
        let centre: FamilyCentre = sample(json!({
            "id": "family-centre-a", "name": "a", "status": "started", "micro_territory": "micro-territory-second",
            "functions": ["benefits", "information"], "partners": [], "services": [], "schedules": [],
        }));
        put(&mut workspace, centre);
        let row = centres(&workspace).remove(0);
        assert_eq!((row.functions.len(), row.has()), (7, 2));
        assert_eq!(row.functions[0], (CentreFunction::Information, true));
        let without =
            without_centre(&workspace, crate::insight::territories::territory_samples::day(2026, 11, 23));
        assert_eq!(without.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1]);
    }
}
