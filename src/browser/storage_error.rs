//! What can go wrong where the browser keeps things: facts only, the sentences are made in `ui/labels`.

use std::fmt;

use super::rows::Head;

/// Why a read or a write of browser storage did not happen. Nothing was written when one of these comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageError {
    /// The browser offers no storage here, or no longer.
    Unavailable {
        /// What exactly is missing.
        reason: Unavailability,
    },
    /// The disk, or this site's share of it, is full.
    Full,
    /// Another tab holds an older layout of the database open and does not let go.
    Blocked,
    /// The browser does not answer at all when it is asked for the database.
    Silent,
    /// Another tab has taken over since our guard was made.
    Outrun {
        /// The head as it is stored now; `None` after everything was wiped.
        found: Option<Head>,
    },
    /// A newer Filò wrote here: this one must stop writing and be reloaded.
    NewerFormat {
        /// The stored snapshot format; `None` where the database's own layout is newer.
        found: Option<u32>,
    },
    /// The text is longer than this kind of storage takes.
    TooLarge {
        /// Bytes of the text.
        size: usize,
        /// Bytes allowed.
        limit: usize,
    },
    /// The browser refused a step for a reason of its own.
    Broken {
        /// What was being done, in code words.
        step: &'static str,
        /// What the browser said, untranslated.
        message: String,
    },
}

/// Why storage is not available.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailability {
    /// The browser does not have it.
    Missing,
    /// The browser has it and forbids it, as in some private windows.
    Refused {
        /// What the browser said, untranslated.
        message: String,
    },
    /// The connection was closed: a newer tab asked for it, or the person cleared the site's data.
    Closed,
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable { reason } => write!(f, "storage is unavailable: {reason:?}"),
            Self::Full => write!(f, "storage is full"),
            Self::Blocked => write!(f, "another tab holds an older database open"),
            Self::Silent => write!(f, "the browser does not open the database"),
            Self::Outrun { found } => write!(f, "another tab has taken over: {found:?}"),
            Self::NewerFormat { found } => write!(f, "a newer format is stored: {found:?}"),
            Self::TooLarge { size, limit } => write!(f, "{size} bytes where {limit} are allowed"),
            Self::Broken { step, message } => write!(f, "{step}: {message}"),
        }
    }
}

impl std::error::Error for StorageError {}
