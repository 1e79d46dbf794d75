//! Records that are one thing: shown under the smallest identifier, never rewritten.

use std::collections::BTreeMap;

use crate::domain::{AnyRecord, Kind, Match, Record, RecordId, Verdict};

use super::{Entry, Workspace};

impl Workspace {
    /// For every record that somebody joined to another, the identifier under which both are shown: the
    /// smallest of those that people work with here, so that a record erased, in the bin or left out of a
    /// file hides no other; but one that keeps a place secret before all, even from the bin, so that no other
    /// gives it away. Records of different kinds are never one thing.
    pub fn joined(&self) -> BTreeMap<RecordId, RecordId> {
        let mut groups: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        let same = self
            .table(Kind::Match)
            .values()
            .filter(|entry| entry.is_live())
            .filter_map(|entry| Match::peel(&entry.record))
            .filter(|pair| pair.verdict == Verdict::Same);
        for pair in same {
            let end = |id: &RecordId| groups.get(id).unwrap_or(id).clone();
            let (a, b) = (end(&pair.a), end(&pair.b));
            let (first, second) = if a <= b { (a, b) } else { (b, a) };
            for target in groups.values_mut().filter(|target| **target == second) {
                *target = first.clone();
            }
            for id in [&pair.a, &pair.b, &second, &first] {
                groups.insert(id.clone(), first.clone());
            }
        }
        let mut shown: BTreeMap<&RecordId, (bool, bool, bool, &RecordId)> = BTreeMap::new();
        for (id, group) in &groups {
            let entry = self.entry(id);
            let is_secret = entry.is_some_and(keeps_secret);
            let rank = (entry.is_none(), !is_secret, !entry.is_some_and(Entry::is_live), id);
            shown.entry(group).and_modify(|best| *best = (*best).min(rank)).or_insert(rank);
        }
        let kind = |id: &RecordId| self.entry(id).map(|entry| entry.record.kind());
        let of_its_kind = |(id, group): (&RecordId, &RecordId)| {
            let (_, _, _, shown) = shown[group];
            let fits = kind(id).is_none() || kind(id) == kind(shown);
            fits.then(|| (id.clone(), shown.clone()))
        };
        groups.iter().filter_map(of_its_kind).collect()
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

/// Whether a record says of itself that nobody may know where it is.
fn keeps_secret(entry: &Entry) -> bool {
    match &entry.record {
        AnyRecord::Service(service) => service.protected,
        AnyRecord::Location(location) => location.confidential,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, Dot, SeenOfBoth};

    fn device(id: &str) -> AnyRecord {
        let device = Device { id: id.parse().unwrap(), name: "Anna".parse().unwrap(), binned: None };
        Device::wrap(device.into())
    }

    fn pair(id: &str, a: &str, b: &str) -> AnyRecord {
        let pair = Match {
            id: id.parse().unwrap(),
            a: a.parse().unwrap(),
            b: b.parse().unwrap(),
            verdict: Verdict::Same,
            seen: SeenOfBoth { a: Default::default(), b: Default::default() },
            binned: None,
        };
        Match::wrap(pair.into())
    }

    fn shown(ids: &[&str], pairs: &[(&str, &str)]) -> Vec<String> {
        let mut workspace = Workspace::new();
        let dot: Dot = "a.a:1".parse().unwrap();
        for id in ids {
            workspace.put(Workspace::born(device(id), dot.clone(), None));
        }
        for (n, (a, b)) in pairs.iter().enumerate() {
            workspace.put(Workspace::born(pair(&format!("match-{n}"), a, b), dot.clone(), None));
        }
        workspace.live::<Device>().map(|device| device.id.to_string()).collect()
    }

    #[test]
    fn chains_cycles_and_loops_show_one_record_whatever_their_order() {
        let four = ["a", "b", "c", "d"];
        assert_eq!(shown(&four, &[("c", "d"), ("a", "b"), ("b", "c")]), ["a"]);
        assert_eq!(shown(&four, &[("b", "c"), ("c", "d"), ("d", "b")]), ["a", "b"]);
        assert_eq!(shown(&four, &[("a", "a")]), four);
        assert_eq!(shown(&["b", "d"], &[("a", "b"), ("a", "c"), ("c", "d")]), ["b"], "a and c are not here");
    }
}
