//! The public edition: what anybody may read, in types of its own. A field is in the file because it is declared
//! here, never because nobody took it out. Not here: who wrote what, revisions, tombstones, any import.

mod community;
mod facts;
mod ground;
mod organizations;
mod people;
mod published;
mod read;
mod service;
mod write;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::domain::{Kind, Record, RecordId};
use crate::workspace::Workspace;

use super::edition::Scope;
use super::reading::Fault;

pub use community::{PublicCommunityProfile, PublicNeedCategory, PublicVoice};
pub use facts::{PublicAssurance, PublicContacts, PublicFact, PublicNote, PublicPhone, PublicProvenance};
pub use ground::{
    PublicAgeBand, PublicCitizenship, PublicCoProgrammingTable, PublicComune, PublicFrazione, PublicHolding,
    PublicMicroTerritory, PublicResidents,
};
pub use organizations::{
    PublicAgreement, PublicFamilyCentre, PublicLocation, PublicNetwork, PublicOrganization,
};
pub use people::People;
pub use read::{PublicReading, read_public};
pub use service::{PublicService, PublicServiceArea};
pub use write::write_public;

use published::Published;
pub(super) use read::is_public;

/// The word by which a public file says what it is.
pub const EDITION: &str = "public";

/// A record as the public may read it.
trait Public: Serialize + DeserializeOwned {
    /// The record of the workspace that it tells of.
    type Of: Record;
    /// What of it is public. Each takes its record apart field by field, so that a new field is a question.
    fn of(record: &Self::Of, published: &Published<'_>) -> Option<Self>;
    /// Which record.
    fn id(&self) -> &RecordId;
}

macro_rules! directory {
    ($($(#[$doc:meta])* $plural:ident : $public:ident;)*) => {
        /// Everything that a public file holds, each list in the order of identifiers. Its references lead
        /// only to records that it holds.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct PublicDirectory {
            /// When it was written. By whom, nobody is told.
            pub at: DateTime<Utc>,
            $( $(#[$doc])* pub $plural: Vec<$public>, )*
        }

        impl PublicDirectory {
            /// A directory without records.
            fn empty(at: DateTime<Utc>) -> Self {
                PublicDirectory { at, $( $plural: Vec::new(), )* }
            }

            /// What of a workspace anybody may read.
            pub fn of(workspace: &Workspace, at: DateTime<Utc>) -> Self {
                PublicDirectory::of_part(workspace, &Scope::ALL, at)
            }

            /// What of a part of a workspace anybody may read.
            pub fn of_part(workspace: &Workspace, scope: &Scope, at: DateTime<Utc>) -> Self {
                let published = Published::of(workspace, scope);
                PublicDirectory { at, $( $plural: published.records(), )* }
            }

            /// Which records it tells of.
            pub fn ids(&self) -> BTreeSet<RecordId> {
                let mut ids = BTreeSet::new();
                $( ids.extend(self.$plural.iter().map(|record| record.id().clone())); )*
                ids
            }

            /// The records by the key of their kind, as they stand in the file.
            fn records(&self) -> Map<String, Value> {
                let mut kinds = Map::new();
                $( kinds.insert(stringify!($plural).to_owned(), written(&self.$plural)); )*
                kinds
            }

            /// Takes in a record read from the list with this key.
            fn take(&mut self, plural: &str, raw: &RawValue) -> Result<RecordId, Fault> {
                match plural {
                    $( stringify!($plural) => taken(&mut self.$plural, raw), )*
                    _ => Err(Fault::UnknownMember),
                }
            }

            /// The kinds that the public edition holds.
            pub const KINDS: &'static [Kind] = &[
                $( <<$public as Public>::Of as Record>::KIND, )*
            ];
        }
    };
}

directory! {
    /// Comuni.
    comuni: PublicComune;
    /// Parts of comuni.
    frazioni: PublicFrazione;
    /// The tables of the co-programming of 2021.
    co_programming_tables: PublicCoProgrammingTable;
    /// Micro-territories.
    micro_territories: PublicMicroTerritory;
    /// Community profiles that are published.
    community_profiles: PublicCommunityProfile;
    /// Voices that may be published, with the consent of who spoke.
    voices: PublicVoice;
    /// Levels of need and transversal needs.
    need_categories: PublicNeedCategory;
    /// Organisations.
    organizations: PublicOrganization;
    /// Services that are in the guide.
    services: PublicService;
    /// Places that may be on a map.
    locations: PublicLocation;
    /// Family Coaching centres.
    family_centres: PublicFamilyCentre;
    /// Networks.
    networks: PublicNetwork;
    /// Agreements.
    agreements: PublicAgreement;
}

fn written<T: Serialize>(records: &[T]) -> Value {
    serde_json::to_value(records).expect("keys are text and numbers are integers, so JSON can hold it")
}

fn taken<T: Public>(records: &mut Vec<T>, raw: &RawValue) -> Result<RecordId, Fault> {
    let record: T = super::read::exact(raw)?;
    let id = record.id().clone();
    records.push(record);
    Ok(id)
}
