//! What is here already, as a file of others needs it: the comuni by the ways in which others name them, and
//! the identifiers that are ours.

use std::collections::{HashMap, HashSet};

use crate::domain::{Comune, Id, Kind, Record, RecordId, folded};
use crate::exchange::hsds::uuid_of;
use crate::workspace::Workspace;

/// Comuni by name and by ISTAT code, and the identifiers of records that lists hold.
#[derive(Clone, Debug, Default)]
pub struct Places {
    comuni: HashMap<String, Id<Comune>>,
    ours: HashMap<Kind, HashSet<RecordId>>,
    /// Under which UUIDs ours go out to other programs.
    outside: HashMap<String, RecordId>,
}

fn bare(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let plain: String = folded(name).chars().map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Places {
    /// Those of a workspace.
    pub fn of(workspace: &Workspace) -> Places {
        let mut places = Places::default();
        for comune in workspace.table(Kind::Comune).values().filter_map(|entry| Comune::peel(&entry.record)) {
            places.comuni.insert(bare(comune.name.as_str()), comune.id.clone());
            places.comuni.insert(comune.istat_code.to_string(), comune.id.clone());
        }
        for kind in [Kind::Service, Kind::Organization, Kind::Network, Kind::Location, Kind::MappingSheet] {
            places.ours.insert(kind, workspace.table(kind).keys().cloned().collect());
            let outside = workspace.table(kind).keys().map(|id| (uuid_of(id).to_string(), id.clone()));
            places.outside.extend(outside);
        }
        places
    }

    /// The comune that a text names: `Viadana`, `Comune di Viadana`, `Viadana (MN)`, `020066`.
    pub fn comune(&self, text: &str) -> Option<&Id<Comune>> {
        let bare = bare(text);
        let bare = bare.strip_suffix(" mn").unwrap_or(&bare);
        let bare = bare.strip_prefix("comune di ").unwrap_or(bare);
        self.comuni.get(bare)
    }

    /// The record of ours that a text names: the lists that we write ourselves do so by its identifier, the
    /// directories by its UUID.
    pub fn ours<T: Record>(&self, text: &str) -> Option<Id<T>> {
        let ours = self.ours.get(&T::KIND)?;
        let known = ours.get(text).or_else(|| self.outside.get(text).and_then(|id| ours.get(id)))?;
        Some(Id::new(known.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Device;

    #[test]
    fn what_went_out_from_here_is_known_when_it_comes_back() {
        let id: RecordId = "device-uno".parse().unwrap();
        let mut places = Places::default();
        places.ours.insert(Kind::Device, [id.clone()].into());
        places.outside.insert(uuid_of(&id).to_string(), id.clone());
        for text in [id.to_string(), uuid_of(&id).to_string()] {
            assert_eq!(places.ours::<Device>(&text).unwrap().record(), &id);
        }
        assert!(places.ours::<Device>("device-due").is_none());
    }

    #[test]
    fn names_are_compared_without_case_accents_and_province() {
        let id: Id<Comune> = "comune-san-martino".parse().unwrap();
        let comuni = [(bare("San Martino dall’Argine"), id.clone())].into();
        let places = Places { comuni, ..Places::default() };
        for text in ["san martino dall'argine", "Comune di San Martino dall’Argine (MN)"] {
            assert_eq!(places.comune(text), Some(&id), "{text}");
        }
        assert_eq!(places.comune("Mantova"), None);
    }
}
