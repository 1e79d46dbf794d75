//! A need of a group of people, never of a person or a family.

use super::sheet::Noun;

/// How it is read and changed.
pub const NOUN: Noun = super::plain::NOUN;
