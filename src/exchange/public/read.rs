//! A public file to a directory: taken whole or not at all, every fault named with its path. It is for reading; what
//! comes out is no workspace and merges with none.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::super::read::{digest_holds, exact, format_of, member, members, parse};
use super::super::reading::{Digest, Fault, Problem, ReadError};
use super::super::strict::{self, Members, Strict};
use super::super::{DEEPEST, FORMAT, LARGEST, migrate};
use super::{EDITION, PublicDirectory};

/// How many problems of one file are named.
const MOST_PROBLEMS: usize = 100;

/// What a public file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicReading {
    /// What is in it.
    pub directory: PublicDirectory,
    /// Whether it is as it was written.
    pub digest: Digest,
}

/// When it was written. The member that names the browser has no place here.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    at: DateTime<Utc>,
}

/// Reads a public file.
pub fn read_public(text: &str) -> Result<PublicReading, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooLarge { size: text.len() });
    }
    if strict::depth(text) > DEEPEST {
        return Err(ReadError::TooDeep);
    }
    let members = members(text)?;
    let format = format_of(&members)?;
    if !is_public(&members) {
        return Err(ReadError::NotPublic);
    }
    if format < FORMAT {
        let Strict(document) = parse(text)?;
        let migrated = migrate::migrated(document, format)
            .map_err(|stuck| ReadError::Migration { from: format, why: stuck.0 })?;
        return read_public(&migrated.to_string());
    }
    let digest = if digest_holds(&members) { Digest::Holds } else { Digest::Fails };
    Ok(PublicReading { directory: Reader::default().document(&members)?, digest })
}

/// Whether a document says that it is the public edition.
pub(in super::super) fn is_public(members: &Members<'_>) -> bool {
    let edition = member(members, "edition").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    edition.as_deref() == Some(EDITION)
}

#[derive(Default)]
struct Reader {
    problems: Vec<Problem>,
    known: BTreeSet<String>,
}

impl Reader {
    fn document(mut self, members: &Members<'_>) -> Result<PublicDirectory, ReadError> {
        const KNOWN: [&str; 6] = ["kind", "format", "edition", "written", "records", "digest"];
        for (key, _) in &members.0 {
            if !KNOWN.contains(&key.as_str()) {
                self.wrong(key.clone(), Fault::UnknownMember);
            }
        }
        let written = self.member(members, "written").and_then(|raw| self.value(raw, "written"));
        let mut directory =
            PublicDirectory::empty(written.map(|written: Written| written.at).unwrap_or_default());
        if member(members, "digest").is_some() {
            self.member(members, "digest").and_then(|raw| self.value::<String>(raw, "digest"));
        }
        let kinds = self.member(members, "records").and_then(|raw| self.parsed(raw, "records"));
        for (plural, raw) in kinds.map(|members: Members<'_>| members.0).unwrap_or_default() {
            self.kind(&plural, raw, &mut directory);
        }
        if self.problems.is_empty() { Ok(directory) } else { Err(ReadError::Invalid(self.problems)) }
    }

    fn kind(&mut self, plural: &str, raw: &RawValue, directory: &mut PublicDirectory) {
        let path = format!("records.{plural}");
        if !PublicDirectory::KINDS.iter().any(|kind| kind.plural() == plural) {
            return self.wrong(path, Fault::UnknownMember);
        }
        let records: Vec<&RawValue> = self.parsed(raw, &path).unwrap_or_default();
        for (n, raw) in records.into_iter().enumerate() {
            let path = format!("{path}[{n}]");
            match directory.take(plural, raw) {
                Ok(id) if !self.known.insert(id.to_string()) => self.wrong(path, Fault::DuplicateId(id)),
                Ok(_) => {}
                Err(fault) => self.wrong(path, fault),
            }
        }
    }

    fn wrong(&mut self, path: String, fault: Fault) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::new(path, fault));
        }
    }

    fn member<'a>(&mut self, members: &Members<'a>, name: &str) -> Option<&'a RawValue> {
        let found = member(members, name);
        if found.is_none() {
            self.wrong(name.to_owned(), Fault::MissingMember);
        }
        found
    }

    fn parsed<'a, T: Deserialize<'a>>(&mut self, raw: &'a RawValue, path: &str) -> Option<T> {
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(path.to_owned(), Fault::Impossible(error.to_string()));
                None
            }
        }
    }

    fn value<T: serde::de::DeserializeOwned + Serialize>(&mut self, raw: &RawValue, path: &str) -> Option<T> {
        match exact::<T>(raw) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.wrong(path.to_owned(), fault);
                None
            }
        }
    }
}
