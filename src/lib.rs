//! Filò: a community maps itself, and what it learns stays in its own hands.
pub mod ui;
