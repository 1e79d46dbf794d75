//! Editions and scopes: which records a file holds.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{Edge, Id, Kind, MicroTerritory, RecordId};
use crate::workspace::{Entry, Workspace};

/// For whom a file is that another workspace takes in. The public edition is none of these: it has types and a
/// writer of its own (`public`), so that nobody can ask for it here and get something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Between facilitators: nothing that must stay on the device.
    Working,
    /// Everything on this device.
    Backup,
}

/// Which part of the records a file holds; nothing set means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Only what concerns these micro-territories.
    pub micro_territories: Option<BTreeSet<Id<MicroTerritory>>>,
    /// Only these records.
    pub records: Option<BTreeSet<RecordId>>,
}

impl Scope {
    /// Everything.
    pub const ALL: Scope = Scope { micro_territories: None, records: None };

    /// Whether the file holds all that its edition may hold.
    pub fn is_all(&self) -> bool {
        *self == Scope::ALL
    }
}

/// Kinds that every file takes along whole: who wrote, in which notebook, and what is one thing.
const ALWAYS: [Kind; 3] = [Kind::Notebook, Kind::Device, Kind::Match];

fn travels(entry: &Entry, edition: Edition) -> bool {
    edition == Edition::Backup || entry.record.kind().edge() != Edge::Device
}

/// The entries that a file of this edition and scope holds: those named, whole, and in one step the
/// travelling records that they refer to.
pub fn chosen<'a>(workspace: &'a Workspace, edition: Edition, scope: &Scope) -> Vec<&'a Entry> {
    let all = workspace.entries().filter(|entry| travels(entry, edition));
    if scope.is_all() {
        return all.collect();
    }
    let territories = scope.micro_territories.as_ref();
    let named = |entry: &Entry| {
        let listed = scope.records.as_ref().is_some_and(|records| records.contains(entry.record.id()));
        let mut concerns = false;
        if let Some(territories) = territories {
            concerns = territories.iter().any(|id| id.record() == entry.record.id());
            entry.record.fields().each_reference(&mut |_, reference| {
                concerns |= territories.iter().any(|id| *id.record() == reference.id);
            });
        }
        listed || concerns || ALWAYS.contains(&entry.record.kind())
    };
    let mut wanted: BTreeSet<RecordId> = BTreeSet::new();
    for entry in all.filter(|entry| named(entry)) {
        wanted.insert(entry.record.id().clone());
        entry.record.fields().each_reference(&mut |_, reference| {
            wanted.insert(reference.id);
        });
    }
    workspace
        .entries()
        .filter(|entry| travels(entry, edition) && wanted.contains(entry.record.id()))
        .collect()
}
