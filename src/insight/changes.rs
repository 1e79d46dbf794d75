//! What changes over time in a territory: when it began, which places came and went, who took its place.

use chrono::{Days, NaiveDate};

use crate::domain::{MicroTerritory, Place, Provenance};

use super::mention::Mention;
use super::reading::Reading;

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

/// What changed, or will, in a territory; oldest first, what nobody dates before all.
pub fn changes_of(reading: &Reading, territory: &MicroTerritory) -> Vec<Change> {
    let others = || reading.live::<MicroTerritory>().filter(|other| other.id != territory.id);
    let mut changes = Vec::new();
    let before =
        |other: &MicroTerritory| other.successor.as_ref().is_some_and(|id| reading.same(id, &territory.id));
    let mut after: Vec<Mention> =
        others().filter(|other| before(other)).map(|other| Mention::of(other.as_ref())).collect();
    after.sort();
    if territory.validity.from.is_some() || !after.is_empty() {
        let on = territory.validity.from;
        changes.push(Change { on, what: What::Began { after }, provenance: territory.provenance.clone() });
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
        let what = What::Came { place: place.clone(), from };
        changes.push(Change { on: holding.period.from, what, provenance: provenance.clone() });
        if let Some(last) = holding.period.until {
            let on = last.checked_add_days(Days::new(1));
            let to = holders(&holding.place, &|from, _| from.is_some() && from == on);
            changes.push(Change { on: on.or(Some(last)), what: What::Went { place, to }, provenance });
        }
    }
    if let Some(last) = territory.validity.until {
        let successor = territory.successor.as_ref().and_then(|id| reading.mention(id));
        let on = last.checked_add_days(Days::new(1)).or(Some(last));
        changes.push(Change { on, what: What::Ended { successor }, provenance: None });
    }
    let order = |change: &Change| match &change.what {
        What::Began { .. } => (0, String::new()),
        What::Went { place, .. } => (1, place.title.clone()),
        What::Came { place, .. } => (2, place.title.clone()),
        What::Ended { .. } => (3, String::new()),
    };
    changes.sort_by_cached_key(|change| (change.on, order(change)));
    changes
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
