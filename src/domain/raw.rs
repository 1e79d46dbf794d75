//! A record as it stands in a text: its fields by name, each unread until its type is known.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{self, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::record::{FieldFault, FieldProblem};

/// The fields of a record, unread, by name; `None` once a field was taken. A field given twice is an error.
pub struct RawFields<'a>(Vec<(Cow<'a, str>, Option<&'a RawValue>)>);

/// Room for the fields of nearly every kind.
const MANY: usize = 32;

impl<'de: 'a, 'a> de::Deserialize<'de> for RawFields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;
        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = RawFields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut fields: Vec<(Cow<'de, str>, Option<&'de RawValue>)> = Vec::with_capacity(MANY);
                while let Some(Name(name)) = access.next_key()? {
                    fields.push((name, Some(access.next_value()?)));
                }
                // As we write them they are in order already.
                fields.sort_by(|(a, _), (b, _)| a.cmp(b));
                match fields.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                    Some(pair) => Err(de::Error::custom(format_args!("the key \"{}\" twice", pair[0].0))),
                    None => Ok(RawFields(fields)),
                }
            }
        }
        deserializer.deserialize_map(FieldsVisitor)
    }
}

/// The name of a field, borrowed from the text wherever it stands there as it is.
struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> de::Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;
        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }
            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(name)))
            }
            fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }
        deserializer.deserialize_str(NameVisitor)
    }
}

impl RawFields<'_> {
    /// Reads a field, which must be there.
    pub(super) fn take<T: DeserializeOwned>(&mut self, field: &str) -> Result<T, FieldProblem> {
        let problem = |what: FieldFault| FieldProblem { field: field.to_owned(), what };
        let place = self.0.binary_search_by(|(name, _)| (**name).cmp(field));
        let raw = place.ok().and_then(|place| self.0[place].1.take());
        let raw = raw.ok_or_else(|| problem(FieldFault::Missing))?;
        serde_json::from_str(raw.get()).map_err(|error| problem(FieldFault::Impossible(words(&error))))
    }

    /// Refuses what nobody took.
    pub(super) fn nothing_left(&self) -> Result<(), FieldProblem> {
        match self.0.iter().find(|(_, raw)| raw.is_some()) {
            None => Ok(()),
            Some((name, _)) => Err(FieldProblem { field: name.to_string(), what: FieldFault::Unknown }),
        }
    }
}

/// What a parser says, without the place: inside one value it would mislead.
fn words(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = error.to_string();
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// Reads a value that stands as one word in a text. Not through a string of its own: there are a hundred thousand such
/// words in a large notebook.
pub(super) fn word<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    struct WordVisitor<T>(PhantomData<T>);
    impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for WordVisitor<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(WordVisitor(PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Result<RawFields<'_>, String> {
        serde_json::from_str(text).map_err(|error| words(&error))
    }

    #[test]
    fn a_field_is_read_once_and_by_name_however_its_name_is_written() {
        let mut all = fields(r#"{ "b": [1, 2], "\u0061": "x" }"#).unwrap();
        assert_eq!(all.take::<String>("a").unwrap(), "x");
        assert_eq!(all.nothing_left().unwrap_err().what, FieldFault::Unknown);
        let odd = all.take::<Vec<String>>("b").unwrap_err();
        assert_eq!(odd.field, "b");
        assert!(matches!(&odd.what, FieldFault::Impossible(why) if !why.contains("column")), "{odd:?}");
        assert_eq!(all.take::<String>("c").unwrap_err().what, FieldFault::Missing);
        assert!(all.nothing_left().is_ok());
    }

    #[test]
    fn a_field_given_twice_and_what_is_no_object_are_refused() {
        assert!(fields(r#"{"a":1,"\u0061":2}"#).is_err());
        assert!(fields("[1]").is_err());
    }
}
