//! The file: what is written is read back the same, the golden file of each released format opens, and
//! our canonical text is the text of RFC 8785.

#![allow(clippy::unwrap_used, reason = "a file that cannot be read fails where it stands")]

use chrono::{DateTime, NaiveDate};
use filo::domain::{AnyRecord, Device, Kind, Record, RecordId};
use filo::exchange::{Digest, Edition, Layout, Provenience, Scope, Trust, read, write};
use filo::workspace::{Edit, Stamp, Workspace};
use serde_json::{Value, json};

fn stamp(replica: &str, second: i64) -> Stamp {
    Stamp { replica: replica.parse().unwrap(), at: DateTime::from_timestamp(second, 0).unwrap() }
}

fn by() -> Provenience {
    Provenience { at: DateTime::from_timestamp(1_795_456_800, 0).unwrap(), by: "k3v9x2".to_owned() }
}

fn device(id: &str, name: &str) -> AnyRecord {
    Device::wrap(Device { id: id.parse().unwrap(), name: name.parse().unwrap(), binned: None }.into())
}

fn organization(id: &str, name: &str) -> AnyRecord {
    let fields = json!({
        "id": id, "name": name, "alternate_names": ["Altro nome"], "kind": "third_sector",
        "description": { "value": "Fa cose buone", "provenance": { "stated": { "plan": ["12", "20-22"] } } },
        "roles": [], "comune": "comune-viadana", "area": "viadanese", "micro_territory": null, "locations": [],
        "status": "existing", "useful_to_families": true,
        "public_contacts": { "phones": [{ "number": "0375 000 112", "description": null }], "email": "a@b.it",
                             "url": "https://www.consociale.it", "ask_for": null },
        "working_contacts": null, "assurance": { "by": "operatrice", "on": "2026-05-03" }, "note": null,
        "provenance": { "told": { "by": "una volontaria", "on": null } }, "binned": null,
    });
    let Value::Object(map) = fields else { unreachable!() };
    Kind::Organization.read_map(map).unwrap()
}

fn member(id: &str) -> AnyRecord {
    let fields = json!({
        "id": id, "group": "steering-group-bozzolo", "name": "Nome riservatissimo", "category": "families",
        "role": null, "phone": "0375 999 999", "email": null, "note": null, "binned": null,
    });
    let Value::Object(map) = fields else { unreachable!() };
    Kind::Member.read_map(map).unwrap()
}

/// Everything a file can hold: a conflict, the bin, an erasure, a record that must stay here, the Plan.
fn workspace() -> Workspace {
    let mut one = Workspace::new();
    one.put(Workspace::born(organization("organization-arca", "L’Arca"), "plan:1".parse().unwrap(), None));
    one.create(device("k3v9x2", "Facilitatrice Bozzolo"), &stamp("k3v9x2.aaaaaa", 10)).unwrap();
    one.create(device("p0q8aa", "Ufficio"), &stamp("k3v9x2.aaaaaa", 11)).unwrap();
    one.create(member("member-uno"), &stamp("k3v9x2.aaaaaa", 12)).unwrap();
    let mut two = one.clone();
    for (workspace, name, replica, second) in
        [(&mut one, "Arca di Viadana", "k3v9x2.aaaaaa", 20), (&mut two, "Arca onlus", "p0q8aa.bbbbbb", 21)]
    {
        let id: RecordId = "organization-arca".parse().unwrap();
        let before = workspace.entry(&id).unwrap().record.clone();
        let after = organization("organization-arca", name);
        let edit = Edit { before, after, seen: workspace.seen(&id) };
        workspace.edit(&edit, &stamp(replica, second)).unwrap();
    }
    let mut both = one.merged(&two);
    let office: RecordId = "p0q8aa".parse().unwrap();
    let seen = both.seen(&office);
    both.bin(&office, &seen, &stamp("k3v9x2.cccccc", 30)).unwrap();
    both.erase(&"service-sparito".parse().unwrap(), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    both
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let workspace = workspace();
    for layout in [Layout::Compact, Layout::Readable] {
        let text = write(&workspace, Edition::Backup, &Scope::ALL, &by(), layout);
        let reading = read(&text, Trust::File).unwrap();
        assert_eq!(reading.digest, Digest::Holds, "{layout:?}");
        assert_eq!(reading.workspace, workspace, "{layout:?}");
        assert!(reading.offered.is_empty());
    }
}

#[test]
fn the_compact_layout_is_the_canonical_text() {
    let text = write(&workspace(), Edition::Backup, &Scope::ALL, &by(), Layout::Compact);
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(text, serde_json_canonicalizer::to_string(&value).unwrap());
}

#[test]
fn both_layouts_are_one_document() {
    let texts = [Layout::Compact, Layout::Readable]
        .map(|layout| write(&workspace(), Edition::Working, &Scope::ALL, &by(), layout));
    let [compact, readable] = texts.map(|text| serde_json::from_str::<Value>(&text).unwrap());
    assert_eq!(compact, readable);
}

#[test]
fn what_must_stay_on_the_device_is_only_in_a_full_backup() {
    let working = write(&workspace(), Edition::Working, &Scope::ALL, &by(), Layout::Readable);
    let backup = write(&workspace(), Edition::Backup, &Scope::ALL, &by(), Layout::Readable);
    for private in ["Nome riservatissimo", "0375 999 999", "member-uno"] {
        assert!(!working.contains(private), "{private}");
        assert!(backup.contains(private), "{private}");
    }
    assert!(working.contains("service-sparito"), "every file takes along every tombstone");
}

#[test]
fn a_value_changed_by_hand_is_offered_and_the_rest_merges() {
    let text = write(&workspace(), Edition::Backup, &Scope::ALL, &by(), Layout::Readable);
    let edited = text.replace("0375 000 112", "0375 000 121");
    let reading = read(&edited, Trust::File).unwrap();
    assert_eq!(reading.digest, Digest::Fails);
    let offered: Vec<&str> = reading.offered.iter().map(|one| one.record.id().as_str()).collect();
    assert_eq!(offered, ["organization-arca"]);
    assert_eq!(reading.workspace.len(), workspace().len() - 1);
}

#[test]
fn a_record_of_our_own_storage_that_does_not_validate_is_set_aside() {
    let text = write(&workspace(), Edition::Backup, &Scope::ALL, &by(), Layout::Compact);
    let broken = text.replace("a@b.it", "a@@b.it");
    let reading = read(&broken, Trust::OwnStorage).unwrap();
    assert_eq!(reading.set_aside.len(), 1);
    assert!(reading.set_aside[0].text.contains("a@@b.it"));
    assert!(read(&broken, Trust::File).is_err());
}

#[test]
fn the_golden_file_of_format_1_opens_and_is_written_the_same() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/v1.json");
    let golden = std::fs::read_to_string(path).unwrap();
    let reading = read(&golden, Trust::File).unwrap();
    assert_eq!(reading.digest, Digest::Holds);
    assert_eq!(reading.workspace, workspace());
    let written = write(&reading.workspace, Edition::Backup, &Scope::ALL, &by(), Layout::Readable);
    assert_eq!(written, golden);
}

#[test]
fn a_title_is_made_of_the_fields_that_the_kind_names() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/dati-del-piano.json");
    let plan = read(&std::fs::read_to_string(path).unwrap(), Trust::File).unwrap().workspace;
    for kind in Kind::ALL {
        let records: Vec<&AnyRecord> =
            plan.entries().map(|entry| &entry.record).filter(|it| it.kind() == *kind).collect();
        for pair in records.windows(2) {
            let mut mixed = pair[0].clone();
            let others = kind.fields().iter().filter(|field| !kind.titled_by().contains(field));
            others.for_each(|field| mixed.take_field(field, pair[1]));
            assert_eq!(mixed.title(), pair[0].title(), "{kind:?}");
            kind.titled_by().iter().for_each(|field| mixed.take_field(field, pair[1]));
            assert_eq!(mixed.title(), pair[1].title(), "{kind:?}");
        }
    }
}
