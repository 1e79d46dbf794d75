//! What edits, undo and the bin do to a field, as the ghost sees it.

use std::collections::{BTreeMap, BTreeSet};

use filo::domain::{AnyRecord, Binned, Dot, Replica, Seen};
use filo::workspace::Stamp;
use serde_json::Value;

use super::ghost::{Live, Strokes, without_seen};

/// Whether a field still is as a change left it, but for undo and redo by the same page load.
pub fn is_as_left(now: &Live, made: &Live, own: &Replica) -> bool {
    let values =
        |live: &Live| live.iter().map(|(value, _)| without_seen(value).to_string()).collect::<BTreeSet<_>>();
    let known: BTreeSet<&Dot> = made.iter().flat_map(|(_, dots)| dots).collect();
    let ours = |dot: &Dot| dot.replica == *own || known.contains(dot);
    values(now) == values(made) && now.iter().flat_map(|(_, dots)| dots).all(ours)
}

/// What taking a change back does to a field that was `earlier`.
pub fn written_again(field: &str, earlier: &Live, now: &Live, first: &Dot, known: &Seen) -> Strokes {
    let mut removes: BTreeSet<Dot> = now.iter().flat_map(|(_, dots)| dots.clone()).collect();
    let (mut next, mut adds) = (first.clone(), Vec::new());
    for (value, dots) in earlier.iter().rev() {
        let mut again = value.clone();
        if field == "binned" && !value.is_null() {
            let mut mark: Binned = serde_json::from_value(value.clone()).unwrap();
            mark.seen.join(known);
            again = serde_json::to_value(mark).unwrap();
        }
        let all_there = !dots.is_empty() && dots.is_subset(&removes);
        if all_there || again == *value {
            removes.retain(|dot| !dots.contains(dot));
        }
        if !all_there {
            adds.push((again, Some(next.clone())));
            next.n += 1;
        }
    }
    Strokes { adds, removes }
}

/// The value of a field.
pub fn field_of(record: &AnyRecord, field: &str) -> Value {
    record.fields().field(field).unwrap()
}

/// A mark of the bin.
pub fn mark(stamp: &Stamp, seen: Seen) -> Value {
    serde_json::to_value(Binned { at: stamp.at, by: stamp.replica.clone(), seen }).unwrap()
}

/// What creating a record writes.
pub fn all_fields(record: &AnyRecord, dot: &Dot) -> BTreeMap<&'static str, Strokes> {
    let names = record.kind().fields().iter().copied();
    names
        .map(|field| {
            let adds = vec![(field_of(record, field), Some(dot.clone()))];
            (field, Strokes { adds, removes: BTreeSet::new() })
        })
        .collect()
}
