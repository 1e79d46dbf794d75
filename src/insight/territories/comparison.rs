//! Territories and comuni side by side.

use chrono::NaiveDate;

use crate::domain::{Area, Comune, Id, MicroTerritory};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::figures::{Figures, TerritoryFigures, of_comune, of_comuni, of_territory};
use super::territory::{TerritoryRow, comuni_touched, in_force, row};

/// A territory and its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritoryColumn {
    /// Which, and what it holds.
    pub territory: TerritoryRow,
    /// Its figures.
    pub figures: TerritoryFigures,
}

/// A comune and its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComuneRow {
    /// Which.
    pub id: Id<Comune>,
    /// Its name.
    pub name: String,
    /// The territories that hold it or a part of it, by number.
    pub territories: Vec<(Id<MicroTerritory>, u32)>,
    /// Its figures.
    pub figures: Figures,
}

/// Everything side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The territories in force, by number.
    pub territories: Vec<TerritoryColumn>,
    /// The comuni of the viadanese, by name.
    pub comuni: Vec<ComuneRow>,
    /// All those comuni together.
    pub together: Figures,
}

/// The territories in force on a day, the comuni of the viadanese, and all of them together.
pub fn comparison(workspace: &Workspace, day: NaiveDate) -> Comparison {
    let reading = Reading::of(workspace);
    let territories = in_force(&reading, day);
    let touched: Vec<_> =
        territories.iter().map(|territory| (territory, comuni_touched(&reading, territory, day))).collect();
    let mut viadanese: Vec<&Comune> = reading
        .live::<Comune>()
        .map(|comune| comune.as_ref())
        .filter(|comune| comune.area == Area::Viadanese)
        .collect();
    viadanese.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let holders = |comune: &Comune| {
        let holds = touched.iter().filter(|(_, comuni)| comuni.iter().any(|it| it.id == comune.id));
        holds.map(|(territory, _)| (territory.id.clone(), territory.number)).collect()
    };
    let comuni = viadanese.iter().map(|comune| ComuneRow {
        id: comune.id.clone(),
        name: comune.name.to_string(),
        territories: holders(comune),
        figures: of_comune(comune),
    });
    let column = |territory: &&std::sync::Arc<MicroTerritory>| TerritoryColumn {
        territory: row(&reading, territory, day),
        figures: of_territory(&reading, territory, day),
    };
    Comparison {
        comuni: comuni.collect(),
        together: of_comuni(&viadanese),
        territories: territories.iter().map(column).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    #[test]
    fn only_the_comuni_of_the_viadanese_are_compared_and_added() {
        let filling = Filling::default()
            .with(counted("bozzolo", "Bozzolo", [(10, 10), (10, 11)], 100, (20, 1)))
            .with(counted("dosolo", "Dosolo", [(10, 10), (10, 12)], 100, (20, 2)))
            .with(comune("piadena", "Piadena", Area::Casalasco))
            .with(territory(7, "Sette", vec![whole("comune-dosolo")]));
        let comparison = comparison(&filling.0, day("2026-11-23"));
        assert_eq!(comparison.comuni.len(), 2);
        assert_eq!(comparison.comuni[1].territories, [(id("micro-territory-7"), 7)]);
        assert_eq!(comparison.together.population.value.unwrap().total, 43);
        assert_eq!(comparison.territories[0].territory.hue, 7);
    }
}
