//! What a service is tied to: the territories it reaches, the centres that give it, the needs it answers,
//! and everything else that speaks of it.

use chrono::NaiveDate;

use crate::domain::{Id, Kind, Service};
use crate::workspace::Workspace;

use super::mention::{Appearance, Mention, appearances};
use super::reach::{self, Reach};
use super::reading::Reading;
use super::territory::{comuni_touched, in_force};

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
            _ => ties.elsewhere.push(appearance),
        }
    }
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
