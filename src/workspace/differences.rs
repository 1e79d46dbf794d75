//! What another workspace would bring: told from what each has seen, never from clocks.

use chrono::NaiveDate;

use crate::domain::{AnyRecord, Kind, RecordId};

use super::{BinState, Choices, Entry, Revision, Stamp, Touched, Workspace};

/// What a record of another workspace is to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum News {
    /// It is not here.
    New,
    /// It is here, and the other one has seen more.
    Newer,
    /// Both were changed, and no field has two values.
    Both,
    /// Both were changed, and somebody has to decide.
    ToDecide,
    /// The other one puts it in the bin.
    Binned,
    /// This one has seen more: nothing changes.
    Older,
    /// It was erased here for ever: it stays so.
    ErasedHere,
}

/// A record that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which kind.
    pub kind: Kind,
    /// Which record.
    pub id: RecordId,
    /// What it is to this workspace.
    pub news: News,
}

impl Workspace {
    /// The records of another workspace that differ from here, in the order of kinds.
    pub fn differences(&self, other: &Workspace) -> Vec<Difference> {
        other.entries().filter_map(|theirs| self.difference(theirs)).collect()
    }

    /// How a record of another workspace differs from here, if it does.
    pub fn difference(&self, theirs: &Entry) -> Option<Difference> {
        let (kind, id) = (theirs.record.kind(), theirs.record.id());
        let ours = self.table(kind).get(id);
        let news = match ours {
            Some(ours) if ours == theirs => return None,
            Some(ours) => news(ours, theirs),
            None if self.erased().contains_key(id) => News::ErasedHere,
            None => News::New,
        };
        Some(Difference { kind, id: id.clone(), news })
    }

    /// The records that the other workspace has erased for ever: those that are here, or that come beside the mark.
    pub fn erasures(&self, other: &Workspace) -> Vec<(RecordId, NaiveDate)> {
        let comes = |id| other.entry(id).is_some() && !self.erased().contains_key(id);
        let here = other.erased().iter().filter(|(id, _)| self.entry(id).is_some() || comes(id));
        here.map(|(id, day)| (id.clone(), *day)).collect()
    }

    /// Takes a record that its revision does not vouch for: made elsewhere, or edited by hand. What is
    /// taken gets a new dot. A value that was overwritten here long ago is not taken again.
    pub fn adopt(
        &mut self,
        record: &AnyRecord,
        revision: Option<&Revision>,
        stamp: &Stamp,
    ) -> Option<Touched> {
        let base = self.clone();
        self.adopt_chosen(&base, record, revision, &Choices::default(), stamp)
    }
}

fn news(ours: &Entry, theirs: &Entry) -> News {
    let merged = ours.merged(theirs);
    if merged == *ours {
        return News::Older;
    }
    if merged.bin_state() == BinState::Binned && ours.bin_state() != BinState::Binned {
        return News::Binned;
    }
    if !merged.newly_undecided(Some(ours)).is_empty() {
        return News::ToDecide;
    }
    let ahead = !theirs.revision.seen.covers(&ours.revision.seen);
    if ahead { News::Both } else { News::Newer }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, Dot, Record};
    use crate::workspace::Edit;

    fn device(name: &str) -> AnyRecord {
        Device::wrap(
            Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None }.into(),
        )
    }

    fn stamp(replica: &str, second: i64) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: chrono::DateTime::from_timestamp(second, 0).unwrap() }
    }

    fn renamed(workspace: &Workspace, name: &str, stamp: &Stamp) -> Workspace {
        let mut after = workspace.clone();
        let id = "k3v9x2".parse().unwrap();
        let before = after.entry(&id).unwrap().record.clone();
        let edit = Edit { before, after: device(name), seen: after.seen(&id) };
        after.edit(&edit, stamp).unwrap();
        after
    }

    #[test]
    fn news_is_told_from_what_was_seen_not_from_clocks() {
        let mut first = Workspace::new();
        first.create(device("Uno"), &stamp("a.a", 100)).unwrap();
        let ours = renamed(&first, "Due", &stamp("a.a", 50));
        let theirs = renamed(&first, "Tre", &stamp("b.b", 10));
        let what = |a: &Workspace, b: &Workspace| a.differences(b).first().map(|d| d.news);
        assert_eq!(what(&Workspace::new(), &first), Some(News::New));
        assert_eq!(what(&first, &ours), Some(News::Newer));
        assert_eq!(what(&ours, &first), Some(News::Older));
        assert_eq!(what(&ours, &theirs), Some(News::ToDecide));
        assert_eq!(what(&ours, &ours.clone()), None);
    }

    #[test]
    fn an_edit_by_hand_of_a_field_that_a_migration_added_is_taken() {
        let dotless = [("name", Vec::new())].into_iter().collect();
        let seen = {
            let mut seen = crate::domain::Seen::new();
            seen.see(&"a.a:1".parse().unwrap());
            seen
        };
        let revision =
            Revision { seen, rest: vec!["a.a:1".parse().unwrap()], fields: dotless, ..Revision::default() };
        let mut ours = Workspace::new();
        ours.put(Entry { record: device("Predefinito"), revision: revision.clone().into() });
        let taken = ours.adopt(&device("A mano"), Some(&revision), &stamp("c.c", 5)).unwrap();
        assert_eq!(taken.after.record.title(), "A mano");
        assert!(taken.after.conflicts().next().is_none(), "the value without a dot yields");
    }

    #[test]
    fn an_edit_by_hand_is_taken_under_a_new_dot_unless_it_stands_on_an_old_value() {
        let mut first = Workspace::new();
        first.create(device("Uno"), &stamp("a.a", 1)).unwrap();
        let id: RecordId = "k3v9x2".parse().unwrap();
        let old = first.entry(&id).unwrap().revision.clone();
        let mut ours = first.clone();
        let taken = ours.adopt(&device("A mano"), Some(&old), &stamp("c.c", 5)).unwrap();
        assert_eq!(taken.dot, "c.c:1".parse::<Dot>().unwrap());
        assert_eq!(ours.entry(&id).unwrap().record.title(), "A mano");
        assert!(ours.entry(&id).unwrap().conflicts().next().is_none());
        let mut later = renamed(&first, "Due", &stamp("a.a", 2));
        assert!(later.adopt(&device("A mano"), Some(&old), &stamp("c.c", 5)).is_none());
    }
}
