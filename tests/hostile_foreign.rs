//! Files that others wrote, damaged in every way: read or refused in a fact, never a panic, the same every time.

#![allow(clippy::unwrap_used, reason = "a sample that cannot be read fails where it stands")]

use filo::domain::Kind;
use filo::exchange::foreign::{
    Columns, FileSort, Foreign, ForeignError, HsdsReading, Places, read_package, recognise_bytes, rows,
};
use proptest::prelude::*;

const DIRECTORY: &str = r#"{"version":"3.1","contents":[{"id":"s1","name":"Servizio","status":"active","minimum_age":6,
"organization":{"id":"o1","name":"Ente","description":"x","phones":[{"number":"0375 1234"}]},"email":"a@b.it","url":null,
"schedules":[{"freq":"WEEKLY","byday":"MO,TU","opens_at":"09:00","closes_at":"12:00"}],"attributes":[{"label":"x"}],
"service_at_locations":[{"location":{"id":"l1","location_type":"physical","latitude":44.9,"longitude":10.5,
"addresses":[{"address_1":"via Roma","city":"Viadana","postal_code":"46019"}]}}],"cost_options":[{"amount":3.5}]}]}"#;

const TABLE: &str =
    "Nome;Telefono;Orari;Comune\r\n\"Avis; sede\";0375 1 (mattina) | 0375 22;lun;Viadana\r\nÈ;;;\r\n";

/// One way of damaging bytes: where, how, with what.
type Damage = (prop::sample::Index, u8, u8);

fn damaged(sample: &str, damages: &[Damage]) -> Vec<u8> {
    const PIECES: [&[u8]; 10] =
        [b"null", b"[", b"{", b"\"", b"1e999", b"\\ud800", b"\0", b";;\n", b"\xff\xfe", b"\"id\":\"s1\","];
    let mut bytes = sample.as_bytes().to_vec();
    for (at, how, what) in damages {
        let at = at.index(bytes.len() + 1).min(bytes.len().saturating_sub(1));
        match how % 5 {
            0 if !bytes.is_empty() => bytes[at] = *what,
            1 => bytes.truncate(at),
            2 => {
                bytes.splice(at..at, PIECES[*what as usize % PIECES.len()].iter().copied());
            }
            3 if !bytes.is_empty() => {
                let end = (at + *what as usize % 16).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + *what as usize).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

fn read_any(name: &str, bytes: &[u8]) -> Option<Result<Foreign, ForeignError>> {
    match recognise_bytes(name, bytes) {
        FileSort::Ours => None,
        FileSort::Other(other) => Some(Err(ForeignError::Other(other))),
        FileSort::Hsds => {
            let text = std::str::from_utf8(bytes).ok()?;
            Some(HsdsReading::begin(text, Places::default(), "prova").and_then(HsdsReading::finish))
        }
        FileSort::Table => Some(
            rows(bytes)
                .and_then(|rows| Columns::guess(rows, None, |_| Vec::new()).read(Places::default(), "prova")),
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn a_damaged_file_is_read_or_refused_and_never_stops_the_app(
        table in any::<bool>(),
        named in any::<bool>(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..8),
    ) {
        let bytes = damaged(if table { TABLE } else { DIRECTORY }, &damages);
        let name = if named { "elenco.csv" } else { "elenco" };
        let first = read_any(name, &bytes);
        prop_assert_eq!(&first, &read_any(name, &bytes));
        if let Some(Ok(foreign)) = first {
            prop_assert!(!foreign.offered.is_empty());
            for one in foreign.offered {
                // What came of it is a record that our own files could hold.
                let map = one.record.fields().to_map();
                prop_assert_eq!(one.record.kind().read_map(map).unwrap(), one.record);
            }
        }
    }

    #[test]
    fn a_damaged_table_of_a_package_never_stops_the_app(
        damages in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..6),
        which in 0_usize..3,
    ) {
        let files = [
            ("services.csv", "id,name,status,organization_id\ns1,Uno,active,o1\n"),
            ("organizations.csv", "id,name\no1,Ente\n"),
            ("phones.csv", "id,service_id,number\np1,s1,0375 1\np2,p2,1\n"),
        ];
        let file = |(n, (name, text)): (usize, &(&str, &str))| {
            let bytes = if n == which { damaged(text, &damages) } else { text.as_bytes().to_vec() };
            ((*name).to_owned(), bytes)
        };
        let files: Vec<(String, Vec<u8>)> = files.iter().enumerate().map(file).collect();
        prop_assert_eq!(
            read_package(&files, Places::default(), "x"),
            read_package(&files, Places::default(), "x")
        );
    }
}

#[test]
fn deep_and_long_files_are_refused_in_facts() {
    let deep = format!("[{}{}]", "[".repeat(200), "]".repeat(200));
    let reading = HsdsReading::begin(&deep, Places::default(), "x").map(|_| ());
    assert_eq!(reading, Err(ForeignError::TooDeep));
    let wide = format!(
        "[{{\"name\":\"x\",{}}}]",
        (0..5000).map(|n| format!("\"k{n}\":1")).collect::<Vec<_>>().join(",")
    );
    let foreign = HsdsReading::begin(&wide, Places::default(), "x").and_then(HsdsReading::finish).unwrap();
    assert!(foreign.report.noted.len() <= 201, "names are counted up to a bound");
    let note = foreign.offered[0].record.fields().field("note").unwrap();
    assert!(note.as_str().unwrap().contains("k4999: 1"), "and nothing of it is lost");
}

/// A directory of many services, for looking at how long it takes: `cargo test --release -- --ignored --nocapture`.
fn many(count: usize) -> String {
    let service = |n: usize| {
        format!(
            r#"{{"id":"s{n}","name":"Servizio {} numero {n}","status":"active","description":"Che cosa fa il servizio {n}.",
"organization":{{"id":"o{}","name":"Ente {}","description":"Un ente"}},"phones":[{{"number":"0375 {:06}"}}],
"schedules":[{{"freq":"WEEKLY","byday":"MO,TH","opens_at":"09:00","closes_at":"12:00"}}],"licenses":"nessuna"}}"#,
            n % 97,
            n % 500,
            n % 500,
            n
        )
    };
    format!("[{}]", (0..count).map(service).collect::<Vec<_>>().join(","))
}

#[test]
fn a_large_directory_is_read_in_pieces_and_nothing_is_missing() {
    let text = many(3000);
    let mut reading = HsdsReading::begin(&text, Places::default(), "x").unwrap();
    let mut turns = 0;
    while reading.step(250) {
        turns += 1;
        assert_eq!(reading.progress(), (turns * 250, 3000));
    }
    let foreign = reading.finish().unwrap();
    assert_eq!((foreign.report.services, foreign.report.organizations), (3000, 500));
    assert_eq!(foreign.report.noted["service.licenses"], 3000);
    assert_eq!(foreign.offered.iter().filter(|one| one.record.kind() == Kind::Service).count(), 3000);
}
