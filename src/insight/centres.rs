//! The Family Coaching centres side by side: how far each has come, where, with whom, what comes next.

use crate::domain::{CentreFunction, CentreStatus, FamilyCentre, Id, NonEmptyText, Provenance};
use crate::workspace::Workspace;

use super::card::mention_of;
use super::mention::Mention;
use super::reading::Reading;

/// A centre on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreRow {
    /// Which.
    pub id: Id<FamilyCentre>,
    /// Its name.
    pub name: NonEmptyText,
    /// How far it has come.
    pub status: CentreStatus,
    /// In which micro-territory, if it can be said, and the number of it.
    pub micro_territory: Option<(Mention, u32)>,
    /// Where.
    pub location: Option<Mention>,
    /// What it does.
    pub functions: Vec<CentreFunction>,
    /// Who takes part.
    pub partners: Vec<Mention>,
    /// What comes next.
    pub next_steps: Option<NonEmptyText>,
    /// How we know of it.
    pub provenance: Option<Provenance>,
}

/// Every centre that people work with, the furthest first, then by name.
pub fn centres(workspace: &Workspace) -> Vec<CentreRow> {
    let reading = Reading::of(workspace);
    let mut rows: Vec<CentreRow> =
        reading.live::<FamilyCentre>().map(|centre| row(&reading, centre)).collect();
    rows.sort_by(|a, b| (b.status, &a.name, &a.id).cmp(&(a.status, &b.name, &b.id)));
    rows
}

fn row(reading: &Reading, centre: &FamilyCentre) -> CentreRow {
    let territory = centre.micro_territory.as_ref().and_then(|id| reading.get(id));
    let mut partners: Vec<Mention> =
        centre.partners.iter().filter_map(|actor| mention_of(reading, actor)).collect();
    partners.sort();
    CentreRow {
        id: centre.id.clone(),
        name: centre.name.clone(),
        status: centre.status,
        micro_territory: territory.map(|it| (Mention::of(it.as_ref()), it.number)),
        location: centre.location.as_ref().and_then(|id| reading.mention(id)),
        functions: centre.functions.iter().copied().collect(),
        partners,
        next_steps: centre.next_steps.clone(),
        provenance: centre.provenance.clone(),
    }
}
