//! What a file would hold, before it is written: how many records of each kind, which of them speak of
//! persons, and which stay here.

use std::collections::BTreeMap;

use crate::domain::{Edge, Kind, Organization, Record};
use crate::workspace::{BinState, Workspace};

/// What a file would hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Records of each kind that it would hold, those in the bin left out.
    pub inside: Vec<(Kind, usize)>,
    /// Records of each kind that stay here.
    pub left_here: Vec<(Kind, usize)>,
    /// Records in the bin that it would hold as well.
    pub in_bin: usize,
    /// Organisations with contacts for those who work together.
    pub working_contacts: usize,
    /// Marks of what was erased for ever.
    pub erased: usize,
}

impl Contents {
    /// How many records of a kind it would hold.
    pub fn of(&self, kind: Kind) -> usize {
        self.inside.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count)
    }
}

/// What a file would hold: everything on this device, or only what may travel.
pub fn contents(workspace: &Workspace, everything: bool) -> Contents {
    let mut inside: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut left_here: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut contents = Contents { erased: workspace.erased().len(), ..Contents::default() };
    for entry in workspace.entries() {
        let kind = entry.record.kind();
        if !everything && kind.edge() == Edge::Device {
            *left_here.entry(kind).or_default() += 1;
            continue;
        }
        if entry.bin_state() == BinState::Binned {
            contents.in_bin += 1;
            continue;
        }
        *inside.entry(kind).or_default() += 1;
        let organization = Organization::peel(&entry.record);
        contents.working_contacts +=
            usize::from(organization.is_some_and(|one| one.working_contacts.is_some()));
    }
    contents.inside = inside.into_iter().collect();
    contents.left_here = left_here.into_iter().collect();
    contents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, PrivateNote};
    use crate::workspace::Stamp;

    #[test]
    fn what_must_stay_here_is_counted_apart_unless_all_goes() {
        let at = chrono::DateTime::from_timestamp(1, 0).unwrap();
        let stamp = Stamp { replica: "a.a".parse().unwrap(), at };
        let mut workspace = Workspace::new();
        let device = Device { id: "a".parse().unwrap(), name: "Uno".parse().unwrap(), binned: None };
        let text = "Mia".parse().unwrap();
        let note = PrivateNote { id: "nota".parse().unwrap(), about: None, text, binned: None };
        workspace.create(Device::wrap(device.into()), &stamp).unwrap();
        workspace.create(PrivateNote::wrap(note.into()), &stamp).unwrap();
        let travelling = contents(&workspace, false);
        assert_eq!(travelling.inside, [(Kind::Device, 1)]);
        assert_eq!(travelling.left_here, [(Kind::PrivateNote, 1)]);
        assert_eq!(contents(&workspace, true).of(Kind::PrivateNote), 1);
        let seen = workspace.seen(&"nota".parse().unwrap());
        workspace.bin(&"nota".parse().unwrap(), &seen, &stamp).unwrap();
        let all = contents(&workspace, true);
        assert_eq!((all.of(Kind::PrivateNote), all.in_bin), (0, 1));
    }
}
