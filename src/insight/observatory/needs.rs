//! Needs as rows of a list: what is asked of them, and in which order they come.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::{
    Coverage, Id, LifePhase, Need, NeedCategory, NeedStatus, NonEmptyText, ParticipantCategory, PolicyArea,
};
use crate::insight::numbered::{Numbered, OfTerritory, numbered};
use crate::insight::reading::Reading;
use crate::insight::searching::asked::Asked;
use crate::insight::searching::lexicon::fold;
use crate::workspace::Workspace;

use super::coverage::{Doubt, answering, doubt};

/// What is asked of the needs. The default asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedQuery {
    /// What was typed.
    pub words: String,
    /// Of which territory.
    pub territory: Option<OfTerritory>,
    /// Whether something answers.
    pub coverage: Option<Coverage>,
    /// Of which level or transversal need.
    pub category: Option<Id<NeedCategory>>,
    /// In which phase of life.
    pub phase: Option<LifePhase>,
    /// In which area of policy.
    pub area: Option<PolicyArea>,
    /// Whom it concerns.
    pub concerns: Option<ParticipantCategory>,
    /// How far it has come.
    pub status: Option<NeedStatus>,
}

/// A need in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRow {
    /// Which.
    pub id: Id<Need>,
    /// What is needed.
    pub statement: NonEmptyText,
    /// Of which territories.
    pub territories: Vec<Numbered>,
    /// Whom it concerns.
    pub concerns: Vec<ParticipantCategory>,
    /// Whether something answers.
    pub coverage: Coverage,
    /// Where that disagrees with its services.
    pub doubt: Option<Doubt>,
    /// How many services answer, of those that work.
    pub services: usize,
    /// How far it has come.
    pub status: NeedStatus,
    /// How often it was heard.
    pub times_heard: u32,
    /// Last heard.
    pub last_heard: Option<NaiveDate>,
}

/// How pressing a coverage is: without an answer first.
pub fn pressing(coverage: Coverage) -> u8 {
    match coverage {
        Coverage::Unmet => 0,
        Coverage::Partial => 1,
        Coverage::Covered => 2,
    }
}

/// The needs that answer a question: without an answer first, then by how often they were heard, then the
/// latest heard, then by their words.
pub fn needs(workspace: &Workspace, query: &NeedQuery) -> Vec<NeedRow> {
    let reading = Reading::of(workspace);
    let asked = Asked::words(&query.words);
    let category = query.category.as_ref().map(|id| reading.shown_id(id));
    let mut rows = Vec::new();
    for need in reading.live::<Need>() {
        let of_category =
            |wanted: &Id<NeedCategory>| need.categories.iter().any(|it| reading.same(it, wanted));
        if query.coverage.is_some_and(|wanted| need.coverage != wanted)
            || query.status.is_some_and(|wanted| need.status != wanted)
            || query.phase.is_some_and(|wanted| !need.phases.contains(&wanted))
            || query.area.is_some_and(|wanted| !need.policy_areas.contains(&wanted))
            || query.concerns.is_some_and(|wanted| !need.concerns.contains(&wanted))
            || category.as_ref().is_some_and(|wanted| !of_category(wanted))
        {
            continue;
        }
        let territories = numbered(&reading, &need.micro_territories);
        if query.territory.as_ref().is_some_and(|wanted| !wanted.fits(&reading, &territories)) {
            continue;
        }
        let texts = [&need.statement].into_iter().chain(&need.proposals);
        if !asked.in_texts(texts.map(|text| text.as_str())) {
            continue;
        }
        rows.push(NeedRow {
            id: need.id.clone(),
            statement: need.statement.clone(),
            territories,
            concerns: need.concerns.iter().copied().collect(),
            coverage: need.coverage,
            doubt: doubt(&reading, need),
            services: answering(&reading, need),
            status: need.status,
            times_heard: need.times_heard,
            last_heard: need.last_heard,
        });
    }
    rows.sort_by_cached_key(|row| {
        let heard = (Reverse(row.times_heard), Reverse(row.last_heard));
        (pressing(row.coverage), heard, fold(row.statement.as_str()), row.id.clone())
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    fn with(slug: &str, times: u32, coverage: Coverage) -> Need {
        Need { coverage, ..need(slug, &format!("Serve {slug} ai ragazzi"), times) }
    }

    fn found(workspace: &Workspace, query: NeedQuery) -> Vec<String> {
        needs(workspace, &query).iter().map(|row| row.id.as_str().replacen("need-", "", 1)).collect()
    }

    #[test]
    fn what_has_no_answer_comes_first_then_what_was_heard_most() {
        let late = Need { last_heard: Some(day("2026-11-25")), ..with("tardi", 3, Coverage::Unmet) };
        let early = Need { last_heard: Some(day("2026-01-25")), ..with("presto", 3, Coverage::Unmet) };
        let filling = Filling::default()
            .with(with("coperto", 90, Coverage::Covered))
            .with(with("in-parte", 7, Coverage::Partial))
            .with(early)
            .with(with("uno", 1, Coverage::Unmet))
            .with(late);
        assert_eq!(
            found(&filling.0, NeedQuery::default()),
            ["tardi", "presto", "uno", "in-parte", "coperto"]
        );
    }

    #[test]
    fn every_filter_holds_and_words_are_found_by_their_beginning_and_whatever_their_ending() {
        let whole = Need {
            micro_territories: [id("micro-territory-1")].into(),
            concerns: [ParticipantCategory::Youth].into(),
            categories: [id("need-category-casa")].into(),
            phases: [LifePhase::Childhood].into(),
            policy_areas: [PolicyArea::Work].into(),
            status: NeedStatus::Confirmed,
            proposals: Some(text("Un pulmino")),
            ..with("corriera", 1, Coverage::Unmet)
        };
        let filling = Filling::default().with(territory(1, "Uno", Vec::new())).with(whole).with(with(
            "altro",
            1,
            Coverage::Covered,
        ));
        let one = |query: NeedQuery| assert_eq!(found(&filling.0, query), ["corriera"]);
        let none = NeedQuery::default;
        one(NeedQuery { coverage: Some(Coverage::Unmet), ..none() });
        one(NeedQuery { territory: Some(OfTerritory::One(id("micro-territory-1"))), ..none() });
        one(NeedQuery { category: Some(id("need-category-casa")), ..none() });
        one(NeedQuery { phase: Some(LifePhase::Childhood), ..none() });
        one(NeedQuery { area: Some(PolicyArea::Work), ..none() });
        one(NeedQuery { concerns: Some(ParticipantCategory::Youth), ..none() });
        one(NeedQuery { status: Some(NeedStatus::Confirmed), ..none() });
        one(NeedQuery { words: "ragazzo corriera".to_owned(), ..none() });
        one(NeedQuery { words: "PULMIN".to_owned(), ..none() });
        assert_eq!(found(&filling.0, NeedQuery { territory: Some(OfTerritory::None), ..none() }), ["altro"]);
        assert!(found(&filling.0, NeedQuery { words: "astronave".to_owned(), ..none() }).is_empty());
    }
}
