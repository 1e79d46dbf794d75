//! Sealed files: a snapshot closed with a passphrase. Here are the text and its rules; the ciphers are the browser's.
//!
//! The key is PBKDF2 with SHA-256 over the passphrase (without white space at its ends, NFC, UTF-8), 256 bits long; the
//! text of the snapshot is closed with AES-256-GCM, its tag of 128 bits at the end of `data`. What is authenticated
//! beside it is the header: the UTF-8 bytes of the document without `data` and `digest`, as RFC 8785 writes it:
//!
//! ```json
//! {"cipher":"AES-256-GCM","format":1,"iv":"…","key":{"derivation":"PBKDF2-SHA-256","iterations":1000000,"salt":"…"},"kind":"filo.sealed"}
//! ```
//!
//! `digest` is that of every snapshot, over the document without it. It says nothing of the passphrase and protects
//! from no forger, but tells a file that was damaged on its way from a passphrase that is not the right one.

use std::ops::RangeInclusive;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::composed;

use super::read::{exact, member, members, parse};
use super::reading::{Fault, Problem, ReadError};
use super::strict;
use super::{DEEPEST, FORMAT, LARGEST, SEALED_KIND, digest};

/// How much work a guess at the passphrase may cost: less protects nobody, more would stop a device for minutes.
pub const ITERATIONS: RangeInclusive<u32> = 600_000..=10_000_000;

/// How much work we make it cost.
pub const OUR_ITERATIONS: u32 = 1_000_000;

/// The fewest characters of a passphrase that we close a file with.
pub const SHORTEST_PASSPHRASE: usize = 10;

const CIPHER: &str = "AES-256-GCM";
const DERIVATION: &str = "PBKDF2-SHA-256";
const SALT: RangeInclusive<usize> = 16..=64;
const IV: usize = 12;
const TAG: usize = 16;

/// Why a sealed file cannot be opened, whatever the passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealError {
    /// It cannot be read as any file of ours.
    Read(ReadError),
    /// It is not as it was written: its digest fails, or a part has a length that it cannot have.
    Damaged,
    /// It was closed in a way that this version does not know.
    UnknownAlgorithm(String),
    /// A guess at its passphrase costs so little that it is closed in name only, or so much that a device would stand still.
    Iterations(u64),
}

impl From<ReadError> for SealError {
    fn from(error: ReadError) -> Self {
        SealError::Read(error)
    }
}

/// How a file is closed, within what we accept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// How often the passphrase is worked through.
    pub iterations: u32,
    /// What makes the key another one in each file.
    pub salt: Vec<u8>,
    /// The number used once.
    pub iv: Vec<u8>,
}

/// A sealed file that can be opened with its passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// How it is closed.
    pub parameters: Parameters,
    /// The closed text, its tag at the end.
    pub data: Vec<u8>,
}

/// The members of the file. They stand in the order of RFC 8785, so that the written text is canonical.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedText {
    cipher: String,
    data: String,
    digest: String,
    format: u32,
    iv: String,
    key: KeyText,
    kind: String,
}

/// How the key is made.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyText {
    derivation: String,
    iterations: u64,
    salt: String,
}

/// What is authenticated beside the closed text, in the same order.
#[derive(Serialize)]
struct HeaderText<'a> {
    cipher: &'a str,
    format: u32,
    iv: &'a str,
    key: &'a KeyText,
    kind: &'a str,
}

/// What the digest covers, in the same order.
#[derive(Serialize)]
struct CoveredText<'a> {
    cipher: &'a str,
    data: &'a str,
    format: u32,
    iv: &'a str,
    key: &'a KeyText,
    kind: &'a str,
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain texts and numbers are JSON")
}

impl SealedText {
    fn digest(&self) -> String {
        let SealedText { cipher, data, digest: _, format, iv, key, kind } = self;
        digest::of(&json(&CoveredText { cipher, data, format: *format, iv, key, kind }))
    }
}

impl Parameters {
    /// Those of a new file. Salt and number must be fresh: used twice, they give away what is closed.
    pub fn fresh(salt: [u8; 16], iv: [u8; IV]) -> Parameters {
        Parameters { iterations: OUR_ITERATIONS, salt: salt.to_vec(), iv: iv.to_vec() }
    }

    fn key(&self) -> KeyText {
        let iterations = self.iterations.into();
        KeyText { derivation: DERIVATION.to_owned(), iterations, salt: BASE64.encode(&self.salt) }
    }

    /// The header as it is authenticated.
    pub fn authenticated(&self) -> String {
        let (iv, key) = (BASE64.encode(&self.iv), self.key());
        json(&HeaderText { cipher: CIPHER, format: FORMAT, iv: &iv, key: &key, kind: SEALED_KIND })
    }
}

/// The bytes that a passphrase stands for: a telephone adds spaces, and systems write «è» in two ways.
pub fn passphrase_bytes(passphrase: &str) -> Vec<u8> {
    composed(passphrase.trim()).into_bytes()
}

/// Whether a passphrase may close a file.
pub fn is_long_enough(passphrase: &str) -> bool {
    composed(passphrase.trim()).chars().count() >= SHORTEST_PASSPHRASE
}

/// Writes a file that was closed under these parameters.
pub fn write_sealed(parameters: &Parameters, data: &[u8]) -> String {
    let mut text = SealedText {
        cipher: CIPHER.to_owned(),
        data: BASE64.encode(data),
        digest: String::new(),
        format: FORMAT,
        iv: BASE64.encode(&parameters.iv),
        key: parameters.key(),
        kind: SEALED_KIND.to_owned(),
    };
    text.digest = text.digest();
    let SealedText { cipher, data, digest, format, iv, key, kind } = &text;
    format!(
        "{{\n  \"kind\": \"{kind}\",\n  \"format\": {format},\n  \"cipher\": \"{cipher}\",\n  \"key\": {},\n  \"iv\": \"{iv}\",\n  \"digest\": \"{digest}\",\n  \"data\": \"{data}\"\n}}\n",
        json(key)
    )
}

/// Whether bytes may be a sealed file, at a glance: all but its `data` is short, so what it is stands near an end.
pub fn may_be_sealed(bytes: &[u8]) -> bool {
    const NEAR: usize = 4 << 10;
    let says = |part: &[u8]| part.windows(SEALED_KIND.len()).any(|window| window == SEALED_KIND.as_bytes());
    says(&bytes[..bytes.len().min(NEAR)]) || says(&bytes[bytes.len().saturating_sub(NEAR)..])
}

/// Reads a sealed file as far as anybody can who does not know its passphrase.
pub fn read_sealed(text: &str) -> Result<Sealed, SealError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooLarge { size: text.len() }.into());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if strict::depth(text) > DEEPEST {
        return Err(ReadError::TooDeep.into());
    }
    let members = members(text)?;
    let word = |name| member(&members, name).map(|raw| serde_json::from_str::<Value>(raw.get()));
    if !matches!(word("kind"), Some(Ok(Value::String(kind))) if kind == SEALED_KIND) {
        return Err(ReadError::NotOurs.into());
    }
    if let Some(Ok(format)) = word("format")
        && let Some(found) = format.as_u64().filter(|found| *found > u64::from(FORMAT))
    {
        return Err(ReadError::Newer { found }.into());
    }
    let sealed: SealedText = exact(parse(text)?).map_err(impossible)?;
    if sealed.digest() != sealed.digest {
        return Err(SealError::Damaged);
    }
    for (found, known) in [(&sealed.cipher, CIPHER), (&sealed.key.derivation, DERIVATION)] {
        if found != known {
            return Err(SealError::UnknownAlgorithm(found.chars().take(40).collect()));
        }
    }
    let iterations = u32::try_from(sealed.key.iterations).ok().filter(|count| ITERATIONS.contains(count));
    let iterations = iterations.ok_or(SealError::Iterations(sealed.key.iterations))?;
    let bytes = |text: &str| BASE64.decode(text).map_err(|_| SealError::Damaged);
    let (salt, iv, data) = (bytes(&sealed.key.salt)?, bytes(&sealed.iv)?, bytes(&sealed.data)?);
    if sealed.format != FORMAT || !SALT.contains(&salt.len()) || iv.len() != IV || data.len() < TAG {
        return Err(SealError::Damaged);
    }
    Ok(Sealed { parameters: Parameters { iterations, salt, iv }, data })
}

fn impossible(fault: Fault) -> SealError {
    SealError::Read(ReadError::Invalid(vec![Problem::new(String::new(), fault)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters() -> Parameters {
        Parameters::fresh([7; 16], [9; 12])
    }

    fn text() -> String {
        write_sealed(&parameters(), b"closed text and its tag of 16 bytes")
    }

    /// The text with something else in it and, where somebody forges, a digest that holds.
    fn changed(from: &str, to: &str, forged: bool) -> String {
        let text = text().replacen(from, to, 1);
        if !forged {
            return text;
        }
        let mut document: SealedText = serde_json::from_str(&text).unwrap();
        document.digest = document.digest();
        json(&document)
    }

    fn refused(text: &str) -> SealError {
        read_sealed(text).unwrap_err()
    }

    #[test]
    fn what_is_written_is_read() {
        let sealed = read_sealed(&text()).unwrap();
        assert_eq!(sealed.parameters, parameters());
        assert!(may_be_sealed(text().as_bytes()) && !may_be_sealed(b"{}"));
        assert_eq!(sealed.data, b"closed text and its tag of 16 bytes");
        // Who mails a file may wrap and indent it: the same values are the same file.
        let document: Value = serde_json::from_str(&text()).unwrap();
        assert_eq!(read_sealed(&document.to_string()).unwrap(), sealed);
    }

    #[test]
    fn the_header_is_authenticated_in_one_way_of_writing() {
        let header = "{\"cipher\":\"AES-256-GCM\",\"format\":1,\"iv\":\"CQkJCQkJCQkJCQkJ\",\"key\":{\"derivation\":\"PBKDF2-SHA-256\",\"iterations\":1000000,\"salt\":\"BwcHBwcHBwcHBwcHBwcHBw==\"},\"kind\":\"filo.sealed\"}";
        assert_eq!(parameters().authenticated(), header);
        let value: Value = serde_json::from_str(header).unwrap();
        assert_eq!(serde_json_canonicalizer::to_string(&value).unwrap(), header);
    }

    #[test]
    fn a_file_that_is_not_as_it_was_written_is_damaged() {
        for (from, to) in [("BwcH", "BwcI"), ("CQkJ", "CQkK"), ("Y2xv", "Y2xw"), ("1000000", "1000001")] {
            assert_eq!(refused(&changed(from, to, false)), SealError::Damaged, "{from}");
        }
        assert_eq!(refused(&changed("CQkJCQkJCQkJCQkJ", "CQkJ", true)), SealError::Damaged);
        assert_eq!(refused(&changed("BwcHBwcHBwcHBwcHBwcHBw==", "BwcHBw==", true)), SealError::Damaged);
        assert_eq!(refused(&write_sealed(&parameters(), b"short")), SealError::Damaged);
    }

    #[test]
    fn what_would_stop_a_device_or_protects_nobody_is_refused_before_any_work() {
        let costing = |count: &str| refused(&changed("1000000", count, true));
        assert_eq!(costing("1000000000"), SealError::Iterations(1_000_000_000));
        assert_eq!(costing("10000001"), SealError::Iterations(10_000_001));
        assert_eq!(costing("599999"), SealError::Iterations(599_999));
        assert!(read_sealed(&changed("1000000", "600000", true)).is_ok());
    }

    #[test]
    fn another_way_of_closing_is_named() {
        let unknown = SealError::UnknownAlgorithm("AES-128-CBC".to_owned());
        assert_eq!(refused(&changed("AES-256-GCM", "AES-128-CBC", true)), unknown);
    }

    #[test]
    fn what_is_no_sealed_file_is_refused_as_every_file_is() {
        let text = text();
        assert_eq!(refused(&text[..text.len() / 2]), ReadError::Truncated.into());
        assert_eq!(refused("{\"kind\":\"filo.snapshot\"}"), ReadError::NotOurs.into());
        assert_eq!(
            refused(&changed("\"format\": 1", "\"format\": 2", false)),
            ReadError::Newer { found: 2 }.into()
        );
        let more = text.replacen("\"iv\"", "\"hint\": \"nonna\",\n  \"iv\"", 1);
        assert!(matches!(refused(&more), SealError::Read(ReadError::Invalid(_))));
        let twice = text.replacen("\"iv\"", "\"iv\": \"\",\n  \"iv\"", 1);
        assert!(matches!(refused(&twice), SealError::Read(_)));
    }

    #[test]
    fn a_passphrase_is_one_however_it_is_typed() {
        assert_eq!(passphrase_bytes(" perche\u{301} no "), "perché no".as_bytes());
        assert!(is_long_enough("dieci lett") && !is_long_enough("  nove le   "));
    }
}
