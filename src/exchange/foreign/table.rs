//! A table as text: which letters it is written in, which mark stands between its cells, its rows.

use super::{ForeignError, Unread, Why};
use crate::exchange::LARGEST;

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCode {
    /// As today everywhere.
    Utf8,
    /// As on Windows before (code page 1252): Excel still writes tables so.
    Windows,
}

/// The letters that Windows has where the alphabet of Latin 1 has none, from 0x80 to 0x9f.
const OF_WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, whatever its letters are written in.
pub fn decoded(bytes: &[u8]) -> (String, TextCode) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), TextCode::Utf8),
        Err(_) => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => OF_WINDOWS[usize::from(byte - 0x80)],
                other => char::from(*other),
            };
            (bytes.iter().map(letter).collect(), TextCode::Windows)
        }
    }
}

/// The rows of a table under its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// What stands in the first row.
    pub headings: Vec<String>,
    /// Each row with its line in the file. As many cells as headings.
    pub rows: Vec<(usize, Vec<String>)>,
    /// Rows that could not be read.
    pub unread: Vec<Unread>,
    /// How its letters were written.
    pub code: TextCode,
}

/// The mark that stands most often in the first line, outside quotes.
fn mark(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [0_usize; 3];
    let marks = [b';', b',', b'\t'];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(at) = marks.iter().position(|mark| *mark == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    let best = (0..marks.len()).max_by_key(|at| (counts[*at], std::cmp::Reverse(*at))).unwrap_or(0);
    marks[best]
}

/// Cuts a table into rows. Rows without a single word are passed over.
pub fn rows(bytes: &[u8]) -> Result<Rows, ForeignError> {
    if bytes.len() > LARGEST {
        return Err(ForeignError::TooLarge { size: bytes.len() });
    }
    let (text, code) = decoded(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark(&text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let (mut headings, mut rows, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    let (mut line, mut counted) = (1, 0);
    for record in reader.records() {
        // Text and any number of cells: there is nothing left that could be wrong with a row.
        let Ok(record) = record else { continue };
        // The reader stops before the second half of a line end, so the line is counted here.
        let start = record.position().map_or(counted, |position| position.byte() as usize);
        let ends = text.as_bytes()[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = (start + ends).max(counted);
        line += text.as_bytes()[counted..start].iter().filter(|byte| **byte == b'\n').count();
        counted = start;
        let mut cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if headings.is_empty() {
            headings = cells;
            continue;
        }
        while cells.len() > headings.len() && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() > headings.len() {
            unread.push(Unread { file: None, line, why: Why::OtherLength });
            continue;
        }
        cells.resize(headings.len(), String::new());
        rows.push((line, cells));
    }
    if rows.is_empty() {
        return Err(ForeignError::NoRows);
    }
    Ok(Rows { headings, rows, unread, code })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_quotes_letters_and_empty_rows() {
        let read = |bytes: &[u8]| rows(bytes).unwrap();
        let table =
            read("\u{feff}Nome;Telefono\r\n\"Avis; sede\";0375 1\r\n;\r\nAido\r\na;b;c\r\n".as_bytes());
        assert_eq!(table.headings, ["Nome", "Telefono"]);
        assert_eq!(table.rows[0], (2, vec!["Avis; sede".to_owned(), "0375 1".to_owned()]));
        assert_eq!(table.rows[1].1, ["Aido", ""]);
        assert_eq!(table.unread, [Unread { file: None, line: 5, why: Why::OtherLength }]);
        assert_eq!(read(b"a,b\n1,2\n").headings, ["a", "b"]);
        assert_eq!(read(b"a\tb\n1\t2\n").headings, ["a", "b"]);
        let old = read(b"Nome;Citt\xe0\nL\x92eta;\x80 5\n");
        assert_eq!((old.code, old.rows[0].1[0].as_str()), (TextCode::Windows, "L’eta"));
        assert_eq!(rows(b"Nome;Telefono\n"), Err(ForeignError::NoRows));
    }
}
