//! A value of a field as people read it, for whoever must choose between two of them.

use serde_json::Value;

use crate::domain::{
    Cost, CoverageScope, LifePhase, LifeSituation, PolicyArea, Publication, ServiceKind, ServiceStatus,
    Weekday,
};
use crate::ui::labels::Label;

/// A value in words. What has no words of its own (an identifier, a number) is shown as it is.
pub fn said(field: &str, value: &Value) -> String {
    let mut parts = Vec::new();
    collect(field, value, &mut parts);
    if parts.is_empty() { "niente".to_owned() } else { parts.join(", ") }
}

fn collect(field: &str, value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(yes) => into.push(if *yes { "sì" } else { "no" }.to_owned()),
        Value::Number(number) => into.push(number.to_string()),
        Value::String(text) => into.push(word(field, text).map_or_else(|| text.clone(), str::to_owned)),
        Value::Array(items) => items.iter().for_each(|item| collect(field, item, into)),
        Value::Object(members) => {
            // A fact is its value: how each side knows it is not what is being chosen.
            let members = members.iter().filter(|(name, _)| *name != "provenance" && *name != "seen");
            members.for_each(|(_, member)| collect(field, member, into));
        }
    }
}

/// The words of a code, in the fields that hold codes.
fn word(field: &str, code: &str) -> Option<&'static str> {
    fn of<T: Label>(word: Option<T>) -> Option<&'static str> {
        word.map(Label::label)
    }
    match field {
        "kind" => of(ServiceKind::of_code(code)),
        "status" => of(ServiceStatus::of_code(code)),
        "publication" => of(Publication::of_code(code)),
        "cost" => of(Cost::of_code(code)),
        "phases" => of(LifePhase::of_code(code)),
        "policy_areas" => of(PolicyArea::of_code(code)),
        "situations" => of(LifeSituation::of_code(code)),
        "service_area" => of(CoverageScope::of_code(code)),
        "schedules" => of(Weekday::of_code(code)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_said_without_their_machinery() {
        assert_eq!(said("status", &json!("planned")), "previsto, non ancora attivo");
        assert_eq!(said("heading", &json!({ "value": "Nidi", "provenance": { "drafted": ["12"] } })), "Nidi");
        assert_eq!(said("phones", &json!([{ "number": "0375 1", "description": null }])), "0375 1");
        assert_eq!(said("phones", &json!([])), "niente");
        assert_eq!(said("protected", &json!(true)), "sì");
    }
}
