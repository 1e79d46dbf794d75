//! Where a mapping sheet comes from: the meetings and conversations that told of it.

use std::collections::BTreeSet;

use crate::domain::{Id, MappingSheet, Record};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;

/// The meetings that a sheet comes from: its own, and those of the sheets that are one thing with it.
pub fn meetings_of(reading: &Reading, sheet: &MappingSheet) -> Vec<Mention> {
    mentions(reading, reading.all_of(sheet).flat_map(|it| &it.meetings))
}

/// The conversations that a sheet comes from: its own, and those of the sheets that are one thing with it.
pub fn interviews_of(reading: &Reading, sheet: &MappingSheet) -> Vec<Mention> {
    mentions(reading, reading.all_of(sheet).flat_map(|it| &it.interviews))
}

fn mentions<'a, T: Record>(reading: &Reading, ids: impl Iterator<Item = &'a Id<T>>) -> Vec<Mention> {
    let once: BTreeSet<Mention> = ids.filter_map(|id| reading.mention(id)).collect();
    once.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{InterviewStatus, SheetStatus};
    use crate::insight::builders::*;
    use crate::insight::mapping::interviews::outcome;
    use crate::insight::{appearances, meeting_sheet};

    const TODAY: &str = "2026-11-23";

    #[test]
    fn of_two_sheets_that_are_one_both_conversations_and_both_meetings_know() {
        let of = |slug: &str, told: &str, mapped: &str| MappingSheet {
            interviews: [id(told)].into(),
            meetings: [id(mapped)].into(),
            ..sheet(slug, SheetStatus::Open)
        };
        let filling = Filling::default()
            .with(interview("a", InterviewStatus::Held, Some("2026-11-01")))
            .with(interview("b", InterviewStatus::Held, Some("2026-11-02")))
            .with(meeting("a", "2026-11-01", None))
            .with(meeting("b", "2026-11-02", None))
            .with(of("uno", "interview-a", "meeting-a"))
            .with(MappingSheet { service: Some(id("service-auto")), ..of("due", "interview-b", "meeting-b") })
            .with(service("auto", "Auto"))
            .with(same("mapping-sheet-due", "mapping-sheet-uno"));
        let shown = Mention::of(&sheet("due", SheetStatus::Open));
        for slug in ["a", "b"] {
            let told = outcome(&filling.0, &id(&format!("interview-{slug}")));
            assert_eq!(told.sheets, std::slice::from_ref(&shown), "the conversation");
            assert_eq!(told.services.len(), 1);
            let mapped = meeting_sheet(&filling.0, &id(&format!("meeting-{slug}")), day(TODAY)).unwrap();
            assert_eq!((mapped.sheets, mapped.services.len()), (vec![shown.clone()], 1), "the meeting");
            let there = appearances(&filling.0, &format!("interview-{slug}").parse().unwrap());
            let there: Vec<_> = there.iter().map(|it| (it.from.title.as_str(), it.field)).collect();
            assert_eq!(there, [("due", "interviews")]);
        }
        let reading = Reading::of(&filling.0);
        let of_shown = reading.get(&id("mapping-sheet-due")).unwrap();
        assert_eq!((meetings_of(&reading, of_shown).len(), interviews_of(&reading, of_shown).len()), (2, 2));
    }
}
