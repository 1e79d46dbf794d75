//! Restore points: whole snapshots kept from before an import, a migration or a mass change; they give way to saving, oldest first.

use wasm_bindgen::{JsCast, JsValue};

use super::checkpoints::delete;
use super::database::{Database, Guard, HEAD, JOURNAL, POINT_INFO, POINTS, add_entry, check};
use super::foreign;
use super::rows;
use super::storage_error::StorageError;
use super::transaction::{self, During};

/// What a list of restore points shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointInfo {
    /// Given in order: the lowest is the oldest, whatever the clock said.
    pub id: u64,
    /// Milliseconds since 1970, UTC.
    pub at: u64,
    /// Why it was made, in a word that the session understands.
    pub label: String,
    /// Bytes of its text.
    pub size: u64,
}

/// What adding a restore point came to. Those that gave way are told even when it did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointAdded {
    /// The new point's id, or why there is none.
    pub id: Result<u64, StorageError>,
    /// The number of the journal entry that was written with it, where one was.
    pub entry: Option<u64>,
    /// The points that had to go, oldest first.
    pub dropped: Vec<PointInfo>,
}

impl Database {
    /// The restore points, oldest first; their texts are not read.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`.
    pub async fn points(&self) -> Result<Vec<PointInfo>, StorageError> {
        transaction::read(&self.connection, "list points", &[POINTS], async |t| list(t).await).await
    }

    /// The snapshot of a restore point; `None` where it is no longer there.
    ///
    /// # Errors
    /// `Unavailable` or `Broken`.
    pub async fn point_text(&self, id: u64) -> Result<Option<String>, StorageError> {
        transaction::read(&self.connection, "read point", &[POINTS], async |t| {
            let store = t.object_store(POINTS).during("read point")?;
            let row = store.get(rows::from_number(id)).during("read point")?.await;
            row.during("read point")?.map(|row| rows::text_in(&row, "text")).transpose()
        })
        .await
    }

    /// Adds a restore point and drops the oldest beyond `keep`. On a full disk the oldest go one after
    /// the other until it fits; when even the last has gone, the outcome is `Full`.
    pub async fn add_point(
        &self,
        guard: &Guard,
        at: u64,
        label: &str,
        text: &str,
        keep: usize,
    ) -> PointAdded {
        self.add_point_and(None, guard, at, label, text, keep).await
    }

    /// The same together with the change that it comes before: both are on disk, or neither.
    pub async fn add_point_and(
        &self,
        change: Option<&str>,
        guard: &Guard,
        at: u64,
        label: &str,
        text: &str,
        keep: usize,
    ) -> PointAdded {
        let (mut entry, mut dropped) = (None, Vec::new());
        loop {
            let id = match self.try_point(change, guard, at, label, text, keep).await {
                Ok((id, number, beyond)) => {
                    entry = number;
                    dropped.extend(beyond);
                    Ok(id)
                }
                Err(StorageError::Full) => match self.drop_oldest_point(guard).await {
                    Ok(Some(oldest)) => {
                        dropped.push(oldest);
                        continue;
                    }
                    Ok(None) => Err(StorageError::Full),
                    Err(error) => Err(error),
                },
                Err(error) => Err(error),
            };
            return PointAdded { id, entry, dropped };
        }
    }

    /// Makes room for saving: removes the oldest restore point and returns it, or `None` if none is left.
    ///
    /// # Errors
    /// `Outrun` or `NewerFormat` when the guard no longer holds; otherwise as for any write.
    pub async fn drop_oldest_point(&self, guard: &Guard) -> Result<Option<PointInfo>, StorageError> {
        transaction::write(&self.connection, "drop point", &[HEAD, POINTS], async |t| {
            check(t, guard).await?;
            let oldest = list(t).await?.into_iter().next();
            if let Some(oldest) = &oldest {
                delete(t, POINTS, rows::from_number(oldest.id))?;
            }
            Ok(oldest)
        })
        .await
    }

    async fn try_point(
        &self,
        change: Option<&str>,
        guard: &Guard,
        at: u64,
        label: &str,
        text: &str,
        keep: usize,
    ) -> Result<(u64, Option<u64>, Vec<PointInfo>), StorageError> {
        transaction::write(&self.connection, "add point", &[HEAD, POINTS, JOURNAL], async |t| {
            check(t, guard).await?;
            let mut beyond = list(t).await?;
            // Room for the new one among those that stay.
            beyond.truncate((beyond.len() + 1).saturating_sub(keep.max(1)));
            let row = foreign::object(&[
                ("at", rows::from_number(at)),
                ("label", JsValue::from_str(label)),
                ("size", rows::from_number(text.len() as u64)),
                ("text", JsValue::from_str(text)),
            ]);
            let adding = t.object_store(POINTS).during("add point")?.add(&row, None);
            let id = adding.during("add point")?.await.during("add point")?;
            for point in &beyond {
                delete(t, POINTS, rows::from_number(point.id))?;
            }
            let id = rows::to_number(&id).ok_or_else(|| rows::lacking("id"))?;
            let entry = match change {
                Some(change) => Some(add_entry(t, guard, change).await?),
                None => None,
            };
            Ok((id, entry, beyond))
        })
        .await
    }
}

/// The points from their index, whose keys hold all of a [`PointInfo`]: the texts stay on disk.
async fn list(t: &idb::Transaction) -> Result<Vec<PointInfo>, StorageError> {
    let step = "list points";
    let index = t.object_store(POINTS).during(step)?.index(POINT_INFO).during(step)?;
    let mut found = Vec::new();
    let Some(cursor) = index.open_key_cursor(None, None).during(step)?.await.during(step)? else {
        return Ok(found);
    };
    let mut cursor = cursor.into_managed();
    while let Some(key) = cursor.key().during(step)? {
        let key: js_sys::Array = key.unchecked_into();
        let number = |place, name| rows::to_number(&key.get(place)).ok_or_else(|| rows::lacking(name));
        found.push(PointInfo {
            id: number(0, "id")?,
            at: number(1, "at")?,
            label: key.get(2).as_string().ok_or_else(|| rows::lacking("label"))?,
            size: number(3, "size")?,
        });
        cursor.next(None).await.during(step)?;
    }
    Ok(found)
}
