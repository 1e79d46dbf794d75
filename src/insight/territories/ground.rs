//! The ground on a day: for each comune of the map, the territories that hold it or a part of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{Comune, Id, MicroTerritory, Provenance};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::territory::{hue, in_force, sharing};

/// A territory that holds a comune, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Which.
    pub id: Id<MicroTerritory>,
    /// Its number on the map.
    pub number: u32,
    /// Its hue, 1 to 8.
    pub hue: u8,
    /// Its name.
    pub name: String,
    /// How we know that the whole comune belongs to it; `None` where it holds a part.
    pub provenance: Option<Provenance>,
}

/// A comune of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Which.
    pub comune: Id<Comune>,
    /// Its ISTAT code.
    pub istat: String,
    /// Its name.
    pub name: String,
    /// Who holds it, by number. Several: it is shared. None: nobody has said.
    pub holders: Vec<Holder>,
}

impl Ground {
    /// Whether several territories share it.
    pub fn is_shared(&self) -> bool {
        self.holders.len() > 1
    }
}

/// Every comune that is here, by name, with who holds it on the day.
pub fn ground(workspace: &Workspace, day: NaiveDate) -> Vec<Ground> {
    let reading = Reading::of(workspace);
    let territories: BTreeMap<&Id<MicroTerritory>, _> =
        in_force(&reading, day).into_iter().map(|territory| (&territory.id, territory)).collect();
    let shared = sharing(workspace, day);
    let holders = |comune: &Id<Comune>| {
        let ids = shared.get(comune).into_iter().flatten();
        let found = ids.filter_map(|id| territories.get(id)).map(|territory| {
            let whole = territory
                .places_on(day)
                .find(|holding| matches!(&holding.place, crate::domain::Place::Comune(id) if id == comune));
            Holder {
                id: territory.id.clone(),
                number: territory.number,
                hue: hue(territory.number),
                name: territory.name.to_string(),
                provenance: whole.and_then(|holding| holding.provenance.clone()),
            }
        });
        let mut found: Vec<Holder> = found.collect();
        found.sort_by_key(|holder| holder.number);
        found
    };
    let mut all: Vec<Ground> = reading
        .live::<Comune>()
        .map(|comune| Ground {
            comune: comune.id.clone(),
            istat: comune.istat_code.to_string(),
            name: comune.name.to_string(),
            holders: holders(&comune.id),
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}
