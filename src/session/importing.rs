//! Reading a file: a refusal in facts, or a preview of what it would bring. Nothing changes here.

use leptos::prelude::*;

use crate::browser::{StorageError, files};
use crate::domain::{Kind, RecordId};
use crate::exchange::foreign::{ForeignError, Rows};
use crate::exchange::{Begun, LARGEST, ReadError, Reading, SealError, Step, Trust, begin_bytes};
use crate::store::{CommandError, Refusal};
use crate::workspace::Workspace;
use crate::workspace::merge::clashes;

use super::comparing::{Comparison, Found};
use super::incoming::{Incoming, Source};
use super::working::{Turn, Work, Working};
use super::{FileError, Inner, Session};

/// How many records are read before it is looked whether the screen should get its turn.
const AT_ONCE: usize = 100;

/// Why a file was not taken. The workspace is as it was, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// The file could not be opened.
    File(FileError),
    /// The file was refused.
    Read(ReadError),
    /// The file of somebody else was refused.
    Foreign(ForeignError),
    /// It is a table: somebody has to say which column is what.
    AsksColumns(Box<Rows>),
    /// Everything that the files bring has come by another way meanwhile.
    NothingLeft,
    /// It is sealed, and no passphrase would open it here.
    Sealed(SealError),
    /// It is sealed, and whoever brought it left it so.
    LeftClosed,
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
    /// The person did not want to wait for it.
    Stopped,
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
        let bytes = self.without_seal(&file_name, bytes, &working).await?;
        if let Some(incoming) = self.read_foreign(&file_name, &bytes, &working).await? {
            return Ok(incoming);
        }
        let reading = self.read_ours(&bytes, &working).await?;
        working.on(Work::Comparing).await;
        if self.inner().stopped.replace(false) {
            return Err(ImportError::Stopped);
        }
        self.refuses(&reading)?;
        let now = self.inner().store().now();
        let found = self.compared(&reading, &now, &working).await?;
        let source = Source::of(file_name, &reading, &now, &self.inner().browser);
        Ok(Incoming::found(vec![source], reading, &now, found))
    }

    /// Compares what was read with what is here, in pieces, as it is read.
    pub(super) async fn compared(
        &self,
        reading: &Reading,
        now: &Workspace,
        working: &Working,
    ) -> Result<Found, ImportError> {
        let mut comparison = Comparison::new(reading, now);
        let compare = || {
            let (done, total) = comparison.step(AT_ONCE).then(|| comparison.progress())?;
            Some(Work::ComparingRecords { done, total })
        };
        self.in_turns(working, compare).await?;
        Ok(comparison.finish())
    }

    /// Does a work piece by piece, until none is left: says how far it is whenever the screen gets its turn, and
    /// ends when a person stops it.
    async fn in_turns(
        &self,
        working: &Working,
        mut go_on: impl FnMut() -> Option<Work>,
    ) -> Result<(), ImportError> {
        let mut turn = Turn::begins();
        while let Some(work) = go_on() {
            if turn.is_over() {
                working.goes_on(work).await;
                if self.inner().stopped.replace(false) {
                    return Err(ImportError::Stopped);
                }
                turn = Turn::begins();
            }
        }
        Ok(())
    }

    /// Reads a file of ours in pieces: a large one says how far it is, and can be stopped.
    async fn read_ours(&self, bytes: &[u8], working: &Working) -> Result<Reading, ImportError> {
        let mut pieces = match begin_bytes(bytes, Trust::File).map_err(ImportError::Read)? {
            Begun::Done(reading) => return Ok(*reading),
            Begun::Rest(pieces) => pieces,
        };
        let read = || {
            Some(match pieces.step(AT_ONCE).then(|| pieces.at())? {
                Step::Finding => Work::Reading,
                Step::Checking { done, total } => Work::Checking { done, total },
                Step::Records { done, total } => Work::ReadingRecords { done, total },
            })
        };
        self.in_turns(working, read).await?;
        pieces.finish().map_err(ImportError::Read)
    }

    pub(super) fn preview(&self, file_name: String, reading: Reading) -> Result<Incoming, ImportError> {
        self.refuses(&reading)?;
        let inner = self.inner();
        let now = inner.store().now();
        let source = Source::of(file_name, &reading, &now, &inner.browser);
        Ok(Incoming::of(vec![source], reading, &now))
    }

    /// Why what was read cannot stand beside what is here.
    fn refuses(&self, reading: &Reading) -> Result<(), ImportError> {
        let inner = self.inner();
        let now = inner.store().now();
        let clashing = clashes(&now, &reading.workspace);
        if !clashing.is_empty() {
            return Err(ImportError::Clash(clashing));
        }
        if ahead_of_us(&inner, &now, &reading.workspace) { Err(ImportError::AheadOfUs) } else { Ok(()) }
    }

    /// Reads files, one after the other. Those that can be taken are looked at as one, the others are named.
    pub async fn read_files(
        &self,
        files: Vec<web_sys::File>,
    ) -> (Option<Incoming>, Vec<(String, ImportError)>) {
        self.inner().stopped.set(false);
        match self.read_as_package(&files).await {
            Some(Ok(incoming)) => return (Some(incoming), Vec::new()),
            Some(Err(error)) => {
                let names: Vec<String> = files.iter().map(web_sys::File::name).collect();
                return (None, vec![(names.join(", "), error)]);
            }
            None => {}
        }
        let (mut together, mut refused): (Option<Incoming>, _) = (None, Vec::new());
        for file in files {
            let name = file.name();
            match self.read_file(file).await {
                Err(ImportError::Stopped) => return (None, vec![(name, ImportError::Stopped)]),
                Err(error) => refused.push((name, error)),
                Ok(incoming) => match together.clone() {
                    None => together = Some(incoming),
                    Some(first) => match self.beside(first, incoming) {
                        Ok(both) => together = Some(both),
                        Err(error) => refused.push((name, error)),
                    },
                },
            }
        }
        (together, refused)
    }

    /// Files that were let go on any page, until the screen of the exchange takes them.
    pub fn arrived(&self) -> RwSignal<Vec<web_sys::File>, LocalStorage> {
        self.arrived
    }

    /// Brings files over to the screen of the exchange, which takes them as soon as nothing else is going on.
    pub fn bring_over(&self, files: Vec<web_sys::File>) {
        self.arrived.update(|all| all.extend(files));
    }

    /// Takes the files that were handed over.
    pub fn take_arrived(&self) -> Vec<web_sys::File> {
        self.arrived.try_update(std::mem::take).unwrap_or_default()
    }

    /// The files that another app shared with this one; they are given once.
    pub async fn take_shared(&self) -> Vec<web_sys::File> {
        files::take_shared().await
    }

    /// Stops reading at the next occasion.
    pub fn stop_reading(&self) {
        self.inner().stopped.set(true);
    }
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
