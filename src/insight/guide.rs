//! The guide for families: a card, what answers a question, what a card still lacks, and what it is tied to.

pub mod answers;
pub mod card;
pub mod completeness;
pub mod counts;
pub mod giving;
pub mod opening;
pub mod reach;
pub mod ties;
pub mod unchecked;
pub mod vintage;
