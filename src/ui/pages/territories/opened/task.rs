//! A task: what, who as a role, by when.

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;
