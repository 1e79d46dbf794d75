//! Counts of people in public: under five a count would point at somebody, so it only says that it is small.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::domain::privacy::{FEW, TOLD_FROM};

/// How many people, as the public may know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum People {
    /// Fewer than five: in files and on screen "<5".
    UnderFive,
    /// Five or more.
    Counted(u32),
}

impl People {
    /// A count.
    pub fn of(count: u32) -> People {
        if count < TOLD_FROM { People::UnderFive } else { People::Counted(count) }
    }
}

/// The parts of a whole that the public may know. Beside a part under five the smallest of the others is withheld:
/// otherwise a subtraction would tell what is hidden.
pub(super) fn parts<const N: usize>(counts: [u32; N]) -> [Option<People>; N] {
    let mut told = counts.map(|count| Some(People::of(count)));
    withhold(&counts, &mut told);
    told
}

/// The same for a list.
pub(super) fn listed_parts(counts: &[u32]) -> Vec<Option<People>> {
    let mut told: Vec<Option<People>> = counts.iter().map(|count| Some(People::of(*count))).collect();
    withhold(counts, &mut told);
    told
}

fn withhold(counts: &[u32], told: &mut [Option<People>]) {
    if counts.iter().all(|count| *count >= TOLD_FROM) {
        return;
    }
    let others = counts.iter().enumerate().filter(|(_, count)| **count >= TOLD_FROM);
    if let Some((smallest, _)) = others.min_by_key(|(_, count)| **count) {
        told[smallest] = None;
    }
}

impl Serialize for People {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            People::UnderFive => serializer.serialize_str(FEW),
            People::Counted(count) => serializer.serialize_u32(*count),
        }
    }
}

impl<'de> Deserialize<'de> for People {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PeopleVisitor;
        impl Visitor<'_> for PeopleVisitor {
            type Value = People;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a count of people from 5, or \"<5\"")
            }
            fn visit_u64<E: de::Error>(self, count: u64) -> Result<People, E> {
                match u32::try_from(count).map(People::of) {
                    Ok(people @ People::Counted(_)) => Ok(people),
                    _ => Err(E::invalid_value(de::Unexpected::Unsigned(count), &self)),
                }
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<People, E> {
                if text == FEW {
                    Ok(People::UnderFive)
                } else {
                    Err(E::invalid_value(de::Unexpected::Str(text), &self))
                }
            }
        }
        deserializer.deserialize_any(PeopleVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{from_str, to_string};

    #[test]
    fn under_five_is_not_a_number() {
        let text = |count| to_string(&People::of(count)).unwrap();
        assert_eq!([0, 4, 5, 46_266].map(text), ["\"<5\"", "\"<5\"", "5", "46266"]);
        for count in [0, 5, u32::MAX] {
            assert_eq!(from_str::<People>(&text(count)).unwrap(), People::of(count));
        }
        for bad in ["4", "0", "-7", "4294967296", "\"<6\"", "\"7\"", "null", "[\"<5\"]"] {
            assert!(from_str::<People>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn no_subtraction_tells_a_small_part() {
        let of = |count| Some(People::of(count));
        assert_eq!(parts([30, 40]), [of(30), of(40)]);
        assert_eq!(parts([30, 4]), [None, of(4)], "of 34 the other part would be 4");
        assert_eq!(listed_parts(&[9, 2, 7, 7, 3]), [of(9), of(2), None, of(7), of(3)]);
        assert_eq!(parts([1, 2]), [of(1), of(2)], "nothing else to withhold");
        assert_eq!(listed_parts(&[]), []);
    }
}
