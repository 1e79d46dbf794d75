//! What was heard: needs, voices, priorities, and how far they are answered.

pub mod alike;
pub mod coverage;
pub mod hearing;
pub mod need_ties;
pub mod needs;
pub mod priority_rows;
pub mod voice_rows;
pub mod voices;
