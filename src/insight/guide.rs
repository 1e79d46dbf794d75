//! The guide for families: which services answer a question, in which order, and how many would answer
//! it with another filter. What is only planned is kept apart.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    Comune, Cost, Id, Kind, LanguageCode, LifePhase, LifeSituation, MicroTerritory, PolicyArea, RecordId,
    Service, ServiceStatus, folded,
};
use crate::workspace::Workspace;
use crate::workspace::findings::is_stale;

use super::counts::{Counts, Tally};
use super::index::{Index, MatchedField};
use super::opening::is_open_on;
use super::reach::{self, Reach};
use super::reading::Reading;
use super::territory::comuni_touched;

/// What somebody asks of the guide. The default asks nothing: everything answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideQuery {
    /// What was typed. Never stored, never in an address.
    pub words: String,
    /// Where they live.
    pub comune: Option<Id<Comune>>,
    /// In which micro-territory.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// In which phase of life.
    pub phase: Option<LifePhase>,
    /// In which area of policy.
    pub area: Option<PolicyArea>,
    /// Whether it works. Asking for planned services leaves only those.
    pub status: Option<ServiceStatus>,
    /// In which situation they are.
    pub situation: Option<LifeSituation>,
    /// Only what costs nothing.
    pub cost_free: bool,
    /// Only what opens on this day.
    pub open_on: Option<NaiveDate>,
    /// Only what somebody has checked within 180 days.
    pub checked_recently: bool,
    /// Only where this language is spoken.
    pub language: Option<LanguageCode>,
}

/// A service that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which.
    pub service: Id<Service>,
    /// How sure it is that it reaches the place that was asked for; certain when none was.
    pub reach: Reach,
    /// Which of its texts holds the words that were typed.
    pub matched: Option<MatchedField>,
}

/// What answers a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Services, by relevance if words were typed, then the surely near ones, then by heading.
    pub found: Vec<Answer>,
    /// Services that are only planned, in the same order.
    pub planned: Vec<Answer>,
    /// How many would answer with another choice in one filter.
    pub counts: Counts,
    /// False when no service holds every word typed and those that hold most of them are shown.
    pub every_word: bool,
}

/// The filters, each a bit: which of them a service does not pass.
pub(super) mod filter {
    pub const WORDS: u16 = 1;
    pub const COMUNE: u16 = 1 << 1;
    pub const TERRITORY: u16 = 1 << 2;
    pub const PHASE: u16 = 1 << 3;
    pub const AREA: u16 = 1 << 4;
    pub const STATUS: u16 = 1 << 5;
    pub const SITUATION: u16 = 1 << 6;
    pub const FREE: u16 = 1 << 7;
    pub const OPEN: u16 = 1 << 8;
    pub const CHECKED: u16 = 1 << 9;
    pub const LANGUAGE: u16 = 1 << 10;
}

/// Whether somebody has checked a service lately.
pub fn is_checked(service: &Service, today: NaiveDate) -> bool {
    service.assurance.as_ref().is_some_and(|assurance| !is_stale(assurance.on, today))
}

/// Whether a service costs nothing.
pub fn is_free(service: &Service) -> bool {
    service.cost.as_ref().is_some_and(|fact| fact.value == Cost::Free)
}

/// Whether a service belongs to a phase of life.
pub fn is_of_phase(service: &Service, phase: LifePhase) -> bool {
    service.phases.as_ref().is_some_and(|fact| fact.value.contains(&phase))
}

/// Whether a service belongs to an area of policy.
pub fn is_of_area(service: &Service, area: PolicyArea) -> bool {
    service.policy_areas.as_ref().is_some_and(|fact| fact.value.contains(&area))
}

/// The place that was asked for, looked up once.
struct Asked<'a> {
    comune: Option<Option<&'a Arc<Comune>>>,
    territory: Option<Vec<&'a Arc<Comune>>>,
}

impl Asked<'_> {
    /// How sure it is that a service reaches each place asked for; `Err` with the filter it fails.
    fn reach(&self, reading: &Reading, service: &Service) -> (Reach, u16) {
        let mut fails = 0;
        let mut worst = Reach::Certain;
        let mut ask = |reach: Option<Reach>, bit| match reach {
            Some(reach) => worst = worst.max(reach),
            None => fails |= bit,
        };
        if let Some(comune) = &self.comune {
            // A comune that nobody knows is reached by nobody.
            ask(comune.and_then(|comune| reach::of_comune(reading, service, comune)), filter::COMUNE);
        }
        if let Some(comuni) = &self.territory {
            ask(reach::of_territory(reading, service, comuni), filter::TERRITORY);
        }
        (worst, fails)
    }
}

/// The services that answer a question on a day. `index` must be of the guide.
pub fn answers(workspace: &Workspace, index: &Index, query: &GuideQuery, today: NaiveDate) -> Answers {
    let reading = Reading::of(workspace);
    let searched = index.search(&query.words);
    let every_word = searched.as_ref().is_none_or(|found| found.every_word);
    let hits: Option<HashMap<RecordId, (u32, MatchedField)>> = searched.map(|found| {
        let services = found.hits.into_iter().filter(|hit| hit.kind == Kind::Service);
        services.map(|hit| (hit.id, (hit.score, hit.field))).collect()
    });
    let asked = Asked {
        comune: query.comune.as_ref().map(|id| reading.get(id)),
        territory: query.micro_territory.as_ref().map(|id| match reading.get(id) {
            Some(territory) => comuni_touched(&reading, territory, today),
            None => Vec::new(),
        }),
    };
    let mut tally = Tally::new(&reading, query, today);
    let mut found = Vec::new();
    for service in reading.live::<Service>().filter(|service| service.is_in_guide()) {
        let hit = hits.as_ref().map(|hits| hits.get(service.id.record()));
        let (reach, mut fails) = asked.reach(&reading, service);
        fails |= fails_of(service, query, today);
        if matches!(hit, Some(None)) {
            fails |= filter::WORDS;
        }
        tally.count(&reading, service, fails);
        if fails == 0 {
            let hit = hit.flatten();
            let answer = Answer { service: service.id.clone(), reach, matched: hit.map(|(_, field)| *field) };
            let order = (std::cmp::Reverse(hit.map_or(0, |(score, _)| *score)), reach);
            found.push((order, service.as_ref(), answer));
        }
    }
    found.sort_by_cached_key(|(order, service, answer)| {
        (*order, folded(heading(service)), answer.service.clone())
    });
    let (planned, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, service, _)| service.is_planned());
    let only = |list: Vec<(_, &Service, Answer)>| list.into_iter().map(|(_, _, answer)| answer).collect();
    Answers { found: only(found), planned: only(planned), counts: tally.done(), every_word }
}

/// What families read first.
pub(super) fn heading(service: &Service) -> &str {
    service.heading.as_ref().map_or(&service.name, |fact| &fact.value).as_str()
}

/// The filters, other than words and place, that a service does not pass.
fn fails_of(service: &Service, query: &GuideQuery, today: NaiveDate) -> u16 {
    let wants = |wanted: bool, passes: bool, bit: u16| if wanted && !passes { bit } else { 0 };
    wants(true, query.phase.is_none_or(|phase| is_of_phase(service, phase)), filter::PHASE)
        | wants(true, query.area.is_none_or(|area| is_of_area(service, area)), filter::AREA)
        | wants(true, query.status.is_none_or(|status| service.status == status), filter::STATUS)
        | wants(true, query.situation.is_none_or(|it| service.situations.contains(&it)), filter::SITUATION)
        | wants(query.cost_free, is_free(service), filter::FREE)
        | wants(true, query.open_on.is_none_or(|day| is_open_on(service, day, today)), filter::OPEN)
        | wants(query.checked_recently, is_checked(service, today), filter::CHECKED)
        | wants(
            true,
            query.language.as_ref().is_none_or(|language| service.languages.contains(language)),
            filter::LANGUAGE,
        )
}
