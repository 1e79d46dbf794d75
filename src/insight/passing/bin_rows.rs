//! What is in the bin, by time, and what has been there long enough to be emptied.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{Kind, RecordId};
use crate::insight::networks::dealings::ends;
use crate::workspace::Workspace;

use super::decisions::{Author, author};

/// After how many days in the bin the app offers to erase.
pub const DAYS_IN_BIN: i64 = 30;

/// A record in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinRow {
    /// Which kind.
    pub kind: Kind,
    /// Which record.
    pub id: RecordId,
    /// What people call it.
    pub title: String,
    /// Who put it there, and when.
    pub binned: Option<(Author, DateTime<Utc>)>,
    /// How many others of the bin come back or are erased with it, because they are one thing here.
    pub joined: usize,
    /// How many members are erased with a group.
    pub members: usize,
}

/// What is in the bin, the latest first.
pub fn bin_rows(workspace: &Workspace) -> Vec<BinRow> {
    let entries = workspace.binned().into_iter();
    let row = |entry: &crate::workspace::Entry| {
        let id = entry.record.id().clone();
        let binned = entry.record.binned().map(|mark| (author(workspace, &mark.by), mark.at));
        let in_bin =
            |other: &RecordId| *other != id && workspace.entry(other).is_some_and(|entry| !entry.is_live());
        let joined = workspace.one_thing(&id).iter().filter(|other| in_bin(other)).count();
        let title = ends(workspace, &entry.record).unwrap_or_else(|| entry.record.title());
        let members = workspace.members(&id).count();
        BinRow { kind: entry.record.kind(), title, binned, joined, members, id }
    };
    entries.map(row).collect()
}

/// How many records have been in the bin for more than thirty days.
pub fn long_in_bin(workspace: &Workspace, today: NaiveDate) -> usize {
    let marks = workspace.binned().into_iter().filter_map(|entry| entry.record.binned());
    marks.filter(|mark| (today - mark.at.date_naive()).num_days() > DAYS_IN_BIN).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{PrivateNote, Record};
    use crate::workspace::Stamp;

    #[test]
    fn the_latest_comes_first_and_a_month_is_long_enough() {
        let stamp = |day: &str| Stamp {
            replica: "a.a".parse().unwrap(),
            at: format!("{day}T10:00:00Z").parse().unwrap(),
        };
        let mut workspace = Workspace::new();
        for (id, day) in [("uno", "2026-10-01"), ("due", "2026-11-20")] {
            let text = id.parse().unwrap();
            let note = PrivateNote { id: id.parse().unwrap(), about: None, text, binned: None };
            workspace.create(PrivateNote::wrap(note.into()), &stamp(day)).unwrap();
            let id = id.parse().unwrap();
            let seen = workspace.seen(&id);
            workspace.bin(&id, &seen, &stamp(day)).unwrap();
        }
        let titles: Vec<String> = bin_rows(&workspace).into_iter().map(|row| row.title).collect();
        assert_eq!(titles, ["due", "uno"]);
        assert_eq!(long_in_bin(&workspace, "2026-11-23".parse().unwrap()), 1);
        assert_eq!(long_in_bin(&workspace, "2026-10-31".parse().unwrap()), 0);
    }
}
