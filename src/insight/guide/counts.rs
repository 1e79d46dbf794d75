//! How many services would answer with another choice in one filter, the other filters as they are.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    Area, Comune, Id, LanguageCode, LifePhase, LifeSituation, MicroTerritory, PolicyArea, Service,
    ServiceStatus,
};
use crate::insight::reading::Reading;
use crate::insight::territories::territory::{comuni_touched, in_force};

use super::answers::{GuideQuery, filter, is_checked, is_free, is_of_area, is_of_phase};
use super::opening::is_open_on;
use super::reach;

/// For every choice of every filter, how many services would be found with it. Services that are only
/// planned count under their status alone, since they are shown apart. Choices that nobody would find
/// anything with are there with 0; languages only if somebody speaks them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The comuni of the viadanese, by name.
    pub comuni: Vec<(Id<Comune>, usize)>,
    /// The micro-territories in force, by number.
    pub micro_territories: Vec<(Id<MicroTerritory>, usize)>,
    /// Phases of life.
    pub phases: Vec<(LifePhase, usize)>,
    /// Areas of policy.
    pub areas: Vec<(PolicyArea, usize)>,
    /// Whether it works.
    pub statuses: Vec<(ServiceStatus, usize)>,
    /// Situations.
    pub situations: Vec<(LifeSituation, usize)>,
    /// Costs nothing.
    pub free: usize,
    /// Opens on the day asked for, or today.
    pub open: usize,
    /// Checked within 180 days.
    pub checked: usize,
    /// Languages spoken besides Italian, by code.
    pub languages: Vec<(LanguageCode, usize)>,
}

/// Counts while services go by.
pub(super) struct Tally<'a> {
    counts: Counts,
    comuni: Vec<&'a Arc<Comune>>,
    territories: Vec<Vec<&'a Arc<Comune>>>,
    languages: BTreeMap<LanguageCode, usize>,
    open_on: NaiveDate,
    today: NaiveDate,
}

impl<'a> Tally<'a> {
    pub(super) fn new(reading: &Reading<'a>, query: &GuideQuery, today: NaiveDate) -> Self {
        let mut comuni: Vec<&Arc<Comune>> =
            reading.live::<Comune>().filter(|comune| comune.area == Area::Viadanese).collect();
        comuni.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let territories = in_force(reading, today);
        let counts = Counts {
            comuni: comuni.iter().map(|comune| (comune.id.clone(), 0)).collect(),
            micro_territories: territories.iter().map(|territory| (territory.id.clone(), 0)).collect(),
            phases: LifePhase::ALL.iter().map(|phase| (*phase, 0)).collect(),
            areas: PolicyArea::ALL.iter().map(|area| (*area, 0)).collect(),
            statuses: ServiceStatus::ALL.iter().map(|status| (*status, 0)).collect(),
            situations: LifeSituation::ALL.iter().map(|situation| (*situation, 0)).collect(),
            ..Counts::default()
        };
        let territories =
            territories.iter().map(|territory| comuni_touched(reading, territory, today)).collect();
        let open_on = query.open_on.unwrap_or(today);
        Tally { counts, comuni, territories, languages: BTreeMap::new(), open_on, today }
    }

    /// Counts a service that does not pass these filters.
    pub(super) fn count(&mut self, reading: &Reading, service: &Service, fails: u16) {
        let but = |bit: u16| fails & !bit == 0;
        if but(filter::STATUS) {
            bump(&mut self.counts.statuses, |status| service.status == *status);
        }
        for language in &service.languages {
            self.languages.entry(language.clone()).or_default();
        }
        if service.is_planned() {
            return;
        }
        if but(filter::COMUNE) {
            for (comune, (_, count)) in self.comuni.iter().zip(&mut self.counts.comuni) {
                *count += usize::from(reach::of_comune(reading, service, comune).is_some());
            }
        }
        if but(filter::TERRITORY) {
            for (comuni, (_, count)) in self.territories.iter().zip(&mut self.counts.micro_territories) {
                *count += usize::from(reach::of_territory(reading, service, comuni).is_some());
            }
        }
        if but(filter::PHASE) {
            bump(&mut self.counts.phases, |phase| is_of_phase(service, *phase));
        }
        if but(filter::AREA) {
            bump(&mut self.counts.areas, |area| is_of_area(service, *area));
        }
        if but(filter::SITUATION) {
            bump(&mut self.counts.situations, |situation| service.situations.contains(situation));
        }
        self.counts.free += usize::from(but(filter::FREE) && is_free(service));
        self.counts.open += usize::from(but(filter::OPEN) && is_open_on(service, self.open_on, self.today));
        self.counts.checked += usize::from(but(filter::CHECKED) && is_checked(service, self.today));
        if but(filter::LANGUAGE) {
            for language in &service.languages {
                *self.languages.entry(language.clone()).or_default() += 1;
            }
        }
    }

    pub(super) fn done(self) -> Counts {
        Counts { languages: self.languages.into_iter().collect(), ..self.counts }
    }
}

fn bump<T>(counts: &mut [(T, usize)], is_of: impl Fn(&T) -> bool) {
    for (choice, count) in counts {
        *count += usize::from(is_of(choice));
    }
}
