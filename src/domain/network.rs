//! Networks, links and agreements between organisations (Piano di Zona, lines 3963-4038).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::organization::{Existence, Organization};
use super::provenance::Provenance;
use super::record::{Reference, References, record, words};
use super::territory::{Area, Comune};
use super::text::NonEmptyText;

/// Who acts: an organisation, or a network of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// One organisation.
    Organization(Id<Organization>),
    /// A network.
    Network(Id<Network>),
}

impl References for Actor {
    fn references(&self, visit: &mut dyn FnMut(Reference)) {
        match self {
            Actor::Organization(id) => id.references(visit),
            Actor::Network(id) => id.references(visit),
        }
    }
}

record! {
    /// A network. Who belongs to it are links, since many people add them.
    pub struct Network titled by [name] |network| network.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// Other names it is known by.
    alternate_names: BTreeSet<NonEmptyText>,
    /// What it is for.
    purpose: Vec<NonEmptyText>,
    /// How far it reaches.
    area: Option<Area>,
    /// Who coordinates it.
    coordinator: Option<Id<Organization>>,
    /// How often it meets, in words.
    rhythm: Option<NonEmptyText>,
    /// Since when.
    established_on: Option<NaiveDate>,
    /// Whether it is there.
    status: Existence,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

words! {
    /// What a link is.
    pub enum LinkKind {
        /// Belongs to a network.
        MemberOf = "member_of",
        /// Works with.
        WorksWith = "works_with",
        /// Is part of.
        PartOf = "part_of",
        /// Funds.
        Funds = "funds",
        /// Sends people to.
        RefersTo = "refers_to",
    }
}

record! {
    /// A link from one actor to another.
    pub struct Link titled by [note, kind] |link| link.note.as_ref().map_or_else(|| link.kind.code().to_owned(), ToString::to_string);
    /// From whom.
    from: Actor,
    /// To whom.
    to: Actor,
    /// What it is.
    kind: LinkKind,
    /// Since when.
    since: Option<NaiveDate>,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

words! {
    /// What an agreement is.
    pub enum AgreementKind {
        /// A protocol.
        Protocol = "protocol",
        /// A convention (art. 55 or other).
        Convention = "convention",
        /// An agreement.
        Accord = "accord",
        /// A procedure.
        Procedure = "procedure",
    }
}

record! {
    /// An agreement between actors.
    pub struct Agreement titled by [name] |agreement| agreement.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// What it is.
    kind: AgreementKind,
    /// Between whom.
    parties: BTreeSet<Actor>,
    /// What for.
    object: Vec<NonEmptyText>,
    /// Where.
    comune: Option<Id<Comune>>,
    /// How far it reaches.
    area: Option<Area>,
    /// Money, in cents of euro a year.
    amount_cents: Option<u64>,
    /// From when.
    starts_on: Option<NaiveDate>,
    /// Until when.
    expires_on: Option<NaiveDate>,
    /// How it goes on after that.
    renewal: Option<NonEmptyText>,
    /// The number of the annex of the Plan.
    annex: Option<NonEmptyText>,
    /// Whether it is there.
    status: Existence,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}
