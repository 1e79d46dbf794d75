//! Who acts and where, as the public may read it: organisations, places, centres, networks, agreements.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, Agreement, AgreementKind, Area, CentreForm, CentreFunction, CentreStatus, Comune, Existence,
    FamilyCentre, Frazione, Id, Location, LocationType, MicroTerritory, Network, NonEmptyText, OpeningSlot,
    Organization, OrganizationKind, Point, PostalCode, RecordId, Service,
};

use super::Public;
use super::facts::{PublicAssurance, PublicContacts, PublicFact, PublicProvenance};
use super::published::Published;

/// An organisation. Of one that gives nothing but protected services nobody learns where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicOrganization {
    /// Which.
    pub id: Id<Organization>,
    /// Its name.
    pub name: NonEmptyText,
    /// Other names it is known by.
    pub alternate_names: BTreeSet<NonEmptyText>,
    /// What it is.
    pub kind: OrganizationKind,
    /// What it does, in plain words.
    pub description: Option<PublicFact<NonEmptyText>>,
    /// What it does in the Plan.
    pub roles: Vec<NonEmptyText>,
    /// Where it is.
    pub comune: Option<Id<Comune>>,
    /// How far it reaches.
    pub area: Option<Area>,
    /// In which micro-territory.
    pub micro_territory: Option<PublicFact<Id<MicroTerritory>>>,
    /// Its places.
    pub locations: BTreeSet<Id<Location>>,
    /// Whether it is there.
    pub status: Existence,
    /// Whether families should find it.
    pub useful_to_families: bool,
    /// Contacts that anybody may read.
    pub public_contacts: Option<PublicContacts>,
    /// Who checked it and when.
    pub assurance: Option<PublicAssurance>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicOrganization {
    type Of = Organization;
    fn of(organization: &Organization, published: &Published<'_>) -> Option<Self> {
        let Organization {
            id,
            name,
            alternate_names,
            kind,
            description,
            roles,
            comune,
            area,
            micro_territory,
            locations,
            status,
            useful_to_families,
            public_contacts,
            working_contacts: _,
            assurance,
            note: _,
            provenance,
            binned: _,
        } = organization;
        let guarded = published.is_guarded(id);
        let micro_territory = micro_territory.as_ref().filter(|_| !guarded).and_then(|fact| {
            let here = published.id(&fact.value)?;
            Some(PublicFact::told(fact, |_| here))
        });
        Some(PublicOrganization {
            id: id.clone(),
            name: name.clone(),
            alternate_names: alternate_names.clone(),
            kind: *kind,
            description: PublicFact::of_guarded(description, guarded),
            roles: roles.clone(),
            comune: published.id_of_some(comune).filter(|_| !guarded),
            area: *area,
            micro_territory,
            locations: published.ids(locations),
            status: *status,
            useful_to_families: *useful_to_families,
            public_contacts: PublicContacts::of(public_contacts, guarded),
            assurance: PublicAssurance::of(assurance),
            provenance: PublicProvenance::of_some(provenance).map(|it| it.wordless_if(guarded)),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// A place that may be on a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicLocation {
    /// Which.
    pub id: Id<Location>,
    /// Its name.
    pub name: NonEmptyText,
    /// Somewhere to go, or a telephone.
    pub location_type: LocationType,
    /// In which comune.
    pub comune: Option<Id<Comune>>,
    /// In which part of it.
    pub frazione: Option<Id<Frazione>>,
    /// Street and number.
    pub address: Option<NonEmptyText>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
    /// How to get there.
    pub transportation: Option<NonEmptyText>,
    /// Steps, toilet, parking.
    pub accessibility: Option<NonEmptyText>,
    /// Where on the map.
    pub point: Option<Point>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicLocation {
    type Of = Location;
    fn of(location: &Location, published: &Published<'_>) -> Option<Self> {
        let Location {
            id,
            name,
            location_type,
            comune,
            frazione,
            address,
            postal_code,
            transportation,
            accessibility,
            point,
            confidential: _,
            note: _,
            provenance,
            binned: _,
        } = location;
        Some(PublicLocation {
            id: id.clone(),
            name: name.clone(),
            location_type: *location_type,
            comune: published.id_of_some(comune),
            frazione: published.id_of_some(frazione),
            address: address.clone(),
            postal_code: postal_code.clone(),
            transportation: transportation.clone(),
            accessibility: accessibility.clone(),
            point: point.clone(),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// A Family Coaching centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicFamilyCentre {
    /// Which.
    pub id: Id<FamilyCentre>,
    /// Its name.
    pub name: NonEmptyText,
    /// In which micro-territory, if it can be said.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// How far it has come.
    pub status: CentreStatus,
    /// What kind of space.
    pub form: Option<CentreForm>,
    /// Where.
    pub location: Option<Id<Location>>,
    /// What it does.
    pub functions: BTreeSet<CentreFunction>,
    /// Who takes part.
    pub partners: BTreeSet<Actor>,
    /// What is given there.
    pub services: BTreeSet<Id<Service>>,
    /// Hours by day of the week.
    pub schedules: Vec<OpeningSlot>,
    /// How to reach it.
    pub contacts: Option<PublicContacts>,
    /// How the space is managed together.
    pub co_management: Option<NonEmptyText>,
    /// The agreement behind it.
    pub agreement: Option<Id<Agreement>>,
    /// The network around it.
    pub network: Option<Id<Network>>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicFamilyCentre {
    type Of = FamilyCentre;
    fn of(centre: &FamilyCentre, published: &Published<'_>) -> Option<Self> {
        let FamilyCentre {
            id,
            name,
            micro_territory,
            status,
            form,
            location,
            functions,
            partners,
            services,
            schedules,
            contacts,
            co_management,
            agreement,
            network,
            next_steps: _,
            note: _,
            provenance,
            binned: _,
        } = centre;
        // That a protected service is given there would say where it is, and so would who gives it.
        let services = services.iter().filter(|id| !published.is_protected(id)).cloned().collect();
        let partners =
            partners.iter().filter(|partner| !published.is_guarded_actor(partner)).cloned().collect();
        Some(PublicFamilyCentre {
            id: id.clone(),
            name: name.clone(),
            micro_territory: published.id_of_some(micro_territory),
            status: *status,
            form: *form,
            location: published.id_of_some(location),
            functions: functions.clone(),
            partners: published.actors(&partners),
            services: published.ids(&services),
            schedules: schedules.clone(),
            contacts: PublicContacts::of(contacts, false),
            co_management: co_management.clone(),
            agreement: published.id_of_some(agreement),
            network: published.id_of_some(network),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// A network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicNetwork {
    /// Which.
    pub id: Id<Network>,
    /// Its name.
    pub name: NonEmptyText,
    /// Other names it is known by.
    pub alternate_names: BTreeSet<NonEmptyText>,
    /// What it is for.
    pub purpose: Vec<NonEmptyText>,
    /// How far it reaches.
    pub area: Option<Area>,
    /// Who coordinates it.
    pub coordinator: Option<Id<Organization>>,
    /// How often it meets, in words.
    pub rhythm: Option<NonEmptyText>,
    /// Since when.
    pub established_on: Option<NaiveDate>,
    /// Whether it is there.
    pub status: Existence,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicNetwork {
    type Of = Network;
    fn of(network: &Network, published: &Published<'_>) -> Option<Self> {
        let Network {
            id,
            name,
            alternate_names,
            purpose,
            area,
            coordinator,
            rhythm,
            established_on,
            status,
            note: _,
            provenance,
            binned: _,
        } = network;
        Some(PublicNetwork {
            id: id.clone(),
            name: name.clone(),
            alternate_names: alternate_names.clone(),
            purpose: purpose.clone(),
            area: *area,
            coordinator: published.id_of_some(coordinator),
            rhythm: rhythm.clone(),
            established_on: *established_on,
            status: *status,
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// An agreement between actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicAgreement {
    /// Which.
    pub id: Id<Agreement>,
    /// Its name.
    pub name: NonEmptyText,
    /// What it is.
    pub kind: AgreementKind,
    /// Between whom.
    pub parties: BTreeSet<Actor>,
    /// What for.
    pub object: Vec<NonEmptyText>,
    /// Where.
    pub comune: Option<Id<Comune>>,
    /// How far it reaches.
    pub area: Option<Area>,
    /// Money, in cents of euro a year.
    pub amount_cents: Option<u64>,
    /// From when.
    pub starts_on: Option<NaiveDate>,
    /// Until when.
    pub expires_on: Option<NaiveDate>,
    /// How it goes on after that.
    pub renewal: Option<NonEmptyText>,
    /// The number of the annex of the Plan.
    pub annex: Option<NonEmptyText>,
    /// Whether it is there.
    pub status: Existence,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicAgreement {
    type Of = Agreement;
    fn of(agreement: &Agreement, published: &Published<'_>) -> Option<Self> {
        let Agreement {
            id,
            name,
            kind,
            parties,
            object,
            comune,
            area,
            amount_cents,
            starts_on,
            expires_on,
            renewal,
            annex,
            status,
            note: _,
            provenance,
            binned: _,
        } = agreement;
        // The comune of an agreement with a shelter is the comune of the shelter.
        let guarded = parties.iter().any(|party| published.is_guarded_actor(party));
        Some(PublicAgreement {
            id: id.clone(),
            name: name.clone(),
            kind: *kind,
            parties: published.actors(parties),
            object: object.clone(),
            comune: published.id_of_some(comune).filter(|_| !guarded),
            area: *area,
            amount_cents: *amount_cents,
            starts_on: *starts_on,
            expires_on: *expires_on,
            renewal: renewal.clone(),
            annex: annex.clone(),
            status: *status,
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}
