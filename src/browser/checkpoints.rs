//! Checkpoints and what goes with them: trimming the journal, replacing the state, and scrubbing an erased record out of everything kept.

use std::sync::Arc;

use idb::{KeyRange, Query};

use super::database::{
    CHECKPOINTS, DRAFTS, Database, Guard, HEAD, JOURNAL, POINTS, all_rows, check, checkpoints, journal,
    set_head,
};
use super::rows::{self, StoredCheckpoint, StoredEntry};
use super::storage_error::StorageError;
use super::transaction::{self, During};

/// A text that [`Database::scrub`] shows to its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// A restore point: a whole snapshot.
    Point,
    /// An open form.
    Draft,
    /// A journal entry of another generation, kept to be offered: a partial snapshot.
    OfAnotherGeneration,
}

/// What becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scrub {
    /// It holds nothing of what was erased.
    Keep,
    /// Kept in this wording.
    Replace(String),
    /// Removed.
    Drop,
}

/// What becomes of the journal of a generation when another one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Former {
    /// A restore point holds the state that it led to: nothing of it is left over.
    Goes,
    /// It stays, to be offered.
    Stays,
}

impl Database {
    /// Writes a checkpoint and shortens the journal, and returns the checkpoint's number.
    ///
    /// `make` is given the journal of this generation to its end and returns the snapshot that holds
    /// it all; it runs inside the transaction, so it must be quick and must not wait. Two checkpoints
    /// stay, and the journal back to the older one: should the newer be damaged, nothing is lost.
    /// A session that opened from the older one writes twice, so that the damaged one goes.
    ///
    /// # Errors
    /// `Outrun` or `NewerFormat` when the guard no longer holds; otherwise as for any write.
    pub async fn checkpoint(
        &self,
        guard: &Guard,
        make: impl FnOnce(Vec<StoredEntry>) -> String,
    ) -> Result<u64, StorageError> {
        let stores = [HEAD, CHECKPOINTS, JOURNAL];
        transaction::write(&self.connection, "checkpoint", &stores, async |t| {
            check(t, guard).await?;
            let kept = checkpoints(t).await?;
            let all = journal(t).await?;
            let (number, through) = (next_number(&kept), last_entry(&kept, &all));
            let spare = all.iter().any(|entry| entry.generation != guard.generation);
            let (ours, _) = split(all, guard);
            let numbers: Vec<u64> = ours.iter().map(|entry| entry.number).collect();
            let text = make(ours);
            put_checkpoint(t, guard, number, through, Arc::new(text))?;
            let Some((older, outdated)) = kept.split_last() else {
                return Ok(number);
            };
            for row in outdated {
                delete(t, CHECKPOINTS, rows::from_number(row.number))?;
            }
            if spare {
                for number in numbers.into_iter().filter(|number| *number <= older.through) {
                    delete(t, JOURNAL, rows::from_number(number))?;
                }
            } else {
                let end = rows::from_number(older.through);
                delete(t, JOURNAL, KeyRange::upper_bound(&end, None).during("checkpoint")?)?;
            }
            Ok(number)
        })
        .await
    }

    /// Begins a new generation with `text` as its whole state, for a state that replaces the former
    /// instead of being merged with it. Both checkpoints become this text, so that falling back can
    /// never lead into the former generation; the journal of the former goes or stays, marked by its generation.
    ///
    /// # Errors
    /// `Outrun` or `NewerFormat` when the guard no longer holds; otherwise as for any write.
    pub async fn begin_generation(
        &self,
        guard: &Guard,
        writer: &str,
        text: &str,
        former: Former,
    ) -> Result<Guard, StorageError> {
        let stores = [HEAD, CHECKPOINTS, JOURNAL];
        transaction::write(&self.connection, "begin generation", &stores, async |t| {
            check(t, guard).await?;
            let all = journal(t).await?;
            let through = last_entry(&checkpoints(t).await?, &all);
            if former == Former::Goes {
                for entry in split(all, guard).0 {
                    delete(t, JOURNAL, rows::from_number(entry.number))?;
                }
            }
            let (writer, generation) = (writer.to_owned(), guard.generation + 1);
            let next = Guard { generation, writer, format: guard.format };
            set_head(t, &next)?;
            put_both(t, &next, through, text).await?;
            Ok(next)
        })
        .await
    }

    /// The journal entries of other generations, in order: to be offered, never replayed.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`.
    pub async fn entries_of_other_generations(
        &self,
        guard: &Guard,
    ) -> Result<Vec<StoredEntry>, StorageError> {
        transaction::read(&self.connection, "read others", &[JOURNAL], async |t| {
            Ok(split(journal(t).await?, guard).1)
        })
        .await
    }

    /// How many entries of other generations than this are kept.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`.
    pub async fn of_other_generations(&self, generation: u64) -> Result<usize, StorageError> {
        transaction::read(&self.connection, "count others", &[JOURNAL], async |t| {
            let mut others = 0;
            for row in all_rows(t, JOURNAL).await? {
                others += usize::from(rows::number_in(&row, "generation")? != generation);
            }
            Ok(others)
        })
        .await
    }

    /// Removes the journal entries of other generations, once a person has taken or refused them.
    ///
    /// # Errors
    /// `Outrun` or `NewerFormat` when the guard no longer holds; otherwise as for any write.
    pub async fn drop_entries_of_other_generations(&self, guard: &Guard) -> Result<(), StorageError> {
        transaction::write(&self.connection, "drop others", &[HEAD, JOURNAL], async |t| {
            check(t, guard).await?;
            for entry in split(journal(t).await?, guard).1 {
                delete(t, JOURNAL, rows::from_number(entry.number))?;
            }
            Ok(())
        })
        .await
    }

    /// After an erasure, takes the erased words out of everything kept, in one transaction: both
    /// checkpoints become the text that `make` returns (given the journal, as in
    /// [`Database::checkpoint`]), the journal is emptied, and `scrub` decides on every other text.
    ///
    /// # Errors
    /// `Outrun` or `NewerFormat` when the guard no longer holds; otherwise as for any write.
    pub async fn scrub(
        &self,
        guard: &Guard,
        make: impl FnOnce(Vec<StoredEntry>) -> String,
        mut scrub: impl FnMut(Kept, &str) -> Scrub,
    ) -> Result<(), StorageError> {
        let stores = [HEAD, CHECKPOINTS, JOURNAL, POINTS, DRAFTS];
        transaction::write(&self.connection, "scrub", &stores, async |t| {
            check(t, guard).await?;
            let all = journal(t).await?;
            let through = last_entry(&checkpoints(t).await?, &all);
            let (ours, _) = split(all, guard);
            for entry in &ours {
                delete(t, JOURNAL, rows::from_number(entry.number))?;
            }
            put_both(t, guard, through, &make(ours)).await?;
            for (store, kind) in
                [(JOURNAL, Kept::OfAnotherGeneration), (POINTS, Kept::Point), (DRAFTS, Kept::Draft)]
            {
                rewrite(t, store, |text| scrub(kind, text)).await?;
            }
            Ok(())
        })
        .await
    }
}

/// Walks a store one row at a time (restore points together would not fit in a phone's memory) and
/// does with each text what `scrub` says.
async fn rewrite(
    t: &idb::Transaction,
    store: &str,
    mut scrub: impl FnMut(&str) -> Scrub,
) -> Result<(), StorageError> {
    let step = "scrub";
    let opening = t.object_store(store).during(step)?.open_cursor(None, None).during(step)?;
    let Some(cursor) = opening.await.during(step)? else {
        return Ok(());
    };
    let mut cursor = cursor.into_managed();
    while let Some(row) = cursor.value().during(step)? {
        match scrub(&rows::text_in(&row, "text")?) {
            Scrub::Keep => {}
            Scrub::Replace(text) => {
                rows::set_text(&row, &text);
                cursor.update(&row).await.during(step)?;
            }
            Scrub::Drop => cursor.delete().await.during(step)?,
        }
        cursor.next(None).await.during(step)?;
    }
    Ok(())
}

/// Our generation's entries, and the others.
fn split(all: Vec<StoredEntry>, guard: &Guard) -> (Vec<StoredEntry>, Vec<StoredEntry>) {
    all.into_iter().partition(|entry| entry.generation == guard.generation)
}

fn next_number(kept: &[StoredCheckpoint]) -> u64 {
    kept.last().map_or(1, |newest| newest.number + 1)
}

/// The number that the journal has come to, also when it has been emptied since.
fn last_entry(kept: &[StoredCheckpoint], journal: &[StoredEntry]) -> u64 {
    let held = kept.iter().map(|checkpoint| checkpoint.through);
    held.chain(journal.last().map(|entry| entry.number)).max().unwrap_or(0)
}

/// Makes `text` the only checkpoint, twice.
async fn put_both(t: &idb::Transaction, guard: &Guard, through: u64, text: &str) -> Result<(), StorageError> {
    let number = next_number(&checkpoints(t).await?);
    t.object_store(CHECKPOINTS).during("checkpoint")?.clear().during("checkpoint")?;
    let text = Arc::new(text.to_owned());
    put_checkpoint(t, guard, number, through, Arc::clone(&text))?;
    put_checkpoint(t, guard, number + 1, through, text)
}

fn put_checkpoint(
    t: &idb::Transaction,
    guard: &Guard,
    number: u64,
    through: u64,
    text: Arc<String>,
) -> Result<(), StorageError> {
    let row = StoredCheckpoint { number, generation: guard.generation, through, text }.to_row();
    t.object_store(CHECKPOINTS).during("checkpoint")?.put(&row, None).during("checkpoint")?;
    Ok(())
}

/// Asks for rows to go; they do when the transaction completes.
pub(super) fn delete(t: &idb::Transaction, store: &str, which: impl Into<Query>) -> Result<(), StorageError> {
    t.object_store(store).during("delete")?.delete(which).during("delete")?;
    Ok(())
}
