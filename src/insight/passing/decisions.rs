//! What waits for a person to decide: fields with more than one value, and records that somebody put in
//! the bin while somebody else was changing them.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{Binned, Device, Dot, Id, Kind, RecordId, Replica, Seen};
use crate::insight::mention::Mention;
use crate::workspace::{Entry, Workspace, Written};

use super::joined::waiting;

/// Who wrote something, as far as anybody here knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// The data of the Plan.
    Plan,
    /// A browser.
    Browser {
        /// Its identifier.
        id: String,
        /// Its name, once somebody gave it one.
        name: Option<String>,
    },
}

/// One of the values of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The value.
    pub value: Value,
    /// Who wrote it, and when if known.
    pub by: Option<(Author, Option<DateTime<Utc>>)>,
}

/// A field with more than one value. The first is the one that is shown everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenField {
    /// Which field.
    pub field: &'static str,
    /// Its values.
    pub versions: Vec<Version>,
}

/// A record with fields to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecided {
    /// Which kind.
    pub kind: Kind,
    /// Which record.
    pub id: RecordId,
    /// What people call it.
    pub title: String,
    /// The fields.
    pub fields: Vec<OpenField>,
}

/// A record that somebody put in the bin and somebody else changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contested {
    /// Which kind.
    pub kind: Kind,
    /// Which record.
    pub id: RecordId,
    /// What people call it.
    pub title: String,
    /// Who put it in the bin, and when.
    pub binned_by: Option<(Author, DateTime<Utc>)>,
    /// Who changed it, and when if known.
    pub changed_by: Option<(Author, Option<DateTime<Utc>>)>,
    /// Who said that it stays, and when if known.
    pub kept_by: Option<(Author, Option<DateTime<Utc>>)>,
    /// The fields that were changed.
    pub fields: Vec<&'static str>,
}

/// The field that says whether a record is in the bin: it has rules of its own.
pub(super) const BIN: &str = "binned";

/// The records with fields to decide, in the order of kinds. What is in the bin can wait.
pub fn undecided(workspace: &Workspace) -> Vec<Undecided> {
    let open = workspace.entries().filter_map(|entry| {
        let fields: Vec<OpenField> = entry
            .undecided_fields()
            .into_iter()
            .filter(|field| *field != BIN)
            .map(|field| OpenField { field, versions: versions(workspace, entry, field) })
            .collect();
        if fields.is_empty() {
            return None;
        }
        let Mention { kind, id, title } = Mention::of_entry(workspace, entry);
        Some(Undecided { kind, id, title, fields })
    });
    open.collect()
}

/// The records that somebody put in the bin and somebody else changed.
pub fn contested(workspace: &Workspace) -> Vec<Contested> {
    workspace.contested().into_iter().map(|entry| contest(workspace, entry)).collect()
}

fn versions(workspace: &Workspace, entry: &Entry, field: &'static str) -> Vec<Version> {
    let values = entry.register(field).values.into_iter();
    let version = |Written { value, dots }: Written| Version { by: latest(workspace, entry, &dots), value };
    values.map(version).collect()
}

fn contest(workspace: &Workspace, entry: &Entry) -> Contested {
    let (kept, marks): (Vec<Written>, Vec<Written>) =
        entry.register(BIN).values.into_iter().partition(|written| written.value.is_null());
    let marks = marks.into_iter().filter_map(|mark| serde_json::from_value(mark.value).unwrap_or(None));
    let marks: Vec<Binned> = marks.collect();
    let mut seen = Seen::new();
    marks.iter().for_each(|mark| seen.join(&mark.seen));
    let mut unseen = Vec::new();
    let mut fields = Vec::new();
    for field in entry.record.kind().fields().iter().filter(|field| **field != BIN) {
        let dots = entry.revision.all_dots(field).into_iter().filter(|dot| !seen.holds(dot));
        let before = unseen.len();
        unseen.extend(dots);
        if unseen.len() > before {
            fields.push(*field);
        }
    }
    let mark = marks.iter().max_by_key(|mark| mark.at);
    Contested {
        kind: entry.record.kind(),
        id: entry.record.id().clone(),
        title: Mention::of_entry(workspace, entry).title,
        binned_by: mark.map(|mark| (author(workspace, &mark.by), mark.at)),
        changed_by: latest(workspace, entry, &unseen),
        kept_by: kept.iter().find_map(|written| latest(workspace, entry, &written.dots)),
        fields,
    }
}

/// Who wrote the latest of these changes.
pub(super) fn latest(
    workspace: &Workspace,
    entry: &Entry,
    dots: &[Dot],
) -> Option<(Author, Option<DateTime<Utc>>)> {
    let at = |dot: &Dot| entry.revision.at.get(dot).copied();
    let dot = dots.iter().max_by_key(|dot| (at(dot), *dot))?;
    Some((author(workspace, &dot.replica), at(dot)))
}

/// How many things wait for a person: records with something to decide, and pairs made one with something to look at.
pub fn to_decide(workspace: &Workspace) -> usize {
    workspace.undecided() + waiting(workspace).len()
}

/// Who a replica belongs to.
pub fn author(workspace: &Workspace, replica: &Replica) -> Author {
    if replica.is_plan() {
        return Author::Plan;
    }
    let id = replica.browser().to_owned();
    let device: Option<Id<Device>> = id.parse().ok();
    let name = device.and_then(|device| workspace.get(&device).map(|device| device.name.to_string()));
    Author::Browser { id, name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnyRecord, Record};
    use crate::workspace::{Edit, Stamp};

    const ID: &str = "k3v9x2";

    fn device(name: &str) -> AnyRecord {
        Device::wrap(Device { id: ID.parse().unwrap(), name: name.parse().unwrap(), binned: None }.into())
    }

    fn stamp(replica: &str, second: i64) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: DateTime::from_timestamp(second, 0).unwrap() }
    }

    fn renamed(workspace: &Workspace, name: &str, stamp: &Stamp) -> Workspace {
        let mut after = workspace.clone();
        let id = ID.parse().unwrap();
        let before = after.entry(&id).unwrap().record.clone();
        let edit = Edit { before, after: device(name), seen: after.seen(&id) };
        after.edit(&edit, stamp).unwrap();
        after
    }

    fn first() -> Workspace {
        let mut first = Workspace::new();
        first.create(device("Uno"), &stamp("a.a", 1)).unwrap();
        first
    }

    #[test]
    fn both_values_are_offered_with_who_wrote_them_and_none_once_settled() {
        let ours = renamed(&first(), "Due", &stamp("k3v9x2.a", 2));
        let mut both = ours.merged(&renamed(&first(), "Tre", &stamp("b.b", 3)));
        let open = undecided(&both);
        let [one] = open.as_slice() else { panic!("{open:?}") };
        assert_eq!(one.fields[0].field, "name");
        let [shown, other] = one.fields[0].versions.as_slice() else { panic!("{one:?}") };
        assert_eq!((shown.value.as_str(), other.value.as_str()), (Some("Tre"), Some("Due")));
        let named = Author::Browser { id: ID.to_owned(), name: Some("Tre".to_owned()) };
        assert_eq!(other.by, Some((named, DateTime::from_timestamp(2, 0))));
        let id = ID.parse().unwrap();
        let seen = both.seen(&id);
        both.settle(&id, "name", &"Due".into(), &seen, &stamp("c.c", 4)).unwrap();
        assert!(undecided(&both).is_empty());
    }

    #[test]
    fn a_record_binned_by_one_and_changed_by_another_waits_for_a_decision() {
        let id: RecordId = ID.parse().unwrap();
        let mut binned = first();
        let seen = binned.seen(&id);
        binned.bin(&id, &seen, &stamp("a.a", 2)).unwrap();
        let both = binned.merged(&renamed(&first(), "Tre", &stamp("b.b", 3)));
        let open = contested(&both);
        let [one] = open.as_slice() else { panic!("{open:?}") };
        assert_eq!(one.fields, ["name"]);
        let by = |id: &str| Author::Browser { id: id.to_owned(), name: None };
        assert_eq!(one.binned_by, Some((by("a"), DateTime::from_timestamp(2, 0).unwrap())));
        assert_eq!(one.changed_by, Some((by("b"), DateTime::from_timestamp(3, 0))));
        assert_eq!(one.kept_by, None);
        assert!(contested(&binned).is_empty());
    }

    #[test]
    fn who_decides_to_keep_what_another_decides_to_bin_has_changed_nothing() {
        let id: RecordId = ID.parse().unwrap();
        let mut binned = first();
        binned.bin(&id, &first().seen(&id), &stamp("a.a", 2)).unwrap();
        let both = binned.merged(&renamed(&first(), "Tre", &stamp("b.b", 3)));
        let (mut ours, mut theirs) = (both.clone(), both.clone());
        ours.bin(&id, &both.seen(&id), &stamp("a.a", 4)).unwrap();
        theirs.restore(&id, &stamp("b.b", 5)).unwrap();
        let found = contested(&ours.merged(&theirs));
        let [one] = found.as_slice() else { panic!("{found:?}") };
        let by = |id: &str| Author::Browser { id: id.to_owned(), name: None };
        assert_eq!((one.fields.len(), &one.changed_by), (0, &None));
        assert_eq!(one.binned_by, Some((by("a"), DateTime::from_timestamp(4, 0).unwrap())));
        assert_eq!(one.kept_by, Some((by("b"), DateTime::from_timestamp(5, 0))));
    }
}
