//! Long work: what is being done, so that a screen can say it; while it lasts, nobody changes anything.

use leptos::prelude::*;

use crate::browser::clock;

use super::{Session, page};

/// What a long work is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Reading a file.
    Reading,
    /// Checking that a file is as it was written.
    Checking {
        /// How much is checked.
        done: usize,
        /// How much there is.
        total: usize,
    },
    /// Reading the records of a file.
    ReadingRecords {
        /// How many were read.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// Reading the items of a directory that others wrote.
    ReadingItems {
        /// How many were read.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// Waiting for the passphrase of a file.
    AskingPassphrase,
    /// Making a key of a passphrase.
    MakingKey,
    /// Opening a file with it.
    Unsealing,
    /// Comparing it with what is here.
    Comparing,
    /// Comparing its records with those that are here.
    ComparingRecords {
        /// How many were compared.
        done: usize,
        /// How many there are.
        total: usize,
    },
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

impl Work {
    /// Whether a person may stop it: nothing has changed yet.
    pub fn can_be_stopped(self) -> bool {
        match self {
            Work::Reading
            | Work::Checking { .. }
            | Work::ReadingRecords { .. }
            | Work::ReadingItems { .. }
            | Work::Comparing
            | Work::ComparingRecords { .. } => true,
            Work::AskingPassphrase
            | Work::MakingKey
            | Work::Unsealing
            | Work::KeepingACopy
            | Work::Writing
            | Work::GoingBack
            | Work::Preparing
            | Work::Sealing => false,
        }
    }
}

/// How long the screen may wait for its turn while a work goes on, in milliseconds.
const TURN: u64 = 100;

/// The time in which a work need not let the screen live.
pub(super) struct Turn(u64);

impl Turn {
    pub(super) fn begins() -> Self {
        Turn(clock::now())
    }

    pub(super) fn is_over(&self) -> bool {
        clock::now().saturating_sub(self.0) > TURN
    }
}

/// A long work; dropping it ends it.
pub(super) struct Working(Session);

impl Working {
    /// Says what begins now and lets the screen show it.
    pub(super) async fn on(&self, work: Work) {
        self.0.working.set(Some(work));
        page::drawn().await;
    }

    /// Says how far it is and gives the screen its turn, no longer than it needs.
    pub(super) async fn goes_on(&self, work: Work) {
        self.0.working.set(Some(work));
        page::pause(0).await;
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
