//! Where a sheet says that something is: the ground that its service covers, and the place where it is given.

use crate::domain::{
    Comune, CoverageScope, Fact, Frazione, Id, Location, MappingSheet, Place, Service, ServiceArea,
};
use crate::insight::reading::Reading;

use super::Voice;

/// The comune of a sheet, and its part if the sheet says one.
fn ground<'a>(reading: &Reading<'a>, sheet: &MappingSheet) -> Option<(Id<Comune>, Option<&'a Frazione>)> {
    match sheet.place.as_ref()? {
        Place::Comune(id) => Some((reading.get(id)?.id.clone(), None)),
        Place::Frazione(id) => {
            let frazione = reading.get(id)?.as_ref();
            Some((reading.shown_id(&frazione.comune), Some(frazione)))
        }
    }
}

/// Where it is given. A sheet says where a resource is: it never narrows a service that reaches further.
pub(super) fn area(
    reading: &Reading,
    sheet: &MappingSheet,
    before: Option<&Fact<ServiceArea>>,
) -> Option<ServiceArea> {
    let (comune, _) = ground(reading, sheet)?;
    let vague = |area: &ServiceArea| match area.scope {
        CoverageScope::Unstated => true,
        CoverageScope::Listed => area.comuni.len() <= 1 && !area.comuni.contains(&comune),
        _ => false,
    };
    let here = ServiceArea { scope: CoverageScope::Listed, comuni: [comune.clone()].into(), note: None };
    before.is_none_or(|fact| vague(&fact.value)).then_some(here)
}

/// The place of a sheet with an address, or whose address was taken out: a new one, or the one that is this service's alone.
pub(super) fn place(
    reading: &Reading,
    sheet: &MappingSheet,
    service: &Service,
    fresh: &Id<Location>,
    voice: &Voice,
) -> Option<Location> {
    let address = sheet.address.clone();
    if address.is_none() && !voice.changed("address") {
        return None;
    }
    let ground = ground(reading, sheet);
    let at = |location: &Location| Location {
        address: address.clone(),
        comune: ground.as_ref().map(|(comune, _)| comune.clone()).or_else(|| location.comune.clone()),
        frazione: match &ground {
            Some((_, frazione)) => frazione.map(|it| it.id.clone()),
            None => location.frazione.clone(),
        },
        ..location.clone()
    };
    let known: Vec<&Location> =
        service.locations.iter().filter_map(|id| reading.get(id)).map(|it| it.as_ref()).collect();
    match known.as_slice() {
        [] if address.is_none() => None,
        [] => Some(at(&Location {
            provenance: Some(voice.source.clone()),
            ..Location::named(fresh.clone(), sheet.name.clone())
        })),
        [only] if !only.confidential => {
            let moved = at(only);
            // A place that others use is theirs too: it is corrected on its own sheet.
            let others = || reading.workspace().referrers(only.id.record());
            let shared = || others().iter().any(|(entry, _)| entry.record.id() != service.id.record());
            (moved != **only && !shared()).then_some(moved)
        }
        _ => None,
    }
}
