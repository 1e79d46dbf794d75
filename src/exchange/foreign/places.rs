//! What is here already, as a file of others needs it: the comuni by the ways in which others name them, and
//! the identifiers that are ours.

use std::collections::{HashMap, HashSet};

use crate::domain::{Comune, Id, Kind, Record, RecordId, folded};
use crate::workspace::Workspace;

/// Comuni by name and by ISTAT code, and the identifiers of records that lists hold.
#[derive(Clone, Debug, Default)]
pub struct Places {
    comuni: HashMap<String, Id<Comune>>,
    ours: HashMap<Kind, HashSet<RecordId>>,
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
        for kind in [Kind::Service, Kind::Organization, Kind::Location, Kind::MappingSheet] {
            places.ours.insert(kind, workspace.table(kind).keys().cloned().collect());
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

    /// The record of ours that a text names by its identifier: the lists that we write ourselves do.
    pub fn ours<T: Record>(&self, text: &str) -> Option<Id<T>> {
        let known = self.ours.get(&T::KIND)?.get(text)?;
        Some(Id::new(known.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
