//! The profile of a community: what those who live there say of it, in versions (Piano di Zona, lines 5485-5505).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::provenance::Fact;
use super::record::{record, words};
use super::territory::MicroTerritory;
use super::text::NonEmptyText;

words! {
    /// How far a profile has come.
    pub enum ProfileStatus {
        /// Being written.
        Draft = "draft",
        /// Being read by the guiding group.
        InSharing = "in_sharing",
        /// Agreed by the guiding group.
        Shared = "shared",
        /// Anybody may read it.
        Published = "published",
        /// A later version took its place.
        Superseded = "superseded",
    }
}

record! {
    /// One version of the profile of one micro-territory. Its twelve parts merge each on its own.
    pub struct CommunityProfile titled by [version] |profile| format!("Profilo di comunità, versione {}", profile.version);
    /// Of which micro-territory.
    micro_territory: Id<MicroTerritory>,
    /// Which version, from 1.
    version: u32,
    /// How far it has come.
    status: ProfileStatus,
    /// The day of this version.
    dated: Option<NaiveDate>,
    /// The roles of who wrote it, never names.
    authors: BTreeSet<NonEmptyText>,
    /// Who we are.
    identity: Option<Fact<NonEmptyText>>,
    /// What "community" means here (lines 5286-5288).
    meaning_of_community: Option<Fact<NonEmptyText>>,
    /// Where people meet (line 5309).
    meeting_places: Option<Fact<NonEmptyText>>,
    /// What the community can count on.
    resources: Option<Fact<NonEmptyText>>,
    /// What worries it.
    concerns: Option<Fact<NonEmptyText>>,
    /// What comes first.
    priorities: Option<Fact<NonEmptyText>>,
    /// What it hopes for and proposes (line 6801).
    aspirations: Option<Fact<NonEmptyText>>,
    /// Who is already active (lines 5501-5504).
    already_active: Option<Fact<NonEmptyText>>,
    /// Who is missing at the table (lines 5529-5535).
    who_is_missing: Option<Fact<NonEmptyText>>,
    /// What has been done or tried (lines 43-45).
    already_tried: Option<Fact<NonEmptyText>>,
    /// Stories, shows, pictures that tell it (lines 5508-5511).
    stories: Option<Fact<NonEmptyText>>,
    /// What is still to be understood.
    open_questions: Option<Fact<NonEmptyText>>,
}

/// The names of the twelve parts, in the order in which they are written and read.
pub const PROFILE_PARTS: [&str; 12] = [
    "identity",
    "meaning_of_community",
    "meeting_places",
    "resources",
    "concerns",
    "priorities",
    "aspirations",
    "already_active",
    "who_is_missing",
    "already_tried",
    "stories",
    "open_questions",
];

impl CommunityProfile {
    /// A part by its name in [`PROFILE_PARTS`]; `None` for another name.
    pub fn part(&self, name: &str) -> Option<&Option<Fact<NonEmptyText>>> {
        Some(match name {
            "identity" => &self.identity,
            "meaning_of_community" => &self.meaning_of_community,
            "meeting_places" => &self.meeting_places,
            "resources" => &self.resources,
            "concerns" => &self.concerns,
            "priorities" => &self.priorities,
            "aspirations" => &self.aspirations,
            "already_active" => &self.already_active,
            "who_is_missing" => &self.who_is_missing,
            "already_tried" => &self.already_tried,
            "stories" => &self.stories,
            "open_questions" => &self.open_questions,
            _ => return None,
        })
    }

    /// The names of the parts that are still to be written.
    pub fn parts_missing(&self) -> Vec<&'static str> {
        let empty = |name: &&str| self.part(name).is_some_and(Option::is_none);
        PROFILE_PARTS.into_iter().filter(|name| empty(name)).collect()
    }
}
