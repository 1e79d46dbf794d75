//! What was left aside: text of our own storage that cannot be read, changes of a state that was
//! replaced. Offered to the person, never replayed by itself, dropped only by the person.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{Database, Draft, Loaded, clock, emergency};
use crate::exchange::{Edition, Reading, Scope, SetAside, Trust, digest, read};
use crate::workspace::Workspace;

use super::keeping::with_entries;
use super::{ImportError, Incoming, Inner, Session, StorageError};

/// A text of our own storage that cannot be read, kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where it stood: `records.services[3]`, `journal[12]`.
    pub place: String,
    /// The text, untouched.
    pub text: String,
}

/// What was kept aside, to be offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// Texts of our own storage that cannot be read.
    pub set_aside: Vec<Aside>,
    /// How many changes belong to a state that was replaced.
    pub of_other_generations: usize,
    /// Whether the newest checkpoint was damaged and the other one was opened.
    pub fell_back: bool,
}

/// Under these keys a text lies among the drafts, where an erasure finds it too.
const KEY: &str = "aside:";

impl Aside {
    /// The same text in the same place is one thing, however often it is met.
    fn key(&self) -> String {
        let digest = digest::of(&self.text);
        format!("{KEY}{}:{}", digest.get(8..24).unwrap_or_default(), self.place)
    }

    fn of_draft(draft: &Draft) -> Option<Aside> {
        let (_, place) = draft.key.strip_prefix(KEY)?.split_once(':')?;
        Some(Aside { place: place.to_owned(), text: draft.text.clone() })
    }
}

impl From<SetAside> for Aside {
    fn from(record: SetAside) -> Self {
        Aside { place: record.problem.path, text: record.text }
    }
}

/// The journal and the emergency journal merged into a workspace, and what of them cannot be read. The small ones are
/// merged with each other first: in whatever order, the outcome is the same.
pub(super) fn replayed(
    workspace: Workspace,
    texts: impl Iterator<Item = (String, String)>,
) -> (Workspace, Vec<Aside>) {
    let (mut changes, mut aside) = (Workspace::new(), Vec::new());
    for (place, text) in texts {
        match read(&text, Trust::OwnStorage) {
            Ok(reading) => {
                changes = changes.merged(&reading.workspace);
                if reading.offered.is_empty() {
                    aside.extend(reading.set_aside.into_iter().map(Aside::from));
                } else {
                    // Damaged, and still in one piece: its records no longer stand under their dots.
                    aside.push(Aside { place, text });
                }
            }
            Err(_) => aside.push(Aside { place, text }),
        }
    }
    (workspace.merged(&changes), aside)
}

/// The entries of what was loaded that come after a checkpoint, each with its place.
pub(super) fn places(loaded: &Loaded, through: u64) -> impl Iterator<Item = (String, String)> {
    let after = loaded.entries.iter().filter(move |entry| entry.number > through);
    after.map(|entry| (format!("journal[{}]", entry.number), entry.text.clone()))
}

/// The texts set aside on earlier days, and the drafts that are drafts.
pub(super) fn told_apart(drafts: Vec<Draft>) -> (Vec<Aside>, Vec<Draft>) {
    let (asides, drafts): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| draft.key.starts_with(KEY));
    (asides.iter().filter_map(Aside::of_draft).collect(), drafts)
}

impl Session {
    /// What was set aside.
    pub fn leftovers(&self) -> Signal<Leftovers> {
        self.leftovers.into()
    }

    /// Remembers what cannot be read of what another tab wrote, and keeps it.
    pub(super) fn set_aside(&self, found: Vec<Aside>) {
        if found.is_empty() {
            return;
        }
        self.leftovers.update(|leftovers| {
            let known = &mut leftovers.set_aside;
            let new: Vec<Aside> = found.into_iter().filter(|aside| !known.contains(aside)).collect();
            known.extend(new);
        });
        let session = *self;
        spawn_local(async move { session.keep_asides().await });
    }

    /// Keeps what was set aside before anything is written over it.
    pub(super) async fn keep_asides(&self) {
        let inner = self.inner();
        let Some(database) = &inner.database else { return };
        for aside in self.leftovers.get_untracked().set_aside {
            let draft = Draft { key: aside.key(), at: clock::now(), text: aside.text };
            if let Err(error) = database.put_draft(&draft, None).await {
                leptos::logging::warn!("not kept aside: {error}");
            }
        }
    }

    /// Drops a text that was set aside: a person has it, or does not want it.
    pub async fn drop_aside(&self, aside: &Aside) -> Result<(), StorageError> {
        if let Some(database) = &self.inner().database {
            database.remove_draft(&aside.key()).await?;
        }
        self.leftovers.update(|leftovers| leftovers.set_aside.retain(|other| other != aside));
        Ok(())
    }

    /// Counts the changes that belong to a state that was replaced, once the screen stands: they lie in the part of the
    /// journal that an opening does not read.
    pub(super) fn count_what_others_left(&self) {
        let session = *self;
        let (Some(database), Some(generation)) = (self.inner().database.clone(), self.opened_generation())
        else {
            return;
        };
        request_idle_callback(move || spawn_local(session.count_others(database.clone(), generation)));
    }

    async fn count_others(self, database: Database, generation: u64) {
        let left = emergency::all().unwrap_or_default();
        let left = left.iter().filter(|entry| entry.generation != generation).count();
        match database.of_other_generations(generation).await {
            Ok(0) if left == 0 => {}
            Ok(stored) => self.leftovers.update(|it| it.of_other_generations = stored + left),
            Err(error) => leptos::logging::warn!("changes of a former state are not counted: {error}"),
        }
    }

    /// The changes that belong to a state that was replaced, as they are stored, oldest first.
    pub async fn other_generations(&self) -> Result<Vec<String>, StorageError> {
        let inner = self.inner();
        let guard = inner.guard.borrow().clone();
        let (Some(database), Some(guard)) = (&inner.database, guard) else { return Ok(Vec::new()) };
        let mut texts: Vec<String> = Vec::new();
        let stored = database.entries_of_other_generations(&guard).await?;
        texts.extend(stored.into_iter().map(|entry| entry.text));
        let left = emergency::all()?.into_iter().filter(|entry| entry.generation != guard.generation);
        texts.extend(left.map(|entry| entry.text));
        Ok(texts)
    }

    /// The same changes as a file that was read: to be previewed and taken like any other.
    pub async fn preview_other_generations(&self, name: String) -> Result<Incoming, ImportError> {
        let texts = self.other_generations().await.map_err(ImportError::Storage)?;
        let workspace = with_entries(Workspace::new(), texts.iter().map(String::as_str));
        let mut incoming = self.preview(name, as_file(workspace))?;
        // They were made here: nobody need say whose they are.
        for source in &mut incoming.sources {
            (source.written_here, source.is_copy) = (true, false);
        }
        Ok(incoming)
    }

    /// Drops the changes that belong to a state that was replaced, once a person has taken or refused them.
    pub async fn drop_other_generations(&self) -> Result<(), StorageError> {
        let inner: std::rc::Rc<Inner> = self.inner();
        let guard = inner.guard.borrow().clone();
        let (Some(database), Some(guard)) = (&inner.database, guard) else { return Ok(()) };
        database.drop_entries_of_other_generations(&guard).await?;
        for entry in emergency::all()?.iter().filter(|entry| entry.generation != guard.generation) {
            emergency::remove(entry.generation, &entry.name)?;
        }
        self.leftovers.update(|leftovers| leftovers.of_other_generations = 0);
        Ok(())
    }
}

/// Our own records as if they had come in a full copy.
fn as_file(workspace: Workspace) -> Reading {
    Reading {
        workspace,
        offered: Vec::new(),
        edition: Edition::Backup,
        scope: Scope::ALL,
        written: None,
        digest: crate::exchange::Digest::Holds,
        set_aside: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, Record};
    use crate::exchange::{Layout, Provenience, write};
    use crate::workspace::Stamp;

    fn entry(name: &str) -> String {
        let at = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let mut workspace = Workspace::new();
        let id = name.to_lowercase().parse().unwrap();
        let device = Device { id, name: name.parse().unwrap(), binned: None };
        let stamp = Stamp { replica: "a.a".parse().unwrap(), at };
        workspace.create(Device::wrap(device.into()), &stamp).unwrap();
        let by = Provenience { at, by: "a".to_owned() };
        write(&workspace, Edition::Backup, &Scope::ALL, &by, Layout::Compact)
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_kept_aside_and_the_others_count() {
        let damaged = entry("Tre").replace("Tre", "Tra");
        let texts = [entry("Uno"), "{ a metà".to_owned(), damaged.clone(), entry("Due")];
        let places = texts.into_iter().enumerate().map(|(n, text)| (format!("journal[{n}]"), text));
        let (workspace, aside) = replayed(Workspace::new(), places);
        assert_eq!(workspace.len(), 2);
        let expected = [("journal[1]", "{ a metà"), ("journal[2]", damaged.as_str())];
        assert_eq!(aside.iter().map(|a| (a.place.as_str(), a.text.as_str())).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_text_set_aside_is_found_again_among_the_drafts() {
        let aside = Aside { place: "records.services[3]".to_owned(), text: "{}".to_owned() };
        let kept = Draft { key: aside.key(), at: 1, text: aside.text.clone() };
        let draft = Draft { key: "service:1".to_owned(), at: 1, text: "{}".to_owned() };
        assert_eq!(told_apart(vec![kept, draft.clone()]), (vec![aside], vec![draft]));
    }
}
