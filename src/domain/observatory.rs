//! The observatory: voices, needs and priorities of groups of people, never of a person or a family
//! (Piano di Zona, lines 5289-5329, 5505-5548).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::mapping::{Interview, MappingSheet};
use super::meeting::Meeting;
use super::provenance::Provenance;
use super::record::{record, words};
use super::service::{LifePhase, PolicyArea, Service};
use super::steering_group::{ParticipantCategory, SteeringGroup};
use super::territory::MicroTerritory;
use super::text::NonEmptyText;

words! {
    /// What the one who spoke allows.
    pub enum Consent {
        /// It was said in public.
        SaidInPublic = "said_in_public",
        /// They agreed.
        Given = "given",
        /// They have not been asked yet.
        ToBeAsked = "to_be_asked",
        /// They took it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What may be done with a voice.
    pub enum VoiceStatus {
        /// Heard.
        Collected = "collected",
        /// To be checked.
        ToBeChecked = "to_be_checked",
        /// Anybody may read it.
        Publishable = "publishable",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

record! {
    /// A short quote, word for word, of somebody who is a category and never a name.
    pub struct Voice titled by [text] |voice| voice.text.to_string();
    /// The words.
    text: NonEmptyText,
    /// What it is about.
    theme: Option<NonEmptyText>,
    /// Who spoke, as a category.
    speaker: Option<NonEmptyText>,
    /// Where it was said, in words.
    origin: Option<NonEmptyText>,
    /// When.
    said_on: Option<NaiveDate>,
    /// Of which micro-territory; of none if nobody knows.
    micro_territory: Option<Id<MicroTerritory>>,
    /// In which meeting.
    meeting: Option<Id<Meeting>>,
    /// In which conversation.
    interview: Option<Id<Interview>>,
    /// What the one who spoke allows.
    consent: Consent,
    /// What may be done with it.
    status: VoiceStatus,
    /// How we know it.
    provenance: Option<Provenance>,
}

words! {
    /// A level of need, or a need that runs through all.
    pub enum NeedCategoryKind {
        /// A level after Maslow (lines 5323-5329).
        Level = "level",
        /// A transversal need (lines 6824-6842).
        Transversal = "transversal",
    }
}

record! {
    /// A level or a transversal need of the Plan: what needs are sorted by.
    pub struct NeedCategory titled by [name] |category| category.name.to_string();
    /// Its name.
    name: NonEmptyText,
    /// A level or transversal.
    kind: NeedCategoryKind,
    /// What it is, in plain words.
    description: Option<NonEmptyText>,
    /// Examples of the Plan.
    examples: Vec<NonEmptyText>,
    /// Priorities that the Plan links to it.
    linked_priorities: Vec<NonEmptyText>,
    /// What is unclear.
    note: Option<NonEmptyText>,
    /// How we know it.
    provenance: Option<Provenance>,
}

words! {
    /// Whether something answers a need.
    pub enum Coverage {
        /// Something does.
        Covered = "covered",
        /// Something does in part.
        Partial = "partial",
        /// Nothing does.
        Unmet = "unmet",
    }
}

words! {
    /// How far a need has come.
    pub enum NeedStatus {
        /// Heard once.
        Emerged = "emerged",
        /// Heard from several sides.
        HeardFromSeveral = "heard_from_several",
        /// The guiding group agrees.
        Confirmed = "confirmed",
        /// Somebody takes care of it.
        TakenOn = "taken_on",
        /// An answer is there.
        Answered = "answered",
        /// The answer was checked.
        Checked = "checked",
        /// Without answer: to be handed to the institutions (lines 2093-2095).
        HandedOver = "handed_over",
    }
}

words! {
    /// Whether a priority is about how to work or about the community (lines 5308-5314).
    pub enum Valence {
        /// About how to work.
        Methodological = "methodological",
        /// About the community.
        Community = "community",
    }
}

words! {
    /// Where a need was heard.
    pub enum NeedOrigin {
        /// From a voice.
        Voice = "voice",
        /// In a meeting.
        Meeting = "meeting",
        /// In a conversation.
        Interview = "interview",
        /// In a mapping sheet.
        MappingSheet = "mapping_sheet",
        /// At a desk.
        Desk = "desk",
        /// In figures.
        Figures = "figures",
    }
}

record! {
    /// A need or a worry of a group of people.
    pub struct Need titled by [statement] |need| need.statement.to_string();
    /// What is needed, in a sentence.
    statement: NonEmptyText,
    /// Where it was heard.
    origin: NeedOrigin,
    /// Of which micro-territories.
    micro_territories: BTreeSet<Id<MicroTerritory>>,
    /// Whom it concerns.
    concerns: BTreeSet<ParticipantCategory>,
    /// Its level and the transversal needs it belongs to.
    categories: BTreeSet<Id<NeedCategory>>,
    /// About how to work or about the community.
    valence: Option<Valence>,
    /// In which phases of life.
    phases: BTreeSet<LifePhase>,
    /// In which areas of policy.
    policy_areas: BTreeSet<PolicyArea>,
    /// How often it was heard.
    times_heard: u32,
    /// First heard.
    first_heard: Option<NaiveDate>,
    /// Last heard.
    last_heard: Option<NaiveDate>,
    /// How far it has come.
    status: NeedStatus,
    /// Whether something answers it.
    coverage: Coverage,
    /// What answers it.
    services: BTreeSet<Id<Service>>,
    /// Voices that said it.
    voices: BTreeSet<Id<Voice>>,
    /// Meetings where it was heard.
    meetings: BTreeSet<Id<Meeting>>,
    /// Conversations where it was heard.
    interviews: BTreeSet<Id<Interview>>,
    /// Sheets where it was written.
    sheets: BTreeSet<Id<MappingSheet>>,
    /// What people propose (line 6801).
    proposals: Option<NonEmptyText>,
    /// How we know it.
    provenance: Option<Provenance>,
}

record! {
    /// Something that comes first: for the Plan, or for a group on a day.
    pub struct Priority titled by [name] |priority| priority.name.to_string();
    /// What.
    name: NonEmptyText,
    /// In plain words.
    description: Option<NonEmptyText>,
    /// About how to work or about the community.
    valence: Valence,
    /// For which micro-territory; the Plan gives none (lines 5306-5307).
    micro_territory: Option<Id<MicroTerritory>>,
    /// For which group.
    group: Option<Id<SteeringGroup>>,
    /// Its place in the group's order, from 1.
    rank: Option<u32>,
    /// Why.
    rationale: Option<NonEmptyText>,
    /// When.
    decided_on: Option<NaiveDate>,
    /// In which meeting.
    meeting: Option<Id<Meeting>>,
    /// The needs behind it.
    needs: BTreeSet<Id<Need>>,
    /// How we know it.
    provenance: Option<Provenance>,
}
