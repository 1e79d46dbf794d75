//! Text to records: envelope, migration, validation. A file is taken whole or not at all; every fault
//! is named with its path. Own storage is read with more patience: what does not validate is set aside.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::domain::{AnyRecord, Dot, FieldProblem, Kind, RecordId};
use crate::workspace::{Revision, Workspace};

use super::edition::{Edition, Scope};
use super::envelope::{Provenience, RevisionText};
use super::strict::{Members, Strict};
use super::{DEEPEST, FORMAT, KIND, LARGEST, SEALED_KIND, digest, migrate, revisions, strict};

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// More bytes than are read.
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// Not text.
    NotText,
    /// It ends in the middle.
    Truncated,
    /// Not JSON.
    NotJson {
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
    },
    /// Nested too deep.
    TooDeep,
    /// The JSON of another app.
    NotOurs,
    /// Sealed with a passphrase.
    Sealed,
    /// The public edition: for reading only.
    Public,
    /// Written by a newer version of the app.
    Newer {
        /// Its format.
        found: u64,
    },
    /// A step from an older format failed.
    Migration {
        /// Its format.
        from: u32,
        /// Why, in the words of the step.
        why: String,
    },
    /// Something in it cannot be (the first hundred).
    Invalid(Vec<Problem>),
}

/// One thing in a file that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `records.services[3]`, and its identifier if it has one.
    pub path: String,
    /// What.
    pub fault: Fault,
}

/// What cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A member is missing.
    MissingMember,
    /// A member that the format does not have.
    UnknownMember,
    /// A value that its place cannot hold, in the words of the parser.
    Impossible(String),
    /// A field of a record.
    Field(FieldProblem),
    /// The revision names a field that the kind does not have.
    UnknownField(String),
    /// A dot that the record claims not to have seen.
    DotNotSeen(Dot),
    /// Two records with one identifier.
    DuplicateId(RecordId),
    /// A revision without its record.
    RevisionWithoutRecord,
    /// A record that the same file says was erased.
    ErasedButPresent(RecordId),
}

/// Whose text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A file from somebody: all or nothing.
    File,
    /// What this browser stored: what does not validate is set aside and the rest opens.
    OwnStorage,
}

/// Whether the file is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// It is.
    Holds,
    /// It was changed after it was written, or never had a digest.
    Fails,
}

/// A record whose value is not vouched for by its revision: it comes from elsewhere or was edited by
/// hand. It is offered as an edit, never merged under its dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The record as the file has it.
    pub record: AnyRecord,
    /// The revision it stood beside, if any.
    pub revision: Option<Revision>,
}

/// A record of our own storage that does not validate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// What is wrong with it.
    pub problem: Problem,
    /// Its text and that of its revision, untouched: `{"record":…,"revision":…}`.
    pub text: String,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The records that merge under their dots, and the marks of what was erased.
    pub workspace: Workspace,
    /// Records to be offered as edits.
    pub offered: Vec<Offered>,
    /// Which edition.
    pub edition: Edition,
    /// Which part.
    pub scope: Scope,
    /// When and by whom.
    pub written: Option<Provenience>,
    /// Whether it is as it was written.
    pub digest: Digest,
    /// Records of our own storage that do not validate.
    pub set_aside: Vec<SetAside>,
}

const MOST_PROBLEMS: usize = 100;

/// Reads a file as it comes: bytes.
pub fn read_bytes(bytes: &[u8], trust: Trust) -> Result<Reading, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge { size: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotText)?;
    read(text.strip_prefix('\u{feff}').unwrap_or(text), trust)
}

/// Reads a snapshot.
pub fn read(text: &str, trust: Trust) -> Result<Reading, ReadError> {
    if text.len() > LARGEST && trust == Trust::File {
        return Err(ReadError::TooLarge { size: text.len() });
    }
    let canonical = is_canonical(text);
    if !canonical && strict::depth(text) > DEEPEST {
        return Err(ReadError::TooDeep);
    }
    let members = members(text)?;
    let format = format_of(&members)?;
    if format < FORMAT {
        let Strict(document) = parse(text)?;
        let migrated = migrate::migrated(document, format)
            .map_err(|stuck| ReadError::Migration { from: format, why: stuck.0 })?;
        // The steps have changed the text, so it vouches for nothing: sums were taken before them.
        return read(&migrated.to_string(), trust);
    }
    let digest = if canonical || digest_holds(text, &members) { Digest::Holds } else { Digest::Fails };
    Reader { digest, trust, problems: Vec::new(), set_aside: Vec::new() }.document(members)
}

fn json_error(error: &serde_json::Error) -> ReadError {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => ReadError::Truncated,
        Category::Syntax | Category::Io => ReadError::NotJson { line: error.line(), column: error.column() },
        Category::Data => ReadError::Invalid(vec![Problem {
            path: String::new(),
            fault: Fault::Impossible(error.to_string()),
        }]),
    }
}

fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReadError> {
    serde_json::from_str(text).map_err(|error| json_error(&error))
}

fn members(text: &str) -> Result<Members<'_>, ReadError> {
    let whole: &RawValue = parse(text)?;
    if !whole.get().starts_with('{') {
        return Err(ReadError::NotOurs);
    }
    parse(text)
}

fn member<'a>(members: &Members<'a>, name: &str) -> Option<&'a RawValue> {
    members.0.iter().find(|(key, _)| key == name).map(|(_, raw)| *raw)
}

fn format_of(members: &Members<'_>) -> Result<u32, ReadError> {
    let text = |name| member(members, name).and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
    match text("kind").as_ref().and_then(Value::as_str) {
        Some(KIND) => {}
        Some(SEALED_KIND) => return Err(ReadError::Sealed),
        _ => return Err(ReadError::NotOurs),
    }
    match text("format").as_ref().and_then(Value::as_u64) {
        None | Some(0) => Err(problem("format", Fault::MissingMember)),
        Some(found) if found > u64::from(FORMAT) => Err(ReadError::Newer { found }),
        Some(found) => Ok(found as u32),
    }
}

fn problem(path: &str, fault: Fault) -> ReadError {
    ReadError::Invalid(vec![Problem { path: path.to_owned(), fault }])
}

/// Whether the text is the compact layout of our own writer with its digest intact: checked without
/// reading it, since the digest stands first and covers the rest as it is.
fn is_canonical(text: &str) -> bool {
    const START: &str = "{\"digest\":\"";
    let Some(rest) = text.strip_prefix(START) else { return false };
    let Some((stated, rest)) = rest.split_once("\",") else { return false };
    let mut running = digest::Running::default();
    running.add("{");
    running.add(rest);
    running.finish() == stated
}

fn digest_holds(text: &str, members: &Members<'_>) -> bool {
    let stated = member(members, "digest").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    let document = serde_json::from_str::<Strict>(text).ok().map(|strict| strict.0);
    match (stated, document) {
        (Some(stated), Some(Value::Object(mut document))) => {
            document.remove("digest");
            digest::of(&Value::Object(document).to_string()) == stated
        }
        _ => false,
    }
}

struct Reader {
    digest: Digest,
    trust: Trust,
    problems: Vec<Problem>,
    set_aside: Vec<SetAside>,
}

impl Reader {
    fn document(mut self, members: Members<'_>) -> Result<Reading, ReadError> {
        const KNOWN: [&str; 9] =
            ["kind", "format", "edition", "scope", "written", "records", "revisions", "erased", "digest"];
        for (key, _) in &members.0 {
            if !KNOWN.contains(&key.as_str()) {
                self.wrong(key.clone(), Fault::UnknownMember);
            }
        }
        let edition: Option<Edition> = self.member(&members, "edition");
        if edition == Some(Edition::Public) {
            return Err(ReadError::Public);
        }
        let scope: Option<Scope> = self.member(&members, "scope");
        let written: Option<Provenience> = self.member(&members, "written");
        let erased: Option<BTreeMap<RecordId, NaiveDate>> = self.member(&members, "erased");
        let mut revisions: BTreeMap<String, &RawValue> = BTreeMap::new();
        if let Some(Members(all)) = self.member::<Members<'_>>(&members, "revisions") {
            revisions.extend(all);
        }
        let kinds: Option<Members<'_>> = self.member(&members, "records");
        let mut workspace = Workspace::new();
        let mut offered = Vec::new();
        let mut known: BTreeSet<RecordId> = BTreeSet::new();
        for (plural, raw) in kinds.map(|members| members.0).unwrap_or_default() {
            self.kind(&plural, raw, &mut revisions, &mut known, &mut workspace, &mut offered);
        }
        for id in revisions.keys().take(MOST_PROBLEMS) {
            self.wrong(format!("revisions.{id}"), Fault::RevisionWithoutRecord);
        }
        for (id, day) in erased.unwrap_or_default() {
            if known.contains(&id) {
                self.wrong(format!("erased.{id}"), Fault::ErasedButPresent(id.clone()));
            }
            workspace.erase(&id, day);
        }
        if !self.problems.is_empty() {
            return Err(ReadError::Invalid(self.problems));
        }
        let (edition, scope) = (edition.unwrap_or(Edition::Working), scope.unwrap_or_default());
        let (digest, set_aside) = (self.digest, self.set_aside);
        Ok(Reading { workspace, offered, edition, scope, written, digest, set_aside })
    }

    fn wrong(&mut self, path: String, fault: Fault) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem { path, fault });
        }
    }

    fn member<'a, T: Deserialize<'a>>(&mut self, members: &Members<'a>, name: &str) -> Option<T> {
        let Some(raw) = member(members, name) else {
            self.wrong(name.to_owned(), Fault::MissingMember);
            return None;
        };
        match serde_json::from_str(raw.get()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(name.to_owned(), Fault::Impossible(error.to_string()));
                None
            }
        }
    }

    fn kind<'a>(
        &mut self,
        plural: &str,
        raw: &'a RawValue,
        revisions: &mut BTreeMap<String, &'a RawValue>,
        known: &mut BTreeSet<RecordId>,
        workspace: &mut Workspace,
        offered: &mut Vec<Offered>,
    ) {
        let Some(kind) = Kind::of_plural(plural) else {
            return self.wrong(format!("records.{plural}"), Fault::UnknownMember);
        };
        let records: Vec<&RawValue> = match serde_json::from_str(raw.get()) {
            Ok(records) => records,
            Err(error) => {
                return self.wrong(format!("records.{plural}"), Fault::Impossible(error.to_string()));
            }
        };
        for (n, raw) in records.into_iter().enumerate() {
            let path = || format!("records.{plural}[{n}]");
            let revision = identifier(raw).and_then(|id| revisions.remove(&id));
            let found = record(kind, raw).and_then(|record| {
                let id = record.id().clone();
                if !known.insert(id.clone()) {
                    return Err(Fault::DuplicateId(id));
                }
                self.vouched(record, raw, revision)
            });
            match found {
                Ok(Vouched::Entry(entry)) => workspace.put(*entry),
                Ok(Vouched::Not(one)) => offered.push(*one),
                Err(fault) if self.trust == Trust::OwnStorage => {
                    let revision = revision.map_or("null", RawValue::get);
                    let text = format!("{{\"record\":{},\"revision\":{revision}}}", raw.get());
                    self.set_aside.push(SetAside { problem: Problem { path: path(), fault }, text });
                }
                Err(fault) => self.wrong(path(), fault),
            }
        }
    }

    /// Whether a record stands under its dots: the file is as it was written, or at least this record is.
    fn vouched(
        &self,
        record: AnyRecord,
        raw: &RawValue,
        revision: Option<&RawValue>,
    ) -> Result<Vouched, Fault> {
        let Some(revision) = revision else {
            return Ok(Vouched::Not(Box::new(Offered { record, revision: None })));
        };
        let impossible = |error: serde_json::Error| Fault::Impossible(error.to_string());
        let Strict(mut value) = serde_json::from_str(revision.get()).map_err(impossible)?;
        let stated = value.as_object_mut().and_then(|map| map.remove("sum"));
        let whole = self.digest == Digest::Holds || {
            let canonical = serde_json::from_str::<Strict>(raw.get()).map_err(impossible)?.0.to_string();
            stated.as_ref().and_then(Value::as_str)
                == Some(digest::sum(&canonical, &value.to_string()).as_str())
        };
        let text: RevisionText = serde_json::from_value(value).map_err(impossible)?;
        let entry = revisions::read(record, text)?;
        Ok(if whole {
            Vouched::Entry(Box::new(entry))
        } else {
            let revision = Some(entry.revision.as_ref().clone());
            Vouched::Not(Box::new(Offered { record: entry.record, revision }))
        })
    }
}

enum Vouched {
    Entry(Box<crate::workspace::Entry>),
    Not(Box<Offered>),
}

/// The identifier that a record claims to have, whatever else is wrong with it.
fn identifier(raw: &RawValue) -> Option<String> {
    #[derive(Deserialize)]
    struct Claim {
        id: String,
    }
    serde_json::from_str::<Claim>(raw.get()).ok().map(|claim| claim.id)
}

fn record(kind: Kind, raw: &RawValue) -> Result<AnyRecord, Fault> {
    let Strict(value) =
        serde_json::from_str(raw.get()).map_err(|error| Fault::Impossible(error.to_string()))?;
    match value {
        Value::Object(map) => kind.read(map).map_err(Fault::Field),
        _ => Err(Fault::Impossible("not an object".to_owned())),
    }
}
