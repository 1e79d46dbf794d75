//! What a person is asked of a record: the fields that wait for a decision and, where another version of it comes, the two
//! values of a field that stand against each other.

use serde_json::Value;

use super::{BinState, Entry, Register, Workspace, Written, bin};

impl Entry {
    /// The fields that wait for a decision. Two who put a record in the bin agree, whoever came first; and what is in the bin
    /// can wait.
    pub fn undecided_fields(&self) -> Vec<&'static str> {
        let bin = match self.bin_state() {
            BinState::Binned => return Vec::new(),
            BinState::Contested => Some(bin::FIELD),
            BinState::Live => None,
        };
        self.conflicts().filter(|field| *field != bin::FIELD).chain(bin).collect()
    }

    /// Those of them to which something came that was not there before.
    pub fn newly_undecided(&self, before: Option<&Entry>) -> Vec<&'static str> {
        let mut fields = self.undecided_fields();
        if let Some(before) = before {
            fields.retain(|field| match *field {
                bin::FIELD => before.bin_state() != BinState::Contested,
                field => {
                    let known = before.register(field);
                    self.register(field).values.iter().any(|written| !known.holds(&written.value))
                }
            });
        }
        fields
    }

    /// The two versions of a field that stand against each other when a record comes: the one shown here, and of those that
    /// come the one that is not here. `None` of the bin where both sides say the same.
    pub fn facing(&self, theirs: &Entry, field: &'static str) -> Option<[Written; 2]> {
        if field == bin::FIELD {
            let (here, there) = bin::answers(self, theirs)?;
            return Some([bin::saying(self, here), bin::saying(theirs, there)]);
        }
        let (here, there) = (self.register(field), theirs.register(field));
        let merged = Register::merged(&here, &self.revision.seen, &there, &theirs.revision.seen);
        let new = merged.into_iter().find(|written| !here.holds(&written.value));
        let first = |register: Register| register.values.into_iter().next();
        Some([first(here)?, new.or_else(|| first(there))?])
    }
}

impl Register {
    /// Whether one of the values is this one.
    pub fn holds(&self, value: &Value) -> bool {
        self.values.iter().any(|written| written.value == *value)
    }
}

impl Workspace {
    /// The fields of a record of another workspace that would wait for a decision here, or for one among versions that are
    /// not here yet.
    pub fn open_fields(&self, theirs: &Entry) -> Vec<&'static str> {
        let ours = self.table(theirs.record.kind()).get(theirs.record.id());
        ours.map(|ours| ours.merged(theirs).newly_undecided(Some(ours))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnyRecord, Device, Record, RecordId};
    use crate::workspace::{Choices, Edit, Keep, News, Stamp};

    fn id() -> RecordId {
        "k3v9x2".parse().unwrap()
    }

    fn device(name: &str) -> AnyRecord {
        let device = Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None };
        Device::wrap(device.into())
    }

    fn stamp(replica: &str, second: i64) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: chrono::DateTime::from_timestamp(second, 0).unwrap() }
    }

    fn first() -> Workspace {
        let mut first = Workspace::new();
        first.create(device("Uno"), &stamp("a.a", 1)).unwrap();
        first
    }

    fn renamed(workspace: &Workspace, name: &str, stamp: &Stamp) -> Workspace {
        let mut after = workspace.clone();
        let before = after.entry(&id()).unwrap().record.clone();
        let edit = Edit { before, after: device(name), seen: after.seen(&id()) };
        after.edit(&edit, stamp).unwrap();
        after
    }

    fn binned(workspace: &Workspace, stamp: &Stamp) -> Workspace {
        let mut after = workspace.clone();
        after.bin(&id(), &workspace.seen(&id()), stamp).unwrap();
        after
    }

    fn entry(workspace: &Workspace) -> &Entry {
        workspace.entry(&id()).unwrap()
    }

    fn news(ours: &Workspace, theirs: &Workspace) -> (News, Vec<&'static str>) {
        (ours.difference(entry(theirs)).unwrap().news, ours.open_fields(entry(theirs)))
    }

    #[test]
    fn two_who_put_a_record_in_the_bin_agree() {
        let (ours, theirs) = (binned(&first(), &stamp("a.b", 2)), binned(&first(), &stamp("b.b", 3)));
        assert_eq!(news(&ours, &theirs), (News::Both, Vec::new()));
        assert_eq!(entry(&ours).facing(entry(&theirs), "binned"), None);
        let both = ours.merged(&theirs);
        assert_eq!((entry(&both).undecided_fields(), both.undecided()), (Vec::new(), 0));
        assert_eq!(entry(&both).conflicts().count(), 1, "each mark stays, with what its author had seen");
    }

    #[test]
    fn a_third_version_of_what_waits_already_waits_too() {
        let third = renamed(&first(), "Di un terzo", &stamp("c.c", 4));
        let (mine, other) =
            (renamed(&first(), "Mio", &stamp("a.b", 2)), renamed(&first(), "Suo", &stamp("b.b", 3)));
        let both = mine.merged(&other);
        assert_eq!(news(&both, &third), (News::ToDecide, vec!["name"]));
        assert_eq!(news(&both, &mine), (News::Older, Vec::new()));
        // A settlement there, unaware of the third, brings a version beside it.
        let settled = renamed(&both, "Deciso", &stamp("d.d", 5));
        assert_eq!(news(&both.merged(&third), &settled), (News::ToDecide, vec!["name"]));
    }

    #[test]
    fn against_what_is_here_stands_the_version_that_is_not() {
        let mine = renamed(&first(), "Mio", &stamp("a.b", 9));
        let theirs = mine.merged(&renamed(&first(), "Suo", &stamp("b.b", 3)));
        let [here, coming] = entry(&mine).facing(entry(&theirs), "name").unwrap().map(|one| one.value);
        assert_eq!(
            (entry(&theirs).record.title().as_str(), here, coming),
            ("Mio", "Mio".into(), "Suo".into())
        );
        let after = |keep| {
            let mut choices = Choices::default();
            choices.keep_of(&id(), "name", keep, vec!["Mio".into(), "Suo".into()]);
            let after = mine.taking(&theirs, &choices, &stamp("d.d", 10));
            let values = entry(&after).register("name").values.into_iter();
            values.map(|written| written.value).collect::<Vec<_>>()
        };
        assert_eq!((after(Keep::Theirs), after(Keep::Ours)), (vec!["Suo".into()], vec!["Mio".into()]));
    }

    /// Who put something in the bin takes the file of somebody who has changed it and knows of the bin by now.
    #[test]
    fn against_the_bin_stands_the_notebook_where_a_file_has_not_decided() {
        let ours = binned(&first(), &stamp("a.b", 2));
        let theirs = renamed(&first(), "Suo", &stamp("b.b", 3)).merged(&ours);
        assert_eq!(news(&ours, &theirs), (News::ToDecide, vec!["binned"]));
        let sides = |ours: &Workspace, theirs: &Workspace| {
            let facing = entry(ours).facing(entry(theirs), "binned");
            facing.map(|both| both.map(|one| !one.value.is_null()))
        };
        assert_eq!(sides(&ours, &theirs), Some([true, false]));
        assert_eq!(sides(&theirs, &ours), Some([false, true]));
        assert_eq!(sides(&theirs, &theirs.clone()), None, "it waits on both sides");
        let state = |keep| {
            let mut choices = Choices::default();
            choices.keep(&id(), "binned", keep);
            entry(&ours.taking(&theirs, &choices, &stamp("c.c", 9))).bin_state()
        };
        assert_eq!(state(Keep::Ours), BinState::Binned);
        assert_eq!(state(Keep::Theirs), BinState::Live);
        assert_eq!([state(Keep::Both), state(Keep::Merged)], [BinState::Contested; 2]);
    }
}
