//! What our own writer wrote and this browser kept, its digest intact: nothing in it needs a second look. Each kind of
//! record is read when somebody first asks for it, so the screen that a person opens does not wait for the others.
//! Whatever cannot be read so is left to the reader that names every fault.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::domain::{Kind, RecordId};
use crate::workspace::{Table, Workspace};

use super::edition::{Edition, Scope};
use super::envelope::{Provenience, RevisionText};
use super::read::read_patiently;
use super::reading::{Digest, Reading, SetAside};
use super::{FORMAT, KIND, revisions};

/// A snapshot, its records and revisions unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document<'a> {
    #[serde(rename = "digest")]
    _digest: IgnoredAny,
    edition: Edition,
    erased: BTreeMap<RecordId, NaiveDate>,
    format: u32,
    kind: &'a str,
    #[serde(borrow)]
    records: InOrder<'a>,
    #[serde(borrow)]
    revisions: InOrder<'a>,
    scope: Scope,
    written: Provenience,
}

/// The members of an object in the order in which we write them: that of their names, none of them twice.
struct InOrder<'a>(Vec<(&'a str, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for InOrder<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrderVisitor;
        impl<'de> Visitor<'de> for InOrderVisitor {
            type Value = InOrder<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut members: Vec<(&str, &RawValue)> = Vec::new();
                while let Some(name) = access.next_key()? {
                    if members.last().is_some_and(|(before, _)| *before >= name) {
                        return Err(A::Error::custom("not in order"));
                    }
                    members.push((name, access.next_value()?));
                }
                Ok(InOrder(members))
            }
        }
        deserializer.deserialize_map(InOrderVisitor)
    }
}

/// A stored snapshot of which only a part was read.
struct Stored {
    text: Arc<String>,
    /// Where the identifier and the revision of each record stand in the text, in the order of the identifiers.
    revisions: Vec<(Range<usize>, Range<usize>)>,
    erased: BTreeMap<RecordId, NaiveDate>,
    /// Which kind of record each of them was read for: an identifier names one record, of one kind.
    read_for: Vec<OnceLock<Kind>>,
    /// All of it by the patient reader, once something was found that is not as we write it.
    patiently: OnceLock<(Workspace, Vec<SetAside>)>,
}

/// The rest of a stored snapshot.
pub struct Later(Arc<Stored>);

impl Later {
    /// Once every kind was read: the records that do not validate.
    pub fn set_aside(&self) -> &[SetAside] {
        if self.is_as_written() { &[] } else { &self.0.patiently().1 }
    }

    fn is_as_written(&self) -> bool {
        self.0.patiently.get().is_none() && self.0.read_for.iter().all(|kind| kind.get().is_some())
    }
}

/// The document, if all of it is as we write it.
pub(super) fn read_whole(text: &str) -> Option<Reading> {
    let (reading, unread) = read_stored(&Arc::new(text.to_owned()))?;
    reading.workspace.read_all();
    unread.is_as_written().then_some(reading)
}

/// Reads what we stored ourselves, while its digest is checked by other means: it counts only if that holds. `None` where
/// what stands around the records is not as we write it: [`super::read`] has the patience for that.
pub fn read_stored(text: &Arc<String>) -> Option<(Reading, Later)> {
    let document: Document<'_> = serde_json::from_str(text).ok()?;
    if document.kind != KIND || document.format != FORMAT {
        return None;
    }
    let place = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        start..start + part.len()
    };
    let stored = Arc::new(Stored {
        text: Arc::clone(text),
        revisions: document.revisions.0.iter().map(|(id, raw)| (place(id), place(raw.get()))).collect(),
        erased: document.erased,
        read_for: vec![OnceLock::new(); document.revisions.0.len()],
        patiently: OnceLock::new(),
    });
    let mut workspace = Workspace::new();
    for (id, day) in &stored.erased {
        workspace.erase(id, *day);
    }
    for (plural, records) in document.records.0 {
        let kind = Kind::of_plural(plural)?;
        let (stored, records) = (Arc::clone(&stored), place(records.get()));
        workspace.put_unread(kind, move || stored.table(kind, records));
    }
    let reading = Reading {
        workspace,
        offered: Vec::new(),
        edition: document.edition,
        scope: document.scope,
        written: Some(document.written),
        digest: Digest::Holds,
        set_aside: Vec::new(),
    };
    Some((reading, Later(stored)))
}

impl Stored {
    fn table(&self, kind: Kind, records: Range<usize>) -> Table {
        self.as_written(kind, records).unwrap_or_else(|| {
            let mut table = self.patiently().0.table(kind).clone();
            table.retain(|id, _| self.revision(id, kind).is_some());
            table
        })
    }

    fn as_written(&self, kind: Kind, records: Range<usize>) -> Option<Table> {
        let mut table = Table::new();
        for record in kind.read_all(&self.text[records]).ok()? {
            let id = record.id().clone();
            let revision = serde_json::from_str::<RevisionText>(self.revision(&id, kind)?).ok()?;
            if self.erased.contains_key(&id)
                || table.insert(id, revisions::read(record, revision).ok()?).is_some()
            {
                return None;
            }
        }
        Some(table)
    }

    /// The revision of a record, unless it was read for a record of another kind.
    fn revision(&self, id: &RecordId, kind: Kind) -> Option<&str> {
        let place =
            self.revisions.binary_search_by(|(known, _)| self.text[known.clone()].cmp(id.as_str())).ok()?;
        let mine = *self.read_for[place].get_or_init(|| kind) == kind;
        mine.then(|| &self.text[self.revisions[place].1.clone()])
    }

    fn patiently(&self) -> &(Workspace, Vec<SetAside>) {
        self.patiently.get_or_init(|| match read_patiently(&self.text) {
            Ok(reading) => (reading.workspace, reading.set_aside),
            // What stands around the records was read a moment ago.
            Err(_) => Default::default(),
        })
    }
}
