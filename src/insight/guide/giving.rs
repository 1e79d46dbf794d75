//! What a mapping sheet gives to the guide: the service that it makes or changes.

mod ground;
mod lacking;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    Actor, AnyRecord, Assurance, Fact, Id, Location, MappingSheet, NonEmptyText, Phone, PhoneNumber,
    Provenance, Publication, Record, ResourceKind, Service, ServiceKind,
};
use crate::insight::reading::Reading;
use crate::workspace::{Entry, Workspace};

use super::card::{Card, card};

use ground::{area, place};

pub use lacking::{Lacking, checklist};

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

/// The services that a sheet became, and the sheets that are one thing with it, as long as people work with them.
pub fn services_of<'a>(reading: &Reading<'a>, sheet: &MappingSheet) -> Vec<&'a Service> {
    let became = reading.all_of(sheet).filter_map(|sheet| sheet.service.as_ref());
    let mut found: Vec<&Service> = Vec::new();
    for service in became.filter_map(|id| reading.get(id)) {
        if found.iter().all(|other| other.id != service.id) {
            found.push(service);
        }
    }
    found
}

/// The service that a sheet became: of several, the first that families read.
pub fn service_of<'a>(reading: &Reading<'a>, sheet: &MappingSheet) -> Option<&'a Service> {
    let all = services_of(reading, sheet);
    all.iter().find(|service| service.is_in_guide()).or(all.first()).copied()
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
    let voice = Voice { written: reading.workspace().entry(sheet.id.record()), source: source_of(sheet) };
    service.name = sheet.name.clone();
    service.publication = Publication::Published;
    service.protected = asking.protected;
    voice.say(&mut service.heading, "offer_to_families", sheet.offer_to_families.clone());
    voice.say(&mut service.description, "what_it_does", sheet.what_it_does.clone());
    voice.say(&mut service.eligibility, "target", sheet.target.clone());
    voice.say(&mut service.phases, "phases", some(&sheet.phases));
    voice.say(&mut service.policy_areas, "policy_areas", some(&sheet.policy_areas));
    match &asking.how {
        Some(how) => voice.tell(&mut service.application_process, how.clone()),
        None => service.application_process = None,
    }
    match (&asking.phone, service.phones.first_mut()) {
        (Some(number), Some(first)) => first.number = number.clone(),
        (Some(number), None) => {
            service.phones.push(PhoneNumber { number: number.clone(), description: None });
        }
        (None, Some(_)) => drop(service.phones.remove(0)),
        (None, None) => {}
    }
    // A network that gives it is not known to the sheet.
    let own = sheet.organization.as_ref();
    let may_change = match &service.provider {
        None => true,
        Some(Actor::Organization(id)) if own.is_some_and(|own| reading.same(own, id)) => false,
        Some(Actor::Organization(_)) => voice.changed("organization"),
        Some(Actor::Network(_)) => false,
    };
    if may_change {
        service.provider = own.cloned().map(Actor::Organization);
    }
    let newer = |assurance: &Assurance| service.assurance.as_ref().is_none_or(|old| old.on <= assurance.on);
    if let Some(assurance) = sheet.assurance.clone().filter(newer) {
        service.assurance = Some(assurance);
    }
    if service.provenance.is_none() {
        service.provenance = Some(voice.source.clone());
    }
    if service.protected {
        return Given { service, place: None };
    }
    let hours = hours(sheet);
    let speaks_of_hours = hours.is_some() || voice.changed("opening") || voice.changed("frequency");
    if service.schedules.is_empty() && speaks_of_hours {
        service.schedule_note = hours;
    }
    let here = area(reading, sheet, service.service_area.as_ref());
    if let Some(here) = here {
        voice.tell(&mut service.service_area, here);
    }
    let place = place(reading, sheet, &service, &fresh.1, &voice);
    service.locations.extend(place.as_ref().map(|place| place.id.clone()));
    Given { service, place }
}

/// How a sheet speaks: what was written of it since it became a service, and how it is known.
struct Voice<'a> {
    written: Option<&'a Entry>,
    source: Provenance,
}

impl Voice<'_> {
    /// Whether a field was written after the sheet became its service: where it is empty now, somebody emptied it.
    fn changed(&self, field: &str) -> bool {
        let at = |field: &str| self.written.and_then(|entry| entry.revision.written(field));
        at(field) > at("service")
    }

    /// Says what a field of the sheet says. What was taken out of it is said no more; what it never said stays.
    fn say<T: PartialEq>(&self, fact: &mut Option<Fact<T>>, field: &str, value: Option<T>) {
        match value {
            Some(value) => self.tell(fact, value),
            None if self.changed(field) => *fact = None,
            None => {}
        }
    }

    /// Says a fact, unless it is said already.
    fn tell<T: PartialEq>(&self, fact: &mut Option<Fact<T>>, value: T) {
        if fact.as_ref().is_none_or(|before| before.value != value) {
            *fact = Some(Fact { value, provenance: self.source.clone() });
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, CoverageScope, SheetStatus};
    use crate::insight::builders::*;
    use crate::workspace::Stamp;

    pub(super) fn ground() -> Filling {
        Filling::default()
            .with(comune("commessaggio", "Commessaggio", Area::Viadanese))
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(frazione("sud", "Frazioni sud", "comune-viadana"))
    }

    fn fresh() -> (Id<Service>, Id<Location>) {
        (id("service-nuovo"), id("location-nuova"))
    }

    pub(super) fn checked_sheet() -> MappingSheet {
        MappingSheet { assurance: checked("2026-11-20"), ..sheet("auto", SheetStatus::Verified) }
    }

    pub(super) fn calling(number: &str) -> Asking {
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
}
