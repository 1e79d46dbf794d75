//! Of which micro-territories something is, by number, and the question "only of this one".

use crate::domain::{Id, MicroTerritory, RecordId};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;

/// A territory and its number on maps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Numbered {
    /// Its number.
    pub number: u32,
    /// Which.
    pub territory: Mention,
}

/// Of which territory something must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfTerritory {
    /// Of this one.
    One(Id<MicroTerritory>),
    /// Of none in particular.
    None,
}

/// These territories by number, each once. One that nobody works with any more is left out.
pub fn numbered<'a>(
    reading: &Reading,
    ids: impl IntoIterator<Item = &'a Id<MicroTerritory>>,
) -> Vec<Numbered> {
    let found = ids.into_iter().filter_map(|id| reading.get(id));
    let mut found: Vec<Numbered> =
        found.map(|it| Numbered { number: it.number, territory: Mention::of(it.as_ref()) }).collect();
    found.sort();
    found.dedup();
    found
}

impl OfTerritory {
    /// Whether something of this territory, or of none, is meant.
    pub(super) fn is(&self, there: Option<&RecordId>) -> bool {
        match self {
            OfTerritory::One(id) => there == Some(id.record()),
            OfTerritory::None => there.is_none(),
        }
    }

    /// Whether something of these territories is meant.
    pub(super) fn fits(&self, reading: &Reading, there: &[Numbered]) -> bool {
        match self {
            OfTerritory::One(id) => there.iter().any(|it| it.territory.id == *reading.shown(id.record())),
            OfTerritory::None => there.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    #[test]
    fn territories_come_by_number_and_those_that_are_gone_do_not_come() {
        let filling =
            Filling::default().with(territory(2, "Due", Vec::new())).with(territory(1, "Uno", Vec::new()));
        let reading = Reading::of(&filling.0);
        let ids: Vec<Id<MicroTerritory>> = [2, 3, 1].map(|n| id(&format!("micro-territory-{n}"))).into();
        let there = numbered(&reading, &ids);
        assert_eq!(there.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
        assert!(OfTerritory::One(ids[0].clone()).fits(&reading, &there));
        assert!(!OfTerritory::One(ids[1].clone()).fits(&reading, &there));
        assert!(OfTerritory::None.fits(&reading, &numbered(&reading, &ids[1..2])));
    }
}
