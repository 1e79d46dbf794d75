//! What a service is tied to: the territories it reaches, the centres that give it, the needs it answers,
//! and everything else that speaks of it.

use chrono::NaiveDate;

use crate::domain::{Id, Kind, MappingSheet, Service};
use crate::insight::mapping::sources::{interviews_of, meetings_of};
use crate::insight::mention::{Appearance, Mention, appearances};
use crate::insight::reading::Reading;
use crate::insight::territories::territory::{comuni_touched, in_force};
use crate::workspace::Workspace;

use super::reach::{self, Reach};

/// A territory that a service reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritoryTie {
    /// Which.
    pub territory: Mention,
    /// Its number on maps.
    pub number: u32,
    /// How sure it is.
    pub reach: Reach,
}

/// What a service is tied to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Territories in force that it reaches, by number. None when nobody has said where it is given, and
    /// none for a protected card.
    pub territories: Vec<TerritoryTie>,
    /// Centres that give it. None for a protected card, since a centre has an address.
    pub centres: Vec<Mention>,
    /// Needs that it answers.
    pub needs: Vec<Mention>,
    /// The meetings and conversations in which somebody told of it.
    pub origins: Vec<Mention>,
    /// Everything else that points to it.
    pub elsewhere: Vec<Appearance>,
}

/// What a service is tied to on a day; nothing if nobody works with it any more.
pub fn ties(workspace: &Workspace, id: &Id<Service>, today: NaiveDate) -> Ties {
    let reading = Reading::of(workspace);
    let Some(service) = reading.get(id) else { return Ties::default() };
    let mut ties = Ties::default();
    for appearance in appearances(workspace, id.record()) {
        match appearance.from.kind {
            Kind::FamilyCentre if service.protected => {}
            Kind::FamilyCentre => ties.centres.push(appearance.from),
            Kind::Need => ties.needs.push(appearance.from),
            _ => {
                ties.origins.extend(origins(&reading, &appearance.from));
                ties.elsewhere.push(appearance);
            }
        }
    }
    ties.origins.sort();
    ties.origins.dedup();
    if service.protected || service.service_area.is_none() {
        return ties;
    }
    for territory in in_force(&reading, today) {
        let comuni = comuni_touched(&reading, territory, today);
        if let Some(reach) =
            reach::of_territory(&reading, service, &comuni).filter(|it| *it != Reach::Unstated)
        {
            let territory_tie =
                TerritoryTie { territory: Mention::of(territory.as_ref()), number: territory.number, reach };
            ties.territories.push(territory_tie);
        }
    }
    ties
}

/// Where a mapping sheet comes from; nothing for any other record.
fn origins(reading: &Reading, from: &Mention) -> Vec<Mention> {
    if from.kind != Kind::MappingSheet {
        return Vec::new();
    }
    let Some(sheet) = reading.get::<MappingSheet>(&Id::new(from.id.clone())) else { return Vec::new() };
    meetings_of(reading, sheet).into_iter().chain(interviews_of(reading, sheet)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{InterviewStatus, SheetStatus};
    use crate::insight::builders::*;
    use crate::insight::mapping::interviews::outcome;
    use crate::insight::meeting_sheet;

    #[test]
    fn a_service_and_where_it_was_told_are_one_step_from_each_other() {
        let mapped = MappingSheet {
            meetings: [id("meeting-prima")].into(),
            interviews: [id("interview-oratorio")].into(),
            service: Some(id("service-auto")),
            ..sheet("auto", SheetStatus::Verified)
        };
        let workspace = Filling::default()
            .with(service("auto", "Un passaggio"))
            .with(meeting("prima", "2026-11-01", None))
            .with(interview("oratorio", InterviewStatus::Held, Some("2026-11-02")))
            .with(MappingSheet { id: id("mapping-sheet-altra"), ..mapped.clone() })
            .with(mapped)
            .0;
        let ids = |mentions: &[Mention]| mentions.iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
        let today = day("2026-11-25");
        let mut origins = ids(&ties(&workspace, &id("service-auto"), today).origins);
        origins.sort();
        assert_eq!(origins, ["interview-oratorio", "meeting-prima"]);
        let meeting = meeting_sheet(&workspace, &id("meeting-prima"), today).unwrap();
        assert_eq!(ids(&meeting.services), ["service-auto"]);
        assert_eq!(ids(&outcome(&workspace, &id("interview-oratorio")).services), ["service-auto"]);
    }
}
