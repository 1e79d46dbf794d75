//! What stands around the records in a file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::{Dot, Seen};

/// When a file was written, and by which browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Provenience {
    /// When.
    pub at: DateTime<Utc>,
    /// The identifier of the browser, by which it has a name in `devices`.
    pub by: String,
}

/// A revision as it stands in a file, in the order of its members.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RevisionText {
    /// When each dot was written.
    pub at: BTreeMap<Dot, DateTime<Utc>>,
    /// The dots of the fields that do not have `rest`.
    pub fields: BTreeMap<String, Vec<Dot>>,
    /// The dots of most fields.
    pub rest: Vec<Dot>,
    /// All changes seen.
    pub seen: Seen,
    /// The other values of fields in conflict.
    pub siblings: BTreeMap<String, Vec<SiblingText>>,
    /// The hash of record and revision, where the text holds it. Written apart, since it is taken of the rest.
    #[serde(default, skip_serializing)]
    pub sum: Option<String>,
}

/// Another value of a field, as it stands in a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SiblingText {
    /// The dots that wrote it.
    pub dots: Vec<Dot>,
    /// The value.
    pub value: Value,
}
