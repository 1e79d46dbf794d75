//! The guiding groups and their meetings: who sits at the table, what came out, what is to be done.

pub mod calendar;
pub mod decisions;
pub mod founding;
pub mod group_sheet;
pub mod list;
pub mod meeting_sheet;
pub mod meetings;
pub mod seats;
pub mod tasks;
