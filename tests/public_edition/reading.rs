//! What a reader of public files refuses, and with which words.

use filo::exchange::{
    Digest, Edition, Fault, Layout, Provenience, ReadError, Scope, Trust, read, read_public, write,
    write_public,
};
use filo::workspace::Workspace;
use serde_json::{Value, json};

use super::at;

const PLAN: &str = include_str!("../../public/dati-del-piano.json");

fn workspace() -> Workspace {
    read(PLAN, Trust::File).unwrap().workspace
}

/// The public file with something else in one place.
fn spoiled(pointer: &str, spoil: impl FnOnce(&mut Value)) -> String {
    let mut tree: Value = serde_json::from_str(&write_public(&workspace(), at(), Layout::Compact)).unwrap();
    spoil(tree.pointer_mut(pointer).unwrap());
    tree.to_string()
}

fn fault(text: &str) -> (String, Fault) {
    match read_public(text) {
        Err(ReadError::Invalid(mut problems)) => {
            let first = problems.remove(0);
            (first.path, first.fault)
        }
        other => panic!("{:?}", other.map(|reading| reading.digest)),
    }
}

#[test]
fn a_workspace_takes_no_public_file_and_a_reader_of_public_files_no_other() {
    let public = write_public(&workspace(), at(), Layout::Readable);
    for trust in [Trust::File, Trust::OwnStorage] {
        assert_eq!(read(&public, trust), Err(ReadError::Public));
    }
    let by = Provenience { at: at(), by: "k3v9x2".to_owned() };
    for edition in [Edition::Working, Edition::Backup] {
        let text = write(&workspace(), edition, &Scope::ALL, &by, Layout::Compact);
        assert_eq!(read_public(&text), Err(ReadError::NotPublic));
    }
}

#[test]
fn what_does_not_belong_there_is_refused_with_its_path() {
    let unknown = fault(&spoiled("", |tree| tree["revisions"] = json!({})));
    assert_eq!(unknown, ("revisions".to_owned(), Fault::UnknownMember));
    let group = fault(&spoiled("/records", |records| records["meetings"] = json!([])));
    assert_eq!(group, ("records.meetings".to_owned(), Fault::UnknownMember));
    let missing = spoiled("", |tree| drop(tree.as_object_mut().unwrap().remove("written")));
    assert_eq!(fault(&missing), ("written".to_owned(), Fault::MissingMember));
    let twice = spoiled("/records/comuni", |list| {
        let first = list[0].clone();
        list.as_array_mut().unwrap().push(first);
    });
    assert!(matches!(fault(&twice), (path, Fault::DuplicateId(_)) if path == "records.comuni[27]"));
    let writer = spoiled("/written", |written| written["by"] = json!("k3v9x2"));
    assert!(matches!(fault(&writer), (path, Fault::Impossible(_)) if path == "written"));
    type Spoil = fn(&mut Value);
    let spoils: [(&str, Spoil); 7] = [
        ("/records/organizations/0", |record| record["working_contacts"] = Value::Null),
        ("/records/organizations/0", |record| drop(record.as_object_mut().unwrap().remove("assurance"))),
        ("/records/organizations/0", |record| record["name"] = json!(" ")),
        ("/records/organizations/0", |record| record["public_contacts"] = json!({ "url": "javascript:x" })),
        ("/records/comuni/0/population/0/value", |value| value["total"] = json!(4)),
        ("/records/comuni/0/population/0/value", |value| value["total"] = json!(4.5)),
        ("/records/comuni/0/population/0", |fact| {
            fact["provenance"] = json!({ "told": { "by": "una", "on": null } })
        }),
    ];
    for (n, (pointer, spoil)) in spoils.into_iter().enumerate() {
        let (path, what) = fault(&spoiled(pointer, spoil));
        assert!(pointer.replace("/0", "[0]").replace('/', ".").contains(&path), "{n}: {path}");
        assert!(matches!(what, Fault::Impossible(_)), "{n}: {what:?}");
    }
}

#[test]
fn what_is_no_public_file_at_all_is_refused_in_words() {
    let refused = |text: &str| read_public(text).unwrap_err();
    assert_eq!(refused("{}"), ReadError::NotOurs);
    assert_eq!(refused("[]"), ReadError::NotOurs);
    assert_eq!(refused("{\"kind\":"), ReadError::Truncated);
    assert_eq!(refused(&"[".repeat(100)), ReadError::TooDeep);
    assert_eq!(refused(&spoiled("/format", |format| *format = json!(2))), ReadError::Newer { found: 2 });
    assert_eq!(refused(&spoiled("/kind", |kind| *kind = json!("filo.sealed"))), ReadError::Sealed);
    assert_eq!(refused(&spoiled("/edition", |edition| *edition = json!("working"))), ReadError::NotPublic);
}

#[test]
fn a_file_changed_by_hand_is_read_and_says_so() {
    let text = spoiled("/records/comuni/0/name", |name| *name = json!("Un altro nome"));
    assert_eq!(read_public(&text).unwrap().digest, Digest::Fails);
    let text = spoiled("", |tree| drop(tree.as_object_mut().unwrap().remove("digest")));
    assert_eq!(read_public(&text).unwrap().digest, Digest::Fails);
}
