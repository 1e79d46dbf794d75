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
    let mut document = OfDocument::new(members);
    while document.step(usize::MAX) {}
    document.finish()
}

/// The digest of a document, made in pieces.
pub(super) struct OfDocument<'a> {
    running: Running,
    pieces: std::vec::IntoIter<Piece<'a>>,
    total: usize,
    holds: bool,
}

/// Canonical text as it is, then a value whose canonical text is yet to be made.
struct Piece<'a>(String, Option<&'a RawValue>);

impl<'a> OfDocument<'a> {
    /// Nothing of a document is hashed yet. Its own digest is no part of it.
    pub fn new(members: &Members<'a>) -> Self {
        let mut rest: Vec<(&str, &'a RawValue)> =
            members.0.iter().map(|(key, raw)| (key.as_str(), *raw)).collect();
        rest.retain(|(key, _)| *key != "digest");
        let mut pieces = Vec::new();
        spread(&mut pieces, "", rest, |pieces, before, raw| match serde_json::from_str(raw.get()) {
            Ok(Members(kinds, _)) => spread_lists(pieces, before, &kinds),
            Err(_) => spread_members(pieces, before, raw),
        });
        OfDocument {
            running: Running::default(),
            total: pieces.len(),
            pieces: pieces.into_iter(),
            holds: true,
        }
    }

    /// Hashes so many pieces more. False when none is left, or one is not to be hashed.
    pub fn step(&mut self, count: usize) -> bool {
        for Piece(text, value) in self.pieces.by_ref().take(count) {
            self.running.add(&text);
            match value.map(|raw| serde_json::from_str::<Strict>(raw.get())) {
                Some(Ok(Strict(value))) => self.running.add(&value.to_string()),
                Some(Err(_)) => self.holds = false,
                None => {}
            }
        }
        self.holds && self.pieces.len() > 0
    }

    /// How many pieces are hashed, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.pieces.len(), self.total)
    }

    /// The digest; `None` for a document that has none.
    pub fn finish(self) -> Option<String> {
        self.holds.then(|| self.running.finish())
    }
}

/// The members of an object in canonical order, each written by `value`, which is given what stands before it.
fn spread<'a, T>(
    pieces: &mut Vec<Piece<'a>>,
    before: &str,
    mut members: Vec<(&str, T)>,
    value: impl Fn(&mut Vec<Piece<'a>>, String, T),
) {
    members.sort_unstable_by_key(|(key, _)| *key);
    let mut before = format!("{before}{{");
    for (key, inner) in members {
        value(pieces, format!("{before}{}:", Value::from(key)), inner);
        before = ",".to_owned();
    }
    let end = if before == "," { "}".to_owned() } else { before + "}" };
    pieces.push(Piece(end, None));
}

/// A member of the document: an object by its members, such as the revisions; anything else whole.
fn spread_members<'a>(pieces: &mut Vec<Piece<'a>>, before: String, raw: &'a RawValue) {
    match serde_json::from_str::<Members<'a>>(raw.get()) {
        Ok(Members(members, _)) => {
            let members = members.iter().map(|(key, raw)| (key.as_str(), *raw)).collect();
            spread(pieces, &before, members, |pieces, before, raw| pieces.push(Piece(before, Some(raw))));
        }
        Err(_) => pieces.push(Piece(before, Some(raw))),
    }
}

/// The records: lists by kind, one record after the other.
fn spread_lists<'a>(pieces: &mut Vec<Piece<'a>>, before: String, kinds: &[(String, Vec<&'a RawValue>)]) {
    let kinds = kinds.iter().map(|(key, records)| (key.as_str(), records)).collect();
    spread(pieces, &before, kinds, |pieces, before, records: &Vec<&'a RawValue>| {
        let mut before = before + "[";
        for record in records {
            pieces.push(Piece(std::mem::replace(&mut before, ",".to_owned()), Some(record)));
        }
        let end = if records.is_empty() { before + "]" } else { "]".to_owned() };
        pieces.push(Piece(end, None));
    });
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
