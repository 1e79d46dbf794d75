//! Taking a file that was read: a restore point first, then one change, on disk before it is seen; and
//! taking the whole of it back.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::browser::StorageError;
use crate::domain::{Dot, Kind, Match, Record, RecordId};
use crate::exchange::Offered;
use crate::store::{Command, CommandError};
use crate::workspace::{Choices, Entry, News, Stamp, Touched, Workspace};

use super::exchanges::Passed;
use super::importing::ImportError;
use super::incoming::{Incoming, Source};
use super::points::PointReason;
use super::working::{Work, Working};
use super::{Session, difference};

/// How often it is tried again when another tab takes the turn in the middle.
const TRIES: u32 = 3;

/// What was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// From which files.
    pub sources: Vec<Source>,
    /// When it was taken.
    pub at: DateTime<Utc>,
    /// How many records of each kind, by what they were to the workspace.
    pub counts: Vec<(Kind, News, usize)>,
    /// Records taken from edits by hand.
    pub by_hand: usize,
    /// Records taken with both versions of something.
    pub undecided: usize,
    /// Records left for later.
    pub left: usize,
    /// Records erased for ever because the files had erased them.
    pub erased: usize,
    /// Fields of lists of others that have no place here: kept as notes.
    pub noted: usize,
    /// Items of such lists that could not be read.
    pub unread: usize,
    /// The restore point that was made before; 0 where nothing is stored.
    pub point: u64,
}

impl Receipt {
    /// How many records were taken.
    pub fn taken(&self) -> usize {
        self.counts.iter().map(|(_, _, count)| count).sum::<usize>() + self.by_hand
    }

    /// Whether something of what was read was not taken: records left for later, erasures that nobody ticked.
    pub fn leaves_some_of(&self, read: &Incoming) -> bool {
        self.left > 0 || self.erased < read.erasures.len()
    }
}

impl Session {
    /// Takes files under a person's choices: a restore point first, then one change, on disk before it is seen.
    /// `private`: a full copy is one's own, and what must stay on a device comes along.
    pub async fn import(
        &self,
        incoming: Incoming,
        choices: Choices,
        private: bool,
    ) -> Result<Receipt, ImportError> {
        let working = self.work();
        working.on(Work::KeepingACopy).await;
        let private = private && incoming.is_backup();
        let choices = incoming.bounded(choices, private);
        let mut tries = TRIES;
        loop {
            self.own_turn().await.map_err(ImportError::Refused)?;
            match self.take_once(&incoming, &choices, private, &working).await {
                // Another tab took the turn meanwhile, and nothing was written.
                Err(ImportError::Refused(_) | ImportError::NoPoint(StorageError::Outrun { .. }))
                    if tries > 0 =>
                {
                    tries -= 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn take_once(
        &self,
        incoming: &Incoming,
        choices: &Choices,
        private: bool,
        working: &Working,
    ) -> Result<Receipt, ImportError> {
        let inner = self.inner();
        self.flush(&inner).await;
        // Its own session: whatever a person changes meanwhile gets other dots than what is adopted here.
        inner.redraw();
        let stamp = inner.stamp().map_err(ImportError::Refused)?;
        inner.redraw();
        let before = inner.store().now();
        let merged = before.taking(&incoming.reading.workspace, choices, &stamp);
        let (by_hand, mut after) = adopted(&merged, &incoming.reading.offered, choices, &stamp);
        said_of_twins(&mut after, incoming.verdicts.clone(), &stamp);
        working.on(Work::Writing).await;
        let part = difference(&before, &after);
        if part.entries().next().is_none() && part.erased().is_empty() {
            return Err(ImportError::NothingLeft);
        }
        let (point, entry) = self
            .write_after_point(PointReason::Import, &before, &part)
            .await
            .map_err(ImportError::NoPoint)?;
        inner.store().merge(&part);
        entry.into_iter().for_each(|entry| inner.holds(entry));
        let erased = part.erased().keys().filter(|id| choices.erases(id)).count();
        if erased > 0 {
            self.scrub();
        }
        let outlook = incoming.outlook(choices, private);
        // Counted on what came of it: another tab may have written since the files were looked at.
        let waits = |after: &&Entry| !after.newly_undecided(before.entry(after.record.id())).is_empty();
        let undecided = part.entries().filter(waits).count().max(outlook.undecided);
        let receipt = Receipt {
            at: inner.now(),
            counts: incoming.taken(choices, private, |id| part.entry(id).is_some()),
            by_hand,
            undecided,
            left: outlook.left,
            erased,
            noted: incoming.reports.iter().flat_map(|report| report.noted.values()).sum(),
            unread: incoming.reports.iter().map(|report| report.unread_count).sum(),
            point,
            sources: incoming.sources.clone(),
        };
        self.note_exchange(Passed::In(receipt.clone().into()));
        let written = part.entries().map(|after| (before.entry(after.record.id()).cloned(), after.clone()));
        inner.taken.replace(written.collect());
        inner.before_import.replace(Some(before));
        self.last_import.set(Some(receipt.clone()));
        self.undoable_import.set(Some(receipt.clone()));
        Ok(receipt)
    }

    /// Goes back to the state before the last import, as if the file had never been opened.
    pub async fn undo_import(&self) -> Result<(), ImportError> {
        let inner = self.inner();
        // What another tab wrote comes with the turn, and is not taken back with the import.
        self.own_turn().await.map_err(ImportError::Refused)?;
        let before = inner.before_import.borrow().clone();
        let before = before.filter(|_| self.undoable_import.get_untracked().is_some());
        let before = before.ok_or(ImportError::NothingToUndo)?;
        let working = self.work();
        working.on(Work::GoingBack).await;
        let undone = self.undoable_import.get_untracked().map(|receipt| receipt.at);
        let outcome = self.replace(before).await;
        if outcome.is_ok() {
            undone.into_iter().for_each(|at| self.note_undone(at));
        }
        outcome.map_err(|error| match error {
            super::ReplaceError::Storage(error) => ImportError::Storage(error),
            super::ReplaceError::Refused(refusal) => ImportError::Refused(refusal),
            super::ReplaceError::Unreadable(error) => ImportError::Read(error),
            super::ReplaceError::NoData(_) | super::ReplaceError::PointGone => ImportError::PointGone,
        })
    }

    /// Writes again what was here before the last import, wherever it still is as the files left it: an edit like
    /// any other, which holds for everybody. What was erased stays so.
    pub fn refuse_import(&self) -> Result<(), CommandError> {
        let inner = self.inner();
        let stamp = inner.stamp().map_err(CommandError::Refused)?;
        // As if this page load had written it: what it has changed since is its own, and stays.
        let dot = Dot { replica: stamp.replica, n: 1 };
        let taken = inner.taken.borrow().clone().into_iter();
        let taken = taken.map(|(before, after)| Touched { before, after, dot: dot.clone() }).collect();
        inner.store().dispatch(Command::Refuse(taken))?;
        self.forget_import();
        Ok(())
    }

    /// Nobody wants to be reminded of the last import any more.
    pub fn forget_import(&self) {
        self.inner().taken.take();
        self.last_import.set(None);
    }

    /// From here on the last import cannot be taken back whole: something was changed after it.
    pub(super) fn settle_import(&self) {
        self.inner().before_import.replace(None);
        if self.undoable_import.with_untracked(Option::is_some) {
            self.undoable_import.set(None);
        }
    }
}

/// What a person said of records that may be one thing, where both are here now.
fn said_of_twins(after: &mut Workspace, verdicts: Vec<Match>, stamp: &Stamp) {
    for pair in verdicts {
        if after.entry(&pair.a).is_some() && after.entry(&pair.b).is_some() {
            // A new identifier is never taken, so there is nothing to do about a refusal.
            after.create(Match::wrap(pair.into()), stamp).ok();
        }
    }
}

/// Offered records taken one by one under a person's choices: how many, and the workspace after.
fn adopted(now: &Workspace, offered: &[Offered], choices: &Choices, stamp: &Stamp) -> (usize, Workspace) {
    let mut after = now.clone();
    let taken = offered
        .iter()
        .filter(|one| after.adopt_chosen(now, &one.record, one.revision.as_ref(), choices, stamp).is_some());
    // Two files may have the same record by hand.
    let taken: BTreeSet<&RecordId> = taken.map(|one| one.record.id()).collect();
    (taken.len(), after)
}
