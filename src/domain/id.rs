//! Identifiers: text that names one record in the whole file, typed by the kind of record it names.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest identifier accepted, in characters.
pub const LONGEST_ID: usize = 120;

/// What is wrong with a text offered as an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// There is no text.
    Empty,
    /// It has more than [`LONGEST_ID`] characters.
    TooLong,
    /// It holds something else than `a-z`, `0-9` and `-`.
    Character,
}

impl fmt::Display for IdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            IdError::Empty => "an identifier is empty",
            IdError::TooLong => "an identifier is too long",
            IdError::Character => "an identifier holds something else than a-z, 0-9 and -",
        })
    }
}

/// An identifier whose kind is known only to whoever holds it: the key of tables and of revisions.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Arc<str>);

impl RecordId {
    /// The text of the identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for RecordId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.is_empty() {
            return Err(IdError::Empty);
        }
        if text.len() > LONGEST_ID {
            return Err(IdError::TooLong);
        }
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !text.bytes().all(plain) {
            return Err(IdError::Character);
        }
        Ok(RecordId(text.into()))
    }
}

impl Borrow<str> for RecordId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::walk::word(deserializer)
    }
}

/// The identifier of a record of kind `T`. It does not fit where another kind is wanted.
pub struct Id<T> {
    text: RecordId,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Says of what kind the record with this identifier is.
    pub fn new(text: RecordId) -> Self {
        Id { text, kind: PhantomData }
    }

    /// The text of the identifier.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The identifier without its kind.
    pub fn record(&self) -> &RecordId {
        &self.text
    }
}

impl<T> FromStr for Id<T> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        text.parse().map(Id::new)
    }
}

// Written by hand: derives would ask the same of `T`, which is only a name here.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Id::new(self.text.clone())
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, f)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RecordId::deserialize(deserializer).map(Id::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_text_names_a_record() {
        assert!("service-nil".parse::<RecordId>().is_ok());
        assert_eq!("".parse::<RecordId>(), Err(IdError::Empty));
        assert_eq!("Nil".parse::<RecordId>(), Err(IdError::Character));
        assert_eq!("__proto__".parse::<RecordId>(), Err(IdError::Character));
        assert_eq!("a".repeat(121).parse::<RecordId>(), Err(IdError::TooLong));
    }
}
