//! How many people live in a territory, in the best way that is honestly known.

use super::comparison::Comparison;
use super::figures::TerritoryFigures;

/// How many people live somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lives {
    /// Counted, or entered by somebody who knows.
    Counted(u64),
    /// Stated by the Plan for the table of 2021 that was this territory alone, which holds today what it held then.
    StatedByTable(u64),
    /// Nobody can say.
    Unknown,
}

impl TerritoryFigures {
    /// How many people live there. What the Plan states of a table that several territories shared is
    /// never said of one of them.
    pub fn lives(&self) -> Lives {
        let entered = self.entered.as_ref().map(|fact| u64::from(fact.value));
        let counted = self.own.population.value.as_ref().map(|residents| u64::from(residents.total));
        let table = self.table.as_ref().filter(|table| table.territories == 1 && table.unmoved);
        match (entered.or(counted), table) {
            (Some(people), _) => Lives::Counted(people),
            (None, Some(table)) => Lives::StatedByTable(u64::from(table.population.value)),
            (None, None) => Lives::Unknown,
        }
    }
}

impl Comparison {
    /// How many people live in all comuni together, if it is known.
    pub fn people(&self) -> Option<u64> {
        self.together.population.value.as_ref().map(|residents| u64::from(residents.total))
    }
}
