//! The public directory as other directories of services read it: HSDS 3.1 of Open Referral. The document is the
//! page of services that an HSDS interface answers with, whole in one page, each service with its organisation and
//! places inside. Not a list of organisations with their services: of many services nobody has said yet who gives
//! them, and they would have no place to stand. Identifiers are UUIDs made from ours, so that two files of the same
//! data are the same text. What HSDS has no member for goes out as an attribute.
//!
//! What is private cannot pass: only the types of [`PublicDirectory`] are read here.

mod identity;
mod organization;
mod place;
mod service;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::domain::{Actor, Comune, Id, Location, Network, Organization};

use super::outward::{Counts, OutwardText, Wording};
use super::public::{PublicComune, PublicDirectory, PublicLocation, PublicNetwork, PublicOrganization};

pub use identity::uuid_of;
pub(super) use place::degrees;

/// The version of HSDS that is written.
pub const VERSION: &str = "3.1";

/// Where the plain profile of HSDS is described.
const PROFILE: &str = "https://docs.openreferral.org/";

/// Writes the services of a directory.
pub fn write_hsds(directory: &PublicDirectory, words: &dyn Wording) -> OutwardText {
    let writer = Writer::of(directory, words);
    let services: Vec<Value> = directory.services.iter().map(|service| writer.service(service)).collect();
    let counts = count_hsds(directory);
    let page = json!({
        "version": VERSION,
        "profile": PROFILE,
        "total_items": counts.inside,
        "total_pages": 1,
        "page_number": 1,
        "size": counts.inside,
        "first_page": true,
        "last_page": true,
        "empty": counts.inside == 0,
        "contents": services,
    });
    let text = serde_json::to_string_pretty(&page).expect("keys are text, so JSON can hold it");
    OutwardText { text: text + "\n", counts }
}

/// How many services it holds; left out are the organisations that give none of them.
pub fn count_hsds(directory: &PublicDirectory) -> Counts {
    let givers = directory.services.iter().filter_map(|service| match service.provider.as_ref()? {
        Actor::Organization(id) => Some(id),
        Actor::Network(_) => None,
    });
    let givers: BTreeSet<&Id<Organization>> = givers.collect();
    let left_out = directory.organizations.iter().filter(|one| !givers.contains(&one.id)).count();
    Counts { inside: directory.services.len(), left_out }
}

/// What is needed to write one service: the records around it by identifier, and the words.
struct Writer<'a> {
    words: &'a dyn Wording,
    organizations: BTreeMap<&'a Id<Organization>, &'a PublicOrganization>,
    networks: BTreeMap<&'a Id<Network>, &'a PublicNetwork>,
    locations: BTreeMap<&'a Id<Location>, &'a PublicLocation>,
    comuni: BTreeMap<&'a Id<Comune>, &'a PublicComune>,
}

impl<'a> Writer<'a> {
    fn of(directory: &'a PublicDirectory, words: &'a dyn Wording) -> Writer<'a> {
        Writer {
            words,
            organizations: directory.organizations.iter().map(|one| (&one.id, one)).collect(),
            networks: directory.networks.iter().map(|one| (&one.id, one)).collect(),
            locations: directory.locations.iter().map(|one| (&one.id, one)).collect(),
            comuni: directory.comuni.iter().map(|one| (&one.id, one)).collect(),
        }
    }
}

/// The value without what says nothing. HSDS refuses a `null` where nothing is known, and an empty address passes
/// its schema and misleads its readers.
fn told(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => None,
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().filter_map(told).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(map) => {
            let map: serde_json::Map<String, Value> =
                map.into_iter().filter_map(|(key, value)| Some((key, told(value)?))).collect();
            (!map.is_empty()).then_some(Value::Object(map))
        }
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_not_there() {
        let value =
            json!({ "a": null, "b": "", "c": [], "d": { "e": [null, " "] }, "f": 0, "g": [{ "h": "x" }] });
        assert_eq!(told(value), Some(json!({ "f": 0, "g": [{ "h": "x" }] })));
        assert_eq!(told(json!({ "a": [] })), None);
    }
}
