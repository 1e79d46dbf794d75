//! What a file would hold, before it is written: how many records of each kind, which of them speak of
//! persons, and which stay here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Contacts, Edge, Kind, Organization, Record, RecordId};
use crate::workspace::{BinState, Workspace};

/// What a file would hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Records of each kind that it would hold, those in the bin left out.
    pub inside: Vec<(Kind, usize)>,
    /// Records of each kind that never leave this device, and are not in it.
    pub left_here: Vec<(Kind, usize)>,
    /// Other records of each kind that are not in it, those in the bin left out.
    pub left_out: Vec<(Kind, usize)>,
    /// Records of a kind that it holds which are not in it as long as nobody has decided whether they are in the bin.
    pub contested: usize,
    /// Records in the bin that it would hold as well.
    pub in_bin: usize,
    /// Organisations with contacts for those who work together, where the file holds those.
    pub working_contacts: usize,
    /// Organisations with contacts that anybody may read.
    pub public_contacts: usize,
    /// Marks of what was erased for ever.
    pub erased: usize,
}

impl Contents {
    /// How many records of a kind it would hold.
    pub fn of(&self, kind: Kind) -> usize {
        self.inside.iter().find(|(other, _)| *other == kind).map_or(0, |(_, count)| *count)
    }

    /// How many records it would hold, those in the bin left out.
    pub fn total(&self) -> usize {
        self.inside.iter().map(|(_, count)| count).sum()
    }

    /// How many records are left out of it that could have been in it.
    pub fn others(&self) -> usize {
        self.left_out.iter().map(|(_, count)| count).sum()
    }
}

/// What a file would hold that has these records in it. Those of a public file are there without what only those who
/// work together may read.
pub fn contents(workspace: &Workspace, held: &BTreeSet<RecordId>, public: bool) -> Contents {
    let [mut inside, mut left_here, mut left_out] = [(); 3].map(|()| BTreeMap::<Kind, usize>::new());
    let mut contents = Contents::default();
    let mut contested = Vec::new();
    if !public {
        contents.erased = workspace.erased().len();
    }
    for entry in workspace.entries() {
        let (kind, bin) = (entry.record.kind(), entry.bin_state());
        let binned = bin == BinState::Binned;
        match held.contains(entry.record.id()) {
            false if kind.edge() == Edge::Device => *left_here.entry(kind).or_default() += 1,
            false if binned => {}
            false => {
                *left_out.entry(kind).or_default() += 1;
                contested.extend((bin == BinState::Contested).then_some(kind));
            }
            true if binned => contents.in_bin += 1,
            true => {
                *inside.entry(kind).or_default() += 1;
                if let Some(organization) = Organization::peel(&entry.record) {
                    let says = |contacts: &Option<Contacts>| usize::from(contacts.is_some());
                    contents.public_contacts += says(&organization.public_contacts);
                    contents.working_contacts +=
                        if public { 0 } else { says(&organization.working_contacts) };
                }
            }
        }
    }
    contents.contested = contested.into_iter().filter(|kind| inside.contains_key(kind)).count();
    contents.inside = inside.into_iter().collect();
    contents.left_here = left_here.into_iter().collect();
    contents.left_out = left_out.into_iter().collect();
    contents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Service;
    use crate::insight::builders::*;
    use crate::workspace::{Edit, Stamp};

    fn ids(ids: &[&str]) -> BTreeSet<RecordId> {
        ids.iter().map(|id| id.parse().unwrap()).collect()
    }

    fn workspace() -> Workspace {
        let mut parish = organization("parrocchia", "Parrocchia");
        let contacts =
            Contacts { phones: vec![phone("0375 000 011")], email: None, url: None, ask_for: None };
        parish.working_contacts = Some(contacts.clone());
        parish.public_contacts = Some(contacts);
        Filling::default()
            .with(parish)
            .with(service("nido", "Nido"))
            .with(need("nido", "Serve un nido", 1))
            .with(private_note("mia", "Mia"))
            .0
    }

    const PARISH: &str = "organization-parrocchia";

    #[test]
    fn what_must_stay_here_is_told_from_what_is_only_left_out() {
        let some = contents(&workspace(), &ids(&[PARISH, "service-nido"]), false);
        assert_eq!(some.inside, [(Kind::Organization, 1), (Kind::Service, 1)]);
        assert_eq!(some.left_here, [(Kind::PrivateNote, 1)]);
        assert_eq!(some.left_out, [(Kind::Need, 1)]);
        assert_eq!((some.total(), some.others()), (2, 1));
        assert_eq!(contents(&workspace(), &ids(&["private-note-mia"]), false).of(Kind::PrivateNote), 1);
    }

    #[test]
    fn a_public_file_holds_no_contacts_of_those_who_work_together() {
        let held = ids(&[PARISH]);
        let counted = |public| {
            let contents = contents(&workspace(), &held, public);
            (contents.working_contacts, contents.public_contacts)
        };
        assert_eq!([counted(false), counted(true)], [(1, 1), (0, 1)]);
    }

    #[test]
    fn what_is_in_the_bin_is_counted_apart() {
        let at = chrono::DateTime::from_timestamp(1, 0).unwrap();
        let stamp = Stamp { replica: "a.a".parse().unwrap(), at };
        let (mut workspace, id) = (workspace(), "service-nido".parse().unwrap());
        let seen = workspace.seen(&id);
        workspace.bin(&id, &seen, &stamp).unwrap();
        let contents = contents(&workspace, &ids(&["service-nido"]), false);
        assert_eq!((contents.of(Kind::Service), contents.in_bin), (0, 1));
    }

    #[test]
    fn what_waits_between_the_bin_and_the_rest_is_told_where_its_kind_goes_out() {
        let at = chrono::DateTime::from_timestamp(1, 0).unwrap();
        let stamp = |replica: &str| Stamp { replica: replica.parse().unwrap(), at };
        let mut here = workspace();
        here.create(Service::wrap(service("doposcuola", "Doposcuola").into()), &stamp("a.a")).unwrap();
        let (mut there, id) = (here.clone(), "service-nido".parse().unwrap());
        let seen = here.seen(&id);
        here.bin(&id, &seen, &stamp("a.a")).unwrap();
        let before = there.entry(&id).unwrap().record.clone();
        let after =
            Service::wrap(Service { name: "Il nido".parse().unwrap(), ..service("nido", "Nido") }.into());
        there.edit(&Edit { before, after, seen }, &stamp("b.b")).unwrap();
        let both = here.merged(&there);
        assert_eq!(contents(&both, &ids(&["service-doposcuola"]), true).contested, 1);
        assert_eq!(contents(&both, &ids(&[PARISH]), true).contested, 0);
    }
}
