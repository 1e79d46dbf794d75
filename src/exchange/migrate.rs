//! Steps from each format to the next. A released step and its golden file are never edited; a step
//! writes no dots.

use serde_json::Value;

/// Why a step cannot bring a document further, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck(pub String);

/// A step takes a document of format n to n+1.
pub type Step = fn(Value) -> Result<Value, Stuck>;

/// The steps, in order: the first takes format 1 to 2.
pub const STEPS: &[Step] = &[];

/// The format that this version writes.
pub const CURRENT: u32 = STEPS.len() as u32 + 1;

/// Brings a document from an older format to the current one.
pub fn migrated(mut document: Value, from: u32) -> Result<Value, Stuck> {
    for step in STEPS.iter().skip(from.saturating_sub(1) as usize) {
        document = step(document)?;
    }
    document["format"] = CURRENT.into();
    Ok(document)
}
