//! Passing on: what a file would bring or take along, what waits for a decision, what may be one thing, what is in the bin.

pub mod amiss;
pub mod arrivals;
pub mod bin_rows;
pub mod changed;
pub mod contents;
pub mod decisions;
pub mod joined;
pub mod passed;
pub mod passphrase;
pub mod rewording;
pub mod twins;
