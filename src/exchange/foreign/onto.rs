//! What a file of others says, put onto what is known of the same records here: it was silent on many fields,
//! and silence empties nothing.

use serde_json::Value;

use crate::domain::AnyRecord;
use crate::workspace::Workspace;

use super::gathering::blank;
use crate::exchange::Offered;

/// The record as it would be here after taking what the file says.
pub fn onto(offered: Offered, workspace: &Workspace) -> Offered {
    let known = workspace.table(offered.record.kind()).get(offered.record.id());
    let Some((known, silent)) = known.zip(blank(&offered.record)) else { return offered };
    let mut map = offered.record.fields().to_map();
    let (here, silent) = (known.record.fields().to_map(), silent.fields().to_map());
    for (field, value) in &mut map {
        let Some(ours) = here.get(field) else { continue };
        let says_nothing = field != "name" && silent.get(field) == Some(value);
        let keeps = says_nothing || field == "provenance" || same_fact(ours, value);
        if keeps && ours != value {
            *value = ours.clone();
        }
    }
    let record = known.record.kind().read(map);
    match record {
        Ok(record) => Offered { record, revision: None },
        // What two records of one kind say fits that kind: this is never met.
        Err(_) => Offered { record: AnyRecord::clone(&known.record), revision: None },
    }
}

/// Whether two facts say the same, however they are known.
fn same_fact(ours: &Value, theirs: &Value) -> bool {
    let value = |fact: &Value| fact.as_object().filter(|fact| fact.contains_key("provenance")).cloned();
    match (value(ours), value(theirs)) {
        (Some(ours), Some(theirs)) => ours.get("value") == theirs.get("value"),
        _ => false,
    }
}
