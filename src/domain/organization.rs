//! Organisations and places (HSDS: organization, location).

use std::collections::BTreeSet;

use super::id::Id;
use super::provenance::{Fact, Provenance};
use super::record::{record, value, words};
use super::service::{Assurance, PhoneNumber};
use super::territory::{Area, Comune, Frazione, MicroTerritory};
use super::text::{Email, NonEmptyText, PostalCode, WebAddress};

words! {
    /// What an organisation is.
    pub enum OrganizationKind {
        /// A public body.
        PublicBody = "public_body",
        /// A body that governs.
        GovernanceBody = "governance_body",
        /// A health service.
        Health = "health",
        /// A category of bodies that the Plan does not name one by one.
        Category = "category",
        /// A service for work.
        LabourService = "labour_service",
        /// A school.
        School = "school",
        /// A body of the third sector.
        ThirdSector = "third_sector",
        /// A cooperative.
        Cooperative = "cooperative",
        /// An informal group.
        InformalGroup = "informal_group",
        /// A company.
        Company = "company",
        /// A centre.
        Centre = "centre",
        /// A foundation.
        Foundation = "foundation",
        /// A parish or a church.
        ParishChurch = "parish_church",
        /// A care home.
        CareHome = "care_home",
        /// A unit inside another body.
        InternalUnit = "internal_unit",
    }
}

words! {
    /// Whether it is there.
    pub enum Existence {
        /// It is.
        Existing = "existing",
        /// It is planned.
        Planned = "planned",
        /// It is over.
        Ended = "ended",
    }
}

value! {
    /// How to reach somebody.
    pub struct Contacts {
        /// Telephones.
        pub phones: Vec<PhoneNumber>,
        /// E-mail.
        pub email: Option<Email>,
        /// Site.
        pub url: Option<WebAddress>,
        /// Who to ask for, as a role.
        pub ask_for: Option<NonEmptyText>,
    }
}

record! {
    /// An organisation.
    pub struct Organization titled by [name] |organization| organization.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// Other names it is known by.
    alternate_names: BTreeSet<NonEmptyText>,
    /// What it is.
    kind: OrganizationKind,
    /// What it does, in plain words.
    description: Option<Fact<NonEmptyText>>,
    /// What it does in the Plan.
    roles: Vec<NonEmptyText>,
    /// Where it is.
    comune: Option<Id<Comune>>,
    /// How far it reaches.
    area: Option<Area>,
    /// In which micro-territory.
    micro_territory: Option<Fact<Id<MicroTerritory>>>,
    /// Its places.
    locations: BTreeSet<Id<Location>>,
    /// Whether it is there.
    status: Existence,
    /// Whether families should find it: a judgement of ours.
    useful_to_families: bool,
    /// Contacts that anybody may read.
    public_contacts: Option<Contacts>,
    /// Contacts for those who work together.
    working_contacts: Option<Contacts>,
    /// Who checked it and when.
    assurance: Option<Assurance>,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

words! {
    /// What a place is (HSDS).
    pub enum LocationType {
        /// Somewhere to go.
        Physical = "physical",
        /// A telephone, a site.
        Virtual = "virtual",
    }
}

value! {
    /// A point on the earth (WGS 84), both or none.
    pub struct Point {
        /// Latitude in millionths of a degree.
        pub latitude_e6: i32,
        /// Longitude in millionths of a degree.
        pub longitude_e6: i32,
    }
}

record! {
    /// A place.
    pub struct Location titled by [name] |location| location.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// Somewhere to go, or a telephone.
    location_type: LocationType,
    /// In which comune.
    comune: Option<Id<Comune>>,
    /// In which part of it.
    frazione: Option<Id<Frazione>>,
    /// Street and number.
    address: Option<NonEmptyText>,
    /// Postal code.
    postal_code: Option<PostalCode>,
    /// How to get there.
    transportation: Option<NonEmptyText>,
    /// Steps, toilet, parking.
    accessibility: Option<NonEmptyText>,
    /// Where on the map.
    point: Option<Point>,
    /// A shelter, or a place where minors meet: never on a map, never public.
    confidential: bool,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

impl Organization {
    /// An organisation of which only the name is known.
    pub fn named(id: Id<Organization>, name: NonEmptyText) -> Self {
        Organization {
            id,
            name,
            alternate_names: BTreeSet::new(),
            kind: OrganizationKind::ThirdSector,
            description: None,
            roles: Vec::new(),
            comune: None,
            area: None,
            micro_territory: None,
            locations: BTreeSet::new(),
            status: Existence::Existing,
            useful_to_families: false,
            public_contacts: None,
            working_contacts: None,
            assurance: None,
            note: None,
            provenance: None,
            binned: None,
        }
    }
}

impl Location {
    /// A place of which only the name is known.
    pub fn named(id: Id<Location>, name: NonEmptyText) -> Self {
        Location {
            id,
            name,
            location_type: LocationType::Physical,
            comune: None,
            frazione: None,
            address: None,
            postal_code: None,
            transportation: None,
            accessibility: None,
            point: None,
            confidential: false,
            note: None,
            provenance: None,
            binned: None,
        }
    }
}
