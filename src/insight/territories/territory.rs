//! Micro-territories on a day: which are in force, which comuni and parts of comuni each holds, and which
//! comuni several hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{Comune, Frazione, Id, MicroTerritory, Place};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// How many hues the palette has for territories.
pub const HUES: u32 = 8;

/// A part of a comune that a territory holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub frazione: Mention,
    /// The comune it is part of, if it is here.
    pub comune: Option<Mention>,
}

/// What a territory holds on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// Comuni that it holds whole, by name.
    pub whole: Vec<Mention>,
    /// Parts of comuni, by name.
    pub parts: Vec<Part>,
}

impl Composition {
    /// Whether nobody has said what it holds.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.parts.is_empty()
    }
}

/// Where a territory stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It exists.
    InForce,
    /// It will.
    Future {
        /// From this day.
        from: NaiveDate,
    },
    /// It did.
    Past {
        /// Until this day.
        until: NaiveDate,
    },
}

/// A territory in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritoryRow {
    /// Which.
    pub id: Id<MicroTerritory>,
    /// Its number on maps.
    pub number: u32,
    /// Its hue, 1 to 8.
    pub hue: u8,
    /// Its name.
    pub name: String,
    /// Whether it exists on the day.
    pub standing: Standing,
    /// Who took its place.
    pub successor: Option<Mention>,
    /// What it holds on the day; for one that is over, on its last day; for one to come, on its first.
    pub holds: Composition,
}

/// The hue of the territory with this number: eight, then they repeat.
pub fn hue(number: u32) -> u8 {
    u8::try_from(number.max(1).wrapping_sub(1) % HUES).unwrap_or(0) + 1
}

/// Where a territory stands on a day.
pub fn standing(territory: &MicroTerritory, day: NaiveDate) -> Standing {
    match (territory.validity.from, territory.validity.until) {
        (_, Some(until)) if until < day => Standing::Past { until },
        (Some(from), _) if from > day => Standing::Future { from },
        _ => Standing::InForce,
    }
}

/// Whether a territory exists no more on a day: it takes nothing in and nobody's place.
pub fn is_over(territory: &MicroTerritory, day: NaiveDate) -> bool {
    matches!(standing(territory, day), Standing::Past { .. })
}

/// What a territory holds on a day.
pub fn composition(workspace: &Workspace, id: &Id<MicroTerritory>, day: NaiveDate) -> Composition {
    let reading = Reading::of(workspace);
    reading.get(id).map(|territory| holds(&reading, territory, day)).unwrap_or_default()
}

/// What a territory holds on a day, through matches and without what nobody works with any more.
pub fn holds(reading: &Reading, territory: &MicroTerritory, day: NaiveDate) -> Composition {
    let mut whole = BTreeSet::new();
    let mut parts = BTreeMap::new();
    for holding in territory.places_on(day) {
        match &holding.place {
            Place::Comune(id) => whole.extend(reading.mention(id)),
            Place::Frazione(id) => {
                if let Some(frazione) = reading.get::<Frazione>(id) {
                    let comune = reading.mention(&frazione.comune);
                    let frazione = Mention::of(frazione.as_ref());
                    parts.insert(frazione.clone(), Part { frazione, comune });
                }
            }
        }
    }
    Composition { whole: whole.into_iter().collect(), parts: parts.into_values().collect() }
}

/// The comuni that a territory holds whole on a day, by identifier.
pub fn whole_comuni<'a>(
    reading: &Reading<'a>,
    territory: &MicroTerritory,
    day: NaiveDate,
) -> Vec<&'a Arc<Comune>> {
    let found = territory.places_on(day).filter_map(|holding| match &holding.place {
        Place::Comune(id) => reading.get(id),
        Place::Frazione(_) => None,
    });
    by_id(found)
}

/// The comuni that a territory holds on a day, whole or in part, by identifier.
pub fn comuni_touched<'a>(
    reading: &Reading<'a>,
    territory: &MicroTerritory,
    day: NaiveDate,
) -> Vec<&'a Arc<Comune>> {
    let found = territory.places_on(day).filter_map(|holding| match &holding.place {
        Place::Comune(id) => reading.get(id),
        Place::Frazione(id) => reading.get(id).and_then(|frazione| reading.get(&frazione.comune)),
    });
    by_id(found)
}

fn by_id<'a>(comuni: impl Iterator<Item = &'a Arc<Comune>>) -> Vec<&'a Arc<Comune>> {
    let unique: BTreeMap<&Id<Comune>, &Arc<Comune>> = comuni.map(|comune| (&comune.id, comune)).collect();
    unique.into_values().collect()
}

/// The territories in force on a day, by number, then name.
pub fn in_force<'a>(reading: &Reading<'a>, day: NaiveDate) -> Vec<&'a Arc<MicroTerritory>> {
    let mut found: Vec<&Arc<MicroTerritory>> =
        reading.live::<MicroTerritory>().filter(|it| standing(it, day) == Standing::InForce).collect();
    found.sort_by(|a, b| (a.number, &a.name, &a.id).cmp(&(b.number, &b.name, &b.id)));
    found
}

/// For every comune that a territory in force holds on a day, whole or in part, those territories, by
/// number. More than one: the comune is shared, and drawn striped in all their hues.
pub fn sharing(workspace: &Workspace, day: NaiveDate) -> BTreeMap<Id<Comune>, Vec<Id<MicroTerritory>>> {
    let reading = Reading::of(workspace);
    let mut sharing: BTreeMap<Id<Comune>, Vec<Id<MicroTerritory>>> = BTreeMap::new();
    for territory in in_force(&reading, day) {
        for comune in comuni_touched(&reading, territory, day) {
            sharing.entry(comune.id.clone()).or_default().push(territory.id.clone());
        }
    }
    sharing
}

/// Every territory as of a day: those in force, then those to come, then those that are over; each by
/// number, then name.
pub fn territories(workspace: &Workspace, day: NaiveDate) -> Vec<TerritoryRow> {
    let reading = Reading::of(workspace);
    let mut rows: Vec<TerritoryRow> =
        reading.live::<MicroTerritory>().map(|territory| row(&reading, territory, day)).collect();
    let group = |row: &TerritoryRow| match row.standing {
        Standing::InForce => 0,
        Standing::Future { .. } => 1,
        Standing::Past { .. } => 2,
    };
    rows.sort_by(|a, b| (group(a), a.number, &a.name, &a.id).cmp(&(group(b), b.number, &b.name, &b.id)));
    rows
}

/// The day on which to look at a territory that may not exist on the day asked for.
pub fn day_to_look(territory: &MicroTerritory, day: NaiveDate) -> NaiveDate {
    match standing(territory, day) {
        Standing::InForce => day,
        Standing::Future { from } => from,
        Standing::Past { until } => until,
    }
}

/// A territory in a list, as of a day.
pub fn row(reading: &Reading, territory: &MicroTerritory, day: NaiveDate) -> TerritoryRow {
    TerritoryRow {
        id: territory.id.clone(),
        number: territory.number,
        hue: hue(territory.number),
        name: territory.name.to_string(),
        standing: standing(territory, day),
        successor: territory.successor.as_ref().and_then(|id| reading.mention(id)),
        holds: holds(reading, territory, day_to_look(territory, day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, Period};
    use crate::insight::builders::*;
    use proptest::prelude::*;

    fn ground() -> Filling {
        Filling::default()
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(comune("dosolo", "Dosolo", Area::Viadanese))
            .with(frazione("nord", "Viadana nord", "comune-viadana"))
            .with(frazione("sud", "Frazioni sud", "comune-viadana"))
    }

    #[test]
    fn a_comune_in_parts_is_shared_by_those_who_hold_them() {
        let workspace = ground()
            .with(territory(2, "Due", vec![whole("comune-dosolo"), part("frazione-nord")]))
            .with(territory(4, "Quattro", vec![part("frazione-sud")]))
            .0;
        let today = day("2026-11-23");
        let sharing = sharing(&workspace, today);
        let two = ["micro-territory-2", "micro-territory-4"].map(id).to_vec();
        assert_eq!(sharing[&id("comune-viadana")], two);
        assert_eq!(sharing[&id("comune-dosolo")].len(), 1);
        let held = composition(&workspace, &id("micro-territory-2"), today);
        assert_eq!((held.whole[0].title.as_str(), held.parts.len()), ("Dosolo", 1));
        assert_eq!(held.parts[0].comune.as_ref().unwrap().title, "Viadana");
    }

    #[test]
    fn territories_come_and_go() {
        let period =
            |from: Option<&str>, until: Option<&str>| Period { from: from.map(day), until: until.map(day) };
        let lasting =
            |number, period| MicroTerritory { validity: period, ..territory(number, "T", Vec::new()) };
        let mut old = lasting(1, period(None, Some("2025-08-31")));
        old.successor = Some(id("micro-territory-3"));
        old.holdings = vec![holding(Place::Comune(id("comune-dosolo")), None, Some("2025-08-31"))];
        let workspace = ground()
            .with(old)
            .with(lasting(2, period(Some("2027-09-01"), None)))
            .with(lasting(3, period(Some("2025-09-01"), None)))
            .0;
        let rows = territories(&workspace, day("2026-11-23"));
        let order: Vec<u32> = rows.iter().map(|row| row.number).collect();
        assert_eq!(order, [3, 2, 1]);
        assert_eq!(rows[2].standing, Standing::Past { until: day("2025-08-31") });
        assert_eq!(rows[2].holds.whole.len(), 1, "as on its last day");
        assert_eq!(rows[2].successor.as_ref().unwrap().id.as_str(), "micro-territory-3");
        assert_eq!(territories(&workspace, day("2025-08-31"))[0].number, 1);
    }

    proptest! {
        #[test]
        fn there_are_eight_hues_and_neighbours_differ(number in 0_u32..1_000) {
            prop_assert!((1..=8).contains(&hue(number)));
            prop_assert_eq!(hue(number.max(1)), hue(number.max(1) + 8));
            prop_assert_ne!(hue(number.max(1)), hue(number.max(1) + 1));
        }
    }
}
