//! The register of exchanges: which files came and went on this device. It is in no file and no record, and
//! losing it loses no work.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::browser::preferences;

use super::Session;
use super::incoming::Source;
use super::taking::Receipt;

/// How many are kept.
const KEPT: usize = 60;

/// Under which name they are kept.
const EXCHANGES: &str = "exchanges";

/// A file that came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// When.
    pub at: DateTime<Utc>,
    /// Which way, and what.
    pub passed: Passed,
}

/// Which way a file went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Passed {
    /// It was written here.
    Out {
        /// Its name.
        file_name: String,
    },
    /// It was taken here.
    In(Taken),
}

/// What was taken, in records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// From which files.
    pub sources: Vec<Source>,
    /// Taken, those with something to decide included.
    pub taken: usize,
    /// Of these, with something to decide.
    pub undecided: usize,
    /// Left for later.
    pub left: usize,
    /// Erased for ever.
    pub erased: usize,
    /// Whether it was taken back whole.
    pub undone: bool,
}

impl From<Receipt> for Taken {
    fn from(receipt: Receipt) -> Taken {
        Taken {
            taken: receipt.taken(),
            undecided: receipt.undecided,
            left: receipt.left,
            erased: receipt.erased,
            undone: false,
            sources: receipt.sources,
        }
    }
}

impl Session {
    /// The files that came and went, the latest first.
    pub fn exchanges(&self) -> Vec<Exchange> {
        let kept: Option<Vec<Exchange>> = preferences::get(EXCHANGES).unwrap_or_default();
        kept.unwrap_or_default()
    }

    /// Remembers a file that came or went.
    pub(super) fn note_exchange(&self, passed: Passed) {
        let mut exchanges = self.exchanges();
        exchanges.insert(0, Exchange { at: self.now(), passed });
        exchanges.truncate(KEPT);
        keep(&exchanges);
    }

    /// Remembers that what was taken at a moment was taken back.
    pub(super) fn note_undone(&self, at: DateTime<Utc>) {
        let mut exchanges = self.exchanges();
        let of_then =
            exchanges.iter_mut().filter(|one| one.at >= at).filter_map(|one| match &mut one.passed {
                Passed::In(taken) => Some(taken),
                Passed::Out { .. } => None,
            });
        of_then.last().into_iter().for_each(|taken| taken.undone = true);
        keep(&exchanges);
    }
}

fn keep(exchanges: &[Exchange]) {
    if let Err(error) = preferences::set(EXCHANGES, exchanges) {
        leptos::logging::warn!("the register of exchanges is not kept: {error}");
    }
}
