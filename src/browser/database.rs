//! The IndexedDB database: reading all of it at one moment, claiming it, and adding to its journal.
//!
//! Its layout, which the rescue page reads too (every text is a snapshot or part of one; those of the checkpoints are
//! kept as the bytes of UTF-8):
//!
//! | store | key | row |
//! |---|---|---|
//! | `head` | `"head"` | `{ generation, writer, format }`, one row |
//! | `checkpoints` | `number` | `{ number, generation, through, text }`, two rows |
//! | `journal` | `number`, given by the store | `{ number, generation, text }` |
//! | `points` | `id`, given by the store | `{ id, at, label, size, text }` |
//! | `drafts` | `key` | `{ key, at, text }` |

use idb::{KeyRange, Query};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use super::foreign;
use super::rows::{self, Head, StoredCheckpoint, StoredEntry};
use super::storage_error::StorageError;
use super::transaction::{self, During};

pub(super) const HEAD: &str = "head";
pub(super) const CHECKPOINTS: &str = "checkpoints";
pub(super) const JOURNAL: &str = "journal";
pub(super) const POINTS: &str = "points";
pub(super) const DRAFTS: &str = "drafts";
const STORES: [&str; 5] = [HEAD, CHECKPOINTS, JOURNAL, POINTS, DRAFTS];

/// The index by which restore points are listed without their texts.
pub(super) const POINT_INFO: &str = "info";

/// A connection to the database. A clone is the same connection.
///
/// Every write is one strict transaction: `Ok` means that it is on disk, `Err` that nothing changed.
/// Nothing is tried again by itself, but for restore points that give way to a new one.
#[derive(Debug, Clone)]
pub struct Database {
    pub(super) connection: IdbDatabase,
}

/// What a tab must still be for its writes to be let in; made by [`Database::claim`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// The generation that the tab's memory belongs to.
    pub generation: u64,
    /// The page load.
    pub writer: String,
    /// The snapshot format this Filò writes.
    pub format: u32,
}

/// What is in memory already, and is not read again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// The number of the newest checkpoint.
    pub checkpoint: u64,
    /// The number up to which the journal is; numbers only grow, whatever the generation.
    pub entry: u64,
}

/// All that is needed to open the notebook, or to catch up with it, of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// `None` where nothing was ever written.
    pub head: Option<Head>,
    /// Those that are not held, the newest number first. The next is there for when the newest turns out
    /// damaged.
    pub checkpoints: Vec<StoredCheckpoint>,
    /// How many checkpoints are kept, held or not.
    pub checkpoints_kept: usize,
    /// The journal of this generation that is not held, in order, back to the older checkpoint: some of
    /// it is already in the newest, and merging it again changes nothing.
    pub entries: Vec<StoredEntry>,
    /// How many entries of other generations are kept, to be offered.
    pub of_other_generations: usize,
}

impl Database {
    /// Closes the connection once its running transactions have ended.
    pub fn close(&self) {
        self.connection.close();
    }

    /// Reads everything that makes up the current state, in one transaction.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`; a damaged text is not noticed here.
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        self.load_beyond(Held::default()).await
    }

    /// The same, without what the newest checkpoint makes needless: the other one, and the journal that it holds already.
    /// Those are long texts, wanted only when the newest turns out damaged. Entries of other generations are counted
    /// only from there on: [`Database::of_other_generations`] counts them all.
    ///
    /// # Errors
    /// As for [`Database::load`].
    pub async fn load_newest(&self) -> Result<Loaded, StorageError> {
        if let Some(ahead) = rows::read_ahead().await {
            let found = ahead.head.as_ref().map(Head::from_row).transpose()?;
            return loaded(found, ahead.kept, &ahead.checkpoints, &ahead.journal);
        }
        let stores = [HEAD, CHECKPOINTS, JOURNAL];
        transaction::read(&self.connection, "load", &stores, async |t| {
            let head = head(t).await?;
            let store = t.object_store(CHECKPOINTS).during("read rows")?;
            let keys = store.get_all_keys(None, None).during("read rows")?.await.during("read rows")?;
            let newest = match keys.last().and_then(rows::to_number) {
                Some(number) => rows_after(t, CHECKPOINTS, number - 1).await?,
                None => Vec::new(),
            };
            let through = newest.first().map_or(Ok(0), |row| rows::number_in(row, "through"))?;
            let journal = rows_after(t, JOURNAL, through).await?;
            loaded(head, keys.len(), &newest, &journal)
        })
        .await
    }

    /// Everything again, without what is held: whoever catches up reads no text twice.
    ///
    /// # Errors
    /// As for [`Database::load`].
    pub async fn load_beyond(&self, held: Held) -> Result<Loaded, StorageError> {
        let stores = [HEAD, CHECKPOINTS, JOURNAL];
        transaction::read(&self.connection, "load", &stores, async |t| {
            let head = head(t).await?;
            let checkpoints_kept = count(t, CHECKPOINTS).await?;
            let mut checkpoints = rows_after(t, CHECKPOINTS, held.checkpoint).await?;
            checkpoints.reverse();
            let journal = rows_after(t, JOURNAL, held.entry).await?;
            loaded(head, checkpoints_kept, &checkpoints, &journal)
        })
        .await
    }

    /// Makes `writer` the only one whose writes are let in, and returns its guard. What others had
    /// committed before is in the next [`Database::load`]; what they try after is refused.
    ///
    /// # Errors
    /// `NewerFormat` when a newer Filò has written here; otherwise as for any write.
    pub async fn claim(&self, writer: &str, format: u32) -> Result<Guard, StorageError> {
        transaction::write(&self.connection, "claim", &[HEAD, CHECKPOINTS], async |t| {
            let found = head(t).await?;
            if let Some(newer) = found.as_ref().filter(|head| head.format > format) {
                return Err(StorageError::NewerFormat { found: Some(newer.format) });
            }
            // The texts of the checkpoints are long: they are asked only where the head was lost.
            let newest = if found.is_none() { checkpoints(t).await?.pop() } else { None };
            let generation = generation_of(found.as_ref(), newest.as_ref());
            let guard = Guard { generation, writer: writer.to_owned(), format };
            set_head(t, &guard)?;
            Ok(guard)
        })
        .await
    }

    /// Adds a change to the journal and returns its number. When it returns, the change is *Salvato*.
    ///
    /// # Errors
    /// `Outrun` or `NewerFormat` when the guard no longer holds; otherwise as for any write.
    pub async fn append(&self, guard: &Guard, text: &str) -> Result<u64, StorageError> {
        transaction::write(&self.connection, "append", &[HEAD, JOURNAL], async |t| {
            check(t, guard).await?;
            add_entry(t, guard, text).await
        })
        .await
    }

    /// Empties every store: nothing of the notebook remains in the database. It asks for no guard, for
    /// it is a person's last word; tabs that are still open are outrun by it.
    ///
    /// # Errors
    /// As for any write.
    pub async fn wipe(&self) -> Result<(), StorageError> {
        transaction::write(&self.connection, "wipe", &STORES, async |t| {
            for store in STORES {
                t.object_store(store).during("wipe")?.clear().during("wipe")?;
            }
            Ok(())
        })
        .await
    }

    /// Every row of every store as one JSON text, read without understanding it, for the person to
    /// download when nothing else works.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`.
    pub async fn raw_dump(&self) -> Result<String, StorageError> {
        let all = transaction::read(&self.connection, "dump", &STORES, async |t| {
            let mut stores = Vec::new();
            for store in STORES {
                let rows = all_rows(t, store).await?;
                if store == CHECKPOINTS {
                    for row in &rows {
                        rows::set_text(row, &rows::long_text_in(row, "text")?);
                    }
                }
                stores.push((store, js_sys::Array::from_iter(rows).into()));
            }
            Ok(foreign::object(&stores))
        })
        .await?;
        js_sys::JSON::stringify(&all).map(String::from).map_err(|error| transaction::refusal("dump", &error))
    }
}

/// Adds an entry to the journal and returns its number.
pub(super) async fn add_entry(t: &idb::Transaction, guard: &Guard, text: &str) -> Result<u64, StorageError> {
    let row = StoredEntry::new_row(guard.generation, text);
    let adding = t.object_store(JOURNAL).during("append")?.add(&row, None);
    let number = adding.during("append")?.await.during("append")?;
    rows::to_number(&number).ok_or_else(|| rows::lacking("number"))
}

/// The entries of a generation, and how many are of others.
fn of_generation(rows: &[JsValue], generation: u64) -> Result<(Vec<StoredEntry>, usize), StorageError> {
    let mut entries = Vec::new();
    for row in rows {
        if rows::number_in(row, "generation")? == generation {
            entries.push(StoredEntry::from_row(row)?);
        }
    }
    let others = rows.len() - entries.len();
    Ok((entries, others))
}

/// What the rows say: those of the checkpoints from the newest, those of the journal in order.
fn loaded(
    head: Option<Head>,
    checkpoints_kept: usize,
    checkpoints: &[JsValue],
    journal: &[JsValue],
) -> Result<Loaded, StorageError> {
    let checkpoints: Vec<_> = checkpoints.iter().map(StoredCheckpoint::from_row).collect::<Result<_, _>>()?;
    let current = generation_of(head.as_ref(), checkpoints.first());
    let (entries, of_other_generations) = of_generation(journal, current)?;
    Ok(Loaded { head, checkpoints, checkpoints_kept, entries, of_other_generations })
}

/// The generation in force. Where the head was lost, the newest checkpoint still knows it.
fn generation_of(head: Option<&Head>, newest: Option<&StoredCheckpoint>) -> u64 {
    head.map(|head| head.generation).or(newest.map(|newest| newest.generation)).unwrap_or(1)
}

/// Refuses a writer that is no longer the one in `head`.
pub(super) async fn check(t: &idb::Transaction, guard: &Guard) -> Result<(), StorageError> {
    match head(t).await? {
        Some(found) if found.format > guard.format => {
            Err(StorageError::NewerFormat { found: Some(found.format) })
        }
        Some(found) if found.generation == guard.generation && found.writer == guard.writer => Ok(()),
        found => Err(StorageError::Outrun { found }),
    }
}

/// Asks for the head to be written; it is, when the transaction completes.
pub(super) fn set_head(t: &idb::Transaction, guard: &Guard) -> Result<(), StorageError> {
    let Guard { generation, writer, format } = guard.clone();
    let row = Head { generation, writer, format }.to_row();
    let store = t.object_store(HEAD).during("write head")?;
    store.put(&row, Some(&JsValue::from_str(HEAD))).during("write head")?;
    Ok(())
}

async fn head(t: &idb::Transaction) -> Result<Option<Head>, StorageError> {
    let store = t.object_store(HEAD).during("read head")?;
    let asked = store.get(JsValue::from_str(HEAD)).during("read head")?;
    asked.await.during("read head")?.map(|row| Head::from_row(&row)).transpose()
}

/// The checkpoints, the oldest first.
pub(super) async fn checkpoints(t: &idb::Transaction) -> Result<Vec<StoredCheckpoint>, StorageError> {
    all_rows(t, CHECKPOINTS).await?.iter().map(StoredCheckpoint::from_row).collect()
}

/// The journal of every generation, in order.
pub(super) async fn journal(t: &idb::Transaction) -> Result<Vec<StoredEntry>, StorageError> {
    all_rows(t, JOURNAL).await?.iter().map(StoredEntry::from_row).collect()
}

/// How many rows a store has.
async fn count(t: &idb::Transaction, store: &str) -> Result<usize, StorageError> {
    let asked = t.object_store(store).during("count rows")?.count(None).during("count rows")?;
    Ok(asked.await.during("count rows")? as usize)
}

/// The rows of a store with a number over `held`, in order.
async fn rows_after(t: &idb::Transaction, store: &str, held: u64) -> Result<Vec<JsValue>, StorageError> {
    let beyond = KeyRange::lower_bound(&rows::from_number(held), Some(true)).during("read rows")?;
    let store = t.object_store(store).during("read rows")?;
    store.get_all(Some(Query::from(beyond)), None).during("read rows")?.await.during("read rows")
}

/// The rows of a store in the order of their keys.
pub(super) async fn all_rows(t: &idb::Transaction, store: &str) -> Result<Vec<JsValue>, StorageError> {
    let store = t.object_store(store).during("read rows")?;
    store.get_all(None, None).during("read rows")?.await.during("read rows")
}
