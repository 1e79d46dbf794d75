//! The tabs of one browser: one writes, the others follow; the one in use takes its turn.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{
    Channel, Held, Loaded, StorageError, StoredCheckpoint, Turn, Writer, clock, device, emergency, tabs,
};
use crate::exchange::{Trust, read};
use crate::store::Refusal;
use crate::workspace::Workspace;

use super::keeping::{RETRY, Saving};
use super::leftovers::{places, replayed};
use super::opening::{Newest, newest};
use super::{Inner, Session};

/// How long a tab waits for its first turn before it says that another one writes, in milliseconds.
const PATIENCE: u32 = 3_000;

/// How often it is looked whether the turn has come, in milliseconds, and how many times at most. It takes longer than
/// the holder may be silent.
const LOOK: (i32, u32) = (25, 200);

/// What tabs tell each other, as text with a letter in front.
pub(super) enum Message {
    /// This entry is in the journal: follow.
    Entry(String),
    /// This entry of mine is not in the journal: I lost my turn. Whoever writes, take it.
    Handover {
        /// By which name the giver knows it.
        name: String,
        /// The entry.
        text: String,
    },
    /// I have written what you handed over.
    Taken(String),
    /// The whole state was replaced: read it again.
    Replaced,
    /// I write from here on: whoever could not write something, hand it over.
    Ready,
}

impl Message {
    fn to_text(&self) -> String {
        match self {
            Message::Entry(text) => format!("e{text}"),
            Message::Handover { name, text } => format!("h{name}\n{text}"),
            Message::Taken(name) => format!("t{name}"),
            Message::Replaced => "r".to_owned(),
            Message::Ready => "w".to_owned(),
        }
    }

    fn of_text(text: &str) -> Option<Message> {
        let rest = text.get(1..)?;
        match text.as_bytes().first()? {
            b'e' => Some(Message::Entry(rest.to_owned())),
            b'h' => {
                let (name, text) = rest.split_once('\n')?;
                Some(Message::Handover { name: name.to_owned(), text: text.to_owned() })
            }
            b't' => Some(Message::Taken(rest.to_owned())),
            b'r' => Some(Message::Replaced),
            b'w' => Some(Message::Ready),
            _ => None,
        }
    }
}

/// Tells the other tabs.
pub(super) fn tell(inner: &Inner, message: &Message) {
    if let Some(channel) = inner.channel.get() {
        // A tab that does not hear reads the database when its turn comes.
        channel.post(&message.to_text());
    }
}

/// What is in memory belongs to a notebook that another tab has replaced: begins anew with the one that is there.
fn reload_replaced() {
    tabs::note_replaced();
    super::page::reload();
}

impl Session {
    /// Joins the other tabs. From here on this tab may write when its turn comes.
    pub(super) fn join_tabs(&self) {
        let (session, inner) = (*self, self.inner());
        if let Some(channel) = Channel::open("filo", move |text| session.hear(&text)) {
            inner.channel.set(channel).unwrap_or_else(drop);
        }
        let writer = Writer::request("filo", move |turn| session.turn(turn));
        if tabs::focused() {
            writer.take_over();
        }
        inner.writer.set(writer).unwrap_or_else(drop);
        clock::timer(PATIENCE, move || session.say_who_writes()).forever();
        let mut listening = inner.listening.borrow_mut();
        listening.push(tabs::on_focus(move || session.take_turn()));
        listening.push(tabs::on_visibility(
            move |visible| if visible { session.take_turn() } else { session.rest() },
        ));
        listening.push(tabs::on_page_hide(move || {
            // What is typed in a field that is read when it is left is read now.
            device::let_go();
            session.rest();
        }));
        listening.push(tabs::on_before_unload(move || session.holds_page()));
        listening.extend(tabs::on_frozen(move |frozen| {
            if !frozen {
                session.take_turn()
            }
        }));
    }

    /// A tab that did not get its turn says so, instead of seeming to save for ever.
    fn say_who_writes(&self) {
        let holds = self.inner().writer.get().is_some_and(|writer| writer.holds());
        if !holds && self.saving.get_untracked() == Saving::Saving {
            self.saving.set(Saving::ReadOnly(Refusal::AnotherTabWrites));
        }
    }

    /// Asks for the turn, because the person is in this tab.
    pub fn take_turn(&self) {
        let inner = self.inner();
        if let Some(writer) = inner.writer.get().filter(|_| tabs::focused()) {
            writer.take_over();
        }
    }

    /// Waits for the turn of this tab, where another one has it or has just left it: who asks for a long work is in this one.
    ///
    /// # Errors
    ///
    /// The turn does not come.
    pub(super) async fn own_turn(&self) -> Result<(), Refusal> {
        let inner = self.inner();
        let (every, times) = LOOK;
        for _ in 0..times {
            match inner.stamp() {
                Err(Refusal::AnotherTabWrites | Refusal::NotOpen) => super::page::pause(every).await,
                outcome => return outcome.map(drop),
            }
        }
        inner.stamp().map(drop)
    }

    /// Does what a person in this tab asked for as soon as this tab may write: as a rule at once, a moment later where another
    /// one has only just been left. Where the turn does not come it is done all the same, to be refused with the reason.
    pub fn in_turn(&self, act: impl FnOnce() + 'static) {
        let session = *self;
        match self.inner().stamp() {
            Err(Refusal::AnotherTabWrites | Refusal::NotOpen) => {
                let owner = Owner::current().unwrap_or_default();
                spawn_local(async move {
                    session.own_turn().await.unwrap_or_default();
                    owner.with(act);
                });
            }
            Ok(_) | Err(_) => act(),
        }
    }

    /// The page is hidden, perhaps for good: a checkpoint makes the next start quick.
    fn rest(&self) {
        let inner = self.inner();
        let writes = inner.writer.get().is_some_and(|writer| writer.holds());
        if writes && inner.since_checkpoint.get() > 0 && inner.queue.borrow().is_empty() {
            self.checkpoint();
        }
    }

    fn turn(&self, turn: Turn) {
        let (session, inner) = (*self, self.inner());
        match turn {
            Turn::Granted => self.try_to_write(),
            Turn::Asked => spawn_local(async move {
                session.flush(&inner).await;
                // Flushing takes a while: the turn may have been taken meanwhile, and even be back.
                if let Some(writer) = inner.writer.get().filter(|writer| writer.is_asked()) {
                    inner.guard.replace(None);
                    session.saving.set(Saving::ReadOnly(Refusal::AnotherTabWrites));
                    writer.give_way();
                }
            }),
            Turn::Lost => {
                inner.guard.replace(None);
                self.saving.set(Saving::ReadOnly(Refusal::AnotherTabWrites));
                self.hand_over();
            }
        }
    }

    /// Begins to write, if it is this tab's turn and it does not write already.
    pub(super) fn try_to_write(&self) {
        let (session, inner) = (*self, self.inner());
        spawn_local(async move {
            let holds = inner.writer.get().is_some_and(|writer| writer.holds());
            if holds && let Err(error) = session.begin_writing(&inner).await {
                session.cannot_write(&inner, error);
            }
        });
    }

    /// Claims the database, reads what others wrote meanwhile, and writes what waits here.
    async fn begin_writing(&self, inner: &Rc<Inner>) -> Result<(), StorageError> {
        let Some(database) = &inner.database else { return Ok(()) };
        let guard = database.claim(&inner.page, crate::exchange::FORMAT).await?;
        let loaded = database.load_beyond(inner.held.get()).await?;
        let opened = self.opened_generation();
        if opened.is_some_and(|generation| generation != guard.generation) {
            // Another tab replaced the whole state: what is in memory here belongs to the former one.
            reload_replaced();
            return Ok(());
        }
        inner.opened_generation.set(Some(guard.generation));
        self.catch_up(inner, &loaded).await?;
        let left = emergency::all()?;
        inner.guard.replace(Some(guard.clone()));
        for entry in left.iter().filter(|entry| entry.generation == guard.generation) {
            let mine = inner.queue.borrow().iter().any(|pending| pending.name == entry.name);
            if mine {
                continue;
            }
            // A tab that closed in the instant of a change left it here: now it reaches the disk.
            if let Ok(reading) = read(&entry.text, Trust::OwnStorage) {
                self.follow(inner, &reading.workspace);
                database.append(&guard, &entry.text).await?;
                emergency::remove(entry.generation, &entry.name)?;
            }
        }
        if loaded.checkpoints_kept < 2 || inner.renew_checkpoints.get() {
            // Without room there is no checkpoint now: the journal holds what it would have held.
            if let Err(error) = self.write_checkpoint(inner, &guard).await {
                leptos::logging::warn!("no checkpoint: {error}");
            }
        }
        inner.stored_newer.set(false);
        self.pump();
        tell(inner, &Message::Ready);
        Ok(())
    }

    /// Merges what others wrote since this tab last looked. While it slept the journal may have been
    /// shortened, more than once: then only the newest checkpoint still knows.
    async fn catch_up(&self, inner: &Rc<Inner>, loaded: &Loaded) -> Result<(), StorageError> {
        let mut held = inner.held.get();
        let mut stored = Workspace::new();
        match newest(&loaded.checkpoints).await {
            Some(Newest { reading, n, .. }) => {
                inner.renew_checkpoints.set(n > 0 || inner.renew_checkpoints.get());
                let StoredCheckpoint { number, through, .. } = loaded.checkpoints[n];
                held = Held { checkpoint: number, entry: held.entry.max(through) };
                stored = reading.workspace;
            }
            None if loaded.checkpoints.is_empty() => {}
            // The older one is in memory, and the journal goes back to it: only the newer has to be renewed.
            None if loaded.checkpoints.len() < loaded.checkpoints_kept => inner.renew_checkpoints.set(true),
            None => {
                let message = "no checkpoint can be read".to_owned();
                return Err(StorageError::Broken { step: "catch up", message });
            }
        }
        let (stored, aside) = replayed(stored, places(loaded, held.entry));
        held.entry = loaded.entries.last().map_or(held.entry, |entry| entry.number.max(held.entry));
        inner.held.set(held);
        self.set_aside(aside);
        self.follow(inner, &stored);
        Ok(())
    }

    /// Takes into memory what is on disk by another hand.
    fn follow(&self, inner: &Rc<Inner>, stored: &Workspace) {
        let before = inner.store().now();
        inner.store().merge(stored);
        if inner.store().now() != before {
            self.settle_import();
        }
    }

    fn cannot_write(&self, inner: &Rc<Inner>, error: StorageError) {
        inner.guard.replace(None);
        match error {
            StorageError::NewerFormat { .. } => {
                inner.stored_newer.set(true);
                self.saving.set(Saving::ReadOnly(Refusal::NewerVersionStored));
            }
            StorageError::Outrun { .. } => self.saving.set(Saving::ReadOnly(Refusal::AnotherTabWrites)),
            error => {
                self.saving.set(Saving::Unsaved(error));
                let session = *self;
                clock::timer(RETRY, move || session.try_to_write()).forever();
            }
        }
    }

    /// Waits until everything that waits is on disk, or cannot be.
    pub(super) async fn flush(&self, inner: &Rc<Inner>) {
        self.pump();
        for _ in 0..40 {
            if inner.queue.borrow().is_empty() && !inner.pumping.get() {
                return;
            }
            super::page::pause(25).await;
        }
    }

    /// Offers what this tab could not write to the tab that can.
    pub(super) fn hand_over(&self) {
        let inner = self.inner();
        for pending in inner.queue.borrow().iter() {
            let message = Message::Handover { name: pending.name.clone(), text: pending.text.clone() };
            tell(&inner, &message);
        }
    }

    fn hear(&self, text: &str) {
        let inner = self.inner();
        if inner.store.get().is_none() {
            return;
        }
        match Message::of_text(text) {
            Some(Message::Entry(text)) => {
                if let Ok(reading) = read(&text, Trust::OwnStorage) {
                    self.follow(&inner, &reading.workspace);
                }
            }
            Some(Message::Ready) => self.hand_over(),
            Some(Message::Handover { name, text }) => self.take_handover(&inner, name, text),
            Some(Message::Taken(name)) => {
                let mut queue = inner.queue.borrow_mut();
                queue.retain(|pending| pending.name != name);
            }
            Some(Message::Replaced) => reload_replaced(),
            None => {}
        }
    }

    fn take_handover(&self, inner: &Rc<Inner>, name: String, text: String) {
        let Some(guard) = inner.guard.borrow().clone() else { return };
        let Ok(reading) = read(&text, Trust::OwnStorage) else { return };
        self.follow(inner, &reading.workspace);
        let inner = Rc::clone(inner);
        spawn_local(async move {
            let Some(database) = &inner.database else { return };
            match database.append(&guard, &text).await {
                Ok(_) => {
                    if let Err(error) = emergency::remove(guard.generation, &name) {
                        leptos::logging::warn!("emergency entry left behind: {error}");
                    }
                    tell(&inner, &Message::Taken(name));
                }
                // The giver keeps it until its own turn.
                Err(error) => leptos::logging::warn!("handover not written: {error}"),
            }
        });
    }
}
