//! Records that are one thing: shown under the smallest identifier, never rewritten.

use std::collections::BTreeMap;

use crate::domain::{Kind, Match, Record, RecordId, Verdict};

use super::Workspace;

impl Workspace {
    /// For every record that somebody joined to another, the identifier under which both are shown.
    pub fn joined(&self) -> BTreeMap<RecordId, RecordId> {
        let mut shown: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        let same = self
            .table(Kind::Match)
            .values()
            .filter(|entry| entry.is_live())
            .filter_map(|entry| Match::peel(&entry.record))
            .filter(|pair| pair.verdict == Verdict::Same);
        for pair in same {
            let end = |id: &RecordId| shown.get(id).unwrap_or(id).clone();
            let (a, b) = (end(&pair.a), end(&pair.b));
            let (first, second) = if a <= b { (a, b) } else { (b, a) };
            for target in shown.values_mut().filter(|target| **target == second) {
                *target = first.clone();
            }
            for id in [&pair.a, &pair.b, &second, &first] {
                shown.insert(id.clone(), first.clone());
            }
        }
        shown
    }

    /// The identifier under which a record is shown: its own, unless it was joined to another.
    pub fn shown_as(&self, id: &RecordId) -> RecordId {
        self.joined().remove(id).unwrap_or_else(|| id.clone())
    }

    /// A record and all that are joined to it here: what is erased together.
    pub fn one_thing(&self, id: &RecordId) -> Vec<RecordId> {
        let joined = self.joined();
        match joined.get(id) {
            None => vec![id.clone()],
            Some(shown) => {
                joined.iter().filter(|(_, other)| *other == shown).map(|(id, _)| id.clone()).collect()
            }
        }
    }
}
