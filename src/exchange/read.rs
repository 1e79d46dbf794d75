//! Text to records: envelope, migration, validation. A file is taken whole or not at all; every fault
//! is named with its path. Own storage is read with more patience: what does not validate is set aside.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::domain::{AnyRecord, FieldFault, FieldProblem, Kind, RecordId, Unreadable};
use crate::workspace::Workspace;

use super::digest::Covered;
use super::edition::{Edition, Scope};
use super::envelope::{Provenience, RevisionText};
use super::pieces::{Begun, Half, Pieces, Unread};
use super::public::is_public;
use super::reading::{Digest, Fault, Offered, Problem, ReadError, Reading, SetAside, Trust};
use super::strict::{Members, Strict, same_shape};
use super::{DEEPEST, FORMAT, KIND, LARGEST, SEALED_KIND, digest, migrate, ours, revisions, strict};

/// How many problems of one file are named.
const MOST_PROBLEMS: usize = 100;

/// Reads a file as it comes: bytes.
pub fn read_bytes(bytes: &[u8], trust: Trust) -> Result<Reading, ReadError> {
    read(text_of(bytes)?, trust)
}

fn text_of(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge { size: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        // It ends inside a character: the rest of the file is missing.
        None => ReadError::Truncated,
        Some(_) => ReadError::NotText,
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a snapshot.
pub fn read(text: &str, trust: Trust) -> Result<Reading, ReadError> {
    begin(text, trust)?.whole()
}

/// Begins to read a file as it comes: bytes.
pub fn begin_bytes(bytes: &[u8], trust: Trust) -> Result<Begun<'_>, ReadError> {
    begin(text_of(bytes)?, trust)
}

fn begin(text: &str, trust: Trust) -> Result<Begun<'_>, ReadError> {
    if text.len() > LARGEST && trust == Trust::File {
        return Err(ReadError::TooLarge { size: text.len() });
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let canonical = Covered::of(text).is_some_and(|covered| covered.holds());
    // Anybody can make a digest that holds: only what we stored ourselves is spared the second look.
    if canonical
        && trust == Trust::OwnStorage
        && let Some(reading) = ours::read_whole(text)
    {
        return Ok(Begun::Done(Box::new(reading)));
    }
    begin_patiently(text, trust, canonical)
}

/// Reads what we stored ourselves, its digest intact, with the patience that names every fault.
pub(super) fn read_patiently(text: &str) -> Result<Reading, ReadError> {
    begin_patiently(text, Trust::OwnStorage, true)?.whole()
}

/// The digest of `canonical` text is known to hold.
fn begin_patiently(text: &str, trust: Trust, canonical: bool) -> Result<Begun<'_>, ReadError> {
    let ours = canonical && trust == Trust::OwnStorage;
    if !ours && strict::depth(text) > DEEPEST {
        return Err(ReadError::TooDeep);
    }
    let members = members(text)?;
    let format = format_of(&members)?;
    if format < FORMAT {
        let Strict(document) = parse(text)?;
        let migrated = migrate::migrated(document, format)
            .map_err(|stuck| ReadError::Migration { from: format, why: stuck.0 })?;
        // The steps have changed the text, so it vouches for nothing: sums were taken before them.
        return read(&migrated.to_string(), trust).map(|reading| Begun::Done(Box::new(reading)));
    }
    let reader = Reader { digest: Digest::Holds, trust, problems: Vec::new(), set_aside: Vec::new() };
    Ok(Begun::Rest(Box::new(Pieces::of(reader, members, canonical))))
}

fn json_error(error: &serde_json::Error) -> ReadError {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => ReadError::Truncated,
        Category::Syntax | Category::Io => ReadError::NotJson { line: error.line(), column: error.column() },
        Category::Data => problem("", Fault::Impossible(error.to_string())),
    }
}

pub(super) fn parse<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, ReadError> {
    serde_json::from_str(text).map_err(|error| json_error(&error))
}

pub(super) fn members(text: &str) -> Result<Members<'_>, ReadError> {
    // One look is enough where all is well; only a fault is worth a second one, which says what kind it is.
    if let Ok(members) = serde_json::from_str(text) {
        return Ok(members);
    }
    let whole: &RawValue = parse(text)?;
    if !whole.get().starts_with('{') {
        return Err(ReadError::NotOurs);
    }
    parse(text)
}

pub(super) fn member<'a>(members: &Members<'a>, name: &str) -> Option<&'a RawValue> {
    members.0.iter().find(|(key, _)| key == name).map(|(_, raw)| *raw)
}

pub(super) fn format_of(members: &Members<'_>) -> Result<u32, ReadError> {
    let kind = member(members, "kind").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    match kind.as_deref() {
        Some(KIND) => {}
        Some(SEALED_KIND) => return Err(ReadError::Sealed),
        _ => return Err(ReadError::NotOurs),
    }
    let raw = member(members, "format").ok_or_else(|| problem("format", Fault::MissingMember))?;
    match serde_json::from_str::<u64>(raw.get()) {
        Ok(found) if found > u64::from(FORMAT) => Err(ReadError::Newer { found }),
        Ok(found @ 1..) => Ok(found as u32),
        Ok(0) | Err(_) => Err(problem("format", Fault::Impossible("not a whole number from 1".to_owned()))),
    }
}

fn problem(path: &str, fault: Fault) -> ReadError {
    ReadError::Invalid(vec![Problem::new(path.to_owned(), fault)])
}

/// Whether the digest that a document states is that of its canonical text.
pub(super) fn digest_holds(members: &Members<'_>) -> bool {
    states(members, digest::of_document(members))
}

/// Whether a document states this digest.
pub(super) fn states(members: &Members<'_>, digest: Option<String>) -> bool {
    let stated = member(members, "digest").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
    stated.is_some() && stated == digest
}

/// What reads a snapshot, and what is wrong with it so far.
pub(super) struct Reader {
    /// Whether the file is as it was written.
    pub digest: Digest,
    trust: Trust,
    problems: Vec<Problem>,
    set_aside: Vec<SetAside>,
}

impl Reader {
    /// Everything but the records, which are found and not yet read.
    pub fn head<'a>(&mut self, members: &Members<'a>) -> Result<(Half<'a>, Vec<Unread<'a>>), ReadError> {
        const KNOWN: [&str; 9] =
            ["kind", "format", "edition", "scope", "written", "records", "revisions", "erased", "digest"];
        for (key, _) in &members.0 {
            if !KNOWN.contains(&key.as_str()) {
                self.wrong(key.clone(), Fault::UnknownMember);
            }
        }
        if is_public(members) {
            return Err(ReadError::Public);
        }
        let edition: Option<Edition> = self.exact_member(members, "edition");
        let scope: Option<Scope> = self.exact_member(members, "scope");
        let written: Option<Provenience> = self.exact_member(members, "written");
        let erased: Option<BTreeMap<RecordId, NaiveDate>> = self.exact_member(members, "erased");
        if self.trust == Trust::File && member(members, "digest").is_some() {
            self.exact_member::<String>(members, "digest");
        }
        let mut revisions: BTreeMap<String, &RawValue> = BTreeMap::new();
        if let Some(Members(all, _)) = self.member::<Members<'_>>(members, "revisions") {
            revisions.extend(all);
        }
        let half = Half {
            edition,
            scope,
            written,
            erased: erased.unwrap_or_default(),
            revisions,
            known: BTreeSet::new(),
            workspace: Workspace::new(),
            offered: Vec::new(),
        };
        Ok((half, self.kinds(members)))
    }

    /// What the whole says, once every record was read.
    pub fn end(mut self, half: Half<'_>) -> Result<Reading, ReadError> {
        let Half { edition, scope, written, erased, revisions, known, mut workspace, offered } = half;
        for (id, raw) in revisions.iter().take(MOST_PROBLEMS) {
            let path = format!("revisions.{id}");
            self.faulty(path, Fault::RevisionWithoutRecord, "null", raw.get());
        }
        for (id, day) in erased {
            // In our own storage the erasure holds: a person wanted it, and nothing erased comes back.
            if known.contains(&id) && self.trust == Trust::File {
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
            self.problems.push(Problem::new(path, fault));
        }
    }

    /// A record that does not validate: a fault of a file, but in our own storage only set aside.
    fn faulty(&mut self, path: String, fault: Fault, record: &str, revision: &str) {
        if self.trust == Trust::File {
            return self.wrong(path, fault);
        }
        let text = format!("{{\"record\":{record},\"revision\":{revision}}}");
        self.set_aside.push(SetAside { problem: Problem::new(path, fault), text });
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

    /// A member that we own, without repeated keys and in the one way in which it is written.
    fn exact_member<T: DeserializeOwned + Serialize>(
        &mut self,
        members: &Members<'_>,
        name: &str,
    ) -> Option<T> {
        match exact(self.member(members, name)?) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.wrong(name.to_owned(), fault);
                None
            }
        }
    }

    /// The records of every kind, unread. A large text is looked through as seldom as can be: kind by kind
    /// only where that is needed to say what is wrong.
    fn kinds<'a>(&mut self, members: &Members<'a>) -> Vec<Unread<'a>> {
        let raw = member(members, "records").map_or("", RawValue::get);
        if let Ok(Members(kinds, _)) = serde_json::from_str::<Members<'_, Vec<&RawValue>>>(raw) {
            return kinds;
        }
        let mut kinds = Vec::new();
        for (plural, raw) in self.member::<Members<'_>>(members, "records").map(|it| it.0).unwrap_or_default()
        {
            match serde_json::from_str(raw.get()) {
                Ok(records) => kinds.push((plural, records)),
                Err(_) if Kind::of_plural(&plural).is_none() => kinds.push((plural, Vec::new())),
                Err(error) => {
                    self.wrong(format!("records.{plural}"), Fault::Impossible(error.to_string()));
                }
            }
        }
        kinds
    }

    /// The kind that a file calls so.
    pub fn kind(&mut self, plural: &str) -> Option<Kind> {
        let kind = Kind::of_plural(plural);
        if kind.is_none() {
            self.wrong(format!("records.{plural}"), Fault::UnknownMember);
        }
        kind
    }

    /// Reads the n-th record of a kind. Where enough is wrong already, nothing more is looked for.
    pub fn one<'a>(&mut self, half: &mut Half<'a>, kind: Kind, n: usize, raw: &'a RawValue) {
        if self.problems.len() >= MOST_PROBLEMS {
            return;
        }
        let record = self.record(kind, raw);
        // A record that can be read says itself which one it is.
        let revision = match &record {
            Ok(record) => half.revisions.remove(record.id().as_str()),
            Err(_) => strict::identifier(raw).and_then(|id| half.revisions.remove(&id)),
        };
        let found = record.and_then(|record| {
            let id = record.id().clone();
            if !half.known.insert(id.clone()) {
                return Err(Fault::DuplicateId(id));
            }
            self.vouched(record, raw, revision)
        });
        match found {
            Ok(Vouched::Entry(entry)) => half.workspace.put(*entry),
            Ok(Vouched::Not(one)) => half.offered.push(*one),
            Err(fault) => {
                let path = format!("records.{}[{n}]", kind.plural());
                self.faulty(path, fault, raw.get(), revision.map_or("null", RawValue::get));
            }
        }
    }

    fn record(&self, kind: Kind, raw: &RawValue) -> Result<AnyRecord, Fault> {
        let Strict(value) = serde_json::from_str(raw.get()).map_err(impossible)?;
        let Value::Object(map) = value else { return Err(Fault::Impossible("not an object".to_owned())) };
        let record = kind.read(raw.get()).map_err(|unreadable| match unreadable {
            Unreadable::Text(error) => impossible(error),
            Unreadable::Field(problem) => Fault::Field(problem),
        })?;
        let written = record.fields().to_map();
        match map.iter().find(|(field, value)| !same_shape(value, &written[*field])) {
            None => Ok(record),
            Some((field, _)) => Err(Fault::Field(FieldProblem {
                field: field.clone(),
                what: FieldFault::Impossible(UNLIKE.to_owned()),
            })),
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
        let Strict(mut value) = serde_json::from_str(revision.get()).map_err(impossible)?;
        let stated = value.as_object_mut().and_then(|map| map.remove("sum"));
        if stated.as_ref().is_some_and(|sum| !sum.is_string()) {
            return Err(Fault::Impossible("a sum that is not a word".to_owned()));
        }
        let whole = self.digest == Digest::Holds || {
            let canonical = serde_json::from_str::<Strict>(raw.get()).map_err(impossible)?.0.to_string();
            stated.as_ref().and_then(Value::as_str)
                == Some(digest::sum(&canonical, &value.to_string()).as_str())
        };
        let entry = revisions::read(record, exactly::<RevisionText>(revision, &value)?)?;
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

/// What stands in a text, without repeated keys and in the one way in which we would write it.
pub(super) fn exact<T: DeserializeOwned + Serialize>(raw: &RawValue) -> Result<T, Fault> {
    let Strict(value) = serde_json::from_str(raw.get()).map_err(impossible)?;
    exactly(raw, &value)
}

/// What stands in a text, where it stands there as we would write it. Parsers are more lenient: they take a list of
/// values for an object, and an object with one empty member for a word. `value` is the same, read strictly.
fn exactly<T: DeserializeOwned + Serialize>(raw: &RawValue, value: &Value) -> Result<T, Fault> {
    let read: T = serde_json::from_str(raw.get()).map_err(impossible)?;
    let written = serde_json::to_value(&read).map_err(impossible)?;
    if same_shape(value, &written) { Ok(read) } else { Err(Fault::Impossible(UNLIKE.to_owned())) }
}

fn impossible(error: serde_json::Error) -> Fault {
    Fault::Impossible(error.to_string())
}

/// What is wrong with a value that can be read, but is not written so.
const UNLIKE: &str = "written in another way than the format has it";
