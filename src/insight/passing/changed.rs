//! Which fields of a record a file would change here.

use crate::domain::RecordId;
use crate::workspace::Workspace;

/// The fields that show, or hold, something else once the other workspace is merged. None for a record
/// that is new here.
pub fn changed_fields(ours: &Workspace, theirs: &Workspace, id: &RecordId) -> Vec<&'static str> {
    let (Some(before), Some(other)) = (ours.entry(id), theirs.entry(id)) else { return Vec::new() };
    if before.record.kind() != other.record.kind() {
        return Vec::new();
    }
    let after = before.merged(other);
    let values = |entry: &crate::workspace::Entry, field| {
        let register = entry.register(field).values.into_iter();
        register.map(|written| written.value).collect::<Vec<_>>()
    };
    let fields = before.record.kind().fields().iter().copied();
    fields.filter(|field| values(before, field) != values(&after, field)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, Record};
    use crate::workspace::{Edit, Stamp};

    #[test]
    fn only_what_would_be_other_is_named() {
        let stamp = |replica: &str| Stamp {
            replica: replica.parse().unwrap(),
            at: chrono::DateTime::from_timestamp(1, 0).unwrap(),
        };
        let device = |name: &str| {
            let device = Device { id: "a".parse().unwrap(), name: name.parse().unwrap(), binned: None };
            Device::wrap(device.into())
        };
        let mut ours = Workspace::new();
        ours.create(device("Uno"), &stamp("a.a")).unwrap();
        let mut theirs = ours.clone();
        let id = "a".parse().unwrap();
        assert!(changed_fields(&ours, &theirs, &id).is_empty());
        let edit = Edit { before: device("Uno"), after: device("Due"), seen: theirs.seen(&id) };
        theirs.edit(&edit, &stamp("b.b")).unwrap();
        assert_eq!(changed_fields(&ours, &theirs, &id), ["name"]);
        assert!(changed_fields(&theirs, &ours, &id).is_empty());
        assert!(changed_fields(&Workspace::new(), &ours, &id).is_empty());
    }
}
