//! Comparing what was read with what is here, in pieces, so that a screen lives meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::RecordId;
use crate::exchange::{Offered, Reading};
use crate::workspace::{Difference, Entry, News, Offer, Workspace, offer};

/// What a reading brings that is not here, as far as it was compared.
#[derive(Default)]
pub(super) struct Found {
    /// The records that differ from here.
    pub all_differences: Vec<Difference>,
    /// Records edited by hand or made elsewhere.
    pub all_by_hand: Vec<Difference>,
    /// The fields that wait for a decision, for each record that has some.
    pub open: BTreeMap<RecordId, Vec<&'static str>>,
}

/// A comparison that goes on.
pub(super) struct Comparison<'a> {
    now: &'a Workspace,
    theirs: &'a Workspace,
    entries: Box<dyn Iterator<Item = &'a Entry> + 'a>,
    offered: std::slice::Iter<'a, Offered>,
    listed: BTreeSet<RecordId>,
    found: Found,
    done: usize,
    total: usize,
}

impl<'a> Comparison<'a> {
    /// Nothing is compared yet.
    pub fn new(reading: &'a Reading, now: &'a Workspace) -> Self {
        let theirs = &reading.workspace;
        Comparison {
            now,
            theirs,
            entries: Box::new(theirs.entries()),
            offered: reading.offered.iter(),
            listed: BTreeSet::new(),
            found: Found::default(),
            done: 0,
            total: theirs.len() + reading.offered.len(),
        }
    }

    /// Compares so many records more. False when none is left.
    pub fn step(&mut self, count: usize) -> bool {
        for _ in 0..count {
            if let Some(entry) = self.entries.next() {
                self.compare(entry);
            } else if let Some(one) = self.offered.next() {
                self.compare_by_hand(one);
            } else {
                return false;
            }
            self.done += 1;
        }
        true
    }

    /// How many records are compared, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.total)
    }

    /// What was found.
    pub fn finish(self) -> Found {
        self.found
    }

    fn compare(&mut self, theirs: &Entry) {
        let Some(difference) = self.now.difference(theirs) else { return };
        if difference.news == News::ToDecide {
            self.found.open.insert(difference.id.clone(), self.now.open_fields(theirs));
        }
        self.found.all_differences.push(difference);
    }

    fn compare_by_hand(&mut self, one: &Offered) {
        let Some((difference, beside)) = by_hand(self.now, self.theirs, one) else { return };
        if !beside.is_empty() {
            self.found.open.entry(difference.id.clone()).or_default().extend(beside);
        }
        // Two files may have changed one record by hand.
        if self.listed.insert(difference.id.clone()) {
            self.found.all_by_hand.push(difference);
        }
    }
}

/// What an offered record is to the workspace, and its fields that would be kept twice. `None` where it says
/// nothing that is not here.
fn by_hand(now: &Workspace, theirs: &Workspace, one: &Offered) -> Option<(Difference, Vec<&'static str>)> {
    let (kind, id) = (one.record.kind(), one.record.id().clone());
    if now.erased().contains_key(&id) {
        return None;
    }
    // Another file may bring the same record under its dots: what was written by hand stands on that.
    let merged = match (now.table(kind).get(&id), theirs.table(kind).get(&id)) {
        (Some(ours), Some(theirs)) => Some(ours.merged(theirs)),
        (ours, theirs) => ours.or(theirs).cloned(),
    };
    let Some(entry) = &merged else {
        return Some((Difference { kind, id, news: News::New }, Vec::new()));
    };
    let offers: Vec<(&'static str, Offer)> = kind
        .fields()
        .iter()
        .filter_map(|field| Some((*field, offer(entry, &one.record, one.revision.as_ref(), field)?)))
        .collect();
    let beside = offers.iter().filter(|(_, what)| *what == Offer::Beside).map(|(field, _)| *field).collect();
    let news = match offers.iter().map(|(_, what)| *what).max_by_key(|what| match what {
        Offer::Older => 0,
        Offer::Edit => 1,
        Offer::Beside => 2,
    })? {
        Offer::Older => News::Older,
        Offer::Edit => News::Newer,
        Offer::Beside => News::ToDecide,
    };
    Some((Difference { kind, id, news }, beside))
}
