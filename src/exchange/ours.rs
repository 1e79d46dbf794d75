//! What our own writer wrote and this browser kept, its digest intact: nothing in it needs a second look. Whatever cannot
//! be read so is left to the reader that names every fault.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::{Kind, RawFields, RecordId};
use crate::workspace::Workspace;

use super::envelope::RevisionText;
use super::read::member;
use super::reading::{Digest, Reading};
use super::revisions;
use super::strict::Members;

/// How many members a snapshot has.
const MEMBERS: usize = 9;

/// The document, if all of it is as we write it.
pub(super) fn read(members: &Members<'_>) -> Option<Reading> {
    if members.0.len() != MEMBERS {
        return None;
    }
    let mut of: HashMap<String, RevisionText> =
        value::<Members<'_, RevisionText>>(members, "revisions")?.0.into_iter().collect();
    let mut workspace = Workspace::new();
    for (plural, records) in value::<Members<'_, Vec<RawFields<'_>>>>(members, "records")?.0 {
        let kind = Kind::of_plural(&plural)?;
        for fields in records {
            let record = kind.read(fields).ok()?;
            let revision = of.remove(record.id().as_str())?;
            workspace.put(revisions::read(record, revision).ok()?);
        }
    }
    for (id, day) in value::<BTreeMap<RecordId, NaiveDate>>(members, "erased")? {
        if workspace.entry(&id).is_some() {
            return None;
        }
        workspace.erase(&id, day);
    }
    of.is_empty().then_some(Reading {
        workspace,
        offered: Vec::new(),
        edition: value(members, "edition")?,
        scope: value(members, "scope")?,
        written: Some(value(members, "written")?),
        digest: Digest::Holds,
        set_aside: Vec::new(),
    })
}

fn value<'a, T: Deserialize<'a>>(members: &Members<'a>, name: &str) -> Option<T> {
    serde_json::from_str(member(members, name)?.get()).ok()
}
