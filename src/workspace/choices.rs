//! What a person says of another workspace: record by record and, inside a record, field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::RecordId;

/// What stays of a field when its record is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keep {
    /// What the merge leaves: the newer value, or both where nobody knew the other's.
    #[default]
    Merged,
    /// The value shown here, written anew over both.
    Ours,
    /// The value shown there, written anew over both.
    Theirs,
    /// Both, to be decided later.
    Both,
}

/// What a person said of a field, and of which values: whatever else there turns out to be, nobody has decided about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) keep: Keep,
    /// The values that were shown; without them all that there are.
    shown: Option<Vec<Value>>,
}

impl Said {
    /// Whether a value was there to be seen when this was said.
    pub(super) fn saw(&self, value: &Value) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.contains(value))
    }
}

/// What a person decided about another workspace. Everything is taken that nobody leaves, but erasures: each of
/// them waits for a tick of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    left: BTreeSet<RecordId>,
    fields: BTreeMap<RecordId, BTreeMap<&'static str, Said>>,
    erased: BTreeSet<RecordId>,
}

impl Choices {
    /// Leaves a record for later, or takes it after all.
    pub fn leave(&mut self, id: &RecordId, left: bool) {
        if left {
            self.left.insert(id.clone());
        } else {
            self.left.remove(id);
        }
    }

    /// Whether a record stays as it is here.
    pub fn leaves(&self, id: &RecordId) -> bool {
        self.left.contains(id)
    }

    /// Says which value of a field stays, whatever others there are.
    pub fn keep(&mut self, id: &RecordId, field: &'static str, keep: Keep) {
        self.fields.entry(id.clone()).or_default().insert(field, Said { keep, shown: None });
    }

    /// Says which of the values that were shown stays. A value that was not, because a third person wrote it or because
    /// it came later, stays beside it.
    pub fn keep_of(&mut self, id: &RecordId, field: &'static str, keep: Keep, shown: Vec<Value>) {
        self.fields.entry(id.clone()).or_default().insert(field, Said { keep, shown: Some(shown) });
    }

    /// Takes back what was said of the fields of a record.
    pub fn ask_again(&mut self, id: &RecordId) {
        self.fields.remove(id);
    }

    /// Takes over what was said of a field elsewhere.
    pub fn keep_as(&mut self, id: &RecordId, field: &'static str, other: &Choices) {
        if let Some(said) = other.said(id, field) {
            self.fields.entry(id.clone()).or_default().insert(field, said.clone());
        }
    }

    /// Which value of a field stays.
    pub fn kept(&self, id: &RecordId, field: &str) -> Keep {
        self.said(id, field).map(|said| said.keep).unwrap_or_default()
    }

    pub(super) fn said(&self, id: &RecordId, field: &str) -> Option<&Said> {
        self.fields.get(id)?.get(field)
    }

    /// The records of which something was said, field by field.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&RecordId, &BTreeMap<&'static str, Said>)> {
        self.fields.iter()
    }

    /// Whether any erasure is taken.
    pub(super) fn erases_any(&self) -> bool {
        !self.erased.is_empty()
    }

    /// Erases here for ever what the other workspace has erased, or does not after all.
    pub fn erase(&mut self, id: &RecordId, erased: bool) {
        if erased {
            self.erased.insert(id.clone());
        } else {
            self.erased.remove(id);
        }
    }

    /// Whether an erasure is taken.
    pub fn erases(&self, id: &RecordId) -> bool {
        self.erased.contains(id)
    }
}
