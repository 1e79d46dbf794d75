//! Values that cannot be, one at a time in a snapshot that is otherwise fine; and strange ones that can.

use filo::domain::RecordId;
use filo::exchange::{ReadError, Trust, read};
use serde_json::{Value, json};

use super::bodies::{GOLDEN, accepted, forged, problem, refusal, tree, with, with_raw, without};

const ARCA: &str = "records.organizations[0]";

/// A pointer into the golden file, a raw value for it, and what that is refused with. In short, `/arca` is
/// the organisation, `/~arca` its revision, and `arca: ` the path under which both are refused.
const IMPOSSIBLE: &[(&str, &str, &str)] = &[
    // Days and times.
    ("/arca/assurance/on", "\"2026-02-30\"", "arca: assurance input is"),
    ("/arca/assurance/on", "\"2026-13-01\"", "arca: assurance input is"),
    ("/arca/assurance/on", "\"2025-02-29\"", "arca: assurance input is"),
    ("/arca/assurance/on", "\"ieri\"", "arca: assurance input contains"),
    ("/arca/assurance/on", "\"\"", "arca: assurance premature end"),
    ("/arca/assurance/on", "\"2026-05-03T10:00:00Z\"", "arca: assurance trailing"),
    ("/arca/assurance/on", "20260503", "arca: assurance invalid type"),
    ("/arca/assurance/on", "null", "arca: assurance invalid type"),
    ("/records/devices/1/binned/at", "\"2026-11-23\"", "records.devices[1]: binned premature end"),
    ("/records/devices/1/binned/at", "\"2026-11-23T25:00:00Z\"", "records.devices[1]: binned input is"),
    ("/records/devices/1/binned/by", "\"A B\"", "records.devices[1]: binned not a dot"),
    ("/records/devices/1/binned/seen", "{\"k3v9x2.aaaaaa\":-1}", "records.devices[1]: binned invalid value"),
    ("/written/at", "\"ieri\"", "written: input contains"),
    ("/written/at", "\"2026-11-23T18:00:00\"", "written: premature end"),
    ("/erased/service-sparito", "\"2026-02-30\"", "erased: input is"),
    ("/erased/service-sparito", "true", "erased: invalid type"),
    // Links, addresses, numbers.
    ("/arca/public_contacts/url", "\"javascript:alert(1)\"", "arca: public_contacts not an http"),
    ("/arca/public_contacts/url", "\"JaVaScRiPt://a.it/%0aalert(1)\"", "arca: public_contacts not an http"),
    ("/arca/public_contacts/url", "\"java\\nscript:alert(1)\"", "arca: public_contacts not an http"),
    (
        "/arca/public_contacts/url",
        "\"data:text/html,<script>1</script>\"",
        "arca: public_contacts not an http",
    ),
    ("/arca/public_contacts/url", "\"vbscript:x\"", "arca: public_contacts not an http"),
    ("/arca/public_contacts/url", "\"file:///etc/passwd\"", "arca: public_contacts not an http"),
    ("/arca/public_contacts/url", "\"//www.consociale.it\"", "arca: public_contacts not an http"),
    (
        "/arca/public_contacts/url",
        "\"https://www.consociale.it/\\\"onclick=\"",
        "arca: public_contacts not an http",
    ),
    ("/arca/public_contacts/email", "\"a@b.it?bcc=c@d.it\"", "arca: public_contacts not an e-mail"),
    ("/arca/public_contacts/email", "\"a@b.it\\nbcc:c@d.it\"", "arca: public_contacts not an e-mail"),
    ("/arca/public_contacts/phones/0/number", "\"0375;ext=1\"", "arca: public_contacts not a telephone"),
    ("/arca/public_contacts/phones/0/number", "375000112", "arca: public_contacts invalid type"),
    // Texts.
    ("/arca/name", "\"\"", "arca: name a text is empty"),
    ("/arca/name", "\" \\u00a0\\u2003 \"", "arca: name a text is empty"),
    ("/arca/name", "\"a\\u0000b\"", "arca: name a text holds control"),
    ("/arca/name", "\"\\u001b[31mrosso\"", "arca: name a text holds control"),
    ("/arca/name", "\"a\\u0085b\"", "arca: name a text holds control"),
    ("/arca/name", "\"a\\u007fb\"", "arca: name a text holds control"),
    ("/arca/name", "\"\\ud800\"", "arca: "),
    ("/arca/name", "null", "arca: name invalid type"),
    ("/arca/kind", "\"banda\"", "arca: kind unknown variant"),
    ("/arca/kind", "\"Third_Sector\"", "arca: kind unknown variant"),
    ("/arca/useful_to_families", "\"true\"", "arca: useful_to_families invalid type"),
    ("/arca/useful_to_families", "1", "arca: useful_to_families invalid type"),
    ("/arca/description/provenance", "{\"stated\":{\"plan\":[\"20-12\"]}}", "arca: description not a range"),
    (
        "/arca/provenance",
        "{\"told\":{\"by\":\"x\",\"on\":null},\"drafted\":[]}",
        "arca: provenance expected value",
    ),
    ("/arca", "[]", "arca: not an object"),
    ("/arca", "null", "arca: not an object"),
    ("/records/organizations", "{}", "records.organizations: invalid type"),
    // Identifiers.
    ("/arca/id", "\"__proto__\"", "arca: id an identifier holds"),
    ("/arca/id", "\"Organization-Arca\"", "arca: id an identifier holds"),
    ("/arca/id", "\"../../etc/passwd\"", "arca: id an identifier holds"),
    ("/arca/id", "\"organization-è\"", "arca: id an identifier holds"),
    ("/arca/id", "\"\"", "arca: id an identifier is empty"),
    ("/arca/id", "7", "arca: id invalid type"),
    ("/arca/comune", "\"comune viadana\"", "arca: comune an identifier holds"),
    ("/arca/id", "\"organization-altra\"", "revisions.organization-arca: no record"),
    ("/records/devices/1/id", "\"k3v9x2\"", "records.devices[1]: k3v9x2 twice"),
    ("/arca/id", "\"k3v9x2\"", "arca: k3v9x2 twice"),
    ("/erased/member-uno", "\"2026-11-23\"", "erased.member-uno: member-uno erased"),
    ("/erased/__proto__", "\"2026-11-23\"", "erased: an identifier holds"),
    ("/revisions/constructor", "{}", "revisions.constructor: no record"),
    // Revisions.
    ("/~arca", "null", "arca: invalid type"),
    ("/~arca/rest", "[\"zzz:1\"]", "arca: dot zzz:1 not seen"),
    ("/~arca/rest", "[\"plan:2\"]", "arca: dot plan:2 not seen"),
    ("/~arca/rest", "[\"plan:0\"]", "arca: not a dot"),
    ("/~arca/rest", "[\"plan:-1\"]", "arca: not a dot"),
    ("/~arca/rest", "[\"plan\"]", "arca: not a dot"),
    ("/~arca/rest", "[\"plan:9007199254740993\"]", "arca: not a dot"),
    ("/~arca/fields/name", "[\"zzz:1\"]", "arca: dot zzz:1 not seen"),
    ("/~arca/fields/xyzzy", "[\"plan:1\"]", "arca: no field xyzzy"),
    ("/~arca/fields/id", "[\"plan:1\"]", "arca: no field id"),
    ("/~arca/fields/__proto__", "[\"plan:1\"]", "arca: no field __proto__"),
    ("/~arca/at", "{\"zzz:1\":\"1970-01-01T00:00:21Z\"}", "arca: dot zzz:1 not seen"),
    ("/~arca/at", "{\"plan:1\":\"domani\"}", "arca: input contains"),
    ("/~arca/seen", "{}", "arca: dot "),
    ("/~arca/seen/plan", "-1", "arca: invalid value"),
    ("/~arca/seen/plan", "0", "arca: not a dot"),
    ("/~arca/seen/plan", "1.5", "arca: a number that is not whole"),
    ("/~arca/seen/plan", "-0", "arca: a number that is not whole"),
    ("/~arca/seen/plan", "1e400", "arca: number out of range"),
    ("/~arca/seen/plan", "9007199254740993", "arca: a number beyond 2^53"),
    ("/~arca/seen/plan", "\"1\"", "arca: invalid type"),
    ("/~arca/seen/__proto__", "1", "arca: not a dot"),
    ("/~arca/siblings/name/0/value", "\"\"", "arca: name a text is empty"),
    ("/~arca/siblings/name/0/value", "5", "arca: name invalid type"),
    ("/~arca/siblings/name/0/value", "null", "arca: name invalid type"),
    ("/~arca/siblings/name/0/dots", "[\"zzz:1\"]", "arca: dot zzz:1 not seen"),
    ("/~arca/siblings/name/0/dots", "[]", "arca: a value in conflict that nobody"),
    ("/~arca/fields/name", "[]", "arca: a value in conflict that nobody"),
    ("/~arca/siblings/xyzzy", "[{\"dots\":[\"plan:1\"],\"value\":1}]", "arca: no field xyzzy"),
    ("/~arca/sum", "{}", "arca: a sum that is not a word"),
    // Around the records.
    ("/edition", "\"segreta\"", "edition: unknown variant"),
    ("/edition", "null", "edition: expected value"),
    ("/scope", "null", "scope: invalid type"),
    ("/scope/records", "[\"Nil\"]", "scope: an identifier holds"),
    ("/written", "null", "written: invalid type"),
    ("/records", "[]", "records: invalid type"),
    ("/revisions", "null", "revisions: invalid type"),
    ("/erased", "[]", "erased: invalid type"),
    ("/digest", "5", "digest: invalid type"),
];

fn pointer(short: &str) -> String {
    match (short.strip_prefix("/arca"), short.strip_prefix("/~arca")) {
        (Some(rest), _) => format!("/records/organizations/0{rest}"),
        (_, Some(rest)) => format!("/revisions/organization-arca{rest}"),
        _ => short.to_owned(),
    }
}

fn refused_with(short: &str) -> String {
    short.strip_prefix("arca: ").map_or_else(|| short.to_owned(), |words| format!("{ARCA}: {words}"))
}

#[test]
fn what_cannot_be_is_refused_with_its_path() {
    for (at, raw, expected) in IMPOSSIBLE {
        let found = refusal(&with_raw(tree(GOLDEN), &pointer(at), raw));
        assert!(found.starts_with(&refused_with(expected)), "{at} = {raw}: {found}, not {expected}");
    }
}

#[test]
fn a_digest_that_holds_makes_nothing_possible() {
    for (at, raw, expected) in IMPOSSIBLE.iter().filter(|(at, ..)| *at != "/digest") {
        // Some raw values cannot stand in a tree, so they cannot be forged this way either.
        let Ok(value) = serde_json::from_str::<Value>(raw) else { continue };
        let found = refusal(&forged(&with(tree(GOLDEN), &pointer(at), value)));
        let path = refused_with(expected);
        assert!(found.starts_with(path.split(": ").next().unwrap()), "{at} = {raw}: {found}");
    }
}

#[test]
fn a_record_without_revision_is_offered_and_a_revision_without_record_is_not() {
    let reading = accepted(&without(tree(GOLDEN), "/revisions/organization-arca").to_string());
    assert_eq!(reading.offered.len(), 1);
    assert_eq!(reading.offered[0].revision, None);
    let found = refusal(&without(tree(GOLDEN), "/records/organizations/0").to_string());
    assert_eq!(found, "revisions.organization-arca: no record");
}

#[test]
fn strange_texts_are_texts() {
    let texts = [
        "à".repeat(10_000),
        "a\u{300}".repeat(10_000),
        "👩🏽‍🌾🏳️‍🌈 festa 🎉".to_owned(),
        "مركز الأسرة — בית — مرحبا".to_owned(),
        "\u{202e}otatlobir\u{202c} \u{200f}destra\u{200b}".to_owned(),
        "Z̸̧̛̙a̶l̵g̷o̴".to_owned(),
        "<script>alert(1)</script><img src=x onerror=alert(1)>".to_owned(),
        "'; DROP TABLE services; --".to_owned(),
        "=cmd|'/c calc'!A1".to_owned(),
        "__proto__".to_owned(),
        "constructor".to_owned(),
        "{\"kind\":\"filo.snapshot\"}".to_owned(),
        "\u{10ffff}\u{fffe}\u{feff}x".to_owned(),
        "una riga\nun’altra\te un rientro".to_owned(),
    ];
    for text in texts {
        let whole = with(tree(GOLDEN), "/records/devices/0/name", json!(text));
        assert_eq!(accepted(&whole.to_string()).offered.len(), 1, "{text}");
        let reading = accepted(&forged(&whole));
        let id: RecordId = "k3v9x2".parse().unwrap();
        let name = reading.workspace.entry(&id).unwrap().record.title();
        assert_eq!(name.chars().count() > 10, text.chars().count() > 10, "{text}");
    }
}

#[test]
fn words_that_mean_something_to_javascript_may_name_a_record() {
    for id in ["constructor", "prototype", "tostring", "0", "-", "toString"] {
        let whole = GOLDEN.replace("organization-arca", id);
        let found = refusal(&whole);
        if id == "toString" {
            assert_eq!(found, format!("{ARCA}: id an identifier holds something else than a-z, 0-9 and -"));
        } else {
            assert_eq!(found, "accepted", "{id}");
            assert!(accepted(&whole).offered.iter().any(|one| one.record.id().as_str() == id));
        }
    }
}

#[test]
fn the_largest_numbers_are_read_and_written_alike() {
    let whole =
        with(tree(GOLDEN), "/revisions/organization-arca/seen/plan", json!(9_007_199_254_740_992_u64));
    accepted(&forged(&whole));
    let far = with(tree(GOLDEN), "/records/organizations/0/assurance/on", json!("+262142-12-31"));
    accepted(&forged(&far));
    let early = with(tree(GOLDEN), "/written/at", json!("-0001-01-01T00:00:00Z"));
    accepted(&forged(&early));
}

#[test]
fn hundreds_of_problems_are_cut_off_and_their_words_stay_short() {
    let devices: Vec<Value> = (0..700).map(|n| json!({ "id": format!("d{n}"), "name": "" })).collect();
    let whole = with(tree(GOLDEN), "/records/devices", json!(devices)).to_string();
    let Err(ReadError::Invalid(problems)) = read(&whole, Trust::File) else { panic!("accepted") };
    assert_eq!(problems.len(), 100);
    assert_eq!(problem(&problems[99]), "records.devices[99]: name a text is empty");
    let long = "è".repeat(1_000_000);
    for (pointer, value) in [
        ("/xyzzy", Value::Null),
        ("/records/xyzzy", Value::Null),
        ("/revisions/xyzzy", Value::Null),
        ("/records/devices/0/xyzzy", Value::Null),
        ("/revisions/k3v9x2/fields/xyzzy", json!([])),
        ("/records/organizations/0/kind", json!("xyzzy")),
        ("/edition", json!("xyzzy")),
    ] {
        let whole = with(tree(GOLDEN), pointer, value).to_string().replace("xyzzy", &long);
        let Err(ReadError::Invalid(problems)) = read(&whole, Trust::File) else {
            panic!("{pointer} accepted")
        };
        for problem in problems {
            let said = super::bodies::problem(&problem);
            assert!(said.chars().count() < 500, "{pointer}: {} characters", said.chars().count());
        }
    }
}
