//! The ground as the public may read it: comuni, parts of comuni, tables and micro-territories.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::{
    AgeBand, Area, Citizenship, CoProgrammingTable, Comune, Fact, Frazione, Holding, Id, IstatCode,
    MicroTerritory, NonEmptyText, Organization, Period, Place, RecordId, Residents,
};

use super::Public;
use super::facts::{PublicFact, PublicNote, PublicProvenance};
use super::people::{People, listed_parts, parts};
use super::published::Published;

/// Residents on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicResidents {
    /// The day of the count.
    pub on: NaiveDate,
    /// Persons.
    pub total: People,
    /// Of them male, if it can be told.
    pub male: Option<People>,
    /// Of them female, if it can be told.
    pub female: Option<People>,
}

impl PublicResidents {
    fn of(residents: &Residents) -> PublicResidents {
        let Residents { on, total, male, female } = *residents;
        // The total tells the other sex where only one is written.
        let both = male.zip(female).map(|(male, female)| parts([male, female]));
        let [male, female] = match (both, male, female, People::of(total)) {
            (_, _, _, People::UnderFive) => [None, None],
            (Some(both), ..) => both,
            (None, Some(male), ..) => [parts([male, total.saturating_sub(male)])[0], None],
            (None, None, Some(female), _) => [None, parts([female, total.saturating_sub(female)])[0]],
            (None, None, None, _) => [None, None],
        };
        PublicResidents { on, total: People::of(total), male, female }
    }
}

/// Residents by citizenship.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicCitizenship {
    /// Persons with Italian citizenship, if it can be told.
    pub italian: Option<People>,
    /// Persons with another citizenship, if it can be told.
    pub foreign: Option<People>,
}

impl PublicCitizenship {
    fn of(citizenship: &Citizenship) -> PublicCitizenship {
        let Citizenship { italian, foreign } = *citizenship;
        let [italian, foreign] = parts([italian, foreign]);
        PublicCitizenship { italian, foreign }
    }
}

/// Residents of an age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicAgeBand {
    /// Youngest age, in years.
    pub from: u8,
    /// Oldest age, in years; open for the last band.
    pub to: Option<u8>,
    /// Persons, if it can be told.
    pub residents: Option<People>,
}

impl PublicAgeBand {
    fn of_all(bands: &[AgeBand]) -> Vec<PublicAgeBand> {
        let counts: Vec<u32> = bands.iter().map(|band| band.residents).collect();
        let told = bands.iter().zip(listed_parts(&counts));
        let public = |(AgeBand { from, to, residents: _ }, residents): (&AgeBand, _)| PublicAgeBand {
            from: *from,
            to: *to,
            residents,
        };
        told.map(public).collect()
    }
}

/// A comune with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicComune {
    /// Which.
    pub id: Id<Comune>,
    /// Its name.
    pub name: NonEmptyText,
    /// Its ISTAT code.
    pub istat_code: IstatCode,
    /// Which half of the Ambito.
    pub area: Area,
    /// Residents by day of count.
    pub population: Vec<PublicFact<PublicResidents>>,
    /// Surface in hectares.
    pub area_hectares: Option<PublicFact<u32>>,
    /// Residents by citizenship.
    pub citizenship: Option<PublicFact<PublicCitizenship>>,
    /// Residents by age.
    pub ages: Option<PublicFact<Vec<PublicAgeBand>>>,
    /// What should be known beside the figures.
    pub notes: Vec<PublicNote>,
}

impl Public for PublicComune {
    type Of = Comune;
    fn of(comune: &Comune, _: &Published<'_>) -> Option<Self> {
        let Comune {
            id,
            name,
            istat_code,
            area,
            population,
            area_hectares,
            citizenship,
            ages,
            notes,
            binned: _,
        } = comune;
        let residents = |fact| PublicFact::told(fact, PublicResidents::of);
        let bands = |fact| PublicFact::told(fact, |bands: &Vec<AgeBand>| PublicAgeBand::of_all(bands));
        Some(PublicComune {
            id: id.clone(),
            name: name.clone(),
            istat_code: istat_code.clone(),
            area: *area,
            population: population.iter().map(residents).collect(),
            area_hectares: PublicFact::of(area_hectares),
            citizenship: citizenship.as_ref().map(|fact| PublicFact::told(fact, PublicCitizenship::of)),
            ages: ages.as_ref().map(bands),
            notes: PublicNote::of_all(notes),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

fn people(fact: &Option<Fact<u32>>) -> Option<PublicFact<People>> {
    fact.as_ref().map(|fact| PublicFact::told(fact, |count| People::of(*count)))
}

/// A part of a comune.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicFrazione {
    /// Which.
    pub id: Id<Frazione>,
    /// Its name.
    pub name: NonEmptyText,
    /// The comune it is part of.
    pub comune: Id<Comune>,
    /// Residents, if anybody knows.
    pub population: Option<PublicFact<People>>,
    /// What should be known of its boundary.
    pub note: Option<NonEmptyText>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicFrazione {
    type Of = Frazione;
    fn of(frazione: &Frazione, published: &Published<'_>) -> Option<Self> {
        let Frazione { id, name, comune, population, note, provenance, binned: _ } = frazione;
        Some(PublicFrazione {
            id: id.clone(),
            name: name.clone(),
            comune: published.id(comune)?,
            population: people(population),
            note: note.clone(),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// One of the tables of the co-programming of 2021.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicCoProgrammingTable {
    /// Which.
    pub id: Id<CoProgrammingTable>,
    /// Its name.
    pub name: NonEmptyText,
    /// Residents as the Plan states them.
    pub population: Option<PublicFact<People>>,
    /// The comuni that took part whole.
    pub comuni: BTreeSet<Id<Comune>>,
    /// The parts of comuni that took part.
    pub frazioni: BTreeSet<Id<Frazione>>,
    /// How many meetings it held.
    pub meetings: Option<PublicFact<u32>>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicCoProgrammingTable {
    type Of = CoProgrammingTable;
    fn of(table: &CoProgrammingTable, published: &Published<'_>) -> Option<Self> {
        let CoProgrammingTable { id, name, population, comuni, frazioni, meetings, provenance, binned: _ } =
            table;
        Some(PublicCoProgrammingTable {
            id: id.clone(),
            name: name.clone(),
            population: people(population),
            comuni: published.ids(comuni),
            frazioni: published.ids(frazioni),
            meetings: PublicFact::of(meetings),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

/// A place that belongs to a micro-territory for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicHolding {
    /// What belongs.
    pub place: Place,
    /// From when to when.
    pub period: Period,
    /// How we know it.
    pub provenance: Option<PublicProvenance>,
}

impl PublicHolding {
    fn of(holding: &Holding, published: &Published<'_>) -> Option<PublicHolding> {
        let Holding { place, period, provenance } = holding;
        let place = match place {
            Place::Comune(id) => published.id(id).map(Place::Comune),
            Place::Frazione(id) => published.id(id).map(Place::Frazione),
        };
        let provenance = PublicProvenance::of_some(provenance);
        Some(PublicHolding { place: place?, period: period.clone(), provenance })
    }
}

/// A micro-territory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicMicroTerritory {
    /// Which.
    pub id: Id<MicroTerritory>,
    /// Its number on maps, from 1.
    pub number: u32,
    /// Its name.
    pub name: NonEmptyText,
    /// The school district that defines it.
    pub school: Option<Id<Organization>>,
    /// The places it holds, by period.
    pub holdings: Vec<PublicHolding>,
    /// The table of the co-programming it belonged to.
    pub table: Option<Id<CoProgrammingTable>>,
    /// From when to when it exists.
    pub validity: Period,
    /// The micro-territory that took its place.
    pub successor: Option<Id<MicroTerritory>>,
    /// What is not known of its boundary.
    pub boundary_note: Option<NonEmptyText>,
    /// Residents as somebody who knows has entered them.
    pub population: Option<PublicFact<People>>,
    /// What happened to it.
    pub notes: Vec<PublicNote>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicMicroTerritory {
    type Of = MicroTerritory;
    fn of(territory: &MicroTerritory, published: &Published<'_>) -> Option<Self> {
        let MicroTerritory {
            id,
            number,
            name,
            school,
            holdings,
            table,
            validity,
            successor,
            boundary_note,
            population,
            facilitator_role: _,
            notes,
            provenance,
            binned: _,
        } = territory;
        Some(PublicMicroTerritory {
            id: id.clone(),
            number: *number,
            name: name.clone(),
            school: published.id_of_some(school),
            holdings: holdings.iter().filter_map(|holding| PublicHolding::of(holding, published)).collect(),
            table: published.id_of_some(table),
            validity: validity.clone(),
            successor: published.id_of_some(successor),
            boundary_note: boundary_note.clone(),
            population: people(population),
            notes: PublicNote::of_all(notes),
            provenance: PublicProvenance::of_some(provenance),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(total: u32, male: Option<u32>, female: Option<u32>) -> [Option<People>; 3] {
        let on = NaiveDate::default();
        let public = PublicResidents::of(&Residents { on, total, male, female });
        [Some(public.total), public.male, public.female]
    }

    #[test]
    fn residents_of_a_small_place_are_not_told_by_subtraction() {
        let of = |count| Some(People::of(count));
        assert_eq!(told(70, Some(30), Some(40)), [of(70), of(30), of(40)]);
        assert_eq!(told(70, Some(67), Some(3)), [of(70), None, of(3)]);
        assert_eq!(told(70, Some(67), None), [of(70), None, None], "the others are 3");
        assert_eq!(told(70, None, Some(3)), [of(70), None, of(3)]);
        assert_eq!(told(4, Some(2), Some(2)), [of(4), None, None]);
        assert_eq!(told(70, None, None), [of(70), None, None]);
    }

    #[test]
    fn a_band_of_few_is_not_told_by_subtraction_either() {
        let band = |from, residents| AgeBand { from, to: None, residents };
        let bands = PublicAgeBand::of_all(&[band(0, 12), band(14, 4), band(75, 9)]);
        let residents: Vec<Option<People>> = bands.into_iter().map(|band| band.residents).collect();
        assert_eq!(residents, [Some(People::of(12)), Some(People::UnderFive), None]);
        let citizens = PublicCitizenship::of(&Citizenship { italian: 90, foreign: 2 });
        assert_eq!((citizens.italian, citizens.foreign), (None, Some(People::UnderFive)));
    }
}
