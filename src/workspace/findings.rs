//! Findings: what a workspace holds that somebody should look at. Never refused, never repaired by itself.

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::domain::{AnyRecord, Comune, Kind, MicroTerritory, Period, RecordId, Service};

use super::{Workspace, bin};

/// After how many days a check is old (Scout's 180; the Plan asks for constant updating, lines 2084-2085).
pub const DAYS_UNTIL_STALE: u64 = 180;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A field points to a record that is not there.
    Dangling {
        /// Who points.
        record: RecordId,
        /// With which field.
        field: &'static str,
        /// To what kind.
        kind: Kind,
        /// To which identifier.
        target: RecordId,
    },
    /// Two values that cannot both be right.
    AtOdds {
        /// Where.
        record: RecordId,
        /// Which fields.
        odds: Odds,
    },
    /// A service in the guide that nobody has checked, or not for 180 days.
    Unverified {
        /// Which service.
        record: RecordId,
        /// When it was last checked.
        since: Option<NaiveDate>,
    },
    /// Something families need that is not written.
    ToComplete {
        /// Where.
        record: RecordId,
        /// Which field.
        field: &'static str,
    },
    /// A change dated after now.
    FutureClock {
        /// Where.
        record: RecordId,
        /// The date it bears.
        at: DateTime<Utc>,
    },
    /// A field in which two people wrote different things.
    InConflict {
        /// Where.
        record: RecordId,
        /// Which field.
        field: &'static str,
    },
    /// Somebody put it in the bin, somebody else changed it.
    Contested {
        /// Which record.
        record: RecordId,
    },
}

/// Two values that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Odds {
    /// The youngest age is above the oldest.
    Ages,
    /// A period ends before it begins.
    Period,
    /// Male and female do not make the total.
    Sexes,
    /// A protected card names a place.
    ProtectedPlace,
    /// A territory has a successor but no end.
    SuccessorWithoutEnd,
    /// Whoever looks for what came after a territory comes back to it.
    SuccessorItself,
    /// A territory has the number of another one of its time.
    NumberTaken,
}

impl Finding {
    /// The record it is about.
    pub fn record(&self) -> &RecordId {
        match self {
            Finding::Dangling { record, .. }
            | Finding::AtOdds { record, .. }
            | Finding::Unverified { record, .. }
            | Finding::ToComplete { record, .. }
            | Finding::FutureClock { record, .. }
            | Finding::InConflict { record, .. }
            | Finding::Contested { record } => record,
        }
    }
}

/// Whether a check made on a day is old by now.
pub fn is_stale(checked: NaiveDate, today: NaiveDate) -> bool {
    checked.checked_add_days(Days::new(DAYS_UNTIL_STALE)).is_some_and(|end| end < today)
}

/// Everything to look at in the records people work with.
pub fn findings(workspace: &Workspace, now: DateTime<Utc>, today: NaiveDate) -> Vec<Finding> {
    let mut found = Vec::new();
    for entry in workspace.entries().filter(|entry| entry.is_live()) {
        let record = entry.record.id();
        entry.record.fields().each_reference(&mut |field, reference| {
            if !workspace.table(reference.kind).contains_key(&reference.id) {
                let target = reference.id;
                found.push(Finding::Dangling { record: record.clone(), field, kind: reference.kind, target });
            }
        });
        let odds = at_odds(&entry.record).into_iter();
        found.extend(odds.map(|odds| Finding::AtOdds { record: record.clone(), odds }));
        if let AnyRecord::Service(service) = &entry.record {
            of_service(service, today, &mut found);
        }
        if let Some(at) = entry.revision.last_written().filter(|at| *at > now + chrono::TimeDelta::minutes(5))
        {
            found.push(Finding::FutureClock { record: record.clone(), at });
        }
        found.extend(entry.undecided_fields().into_iter().map(|field| match field {
            bin::FIELD => Finding::Contested { record: record.clone() },
            field => Finding::InConflict { record: record.clone(), field },
        }));
    }
    found.extend(numbers_taken(workspace));
    found.extend(successors_of_themselves(workspace));
    found
}

/// Territories whose successors lead back to them: two that were closed, each by somebody else, in favour of each other.
fn successors_of_themselves(workspace: &Workspace) -> impl Iterator<Item = Finding> {
    let after = |it: &MicroTerritory| workspace.get(it.successor.as_ref()?).cloned();
    let all = workspace.table(Kind::MicroTerritory).len();
    workspace.live::<MicroTerritory>().filter_map(move |it| {
        let back = std::iter::successors(after(it), |it| after(it)).take(all).any(|one| one.id == it.id);
        back.then(|| Finding::AtOdds { record: it.id.record().clone(), odds: Odds::SuccessorItself })
    })
}

/// Territories that came to have the number of another one, each once.
fn numbers_taken(workspace: &Workspace) -> impl Iterator<Item = Finding> {
    let territories: Vec<_> = workspace.live::<MicroTerritory>().cloned().collect();
    (1..territories.len()).filter_map(move |n| {
        let it = &territories[n];
        let taken = territories[..n].iter().any(|one| one.has_number(it.number, &it.validity));
        taken.then(|| Finding::AtOdds { record: it.id.record().clone(), odds: Odds::NumberTaken })
    })
}

fn of_service(service: &Service, today: NaiveDate, found: &mut Vec<Finding>) {
    if !service.is_in_guide() {
        return;
    }
    let record = || service.id.record().clone();
    let since = service.assurance.as_ref().map(|assurance| assurance.on);
    if since.is_none_or(|day| is_stale(day, today)) {
        found.push(Finding::Unverified { record: record(), since });
    }
    let missing = service.missing_for_families().into_iter();
    found.extend(missing.map(|field| Finding::ToComplete { record: record(), field }));
}

fn at_odds(record: &AnyRecord) -> Vec<Odds> {
    match record {
        AnyRecord::Service(service) => of_service_fields(service),
        AnyRecord::MicroTerritory(territory) => of_territory(territory),
        AnyRecord::Comune(comune) => of_comune(comune),
        _ => Vec::new(),
    }
}

fn of_service_fields(service: &Service) -> Vec<Odds> {
    let mut odds = Vec::new();
    if service.minimum_age.zip(service.maximum_age).is_some_and(|(low, high)| low > high) {
        odds.push(Odds::Ages);
    }
    if service.protected && !service.locations.is_empty() {
        odds.push(Odds::ProtectedPlace);
    }
    odds
}

fn of_territory(territory: &MicroTerritory) -> Vec<Odds> {
    let mut odds = Vec::new();
    let periods = territory.holdings.iter().map(|holding| &holding.period);
    if periods.chain([&territory.validity]).any(|period| !Period::is_in_order(period)) {
        odds.push(Odds::Period);
    }
    if territory.successor.is_some() && territory.validity.until.is_none() {
        odds.push(Odds::SuccessorWithoutEnd);
    }
    odds
}

fn of_comune(comune: &Comune) -> Vec<Odds> {
    let sexes_wrong = comune.population.iter().map(|fact| &fact.value).any(|count| {
        count
            .male
            .zip(count.female)
            .is_some_and(|(male, female)| male.checked_add(female) != Some(count.total))
    });
    if sexes_wrong { vec![Odds::Sexes] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Dot, Record, Seen};
    use crate::workspace::{Edit, Entry, Stamp};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn territory() -> MicroTerritory {
        MicroTerritory {
            id: "micro-territory-1".parse().unwrap(),
            number: 1,
            name: "Viadana".parse().unwrap(),
            school: None,
            holdings: Vec::new(),
            table: None,
            validity: Period::ALWAYS,
            successor: None,
            boundary_note: None,
            population: None,
            facilitator_role: None,
            notes: Vec::new(),
            provenance: None,
            binned: None,
        }
    }

    fn born(record: MicroTerritory) -> Workspace {
        let dot: Dot = "plan:1".parse().unwrap();
        let mut workspace = Workspace::new();
        workspace.put(Workspace::born(MicroTerritory::wrap(record.into()), dot, None));
        workspace
    }

    fn found(workspace: &Workspace) -> Vec<Finding> {
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        findings(workspace, now, now.date_naive())
    }

    #[test]
    fn a_check_is_old_after_a_hundred_and_eighty_days() {
        let checked = day("2026-01-01");
        assert!(!is_stale(checked, day("2026-06-30")) && is_stale(checked, day("2026-07-01")));
        assert!(!is_stale(NaiveDate::MAX, day("2026-01-01")), "the end of time is no accident");
    }

    #[test]
    fn what_points_nowhere_and_what_is_at_odds_is_found_once_each() {
        let validity = Period { from: Some(day("2026-02-01")), until: Some(day("2026-01-01")) };
        let odd =
            MicroTerritory { validity, successor: Some("micro-territory-9".parse().unwrap()), ..territory() };
        let record = odd.id.record().clone();
        let dangling = Finding::Dangling {
            record: record.clone(),
            field: "successor",
            kind: Kind::MicroTerritory,
            target: "micro-territory-9".parse().unwrap(),
        };
        let at_odds = Finding::AtOdds { record, odds: Odds::Period };
        assert_eq!(found(&born(odd)), [dangling, at_odds]);
        assert_eq!(found(&born(territory())), []);
    }

    #[test]
    fn two_territories_of_one_time_with_one_number_are_found_and_one_after_the_other_are_not() {
        let until = |until: &str| Period { from: None, until: Some(day(until)) };
        let from = |from: &str| Period { from: Some(day(from)), until: None };
        let second =
            |validity| MicroTerritory { id: "micro-territory-2".parse().unwrap(), validity, ..territory() };
        let both = |first, then| {
            let first = MicroTerritory { validity: first, ..territory() };
            found(&born(first).merged(&born(second(then))))
        };
        let record = "micro-territory-2".parse().unwrap();
        assert_eq!(
            both(Period::ALWAYS, from("2026-01-01")),
            [Finding::AtOdds { record, odds: Odds::NumberTaken }]
        );
        assert_eq!(both(until("2025-12-31"), from("2026-01-01")), []);
    }

    #[test]
    fn territories_closed_in_favour_of_each_other_are_found() {
        let closed = |id: &str, number, successor: Option<&str>| MicroTerritory {
            id: id.parse().unwrap(),
            number,
            validity: Period { from: None, until: Some(day("2026-01-01")) },
            successor: successor.map(|id| id.parse().unwrap()),
            ..territory()
        };
        let all = |last| {
            let first = closed("micro-territory-1", 1, Some("micro-territory-2"));
            let second = closed("micro-territory-2", 2, Some("micro-territory-3"));
            let third = closed("micro-territory-3", 3, last);
            found(&born(first).merged(&born(second)).merged(&born(third)))
        };
        assert_eq!(all(None), []);
        let odds = Odds::SuccessorItself;
        let each = |id: &str| Finding::AtOdds { record: id.parse().unwrap(), odds };
        // The first leads to the two, and has what follows it.
        assert_eq!(all(Some("micro-territory-2")), [each("micro-territory-2"), each("micro-territory-3")]);
    }

    #[test]
    fn conflicts_contested_records_and_clocks_ahead_are_found_and_what_is_in_the_bin_is_not() {
        let (ours, wrapped) = (born(territory()), MicroTerritory::wrap(territory().into()));
        let id = wrapped.id().clone();
        let stamp = |replica: &str, second| Stamp {
            replica: replica.parse().unwrap(),
            at: DateTime::from_timestamp(second, 0).unwrap(),
        };
        let seen: Seen = ours.seen(&id);
        let renamed = |name: &str, stamp: &Stamp| {
            let mut after = ours.clone();
            let record = MicroTerritory { name: name.parse().unwrap(), ..territory() };
            let edit = Edit {
                before: wrapped.clone(),
                after: MicroTerritory::wrap(record.into()),
                seen: seen.clone(),
            };
            after.edit(&edit, stamp).unwrap();
            after
        };
        let mut binned = ours.clone();
        binned.bin(&id, &seen, &stamp("c.c", 1)).unwrap();
        assert_eq!(found(&binned), []);
        let both = renamed("Uno", &stamp("a.a", 1)).merged(&renamed("Due", &stamp("b.b", 1_900_000_000)));
        let last = both.entry(&id).and_then(|entry: &Entry| entry.revision.last_written()).unwrap();
        let record = || id.clone();
        assert_eq!(
            found(&both.merged(&binned)),
            [
                Finding::FutureClock { record: record(), at: last },
                Finding::InConflict { record: record(), field: "name" },
                Finding::Contested { record: record() },
            ]
        );
    }
}
