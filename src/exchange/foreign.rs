//! What others wrote: directories in HSDS 3.x (JSON and the tabular package) and tables of any making. What
//! has a place here gets it, the rest becomes a note and is counted; nothing is merged, all is offered.

mod columns;
mod gathering;
mod hsds;
mod item;
mod location;
mod onto;
mod organization;
mod package;
mod places;
mod service;
mod table;

use std::collections::BTreeMap;

use super::Offered;
use crate::domain::Kind;

pub use columns::{Column, Columns, TABLES, Use, fields_of};
pub use gathering::is_of_others;
pub use hsds::HsdsReading;
pub use onto::onto;
pub use package::{is_package, read_package};
pub use places::Places;
pub use table::{Rows, TextCode, decoded, rows};

/// How many rows that could not be read are named; the others are counted.
const MOST_UNREAD: usize = 100;

/// How many names of unknown fields are told apart.
const MOST_NAMES: usize = 200;

/// What kind of file somebody brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSort {
    /// One of ours, or something that pretends to be: our own reader says what is wrong with it.
    Ours,
    /// A directory in JSON.
    Hsds,
    /// A table.
    Table,
    /// What no list of anything comes in.
    Other(OtherFile),
}

/// A file of another program, known by its first bytes, in which nothing is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherFile {
    /// A calendar (iCalendar), ours too.
    Calendar,
    /// A compressed archive (ZIP): those of spreadsheets and text documents are too.
    Archive,
    /// A document for reading (PDF).
    Document,
}

/// How such files begin.
const BEGINNINGS: [(&[u8], OtherFile); 3] = [
    (b"BEGIN:VCALENDAR", OtherFile::Calendar),
    (b"PK\x03\x04", OtherFile::Archive),
    (b"%PDF-", OtherFile::Document),
];

/// Why a file of others is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignError {
    /// It ends in the middle, or is not JSON: where, from 1.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Nested too deep.
    TooDeep,
    /// JSON without a service, an organisation or a place in it.
    NoDirectory,
    /// A table without a row under its headings.
    NoRows,
    /// A table without a column that could be a name.
    NoName,
    /// A list that we wrote ourselves for spreadsheets, of a kind of which no table is read.
    OwnList(Kind),
    /// A file in which no list is looked for.
    Other(OtherFile),
    /// Of several tables, none is of services, organisations or places.
    NoTables,
    /// More bytes than are read.
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
}

/// Why one item of a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has no name.
    NoName,
    /// It is not what the place asks for: a number where an item goes.
    NotAnItem,
    /// Another item has the same identifier.
    Twice,
    /// The row has another number of cells than the headings.
    OtherLength,
    /// It belongs to something that is not in the files.
    NoOwner,
}

/// An item that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// In which file, when there are several.
    pub file: Option<String>,
    /// Which: the line of a table, the number of an item in JSON, from 1.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// What became of what the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Services that were read.
    pub services: usize,
    /// Organisations that were read.
    pub organizations: usize,
    /// Places that were read.
    pub locations: usize,
    /// Sheets that were read.
    pub sheets: usize,
    /// Fields without a place here, kept as notes: how often each.
    pub noted: BTreeMap<String, usize>,
    /// Fields left out: what only machines read, and names of persons.
    pub left_out: BTreeMap<String, usize>,
    /// Items that could not be read (the first hundred).
    pub unread: Vec<Unread>,
    /// How many those are in all.
    pub unread_count: usize,
    /// Whether its letters were written in the old way of Windows.
    pub old_letters: bool,
}

impl Report {
    fn count(names: &mut BTreeMap<String, usize>, name: &str) {
        let known = names.contains_key(name) || names.len() < MOST_NAMES;
        let name: String = if known { name.chars().take(60).collect() } else { "…".to_owned() };
        *names.entry(name).or_default() += 1;
    }

    fn note(&mut self, name: &str) {
        Report::count(&mut self.noted, name);
    }

    fn leave_out(&mut self, name: &str) {
        Report::count(&mut self.left_out, name);
    }

    fn not_read(&mut self, unread: Unread) {
        self.unread_count += 1;
        if self.unread.len() < MOST_UNREAD {
            self.unread.push(unread);
        }
    }
}

/// What a file of others brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Its records, without revisions.
    pub offered: Vec<Offered>,
    /// What became of what it says.
    pub report: Report,
}

/// What kind of file it is, told by its name and its first bytes.
pub fn recognise_bytes(name: &str, bytes: &[u8]) -> FileSort {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some((_, other)) = BEGINNINGS.iter().find(|(beginning, _)| text.starts_with(beginning)) {
        return FileSort::Other(*other);
    }
    let name = name.to_lowercase();
    let named_table = [".csv", ".tsv"].iter().any(|end| name.ends_with(end));
    match std::str::from_utf8(bytes) {
        Ok(text) => match recognise(text) {
            FileSort::Ours if named_table && !text.trim_start().starts_with('{') => FileSort::Table,
            sort => sort,
        },
        Err(_) => {
            let start = &bytes[..bytes.len().min(4096)];
            let plain = !start.iter().any(|byte| *byte < 0x20 && !matches!(byte, b'\t' | b'\r' | b'\n'));
            let table = plain && (named_table || looks_like_a_table(&decoded(start).0));
            if table { FileSort::Table } else { FileSort::Ours }
        }
    }
}

/// What kind of file it is, told by how it begins and by the members that only a directory has.
pub fn recognise(text: &str) -> FileSort {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.as_bytes().first() {
        Some(b'[') => FileSort::Hsds,
        Some(b'{') if is_ours(text) => FileSort::Ours,
        Some(b'{') => FileSort::Hsds,
        _ if looks_like_a_table(text) => FileSort::Table,
        _ => FileSort::Ours,
    }
}

/// Ours says so near its beginning; a truncated or newer one does too.
fn is_ours(text: &str) -> bool {
    let end = (0..=4096.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text[..end].contains("\"filo.") || !hsds::looks_like_a_directory(text)
}

/// Two lines with as many cells.
fn looks_like_a_table(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some((first, second)) = lines.next().zip(lines.next()) else { return false };
    let cells = |line: &str, mark: char| line.matches(mark).count();
    let shared = |mark: &char| cells(first, *mark) > 0 && cells(first, *mark) == cells(second, *mark);
    [';', ',', '\t'].iter().any(shared) && !first.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_program_is_known_by_how_it_begins_whatever_it_is_called() {
        for (bytes, other) in [
            (&b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"[..], OtherFile::Calendar),
            (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", OtherFile::Calendar),
            (b"PK\x03\x04\x14\x00\x06\x00", OtherFile::Archive),
            (b"%PDF-1.7\n", OtherFile::Document),
        ] {
            for name in ["elenco.csv", "elenco.json", "elenco"] {
                assert_eq!(recognise_bytes(name, bytes), FileSort::Other(other));
            }
        }
        assert_eq!(recognise_bytes("elenco.csv", b"PK;nome\n1;Avis\n"), FileSort::Table);
    }
}
