//! Keeping: every change goes to the emergency journal at once, to the journal on disk as soon as it
//! can, and only then is it *Salvato*. Every 500 entries, and when the page is hidden, a checkpoint.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{
    Database, Guard, Held, Kept, Scrub, StorageError, StoredEntry, clock, emergency, still,
};
use crate::exchange::{Edition, Layout, Scope, Trust, read, write};
use crate::store::{Change, Refusal};
use crate::workspace::Workspace;

use super::{Inner, Pending, Session, drafts, turns};

/// After how many journal entries a checkpoint is written.
const ENTRIES_PER_CHECKPOINT: u32 = 500;

/// How long to wait before a failed save is tried again, in milliseconds.
pub(super) const RETRY: u32 = 5_000;

/// How saving stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything is on disk.
    Saved,
    /// Something is on its way.
    Saving,
    /// Something could not be written; it is in memory and will be tried again.
    Unsaved(StorageError),
    /// This tab does not write now.
    ReadOnly(Refusal),
    /// This browser gives no storage: everything stays in memory and goes with the page.
    MemoryOnly(StorageError),
}

impl Inner {
    /// A snapshot of everything, for checkpoints and restore points.
    pub(super) fn whole(&self, workspace: &Workspace) -> String {
        write(workspace, Edition::Backup, &Scope::ALL, &self.written(), Layout::Compact)
    }

    /// Makes a snapshot of what is in memory now and of the journal as it will be read then.
    fn making(self: &Rc<Self>) -> impl FnOnce(Vec<StoredEntry>) -> String + use<> {
        let (inner, workspace, held) = (Rc::clone(self), self.store().now(), self.held.get().entry);
        move |entries| {
            let others = entries.iter().filter(|entry| entry.number > held);
            inner.whole(&with_entries(workspace, others.map(|entry| entry.text.as_str())))
        }
    }

    /// Remembers that the journal is in memory up to this entry, which this tab wrote: nobody else could
    /// write since it last read.
    pub(super) fn holds(&self, entry: u64) {
        self.held.set(Held { entry, ..self.held.get() });
    }

    /// Takes erased records out of what closing tabs left.
    fn scrub_emergency(&self) -> Result<(), StorageError> {
        let now = self.store().now();
        for entry in emergency::all()? {
            match scrubbed(self, &now, Kept::OfAnotherGeneration, &entry.text) {
                Scrub::Keep => {}
                Scrub::Replace(text) => emergency::put(entry.generation, &entry.name, &text)?,
                Scrub::Drop => emergency::remove(entry.generation, &entry.name)?,
            }
        }
        Ok(())
    }
}

impl Session {
    /// Takes a change of the store on its way to the disk.
    pub(super) fn keep(&self, change: Change) {
        self.settle_import();
        let mut part = Workspace::new();
        for entry in change.entries {
            part.put(entry);
        }
        for id in &change.erased {
            if let Some(day) = change.workspace.erased().get(id) {
                part.erase(id, *day);
            }
        }
        self.keep_part(&part);
        if !change.erased.is_empty() {
            self.scrub();
        }
        self.first_change_of_the_day(change.before);
    }

    /// Puts the entries of a part on the way to the disk.
    pub(super) fn keep_part(&self, part: &Workspace) {
        let inner = self.inner();
        if inner.database.is_none() {
            return;
        }
        still::forget();
        let text = inner.whole(part);
        let n = inner.entries_named.get() + 1;
        inner.entries_named.set(n);
        let name = format!("{}-{n:06}", inner.page);
        let generation = inner.guard.borrow().as_ref().map_or(0, |guard| guard.generation);
        let holds_page = match emergency::put(generation, &name, &text) {
            Ok(()) => false,
            // Too large, full or forbidden: then the page must stay until the disk has it.
            Err(_) => true,
        };
        inner.queue.borrow_mut().push_back(Pending { name, text, holds_page });
        self.saving.set(Saving::Saving);
        self.pump();
    }

    /// Writes what waits, one entry after the other.
    pub(super) fn pump(&self) {
        let (session, inner) = (*self, self.inner());
        if inner.pumping.replace(true) {
            return;
        }
        spawn_local(async move {
            let outcome = session.pump_all(&inner).await;
            inner.pumping.set(false);
            match outcome {
                Ok(()) => session.saved(&inner),
                Err(error) => session.not_saved(error),
            }
        });
    }

    async fn pump_all(&self, inner: &Rc<Inner>) -> Result<(), StorageError> {
        let Some(database) = &inner.database else { return Ok(()) };
        loop {
            let next =
                inner.queue.borrow().front().map(|pending| (pending.name.clone(), pending.text.clone()));
            let Some((name, text)) = next else { return Ok(()) };
            let Some(guard) = inner.guard.borrow().clone() else {
                return Err(StorageError::Outrun { found: None });
            };
            match self.append(database, &guard, &text).await {
                Ok(number) => inner.holds(number),
                // This tab lost its turn while it wrote and has it again, or the state was replaced and what
                // waited went with it.
                Err(StorageError::Outrun { .. }) if inner.guard.borrow().as_ref() != Some(&guard) => continue,
                Err(error) => return Err(error),
            }
            inner.queue.borrow_mut().retain(|pending| pending.name != name);
            if let Err(error) = emergency::remove(guard.generation, &name) {
                leptos::logging::warn!("emergency entry left behind: {error}");
            }
            inner.since_checkpoint.set(inner.since_checkpoint.get() + 1);
            turns::tell(inner, &turns::Message::Entry(text));
        }
    }

    /// Appends an entry to the journal; where there is no room, restore points give way to it, oldest first.
    async fn append(&self, database: &Database, guard: &Guard, text: &str) -> Result<u64, StorageError> {
        loop {
            match database.append(guard, text).await {
                Err(StorageError::Full) => {
                    let oldest = database.drop_oldest_point(guard).await?;
                    self.note_dropped(&[oldest.ok_or(StorageError::Full)?]);
                }
                outcome => return outcome,
            }
        }
    }

    fn saved(&self, inner: &Rc<Inner>) {
        if !inner.queue.borrow().is_empty() {
            return self.pump();
        }
        let holds = inner.writer.get().is_some_and(|writer| writer.holds());
        if holds && inner.guard.borrow().is_some() {
            self.saving.set(Saving::Saved);
        }
        if inner.scrub_due.get() {
            self.scrub();
        } else if inner.since_checkpoint.get() >= ENTRIES_PER_CHECKPOINT {
            self.checkpoint();
        }
    }

    fn not_saved(&self, error: StorageError) {
        let inner = self.inner();
        match error {
            StorageError::Outrun { .. } => {
                inner.guard.replace(None);
                self.saving.set(Saving::ReadOnly(Refusal::AnotherTabWrites));
                self.hand_over();
            }
            StorageError::NewerFormat { .. } => {
                inner.stored_newer.set(true);
                self.saving.set(Saving::ReadOnly(Refusal::NewerVersionStored));
            }
            error => {
                self.saving.set(Saving::Unsaved(error));
                let session = *self;
                clock::timer(RETRY, move || session.pump()).forever();
            }
        }
    }

    /// Tries now to write what waits, because a person asked for it.
    pub fn try_again(&self) {
        let may_write = self.inner().guard.borrow().is_some();
        if may_write { self.pump() } else { self.try_to_write() }
    }

    /// Whether the page must not be closed yet.
    pub(super) fn holds_page(&self) -> bool {
        let inner = self.inner();
        inner.queue.borrow().iter().any(|pending| pending.holds_page)
    }

    /// Writes a checkpoint: the whole state, with the journal merged to its end.
    pub(super) fn checkpoint(&self) {
        let (session, inner) = (*self, self.inner());
        spawn_local(async move {
            let Some(guard) = inner.guard.borrow().clone() else { return };
            if let Err(error) = session.write_checkpoint(&inner, &guard).await {
                // The journal still holds everything: the next occasion will do.
                leptos::logging::warn!("no checkpoint: {error}");
            }
        });
    }

    /// Writes one checkpoint, or two when a damaged one has to go.
    pub(super) async fn write_checkpoint(
        &self,
        inner: &Rc<Inner>,
        guard: &Guard,
    ) -> Result<(), StorageError> {
        let Some(database) = &inner.database else { return Ok(()) };
        let times = if inner.renew_checkpoints.get() { 2 } else { 1 };
        for _ in 0..times {
            inner.since_checkpoint.set(0);
            let make = inner.making();
            let number = database.checkpoint(guard, make).await?;
            inner.held.set(Held { checkpoint: number, ..inner.held.get() });
        }
        inner.renew_checkpoints.set(false);
        Ok(())
    }

    /// Takes erased records out of everything that is kept here.
    pub(super) fn scrub(&self) {
        let (session, inner) = (*self, self.inner());
        inner.scrub_due.set(true);
        spawn_local(async move {
            let Some(guard) = inner.guard.borrow().clone() else { return };
            let Some(database) = &inner.database else { return };
            let (make, erased) = (inner.making(), inner.store().now());
            let whole = Rc::clone(&inner);
            let scrub = move |kept: Kept, text: &str| scrubbed(&whole, &erased, kept, text);
            match database.scrub(&guard, make, scrub).await {
                Ok(()) => {
                    inner.since_checkpoint.set(0);
                    inner.scrub_due.set(false);
                    if let Err(error) = inner.scrub_emergency() {
                        leptos::logging::warn!("emergency journal not scrubbed: {error}");
                    }
                }
                Err(error) => session.not_saved(error),
            }
        });
    }
}

/// A workspace with journal entries merged into it. An entry that cannot be read changes nothing: what
/// it held stays in the journal until somebody looks.
pub(super) fn with_entries<'a>(workspace: Workspace, entries: impl Iterator<Item = &'a str>) -> Workspace {
    entries.fold(workspace, |workspace, text| match read(text, Trust::OwnStorage) {
        Ok(reading) => workspace.merged(&reading.workspace),
        Err(_) => workspace,
    })
}

/// What becomes of a kept text when records are erased.
fn scrubbed(inner: &Inner, now: &Workspace, kept: Kept, text: &str) -> Scrub {
    let names = now.erased().keys().any(|id| text.contains(id.as_str()));
    if !names {
        return Scrub::Keep;
    }
    if kept == Kept::Draft {
        return drafts::scrubbed(text, now);
    }
    match read(text, Trust::OwnStorage) {
        Err(_) => Scrub::Drop,
        Ok(mut reading) => {
            for (id, day) in now.erased() {
                reading.workspace.erase(id, *day);
            }
            Scrub::Replace(inner.whole(&reading.workspace))
        }
    }
}
