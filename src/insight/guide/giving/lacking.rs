//! What is still missing before families may read what a sheet gives.

use crate::domain::{MappingSheet, SheetStatus};
use crate::insight::mapping::publishing;
use crate::insight::reading::Reading;

use super::{Asking, given};

/// What stands before a sheet becomes a card of the guide, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    /// What it can give to families, in plain words.
    Offer,
    /// For whom.
    Target,
    /// In which comune.
    Place,
    /// What to do first, a telephone, or who gives it.
    How,
    /// A protected card has a place: it goes first.
    Locations,
    /// Somebody who checks.
    Check,
    /// Whoever gives it agrees.
    Consent,
}

/// What a card needs, and whether it is there.
pub fn checklist(reading: &Reading, sheet: &MappingSheet, asking: &Asking) -> Vec<(Lacking, bool)> {
    let nowhere = ("service-nuovo".parse(), "location-nuova".parse());
    let (Ok(service), Ok(location)) = nowhere else { return Vec::new() };
    let given = given(reading, sheet, asking, &(service, location));
    let required = publishing::required(&given.service);
    let there = |field: &str| !required.contains(&field);
    let mut steps = vec![(Lacking::Offer, there("heading")), (Lacking::Target, there("eligibility"))];
    if !asking.protected {
        steps.push((Lacking::Place, given.service.service_area.is_some()));
    }
    steps.push((Lacking::How, there("application_process")));
    if !there("locations") {
        steps.push((Lacking::Locations, false));
    }
    let checked = sheet.status == SheetStatus::Verified && sheet.assurance.is_some();
    steps.extend([(Lacking::Check, checked), (Lacking::Consent, sheet.consent_to_publish)]);
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;
    use crate::insight::guide::giving::tests::{calling, checked_sheet, ground};

    #[test]
    fn the_first_thing_missing_is_the_first_of_a_card() {
        let workspace = ground().0;
        let reading = Reading::of(&workspace);
        let first = |sheet: &MappingSheet, asking: &Asking| {
            checklist(&reading, sheet, asking).into_iter().find(|(_, done)| !done).map(|(what, _)| what)
        };
        let bare = MappingSheet::named(id("mapping-sheet-x"), text("x"));
        assert_eq!(first(&bare, &Asking::default()), Some(Lacking::Offer));
        let filled = sheet("x", SheetStatus::Complete);
        assert_eq!(first(&filled, &Asking::default()), Some(Lacking::How));
        assert_eq!(first(&filled, &calling("0375 1")), Some(Lacking::Check));
        let stray = MappingSheet { place: None, ..filled };
        assert_eq!(first(&stray, &calling("0375 1")), Some(Lacking::Place));
        assert_eq!(first(&checked_sheet(), &calling("0375 1")), Some(Lacking::Consent));
        let agreed = MappingSheet { consent_to_publish: true, ..checked_sheet() };
        assert_eq!(first(&agreed, &calling("0375 1")), None);
    }
}
