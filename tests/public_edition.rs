//! The public edition: nothing of the group or of the device is in its text, on random workspaces with unique values
//! planted everywhere and on the default data; what is in it is read back the same. `PROPTEST_CASES` asks for more.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails, in its helpers too")]

mod public_edition {
    mod default_data;
    mod disagreements;
    mod keys;
    mod laws;
    mod planter;
    mod reading;
    mod records;
    mod world;

    use chrono::{DateTime, Utc};

    /// When all these files were written.
    fn at() -> DateTime<Utc> {
        "2026-11-23T18:05:00Z".parse().unwrap()
    }
}
