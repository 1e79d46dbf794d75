//! What will happen if a place moves to a territory from a day: said before anybody saves it.

use chrono::{Days, NaiveDate};

use crate::domain::{Id, MicroTerritory, Place};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::territory::{Standing, in_force, standing};

/// One thing that moving a place does, or that somebody should know before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The territory holds it already on that day: nothing can move there.
    AlreadyThere(Mention),
    /// The territory does not exist on that day.
    NotInForce(Mention),
    /// The place stays with a territory up to this day; `None` if there is no day before.
    Leaves {
        /// Which territory.
        territory: Mention,
        /// The last day there.
        last: Option<NaiveDate>,
    },
    /// What a territory would have held from that very day is taken away.
    NeverBegins(Mention),
    /// The place comes to the territory, for as long as anybody knows.
    Arrives {
        /// Which territory.
        territory: Mention,
        /// Its first day there.
        first: NaiveDate,
    },
    /// A territory that nobody asked to leave it keeps holding it: it will be shared.
    StaysShared(Mention),
    /// A territory holds the whole comune of which this is a part: it will be shared.
    WholeStays(Mention),
    /// A territory holds a part of this comune: it will be shared.
    PartStays(Mention),
    /// A territory holds nothing any more from that day.
    LeftEmpty(Mention),
    /// A territory is to hold it from a later day: that stays written.
    ChangesAgain {
        /// Which territory.
        territory: Mention,
        /// From which day.
        from: NaiveDate,
    },
}

/// What will happen if a place leaves these territories and comes to another on a day.
pub fn moving(
    workspace: &Workspace,
    place: &Place,
    from: &[Id<MicroTerritory>],
    to: &Id<MicroTerritory>,
    on: NaiveDate,
) -> Vec<Effect> {
    let reading = Reading::of(workspace);
    let Some(target) = reading.get(to) else { return Vec::new() };
    let mut effects = Vec::new();
    if standing(target, on) != Standing::InForce {
        effects.push(Effect::NotInForce(Mention::of(target.as_ref())));
    }
    if holds(target, place, on) {
        effects.push(Effect::AlreadyThere(Mention::of(target.as_ref())));
        return effects;
    }
    let last = on.checked_sub_days(Days::new(1));
    for source in from.iter().filter_map(|id| reading.get(id)) {
        let name = || Mention::of(source.as_ref());
        let mut here = source.places_on(on).filter(|holding| holding.place == *place);
        let begins_then = here.any(|holding| holding.period.from == Some(on));
        effects.push(if begins_then {
            Effect::NeverBegins(name())
        } else {
            Effect::Leaves { territory: name(), last }
        });
        if source.places_on(on).all(|holding| holding.place == *place) {
            effects.push(Effect::LeftEmpty(name()));
        }
    }
    effects.push(Effect::Arrives { territory: Mention::of(target.as_ref()), first: on });
    let leaves = |it: &MicroTerritory| from.iter().any(|id| reading.same(id, &it.id));
    for other in in_force(&reading, on).into_iter().filter(|it| it.id != target.id) {
        let name = Mention::of(other.as_ref());
        if holds(other, place, on) && !leaves(other) {
            effects.push(Effect::StaysShared(name));
        } else if let Some(overlap) = overlap(&reading, other, place, on) {
            effects.push(match overlap {
                Place::Comune(_) => Effect::WholeStays(name),
                Place::Frazione(_) => Effect::PartStays(name),
            });
        }
    }
    for territory in reading.live::<MicroTerritory>() {
        let later = territory.holdings.iter().filter(|it| it.place == *place);
        let first = later.filter_map(|it| it.period.from).filter(|day| *day > on).min();
        let again = |from| Effect::ChangesAgain { territory: Mention::of(territory.as_ref()), from };
        effects.extend(first.map(again));
    }
    effects
}

fn holds(territory: &MicroTerritory, place: &Place, on: NaiveDate) -> bool {
    territory.places_on(on).any(|holding| holding.place == *place)
}

/// What a territory holds that overlaps a place without being it: the whole comune of a part, or a part of
/// a comune.
fn overlap(reading: &Reading, territory: &MicroTerritory, place: &Place, on: NaiveDate) -> Option<Place> {
    let overlaps = |other: &Place| match (place, other) {
        (Place::Frazione(part), Place::Comune(whole)) | (Place::Comune(whole), Place::Frazione(part)) => {
            reading.get(part).is_some_and(|part| reading.same(&part.comune, whole))
        }
        (Place::Comune(_), Place::Comune(_)) | (Place::Frazione(_), Place::Frazione(_)) => false,
    };
    territory.places_on(on).map(|holding| &holding.place).find(|other| overlaps(other)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{comune, day, frazione, holding, put, territory};

    fn three() -> Workspace {
        let mut workspace = Workspace::new();
        put(&mut workspace, comune("a"));
        put(&mut workspace, comune("b"));
        put(&mut workspace, frazione("north", "a"));
        let mut first = territory("first", 1);
        first.holdings = vec![holding("comune", "a", None, None)];
        let mut second = territory("second", 2);
        second.holdings =
            vec![holding("comune", "b", None, None), holding("comune", "a", Some((2030, 1, 1)), None)];
        let mut third = territory("third", 3);
        third.holdings = vec![holding("comune", "b", None, None)];
        put(&mut workspace, first);
        put(&mut workspace, second);
        put(&mut workspace, third);
        workspace
    }

    fn id(slug: &str) -> Id<MicroTerritory> {
        format!("micro-territory-{slug}").parse().unwrap()
    }

    #[test]
    fn a_comune_leaves_one_and_comes_to_another() {
        let workspace = three();
        let place = Place::Comune("comune-a".parse().unwrap());
        let on = day(2026, 9, 1);
        let said = moving(&workspace, &place, &[id("first")], &id("third"), on);
        let name = |slug| Reading::of(&workspace).mention(&id(slug)).unwrap();
        assert_eq!(
            said,
            [
                Effect::Leaves { territory: name("first"), last: Some(day(2026, 8, 31)) },
                Effect::LeftEmpty(name("first")),
                Effect::Arrives { territory: name("third"), first: on },
                Effect::ChangesAgain { territory: name("second"), from: day(2030, 1, 1) },
            ]
        );
    }

    #[test]
    fn nothing_moves_where_it_already_is() {
        let workspace = three();
        let place = Place::Comune("comune-b".parse().unwrap());
        let said = moving(&workspace, &place, &[id("second")], &id("third"), day(2026, 9, 1));
        assert!(matches!(said.as_slice(), [Effect::AlreadyThere(_)]));
    }

    #[test]
    fn a_part_of_a_comune_that_another_holds_whole_will_be_shared() {
        let workspace = three();
        let place = Place::Frazione("frazione-north".parse().unwrap());
        let said = moving(&workspace, &place, &[], &id("third"), day(2026, 9, 1));
        assert!(matches!(said.as_slice(), [Effect::Arrives { .. }, Effect::WholeStays(_)]));
    }

    #[test]
    fn who_is_not_asked_to_leave_shares() {
        let workspace = three();
        let place = Place::Comune("comune-b".parse().unwrap());
        let said = moving(&workspace, &place, &[id("second")], &id("first"), day(2026, 9, 1));
        assert!(said.iter().any(|effect| matches!(effect, Effect::StaysShared(it) if it.title == "third")));
        assert!(said.iter().any(|effect| matches!(effect, Effect::LeftEmpty(it) if it.title == "second")));
    }
}
