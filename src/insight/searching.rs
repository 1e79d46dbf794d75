//! Searching: an index of what people call things and what they are about, with the words as Italian bends them.

pub mod asked;
pub mod found;
pub mod index;
pub mod lexicon;
mod searchable;
pub mod typos;
