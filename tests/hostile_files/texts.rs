//! What is no snapshot at all, or not one to import: looked at from outside, before any record.

use filo::exchange::{DEEPEST, LARGEST, ReadError, Trust, digest, read, read_bytes};

use super::bodies::{GOLDEN, PLAN, accepted, refusal, refusal_of_bytes, said};

/// A text, and what it is refused with.
const NONSENSE: &[(&str, &str)] = &[
    ("", "empty"),
    (" \r\n\t ", "empty"),
    ("\u{feff}", "empty"),
    ("null", "not ours"),
    ("true", "not ours"),
    ("42", "not ours"),
    ("-", "not json 1:1"),
    ("[]", "not ours"),
    ("[{\"kind\":\"filo.snapshot\"}]", "not ours"),
    ("\"testo\"", "not ours"),
    ("{}", "not ours"),
    ("{\"a\"", "truncated"),
    ("ciao", "not json 1:1"),
    ("'kind'", "not json 1:1"),
    ("<!doctype html><html></html>", "not json 1:1"),
    ("PK\u{3}\u{4}", "not json 1:1"),
    ("nome;telefono\nNil;0375", "not json 1:2"),
    ("{\"kind\":NaN}", "not json 1:9"),
    ("{\"kind\":\"filo.snapshot\",}", "not json 1:25"),
    ("{\"kind\":\"filo.snapshot\"} {}", "not json 1:26"),
    ("// filo\n{}", "not json 1:1"),
    ("{\"kind\":\"filo.snapshot\",\"kind\":\"filo.snapshot\"}", ": the key \"kind\" twice"),
    (
        "{\"type\":\"excalidraw\",\"version\":2,\"source\":\"https://excalidraw.com\",\"elements\":[],\"files\":{}}",
        "not ours",
    ),
    ("{\"type\":\"FeatureCollection\",\"features\":[]}", "not ours"),
    ("{\"format\":1}", "not ours"),
    ("{\"kind\":null,\"format\":1}", "not ours"),
    ("{\"kind\":5,\"format\":1}", "not ours"),
    ("{\"kind\":\"Filo.Snapshot\",\"format\":1}", "not ours"),
    ("{\"kind\":\"filo.sealed\",\"format\":1}", "sealed"),
    ("{\"kind\":\"filo.snapshot\"}", "format: missing"),
    ("{\"kind\":\"filo.snapshot\",\"format\":0}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":\"1\"}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":1.0}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":-1}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":null}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":1e400}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":99999999999999999999}", "format: not a whole number"),
    ("{\"kind\":\"filo.snapshot\",\"format\":2,\"tomorrow\":[[[1.5]]]}", "newer 2"),
    ("{\"kind\":\"filo.snapshot\",\"format\":4294967297}", "newer 4294967297"),
    ("{\"kind\":\"filo.snapshot\",\"format\":1,\"edition\":\"public\"}", "public"),
    ("{\"kind\":\"filo.snapshot\",\"format\":1}", "edition: missing"),
];

#[test]
fn nonsense_is_refused_with_the_right_words() {
    for (text, expected) in NONSENSE {
        let found = refusal(text);
        assert!(found.starts_with(expected), "{text}: {found}, not {expected}");
    }
}

#[test]
fn other_encodings_are_not_text() {
    let utf16 = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let text = format!("{}{GOLDEN}", if mark { "\u{feff}" } else { "" });
        text.encode_utf16().flat_map(order).collect()
    };
    assert_eq!(refusal_of_bytes(&utf16(u16::to_le_bytes, true)), "not text");
    assert_eq!(refusal_of_bytes(&utf16(u16::to_be_bytes, true)), "not text");
    assert!(read_bytes(&utf16(u16::to_le_bytes, false), Trust::File).is_err());
    let latin: Vec<u8> = PLAN.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(0xe0)).collect();
    assert_eq!(refusal_of_bytes(&latin), "not text");
    for wrong in [&b"{\"kind\":\"\xff\"}"[..], b"{\"kind\":\"\xc0\xaf\"}", b"{\"kind\":\"\xed\xa0\x80\"}"] {
        assert_eq!(refusal_of_bytes(wrong), "not text");
    }
    let marked = format!("\u{feff}{GOLDEN}");
    assert_eq!(accepted(&marked), accepted(GOLDEN), "a mark of the order of bytes is not an error");
    assert_eq!(refusal(&format!("\u{feff}{marked}")), "not json 1:1", "two are");
}

#[test]
fn a_file_that_ends_in_the_middle_is_truncated() {
    let bytes = PLAN.trim_end().as_bytes();
    for end in (997..bytes.len()).step_by(997) {
        assert_eq!(refusal_of_bytes(&bytes[..end]), "truncated", "after {end} bytes");
    }
    let inside = PLAN.char_indices().find(|(_, c)| c.len_utf8() == 3).unwrap().0;
    for end in [inside + 1, inside + 2, bytes.len() - 1] {
        assert_eq!(refusal_of_bytes(&bytes[..end]), "truncated", "after {end} bytes");
    }
}

#[test]
fn what_is_too_large_is_not_even_looked_at() {
    // Zeros that nobody reads take no memory.
    let zeros = vec![0; LARGEST + 1];
    for trust in [Trust::File, Trust::OwnStorage] {
        assert_eq!(read_bytes(&zeros, trust), Err(ReadError::TooLarge { size: LARGEST + 1 }));
    }
}

#[test]
fn what_nests_too_deep_is_refused_before_it_is_read() {
    let nested = |open: &str, close: &str, depth: usize| open.repeat(depth) + "1" + &close.repeat(depth);
    assert_eq!(refusal(&nested("[", "]", DEEPEST)), "not ours");
    for depth in [DEEPEST + 1, 5_000] {
        assert_eq!(refusal(&nested("[", "]", depth)), "too deep");
        assert_eq!(refusal(&nested("{\"a\":", "}", depth)), "too deep");
        assert_eq!(refusal(&"[".repeat(depth)), "too deep");
        assert_eq!(refusal(&"{\"a\":[".repeat(depth)), "too deep");
    }
    let quoted = GOLDEN.replace("Facilitatrice Bozzolo", &"[{".repeat(100));
    assert_eq!(accepted(&quoted).offered.len(), 1, "brackets inside a text are text");
}

#[test]
fn a_digest_that_holds_opens_no_other_door() {
    let nested = "[".repeat(5_000) + &"]".repeat(5_000);
    let rest = format!(
        "\"edition\":\"backup\",\"erased\":{{}},\"format\":1,\"kind\":\"filo.snapshot\",\"records\":{{\"devices\":\
         [{{\"binned\":{nested},\"id\":\"k3v9x2\",\"name\":\"Ufficio\"}}]}},\"revisions\":{{}},\"scope\":\
         {{\"micro_territories\":null,\"records\":null}},\"written\":{{\"at\":\"2026-11-23T18:00:00Z\",\"by\":\"x\"}}}}"
    );
    let text = format!("{{\"digest\":\"{}\",{rest}", digest::of(&format!("{{{rest}")));
    assert_eq!(refusal(&text), "too deep");
    let own = read(&text, Trust::OwnStorage).unwrap_or_else(|error| panic!("{}", said(&error)));
    assert_eq!(own.set_aside.len(), 1, "where it cannot be refused it is set aside");
}
