//! The places of a territory over time, and every place with the territories that hold it.

use chrono::NaiveDate;

use crate::domain::{Area, Comune, Frazione, Id, MicroTerritory, Period, Place, Provenance};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::territories::changes::mention_of;
use crate::workspace::Workspace;

use super::territory::in_force;

/// Where a period stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// It holds.
    Now,
    /// It will.
    Future,
    /// It did.
    Past,
}

/// A place of a territory, for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldingRow {
    /// The comune or the part of one.
    pub place: Mention,
    /// The comune that a part belongs to.
    pub comune: Option<Mention>,
    /// From when to when.
    pub period: Period,
    /// Where that period stands on the day.
    pub moment: Moment,
    /// Other territories in force that hold the same place on the day.
    pub shared_with: Vec<Mention>,
    /// How we know it.
    pub provenance: Option<Provenance>,
}

/// Where a period stands on a day. A period whose ends are not in order is over.
pub fn moment(period: &Period, day: NaiveDate) -> Moment {
    if period.holds_on(day) {
        Moment::Now
    } else if period.from.is_some_and(|from| from > day) && period.is_in_order() {
        Moment::Future
    } else {
        Moment::Past
    }
}

/// The places of a territory: those it holds on the day, those to come, those of the past; by name.
pub fn holdings(workspace: &Workspace, id: &Id<MicroTerritory>, day: NaiveDate) -> Vec<HoldingRow> {
    let reading = Reading::of(workspace);
    let Some(territory) = reading.get(id) else { return Vec::new() };
    let others: Vec<_> = in_force(&reading, day).into_iter().filter(|it| it.id != territory.id).collect();
    let rows = territory.holdings.iter().filter_map(|holding| {
        let moment = moment(&holding.period, day);
        let holds_it = |it: &MicroTerritory| it.places_on(day).any(|other| other.place == holding.place);
        let sharing = others.iter().filter(|it| moment == Moment::Now && holds_it(it));
        Some(HoldingRow {
            place: mention_of(&reading, &holding.place)?,
            comune: comune_of(&reading, &holding.place),
            period: holding.period.clone(),
            moment,
            shared_with: sharing.map(|it| Mention::of(it.as_ref())).collect(),
            provenance: holding.provenance.clone(),
        })
    });
    let mut rows: Vec<HoldingRow> = rows.collect();
    rows.sort_by(|a, b| {
        (a.moment, &a.place.title, a.period.from).cmp(&(b.moment, &b.place.title, b.period.from))
    });
    rows
}

/// The places that a territory holds from the beginning, as far as anybody knows, by name.
pub fn held_from_start(workspace: &Workspace, id: &Id<MicroTerritory>) -> Vec<Mention> {
    let reading = Reading::of(workspace);
    let Some(territory) = reading.get(id) else { return Vec::new() };
    let always = territory.holdings.iter().filter(|holding| holding.period.from.is_none());
    let mut found: Vec<Mention> = always.filter_map(|holding| mention_of(&reading, &holding.place)).collect();
    found.sort();
    found
}

fn comune_of(reading: &Reading, place: &Place) -> Option<Mention> {
    match place {
        Place::Comune(_) => None,
        Place::Frazione(id) => reading.get(id).and_then(|frazione| reading.mention(&frazione.comune)),
    }
}

/// A comune or a part of one, and who holds it on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Which.
    pub place: Place,
    /// Its name and kind.
    pub mention: Mention,
    /// The comune that a part belongs to.
    pub comune: Option<Mention>,
    /// The territories in force that hold it on the day.
    pub holders: Vec<Mention>,
}

/// Everything that a territory can hold: the comuni of the viadanese, then the parts of comuni, then the
/// other comuni; each by name.
pub fn places(workspace: &Workspace, day: NaiveDate) -> Vec<PlaceRow> {
    let reading = Reading::of(workspace);
    let territories = in_force(&reading, day);
    let row = |place: Place| {
        let holds_it = |it: &MicroTerritory| it.places_on(day).any(|holding| holding.place == place);
        let holders = territories.iter().filter(|it| holds_it(it));
        Some(PlaceRow {
            mention: mention_of(&reading, &place)?,
            comune: comune_of(&reading, &place),
            holders: holders.map(|it| Mention::of(it.as_ref())).collect(),
            place,
        })
    };
    let near = |comune: &Comune| comune.area == Area::Viadanese;
    let comuni = |wanted: bool| {
        let found = reading.live::<Comune>().filter(move |it| near(it) == wanted);
        found.map(|it| Place::Comune(it.id.clone())).collect::<Vec<_>>()
    };
    let parts = reading.live::<Frazione>().map(|it| Place::Frazione(it.id.clone())).collect();
    [comuni(true), parts, comuni(false)]
        .into_iter()
        .flat_map(|group: Vec<Place>| {
            let mut rows: Vec<PlaceRow> = group.into_iter().filter_map(row).collect();
            rows.sort_by(|a, b| a.mention.cmp(&b.mention));
            rows
        })
        .collect()
}

/// The number for a new territory: the smallest, from 1, that no territory in force on the day has.
pub fn free_number(workspace: &Workspace, day: NaiveDate) -> u32 {
    let reading = Reading::of(workspace);
    let taken: Vec<u32> = in_force(&reading, day).iter().map(|it| it.number).collect();
    (1..).find(|number| !taken.contains(number)).unwrap_or(1)
}

/// Who has a number already in a period, other than the territory that asks.
pub fn number_holder(
    workspace: &Workspace,
    number: u32,
    validity: &Period,
    asking: Option<&Id<MicroTerritory>>,
) -> Option<Mention> {
    let reading = Reading::of(workspace);
    let other = reading.live::<MicroTerritory>().find(|it| {
        it.has_number(number, validity) && asking.is_none_or(|asking| !reading.same(asking, &it.id))
    });
    other.map(|it| Mention::of(it.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{comune, day, frazione, holding, put, territory};

    #[test]
    fn a_place_of_today_comes_before_one_to_come_and_one_of_the_past() {
        let mut workspace = Workspace::new();
        for slug in ["a", "b", "c"] {
            put(&mut workspace, comune(slug));
        }
        let mut first = territory("first", 1);
        first.holdings = vec![
            holding("comune", "a", None, Some((2025, 8, 31))),
            holding("comune", "b", Some((2027, 1, 1)), None),
            holding("comune", "c", None, None),
        ];
        let mut second = territory("second", 2);
        second.holdings = vec![holding("comune", "c", None, None)];
        put(&mut workspace, first);
        put(&mut workspace, second);
        let id = "micro-territory-first".parse().unwrap();
        let rows = holdings(&workspace, &id, day(2026, 11, 23));
        let said: Vec<(&str, Moment)> =
            rows.iter().map(|row| (row.place.title.as_str(), row.moment)).collect();
        assert_eq!(said, [("c", Moment::Now), ("b", Moment::Future), ("a", Moment::Past)]);
        assert_eq!(rows[0].shared_with.len(), 1);
        assert!(rows[1].shared_with.is_empty());
        let start: Vec<String> =
            held_from_start(&workspace, &id).into_iter().map(|mention| mention.title).collect();
        assert_eq!(start, ["a", "c"]);
        assert_eq!(free_number(&workspace, day(2026, 11, 23)), 3);
    }

    #[test]
    fn a_number_is_one_territorys_at_a_time() {
        let mut workspace = Workspace::new();
        let mut closed = territory("closed", 1);
        closed.validity.until = Some(day(2025, 8, 31));
        put(&mut workspace, closed.clone());
        let since = |y, m, d| Period { from: Some(day(y, m, d)), until: None };
        let holder = |number, validity: &Period, asking| {
            number_holder(&workspace, number, validity, asking).map(|it| it.id.to_string())
        };
        assert_eq!(holder(1, &since(2025, 8, 31), None).as_deref(), Some("micro-territory-closed"));
        assert_eq!(holder(1, &since(2025, 9, 1), None), None, "its successor may have it");
        assert_eq!(holder(2, &Period::ALWAYS, None), None);
        assert_eq!(holder(1, &Period::ALWAYS, Some(&closed.id)), None, "its own");
    }

    #[test]
    fn every_place_says_who_holds_it() {
        let mut workspace = Workspace::new();
        put(&mut workspace, comune("a"));
        put(&mut workspace, frazione("north", "a"));
        let mut first = territory("first", 1);
        first.holdings = vec![holding("frazione", "north", None, None)];
        put(&mut workspace, first);
        let rows = places(&workspace, day(2026, 11, 23));
        assert_eq!(rows.len(), 2);
        assert!(rows[0].holders.is_empty() && rows[0].comune.is_none());
        assert_eq!(rows[1].holders.len(), 1);
        assert_eq!(rows[1].comune.as_ref().map(|it| it.title.as_str()), Some("a"));
    }
}
