//! What a community says of itself, as the public may read it: profiles, voices, kinds of need.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    CommunityProfile, Consent, Id, MicroTerritory, NeedCategory, NeedCategoryKind, NonEmptyText, RecordId,
    Voice,
};

use super::Public;
use super::facts::{PublicFact, PublicProvenance};
use super::published::Published;

/// A published version of the profile of a micro-territory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicCommunityProfile {
    /// Which.
    pub id: Id<CommunityProfile>,
    /// Of which micro-territory.
    pub micro_territory: Id<MicroTerritory>,
    /// Which version, from 1.
    pub version: u32,
    /// The day of this version.
    pub dated: Option<NaiveDate>,
    /// Who we are.
    pub identity: Option<PublicFact<NonEmptyText>>,
    /// What "community" means here.
    pub meaning_of_community: Option<PublicFact<NonEmptyText>>,
    /// Where people meet.
    pub meeting_places: Option<PublicFact<NonEmptyText>>,
    /// What the community can count on.
    pub resources: Option<PublicFact<NonEmptyText>>,
    /// What worries it.
    pub concerns: Option<PublicFact<NonEmptyText>>,
    /// What comes first.
    pub priorities: Option<PublicFact<NonEmptyText>>,
    /// What it hopes for and proposes.
    pub aspirations: Option<PublicFact<NonEmptyText>>,
    /// Who is already active.
    pub already_active: Option<PublicFact<NonEmptyText>>,
    /// Who is missing at the table.
    pub who_is_missing: Option<PublicFact<NonEmptyText>>,
    /// What has been done or tried.
    pub already_tried: Option<PublicFact<NonEmptyText>>,
    /// Stories, shows, pictures that tell it.
    pub stories: Option<PublicFact<NonEmptyText>>,
    /// What is still to be understood.
    pub open_questions: Option<PublicFact<NonEmptyText>>,
}

impl Public for PublicCommunityProfile {
    type Of = CommunityProfile;
    fn of(profile: &CommunityProfile, published: &Published<'_>) -> Option<Self> {
        let CommunityProfile {
            id,
            micro_territory,
            version,
            status: _,
            dated,
            authors: _,
            identity,
            meaning_of_community,
            meeting_places,
            resources,
            concerns,
            priorities,
            aspirations,
            already_active,
            who_is_missing,
            already_tried,
            stories,
            open_questions,
            binned: _,
        } = profile;
        Some(PublicCommunityProfile {
            id: id.clone(),
            micro_territory: published.id(micro_territory)?,
            version: *version,
            dated: *dated,
            identity: PublicFact::of(identity),
            meaning_of_community: PublicFact::of(meaning_of_community),
            meeting_places: PublicFact::of(meeting_places),
            resources: PublicFact::of(resources),
            concerns: PublicFact::of(concerns),
            priorities: PublicFact::of(priorities),
            aspirations: PublicFact::of(aspirations),
            already_active: PublicFact::of(already_active),
            who_is_missing: PublicFact::of(who_is_missing),
            already_tried: PublicFact::of(already_tried),
            stories: PublicFact::of(stories),
            open_questions: PublicFact::of(open_questions),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// A short quote of somebody who is a category. Of words said in public also where and when; of words that
/// somebody allowed to be printed, the words: in a small place where and when would say who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicVoice {
    /// Which.
    pub id: Id<Voice>,
    /// The words.
    pub text: NonEmptyText,
    /// What it is about.
    pub theme: Option<NonEmptyText>,
    /// Who spoke, as a category.
    pub speaker: Option<NonEmptyText>,
    /// Where it was said, in words; only of words said in public.
    pub origin: Option<NonEmptyText>,
    /// When; only of words said in public.
    pub said_on: Option<NaiveDate>,
    /// Of which micro-territory; of none if nobody knows.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// How we know it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicVoice {
    type Of = Voice;
    fn of(voice: &Voice, published: &Published<'_>) -> Option<Self> {
        let Voice {
            id,
            text,
            theme,
            speaker,
            origin,
            said_on,
            micro_territory,
            meeting: _,
            interview: _,
            consent,
            status: _,
            provenance,
            binned: _,
        } = voice;
        let in_public = *consent == Consent::SaidInPublic;
        Some(PublicVoice {
            id: id.clone(),
            text: text.clone(),
            theme: theme.clone(),
            speaker: speaker.clone(),
            origin: origin.clone().filter(|_| in_public),
            said_on: said_on.filter(|_| in_public),
            micro_territory: published.id_of_some(micro_territory),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// A level or a transversal need of the Plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicNeedCategory {
    /// Which.
    pub id: Id<NeedCategory>,
    /// Its name.
    pub name: NonEmptyText,
    /// A level or transversal.
    pub kind: NeedCategoryKind,
    /// What it is, in plain words.
    pub description: Option<NonEmptyText>,
    /// Examples of the Plan.
    pub examples: Vec<NonEmptyText>,
    /// Priorities that the Plan links to it.
    pub linked_priorities: Vec<NonEmptyText>,
    /// How we know it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicNeedCategory {
    type Of = NeedCategory;
    fn of(category: &NeedCategory, _: &Published<'_>) -> Option<Self> {
        let NeedCategory {
            id,
            name,
            kind,
            description,
            examples,
            linked_priorities,
            note: _,
            provenance,
            binned: _,
        } = category;
        Some(PublicNeedCategory {
            id: id.clone(),
            name: name.clone(),
            kind: *kind,
            description: description.clone(),
            examples: examples.clone(),
            linked_priorities: linked_priorities.clone(),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}
