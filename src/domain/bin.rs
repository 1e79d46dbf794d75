//! The bin: a mark on a record, never its end. Whether it holds is for the workspace to say, since
//! somebody else may have changed the record without knowing.

use chrono::{DateTime, Utc};

use super::dot::{Replica, Seen};
use super::record::value;

value! {
    /// Who put a record in the bin, and what they had seen of it.
    pub struct Binned {
        /// When.
        pub at: DateTime<Utc>,
        /// Which page load of which browser; `plan` when the Plan no longer holds it.
        pub by: Replica,
        /// The changes they knew: what they had not seen keeps the record out of the bin.
        pub seen: Seen,
    }
}
