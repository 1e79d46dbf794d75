//! What a field holds, whatever its kind: for comparisons, where two values stand side by side.

use serde_json::{Map, Value};

use super::{Label, numbers, sources, when};
use crate::domain::*;
use crate::workspace::Workspace;

/// What a field holds, in words; "vuoto" when it holds nothing.
pub fn value(workspace: &Workspace, kind: Kind, field: &str, value: &Value) -> String {
    let said = Sayer { workspace, kind }.say(field, value);
    if said.is_empty() { "vuoto".to_owned() } else { said }
}

struct Sayer<'a> {
    workspace: &'a Workspace,
    kind: Kind,
}

impl Sayer<'_> {
    fn say(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(formal) if key == "formal" => {
                if *formal { "formale" } else { "informale" }.to_owned()
            }
            Value::Bool(true) => "sì".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Number(number) => match (key, number.as_u64()) {
                ("amount_cents", Some(cents)) => numbers::euros(cents),
                ("area_hectares", Some(hectares)) => numbers::square_km(hectares),
                (_, Some(n)) => format!("{}{}", numbers::whole(n), counted(key)),
                (_, None) => number.to_string(),
            },
            Value::String(text) => self.text(key, text),
            Value::Array(items) => {
                let long =
                    items.iter().any(|item| item.is_object() || item.as_str().is_some_and(|t| t.len() > 40));
                self.joined(items.iter().map(|item| self.say(key, item)), if long { "; " } else { ", " })
            }
            Value::Object(map) => self.object(key, value, map),
        }
    }

    fn joined(&self, parts: impl Iterator<Item = String>, with: &str) -> String {
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(with)
    }

    fn object(&self, key: &str, value: &Value, map: &Map<String, Value>) -> String {
        if let (Some(fact), Some(source)) = (map.get("value"), map.get("provenance")) {
            return self.joined([self.say(key, fact), self.source(source)].into_iter(), ", ");
        }
        if key == "provenance" {
            return self.source(value);
        }
        if let Ok(period) = serde_json::from_value::<Period>(value.clone()) {
            return when::period(&period);
        }
        if let (Some(day), Some(opens), Some(closes)) = (map.get("day"), map.get("opens"), map.get("closes"))
        {
            let hours = [opens, closes].map(|hour| hour.as_str().unwrap_or_default());
            return format!("{} {}–{}", self.say("day", day), hours[0], hours[1]);
        }
        if let (Some(text), Some(Value::Bool(done))) = (map.get("text"), map.get("done")) {
            let dealt_with = if *done { " (trattato)" } else { "" };
            return format!("{}{dealt_with}", self.say("text", text));
        }
        if let (Some(from), Some(to), Some(residents)) =
            (map.get("from"), map.get("to"), map.get("residents"))
        {
            let ages =
                to.as_u64().map_or_else(|| format!("{from} anni e più"), |to| format!("{from}-{to} anni"));
            return format!("{ages}: {}", self.say("residents", residents));
        }
        self.joined(map.iter().map(|(key, value)| self.say(key, value)), ", ")
    }

    fn source(&self, value: &Value) -> String {
        let source = serde_json::from_value::<Provenance>(value.clone());
        source.map(|source| sources::told_apart(&source)).unwrap_or_default()
    }

    fn text(&self, key: &str, text: &str) -> String {
        if let Some(word) = word(self.kind, key, text) {
            return word.to_owned();
        }
        if let Ok(day) = text.parse() {
            return when::day(day);
        }
        let record = text.parse().ok().and_then(|id: RecordId| self.workspace.entry(&id));
        record.map_or_else(|| text.to_owned(), |entry| entry.record.title())
    }
}

/// The word of a closed list. Which list, the kind and the name of the field tell together.
pub fn word(kind: Kind, key: &str, code: &str) -> Option<&'static str> {
    macro_rules! of {
        ($list:ty) => {
            <$list>::of_code(code).map(Label::label)
        };
    }
    match (kind, key) {
        (Kind::Service, "kind") => of!(ServiceKind),
        (Kind::Organization, "kind") => of!(OrganizationKind),
        (Kind::SteeringGroup, "kind") => of!(GroupKind),
        (Kind::Meeting, "kind") => of!(MeetingKind),
        (Kind::Agreement, "kind") => of!(AgreementKind),
        (Kind::Link, "kind") => of!(LinkKind),
        (Kind::NeedCategory, "kind") => of!(NeedCategoryKind),
        (Kind::MappingSheet, "kind") => of!(ResourceKind),
        (Kind::Service, "status") => of!(ServiceStatus),
        (Kind::Organization | Kind::Network | Kind::Agreement, "status") => of!(Existence),
        (Kind::SteeringGroup, "status") => of!(GroupStatus),
        (Kind::Meeting, "status") => of!(MeetingStatus),
        (Kind::Task, "status") => of!(TaskStatus),
        (Kind::Interview, "status") => of!(InterviewStatus),
        (Kind::MappingSheet, "status") => of!(SheetStatus),
        (Kind::FamilyCentre, "status") => of!(CentreStatus),
        (Kind::CommunityProfile, "status") => of!(ProfileStatus),
        (Kind::Need, "status") => of!(NeedStatus),
        (Kind::Voice, "status") => of!(VoiceStatus),
        (Kind::Meeting, "format") => of!(MeetingFormat),
        (Kind::FamilyCentre, "form") => of!(CentreForm),
        (Kind::FamilyCentre, "functions") => of!(CentreFunction),
        (Kind::Match, "verdict") => of!(Verdict),
        (Kind::Voice, "consent") => of!(Consent),
        (Kind::Need, "coverage") => of!(Coverage),
        (Kind::Need, "origin") => of!(NeedOrigin),
        (Kind::Need | Kind::Priority, "valence") => of!(Valence),
        (Kind::Location, "location_type") => of!(LocationType),
        (Kind::Interview, "interlocutor") => of!(InterlocutorCategory),
        (_, "publication") => of!(Publication),
        (_, "cost") => of!(Cost),
        (_, "scope") => of!(CoverageScope),
        (_, "day") => of!(Weekday),
        (_, "area") => of!(Area),
        (_, "phases") => of!(LifePhase),
        (_, "policy_areas") => of!(PolicyArea),
        (_, "situations") => of!(LifeSituation),
        (_, "concerns" | "category") => of!(ParticipantCategory),
        _ => None,
    }
}

/// What a number counts, where several stand side by side and none says it by itself.
fn counted(key: &str) -> &'static str {
    match key {
        "total" | "residents" => " abitanti",
        "male" => " maschi",
        "female" => " femmine",
        "italian" => " italiani",
        "foreign" => " stranieri",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(kind: Kind, field: &str, it: Value) -> String {
        value(&Workspace::new(), kind, field, &it).replace('\u{a0}', " ")
    }

    #[test]
    fn values_are_said_not_shown_as_they_are_stored() {
        let slot = json!([{ "day": "monday", "opens": "14:30", "closes": "17:30" }]);
        assert_eq!(said(Kind::Service, "schedules", slot), "lunedì 14:30–17:30");
        let phones = json!([{ "description": null, "number": "0375 000 112" }]);
        assert_eq!(said(Kind::Service, "phones", phones), "0375 000 112");
        assert_eq!(said(Kind::Service, "cost", json!(null)), "vuoto");
        assert_eq!(said(Kind::Meeting, "held_on", json!("2026-11-25")), "25 novembre 2026");
        assert_eq!(said(Kind::Agreement, "amount_cents", json!(125_000)), "1.250 €");
        let agenda =
            json!([{ "text": "Il doposcuola", "done": true }, { "text": "La corriera", "done": false }]);
        assert_eq!(said(Kind::Meeting, "agenda", agenda), "Il doposcuola (trattato); La corriera");
        let citizens = json!({ "foreign": 3478, "italian": 16474 });
        assert_eq!(said(Kind::Comune, "citizenship", citizens), "3.478 stranieri, 16.474 italiani");
        let bands =
            json!([{ "from": 0, "to": 5, "residents": 890 }, { "from": 75, "to": null, "residents": 2204 }]);
        assert_eq!(
            said(Kind::Comune, "ages", bands),
            "0-5 anni: 890 abitanti; 75 anni e più: 2.204 abitanti"
        );
        let fact = json!({ "value": "free", "provenance": { "stated": { "plan": ["12"] } } });
        assert_eq!(
            said(Kind::Service, "cost", fact),
            format!("{}, Piano di Zona, riga 12", Cost::Free.label())
        );
    }
}
