//! What a mapping sheet gives to the guide: the service that it makes or changes, and what is still missing
//! before families may read it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    Actor, AnyRecord, Assurance, Comune, CoverageScope, Fact, Frazione, Id, Location, MappingSheet,
    NonEmptyText, Phone, PhoneNumber, Place, Provenance, Publication, Record, ResourceKind, Service,
    ServiceArea, ServiceKind, SheetStatus,
};
use crate::insight::mapping::publishing;
use crate::insight::reading::Reading;
use crate::workspace::{Entry, Workspace};

use super::card::{Card, card};

/// What is asked while publishing, since a sheet has no place for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// What to do first, in the words of a family.
    pub how: Option<NonEmptyText>,
    /// The telephone that a family may call.
    pub phone: Option<Phone>,
    /// About violence or the protection of minors: no place, no hours.
    pub protected: bool,
}

impl Asking {
    /// What the guide says of it already.
    pub fn of(service: &Service) -> Self {
        Asking {
            how: service.application_process.as_ref().map(|fact| fact.value.clone()),
            phone: service.phones.first().map(|phone| phone.number.clone()),
            protected: service.protected,
        }
    }
}

/// The records that a publication writes besides the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The service, as it will be.
    pub service: Service,
    /// Its place, if the sheet has an address and the place is the sheet's to write.
    pub place: Option<Location>,
}

/// The service that a sheet became, if people still work with it.
pub fn service_of<'a>(reading: &Reading<'a>, sheet: &MappingSheet) -> Option<&'a Service> {
    sheet.service.as_ref().and_then(|id| reading.get(id)).map(|service| service.as_ref())
}

/// The service that a sheet became, if it is in the bin: from there it comes back, so that it is not made twice.
pub fn binned_service(reading: &Reading, sheet: &MappingSheet) -> Option<Id<Service>> {
    let id = reading.shown_id(sheet.service.as_ref()?);
    let is_binned = reading.workspace().entry(id.record()).is_some_and(|entry| !entry.is_live());
    is_binned.then_some(id)
}

/// What a sheet gives to its service, or to a new one. `fresh` names what may have to be made. A fact that
/// already says the same keeps its source; of a protected service the sheet says neither where nor when.
pub fn given(
    reading: &Reading,
    sheet: &MappingSheet,
    asking: &Asking,
    fresh: &(Id<Service>, Id<Location>),
) -> Given {
    let before = service_of(reading, sheet);
    let mut service = match before {
        Some(service) => service.clone(),
        None => Service { kind: kind_of(sheet.kind), ..Service::named(fresh.0.clone(), sheet.name.clone()) },
    };
    let source = source_of(sheet);
    service.name = sheet.name.clone();
    service.publication = Publication::Published;
    service.protected = asking.protected;
    say(&mut service.heading, sheet.offer_to_families.clone(), &source);
    say(&mut service.description, sheet.what_it_does.clone(), &source);
    say(&mut service.eligibility, sheet.target.clone(), &source);
    say(&mut service.application_process, asking.how.clone(), &source);
    say(&mut service.phases, some(&sheet.phases), &source);
    say(&mut service.policy_areas, some(&sheet.policy_areas), &source);
    if let Some(number) = asking.phone.clone() {
        match service.phones.first_mut() {
            Some(first) => first.number = number,
            None => service.phones.push(PhoneNumber { number, description: None }),
        }
    }
    if service.provider.is_none() {
        service.provider = sheet.organization.clone().map(Actor::Organization);
    }
    let newer = |assurance: &Assurance| service.assurance.as_ref().is_none_or(|old| old.on <= assurance.on);
    if let Some(assurance) = sheet.assurance.clone().filter(newer) {
        service.assurance = Some(assurance);
    }
    if service.provenance.is_none() {
        service.provenance = Some(source.clone());
    }
    if service.protected {
        return Given { service, place: None };
    }
    if service.schedules.is_empty() && hours(sheet).is_some() {
        service.schedule_note = hours(sheet);
    }
    let here = area(reading, sheet, service.service_area.as_ref());
    say(&mut service.service_area, here, &source);
    let place = place(reading, sheet, &service, &fresh.1, &source);
    service.locations.extend(place.as_ref().map(|place| place.id.clone()));
    Given { service, place }
}

impl Given {
    /// The records of a publication: those to add, then those to change, the sheet last.
    pub fn records(&self, workspace: &Workspace, sheet: MappingSheet) -> (Vec<AnyRecord>, Vec<AnyRecord>) {
        let place = self.place.iter().map(|place| Location::wrap(place.clone().into()));
        let all = place.chain([Service::wrap(self.service.clone().into()), MappingSheet::wrap(sheet.into())]);
        all.partition(|record| workspace.entry(record.id()).is_none())
    }

    /// The card that families will read.
    pub fn card(&self, workspace: &Workspace, today: NaiveDate) -> Option<Card> {
        let mut after = workspace.clone();
        let place = self.place.iter().map(|place| Location::wrap(place.clone().into()));
        for record in place.chain([Service::wrap(self.service.clone().into())]) {
            let revision = workspace.entry(record.id()).map(|entry| entry.revision.clone());
            after.put(Entry { record, revision: revision.unwrap_or_default() });
        }
        card(&after, &self.service.id, today)
    }
}

fn kind_of(kind: ResourceKind) -> ServiceKind {
    match kind {
        ResourceKind::Place => ServiceKind::Place,
        ResourceKind::Event => ServiceKind::Project,
        _ => ServiceKind::Service,
    }
}

fn source_of(sheet: &MappingSheet) -> Provenance {
    let verified = sheet.assurance.clone().map(|it| Provenance::Verified { by: it.by, on: it.on });
    verified.or_else(|| sheet.provenance.clone()).unwrap_or_else(|| Provenance::Drafted(Vec::new()))
}

/// Says a fact, unless it is said already.
fn say<T: PartialEq>(fact: &mut Option<Fact<T>>, value: Option<T>, source: &Provenance) {
    if let Some(value) = value
        && fact.as_ref().is_none_or(|before| before.value != value)
    {
        *fact = Some(Fact { value, provenance: source.clone() });
    }
}

fn some<T: Clone>(set: &BTreeSet<T>) -> Option<BTreeSet<T>> {
    (!set.is_empty()).then(|| set.clone())
}

/// When it is open and how often, in one line.
pub(in crate::insight) fn hours(sheet: &MappingSheet) -> Option<NonEmptyText> {
    match (&sheet.opening, &sheet.frequency) {
        (Some(opening), Some(often)) => format!("{opening} ({often})").parse().ok(),
        (opening, often) => opening.clone().or_else(|| often.clone()),
    }
}

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
fn area(reading: &Reading, sheet: &MappingSheet, before: Option<&Fact<ServiceArea>>) -> Option<ServiceArea> {
    let (comune, _) = ground(reading, sheet)?;
    let vague = |area: &ServiceArea| match area.scope {
        CoverageScope::Unstated => true,
        CoverageScope::Listed => area.comuni.len() <= 1 && !area.comuni.contains(&comune),
        _ => false,
    };
    let here = ServiceArea { scope: CoverageScope::Listed, comuni: [comune.clone()].into(), note: None };
    before.is_none_or(|fact| vague(&fact.value)).then_some(here)
}

/// The place of a sheet with an address: a new one, or the one that is this service's alone.
fn place(
    reading: &Reading,
    sheet: &MappingSheet,
    service: &Service,
    fresh: &Id<Location>,
    source: &Provenance,
) -> Option<Location> {
    let address = sheet.address.clone()?;
    let ground = ground(reading, sheet);
    let at = |location: &Location| Location {
        address: Some(address.clone()),
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
        [] => Some(at(&Location {
            provenance: Some(source.clone()),
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
    use crate::domain::Area;
    use crate::insight::builders::*;
    use crate::workspace::Stamp;

    fn ground() -> Filling {
        Filling::default()
            .with(comune("commessaggio", "Commessaggio", Area::Viadanese))
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(frazione("sud", "Frazioni sud", "comune-viadana"))
    }

    fn fresh() -> (Id<Service>, Id<Location>) {
        (id("service-nuovo"), id("location-nuova"))
    }

    fn checked_sheet() -> MappingSheet {
        MappingSheet { assurance: checked("2026-11-20"), ..sheet("auto", SheetStatus::Verified) }
    }

    fn calling(number: &str) -> Asking {
        Asking { phone: number.parse().ok(), ..Asking::default() }
    }

    #[test]
    fn a_sheet_makes_a_service_that_says_what_it_says() {
        let workspace = ground().0;
        let reading = Reading::of(&workspace);
        let sheet = MappingSheet { address: Some(text("via Roma 1")), ..checked_sheet() };
        let Given { service, place } = given(&reading, &sheet, &calling("0375 000 011"), &fresh());
        assert!(service.is_in_guide());
        assert_eq!(
            service.heading.as_ref().map(|it| it.value.as_str()),
            Some("Un passaggio in auto per le visite mediche")
        );
        assert_eq!(service.eligibility.as_ref().map(|it| it.value.as_str()), Some("chi non guida"));
        assert!(matches!(service.heading.unwrap().provenance, Provenance::Verified { .. }));
        assert_eq!(service.service_area.unwrap().value.comuni, [id("comune-commessaggio")].into());
        assert_eq!(service.schedule_note, Some(text("da lunedì a venerdì")));
        assert_eq!(service.assurance, checked("2026-11-20"));
        let place = place.unwrap();
        assert_eq!(
            (place.address, place.comune),
            (Some(text("via Roma 1")), Some(id("comune-commessaggio")))
        );
        assert_eq!(service.locations, [id("location-nuova")].into());
    }

    #[test]
    fn a_service_in_the_bin_is_told_from_one_that_never_was() {
        let sheet = MappingSheet { service: Some(id("service-auto")), ..checked_sheet() };
        let of = |workspace: &Workspace| binned_service(&Reading::of(workspace), &sheet);
        let known = service("auto", "Auto");
        let mut workspace = ground().with(known.clone()).0;
        assert_eq!(of(&ground().0), None, "erased");
        assert_eq!(of(&workspace), None, "at work");
        let stamp = Stamp { replica: "k3v9x2.p1".parse().unwrap(), at: chrono::DateTime::UNIX_EPOCH };
        let seen = workspace.seen(known.id.record());
        workspace.bin(known.id.record(), &seen, &stamp).unwrap();
        assert_eq!(of(&workspace), Some(known.id));
    }

    #[test]
    fn of_a_protected_service_nothing_is_given_of_where_and_when() {
        let workspace = ground().0;
        let reading = Reading::of(&workspace);
        let sheet = MappingSheet { address: Some(text("via Segreta 1")), ..checked_sheet() };
        let asking = Asking { protected: true, ..calling("1522") };
        let given = given(&reading, &sheet, &asking, &fresh());
        assert_eq!((&given.place, &given.service.schedule_note), (&None, &None));
        assert!(given.service.locations.is_empty() && given.service.service_area.is_none());
        let everything = format!("{given:?}{:?}", given.card(&workspace, day("2026-11-23")));
        for secret in ["Segreta", "commessaggio", "lunedì"] {
            assert!(!everything.contains(secret), "{secret}");
        }
    }

    #[test]
    fn what_says_the_same_keeps_its_source_and_what_reaches_further_is_not_narrowed() {
        let known = Service {
            eligibility: Some(stated(text("chi non guida"))),
            service_area: reaching(CoverageScope::TenComuni, &[]),
            schedules: vec![slot(crate::domain::Weekday::Monday, "09:00", "12:00")],
            phones: vec![phone("0375 1"), phone("0375 2")],
            ..service("auto", "Altro titolo")
        };
        let workspace = ground().with(known.clone()).0;
        let reading = Reading::of(&workspace);
        let sheet = MappingSheet { service: Some(known.id.clone()), ..checked_sheet() };
        let Given { service, .. } = given(&reading, &sheet, &Asking::of(&known), &fresh());
        assert_eq!(service.id, known.id);
        assert_eq!((&service.eligibility, &service.service_area), (&known.eligibility, &known.service_area));
        assert_eq!((&service.phones, &service.schedule_note), (&known.phones, &None));
        assert_ne!(service.heading, known.heading);
        let changed = given(&reading, &sheet, &calling("0375 9"), &fresh()).service;
        assert_eq!(changed.phones[1..], known.phones[1..], "only the first number is the sheet's");
    }

    #[test]
    fn a_place_that_others_use_is_not_the_sheets_to_move() {
        let at = |slug: &str| Service { locations: [id("location-casa")].into(), ..service(slug, slug) };
        let sheet = MappingSheet {
            service: Some(id("service-auto")),
            address: Some(text("via Roma 1")),
            ..checked_sheet()
        };
        let alone = ground().with(location("casa", "comune-viadana")).with(at("auto"));
        let moved = |workspace: &Workspace| {
            let asking = Asking::of(&at("auto"));
            given(&Reading::of(workspace), &sheet, &asking, &fresh()).place
        };
        assert_eq!(moved(&alone.0).map(|it| it.address), Some(Some(text("via Roma 1"))));
        assert_eq!(moved(&alone.with(at("altro")).0), None);
    }

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
