//! Naming a record from elsewhere, and the places where a record appears ("dove compare").

use crate::domain::{Id, Kind, Record, RecordId};
use crate::insight::networks::dealings::ends;
use crate::insight::reading::Reading;
use crate::workspace::{Entry, Workspace};

/// A record named from elsewhere: enough for a link and its text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// What kind.
    pub kind: Kind,
    /// What people call it.
    pub title: String,
    /// Which record.
    pub id: RecordId,
}

impl Mention {
    /// Names a record.
    pub fn of<T: Record>(record: &T) -> Self {
        Mention { kind: T::KIND, title: record.title(), id: record.id().record().clone() }
    }

    /// Names a record of any kind: a link by what it joins, since it has no name of its own.
    pub fn of_entry(workspace: &Workspace, entry: &Entry) -> Self {
        let title = ends(workspace, &entry.record).unwrap_or_else(|| entry.record.title());
        Mention { kind: entry.record.kind(), title, id: entry.record.id().clone() }
    }
}

impl Reading<'_> {
    /// Names the record that a reference leads to; `None` if nobody works with it any more.
    pub fn mention<T: Record>(&self, id: &Id<T>) -> Option<Mention> {
        self.get(id).map(|record| Mention::of(record.as_ref()))
    }
}

/// A record that points to another, and with which field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Appearance {
    /// Who points.
    pub from: Mention,
    /// With which field.
    pub field: &'static str,
}

/// Where a record appears: everything people work with that points to it, or to a record that is one
/// thing with it. By kind, then title. What the record points to itself is not here.
pub fn appearances(workspace: &Workspace, id: &RecordId) -> Vec<Appearance> {
    let reading = Reading::of(workspace);
    let shown = reading.shown(id);
    let mut found = Vec::new();
    for kind in Kind::ALL {
        // Matches are the seams of the notebook, not a place where anybody reads.
        if *kind == Kind::Match {
            continue;
        }
        for (entry, fields) in reading.pointing(*kind, shown) {
            if entry.record.id() != shown {
                let from = Mention::of_entry(workspace, entry);
                let fields = fields.into_iter();
                found.extend(fields.map(|field| Appearance { from: from.clone(), field }));
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Actor, Service};
    use crate::insight::builders::*;

    #[test]
    fn a_record_appears_where_it_or_its_twin_is_named() {
        let by = |slug: &str, of: &str| Service {
            provider: Some(Actor::Organization(id(of))),
            ..service(slug, slug)
        };
        let filling = Filling::default()
            .with(organization("a", "A"))
            .with(organization("b", "B"))
            .with(same("organization-a", "organization-b"))
            .with(by("uno", "organization-a"))
            .with(by("due", "organization-b"))
            .with(by("tre", "organization-c"));
        let there = appearances(&filling.0, &"organization-b".parse().unwrap());
        let there: Vec<(&str, &str)> = there.iter().map(|it| (it.from.title.as_str(), it.field)).collect();
        assert_eq!(there, [("due", "provider"), ("uno", "provider")]);
    }
}
