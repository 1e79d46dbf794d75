//! What the territories ask for now: a place for comuni that belong to none any more, boundaries, profiles.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::{Comune, Id, MicroTerritory};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::territories::territory::{Standing, comuni_touched, holds, in_force, is_over, standing};
use crate::insight::territories::territory_sheet::profile_of;

use super::Todo;

/// Comuni that a territory held when it ended, and that none holds or will hold. One of which only a part was held is still
/// somebody's where another part is.
pub(super) fn homeless(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let mut housed: BTreeSet<&Id<Comune>> = BTreeSet::new();
    let mut over: Vec<(NaiveDate, &MicroTerritory)> = Vec::new();
    for territory in reading.live::<MicroTerritory>() {
        match standing(territory, today) {
            Standing::Past { until } => over.push((until, territory.as_ref())),
            Standing::Future { from } => {
                housed.extend(comuni_touched(reading, territory, from).into_iter().map(|it| &it.id));
            }
            Standing::InForce => {
                housed.extend(comuni_touched(reading, territory, today).into_iter().map(|it| &it.id));
            }
        }
    }
    // Where several held it one after the other, the last did.
    over.sort_by_key(|(until, territory)| (*until, &territory.id));
    let mut found: BTreeMap<Mention, &MicroTerritory> = BTreeMap::new();
    for (until, territory) in over {
        let left =
            comuni_touched(reading, territory, until).into_iter().filter(|it| !housed.contains(&it.id));
        found.extend(left.map(|comune| (Mention::of(comune.as_ref()), territory)));
    }
    // Those of one territory at a time.
    let was = *found.values().next()?;
    found.retain(|_, territory| territory.id == was.id);
    let successor = was.successor.as_ref().and_then(|id| reading.get(id));
    let successor = successor.filter(|it| !is_over(it, today));
    Some(Todo::HouseComuni {
        comuni: found.into_keys().collect(),
        was: Mention::of(was),
        successor: successor.map(|it| Mention::of(it.as_ref())),
    })
}

pub(super) fn boundary(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let unclear: Vec<_> = in_force(reading, today)
        .into_iter()
        .filter(|it| it.boundary_note.is_some() || holds(reading, it, today).is_empty())
        .collect();
    if unclear.is_empty() {
        return None;
    }
    let touched =
        |it: &MicroTerritory| comuni_touched(reading, it, today).into_iter().map(|c| Mention::of(c.as_ref()));
    let mut times = BTreeMap::<Mention, usize>::new();
    for comune in in_force(reading, today).into_iter().flat_map(|it| touched(it.as_ref())) {
        *times.entry(comune).or_default() += 1;
    }
    let shared: Vec<Mention> =
        times.into_iter().filter(|(_, times)| *times > 1).map(|(comune, _)| comune).collect();
    let divide: Vec<Mention> = unclear
        .iter()
        .filter(|it| touched(it.as_ref()).any(|comune| shared.contains(&comune)))
        .map(|it| Mention::of(it.as_ref()))
        .collect();
    Some(if divide.is_empty() {
        let territories = unclear.iter().map(|it| Mention::of(it.as_ref())).collect();
        Todo::DrawBoundary { comuni: Vec::new(), territories }
    } else {
        Todo::DrawBoundary { comuni: shared, territories: divide }
    })
}

pub(super) fn profiles(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let without = in_force(reading, today).into_iter().filter(|it| profile_of(reading, it).is_none());
    let territories: Vec<Mention> = without.map(|it| Mention::of(it.as_ref())).collect();
    (!territories.is_empty()).then_some(Todo::BeginProfiles { territories })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Area;
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-23";

    #[test]
    fn comuni_of_a_territory_that_is_over_wait_for_a_place() {
        let asked = |filling: &Filling| homeless(&Reading::of(&filling.0), day(TODAY));
        let mut old = territory(4, "Vecchio", vec![whole("comune-viadana"), whole("comune-pomponesco")]);
        let mut filling = Filling::default()
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(comune("pomponesco", "Pomponesco", Area::Viadanese))
            .with(comune("lontano", "Lontano", Area::Casalasco))
            .with(old.clone());
        assert_eq!(asked(&filling), None);
        old.validity.until = Some(day("2026-11-22"));
        filling.put(old.clone());
        filling.put(territory(5, "Nuovo", vec![whole("comune-viadana")]));
        let Some(Todo::HouseComuni { comuni, was, successor }) = asked(&filling) else { panic!("nothing") };
        assert_eq!(
            (comuni.len(), comuni[0].title.as_str(), was.title.as_str()),
            (1, "Pomponesco", "Vecchio")
        );
        assert_eq!(successor, None);
        filling.put(territory(5, "Nuovo", vec![whole("comune-viadana"), whole("comune-pomponesco")]));
        assert_eq!(asked(&filling), None);
    }

    #[test]
    fn a_boundary_is_asked_of_those_that_share_a_comune_and_else_of_who_has_none() {
        let asked = |filling: &Filling| {
            let found = boundary(&Reading::of(&filling.0), day(TODAY));
            let Some(Todo::DrawBoundary { comuni, territories }) = found else { return None };
            let titles =
                |all: Vec<Mention>| all.into_iter().map(|it| it.title).collect::<Vec<_>>().join(", ");
            Some((titles(comuni), titles(territories)))
        };
        let unclear = |number, name| {
            let mut it = territory(number, name, vec![whole("comune-viadana")]);
            it.boundary_note = Some(text("non si sa"));
            it
        };
        let mut filling = Filling::default().with(territory(6, "Nuovo", Vec::new()));
        assert_eq!(asked(&filling), Some((String::new(), "Nuovo".to_owned())));
        filling.put(comune("viadana", "Viadana", Area::Viadanese));
        filling.put(unclear(4, "Parazzi"));
        filling.put(unclear(5, "Vanoni"));
        assert_eq!(asked(&filling), Some(("Viadana".to_owned(), "Parazzi, Vanoni".to_owned())));
    }
}
