//! Mapping sheets as rows: their age, what is to be done with them, how many there are by territory and state.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{Assurance, Id, MappingSheet, Publication, RecordId, ResourceKind, SheetStatus};
use crate::insight::guide::giving::{binned_service, service_of};
use crate::insight::mention::Mention;
use crate::insight::numbered::OfTerritory;
use crate::insight::reading::Reading;
use crate::insight::searching::lexicon::{fold, haystack, needles};
use crate::insight::today::due_since;
use crate::workspace::Workspace;
use crate::workspace::findings::is_stale;

use super::drift::drift;

/// A sheet in a list: small, so that a thousand are compared quickly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Which.
    pub id: Id<MappingSheet>,
    /// The name of the resource.
    pub name: String,
    /// What it is.
    pub kind: ResourceKind,
    /// Formal or informal.
    pub formal: bool,
    /// How far it has come.
    pub status: SheetStatus,
    /// In which territory.
    pub territory: Option<Mention>,
    /// The number of the territory.
    pub number: Option<u32>,
    /// When it was last checked.
    pub checked_on: Option<NaiveDate>,
    /// Whether that is more than 180 days ago.
    pub stale: bool,
    /// Since when it is to be looked at again.
    pub due: Option<NaiveDate>,
    /// Whether families read its card.
    pub published: bool,
    /// Whether its card is other than when it was checked.
    pub drifted: bool,
}

/// How long ago a sheet was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Nobody ever has.
    Never,
    /// More than 180 days ago.
    Old,
    /// The day of its next look has come, or 180 days have gone by.
    Due,
    /// Its card in the guide has changed since.
    Drifted,
}

impl Age {
    /// Every age, in the order of the list.
    pub const ALL: [Age; 4] = [Age::Never, Age::Old, Age::Due, Age::Drifted];

    fn is_of(self, row: &SheetRow) -> bool {
        match self {
            Age::Never => row.checked_on.is_none() && row.status != SheetStatus::Archived,
            Age::Old => row.stale && row.status != SheetStatus::Archived,
            Age::Due => row.due.is_some(),
            Age::Drifted => row.drifted,
        }
    }
}

/// What is asked of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetQuery {
    /// In which territory.
    pub territory: Option<OfTerritory>,
    /// How far they have come.
    pub status: Option<SheetStatus>,
    /// How long ago they were checked.
    pub age: Option<Age>,
    /// What they are about.
    pub kind: Option<ResourceKind>,
    /// Formal or informal.
    pub formal: Option<bool>,
}

/// Every sheet: first those to look at again, then by how far they have come, then by name.
pub fn sheets(workspace: &Workspace, today: NaiveDate) -> Vec<SheetRow> {
    let reading = Reading::of(workspace);
    let mut rows: Vec<SheetRow> =
        reading.live::<MappingSheet>().map(|sheet| row(&reading, sheet, today)).collect();
    let rank = |row: &SheetRow| !(row.drifted || row.due.is_some());
    rows.sort_by_cached_key(|row| (rank(row), row.status, fold(&row.name), row.id.clone()));
    rows
}

fn row(reading: &Reading, sheet: &MappingSheet, today: NaiveDate) -> SheetRow {
    let territory = sheet.micro_territory.as_ref().and_then(|id| reading.get(id));
    let checked_on = assured(sheet).map(|assurance| assurance.on);
    SheetRow {
        id: sheet.id.clone(),
        name: sheet.name.to_string(),
        kind: sheet.kind,
        formal: sheet.formal,
        status: sheet.status,
        territory: territory.map(|it| Mention::of(it.as_ref())),
        number: territory.map(|it| it.number),
        checked_on,
        stale: checked_on.is_some_and(|on| is_stale(on, today)),
        due: due_since(sheet, today),
        published: service_of(reading, sheet).is_some_and(|service| service.is_in_guide()),
        drifted: drift(reading, sheet).is_some(),
    }
}

/// The words of every sheet, ready to be searched. Asked for only once somebody types.
pub fn sheet_texts(workspace: &Workspace) -> HashMap<RecordId, String> {
    let reading = Reading::of(workspace);
    let texts = |sheet: &MappingSheet| {
        let long = [
            &sheet.code,
            &sheet.address,
            &sheet.what_exists,
            &sheet.what_it_does,
            &sheet.specificity,
            &sheet.strengths,
            &sheet.limits,
            &sheet.links,
            &sheet.offer_to_families,
            &sheet.asks_for,
            &sheet.target,
        ];
        let long = long.into_iter().flatten().map(|text| text.as_str());
        haystack([sheet.name.as_str()].into_iter().chain(long))
    };
    reading.live::<MappingSheet>().map(|sheet| (sheet.id.record().clone(), texts(sheet))).collect()
}

impl SheetQuery {
    /// Whether a sheet answers, words aside.
    pub fn holds(&self, row: &SheetRow) -> bool {
        let there = row.territory.as_ref().map(|it| &it.id);
        self.territory.as_ref().is_none_or(|wanted| wanted.is(there))
            && self.status.is_none_or(|status| row.status == status)
            && self.age.is_none_or(|age| age.is_of(row))
            && self.kind.is_none_or(|kind| row.kind == kind)
            && self.formal.is_none_or(|formal| row.formal == formal)
    }
}

/// The rows that hold every word that was typed; all of them if none was.
pub fn with_words<T: Clone>(
    rows: Vec<T>,
    words: &str,
    texts: impl FnOnce() -> HashMap<RecordId, String>,
    id: impl Fn(&T) -> &RecordId,
) -> Vec<T> {
    let needles = needles(words);
    if needles.is_empty() {
        return rows;
    }
    let texts = texts();
    let holds = |row: &T| {
        let text = texts.get(id(row));
        text.is_some_and(|text| needles.iter().all(|needle| text.contains(needle)))
    };
    rows.into_iter().filter(holds).collect()
}

/// How many sheets a territory has, by state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCounts {
    /// Which territory; none for the sheets of no territory.
    pub territory: Option<Mention>,
    /// Its number.
    pub number: Option<u32>,
    /// How many in each state, in the order of the states.
    pub by_status: [usize; SheetStatus::ALL.len()],
    /// How many are to be looked at again.
    pub to_check: usize,
}

impl SheetCounts {
    /// All of them.
    pub fn total(&self) -> usize {
        self.by_status.iter().sum()
    }
}

/// The counts of the territories given, by number, then of whatever else has sheets, then of no territory.
pub fn counts(rows: &[SheetRow], territories: &[(u32, Mention)]) -> Vec<SheetCounts> {
    let empty = |number: Option<u32>, territory: Option<Mention>| SheetCounts {
        territory,
        number,
        by_status: Default::default(),
        to_check: 0,
    };
    let mut found: Vec<SheetCounts> =
        territories.iter().map(|(number, it)| empty(Some(*number), Some(it.clone()))).collect();
    for row in rows {
        let place = found.iter().position(|it| it.territory == row.territory);
        let place = place.unwrap_or_else(|| {
            found.push(empty(row.number, row.territory.clone()));
            found.len() - 1
        });
        let state = SheetStatus::ALL.iter().position(|status| *status == row.status).unwrap_or_default();
        found[place].by_status[state] += 1;
        found[place].to_check += usize::from(Age::Due.is_of(row));
    }
    found.sort_by_key(|it| (it.number.is_none(), it.number, it.territory.clone()));
    found
}

/// The one thing to do next with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Begin to collect.
    Collect,
    /// Say that all is filled in.
    Complete,
    /// Check it.
    Verify,
    /// Check it again.
    VerifyAgain,
    /// Put it into the guide.
    Publish,
    /// Take it out of the guide: whoever gives it agrees no more.
    Withdraw,
    /// Put its page of the guide back from the bin.
    BringBack,
    /// Nothing for now.
    Rest,
    /// Take it up again.
    Reopen,
}

/// What comes next for a sheet on a day.
pub fn next_step(reading: &Reading, sheet: &MappingSheet, today: NaiveDate) -> NextStep {
    match sheet.status {
        SheetStatus::Open => NextStep::Collect,
        SheetStatus::Collecting => NextStep::Complete,
        SheetStatus::Complete => NextStep::Verify,
        SheetStatus::Archived => NextStep::Reopen,
        SheetStatus::Verified => {
            let publication = service_of(reading, sheet).map(|service| service.publication);
            let drift = drift(reading, sheet);
            if drift.as_ref().is_some_and(|it| it.disagreed) {
                return NextStep::Withdraw;
            }
            let again = sheet.assurance.is_none() || due_since(sheet, today).is_some();
            match publication {
                _ if again || drift.is_some() => NextStep::VerifyAgain,
                _ if binned_service(reading, sheet).is_some() => NextStep::BringBack,
                // What somebody took out on purpose is not asked for again.
                Some(Publication::Published | Publication::Withdrawn) => NextStep::Rest,
                _ if sheet.useful_to_families => NextStep::Publish,
                _ => NextStep::Rest,
            }
        }
    }
}

/// Who checked a sheet, and when: of an archived one they are who archived it.
fn assured(sheet: &MappingSheet) -> Option<&Assurance> {
    sheet.assurance.as_ref().filter(|_| sheet.status != SheetStatus::Archived)
}

/// A sheet in another state. Whoever had archived it has not checked it.
pub fn moved_to(sheet: &MappingSheet, status: SheetStatus) -> MappingSheet {
    MappingSheet { status, assurance: assured(sheet).cloned(), ..sheet.clone() }
}

/// What a sheet still lacks before somebody can check it, by field, in the order of its parts.
pub fn to_collect(sheet: &MappingSheet) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let mut ask = |field, absent: bool| {
        if absent {
            missing.push(field);
        }
    };
    ask("what_it_does", sheet.what_it_does.is_none());
    ask("micro_territory", sheet.micro_territory.is_none());
    ask("place", sheet.place.is_none());
    ask("opening", sheet.opening.is_none() && sheet.frequency.is_none());
    ask("target", sheet.target.is_none());
    ask("people_reached", sheet.people_reached.is_none() && sheet.capacity.is_none());
    ask("strengths", sheet.strengths.is_none() && sheet.limits.is_none());
    ask("interviews", sheet.interviews.is_empty() && sheet.meetings.is_empty() && sheet.provenance.is_none());
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, MicroTerritory};
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-23";

    fn filled() -> Filling {
        let checked_on = |slug: &str, on: &str| MappingSheet {
            assurance: checked(on),
            ..sheet(slug, SheetStatus::Verified)
        };
        Filling::default()
            .with(comune("commessaggio", "Commessaggio", Area::Viadanese))
            .with(territory(3, "Commessaggio", Vec::new()))
            .with(sheet("oratorio", SheetStatus::Open))
            .with(MappingSheet {
                micro_territory: None,
                formal: true,
                ..sheet("avis", SheetStatus::Collecting)
            })
            .with(checked_on("banda", "2026-11-01"))
            .with(checked_on("cucina", "2026-01-01"))
            .with(MappingSheet { review_on: Some(day("2026-11-20")), ..checked_on("dono", "2026-10-01") })
            .with(MappingSheet { status: SheetStatus::Archived, ..checked_on("ex", "2025-01-01") })
    }

    fn asked(query: &SheetQuery) -> Vec<String> {
        let rows = sheets(&filled().0, day(TODAY));
        rows.iter().filter(|row| query.holds(row)).map(|row| row.name.clone()).collect()
    }

    #[test]
    fn those_to_look_at_again_come_first_and_filters_choose() {
        let none = SheetQuery::default;
        assert_eq!(asked(&none()), ["cucina", "dono", "oratorio", "avis", "banda", "ex"]);
        let of = |age| SheetQuery { age: Some(age), ..none() };
        assert_eq!(asked(&of(Age::Never)), ["oratorio", "avis"]);
        assert_eq!(asked(&of(Age::Old)), ["cucina"]);
        assert_eq!(asked(&of(Age::Due)), ["cucina", "dono"]);
        assert!(asked(&of(Age::Drifted)).is_empty());
        assert_eq!(asked(&SheetQuery { territory: Some(OfTerritory::None), ..none() }), ["avis"]);
        assert_eq!(asked(&SheetQuery { formal: Some(true), ..none() }), ["avis"]);
        assert_eq!(asked(&SheetQuery { status: Some(SheetStatus::Archived), ..none() }), ["ex"]);
        assert!(asked(&SheetQuery { kind: Some(ResourceKind::Place), ..none() }).is_empty());
    }

    #[test]
    fn words_find_sheets_by_their_beginnings_without_accents_or_endings() {
        let workspace = filled().0;
        let found = |words: &str| {
            let rows = sheets(&workspace, day(TODAY));
            with_words(rows, words, || sheet_texts(&workspace), |row| row.id.record()).len()
        };
        assert_eq!((found(""), found("volontario"), found("VISITA medica")), (6, 6, 6));
        assert_eq!((found("orat"), found("oratorio piscina"), found("🙂")), (1, 0, 6));
    }

    #[test]
    fn counts_are_by_territory_and_state_and_none_is_lost() {
        let workspace = filled().0;
        let rows = sheets(&workspace, day(TODAY));
        let known = Mention::of(workspace.get(&id::<MicroTerritory>("micro-territory-3")).unwrap().as_ref());
        let counts = counts(&rows, &[(3, known)]);
        assert_eq!(counts.len(), 2);
        assert_eq!((counts[0].by_status, counts[0].to_check), ([1, 0, 0, 3, 1], 2));
        assert_eq!((counts[1].territory.as_ref(), counts[1].total()), (None, 1));
    }

    #[test]
    fn every_state_has_one_next_step() {
        let workspace = filled().0;
        let reading = Reading::of(&workspace);
        let step = |slug: &str| {
            let sheet = reading.get(&id(&format!("mapping-sheet-{slug}"))).unwrap();
            next_step(&reading, sheet, day(TODAY))
        };
        assert_eq!(step("oratorio"), NextStep::Collect);
        assert_eq!(step("avis"), NextStep::Complete);
        assert_eq!(step("banda"), NextStep::Rest);
        assert_eq!(step("cucina"), NextStep::VerifyAgain);
        assert_eq!(step("ex"), NextStep::Reopen);
        let useful = MappingSheet {
            useful_to_families: true,
            assurance: checked("2026-11-01"),
            ..sheet("x", SheetStatus::Verified)
        };
        assert_eq!(next_step(&reading, &useful, day(TODAY)), NextStep::Publish);
        assert_eq!(next_step(&reading, &sheet("x", SheetStatus::Complete), day(TODAY)), NextStep::Verify);
        assert_eq!(to_collect(&useful), ["people_reached", "strengths", "interviews"]);
    }
}
