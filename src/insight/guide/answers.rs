//! The guide for families: which services answer a question, in which order, and how many would answer
//! it with another filter. What is only planned is kept apart.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    Comune, Cost, Id, Kind, LanguageCode, LifePhase, LifeSituation, MicroTerritory, PolicyArea, RecordId,
    Service, ServiceStatus,
};
use crate::insight::reading::Reading;
use crate::insight::searching::index::{Index, MatchedField};
use crate::insight::searching::lexicon::fold;
use crate::insight::territories::territory::comuni_touched;
use crate::workspace::Workspace;
use crate::workspace::findings::is_stale;

use super::counts::{Counts, Tally};
use super::opening::is_open_on;
use super::reach::{self, Reach};

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
    /// Whether a word is in no service, and these hold one like it.
    pub guessed: bool,
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
    /// How sure it is that a service reaches every place asked for, and the filters that it fails.
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

/// The services that answer a question on a day. `index` must be of the guide; without it nothing is asked in words, and
/// a list opens before its index is made.
pub fn answers(
    workspace: &Workspace,
    index: Option<&Index>,
    query: &GuideQuery,
    today: NaiveDate,
) -> Answers {
    let reading = Reading::of(workspace);
    let searched = index.and_then(|index| index.search(&query.words));
    let every_word = searched.as_ref().is_none_or(|found| found.every_word);
    let guessed = searched.as_ref().is_some_and(|found| found.guessed);
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
    // The index is by heading, folded; what it does not know comes last, by identifier.
    found.sort_by_cached_key(|(order, service, _)| {
        let rank = index.map(|index| index.rank(service.id.record()).unwrap_or(u32::MAX));
        let folded = rank.is_none().then(|| fold(heading(service)));
        (*order, rank, folded, service.id.clone())
    });
    let (planned, found): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, service, _)| service.is_planned());
    let only = |list: Vec<(_, &Service, Answer)>| list.into_iter().map(|(_, _, answer)| answer).collect();
    Answers { found: only(found), planned: only(planned), counts: tally.done(), every_word, guessed }
}

/// What families read first.
pub(in crate::insight) fn heading(service: &Service) -> &str {
    service.heading.as_ref().map_or(&service.name, |fact| &fact.value).as_str()
}

/// The filters, other than words and place, that a service does not pass.
fn fails_of(service: &Service, query: &GuideQuery, today: NaiveDate) -> u16 {
    let unless = |passes: bool, bit: u16| if passes { 0 } else { bit };
    unless(query.phase.is_none_or(|phase| is_of_phase(service, phase)), filter::PHASE)
        | unless(query.area.is_none_or(|area| is_of_area(service, area)), filter::AREA)
        | unless(query.status.is_none_or(|status| service.status == status), filter::STATUS)
        | unless(query.situation.is_none_or(|it| service.situations.contains(&it)), filter::SITUATION)
        | unless(!query.cost_free || is_free(service), filter::FREE)
        | unless(query.open_on.is_none_or(|day| is_open_on(service, day, today)), filter::OPEN)
        | unless(!query.checked_recently || is_checked(service, today), filter::CHECKED)
        | unless(query.language.as_ref().is_none_or(|it| service.languages.contains(it)), filter::LANGUAGE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, CoverageScope, Place, Weekday};
    use crate::insight::builders::*;
    use crate::insight::generated::{notebook, query};
    use crate::insight::searching::index::Audience;
    use proptest::prelude::*;

    const TODAY: &str = "2026-11-23";

    fn ask(workspace: &Workspace, query: &GuideQuery) -> Answers {
        answers(workspace, Some(&Index::of(workspace, Audience::Guide)), query, day(TODAY))
    }

    fn ids(answers: &[Answer]) -> Vec<&str> {
        answers.iter().map(|answer| answer.service.as_str()).collect()
    }

    fn small() -> Workspace {
        let placed = |slug, heading, scope, comuni: &[&str]| Service {
            service_area: reaching(scope, comuni),
            ..service(slug, heading)
        };
        let mut planned = placed("futuro", "Un centro che verrà", CoverageScope::TenComuni, &[]);
        planned.status = ServiceStatus::Planned;
        let mut open = placed("sportello", "Allo sportello", CoverageScope::TenComuni, &[]);
        open.schedules = vec![slot(Weekday::Monday, "09:00", "12:00")];
        open.assurance = checked("2026-10-01");
        open.cost = Some(stated(Cost::Free));
        Filling::default()
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(comune("bozzolo", "Bozzolo", Area::Viadanese))
            .with(frazione("nord", "Viadana nord", "comune-viadana"))
            .with(territory(2, "Dosolo e Viadana nord", vec![part("frazione-nord")]))
            .with(territory(1, "Bozzolo", vec![whole("comune-bozzolo")]))
            .with(territory(3, "Nessuno sa dove", Vec::new()))
            .with(service("ignoto", "Àncora non si sa dove"))
            .with(placed("nove", "Nove comuni", CoverageScope::NineOfTen, &[]))
            .with(placed("bozzolo", "A Bozzolo", CoverageScope::Listed, &["comune-bozzolo"]))
            .with(planned)
            .with(open)
            .0
    }

    #[test]
    fn without_questions_everything_answers_by_heading_and_plans_stand_apart() {
        let all = ask(&small(), &GuideQuery::default());
        let expected = ["service-bozzolo", "service-sportello", "service-ignoto", "service-nove"];
        assert_eq!(ids(&all.found), expected);
        assert_eq!(ids(&all.planned), ["service-futuro"]);
    }

    #[test]
    fn what_surely_reaches_a_place_comes_first() {
        let query = GuideQuery { comune: Some(id("comune-viadana")), ..GuideQuery::default() };
        let there = ask(&small(), &query).found;
        assert_eq!(ids(&there), ["service-sportello", "service-nove", "service-ignoto"]);
        let reach: Vec<Reach> = there.iter().map(|answer| answer.reach).collect();
        assert_eq!(reach, [Reach::Certain, Reach::NineOfTen, Reach::Unstated]);
        let of = |territory: &str| {
            let query = GuideQuery { micro_territory: Some(id(territory)), ..GuideQuery::default() };
            ask(&small(), &query).found.len()
        };
        assert_eq!(of("micro-territory-1"), 4);
        assert_eq!(of("micro-territory-2"), 3, "a part of Viadana is Viadana");
        assert_eq!(of("micro-territory-3"), 4, "nobody knows where it is");
        assert_eq!(
            ids(&ask(&small(), &GuideQuery { comune: Some(id("comune-nessuno")), ..query }).found),
            [""; 0]
        );
    }

    #[test]
    fn the_past_of_a_territory_does_not_count_today() {
        let mut workspace = Filling(small());
        let moved = holding(Place::Comune(id("comune-bozzolo")), None, Some("2025-08-31"));
        workspace.put(territory(2, "Dosolo", vec![part("frazione-nord"), moved]));
        let query = GuideQuery { micro_territory: Some(id("micro-territory-2")), ..GuideQuery::default() };
        assert!(!ids(&ask(&workspace.0, &query).found).contains(&"service-bozzolo"));
    }

    #[test]
    fn open_today_is_said_only_of_what_was_checked() {
        let open = GuideQuery { open_on: Some(day(TODAY)), ..GuideQuery::default() };
        assert_eq!(ids(&ask(&small(), &open).found), ["service-sportello"]);
        let tuesday = GuideQuery { open_on: Some(day("2026-11-24")), ..GuideQuery::default() };
        assert!(ask(&small(), &tuesday).found.is_empty());
        let counts = ask(&small(), &GuideQuery::default()).counts;
        assert_eq!((counts.open, counts.free, counts.checked), (1, 1, 1));
        assert_eq!(counts.comuni.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [4, 3]);
        let numbers: Vec<&str> = counts.micro_territories.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(numbers, ["micro-territory-1", "micro-territory-2", "micro-territory-3"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn filters_only_narrow(query in query(), seed in 0_u64..4) {
            let workspace = notebook(60, seed);
            let all = ask(&workspace, &GuideQuery::default());
            let some = ask(&workspace, &query);
            let holds = |all: &[Answer], one: &Answer| all.iter().any(|other| other.service == one.service);
            prop_assert!(some.found.iter().all(|one| holds(&all.found, one)));
            prop_assert!(some.planned.iter().all(|one| holds(&all.planned, one)));
            // Taking any filter away never loses an answer.
            let wider = [
                GuideQuery { words: String::new(), ..query.clone() },
                GuideQuery { comune: None, ..query.clone() },
                GuideQuery { micro_territory: None, ..query.clone() },
                GuideQuery { phase: None, ..query.clone() },
                GuideQuery { area: None, ..query.clone() },
                GuideQuery { status: None, ..query.clone() },
                GuideQuery { situation: None, ..query.clone() },
                GuideQuery { cost_free: false, ..query.clone() },
                GuideQuery { open_on: None, ..query.clone() },
                GuideQuery { checked_recently: false, ..query.clone() },
                GuideQuery { language: None, ..query.clone() },
            ];
            for wider in wider {
                let more = ask(&workspace, &wider);
                prop_assert!(some.found.iter().all(|one| holds(&more.found, one)));
            }
        }

        #[test]
        fn counts_are_the_sizes_of_the_answers(query in query(), seed in 0_u64..4) {
            let workspace = notebook(60, seed);
            let counts = ask(&workspace, &query).counts;
            let size = |query: GuideQuery| ask(&workspace, &query).found.len();
            for (comune, count) in counts.comuni {
                prop_assert_eq!(count, size(GuideQuery { comune: Some(comune), ..query.clone() }));
            }
            for (territory, count) in counts.micro_territories {
                let query = GuideQuery { micro_territory: Some(territory), ..query.clone() };
                prop_assert_eq!(count, size(query));
            }
            for (phase, count) in counts.phases {
                prop_assert_eq!(count, size(GuideQuery { phase: Some(phase), ..query.clone() }));
            }
            for (area, count) in counts.areas {
                prop_assert_eq!(count, size(GuideQuery { area: Some(area), ..query.clone() }));
            }
            for (situation, count) in counts.situations {
                prop_assert_eq!(count, size(GuideQuery { situation: Some(situation), ..query.clone() }));
            }
            for (language, count) in counts.languages {
                prop_assert_eq!(count, size(GuideQuery { language: Some(language), ..query.clone() }));
            }
            for (status, count) in counts.statuses {
                let answers = ask(&workspace, &GuideQuery { status: Some(status), ..query.clone() });
                prop_assert_eq!(count, answers.found.len() + answers.planned.len());
            }
            prop_assert_eq!(counts.free, size(GuideQuery { cost_free: true, ..query.clone() }));
            prop_assert_eq!(counts.checked, size(GuideQuery { checked_recently: true, ..query.clone() }));
            let open_on = query.open_on.or(Some(day(TODAY)));
            prop_assert_eq!(counts.open, size(GuideQuery { open_on, ..query }));
        }
    }

    #[test]
    fn everything_published_is_found_without_filters() {
        let workspace = notebook(300, 7);
        let all = ask(&workspace, &GuideQuery::default());
        let published = workspace.live::<Service>().filter(|service| service.is_in_guide());
        let (planned, active): (Vec<_>, Vec<_>) = published.partition(|service| service.is_planned());
        assert_eq!((all.found.len(), all.planned.len()), (active.len(), planned.len()));
        assert!(!active.is_empty() && !planned.is_empty());
    }
}
