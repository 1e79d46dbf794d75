//! Small records for the tests of this layer: everything absent but what a test names.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::*;
use crate::workspace::{Entry, Revision, Workspace};

pub use crate::insight::builders_of_work::*;

/// A day, or a test that is wrong.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A text.
pub fn text(text: &str) -> NonEmptyText {
    text.parse().unwrap()
}

/// An identifier.
pub fn id<T>(text: &str) -> Id<T> {
    text.parse().unwrap()
}

/// The Plan says it.
pub fn stated<T>(value: T) -> Fact<T> {
    Fact { value, provenance: plan() }
}

/// A line of the Plan.
pub fn plan() -> Provenance {
    Provenance::Stated(Source::Plan(vec!["3496".parse().unwrap()]))
}

/// A workspace being filled.
#[derive(Default)]
pub struct Filling(pub Workspace);

impl Filling {
    /// With one more record, as the default data write it.
    pub fn with<T: Record>(mut self, record: T) -> Self {
        self.put(record);
        self
    }

    /// Puts one more record, as the default data write it.
    pub fn put<T: Record>(&mut self, record: T) {
        let revision = Arc::new(Revision::born("plan:1".parse().unwrap(), None));
        self.0.put(Entry { record: T::wrap(Arc::new(record)), revision });
    }
}

pub fn comune(slug: &str, name: &str, area: Area) -> Comune {
    Comune {
        id: id(&format!("comune-{slug}")),
        name: text(name),
        istat_code: "020066".parse().unwrap(),
        area,
        population: Vec::new(),
        area_hectares: None,
        citizenship: None,
        ages: None,
        notes: Vec::new(),
        binned: None,
    }
}

/// A comune with all its figures.
pub fn counted(
    slug: &str,
    name: &str,
    by_year: [(u32, u32); 2],
    hectares: u32,
    citizens: (u32, u32),
) -> Comune {
    let count = |on: &str, (male, female): (u32, u32)| {
        stated(Residents { on: day(on), total: male + female, male: Some(male), female: Some(female) })
    };
    let bands = vec![
        AgeBand { from: 0, to: Some(17), residents: by_year[1].0 },
        AgeBand { from: 18, to: None, residents: by_year[1].1 },
    ];
    Comune {
        population: vec![count("2020-01-01", by_year[0]), count("2021-01-01", by_year[1])],
        area_hectares: Some(stated(hectares)),
        citizenship: Some(stated(Citizenship { italian: citizens.0, foreign: citizens.1 })),
        ages: Some(stated(bands)),
        ..comune(slug, name, Area::Viadanese)
    }
}

pub fn frazione(slug: &str, name: &str, of: &str) -> Frazione {
    Frazione {
        id: id(&format!("frazione-{slug}")),
        name: text(name),
        comune: id(of),
        population: None,
        note: None,
        provenance: None,
        binned: None,
    }
}

pub fn holding(place: Place, from: Option<&str>, until: Option<&str>) -> Holding {
    Holding { place, period: Period { from: from.map(day), until: until.map(day) }, provenance: None }
}

/// It holds a whole comune, as long as anybody knows.
pub fn whole(slug: &str) -> Holding {
    holding(Place::Comune(id(slug)), None, None)
}

/// It holds a part of a comune, as long as anybody knows.
pub fn part(slug: &str) -> Holding {
    holding(Place::Frazione(id(slug)), None, None)
}

pub fn territory(number: u32, name: &str, holdings: Vec<Holding>) -> MicroTerritory {
    MicroTerritory {
        id: id(&format!("micro-territory-{number}")),
        number,
        name: text(name),
        school: None,
        holdings,
        table: None,
        validity: Period::ALWAYS,
        successor: None,
        boundary_note: None,
        population: None,
        facilitator_role: None,
        notes: Vec::new(),
        provenance: None,
        binned: None,
    }
}

pub fn table(slug: &str, population: u32) -> CoProgrammingTable {
    CoProgrammingTable {
        id: id(&format!("co-programming-table-{slug}")),
        name: text(slug),
        population: Some(stated(population)),
        comuni: BTreeSet::new(),
        frazioni: BTreeSet::new(),
        meetings: None,
        provenance: None,
        binned: None,
    }
}

/// A published service without anything but its names.
pub fn service(slug: &str, heading: &str) -> Service {
    Service {
        heading: Some(stated(text(heading))),
        publication: Publication::Published,
        ..Service::named(id(&format!("service-{slug}")), text(slug))
    }
}

pub fn reaching(scope: CoverageScope, comuni: &[&str]) -> Option<Fact<ServiceArea>> {
    Some(stated(ServiceArea { scope, comuni: comuni.iter().map(|slug| id(slug)).collect(), note: None }))
}

pub fn slot(on: Weekday, opens: &str, closes: &str) -> OpeningSlot {
    OpeningSlot { day: on, opens: opens.parse().unwrap(), closes: closes.parse().unwrap() }
}

pub fn checked(on: &str) -> Option<Assurance> {
    Some(Assurance { by: text("un’operatrice"), on: day(on) })
}

pub fn phone(number: &str) -> PhoneNumber {
    PhoneNumber { number: number.parse().unwrap(), description: None }
}

pub fn organization(slug: &str, name: &str) -> Organization {
    Organization::named(id(&format!("organization-{slug}")), text(name))
}

pub fn location(slug: &str, comune: &str) -> Location {
    Location {
        comune: Some(id(comune)),
        address: Some(text("via Grossi 10")),
        ..Location::named(id(&format!("location-{slug}")), text(slug))
    }
}

pub fn network(slug: &str, name: &str) -> Network {
    Network {
        id: id(&format!("network-{slug}")),
        name: text(name),
        alternate_names: BTreeSet::new(),
        purpose: Vec::new(),
        area: None,
        coordinator: None,
        rhythm: None,
        established_on: None,
        status: Existence::Existing,
        note: None,
        provenance: None,
        binned: None,
    }
}

pub fn link(slug: &str, from: Actor, to: Actor) -> Link {
    Link {
        id: id(&format!("link-{slug}")),
        from,
        to,
        kind: LinkKind::MemberOf,
        since: None,
        note: None,
        provenance: None,
        binned: None,
    }
}

pub fn agreement(slug: &str, starts_on: Option<&str>, expires_on: Option<&str>) -> Agreement {
    Agreement {
        id: id(&format!("agreement-{slug}")),
        name: text(slug),
        kind: AgreementKind::Protocol,
        parties: BTreeSet::new(),
        object: Vec::new(),
        comune: None,
        area: None,
        amount_cents: None,
        starts_on: starts_on.map(day),
        expires_on: expires_on.map(day),
        renewal: None,
        annex: None,
        status: Existence::Existing,
        note: None,
        provenance: None,
        binned: None,
    }
}

pub fn same(a: &str, b: &str) -> Match {
    Match {
        id: id(&format!("match-{a}")),
        a: a.parse().unwrap(),
        b: b.parse().unwrap(),
        verdict: Verdict::Same,
        seen: SeenOfBoth { a: Seen::new(), b: Seen::new() },
        binned: None,
    }
}
