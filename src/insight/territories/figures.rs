//! Figures of comuni and territories, each with how it is known. What cannot be known is absent, with its
//! reason, and never 0. Whole numbers and hundredths only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    AgeBand, CoProgrammingTable, Comune, Fact, Id, MicroTerritory, Period, Provenance, Residents,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;

use super::territory::{holds, whole_comuni};

/// How a figure is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Knowledge {
    /// It stands as it is in a record.
    Held(Provenance),
    /// Computed here from the figures of these comuni, by name.
    FromComuni(Vec<Mention>),
    /// It cannot be known.
    Unknown(Why),
}

/// Why a figure cannot be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The territory holds parts of comuni, and figures are by whole comune.
    HoldsParts,
    /// Nobody has said what the territory holds.
    HoldsNothing,
    /// These comuni lack the figure; none of them named: all have it, but not of the same day or ages.
    Lacking(Vec<Mention>),
    /// There is only one count, or none: nothing to compare with.
    NothingBefore,
    /// The figures are too large to add, or divide by nothing: somebody should look at them.
    Impossible,
}

/// A figure and how it is known. The value is absent exactly when the knowledge is `Unknown`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure<T> {
    /// The figure.
    pub value: Option<T>,
    /// How it is known.
    pub knowledge: Knowledge,
}

impl<T> Figure<T> {
    fn unknown(why: Why) -> Self {
        Figure { value: None, knowledge: Knowledge::Unknown(why) }
    }

    fn held(fact: Fact<T>) -> Self {
        Figure { value: Some(fact.value), knowledge: Knowledge::Held(fact.provenance) }
    }

    fn computed(value: Option<T>, from: &[Mention]) -> Self {
        match value {
            Some(value) => Figure { value: Some(value), knowledge: Knowledge::FromComuni(from.to_vec()) },
            None => Figure::unknown(Why::Impossible),
        }
    }
}

/// How many more, or fewer, between two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The earlier day.
    pub from: NaiveDate,
    /// The later day.
    pub to: NaiveDate,
    /// Persons more; below zero, fewer.
    pub by: i64,
}

/// Citizenship and the share of foreign citizens, always computed again: the Plan prints it wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForeignShare {
    /// Persons with Italian citizenship.
    pub italian: u32,
    /// Persons with another citizenship.
    pub foreign: u32,
    /// Foreign citizens among all, in hundredths of a percent.
    pub hundredths: u32,
}

/// Residents of an age, and their share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeShare {
    /// Youngest age, in years.
    pub from: u8,
    /// Oldest age, in years; open for the last band.
    pub to: Option<u8>,
    /// Persons.
    pub residents: u32,
    /// Among all residents of the bands, in hundredths of a percent.
    pub hundredths: u32,
}

/// The figures of some comuni together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Residents at the latest count that all have.
    pub population: Figure<Residents>,
    /// Residents at every count that all have, oldest first.
    pub counts: Vec<Residents>,
    /// Between the last two counts.
    pub growth: Figure<Growth>,
    /// Surface in hectares; a hundredth of it is km².
    pub hectares: Figure<u32>,
    /// Residents per km², in hundredths.
    pub density: Figure<u64>,
    /// Citizenship.
    pub citizenship: Figure<ForeignShare>,
    /// Residents by age, youngest first.
    pub ages: Figure<Vec<AgeShare>>,
}

impl Figures {
    fn unknown(why: Why) -> Self {
        Figures {
            population: Figure::unknown(why.clone()),
            counts: Vec::new(),
            growth: Figure::unknown(why.clone()),
            hectares: Figure::unknown(why.clone()),
            density: Figure::unknown(why.clone()),
            citizenship: Figure::unknown(why.clone()),
            ages: Figure::unknown(why),
        }
    }
}

/// A part of a whole in hundredths of a percent, rounded; `None` of nothing.
pub fn hundredths(part: u64, whole: u64) -> Option<u32> {
    let doubled = part.checked_mul(20_000)?.checked_add(whole)?.checked_div(whole.checked_mul(2)?)?;
    u32::try_from(doubled).ok()
}

/// The figures of one comune, as they stand in its record.
pub fn of_comune(comune: &Comune) -> Figures {
    let mut figures = of_comuni(&[comune]);
    let latest = comune.population.iter().max_by_key(|fact| fact.value.on);
    if let Some(fact) = latest {
        figures.population = Figure::held(fact.clone());
    }
    if let Some(fact) = &comune.area_hectares {
        figures.hectares = Figure::held(fact.clone());
    }
    if let Some(fact) = &comune.ages
        && figures.ages.value.is_some()
    {
        figures.ages.knowledge = Knowledge::Held(fact.provenance.clone());
    }
    figures
}

/// The figures of whole comuni together: sums, and what follows from sums.
pub fn of_comuni(comuni: &[&Comune]) -> Figures {
    if comuni.is_empty() {
        return Figures::unknown(Why::HoldsNothing);
    }
    let mut from: Vec<Mention> = comuni.iter().map(|comune| Mention::of(*comune)).collect();
    from.sort();
    let counts = counts(comuni);
    let population = match counts.last() {
        Some(latest) => Figure::computed(Some(latest.clone()), &from),
        None => Figure::unknown(lacking(comuni, |comune| !comune.population.is_empty())),
    };
    let growth = match counts.as_slice() {
        [.., before, last] => {
            let by = i64::from(last.total) - i64::from(before.total);
            Figure::computed(Some(Growth { from: before.on, to: last.on, by }), &from)
        }
        _ => Figure::unknown(Why::NothingBefore),
    };
    let all_hectares: Option<Vec<u32>> =
        comuni.iter().map(|comune| comune.area_hectares.as_ref().map(|fact| fact.value)).collect();
    let hectares = match all_hectares {
        Some(parts) => Figure::computed(sum(parts), &from),
        None => Figure::unknown(lacking(comuni, |comune| comune.area_hectares.is_some())),
    };
    let density = match (&population.value, hectares.value) {
        (Some(residents), Some(hectares)) => {
            let hundredths = u64::from(residents.total) * 20_000 + u64::from(hectares);
            Figure::computed(hundredths.checked_div(u64::from(hectares) * 2), &from)
        }
        (None, _) => Figure { value: None, knowledge: population.knowledge.clone() },
        (_, None) => Figure { value: None, knowledge: hectares.knowledge.clone() },
    };
    let citizenship =
        match comuni.iter().map(|comune| comune.citizenship.as_ref()).collect::<Option<Vec<_>>>() {
            Some(facts) => {
                let italian = sum(facts.iter().map(|fact| fact.value.italian));
                let foreign = sum(facts.iter().map(|fact| fact.value.foreign));
                let share = italian.zip(foreign).and_then(|(italian, foreign)| {
                    let hundredths = hundredths(foreign.into(), u64::from(italian) + u64::from(foreign))?;
                    Some(ForeignShare { italian, foreign, hundredths })
                });
                Figure::computed(share, &from)
            }
            None => Figure::unknown(lacking(comuni, |comune| comune.citizenship.is_some())),
        };
    let ages = ages(comuni, &from);
    Figures { population, counts, growth, hectares, density, citizenship, ages }
}

/// Which comuni lack a figure.
fn lacking(comuni: &[&Comune], has: impl Fn(&Comune) -> bool) -> Why {
    let without = comuni.iter().filter(|comune| !has(comune));
    let mut names: Vec<Mention> = without.map(|comune| Mention::of(*comune)).collect();
    names.sort();
    Why::Lacking(names)
}

fn sum(parts: impl IntoIterator<Item = u32>) -> Option<u32> {
    parts.into_iter().try_fold(0_u32, u32::checked_add)
}

/// The sums of every count that all comuni have, oldest first.
fn counts(comuni: &[&Comune]) -> Vec<Residents> {
    let mut by_day: BTreeMap<NaiveDate, Vec<&Residents>> = BTreeMap::new();
    for comune in comuni {
        // A comune counts once a day, whatever its record repeats.
        let own: BTreeMap<NaiveDate, &Residents> =
            comune.population.iter().map(|fact| (fact.value.on, &fact.value)).collect();
        own.into_iter().for_each(|(on, count)| by_day.entry(on).or_default().push(count));
    }
    let complete = by_day.into_iter().filter(|(_, counts)| counts.len() == comuni.len());
    let summed = complete.filter_map(|(on, counts)| {
        let of = |sex: fn(&Residents) -> Option<u32>| {
            counts.iter().map(|count| sex(count)).collect::<Option<Vec<u32>>>().and_then(sum)
        };
        let total = sum(counts.iter().map(|count| count.total))?;
        Some(Residents { on, total, male: of(|count| count.male), female: of(|count| count.female) })
    });
    summed.collect()
}

fn ages(comuni: &[&Comune], from: &[Mention]) -> Figure<Vec<AgeShare>> {
    fn bands(comune: &Comune) -> BTreeSet<(u8, Option<u8>)> {
        let bands = comune.ages.iter().flat_map(|fact| &fact.value);
        bands.map(|band: &AgeBand| (band.from, band.to)).collect()
    }
    let wanted = bands(comuni[0]);
    let same = |comune: &Comune| comune.ages.is_some() && bands(comune) == wanted;
    if wanted.is_empty() || !comuni.iter().all(|comune| same(comune)) {
        return Figure::unknown(lacking(comuni, |comune| comune.ages.is_some()));
    }
    let all: Vec<&AgeBand> =
        comuni.iter().flat_map(|comune| &comune.ages).flat_map(|fact| &fact.value).collect();
    let everybody = all.iter().map(|band| u64::from(band.residents)).sum::<u64>();
    let share = |(from, to): &(u8, Option<u8>)| {
        let of_band = all.iter().filter(|band| band.from == *from && band.to == *to);
        let residents = sum(of_band.map(|band| band.residents))?;
        let hundredths = hundredths(residents.into(), everybody)?;
        Some(AgeShare { from: *from, to: *to, residents, hundredths })
    };
    Figure::computed(wanted.iter().map(share).collect(), from)
}

/// A population that the Plan states: of a table of 2021, never of a micro-territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePopulation {
    /// Which table.
    pub table: Id<CoProgrammingTable>,
    /// Its name.
    pub name: String,
    /// The residents of the whole table.
    pub population: Fact<u32>,
    /// How many micro-territories point to that table, this one included.
    pub territories: usize,
    /// Whether the territory holds what it held when the Plan spoke of it.
    pub unmoved: bool,
}

/// The figures of a territory on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritoryFigures {
    /// Its own. Of a territory that holds parts of comuni they are unknown.
    pub own: Figures,
    /// Residents as somebody who knows has entered them.
    pub entered: Option<Fact<u32>>,
    /// When it holds parts of comuni: the figures of the comuni that it holds whole, to be called so.
    pub of_whole_comuni: Option<Figures>,
    /// What the Plan states of the table that the territory belonged to, to be called so.
    pub table: Option<TablePopulation>,
}

/// The figures of a territory on a day.
pub fn of_territory(reading: &Reading, territory: &MicroTerritory, day: NaiveDate) -> TerritoryFigures {
    let held = holds(reading, territory, day);
    let whole: Vec<&Arc<Comune>> = whole_comuni(reading, territory, day);
    let comuni: Vec<&Comune> = whole.iter().map(|comune| comune.as_ref()).collect();
    let sums = of_comuni(&comuni);
    let (own, of_whole_comuni) = if held.is_empty() {
        (Figures::unknown(Why::HoldsNothing), None)
    } else if held.parts.is_empty() {
        (sums, None)
    } else {
        (Figures::unknown(Why::HoldsParts), Some(sums).filter(|_| !comuni.is_empty()))
    };
    let table = territory.table.as_ref().and_then(|id| reading.get(id)).and_then(|table| {
        let belongs =
            |other: &&Arc<MicroTerritory>| other.table.as_ref().is_some_and(|id| reading.same(id, &table.id));
        Some(TablePopulation {
            table: table.id.clone(),
            name: table.name.to_string(),
            population: table.population.clone()?,
            territories: reading.live::<MicroTerritory>().filter(belongs).count(),
            unmoved: territory.holdings.iter().all(|held| held.period == Period::ALWAYS),
        })
    });
    TerritoryFigures { own, entered: territory.population.clone(), of_whole_comuni, table }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Area;
    use crate::insight::builders::*;
    use crate::workspace::Workspace;
    use proptest::prelude::*;

    /// Bozzolo and San Martino as the Plan counts them, lines 3496, 3537.
    fn bozzolo() -> Comune {
        counted("bozzolo", "Bozzolo", [(1981, 2085), (1939, 2043)], 1882, (3594, 479))
    }

    fn with(comuni: Vec<Comune>, territory: MicroTerritory) -> (Workspace, MicroTerritory) {
        let mut filling = Filling::default().with(territory.clone());
        comuni.into_iter().for_each(|comune| filling.put(comune));
        (filling.0, territory)
    }

    fn figures((workspace, territory): (Workspace, MicroTerritory)) -> TerritoryFigures {
        of_territory(&Reading::of(&workspace), &territory, day("2026-11-23"))
    }

    #[test]
    fn one_comune_is_what_its_record_says() {
        let figures = of_comune(&bozzolo());
        assert_eq!(figures.population.value.as_ref().unwrap().total, 3982);
        assert!(matches!(figures.population.knowledge, Knowledge::Held(_)));
        assert_eq!(figures.growth.value.unwrap().by, -84);
        assert_eq!(figures.density.value, Some(21_158), "the Plan prints 211.56");
        assert_eq!(figures.citizenship.value.unwrap().hundredths, 1_176, "the Plan prints 13.33");
    }

    #[test]
    fn whole_comuni_are_summed_and_named() {
        let other = counted("rivarolo", "Rivarolo", [(1218, 1232), (1214, 1231)], 2555, (2165, 319));
        let both = territory(1, "Bozzolo", vec![whole("comune-bozzolo"), whole("comune-rivarolo")]);
        let figures = figures(with(vec![bozzolo(), other], both)).own;
        let residents = figures.population.value.unwrap();
        assert_eq!((residents.total, residents.male, residents.female), (6427, Some(3153), Some(3274)));
        let Knowledge::FromComuni(comuni) = figures.population.knowledge else { panic!("not summed") };
        assert_eq!(comuni.len(), 2);
        assert_eq!(figures.counts.len(), 2);
        assert_eq!(figures.hectares.value, Some(4437));
        assert_eq!(figures.citizenship.value.unwrap().foreign, 798);
        let ages = figures.ages.value.unwrap();
        assert_eq!(ages.iter().map(|age| age.residents).sum::<u32>(), 6427);
        assert_eq!(ages.iter().map(|age| age.hundredths).sum::<u32>(), 10_000);
    }

    #[test]
    fn parts_of_comuni_have_no_figures_of_their_own() {
        let mut shared = territory(2, "Due", vec![whole("comune-bozzolo"), part("frazione-nord")]);
        shared.table = Some(id("co-programming-table-viadana"));
        let (workspace, shared) = with(vec![bozzolo()], shared);
        let workspace = Filling(workspace)
            .with(frazione("nord", "Viadana nord", "comune-viadana"))
            .with(table("viadana", 18_000))
            .with(MicroTerritory { table: shared.table.clone(), ..territory(3, "Tre", Vec::new()) })
            .0;
        let figures = figures((workspace, shared));
        assert_eq!(figures.own.population, Figure::unknown(Why::HoldsParts));
        assert_eq!(figures.own.ages.value, None);
        let whole = figures.of_whole_comuni.unwrap();
        assert_eq!(whole.population.value.unwrap().total, 3982);
        let table = figures.table.unwrap();
        assert_eq!((table.population.value, table.territories), (18_000, 2));
    }

    #[test]
    fn a_missing_figure_is_never_0_and_says_who_lacks_it() {
        let bare = comune("dosolo", "Dosolo", Area::Viadanese);
        let both = territory(1, "T", vec![whole("comune-bozzolo"), whole("comune-dosolo")]);
        let own = figures(with(vec![bozzolo(), bare.clone()], both)).own;
        let lacking = Knowledge::Unknown(Why::Lacking(vec![Mention::of(&bare)]));
        assert_eq!((own.population.value, own.population.knowledge), (None, lacking.clone()));
        assert_eq!(own.density.knowledge, lacking);
        assert_eq!(own.growth.knowledge, Knowledge::Unknown(Why::NothingBefore));
        let empty = figures(with(Vec::new(), territory(1, "T", Vec::new()))).own;
        assert_eq!(empty.population.knowledge, Knowledge::Unknown(Why::HoldsNothing));
    }

    #[test]
    fn impossible_figures_do_not_panic() {
        let huge = counted("a", "A", [(u32::MAX / 2, 1), (u32::MAX / 2, 1)], 0, (0, 0));
        let figures = of_comuni(&[&huge, &huge.clone(), &huge.clone()]);
        assert_eq!(figures.population.value, None);
        assert_eq!(of_comune(&huge).density.knowledge, Knowledge::Unknown(Why::Impossible));
        assert_eq!(of_comune(&huge).citizenship.knowledge, Knowledge::Unknown(Why::Impossible));
    }

    proptest! {
        #[test]
        fn the_sum_of_comuni_is_the_sum_of_their_counts(
            people in prop::collection::vec((0_u32..9_000, 1_u32..9_000), 1..6),
        ) {
            let comuni: Vec<Comune> = people
                .iter()
                .enumerate()
                .map(|(n, sexes)| counted(&format!("{n}"), &format!("C{n}"), [*sexes, *sexes], 1_000, *sexes))
                .collect();
            let figures = of_comuni(&comuni.iter().collect::<Vec<_>>());
            let expected: u32 = people.iter().map(|(male, female)| male + female).sum();
            prop_assert_eq!(figures.population.value.unwrap().total, expected);
            prop_assert_eq!(figures.growth.value.unwrap().by, 0);
            prop_assert!(figures.citizenship.value.unwrap().hundredths <= 10_000);
        }
    }
}
