//! Whether needs have an answer: how many do, by territory, and where what is written about a need
//! disagrees with the services it names.

use chrono::NaiveDate;

use crate::domain::{Coverage, Need, Service, ServiceStatus};
use crate::insight::mention::Mention;
use crate::insight::numbered::{Numbered, numbered};
use crate::insight::reading::Reading;
use crate::insight::territories::territory::in_force;
use crate::workspace::Workspace;

/// A coverage that its services do not bear out. It is shown, never refused: who wrote it may know more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// It is said to be covered, at least in part, and no service is named.
    NobodyAnswers,
    /// It is said to be covered, at least in part, and none of its services works now.
    NothingWorks,
    /// It is said to have no answer, and a service that works is named.
    SomebodyAnswers,
}

/// Whether people can turn to a service now.
fn works(service: &Service) -> bool {
    match service.status {
        ServiceStatus::Active | ServiceStatus::Experimental => true,
        ServiceStatus::Planned
        | ServiceStatus::Suspended
        | ServiceStatus::TemporarilyClosed
        | ServiceStatus::Ended => false,
    }
}

/// How many services people can turn to for a need.
pub fn answering(reading: &Reading, need: &Need) -> usize {
    need.services.iter().filter_map(|id| reading.get::<Service>(id)).filter(|it| works(it)).count()
}

/// Where the coverage of a need disagrees with its services.
pub fn doubt(reading: &Reading, need: &Need) -> Option<Doubt> {
    let answering: Vec<bool> =
        need.services.iter().filter_map(|id| reading.get::<Service>(id)).map(|it| works(it)).collect();
    let some_work = answering.contains(&true);
    match need.coverage {
        Coverage::Unmet => some_work.then_some(Doubt::SomebodyAnswers),
        Coverage::Covered | Coverage::Partial if answering.is_empty() => Some(Doubt::NobodyAnswers),
        Coverage::Covered | Coverage::Partial => (!some_work).then_some(Doubt::NothingWorks),
    }
}

/// How many needs have an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Without any.
    pub unmet: usize,
    /// In part.
    pub partial: usize,
    /// They do.
    pub covered: usize,
}

impl Tally {
    /// How many needs.
    pub fn total(self) -> usize {
        self.unmet + self.partial + self.covered
    }

    /// How many of a coverage.
    pub fn of(self, coverage: Coverage) -> usize {
        match coverage {
            Coverage::Unmet => self.unmet,
            Coverage::Partial => self.partial,
            Coverage::Covered => self.covered,
        }
    }

    /// Counts one more.
    pub fn count(&mut self, coverage: Coverage) {
        match coverage {
            Coverage::Unmet => self.unmet += 1,
            Coverage::Partial => self.partial += 1,
            Coverage::Covered => self.covered += 1,
        }
    }
}

/// How many needs have an answer, in all and by territory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoverageTable {
    /// The territories in force and those of which a need is, by number.
    pub territories: Vec<(Numbered, Tally)>,
    /// Needs of no territory in particular.
    pub nowhere: Tally,
    /// Every need, once.
    pub all: Tally,
}

impl CoverageTable {
    /// The largest figure of the table: what the longest bar stands for.
    pub fn most(&self) -> usize {
        let tallies = self.territories.iter().map(|(_, tally)| tally).chain([&self.nowhere]);
        tallies.flat_map(|it| [it.unmet, it.partial, it.covered]).max().unwrap_or(0)
    }
}

/// How many needs have an answer, on a day. A need of two territories counts in both, and once in all.
pub fn coverage_table(workspace: &Workspace, today: NaiveDate) -> CoverageTable {
    let reading = Reading::of(workspace);
    let here = |number, territory| Numbered { number, territory };
    let mut by_territory: std::collections::BTreeMap<Numbered, Tally> = in_force(&reading, today)
        .into_iter()
        .map(|it| (here(it.number, Mention::of(it.as_ref())), Tally::default()))
        .collect();
    let mut table = CoverageTable::default();
    for need in reading.live::<Need>() {
        table.all.count(need.coverage);
        let there = numbered(&reading, &need.micro_territories);
        if there.is_empty() {
            table.nowhere.count(need.coverage);
        }
        for territory in there {
            by_territory.entry(territory).or_default().count(need.coverage);
        }
    }
    table.territories = by_territory.into_iter().collect();
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;
    use crate::insight::builders::*;

    fn answered(slug: &str, coverage: Coverage, services: &[&str]) -> Need {
        Need {
            coverage,
            services: services.iter().map(|slug| id(&format!("service-{slug}"))).collect(),
            ..need(slug, slug, 1)
        }
    }

    #[test]
    fn a_coverage_that_its_services_do_not_bear_out_is_doubted() {
        let over = Service { status: ServiceStatus::Ended, ..service("chiuso", "Chiuso") };
        let filling = Filling::default().with(service("aperto", "Aperto")).with(over);
        let reading = Reading::of(&filling.0);
        let of = |coverage, services: &[&str]| doubt(&reading, &answered("a", coverage, services));
        assert_eq!(of(Coverage::Covered, &[]), Some(Doubt::NobodyAnswers));
        assert_eq!(of(Coverage::Partial, &["gone"]), Some(Doubt::NobodyAnswers), "one in the bin is none");
        assert_eq!(of(Coverage::Covered, &["chiuso"]), Some(Doubt::NothingWorks));
        assert_eq!(of(Coverage::Covered, &["chiuso", "aperto"]), None);
        assert_eq!(of(Coverage::Unmet, &["aperto"]), Some(Doubt::SomebodyAnswers));
        assert_eq!(of(Coverage::Unmet, &["chiuso"]), None);
        assert_eq!(of(Coverage::Unmet, &[]), None);
    }

    #[test]
    fn every_territory_has_its_figures_and_a_need_of_two_counts_once_in_all() {
        let there = |need: Need, numbers: &[u32]| {
            let territory = |n: &u32| -> Id<_> { id(&format!("micro-territory-{n}")) };
            Need { micro_territories: numbers.iter().map(territory).collect(), ..need }
        };
        let filling = Filling::default()
            .with(territory(2, "Due", Vec::new()))
            .with(territory(1, "Uno", Vec::new()))
            .with(there(answered("a", Coverage::Unmet, &[]), &[1, 2]))
            .with(there(answered("b", Coverage::Unmet, &[]), &[1]))
            .with(there(answered("c", Coverage::Covered, &[]), &[]));
        let table = coverage_table(&filling.0, day("2026-11-25"));
        let figures: Vec<_> = table.territories.iter().map(|(it, tally)| (it.number, tally.unmet)).collect();
        assert_eq!(figures, [(1, 2), (2, 1)]);
        assert_eq!((table.nowhere.covered, table.all.total(), table.most()), (1, 3, 2));
        assert_eq!(coverage_table(&Workspace::new(), day("2026-11-25")), CoverageTable::default());
    }
}
