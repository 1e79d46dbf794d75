//! Family Coaching centres: points of the community for families (Piano di Zona, lines 4006-4014, 8117-8130).

use std::collections::BTreeSet;

use super::id::Id;
use super::network::{Actor, Agreement, Network};
use super::organization::{Contacts, Location};
use super::provenance::Provenance;
use super::record::{record, words};
use super::service::{OpeningSlot, Service};
use super::territory::MicroTerritory;
use super::text::NonEmptyText;

words! {
    /// How far a centre has come.
    pub enum CentreStatus {
        /// Somebody thinks of it.
        Hypothesised = "hypothesised",
        /// To be set up.
        ToBeSetUp = "to_be_set_up",
        /// Being designed.
        Designing = "designing",
        /// Being set up.
        SettingUp = "setting_up",
        /// It works.
        Started = "started",
        /// It stands.
        Consolidated = "consolidated",
    }
}

words! {
    /// The seven functions of a centre.
    pub enum CentreFunction {
        /// Quick access to information (lines 8118-8120).
        Information = "information",
        /// Services for the family (lines 8120-8121).
        FamilyServices = "family_services",
        /// First orientation on foster care and adoption (lines 8121-8122).
        FosterCare = "foster_care",
        /// Benefits and reductions (lines 8122-8123).
        Benefits = "benefits",
        /// Spaces to be together, managed together (lines 8124-8127).
        Gathering = "gathering",
        /// Professionals who receive there (lines 8128-8130).
        Reception = "reception",
        /// The fabric of the community (lines 4012-4014).
        CommunityFabric = "community_fabric",
    }
}

words! {
    /// What kind of space.
    pub enum CentreForm {
        /// A room.
        Physical = "physical",
        /// A telephone, a site.
        Virtual = "virtual",
        /// Both (line 8118).
        Both = "both",
    }
}

record! {
    /// A Family Coaching centre.
    pub struct FamilyCentre titled by [name] |centre| centre.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// In which micro-territory, if it can be said.
    micro_territory: Option<Id<MicroTerritory>>,
    /// How far it has come.
    status: CentreStatus,
    /// What kind of space.
    form: Option<CentreForm>,
    /// Where.
    location: Option<Id<Location>>,
    /// What it does.
    functions: BTreeSet<CentreFunction>,
    /// Who takes part.
    partners: BTreeSet<Actor>,
    /// What is given there.
    services: BTreeSet<Id<Service>>,
    /// Hours by day of the week.
    schedules: Vec<OpeningSlot>,
    /// How to reach it.
    contacts: Option<Contacts>,
    /// How the space is managed together (lines 8124-8127).
    co_management: Option<NonEmptyText>,
    /// The agreement behind it.
    agreement: Option<Id<Agreement>>,
    /// The network around it.
    network: Option<Id<Network>>,
    /// What comes next.
    next_steps: Option<NonEmptyText>,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}
