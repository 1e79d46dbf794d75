//! JSON read strictly: a key given twice, a fraction or a number beyond 2^53 is an error, not a guess.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

const LARGEST: u64 = 1 << 53;

/// Any JSON value without repeated keys, fractions or numbers too large for readers everywhere.
pub struct Strict(pub Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        if value <= LARGEST { Ok(value.into()) } else { Err(E::custom("a number beyond 2^53")) }
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        if value.unsigned_abs() <= LARGEST {
            Ok(value.into())
        } else {
            Err(E::custom("a number beyond 2^53"))
        }
    }
    fn visit_f64<E: de::Error>(self, _value: f64) -> Result<Value, E> {
        Err(E::custom("a number that is not whole"))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Strict(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            let Strict(value) = access.next_value()?;
            if map.contains_key(&key) {
                return Err(de::Error::custom(format_args!("the key \"{key}\" twice")));
            }
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

/// The members of an object, unread unless told otherwise, in the order of the file. A key given twice is
/// an error.
pub struct Members<'a, T = &'a RawValue>(pub Vec<(String, T)>, pub PhantomData<&'a ()>);

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Members<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for MembersVisitor<T> {
            type Value = Vec<(String, T)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut members: Vec<(String, T)> = Vec::new();
                let mut known = std::collections::HashSet::new();
                while let Some(key) = access.next_key::<String>()? {
                    let value = access.next_value()?;
                    if !known.insert(key.clone()) {
                        return Err(de::Error::custom(format_args!("the key \"{key}\" twice")));
                    }
                    members.push((key, value));
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(MembersVisitor(PhantomData)).map(|members| Members(members, PhantomData))
    }
}

/// The identifier that a record claims to have, whatever else is wrong with it.
pub fn identifier(raw: &RawValue) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Claim {
        id: String,
    }
    serde_json::from_str::<Claim>(raw.get()).ok().map(|claim| claim.id)
}

/// Whether a value stands in a text as it would be written again: objects with the same members, lists as
/// lists, words as words. What words and numbers say may differ, and lists that are sets their order.
pub fn same_shape(read: &Value, written: &Value) -> bool {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            read.len() == written.len()
                && read
                    .iter()
                    .all(|(key, value)| written.get(key).is_some_and(|other| same_shape(value, other)))
        }
        (Value::Array(read), Value::Array(written)) => {
            let in_order = || read.iter().zip(written).all(|(read, written)| same_shape(read, written));
            let alike = || {
                let known: BTreeSet<&str> = written.iter().filter_map(word).collect();
                read.iter().all(|item| word(item).is_some_and(|word| known.contains(word)))
            };
            (read.len() == written.len() && in_order()) || alike()
        }
        _ => std::mem::discriminant(read) == std::mem::discriminant(written),
    }
}

/// What kind of word an item of a set is: a text, or a text under a name. Sets hold nothing else.
fn word(item: &Value) -> Option<&str> {
    match item {
        Value::String(_) => Some(""),
        Value::Object(map) if map.len() == 1 => {
            map.iter().find(|(_, value)| value.is_string()).map(|(name, _)| name.as_str())
        }
        _ => None,
    }
}

/// The deepest nesting of brackets in a text, outside strings. Counts also where the JSON is wrong.
pub fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0usize, 0, false, false);
    for byte in text.bytes() {
        if quoted {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quoted = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict(text: &str) -> Result<Value, String> {
        serde_json::from_str::<Strict>(text).map(|strict| strict.0).map_err(|error| error.to_string())
    }

    #[test]
    fn doubtful_json_is_refused() {
        assert!(strict(r#"{"a":1,"b":[null,true,"x",-3]}"#).is_ok());
        for bad in [
            r#"{"a":1,"a":2}"#,
            r#"{"a":{"b":1,"b":1}}"#,
            "1.5",
            "1e3",
            "9007199254740993",
            "-9007199254740993",
        ] {
            assert!(strict(bad).is_err(), "{bad}");
        }
        assert!(serde_json::from_str::<Members<'_>>(r#"{"a":1,"a":2}"#).is_err());
    }

    #[test]
    fn shapes_are_told_apart() {
        let same = |a: &str, b: &str| same_shape(&strict(a).unwrap(), &strict(b).unwrap());
        assert!(same(r#"{"a":" x ","b":[{"c":1}]}"#, r#"{"a":"x","b":[{"c":2}]}"#));
        assert!(same(r#"["b","a","a"]"#, r#"["a","b"]"#), "a set has no order");
        assert!(same(r#"[{"b":"x"},{"a":"y"}]"#, r#"[{"a":"y"},{"b":"x"}]"#));
        assert!(same("[]", "[]"));
        for (a, b) in [
            (r#"["x","y"]"#, r#"{"a":"x","b":"y"}"#),
            (r#"{"word":null}"#, r#""word""#),
            (r#"{"a":{}}"#, r#"{"b":{}}"#),
            (r#"[{"word":null}]"#, r#"["word"]"#),
            (r#"[{"a":["x"]}]"#, r#"[{"a":{"b":"x"}}]"#),
            ("[1]", "[]"),
            (r#"[{"number":"1"}]"#, r#"[{"number":"1","description":null}]"#),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn depth_looks_past_strings() {
        assert_eq!(depth(r#"{"a":["}]",{"b":"\"{"}]}"#), 3);
        assert_eq!(depth(&"[".repeat(70)), 70);
    }
}
