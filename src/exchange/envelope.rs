//! What stands around the records in a file.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::domain::{Dot, Seen};
use crate::workspace::revision::Times;

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
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "BTreeMap<Dot, DateTime<Utc>>"))]
    pub at: Times,
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

/// A list without an entry would be taken for one that is no map.
fn as_map<S: Serializer>(times: &Times, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(times.iter())
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
