//! Conversations that map: as rows by state and date, and what came of each.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::{
    Id, InterlocutorCategory, Interview, InterviewStatus, MappingSheet, Need, RecordId, Voice,
};
use crate::insight::guide::giving::services_of;
use crate::insight::mention::Mention;
use crate::insight::numbered::OfTerritory;
use crate::insight::reading::Reading;
use crate::insight::searching::lexicon::{fold, haystack};
use crate::workspace::Workspace;

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterviewRow {
    /// Which.
    pub id: Id<Interview>,
    /// What people call it.
    pub title: String,
    /// Whom with, as a category.
    pub interlocutor: InterlocutorCategory,
    /// Of which organisation.
    pub organization: Option<Mention>,
    /// In which territory.
    pub territory: Option<Mention>,
    /// The number of the territory.
    pub number: Option<u32>,
    /// When.
    pub held_on: Option<NaiveDate>,
    /// How far it has come.
    pub status: InterviewStatus,
    /// Whether its day has gone by and nobody has said that it was held.
    pub late: bool,
    /// How many sheets came of it.
    pub sheets: usize,
    /// How many needs and voices came of it.
    pub heard: usize,
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterviewQuery {
    /// In which territory.
    pub territory: Option<OfTerritory>,
    /// How far they have come.
    pub status: Option<InterviewStatus>,
    /// Whom with.
    pub interlocutor: Option<InterlocutorCategory>,
}

impl InterviewQuery {
    /// Whether a conversation answers, words aside.
    pub fn holds(&self, row: &InterviewRow) -> bool {
        let there = row.territory.as_ref().map(|it| &it.id);
        self.territory.as_ref().is_none_or(|wanted| wanted.is(there))
            && self.status.is_none_or(|status| row.status == status)
            && self.interlocutor.is_none_or(|who| row.interlocutor == who)
    }
}

/// What came of a conversation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Sheets that it opened, by name.
    pub sheets: Vec<Mention>,
    /// The services that came of them.
    pub services: Vec<Mention>,
    /// Needs that it told, by name.
    pub needs: Vec<Mention>,
    /// Voices that it heard.
    pub voices: Vec<Mention>,
}

/// What came of every conversation, by its identifier.
fn outcomes(reading: &Reading) -> BTreeMap<RecordId, Outcome> {
    let mut found: BTreeMap<RecordId, Outcome> = BTreeMap::new();
    let shown = |id: &Id<Interview>| reading.shown(id.record()).clone();
    for sheet in reading.live::<MappingSheet>() {
        for id in reading.all_of(sheet.as_ref()).flat_map(|it| &it.interviews) {
            let outcome = found.entry(shown(id)).or_default();
            outcome.sheets.push(Mention::of(sheet.as_ref()));
            outcome.services.extend(services_of(reading, sheet).into_iter().map(Mention::of));
        }
    }
    for need in reading.live::<Need>() {
        for id in &need.interviews {
            found.entry(shown(id)).or_default().needs.push(Mention::of(need.as_ref()));
        }
    }
    for voice in reading.live::<Voice>() {
        if let Some(id) = &voice.interview {
            found.entry(shown(id)).or_default().voices.push(Mention::of(voice.as_ref()));
        }
    }
    for outcome in found.values_mut() {
        for list in [&mut outcome.sheets, &mut outcome.services, &mut outcome.needs, &mut outcome.voices] {
            list.sort();
            list.dedup();
        }
    }
    found
}

/// What came of one conversation.
pub fn outcome(workspace: &Workspace, id: &Id<Interview>) -> Outcome {
    let reading = Reading::of(workspace);
    outcomes(&reading).remove(reading.shown(id.record())).unwrap_or_default()
}

/// Every conversation: those to be fixed, then those to come by day, then those held, the latest first.
pub fn interviews(workspace: &Workspace, today: NaiveDate) -> Vec<InterviewRow> {
    let reading = Reading::of(workspace);
    let outcomes = outcomes(&reading);
    let none = Outcome::default();
    let row = |it: &Interview| {
        let territory = it.micro_territory.as_ref().and_then(|id| reading.get(id));
        let outcome = outcomes.get(it.id.record()).unwrap_or(&none);
        let waiting = matches!(it.status, InterviewStatus::ToBeFixed | InterviewStatus::Fixed);
        InterviewRow {
            id: it.id.clone(),
            title: it.title.to_string(),
            interlocutor: it.interlocutor,
            organization: it.organization.as_ref().and_then(|id| reading.mention(id)),
            territory: territory.map(|it| Mention::of(it.as_ref())),
            number: territory.map(|it| it.number),
            held_on: it.held_on,
            status: it.status,
            late: waiting && it.held_on.is_some_and(|on| on < today),
            sheets: outcome.sheets.len(),
            heard: outcome.needs.len() + outcome.voices.len(),
        }
    };
    let mut rows: Vec<InterviewRow> = reading.live::<Interview>().map(|it| row(it)).collect();
    let days = |row: &InterviewRow| {
        let day = row.held_on.map(|on| (on - today).num_days());
        match row.status {
            InterviewStatus::Held | InterviewStatus::GivenBack => day.map_or(i64::MAX, |day| -day),
            InterviewStatus::ToBeFixed | InterviewStatus::Fixed => day.unwrap_or(i64::MAX),
        }
    };
    rows.sort_by_cached_key(|row| (row.status, days(row), fold(&row.title), row.id.clone()));
    rows
}

/// The words of every conversation, ready to be searched.
pub fn interview_texts(workspace: &Workspace) -> HashMap<RecordId, String> {
    let reading = Reading::of(workspace);
    let texts = |it: &Interview| {
        let organization = it.organization.as_ref().and_then(|id| reading.mention(id));
        let long = [&it.operator_role, &it.summary, &it.who_else];
        let long = long.into_iter().flatten().chain(&it.guide_questions).map(|text| text.as_str());
        let named = organization.as_ref().map(|it| it.title.as_str());
        haystack([it.title.as_str()].into_iter().chain(named).chain(long))
    };
    reading.live::<Interview>().map(|it| (it.id.record().clone(), texts(it))).collect()
}

/// How many conversations are in each state, in the order of the states.
pub fn by_status(rows: &[InterviewRow]) -> [usize; InterviewStatus::ALL.len()] {
    let mut counts = [0; InterviewStatus::ALL.len()];
    for row in rows {
        let state = InterviewStatus::ALL.iter().position(|status| *status == row.status).unwrap_or_default();
        counts[state] += 1;
    }
    counts
}

/// The state that follows, if one does.
pub fn next_status(status: InterviewStatus) -> Option<InterviewStatus> {
    match status {
        InterviewStatus::ToBeFixed => Some(InterviewStatus::Fixed),
        InterviewStatus::Fixed => Some(InterviewStatus::Held),
        InterviewStatus::Held => Some(InterviewStatus::GivenBack),
        InterviewStatus::GivenBack => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SheetStatus;
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-23";

    #[test]
    fn conversations_stand_by_state_and_day_with_what_came_of_them() {
        let of = |slug: &str| [id(&format!("interview-{slug}"))].into();
        let filling = Filling::default()
            .with(interview("fatto", InterviewStatus::Held, Some("2026-11-01")))
            .with(interview("appena", InterviewStatus::Held, Some("2026-11-20")))
            .with(interview("poi", InterviewStatus::Fixed, Some("2026-12-20")))
            .with(interview("presto", InterviewStatus::Fixed, Some("2026-11-25")))
            .with(interview("passato", InterviewStatus::Fixed, Some("2026-11-10")))
            .with(interview("idea", InterviewStatus::ToBeFixed, None))
            .with(MappingSheet { interviews: of("fatto"), ..sheet("oratorio", SheetStatus::Open) })
            .with(Need { interviews: of("fatto"), ..need("1", "Un bus", 1) });
        let rows = interviews(&filling.0, day(TODAY));
        let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["idea", "passato", "presto", "poi", "appena", "fatto"]);
        assert_eq!(rows.iter().filter(|row| row.late).count(), 1);
        assert_eq!((rows[5].sheets, rows[5].heard), (1, 1));
        assert_eq!(by_status(&rows), [1, 3, 2, 0]);
        let held = InterviewQuery { status: Some(InterviewStatus::Held), ..InterviewQuery::default() };
        assert_eq!(rows.iter().filter(|row| held.holds(row)).count(), 2);
        let came = outcome(&filling.0, &id("interview-fatto"));
        assert_eq!((came.sheets[0].title.as_str(), came.needs.len(), came.voices.len()), ("oratorio", 1, 0));
        assert!(interview_texts(&filling.0)[rows[0].id.record()].contains(" idea"));
    }

    #[test]
    fn a_conversation_goes_from_fixing_to_giving_back() {
        let way: Vec<_> =
            std::iter::successors(Some(InterviewStatus::ToBeFixed), |it| next_status(*it)).collect();
        assert_eq!(way, InterviewStatus::ALL);
    }
}
