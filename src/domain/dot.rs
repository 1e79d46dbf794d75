//! Who changed what, as the merge sees it: replicas, dots and what has been seen. No clock in here.

use std::cell::RefCell;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use litemap::LiteMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::record::points_nowhere;

/// One page load that changes something, as `browser.session`; or `plan`, the default data.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Replica(Arc<str>);

/// The text is not a replica, a dot or a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADot;

impl fmt::Display for NotADot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a dot: replica, colon, number from 1 to 2^53")
    }
}

/// The largest number that JSON readers everywhere read exactly.
const LARGEST: u64 = 1 << 53;

impl Replica {
    /// The replica of the default data.
    pub fn plan() -> Self {
        Replica("plan".into())
    }

    /// Whether this is the default data.
    pub fn is_plan(&self) -> bool {
        &*self.0 == "plan"
    }

    /// The part that stays with a browser, by which it has a name (`Device`).
    pub fn browser(&self) -> &str {
        self.0.split('.').next().unwrap_or(&self.0)
    }

    /// The text of the replica.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

thread_local! {
    /// The replicas read last, the latest first. A notebook names few of them, many thousand times: each stands once in memory,
    /// and two that are the same are told to be without looking at their texts.
    static READ_LAST: RefCell<Vec<Replica>> = const { RefCell::new(Vec::new()) };
}

/// How many are remembered: more than write one notebook in a year, few enough to be looked through.
const REMEMBERED: usize = 16;

impl Replica {
    fn remembered(text: &str) -> Option<Replica> {
        READ_LAST.with_borrow_mut(|known| {
            let n = known.iter().position(|replica| &*replica.0 == text)?;
            known[..=n].rotate_right(1);
            known.first().cloned()
        })
    }

    fn remember(&self) {
        READ_LAST.with_borrow_mut(|known| {
            known.truncate(REMEMBERED - 1);
            known.insert(0, self.clone());
        });
    }
}

impl FromStr for Replica {
    type Err = NotADot;
    fn from_str(text: &str) -> Result<Self, NotADot> {
        if let Some(replica) = Replica::remembered(text) {
            return Ok(replica);
        }
        let part = |p: &str| {
            !p.is_empty()
                && p.len() <= 40
                && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let fine = match text.split_once('.') {
            None => part(text),
            Some((browser, session)) => part(browser) && part(session),
        };
        if !fine {
            return Err(NotADot);
        }
        let replica = Replica(text.into());
        replica.remember();
        Ok(replica)
    }
}

/// The n-th change that a replica made to one record.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Who.
    pub replica: Replica,
    /// Which change of theirs to this record, from 1.
    pub n: u64,
}

impl FromStr for Dot {
    type Err = NotADot;
    fn from_str(text: &str) -> Result<Self, NotADot> {
        let (replica, n) = text.rsplit_once(':').ok_or(NotADot)?;
        let plain = !n.starts_with(['0', '+']);
        match n.parse::<u64>() {
            Ok(n) if plain && (1..=LARGEST).contains(&n) => Ok(Dot { replica: replica.parse()?, n }),
            _ => Err(NotADot),
        }
    }
}

/// The changes to one record that somebody has seen: for each replica, all up to a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seen(LiteMap<Replica, u64>);

impl Seen {
    /// What has been seen of nothing.
    pub fn new() -> Self {
        Seen::default()
    }

    /// Whether the change has been seen.
    pub fn holds(&self, dot: &Dot) -> bool {
        self.count(&dot.replica) >= dot.n
    }

    /// How many changes of a replica have been seen.
    pub fn count(&self, replica: &Replica) -> u64 {
        self.0.get(replica).copied().unwrap_or(0)
    }

    /// The dot that the next change of a replica gets.
    pub fn next(&self, replica: &Replica) -> Dot {
        Dot { replica: replica.clone(), n: self.count(replica) + 1 }
    }

    /// Sees a change and all before it by the same replica.
    pub fn see(&mut self, dot: &Dot) {
        let count = self.0.entry(dot.replica.clone()).or_insert(0);
        *count = (*count).max(dot.n);
    }

    /// Sees everything that another has seen.
    pub fn join(&mut self, other: &Seen) {
        for (replica, n) in &other.0 {
            let count = self.0.entry(replica.clone()).or_insert(0);
            *count = (*count).max(*n);
        }
    }

    /// Whether everything that the other has seen is seen here.
    pub fn covers(&self, other: &Seen) -> bool {
        other.0.iter().all(|(replica, n)| self.count(replica) >= *n)
    }

    /// Replicas and how many changes of each.
    pub fn iter(&self) -> impl Iterator<Item = (&Replica, u64)> {
        self.0.iter().map(|(replica, n)| (replica, *n))
    }
}

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter())
    }
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = LiteMap::<Replica, u64>::deserialize(deserializer)?;
        if map.values().any(|n| !(1..=LARGEST).contains(n)) {
            return Err(de::Error::custom(NotADot));
        }
        Ok(Seen(map))
    }
}

impl fmt::Display for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Replica {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.replica, self.n)
    }
}
impl fmt::Debug for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::walk::word(deserializer)
            }
        }
    )*};
}
as_text!(Replica, Dot);
points_nowhere!(Seen, Replica, Dot);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replica_that_was_read_lately_stands_once_in_memory() {
        let read = |n: usize| format!("browser.{n}").parse::<Replica>().unwrap();
        let first = read(0);
        assert!(Arc::ptr_eq(&first.0, &read(0).0));
        for n in 1..=REMEMBERED {
            assert_eq!(read(n).as_str(), format!("browser.{n}"));
        }
        assert!(!Arc::ptr_eq(&first.0, &read(0).0), "others were read since");
        assert_eq!(first, read(0));
        assert!("Browser.0".parse::<Replica>().is_err());
    }

    #[test]
    fn a_dot_reads_as_it_is_written() {
        let dot: Dot = "k3v9x2.7f3qza:2".parse().unwrap();
        assert_eq!(
            (dot.n, dot.replica.browser(), dot.to_string().as_str()),
            (2, "k3v9x2", "k3v9x2.7f3qza:2")
        );
        for bad in ["plan", "plan:0", "plan:01", "plan:+1", ":1", "a.b.c:1", "A:1", "plan:9007199254740993"] {
            assert_eq!(bad.parse::<Dot>(), Err(NotADot), "{bad}");
        }
    }
}
