//! What changes over time in a territory: when it began, which places came and went, who took its place.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::domain::{MicroTerritory, Place, Provenance};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first day on which it was so; `None` for as long as anybody knows.
    pub on: Option<NaiveDate>,
    /// What.
    pub what: What,
    /// How we know it.
    pub provenance: Option<Provenance>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The territory begins to exist, in the place of these.
    Began {
        /// Territories whose successor it is.
        after: Vec<Mention>,
    },
    /// The territory, which exists already, takes the place of these.
    Followed {
        /// Territories whose successor it is.
        these: Vec<Mention>,
    },
    /// A place comes, from these if they held it until the day before.
    Came {
        /// The comune or the part of one.
        place: Mention,
        /// Territories that held it.
        from: Vec<Mention>,
    },
    /// A place goes, to these if they hold it from that day.
    Went {
        /// The comune or the part of one.
        place: Mention,
        /// Territories that hold it.
        to: Vec<Mention>,
    },
    /// The territory no longer exists.
    Ended {
        /// Who took its place.
        successor: Option<Mention>,
    },
}

/// What changed, or will, in a territory; oldest first. What it has held as long as anybody knows is no
/// change.
pub fn changes_of(reading: &Reading, territory: &MicroTerritory) -> Vec<Change> {
    let others = || reading.live::<MicroTerritory>().filter(|other| other.id != territory.id);
    let mut changes = Vec::new();
    // By the first day without them.
    let mut before: BTreeMap<Option<NaiveDate>, Vec<Mention>> = BTreeMap::new();
    let is_followed =
        |other: &MicroTerritory| other.successor.as_ref().is_some_and(|id| reading.same(id, &territory.id));
    for other in others().filter(|other| is_followed(other)) {
        let on = other.validity.until.map(next_day);
        before.entry(on).or_default().push(Mention::of(other.as_ref()));
    }
    if let Some(first) = territory.validity.from {
        let later = before.split_off(&Some(next_day(first)));
        let mut after: Vec<Mention> = std::mem::replace(&mut before, later).into_values().flatten().collect();
        after.sort();
        let provenance = territory.provenance.clone();
        changes.push(Change { on: Some(first), what: What::Began { after }, provenance });
    }
    for (on, mut these) in before {
        these.sort();
        changes.push(Change { on, what: What::Followed { these }, provenance: None });
    }
    // Who else holds, or held, the same place with a period that this test likes.
    let holders = |place: &Place, fits: &dyn Fn(Option<NaiveDate>, Option<NaiveDate>) -> bool| {
        let holds = |other: &MicroTerritory| {
            let mut holdings = other.holdings.iter();
            holdings.any(|it| same_place(reading, &it.place, place) && fits(it.period.from, it.period.until))
        };
        let mut found: Vec<Mention> =
            others().filter(|other| holds(other)).map(|other| Mention::of(other.as_ref())).collect();
        found.sort();
        found
    };
    for holding in &territory.holdings {
        let Some(place) = mention_of(reading, &holding.place) else { continue };
        let provenance = holding.provenance.clone();
        let day_before = holding.period.from.and_then(|day| day.checked_sub_days(Days::new(1)));
        let from = match day_before {
            Some(day) => holders(&holding.place, &|_, until| until == Some(day)),
            None => Vec::new(),
        };
        if holding.period.from.is_some() {
            let what = What::Came { place: place.clone(), from };
            changes.push(Change { on: holding.period.from, what, provenance: provenance.clone() });
        }
        if let Some(on) = holding.period.until.map(next_day) {
            let to = holders(&holding.place, &|from, _| from == Some(on));
            // Who says that it goes is who says where it comes to.
            let others: Vec<_> = others().collect();
            let mut arrivals = others.iter().flat_map(|other| &other.holdings);
            let arrival = arrivals
                .find(|it| it.period.from == Some(on) && same_place(reading, &it.place, &holding.place));
            let provenance = arrival.map_or(provenance, |it| it.provenance.clone());
            changes.push(Change { on: Some(on), what: What::Went { place, to }, provenance });
        }
    }
    if let Some(on) = territory.validity.until.map(next_day) {
        let successor = territory.successor.as_ref().and_then(|id| reading.mention(id));
        changes.push(Change { on: Some(on), what: What::Ended { successor }, provenance: None });
    }
    let order = |change: &Change| match &change.what {
        What::Began { .. } => (0, String::new()),
        What::Followed { .. } => (1, String::new()),
        What::Went { place, .. } => (2, place.title.clone()),
        What::Came { place, .. } => (3, place.title.clone()),
        What::Ended { .. } => (4, String::new()),
    };
    changes.sort_by_cached_key(|change| (change.on, order(change)));
    changes
}

/// The day after; the end of time has none.
fn next_day(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

fn same_place(reading: &Reading, a: &Place, b: &Place) -> bool {
    match (a, b) {
        (Place::Comune(a), Place::Comune(b)) => reading.same(a, b),
        (Place::Frazione(a), Place::Frazione(b)) => reading.same(a, b),
        (Place::Comune(_), Place::Frazione(_)) | (Place::Frazione(_), Place::Comune(_)) => false,
    }
}

/// Names a comune or a part of one.
pub fn mention_of(reading: &Reading, place: &Place) -> Option<Mention> {
    match place {
        Place::Comune(id) => reading.mention(id),
        Place::Frazione(id) => reading.mention(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Area;
    use crate::insight::builders::*;

    #[test]
    fn a_place_that_moves_is_told_on_both_sides() {
        let place = || Place::Comune(id("comune-dosolo"));
        let left = territory(1, "Uno", vec![holding(place(), None, Some("2025-08-31"))]);
        let mut reached = territory(2, "Due", vec![holding(place(), Some("2025-09-01"), None)]);
        reached.validity.from = Some(day("2022-01-01"));
        let filling = Filling::default()
            .with(comune("dosolo", "Dosolo", Area::Viadanese))
            .with(left.clone())
            .with(reached.clone());
        let reading = Reading::of(&filling.0);
        let changes = changes_of(&reading, &left);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].on, Some(day("2025-09-01")));
        let What::Went { to, .. } = &changes[0].what else { panic!("it went") };
        assert_eq!(to, &[Mention::of(&reached)]);
        let changes = changes_of(&reading, &reached);
        assert_eq!(changes[0].what, What::Began { after: Vec::new() });
        let What::Came { from, .. } = &changes[1].what else { panic!("it came") };
        assert_eq!(from, &[Mention::of(&left)]);
    }

    #[test]
    fn an_end_names_who_follows() {
        let mut old = territory(5, "Vanoni", Vec::new());
        old.validity.until = Some(day("2025-08-31"));
        old.successor = Some(id("micro-territory-4"));
        let new = territory(4, "Parazzi", Vec::new());
        let filling = Filling::default().with(old.clone()).with(new.clone());
        let reading = Reading::of(&filling.0);
        let ended = &changes_of(&reading, &old)[0];
        assert_eq!(ended.on, Some(day("2025-09-01")));
        assert_eq!(ended.what, What::Ended { successor: Some(Mention::of(&new)) });
        // It was there already, as far as anybody knows.
        let followed = Change {
            on: Some(day("2025-09-01")),
            what: What::Followed { these: vec![Mention::of(&old)] },
            provenance: None,
        };
        assert_eq!(changes_of(&reading, &new), [followed]);
        for (from, what) in [
            ("2025-09-01", What::Began { after: vec![Mention::of(&old)] }),
            ("2024-09-01", What::Began { after: Vec::new() }),
        ] {
            let mut new = new.clone();
            new.validity.from = Some(day(from));
            let changes = changes_of(&reading, &new);
            assert_eq!((changes[0].on, &changes[0].what), (Some(day(from)), &what));
            assert_eq!(changes.len(), if from == "2024-09-01" { 2 } else { 1 });
        }
    }

    #[test]
    fn both_sides_of_a_move_say_who_says_so() {
        let place = || Place::Comune(id("comune-dosolo"));
        let (old, new) = (plan(), Provenance::Drafted(Vec::new()));
        let mut left = territory(1, "Uno", vec![holding(place(), None, Some("2025-08-31"))]);
        left.holdings[0].provenance = Some(old.clone());
        let mut reached = territory(2, "Due", vec![holding(place(), Some("2025-09-01"), None)]);
        reached.holdings[0].provenance = Some(new.clone());
        let filling = Filling::default().with(comune("dosolo", "Dosolo", Area::Viadanese)).with(left.clone());
        // Nobody says where it goes: all that is known is who said that it was here.
        assert_eq!(changes_of(&Reading::of(&filling.0), &left)[0].provenance, Some(old));
        let filling = filling.with(reached.clone());
        let reading = Reading::of(&filling.0);
        for side in [&left, &reached] {
            assert_eq!(changes_of(&reading, side)[0].provenance, Some(new.clone()));
        }
    }
}
