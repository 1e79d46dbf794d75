//! The files: a workspace to a snapshot and back. One reader, one writer; what a browser stores, what a
//! person exports and what a person imports are the same text. Not here: what to do with what was read.

pub mod calendar;
pub mod csv_out;
pub mod digest;
pub mod edition;
pub mod envelope;
pub mod foreign;
pub mod hsds;
pub mod map_points;
pub mod migrate;
pub mod naming;
pub mod open_format;
mod ours;
pub mod outward;
mod pieces;
pub mod public;
pub mod read;
pub mod reading;
pub mod revisions;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod sealed;
pub mod strict;
pub mod write;

pub use calendar::{write_calendar, write_meeting};
pub use csv_out::{LISTS, own_list, write_csv};
pub use digest::Covered;
pub use edition::{Edition, Scope, chosen};
pub use envelope::Provenience;
pub use hsds::write_hsds;
pub use map_points::write_map;
pub use open_format::OpenFormat;
pub use ours::{Later, read_stored};
pub use outward::{Counts, OutwardText, Wording};
pub use pieces::{Begun, Pieces, Step};
pub use public::{PublicDirectory, PublicReading, read_public, write_public};
pub use read::{begin_bytes, read, read_bytes};
pub use reading::{Digest, Fault, Offered, Problem, ReadError, Reading, SetAside, Trust};
pub use sealed::{Parameters, SealError, Sealed, read_sealed, write_sealed};
pub use write::{Layout, write};

/// What the first member of every snapshot says.
pub const KIND: &str = "filo.snapshot";

/// What the first member of a sealed file says.
pub const SEALED_KIND: &str = "filo.sealed";

/// The format that this version writes.
pub const FORMAT: u32 = migrate::CURRENT;

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 64 << 20;

/// How deep a file may nest.
pub const DEEPEST: usize = 64;
