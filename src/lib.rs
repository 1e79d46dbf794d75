//! Filò: a community maps itself, and what it learns stays in its own hands.
//!
//! From the bottom up: `domain` (what is true), `workspace` (the whole), `insight` (what it tells),
//! `exchange` (the files), `store` (how it changes), `browser` (where it lives), `session` (the
//! wiring), `ui` (what is seen). Who may know whom is in the README and in `tests/layers.rs`.

pub mod domain;
pub mod workspace;

pub mod exchange;
pub mod insight;
pub mod store;

pub mod browser;
pub mod session;

pub mod ui;
