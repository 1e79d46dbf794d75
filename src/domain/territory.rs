//! The ground: comuni, parts of comuni, the tables of 2021 and the micro-territories that hold them by period.

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::organization::Organization;
use super::provenance::{Fact, Provenance};
use super::record::{Reference, References, record, value, words};
use super::text::{IstatCode, NonEmptyText};
use super::time::Period;

words! {
    /// The two halves of the Ambito Oglio Po, and what lies outside.
    pub enum Area {
        /// The ten comuni of the viadanese.
        Viadanese = "viadanese",
        /// The seventeen comuni of the casalasco.
        Casalasco = "casalasco",
        /// The whole Ambito Oglio Po.
        Ambito = "ambito",
        /// The province of Mantova.
        Province = "province",
        /// Elsewhere.
        Outside = "outside",
    }
}

value! {
    /// Residents on a day.
    pub struct Residents {
        /// The day of the count.
        pub on: NaiveDate,
        /// Persons.
        pub total: u32,
        /// Of them male, if told apart.
        pub male: Option<u32>,
        /// Of them female, if told apart.
        pub female: Option<u32>,
    }
}

value! {
    /// Residents by citizenship.
    pub struct Citizenship {
        /// Persons with Italian citizenship.
        pub italian: u32,
        /// Persons with another citizenship.
        pub foreign: u32,
    }
}

value! {
    /// Residents of an age.
    pub struct AgeBand {
        /// Youngest age, in years.
        pub from: u8,
        /// Oldest age, in years; open for the last band.
        pub to: Option<u8>,
        /// Persons.
        pub residents: u32,
    }
}

value! {
    /// Something that happened, or was noted, on a day.
    pub struct DatedNote {
        /// When, if known.
        pub on: Option<NaiveDate>,
        /// What.
        pub text: NonEmptyText,
        /// How we know it.
        pub provenance: Option<Provenance>,
    }
}

record! {
    /// A comune with its figures (Piano di Zona, lines 3489-3651).
    pub struct Comune titled by [name] |comune| comune.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// Its ISTAT code.
    istat_code: IstatCode,
    /// Which half of the Ambito.
    area: Area,
    /// Residents by day of count, oldest first.
    population: Vec<Fact<Residents>>,
    /// Surface in hectares.
    area_hectares: Option<Fact<u32>>,
    /// Residents by citizenship, 2020.
    citizenship: Option<Fact<Citizenship>>,
    /// Residents by age.
    ages: Option<Fact<Vec<AgeBand>>>,
    /// What should be known beside the figures.
    notes: Vec<DatedNote>,
}

record! {
    /// A part of a comune; the Plan names three of Viadana without drawing them (lines 5256-5259).
    pub struct Frazione titled by [name] |frazione| frazione.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// The comune it is part of.
    comune: Id<Comune>,
    /// Residents, if anybody knows.
    population: Option<Fact<u32>>,
    /// What should be known of its boundary.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

record! {
    /// One of the four groupings in which the co-programming of 2021 met (lines 5256-5266).
    pub struct CoProgrammingTable titled by [name] |table| table.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// Residents as the Plan states them: of the table, never of one micro-territory.
    population: Option<Fact<u32>>,
    /// The comuni that took part whole.
    comuni: BTreeSet<Id<Comune>>,
    /// The parts of comuni that took part.
    frazioni: BTreeSet<Id<Frazione>>,
    /// How many meetings it held.
    meetings: Option<Fact<u32>>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

/// A comune or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A whole comune.
    Comune(Id<Comune>),
    /// A part of a comune.
    Frazione(Id<Frazione>),
}

impl References for Place {
    fn references(&self, visit: &mut dyn FnMut(Reference)) {
        match self {
            Place::Comune(id) => id.references(visit),
            Place::Frazione(id) => id.references(visit),
        }
    }
}

value! {
    /// A place that belongs to a micro-territory for a time.
    pub struct Holding {
        /// What belongs.
        pub place: Place,
        /// From when to when.
        pub period: Period,
        /// How we know it.
        pub provenance: Option<Provenance>,
    }
}

record! {
    /// A micro-territory: a record with validity and successor, never an enumeration (lines 5250-5252).
    pub struct MicroTerritory titled by [name] |territory| territory.name.to_string();
    /// Its number on maps, from 1.
    number: u32,
    /// Its name.
    name: NonEmptyText,
    /// The school district that defines it.
    school: Option<Id<Organization>>,
    /// The places it holds, by period.
    holdings: Vec<Holding>,
    /// The table of the co-programming it belonged to.
    table: Option<Id<CoProgrammingTable>>,
    /// From when to when it exists.
    validity: Period,
    /// The micro-territory that took its place.
    successor: Option<Id<MicroTerritory>>,
    /// What is not known of its boundary.
    boundary_note: Option<NonEmptyText>,
    /// Residents as somebody who knows has entered them; sums of comuni are computed, not stored.
    population: Option<Fact<u32>>,
    /// The role of who facilitates there, never a name.
    facilitator_role: Option<NonEmptyText>,
    /// What happened to it.
    notes: Vec<DatedNote>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

impl MicroTerritory {
    /// Whether it has this number in some day of a period: then no other may have it.
    pub fn has_number(&self, number: u32, period: &Period) -> bool {
        self.number == number && self.validity.meets(period)
    }

    /// The places it holds on a day.
    pub fn places_on(&self, day: NaiveDate) -> impl Iterator<Item = &Holding> {
        self.holdings.iter().filter(move |holding| holding.period.holds_on(day))
    }
}
