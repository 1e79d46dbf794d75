//! What is still to be written ("da completare"), record by record, ready for a list.

use chrono::NaiveDate;

use crate::domain::{
    Agreement, CommunityProfile, FamilyCentre, GroupStatus, Location, LocationType, MicroTerritory,
    Organization, ProfileStatus, Record, Service, SteeringGroup,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::territories::territory::in_force;
use crate::workspace::Workspace;

/// A record and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which record.
    pub record: Mention,
    /// The fields that nobody has written, in the order of its page.
    pub missing: Vec<&'static str>,
}

/// The fields of these names whose test says that they are absent.
fn absent<const N: usize>(fields: [(&'static str, bool); N]) -> Vec<&'static str> {
    fields.into_iter().filter(|(_, absent)| *absent).map(|(field, _)| field).collect()
}

/// What a territory lacks.
pub fn of_territory(territory: &MicroTerritory) -> Vec<&'static str> {
    absent([
        ("holdings", territory.holdings.is_empty()),
        ("school", territory.school.is_none()),
        ("facilitator_role", territory.facilitator_role.is_none()),
    ])
}

/// What a centre lacks.
pub fn of_centre(centre: &FamilyCentre) -> Vec<&'static str> {
    absent([
        ("micro_territory", centre.micro_territory.is_none()),
        ("location", centre.location.is_none()),
        ("functions", centre.functions.is_empty()),
        ("partners", centre.partners.is_empty()),
        ("schedules", centre.schedules.is_empty()),
        ("contacts", centre.contacts.is_none()),
    ])
}

/// What a group lacks; nothing is asked of one that is still to be set up, or over.
pub fn of_group(group: &SteeringGroup) -> Vec<&'static str> {
    if matches!(group.status, GroupStatus::ToBeSetUp | GroupStatus::Concluded) {
        return Vec::new();
    }
    absent([
        ("set_up_on", group.set_up_on.is_none()),
        ("facilitator_role", group.facilitator_role.is_none()),
        ("composition", group.composition.is_empty()),
        ("aims", group.aims.is_none()),
        ("rhythm", group.rhythm.is_none()),
    ])
}

/// What an organisation lacks; only those that families should find are asked.
pub fn of_organization(organization: &Organization) -> Vec<&'static str> {
    if !organization.useful_to_families {
        return Vec::new();
    }
    absent([
        ("description", organization.description.is_none()),
        ("comune", organization.comune.is_none() && organization.area.is_none()),
        ("public_contacts", organization.public_contacts.is_none()),
        ("assurance", organization.assurance.is_none()),
    ])
}

/// What a place lacks. Of a confidential one nothing is asked.
pub fn of_location(location: &Location) -> Vec<&'static str> {
    if location.confidential || location.location_type == LocationType::Virtual {
        return Vec::new();
    }
    absent([("comune", location.comune.is_none()), ("address", location.address.is_none())])
}

/// What an agreement lacks.
pub fn of_agreement(agreement: &Agreement) -> Vec<&'static str> {
    absent([
        ("parties", agreement.parties.is_empty()),
        ("starts_on", agreement.starts_on.is_none()),
        ("expires_on", agreement.expires_on.is_none()),
    ])
}

fn of_service(service: &Service) -> Vec<&'static str> {
    if service.is_in_guide() { service.missing_for_families() } else { Vec::new() }
}

fn of_profile(profile: &CommunityProfile) -> Vec<&'static str> {
    if profile.status == ProfileStatus::Superseded { Vec::new() } else { profile.parts_missing() }
}

/// Everything that is still to be written, by kind, what lacks most first. Of territories only those in
/// force on the day.
pub fn gaps(workspace: &Workspace, day: NaiveDate) -> Vec<Gap> {
    fn of<'a, T: Record>(records: impl Iterator<Item = &'a T>, ask: fn(&T) -> Vec<&'static str>) -> Vec<Gap> {
        let gap = |record: &T| Gap { record: Mention::of(record), missing: ask(record) };
        let mut gaps: Vec<Gap> = records.map(gap).filter(|gap| !gap.missing.is_empty()).collect();
        gaps.sort_by_cached_key(|gap| (std::cmp::Reverse(gap.missing.len()), gap.record.clone()));
        gaps
    }
    fn all<'a, T: Record>(reading: &Reading<'a>) -> impl Iterator<Item = &'a T> {
        reading.live::<T>().map(|record| record.as_ref())
    }
    let reading = Reading::of(workspace);
    [
        of(all(&reading), of_service),
        of(in_force(&reading, day).into_iter().map(|it| it.as_ref()), of_territory),
        of(all(&reading), of_profile),
        of(all(&reading), of_group),
        of(all(&reading), of_centre),
        of(all(&reading), of_organization),
        of(all(&reading), of_location),
        of(all(&reading), of_agreement),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kind, Publication};
    use crate::insight::builders::*;

    #[test]
    fn what_lacks_most_comes_first_and_drafts_are_not_asked() {
        let draft = Service { publication: Publication::Unpublished, ..service("bozza", "Bozza") };
        let placed = Service { locations: [id("location-a")].into(), ..service("meno", "Meno") };
        let filling = Filling::default()
            .with(draft)
            .with(placed)
            .with(service("tutto", "Tutto"))
            .with(group("attivo", GroupStatus::Active, &[]))
            .with(group("domani", GroupStatus::ToBeSetUp, &[]));
        let gaps = gaps(&filling.0, day("2026-11-23"));
        let titles: Vec<&str> = gaps.iter().map(|gap| gap.record.title.as_str()).collect();
        assert_eq!(titles, ["Tutto", "Meno", "attivo"]);
        assert_eq!(gaps[2].record.kind, Kind::SteeringGroup);
        assert!(!gaps[1].missing.contains(&"locations"));
    }

    #[test]
    fn every_field_named_is_a_field_of_its_kind() {
        let filling = Filling::default()
            .with(service("a", "A"))
            .with(territory(1, "T", Vec::new()))
            .with(group("g", GroupStatus::Active, &[]))
            .with(Organization { useful_to_families: true, ..organization("o", "O") })
            .with(agreement("x", None, None))
            .with(Location { comune: None, address: None, ..location("l", "comune-a") })
            .with(profile("micro-territory-1", 1, ProfileStatus::Draft));
        let gaps = gaps(&filling.0, day("2026-11-23"));
        assert_eq!(gaps.len(), 7);
        for gap in gaps {
            assert!(gap.missing.iter().all(|field| gap.record.kind.fields().contains(field)), "{gap:?}");
        }
    }
}
