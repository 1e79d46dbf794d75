//! Mapping: conversations and the sheets they open (Piano di Zona, lines 2083-2095, 8116, 8231-8233).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::meeting::Meeting;
use super::organization::Organization;
use super::provenance::Provenance;
use super::record::{record, words};
use super::service::{Assurance, LifePhase, PolicyArea, Service};
use super::territory::{MicroTerritory, Place};
use super::text::NonEmptyText;

words! {
    /// Whom a conversation is with.
    pub enum InterlocutorCategory {
        /// Mayors, councillors.
        Administrator = "administrator",
        /// People who work in a comune.
        MunicipalOperator = "municipal_operator",
        /// Contact of a third-sector body.
        ThirdSector = "third_sector",
        /// Priests.
        Parish = "parish",
        /// People of a school.
        School = "school",
        /// People of a health service.
        Health = "health",
        /// Somebody who lives there.
        Resident = "resident",
        /// Somebody else.
        Other = "other",
    }
}

words! {
    /// How far a conversation has come.
    pub enum InterviewStatus {
        /// Without a date.
        ToBeFixed = "to_be_fixed",
        /// With a date.
        Fixed = "fixed",
        /// Held.
        Held = "held",
        /// What came out was given back.
        GivenBack = "given_back",
    }
}

record! {
    /// A conversation that maps (colloquio).
    pub struct Interview titled by [title] |interview| interview.title.to_string();
    /// What people call it.
    title: NonEmptyText,
    /// Whom with, as a category.
    interlocutor: InterlocutorCategory,
    /// Of which organisation.
    organization: Option<Id<Organization>>,
    /// Where.
    micro_territory: Option<Id<MicroTerritory>>,
    /// The role of who leads it.
    operator_role: Option<NonEmptyText>,
    /// When.
    held_on: Option<NaiveDate>,
    /// How far it has come.
    status: InterviewStatus,
    /// In which meeting it was decided.
    meeting: Option<Id<Meeting>>,
    /// What to ask.
    guide_questions: Vec<NonEmptyText>,
    /// What came out.
    summary: Option<NonEmptyText>,
    /// Who else should be heard.
    who_else: Option<NonEmptyText>,
}

words! {
    /// What a sheet is about.
    pub enum ResourceKind {
        /// An organisation.
        Organization = "organization",
        /// A service.
        Service = "service",
        /// An informal group.
        InformalGroup = "informal_group",
        /// A place.
        Place = "place",
        /// A role that somebody holds for others.
        Role = "role",
        /// An event.
        Event = "event",
        /// A network.
        Network = "network",
    }
}

words! {
    /// How far a sheet has come. "Da aggiornare" is computed from its age.
    pub enum SheetStatus {
        /// Opened.
        Open = "open",
        /// Being filled in.
        Collecting = "collecting",
        /// Filled in.
        Complete = "complete",
        /// Checked.
        Verified = "verified",
        /// Put away.
        Archived = "archived",
    }
}

record! {
    /// A mapping sheet: what a resource is, how much, how well, and who checked.
    pub struct MappingSheet titled by [name] |sheet| sheet.name.to_string();
    /// The name of the resource.
    name: NonEmptyText,
    /// A code, if the office gives one.
    code: Option<NonEmptyText>,
    /// What it is.
    kind: ResourceKind,
    /// Formal or informal (lines 242-244).
    formal: bool,
    /// Where.
    micro_territory: Option<Id<MicroTerritory>>,
    /// In which comune or part of one.
    place: Option<Place>,
    /// The exact place, in words.
    address: Option<NonEmptyText>,
    /// What there is.
    what_exists: Option<NonEmptyText>,
    /// How many people it reaches.
    people_reached: Option<u32>,
    /// When it is open.
    opening: Option<NonEmptyText>,
    /// How often.
    frequency: Option<NonEmptyText>,
    /// How many it can take.
    capacity: Option<NonEmptyText>,
    /// Since when, in words.
    since: Option<NonEmptyText>,
    /// What it really does.
    what_it_does: Option<NonEmptyText>,
    /// What is special.
    specificity: Option<NonEmptyText>,
    /// What it does well.
    strengths: Option<NonEmptyText>,
    /// What it lacks.
    limits: Option<NonEmptyText>,
    /// How open it is to work with others.
    openness: Option<NonEmptyText>,
    /// Whom it works with.
    links: Option<NonEmptyText>,
    /// What it could offer to families.
    offer_to_families: Option<NonEmptyText>,
    /// What it asks for.
    asks_for: Option<NonEmptyText>,
    /// For whom.
    target: Option<NonEmptyText>,
    /// In which phases of life.
    phases: BTreeSet<LifePhase>,
    /// In which areas of policy.
    policy_areas: BTreeSet<PolicyArea>,
    /// Whether families should find it.
    useful_to_families: bool,
    /// How far it has come.
    status: SheetStatus,
    /// When it was opened.
    opened_on: Option<NaiveDate>,
    /// Who checked it and when.
    assurance: Option<Assurance>,
    /// When to look again.
    review_on: Option<NaiveDate>,
    /// The role of who keeps it.
    operator_role: Option<NonEmptyText>,
    /// Whether the resource agrees to be published.
    consent_to_publish: bool,
    /// The conversations it comes from.
    interviews: BTreeSet<Id<Interview>>,
    /// The meetings it comes from.
    meetings: BTreeSet<Id<Meeting>>,
    /// The service it became.
    service: Option<Id<Service>>,
    /// The organisation it is about.
    organization: Option<Id<Organization>>,
    /// How we know it.
    provenance: Option<Provenance>,
}

impl Interview {
    /// A conversation of which only the name is known, still to be fixed.
    pub fn named(id: Id<Interview>, title: NonEmptyText) -> Interview {
        Interview {
            id,
            title,
            interlocutor: InterlocutorCategory::Other,
            organization: None,
            micro_territory: None,
            operator_role: None,
            held_on: None,
            status: InterviewStatus::ToBeFixed,
            meeting: None,
            guide_questions: Vec::new(),
            summary: None,
            who_else: None,
            binned: None,
        }
    }
}

impl MappingSheet {
    /// A sheet just opened, of which only the name is known.
    pub fn named(id: Id<MappingSheet>, name: NonEmptyText) -> MappingSheet {
        MappingSheet {
            id,
            name,
            code: None,
            kind: ResourceKind::InformalGroup,
            formal: false,
            micro_territory: None,
            place: None,
            address: None,
            what_exists: None,
            people_reached: None,
            opening: None,
            frequency: None,
            capacity: None,
            since: None,
            what_it_does: None,
            specificity: None,
            strengths: None,
            limits: None,
            openness: None,
            links: None,
            offer_to_families: None,
            asks_for: None,
            target: None,
            phases: BTreeSet::new(),
            policy_areas: BTreeSet::new(),
            useful_to_families: false,
            status: SheetStatus::Open,
            opened_on: None,
            assurance: None,
            review_on: None,
            operator_role: None,
            consent_to_publish: false,
            interviews: BTreeSet::new(),
            meetings: BTreeSet::new(),
            service: None,
            organization: None,
            provenance: None,
            binned: None,
        }
    }
}
