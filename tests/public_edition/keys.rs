//! Every word that may stand as a key in a public file, written down a second time: a field that is added must be
//! added here too, by somebody who asked whether anybody may read it.

use serde_json::Value;

/// The members of the file.
const FILE: &[&str] = &["kind", "format", "edition", "written", "records", "digest"];

/// The fields of each kind.
const FIELDS: &[(&str, &[&str])] = &[
    (
        "comuni",
        &["id", "name", "istat_code", "area", "population", "area_hectares", "citizenship", "ages", "notes"],
    ),
    ("frazioni", &["id", "name", "comune", "population", "note", "provenance"]),
    ("co_programming_tables", &["id", "name", "population", "comuni", "frazioni", "meetings", "provenance"]),
    (
        "micro_territories",
        &[
            "id",
            "number",
            "name",
            "school",
            "holdings",
            "table",
            "validity",
            "successor",
            "boundary_note",
            "population",
            "notes",
            "provenance",
        ],
    ),
    (
        "community_profiles",
        &[
            "id",
            "micro_territory",
            "version",
            "dated",
            "identity",
            "meaning_of_community",
            "meeting_places",
            "resources",
            "concerns",
            "priorities",
            "aspirations",
            "already_active",
            "who_is_missing",
            "already_tried",
            "stories",
            "open_questions",
        ],
    ),
    ("voices", &["id", "text", "theme", "speaker", "origin", "said_on", "micro_territory", "provenance"]),
    (
        "need_categories",
        &["id", "name", "kind", "description", "examples", "linked_priorities", "provenance"],
    ),
    (
        "organizations",
        &[
            "id",
            "name",
            "alternate_names",
            "kind",
            "description",
            "roles",
            "comune",
            "area",
            "micro_territory",
            "locations",
            "status",
            "useful_to_families",
            "public_contacts",
            "assurance",
            "provenance",
        ],
    ),
    (
        "services",
        &[
            "id",
            "name",
            "alternate_name",
            "heading",
            "description",
            "kind",
            "status",
            "status_note",
            "assurance",
            "protected",
            "provider",
            "partners",
            "eligibility",
            "minimum_age",
            "maximum_age",
            "application_process",
            "say_on_phone",
            "required_documents",
            "cost",
            "fees_description",
            "phases",
            "policy_areas",
            "situations",
            "keywords",
            "service_area",
            "locations",
            "phones",
            "email",
            "url",
            "schedules",
            "schedule_note",
            "schedule_exceptions",
            "languages",
            "language_note",
            "provenance",
        ],
    ),
    (
        "locations",
        &[
            "id",
            "name",
            "location_type",
            "comune",
            "frazione",
            "address",
            "postal_code",
            "transportation",
            "accessibility",
            "point",
            "provenance",
        ],
    ),
    (
        "family_centres",
        &[
            "id",
            "name",
            "micro_territory",
            "status",
            "form",
            "location",
            "functions",
            "partners",
            "services",
            "schedules",
            "contacts",
            "co_management",
            "agreement",
            "network",
            "provenance",
        ],
    ),
    (
        "networks",
        &[
            "id",
            "name",
            "alternate_names",
            "purpose",
            "area",
            "coordinator",
            "rhythm",
            "established_on",
            "status",
            "provenance",
        ],
    ),
    (
        "agreements",
        &[
            "id",
            "name",
            "kind",
            "parties",
            "object",
            "comune",
            "area",
            "amount_cents",
            "starts_on",
            "expires_on",
            "renewal",
            "annex",
            "status",
            "provenance",
        ],
    ),
];

/// The members of what stands inside fields.
const INSIDE: &[&str] = &[
    // How something is known.
    "value",
    "provenance",
    "stated",
    "computed",
    "inferred",
    "verified",
    "drafted",
    "plan",
    "istat",
    "public",
    "from",
    "note",
    "by",
    "on", // Figures.
    "total",
    "male",
    "female",
    "italian",
    "foreign",
    "to",
    "residents", // Notes, periods, places.
    "text",
    "place",
    "period",
    "until",
    "comune",
    "frazione",
    "latitude_e6",
    "longitude_e6", // Who acts, and how to reach them.
    "organization",
    "network",
    "phones",
    "number",
    "description",
    "email",
    "url",
    "ask_for", // When and how far.
    "day",
    "opens",
    "closes",
    "scope",
    "comuni",
];

/// Every key of a public file is one of those above, and every record has all the fields of its kind.
pub fn only_those_allowed(text: &str) {
    let document: Value = serde_json::from_str(text).unwrap();
    assert_eq!(sorted(keys(&document)), sorted(FILE.to_vec()));
    assert_eq!(keys(&document["written"]), ["at"], "nobody learns who wrote it");
    let records = &document["records"];
    let kinds = FIELDS.iter().map(|(plural, _)| *plural).collect();
    assert_eq!(sorted(keys(records)), sorted(kinds));
    for (plural, fields) in FIELDS {
        for record in records[plural].as_array().unwrap() {
            assert_eq!(sorted(keys(record)), sorted(fields.to_vec()), "{plural}");
            record.as_object().unwrap().values().for_each(only_inside);
        }
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sorted(mut keys: Vec<&str>) -> Vec<&str> {
    keys.sort_unstable();
    keys
}

fn only_inside(value: &Value) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                assert!(INSIDE.contains(&key.as_str()), "{key} may not stand inside a field");
                only_inside(inner);
            }
        }
        Value::Array(list) => list.iter().for_each(only_inside),
        _ => {}
    }
}
