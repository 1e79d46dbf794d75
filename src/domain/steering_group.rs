//! Guiding groups and the people in them (Piano di Zona, lines 5523-5537).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::provenance::Provenance;
use super::record::{record, value, words};
use super::territory::{CoProgrammingTable, DatedNote, MicroTerritory};
use super::text::{Email, NonEmptyText, Phone};

words! {
    /// What a group is for. It may change (the groups of 2022 did).
    pub enum GroupKind {
        /// Guides a community.
        Guiding = "guiding",
        /// Of young people (lines 5817-5820).
        Youth = "youth",
        /// Around one project.
        Project = "project",
        /// Across zones.
        CrossZone = "cross_zone",
    }
}

words! {
    /// How far a group has come.
    pub enum GroupStatus {
        /// Nobody has been called yet.
        ToBeSetUp = "to_be_set_up",
        /// It exists.
        SetUp = "set_up",
        /// It is calling others in.
        Growing = "growing",
        /// It works.
        Active = "active",
        /// It rests.
        Paused = "paused",
        /// It is over.
        Concluded = "concluded",
    }
}

words! {
    /// Who sits at the table, by category (line 5508; migrants: line 5535).
    pub enum ParticipantCategory {
        /// Children.
        Children = "children",
        /// Families.
        Families = "families",
        /// Institutions.
        Institutions = "institutions",
        /// Young people.
        Youth = "youth",
        /// Older people.
        Elderly = "elderly",
        /// Partners of projects.
        Partners = "partners",
        /// Associations, parishes, shops: what is active in the place.
        LocalActors = "local_actors",
        /// Citizens who come from elsewhere.
        Migrants = "migrants",
    }
}

value! {
    /// How many of a category.
    pub struct Headcount {
        /// Which category.
        pub category: ParticipantCategory,
        /// Persons.
        pub people: u32,
    }
}

record! {
    /// A guiding group. It may span micro-territories; its composition is numbers, never names.
    pub struct SteeringGroup titled by [name] |group| group.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// What it is for.
    kind: GroupKind,
    /// Which micro-territories it spans.
    micro_territories: BTreeSet<Id<MicroTerritory>>,
    /// How far it has come.
    status: GroupStatus,
    /// Since when it exists.
    set_up_on: Option<NaiveDate>,
    /// The role of who facilitates it, never a name.
    facilitator_role: Option<NonEmptyText>,
    /// The tables it comes from.
    origin_tables: BTreeSet<Id<CoProgrammingTable>>,
    /// What it wants.
    aims: Option<NonEmptyText>,
    /// How often it meets, in words.
    rhythm: Option<NonEmptyText>,
    /// Who takes part, by category.
    composition: Vec<Headcount>,
    /// Whom to call next, and how.
    next_to_involve: Option<NonEmptyText>,
    /// What happened to it: changes of kind, of name, of territory.
    notes: Vec<DatedNote>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

record! {
    /// A person of a group. Stays on this device; never a minor.
    pub struct Member titled by [name] |member| member.name.to_string();
    /// Of which group.
    group: Id<SteeringGroup>,
    /// The name.
    name: NonEmptyText,
    /// In which category they are counted.
    category: Option<ParticipantCategory>,
    /// What they do in the group.
    role: Option<NonEmptyText>,
    /// Telephone.
    phone: Option<Phone>,
    /// E-mail.
    email: Option<Email>,
    /// Anything else worth remembering.
    note: Option<NonEmptyText>,
}
