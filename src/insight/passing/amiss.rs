//! What does not add up in the notebook, as happens where files of many hands are joined: told, never repaired by itself.

use chrono::{NaiveDate, NaiveTime};

use crate::insight::Mention;
use crate::workspace::findings::findings;
use crate::workspace::{Finding, Workspace};

/// Something that does not add up, and the record in which it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amiss {
    /// The record.
    pub record: Mention,
    /// What it is.
    pub finding: Finding,
}

/// Everything that does not add up, but what has a screen of its own: what waits for a decision, and what of the guide is to
/// be completed or checked.
pub fn amiss(workspace: &Workspace, today: NaiveDate) -> Vec<Amiss> {
    // A clock that is some hours ahead is nobody's trouble.
    let end = today.succ_opt().unwrap_or(today).and_time(NaiveTime::MIN).and_utc();
    let told = |finding: &Finding| {
        matches!(finding, Finding::Dangling { .. } | Finding::AtOdds { .. } | Finding::FutureClock { .. })
    };
    let found = findings(workspace, end, today).into_iter().filter(told);
    let of = |finding: Finding| {
        let record = Mention::of_entry(workspace, workspace.entry(finding.record())?);
        Some(Amiss { record, finding })
    };
    found.filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Kind, Service};
    use crate::insight::builders::*;
    use crate::workspace::findings::Odds;

    #[test]
    fn what_cannot_be_right_is_told_and_what_has_a_screen_of_its_own_is_not() {
        let odd = Service { minimum_age: Some(9), maximum_age: Some(3), ..service("nido", "Nido") };
        let workspace = Filling::default().with(odd).with(service("adm", "Assistenza")).0;
        let found = amiss(&workspace, "2026-11-27".parse().unwrap());
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.record.kind, one.record.title.as_str()), (Kind::Service, "Nido"));
        assert!(matches!(one.finding, Finding::AtOdds { odds: Odds::Ages, .. }));
    }
}
