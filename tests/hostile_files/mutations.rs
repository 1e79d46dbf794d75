//! Ten thousand snapshots with bytes, words and numbers changed at random: never a panic, and what is
//! accepted means the same after it was written. `PROPTEST_CASES` asks for more.

use std::sync::atomic::{AtomicUsize, Ordering};

use filo::exchange::{Layout, Trust, read, read_bytes};
use filo::workspace::merge::clashes;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, FileFailurePersistence, TestRunner};
use serde_json::Value;

use super::bodies::{GOLDEN, SMALL, forged, written};

/// Numbers that break readers.
const NUMBERS: [&str; 18] = [
    "0",
    "-0",
    "1",
    "-1",
    "2",
    "1.5",
    "1e400",
    "-1e-400",
    "255",
    "256",
    "4294967295",
    "4294967296",
    "2147483648",
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "18446744073709551616",
    "00",
];

/// Words that break readers, or mean something where they do not belong.
const WORDS: [&str; 26] = [
    "",
    " ",
    "null",
    "id",
    "plan",
    "plan:1",
    "plan:2",
    "k3v9x2",
    "k3v9x2.aaaaaa:1",
    "k3v9x2.aaaaaa:9",
    "binned",
    "value",
    "dots",
    "rest",
    "seen",
    "2026-02-30",
    "2026-11-23",
    "0001-01-01",
    "+262142-12-31",
    "1970-01-01T00:00:20Z",
    "javascript:alert(1)",
    "__proto__",
    "\\u0000",
    "\\ud800",
    "a\\u0300\\u0323",
    "organization-arca",
];

/// A change to a text. Places are drawn as parts of whatever length the text has by then.
#[derive(Clone, Debug)]
enum Change {
    Flip { at: Index, bit: u8 },
    Delete { from: Index, length: usize },
    Duplicate { from: Index, length: usize, to: Index },
    SwapTokens { one: Index, other: Index },
    DropToken { which: Index },
    Number { which: Index, by: usize },
    Word { which: Index, by: usize },
    CopyToken { from: Index, to: Index },
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        1 => (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Change::Flip { at, bit }),
        1 => (any::<Index>(), 1..80usize).prop_map(|(from, length)| Change::Delete { from, length }),
        1 => (any::<Index>(), 1..400usize, any::<Index>())
            .prop_map(|(from, length, to)| Change::Duplicate { from, length, to }),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Change::SwapTokens { one, other }),
        1 => any::<Index>().prop_map(|which| Change::DropToken { which }),
        2 => (any::<Index>(), 0..NUMBERS.len()).prop_map(|(which, by)| Change::Number { which, by }),
        3 => (any::<Index>(), 0..WORDS.len()).prop_map(|(which, by)| Change::Word { which, by }),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::CopyToken { from, to }),
    ]
}

/// Where the words, numbers and marks of a text begin and end.
fn tokens(text: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
        match text[at] {
            b'"' => {
                at += 1;
                while at < text.len() && text[at] != b'"' {
                    at += if text[at] == b'\\' { 2 } else { 1 };
                }
                at = (at + 1).min(text.len());
            }
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            ref byte if plain(byte) => at += text[at..].iter().take_while(|byte| plain(byte)).count(),
            _ => at += 1,
        }
        found.push((start, at));
    }
    found
}

/// Those that begin with one of some bytes: the words, or the numbers.
fn beginning(text: &[u8], with: impl Fn(u8) -> bool) -> Vec<(usize, usize)> {
    tokens(text).into_iter().filter(|(start, _)| with(text[*start])).collect()
}

fn replaced(text: &mut Vec<u8>, (start, end): (usize, usize), by: &[u8]) {
    text.splice(start..end, by.iter().copied());
}

fn changed(mut text: Vec<u8>, change: &Change) -> Vec<u8> {
    if text.is_empty() {
        return text;
    }
    let span = |text: &[u8], from: &Index, length: usize| {
        let start = from.index(text.len());
        (start, (start + length).min(text.len()))
    };
    match change {
        Change::Flip { at, bit } => {
            let at = at.index(text.len());
            text[at] ^= 1 << bit;
        }
        Change::Delete { from, length } => {
            let gone = span(&text, from, *length);
            replaced(&mut text, gone, b"");
        }
        Change::Duplicate { from, length, to } => {
            let (start, end) = span(&text, from, *length);
            let copy = text[start..end].to_vec();
            let to = to.index(text.len());
            replaced(&mut text, (to, to), &copy);
        }
        Change::SwapTokens { one, other } => {
            let all = tokens(&text);
            if !all.is_empty() {
                let (one, other) = (*one.get(&all), *other.get(&all));
                let (first, second) = (one.min(other), one.max(other));
                let (early, late) = (text[first.0..first.1].to_vec(), text[second.0..second.1].to_vec());
                replaced(&mut text, second, &early);
                replaced(&mut text, first, &late);
            }
        }
        Change::DropToken { which } => {
            let all = tokens(&text);
            if !all.is_empty() {
                replaced(&mut text, *which.get(&all), b"");
            }
        }
        Change::Number { which, by } => {
            let numbers = beginning(&text, |byte| byte.is_ascii_digit() || byte == b'-');
            if !numbers.is_empty() {
                replaced(&mut text, *which.get(&numbers), NUMBERS[*by].as_bytes());
            }
        }
        Change::Word { which, by } => {
            let words = beginning(&text, |byte| byte == b'"');
            if !words.is_empty() {
                replaced(&mut text, *which.get(&words), format!("\"{}\"", WORDS[*by]).as_bytes());
            }
        }
        Change::CopyToken { from, to } => {
            let words = beginning(&text, |byte| byte == b'"');
            if !words.is_empty() {
                let (start, end) = *from.get(&words);
                let copy = text[start..end].to_vec();
                replaced(&mut text, *to.get(&words), &copy);
            }
        }
    }
    text
}

/// The same document with a digest that holds, where it still is one: then dots are believed.
fn resealed(text: Vec<u8>) -> Vec<u8> {
    match serde_json::from_slice::<Value>(&text) {
        Ok(tree) if tree.is_object() => forged(&tree).into_bytes(),
        Ok(_) | Err(_) => text,
    }
}

#[test]
fn ten_thousand_changed_snapshots_never_panic_and_what_is_accepted_lasts() {
    let kept = FileFailurePersistence::Direct("tests/hostile_files.regressions");
    let config = Config::default();
    let cases = config.cases.max(10_000);
    let config =
        Config { cases, failure_persistence: Some(Box::new(kept)), max_shrink_iters: 2_000, ..config };
    let bases = [GOLDEN.as_bytes().to_vec(), SMALL.as_bytes().to_vec()];
    let known = bases.clone().map(|base| read_bytes(&base, Trust::File).unwrap().workspace);
    let strategy =
        (prop::bool::weighted(0.2), prop::collection::vec(change(), 1..5), prop::bool::weighted(0.7));
    let taken = AtomicUsize::new(0);
    TestRunner::new(config)
        .run(&strategy, |(large, changes, sealed)| {
            let base = usize::from(large);
            let text = changes.iter().fold(bases[base].clone(), changed);
            let text = if sealed { resealed(text) } else { text };
            for trust in [Trust::File, Trust::OwnStorage] {
                let Ok(reading) = read_bytes(&text, trust) else { continue };
                taken.fetch_add(1, Ordering::Relaxed);
                let again = read(&written(&reading.workspace, Layout::Compact), Trust::File).unwrap();
                prop_assert_eq!(&again.workspace, &reading.workspace);
                prop_assert!(again.offered.is_empty());
                if clashes(&known[base], &reading.workspace).is_empty() {
                    let merged = known[base].merged(&reading.workspace);
                    prop_assert_eq!(&merged, &reading.workspace.merged(&known[base]));
                    // Not that a second merge changes nothing: a `seen` that lies can cost that (`merge_laws`).
                    let kept = read(&written(&merged, Layout::Compact), Trust::File).unwrap();
                    prop_assert_eq!(&kept.workspace, &merged);
                }
            }
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    let taken = taken.into_inner();
    assert!(taken > cases as usize / 5, "only {taken} of {cases} were accepted at all: they test nothing");
}
