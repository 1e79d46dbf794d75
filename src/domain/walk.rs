//! Records as they stand in a text, read in one walk: each field where it stands, whatever the order. A parser says what is
//! wrong, and here also in which field.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use super::kind::{AnyRecord, Kind};
use super::record::{FieldFault, FieldProblem};

/// Why a text cannot be read as a record.
#[derive(Debug)]
pub enum Unreadable {
    /// It is not the text of an object at all.
    Text(serde_json::Error),
    /// One of its fields is not as the kind has it.
    Field(FieldProblem),
}

/// Reads the object that a text is as a record of a kind.
pub(super) fn record(kind: Kind, text: &str) -> Result<AnyRecord, Unreadable> {
    let mut fault = None;
    read(text, One { kind, fault: &mut fault }).map_err(|error| told(error, fault))
}

/// Reads the list of objects that a text is as records of a kind, up to the first that cannot be read.
pub(super) fn records(kind: Kind, text: &str) -> Result<Vec<AnyRecord>, Unreadable> {
    let mut fault = None;
    read(text, All(One { kind, fault: &mut fault })).map_err(|error| told(error, fault))
}

fn read<'de, S: DeserializeSeed<'de>>(text: &'de str, seed: S) -> serde_json::Result<S::Value> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

fn told(error: serde_json::Error, fault: Option<FieldProblem>) -> Unreadable {
    fault.map_or_else(|| Unreadable::Text(error), Unreadable::Field)
}

/// One record. Its fault is left with whoever asked: a parser's own errors know no field.
struct One<'f> {
    kind: Kind,
    fault: &'f mut Option<FieldProblem>,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = AnyRecord;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<AnyRecord, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = AnyRecord;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<AnyRecord, A::Error> {
        self.kind.walk(Walk { access, fault: self.fault })
    }
}

/// One record after the other.
struct All<'f>(One<'f>);

impl<'de> DeserializeSeed<'de> for All<'_> {
    type Value = Vec<AnyRecord>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<AnyRecord>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for All<'_> {
    type Value = Vec<AnyRecord>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Vec<AnyRecord>, A::Error> {
        let One { kind, fault } = self.0;
        let mut records = Vec::new();
        while let Some(record) = access.next_element_seed(One { kind, fault: &mut *fault })? {
            records.push(record);
        }
        Ok(records)
    }
}

/// The way through the fields of a record, each of which is put where it belongs.
pub struct Walk<'f, A> {
    access: A,
    fault: &'f mut Option<FieldProblem>,
}

/// Where a field is put, whatever its type: so there is one way for all kinds, and not one in the app for each of them.
pub trait Place<'de, A: MapAccess<'de>> {
    /// Whether nothing has been put here.
    fn is_empty(&self) -> bool;
    /// Reads the field that has come.
    fn fill(&mut self, access: &mut A) -> Result<(), A::Error>;
}

impl<'de, A: MapAccess<'de>, T: DeserializeOwned> Place<'de, A> for Option<T> {
    fn is_empty(&self) -> bool {
        self.is_none()
    }
    fn fill(&mut self, access: &mut A) -> Result<(), A::Error> {
        *self = Some(access.next_value()?);
        Ok(())
    }
}

impl<'de, A: MapAccess<'de>> Walk<'_, A> {
    /// Reads every field into its place: each must come, once, and no other.
    pub fn fill<'p>(
        mut self,
        names: &[&str],
        id: &'p mut dyn Place<'de, A>,
        places: &mut [&'p mut dyn Place<'de, A>],
    ) -> Result<(), A::Error> {
        while let Some(Name(name)) = self.access.next_key()? {
            let place = match names.iter().position(|known| **known == *name) {
                Some(at) => &mut *places[at],
                None if name == ID => &mut *id,
                None => return Err(self.wrong(&name, FieldFault::Unknown)),
            };
            if !place.is_empty() {
                return Err(A::Error::custom(format_args!("the key \"{name}\" twice")));
            }
            if let Err(error) = place.fill(&mut self.access) {
                return Err(self.wrong(&name, FieldFault::Impossible(words(&error))));
            }
        }
        let empty = || names.iter().zip(places).find(|(_, place)| place.is_empty()).map(|(name, _)| *name);
        match id.is_empty().then_some(ID).or_else(empty) {
            Some(name) => Err(self.wrong(name, FieldFault::Missing)),
            None => Ok(()),
        }
    }

    fn wrong(&mut self, name: &str, what: FieldFault) -> A::Error {
        *self.fault = Some(FieldProblem { field: name.to_owned(), what });
        A::Error::custom("a field is not as its kind has it")
    }
}

/// The field that every record has beside those of its kind.
const ID: &str = "id";

/// What [`Walk::fill`] has put into a place.
pub fn filled<T>(place: Option<T>) -> T {
    place.unwrap_or_else(|| unreachable!("a walk leaves no place empty"))
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

/// What a parser says, without the place: inside one value it would mislead.
fn words(error: &impl fmt::Display) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(&*text, |(words, _)| words).to_owned()
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

/// Reads a word of a closed list: which of these codes it is. One reader for all lists, and not one in the app for each.
pub(crate) fn one_of<'de, D: Deserializer<'de>>(
    deserializer: D,
    codes: &'static [&'static str],
) -> Result<usize, D::Error> {
    struct CodeVisitor(&'static [&'static str]);
    impl Visitor<'_> for CodeVisitor {
        type Value = usize;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<usize, E> {
            let place = self.0.iter().position(|code| *code == text);
            place.ok_or_else(|| E::unknown_variant(text, self.0))
        }
    }
    deserializer.deserialize_str(CodeVisitor(codes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Decision, Record};

    fn decision(text: &str) -> Result<Decision, Unreadable> {
        record(Kind::Decision, text).map(|any| Decision::peel(&any).unwrap().as_ref().clone())
    }

    fn fault(text: &str) -> (String, FieldFault) {
        match decision(text) {
            Err(Unreadable::Field(FieldProblem { field, what })) => (field, what),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_field_is_read_in_any_order_and_however_its_name_is_written() {
        let read = decision(
            r#"{ "text": "x", "n\u0065eds": [], "meeting": null, "id": "d-1", "decided_on": null, "binned": null }"#,
        );
        assert_eq!(read.unwrap().text.as_str(), "x");
    }

    #[test]
    fn what_is_wrong_is_told_of_its_field() {
        let rest = r#""binned":null,"decided_on":null,"id":"d-1","meeting":null"#;
        assert_eq!(fault(&format!(r#"{{{rest},"needs":[]}}"#)), ("text".to_owned(), FieldFault::Missing));
        assert_eq!(fault(&format!(r#"{{{rest},"when":1}}"#)), ("when".to_owned(), FieldFault::Unknown));
        let (field, what) = fault(&format!("{{{rest},\"needs\":\n[\"d 1\"]}}"));
        assert_eq!(field, "needs");
        assert!(matches!(&what, FieldFault::Impossible(why) if !why.contains("column")), "{what:?}");
    }

    #[test]
    fn a_field_given_twice_and_what_is_no_object_are_refused() {
        for text in [r#"{"id":"d-1","\u0069d":"d-1"}"#, "[1]", "{"] {
            assert!(matches!(decision(text), Err(Unreadable::Text(_))), "{text}");
        }
    }
}
