//! Reading a file: a refusal in facts, or a preview of what it would bring. Nothing changes here.

use chrono::{DateTime, NaiveDate, Utc};

use crate::browser::{StorageError, files};
use crate::domain::{Device, Edge, Kind, Notebook, RecordId, default_notebook};
use crate::exchange::{Edition, LARGEST, Offered, ReadError, Reading, SealError, Trust, read_bytes};
use crate::store::{CommandError, Refusal};
use crate::workspace::merge::clashes;
use crate::workspace::{Difference, News, Stamp, Workspace};

use super::taking::Choices;
use super::working::Work;
use super::{FileError, Inner, Session};

/// A file that was read and not yet taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Its name.
    pub file_name: String,
    /// What it says.
    pub reading: Reading,
    /// The records that differ from here, those that must stay on a device included.
    pub all_differences: Vec<Difference>,
    /// Records edited by hand or made elsewhere: offered as edits.
    pub all_by_hand: Vec<Difference>,
    /// Records here that the file has erased for ever.
    pub erasures: Vec<(RecordId, NaiveDate)>,
    /// The name of the browser that wrote it, if it has one.
    pub written_by: Option<String>,
    /// Whether this very browser wrote it.
    pub written_here: bool,
    /// When it was written, by the clock of whoever wrote it.
    pub written_at: Option<DateTime<Utc>>,
    /// The title of its notebook, when it is not the one here.
    pub other_notebook: Option<String>,
}

impl Incoming {
    /// Whether it is a full copy: then a person says whether it is theirs.
    pub fn is_backup(&self) -> bool {
        self.reading.edition == Edition::Backup
    }

    /// How many of its records must stay on a device.
    pub fn private(&self) -> usize {
        self.reading.workspace.entries().filter(|entry| entry.record.kind().edge() == Edge::Device).count()
    }

    /// The records that differ from here, without those that a person's choice leaves out.
    pub fn differences(&self, choices: Choices) -> Vec<Difference> {
        with_private(&self.all_differences, choices.take_private)
    }

    /// The records edited by hand or made elsewhere, without those that a person's choice leaves out.
    pub fn by_hand(&self, choices: Choices) -> Vec<Difference> {
        with_private(&self.all_by_hand, choices.take_private)
    }

    /// Whether taking it under these choices changes anything here.
    pub fn brings_something(&self, choices: Choices) -> bool {
        let changes = |news: News| !matches!(news, News::Older | News::ErasedHere);
        self.differences(choices).iter().any(|difference| changes(difference.news))
            || (choices.take_by_hand && !self.by_hand(choices).is_empty())
            || (choices.take_erasures && !self.erasures.is_empty())
    }

    /// What people call one of its records.
    pub fn title(&self, id: &RecordId) -> Option<String> {
        let offered = || self.reading.offered.iter().find(|one| one.record.id() == id).map(|one| &one.record);
        let record = self.reading.workspace.entry(id).map(|entry| &entry.record).or_else(offered);
        record.map(|record| record.title())
    }
}

fn with_private(differences: &[Difference], private: bool) -> Vec<Difference> {
    let travels = |kind: Kind| private || kind.edge() != Edge::Device;
    differences.iter().filter(|difference| travels(difference.kind)).cloned().collect()
}

/// Why a file was not taken. The workspace is as it was, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file could not be opened.
    File(FileError),
    /// The file was refused.
    Read(ReadError),
    /// It is sealed, and no passphrase would open it here.
    Sealed(SealError),
    /// The passphrase is another one; or somebody forged the file, which nobody can tell from that.
    WrongPassphrase,
    /// It is sealed, and the page did not come over https: browsers have no ciphers then.
    NoCiphers,
    /// The browser failed to open its seal.
    NotUnsealed {
        /// What it said, untranslated.
        message: String,
    },
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
        let working = self.work();
        working.on(Work::Reading).await;
        let file_name = file.name();
        let bytes = files::read_file(file, LARGEST as u64).await.map_err(ImportError::File)?;
        let reading = read_bytes(&bytes, Trust::File).map_err(ImportError::Read)?;
        working.on(Work::Comparing).await;
        self.preview(file_name, reading)
    }

    pub(super) fn preview(&self, file_name: String, reading: Reading) -> Result<Incoming, ImportError> {
        let inner = self.inner();
        let now = inner.store().now();
        let clashing = clashes(&now, &reading.workspace);
        if !clashing.is_empty() {
            return Err(ImportError::Clash(clashing));
        }
        if ahead_of_us(&inner, &now, &reading.workspace) {
            return Err(ImportError::AheadOfUs);
        }
        let stamp = Stamp { replica: inner.replica(), at: inner.now() };
        let (all_by_hand, _) = adopted(&now, reading.offered.iter(), &stamp);
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
            all_differences: now.differences(&reading.workspace),
            all_by_hand,
            erasures: now.erasures(&reading.workspace),
            written_by,
            written_here: writer.is_some_and(|written| written.by == inner.browser),
            written_at: writer.map(|written| written.at),
            other_notebook,
            reading,
        })
    }
}

/// Offered records taken one by one: what they are to the workspace, and the workspace after.
pub(super) fn adopted<'a>(
    now: &Workspace,
    offered: impl Iterator<Item = &'a Offered>,
    stamp: &Stamp,
) -> (Vec<Difference>, Workspace) {
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
