//! Where Filò lives: storage, tabs, files, clock, randomness and the device, as text and bytes; no domain type enters here and nothing else of the crate is known.
//!
//! Everything in here talks to a real browser page. It compiles natively, so that the whole crate is
//! tested natively, but none of it is called there: `tests/browser_layer.rs` runs it in Chromium.

mod checkpoints;
pub mod clock;
mod connecting;
pub mod crypto;
mod database;
pub mod device;
mod drafts;
pub mod emergency;
pub mod files;
mod foreign;
mod listening;
pub mod places;
mod points;
pub mod preferences;
pub mod random;
pub mod site;
mod rows;
pub mod sharing;
pub mod still;
mod storage_error;
pub mod tabs;
mod transaction;
pub mod worker;
pub mod writer;

pub use checkpoints::{Former, Kept, Scrub};
pub use crypto::CryptoError;
pub use database::{Database, Guard, Held, Loaded};
pub use drafts::Draft;
pub use emergency::EmergencyEntry;
pub use files::{FileError, ShareError, Shared};
pub use listening::Listening;
pub use points::{PointAdded, PointInfo};
pub use rows::{Head, StoredCheckpoint, StoredEntry};
pub use storage_error::{StorageError, Unavailability};
pub use tabs::Channel;
pub use writer::{Turn, Writer};
