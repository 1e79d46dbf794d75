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
        } else if field == "note" {
            *value = both_notes(ours, value);
        }
    }
    let record = known.record.kind().read_map(map);
    match record {
        Ok(record) => Offered { record, revision: None },
        // What two records of one kind say fits that kind: this is never met.
        Err(_) => Offered { record: AnyRecord::clone(&known.record), revision: None },
    }
}

/// A note of ours, and below it the lines of theirs that it does not hold: a note is never written over.
fn both_notes(ours: &Value, theirs: &Value) -> Value {
    let (Some(here), Some(there)) = (ours.as_str(), theirs.as_str()) else { return theirs.clone() };
    let new: Vec<&str> = there.lines().filter(|line| !here.lines().any(|known| known == *line)).collect();
    if new.is_empty() { ours.clone() } else { Value::String(format!("{here}\n{}", new.join("\n"))) }
}

/// Whether two facts say the same, however they are known.
fn same_fact(ours: &Value, theirs: &Value) -> bool {
    let value = |fact: &Value| fact.as_object().filter(|fact| fact.contains_key("provenance")).cloned();
    match (value(ours), value(theirs)) {
        (Some(ours), Some(theirs)) => ours.get("value") == theirs.get("value"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_note_is_added_to_and_never_written_over() {
        assert_eq!(both_notes(&json!("mia\nfees: 1"), &json!("fees: 1")), json!("mia\nfees: 1"));
        assert_eq!(both_notes(&json!("mia"), &json!("fees: 1")), json!("mia\nfees: 1"));
        assert_eq!(both_notes(&Value::Null, &json!("fees: 1")), json!("fees: 1"));
    }
}
