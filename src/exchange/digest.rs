//! Hashes: of a whole snapshot, against accidents, and of one record with its revision, to tell which
//! records somebody edited by hand.

use sha2::{Digest, Sha256};

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
        format!("sha-256:{}", hex(&self.0.finalize()))
    }
}

/// The digest of canonical text.
pub fn of(text: &str) -> String {
    let mut running = Running::default();
    running.add(text);
    running.finish()
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
