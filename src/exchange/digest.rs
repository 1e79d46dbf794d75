//! Hashes: of a whole snapshot, against accidents, and of one record with its revision, to tell which
//! records somebody edited by hand.

use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::strict::{Members, Strict};

const HEX: &[u8; 16] = b"0123456789abcdef";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|b| [HEX[usize::from(b >> 4)], HEX[usize::from(b & 15)]]).map(char::from).collect()
}

/// The digest of canonical text (RFC 8785) given in pieces: `sha-256:` and 64 hexadecimal digits.
#[derive(Default)]
pub struct Running(Sha256);

/// How much is hashed in one call. Browsers replace code by better code only between calls: eight megabytes in a
/// single one would all be hashed by the first, which is several times slower.
const AT_ONCE: usize = 16 << 10;

impl Running {
    /// Adds the next piece.
    pub fn add(&mut self, piece: &str) {
        piece.as_bytes().chunks(AT_ONCE).for_each(|part| self.0.update(part));
    }

    /// The digest of all pieces.
    pub fn finish(self) -> String {
        named(&self.0.finalize())
    }
}

/// How a hash is stated: `sha-256:` and 64 hexadecimal digits.
fn named(hash: &[u8]) -> String {
    format!("sha-256:{}", hex(hash))
}

/// The digest of canonical text.
pub fn of(text: &str) -> String {
    let mut running = Running::default();
    running.add(text);
    running.finish()
}

/// A snapshot in the compact layout of our own writer: its digest stands first and covers the rest as it is.
pub struct Covered<'a> {
    /// The digest that it states.
    pub stated: &'a str,
    /// What the digest is of, but for the brace that opens it.
    rest: &'a str,
}

impl<'a> Covered<'a> {
    /// A snapshot in that layout; `None` in any other.
    pub fn of(text: &'a str) -> Option<Covered<'a>> {
        let (stated, rest) = text.strip_prefix("{\"digest\":\"")?.split_once("\",")?;
        Some(Covered { stated, rest })
    }

    /// The bytes that the digest is of, for whoever hashes by other means.
    pub fn bytes(&self) -> Vec<u8> {
        [b"{", self.rest.as_bytes()].concat()
    }

    /// Whether it is as it was written.
    pub fn holds(&self) -> bool {
        let mut running = Running::default();
        running.add("{");
        running.add(self.rest);
        running.finish() == self.stated
    }

    /// Whether it is as it was written, by the SHA-256 of [`Covered::bytes`].
    pub fn is_stated(&self, hash: &[u8]) -> bool {
        named(hash) == self.stated
    }
}

/// The digest of a document: canonical record by record, so that a large file is in memory only once.
pub(super) fn of_document(members: &Members<'_>) -> Option<String> {
    let mut running = Running::default();
    let rest = members.0.iter().filter(|(key, _)| key != "digest").map(|(key, raw)| (key.as_str(), *raw));
    add_object(&mut running, rest.collect(), RECORD_DEPTH).ok()?;
    Some(running.finish())
}

/// How deep a record lies in a document: below a member, a kind and a list.
const RECORD_DEPTH: u8 = 2;

fn add_object(
    running: &mut Running,
    mut members: Vec<(&str, &RawValue)>,
    depth: u8,
) -> Result<(), serde_json::Error> {
    members.sort_unstable_by_key(|(key, _)| *key);
    running.add("{");
    for (n, (key, raw)) in members.into_iter().enumerate() {
        running.add(if n == 0 { "" } else { "," });
        running.add(&Value::from(key).to_string());
        running.add(":");
        add_value(running, raw, depth)?;
    }
    running.add("}");
    Ok(())
}

fn add_value(running: &mut Running, raw: &RawValue, depth: u8) -> Result<(), serde_json::Error> {
    let text = raw.get();
    if depth > 0 && text.starts_with('{') {
        let members: Members<'_> = serde_json::from_str(text)?;
        let members = members.0.iter().map(|(key, raw)| (key.as_str(), *raw)).collect();
        return add_object(running, members, depth - 1);
    }
    if depth > 0 && text.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(text)?;
        running.add("[");
        for (n, item) in items.into_iter().enumerate() {
            running.add(if n == 0 { "" } else { "," });
            add_value(running, item, depth - 1)?;
        }
        running.add("]");
        return Ok(());
    }
    let Strict(value) = serde_json::from_str(text)?;
    running.add(&value.to_string());
    Ok(())
}

/// The short hash of a record and its revision, both as canonical text: 16 hexadecimal digits.
pub fn sum(record: &str, revision: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(record.as_bytes());
    hash.update(b"\n");
    hash.update(revision.as_bytes());
    hex(&hash.finalize()[..8])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_digest_is_sha_256() {
        let empty = "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(super::of(""), empty);
        assert_eq!(super::sum("{}", "{}").len(), 16);
        // One letter more than is hashed at once: the first and the last block must both be in it.
        let long = "a".repeat(super::AT_ONCE + 1);
        let halves = long.split_at(super::AT_ONCE / 2);
        let mut running = super::Running::default();
        running.add(halves.0);
        running.add(halves.1);
        assert_eq!(running.finish(), super::of(&long));
    }
}
