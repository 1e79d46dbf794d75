//! Taking a file that was read: a restore point first, then one change, on disk before it is seen; and
//! taking the whole of it back.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::browser::StorageError;
use crate::domain::{Edge, Kind, RecordId};
use crate::workspace::{Difference, News, Workspace};

use super::importing::{ImportError, Incoming, adopted};
use super::points::PointReason;
use super::working::Work;
use super::{Inner, Session, difference};

/// What a person decided about a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Erase here for ever what the file has erased.
    pub take_erasures: bool,
    /// Of a full backup, take also what must stay on a device: it is mine.
    pub take_private: bool,
    /// Take what was edited by hand, or made elsewhere, as an edit of mine.
    pub take_by_hand: bool,
}

/// What was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// From which file.
    pub file_name: String,
    /// When it was taken.
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub written_by: Option<String>,
    /// When it was written, by the clock of whoever wrote it.
    pub written_at: Option<DateTime<Utc>>,
    /// How many records of each kind, by what they were to the workspace.
    pub counts: Vec<(Kind, News, usize)>,
    /// Records taken from edits by hand.
    pub by_hand: usize,
    /// Records erased for ever because the file had erased them.
    pub erased: usize,
    /// The restore point that was made before; 0 where nothing is stored.
    pub point: u64,
}

impl Session {
    /// Takes a file: a restore point first, then one change, on disk before it is seen.
    pub async fn import(&self, incoming: Incoming, choices: Choices) -> Result<Receipt, ImportError> {
        let inner = self.inner();
        inner.stamp().map_err(ImportError::Refused)?;
        let working = self.work();
        working.on(Work::KeepingACopy).await;
        self.flush(&inner).await;
        // Its own session: whatever a person changes meanwhile gets other dots than what is adopted here.
        inner.redraw();
        let stamp = inner.stamp().map_err(ImportError::Refused)?;
        inner.redraw();
        let private = choices.take_private && incoming.is_backup();
        let choices = Choices { take_private: private, ..choices };
        let before = inner.store().now();
        let arriving = chosen(&before, &incoming, choices);
        let differences = before.differences(&arriving);
        let merged = before.merged(&arriving);
        let offered = incoming
            .reading
            .offered
            .iter()
            .filter(|one| choices.take_by_hand && (private || one.record.kind().edge() != Edge::Device));
        let (by_hand, after) = adopted(&merged, offered, &stamp);
        let point = self.add_point(PointReason::Import, &before).await.map_err(ImportError::NoPoint)?;
        working.on(Work::Writing).await;
        let part = difference(&before, &after);
        let entry = self.write_through(&inner, &part).await.map_err(ImportError::Storage)?;
        inner.store().merge(&part);
        entry.into_iter().for_each(|entry| inner.holds(entry));
        let erased = part.erased().keys().filter(|id| before.entry(id).is_some()).count();
        if erased > 0 {
            self.scrub();
        }
        let receipt = Receipt {
            file_name: incoming.file_name,
            at: inner.now(),
            written_by: incoming.written_by,
            written_at: incoming.written_at,
            counts: counts(&differences),
            by_hand: by_hand.len(),
            erased,
            point,
        };
        inner.before_import.replace(Some(before));
        self.undoable_import.set(Some(receipt.clone()));
        Ok(receipt)
    }

    /// Goes back to the state before the last import, as if the file had never been opened.
    pub async fn undo_import(&self) -> Result<(), ImportError> {
        let inner = self.inner();
        let before = inner.before_import.borrow().clone();
        let before = before.filter(|_| self.undoable_import.get_untracked().is_some());
        let before = before.ok_or(ImportError::NothingToUndo)?;
        let working = self.work();
        working.on(Work::GoingBack).await;
        self.replace(before).await.map_err(|error| match error {
            super::ReplaceError::Storage(error) => ImportError::Storage(error),
            super::ReplaceError::Refused(refusal) => ImportError::Refused(refusal),
            super::ReplaceError::Unreadable(error) => ImportError::Read(error),
            super::ReplaceError::NoData(_) | super::ReplaceError::PointGone => ImportError::PointGone,
        })
    }

    /// From here on the last import cannot be taken back whole: something was changed after it.
    pub(super) fn settle_import(&self) {
        self.inner().before_import.replace(None);
        if self.undoable_import.with_untracked(Option::is_some) {
            self.undoable_import.set(None);
        }
    }

    /// Puts a part in the journal before anybody sees it. The number of its entry, where anything is stored.
    async fn write_through(&self, inner: &Rc<Inner>, part: &Workspace) -> Result<Option<u64>, StorageError> {
        let Some(database) = &inner.database else { return Ok(None) };
        let guard = inner.guard.borrow().clone().ok_or(StorageError::Outrun { found: None })?;
        let text = inner.whole(part);
        let entry = database.append(&guard, &text).await?;
        inner.since_checkpoint.set(inner.since_checkpoint.get() + 1);
        super::turns::tell(inner, &super::turns::Message::Entry(text));
        Ok(Some(entry))
    }
}

/// What of a file is merged.
fn chosen(now: &Workspace, incoming: &Incoming, choices: Choices) -> Workspace {
    let mut arriving = Workspace::new();
    let kept: Vec<&RecordId> = incoming.erasures.iter().map(|(id, _)| id).collect();
    for entry in incoming.reading.workspace.entries() {
        if choices.take_private || entry.record.kind().edge() != Edge::Device {
            arriving.put(entry.clone());
        }
    }
    for (id, day) in incoming.reading.workspace.erased() {
        if choices.take_erasures || !kept.contains(&id) || now.entry(id).is_none() {
            arriving.erase(id, *day);
        }
    }
    arriving
}

/// How many records of each kind, by what they are.
pub fn counts(differences: &[Difference]) -> Vec<(Kind, News, usize)> {
    let mut counted: std::collections::BTreeMap<(Kind, News), usize> = std::collections::BTreeMap::new();
    for difference in differences {
        *counted.entry((difference.kind, difference.news)).or_default() += 1;
    }
    counted.into_iter().map(|((kind, news), count)| (kind, news, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, PrivateNote, Record};
    use crate::exchange::{Edition, Layout, Provenience, Scope, Trust, read, write};
    use crate::workspace::Stamp;

    fn stamp() -> Stamp {
        Stamp { replica: "a.a".parse().unwrap(), at: DateTime::from_timestamp(1_800_000_000, 0).unwrap() }
    }

    fn theirs() -> Workspace {
        let mut theirs = Workspace::new();
        let device = Device { id: "k3v9x2".parse().unwrap(), name: "Uno".parse().unwrap(), binned: None };
        let note = PrivateNote {
            id: "nota".parse().unwrap(),
            about: None,
            text: "Mia".parse().unwrap(),
            binned: None,
        };
        theirs.create(Device::wrap(device.into()), &stamp()).unwrap();
        theirs.create(PrivateNote::wrap(note.into()), &stamp()).unwrap();
        theirs
    }

    fn incoming(now: &Workspace, theirs: &Workspace) -> Incoming {
        let by = Provenience { at: stamp().at, by: "a".to_owned() };
        let text = write(theirs, Edition::Backup, &Scope::ALL, &by, Layout::Readable);
        let reading = read(&text, Trust::File).unwrap();
        Incoming {
            file_name: "filo.json".to_owned(),
            all_differences: now.differences(&reading.workspace),
            all_by_hand: Vec::new(),
            erasures: now.erasures(&reading.workspace),
            written_by: None,
            written_here: false,
            written_at: None,
            other_notebook: None,
            reading,
        }
    }

    const NOTHING: Choices = Choices { take_erasures: false, take_private: false, take_by_hand: false };

    #[test]
    fn what_must_stay_on_a_device_is_taken_only_by_whose_it_is() {
        let now = Workspace::new();
        let file = incoming(&now, &theirs());
        assert_eq!(file.differences(NOTHING).len(), 1);
        assert_eq!(chosen(&now, &file, NOTHING).len(), 1);
        let mine = Choices { take_private: true, ..NOTHING };
        assert_eq!(file.differences(mine).len(), 2);
        assert_eq!(chosen(&now, &file, mine).len(), 2);
    }

    #[test]
    fn an_erasure_of_something_here_waits_for_its_own_tick() {
        let now = theirs();
        let mut other = theirs();
        other.erase(&"nota".parse().unwrap(), stamp().at.date_naive());
        let file = incoming(&now, &other);
        assert!(!file.brings_something(NOTHING));
        assert!(chosen(&now, &file, NOTHING).erased().is_empty());
        let with = Choices { take_erasures: true, ..NOTHING };
        assert!(file.brings_something(with));
        assert_eq!(now.merged(&chosen(&now, &file, with)).len(), 1);
    }
}
