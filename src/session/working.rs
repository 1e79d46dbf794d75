//! Long work: what is being done, so that a screen can say it; while it lasts, nobody changes anything.

use leptos::prelude::*;

use super::{Session, page};

/// What a long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Reading a file.
    Reading,
    /// Waiting for the passphrase of a file.
    AskingPassphrase,
    /// Making a key of a passphrase.
    MakingKey,
    /// Opening a file with it.
    Unsealing,
    /// Reading the items of a directory that others wrote.
    ReadingItems {
        /// How many were read.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// Comparing it with what is here.
    Comparing,
    /// Writing a restore point.
    KeepingACopy,
    /// Writing the change.
    Writing,
    /// Putting a former state back.
    GoingBack,
    /// Writing a file that goes out.
    Preparing,
    /// Closing it with a key.
    Sealing,
}

/// How long the screen gets to say what begins, in milliseconds.
const TO_PAINT: i32 = 20;

/// A long work; dropping it ends it.
pub(super) struct Working(Session);

impl Working {
    /// Says what begins now and lets the screen show it.
    pub(super) async fn on(&self, work: Work) {
        self.0.working.set(Some(work));
        page::pause(TO_PAINT).await;
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.working.set(None);
    }
}

impl Session {
    /// What a long work is doing now, if any.
    pub fn working(&self) -> Signal<Option<Work>> {
        self.working.into()
    }

    pub(super) fn work(&self) -> Working {
        Working(*self)
    }
}
