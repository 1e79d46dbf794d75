//! Importing: a file becomes a preview, then one change, with a restore point before it. All or nothing.

use std::rc::Rc;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;

use crate::browser::{StorageError, files};
use crate::domain::{Device, Edge, Kind, Notebook, RecordId, default_notebook};
use crate::exchange::{Edition, LARGEST, Offered, ReadError, Reading, Trust, read_bytes};
use crate::store::{CommandError, Refusal};
use crate::workspace::merge::clashes;
use crate::workspace::{Difference, News, Stamp, Workspace};

use super::points::PointReason;
use super::{FileError, Inner, Session, difference};

/// A file that was read and not yet taken.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Its name.
    pub file_name: String,
    /// What it says.
    pub reading: Reading,
    /// The records that differ from here.
    pub differences: Vec<Difference>,
    /// Records edited by hand or made elsewhere: offered as edits.
    pub by_hand: Vec<Difference>,
    /// Records here that the file has erased for ever.
    pub erasures: Vec<(RecordId, NaiveDate)>,
    /// The name of the browser that wrote it, if it has one.
    pub written_by: Option<String>,
    /// When it was written, by the clock of whoever wrote it.
    pub written_at: Option<DateTime<Utc>>,
    /// The title of its notebook, when it is not the one here.
    pub other_notebook: Option<String>,
}

/// What was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// From which file.
    pub file_name: String,
    /// Who wrote it.
    pub written_by: Option<String>,
    /// How many records of each kind, by what they were to the workspace.
    pub counts: Vec<(Kind, News, usize)>,
    /// Records taken from edits by hand.
    pub by_hand: usize,
    /// Records erased for ever because the file had erased them.
    pub erased: usize,
    /// The restore point that takes it back.
    pub point: u64,
}

/// Why a file was not taken. The workspace is as it was, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file could not be opened.
    File(FileError),
    /// The file was refused.
    Read(ReadError),
    /// An identifier means one kind of record here and another there.
    Clash(Vec<(Kind, RecordId)>),
    /// It claims to know changes of this very page that were never made.
    AheadOfUs,
    /// This tab may not write now.
    Refused(Refusal),
    /// No restore point could be written, so nothing was taken.
    NoPoint(StorageError),
    /// It could not be written to disk.
    Storage(StorageError),
    /// There is nothing to take back.
    NothingToUndo,
    /// The restore point is gone.
    PointGone,
}

impl From<CommandError> for ImportError {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::Refused(refusal) => ImportError::Refused(refusal),
            CommandError::Edit(_)
            | CommandError::AlreadyThere
            | CommandError::OwnSuccessor
            | CommandError::EndsBeforeItBegins
            | CommandError::NotATerritory(_)
            | CommandError::NothingToUndo
            | CommandError::ChangedSince(_) => ImportError::NothingToUndo,
        }
    }
}

impl Session {
    /// Reads a file and says what it would bring. Nothing changes.
    pub async fn read_file(&self, file: web_sys::File) -> Result<Incoming, ImportError> {
        let file_name = file.name();
        let bytes = files::read_file(file, LARGEST as u64).await.map_err(ImportError::File)?;
        let reading = read_bytes(&bytes, Trust::File).map_err(ImportError::Read)?;
        self.preview(file_name, reading)
    }

    fn preview(&self, file_name: String, reading: Reading) -> Result<Incoming, ImportError> {
        let inner = self.inner();
        let now = inner.store().now();
        let clashing = clashes(&now, &reading.workspace);
        if !clashing.is_empty() {
            return Err(ImportError::Clash(clashing));
        }
        if ahead_of_us(&inner, &now, &reading.workspace) {
            return Err(ImportError::AheadOfUs);
        }
        let (by_hand, _) =
            adopted(&now, &reading.offered, &Stamp { replica: inner.replica(), at: inner.now() });
        let writer = reading.written.as_ref();
        let written_by = writer.and_then(|written| {
            let id = written.by.parse().ok()?;
            let device = reading.workspace.get::<Device>(&id).or_else(|| now.get::<Device>(&id));
            device.map(|device| device.name.to_string())
        });
        let notebook = reading.workspace.live::<Notebook>().next();
        let other_notebook = notebook
            .filter(|notebook| notebook.id != default_notebook() && now.get(&notebook.id).is_none())
            .map(|notebook| notebook.title.to_string());
        Ok(Incoming {
            file_name,
            differences: now.differences(&reading.workspace),
            by_hand,
            erasures: now.erasures(&reading.workspace),
            written_by,
            written_at: writer.map(|written| written.at),
            other_notebook,
            reading,
        })
    }

    /// Takes a file: a restore point first, then one change, on disk before it is seen.
    pub async fn import(&self, incoming: Incoming, choices: Choices) -> Result<Receipt, ImportError> {
        let inner = self.inner();
        let stamp = inner.stamp().map_err(ImportError::Refused)?;
        self.flush(&inner).await;
        let before = inner.store().now();
        let arriving = chosen(&before, &incoming, choices);
        let differences = before.differences(&arriving);
        let merged = before.merged(&arriving);
        let (by_hand, after) = adopted(&merged, &incoming.reading.offered, &stamp);
        let point = self.add_point(PointReason::Import, &before).await.map_err(ImportError::NoPoint)?;
        let part = difference(&before, &after);
        self.write_through(&inner, &part).await.map_err(ImportError::Storage)?;
        inner.store().merge(&part);
        if incoming.reading.edition == Edition::Backup {
            inner.redraw();
        }
        let erased = part.erased().keys().filter(|id| before.entry(id).is_some()).count();
        let receipt = Receipt {
            file_name: incoming.file_name,
            written_by: incoming.written_by,
            counts: counts(&differences),
            by_hand: by_hand.len(),
            erased,
            point,
        };
        self.undoable_import.set(Some(receipt.clone()));
        Ok(receipt)
    }

    /// Goes back to the state before the last import, as if the file had never been opened.
    pub async fn undo_import(&self) -> Result<(), ImportError> {
        let receipt = self.undoable_import.get_untracked().ok_or(ImportError::NothingToUndo)?;
        let text = self.point_text(receipt.point).await.map_err(ImportError::Storage)?;
        let text = text.ok_or(ImportError::PointGone)?;
        let before = crate::exchange::read(&text, Trust::OwnStorage).map_err(ImportError::Read)?;
        self.replace(before.workspace).await.map_err(|error| match error {
            super::ReplaceError::Storage(error) => ImportError::Storage(error),
            super::ReplaceError::Refused(refusal) => ImportError::Refused(refusal),
            super::ReplaceError::Unreadable(error) => ImportError::Read(error),
            super::ReplaceError::NoData(_) | super::ReplaceError::PointGone => ImportError::PointGone,
        })?;
        self.undoable_import.set(None);
        Ok(())
    }

    /// Puts a part in the journal before anybody sees it.
    async fn write_through(&self, inner: &Rc<Inner>, part: &Workspace) -> Result<(), StorageError> {
        let Some(database) = &inner.database else { return Ok(()) };
        let guard = inner.guard.borrow().clone().ok_or(StorageError::Outrun { found: None })?;
        let text = inner.whole(part);
        database.append(&guard, &text).await?;
        inner.since_checkpoint.set(inner.since_checkpoint.get() + 1);
        super::turns::tell(inner, &super::turns::Message::Entry(text));
        Ok(())
    }
}

/// What a person decided about a file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// Erase here for ever what the file has erased.
    pub take_erasures: bool,
    /// Of a full backup, take also what must stay on a device: it is mine.
    pub take_private: bool,
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

/// The offered records taken one by one: what they are to the workspace, and the workspace after.
fn adopted(now: &Workspace, offered: &[Offered], stamp: &Stamp) -> (Vec<Difference>, Workspace) {
    let mut after = now.clone();
    let mut taken = Vec::new();
    for one in offered {
        let (kind, id) = (one.record.kind(), one.record.id().clone());
        if let Some(touched) = after.adopt(&one.record, one.revision.as_ref(), stamp) {
            let news = if touched.before.is_none() { News::New } else { News::Newer };
            taken.push(Difference { kind, id, news });
        }
    }
    (taken, after)
}

fn ahead_of_us(inner: &Inner, now: &Workspace, theirs: &Workspace) -> bool {
    let session = inner.session.borrow().clone();
    if session.is_none() {
        return false;
    }
    let replica = inner.replica();
    theirs
        .entries()
        .any(|entry| entry.revision.seen.count(&replica) > now.seen(entry.record.id()).count(&replica))
}

/// How many records of each kind, by what they are.
pub fn counts(differences: &[Difference]) -> Vec<(Kind, News, usize)> {
    let mut counted: std::collections::BTreeMap<(Kind, News), usize> = std::collections::BTreeMap::new();
    for difference in differences {
        *counted.entry((difference.kind, difference.news)).or_default() += 1;
    }
    counted.into_iter().map(|((kind, news), count)| (kind, news, count)).collect()
}
