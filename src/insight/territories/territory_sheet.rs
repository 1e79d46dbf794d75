//! One territory with everything around it: figures, centre, group, profile, services, organisations,
//! notes and changes.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    CentreStatus, CommunityProfile, DatedNote, FamilyCentre, GroupKind, GroupStatus, Id, MicroTerritory,
    NonEmptyText, Organization, PROFILE_PARTS, ParticipantCategory, ProfileStatus, Provenance, Service,
    SteeringGroup,
};
use crate::insight::groups::seats::{Total, meetings_of, missing, seats, total};
use crate::insight::guide::reach::{self, Reach};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::territories::changes::{Change, changes_of};
use crate::workspace::Workspace;

use super::figures::{TerritoryFigures, of_territory};
use super::profiles;
use super::territory::{TerritoryRow, comuni_touched, day_to_look, row, whole_comuni};

/// A centre of a territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CentreFact {
    /// Which.
    pub centre: Mention,
    /// How far it has come.
    pub status: CentreStatus,
}

/// A group of a territory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFact {
    /// Which.
    pub group: Mention,
    /// What it is for.
    pub kind: GroupKind,
    /// How far it has come.
    pub status: GroupStatus,
    /// How many take part; `None` if nobody has said.
    pub people: Option<Total>,
    /// The categories that nobody at the table belongs to; empty if nobody has said who takes part.
    pub missing: Vec<ParticipantCategory>,
    /// The other territories it spans.
    pub other_territories: Vec<Mention>,
}

/// The current version of a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileFact {
    /// Which.
    pub profile: Id<CommunityProfile>,
    /// Which version.
    pub version: u32,
    /// How far it has come.
    pub status: ProfileStatus,
    /// Its day.
    pub dated: Option<NaiveDate>,
    /// How many of the twelve parts are written.
    pub written: usize,
    /// The names of the parts that are still to be written.
    pub missing: Vec<&'static str>,
    /// How many versions there are, this one included.
    pub versions: usize,
}

/// How many services of the guide reach a territory; planned ones not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServicesThere {
    /// Surely.
    pub certain: usize,
    /// Perhaps: nine comuni of ten, or nobody has said where.
    pub uncertain: usize,
}

/// How we know that an organisation is in a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum There {
    /// Its record says so.
    Said,
    /// Its comune belongs whole to the territory.
    ByComune,
    /// A part of its comune belongs to the territory: perhaps not the one it is in.
    ByPartOfComune,
}

/// A territory with everything around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerritorySheet {
    /// Which, and what it holds.
    pub territory: TerritoryRow,
    /// Its figures.
    pub figures: TerritoryFigures,
    /// The territories whose place it took.
    pub predecessors: Vec<Mention>,
    /// The school district that defines it.
    pub school: Option<Mention>,
    /// The table of the co-programming it belonged to.
    pub table: Option<Mention>,
    /// What is not known of its boundary.
    pub boundary_note: Option<NonEmptyText>,
    /// The role of who facilitates there.
    pub facilitator_role: Option<NonEmptyText>,
    /// Its centres, the furthest first.
    pub centres: Vec<CentreFact>,
    /// Its groups that are not over, guiding groups first.
    pub groups: Vec<GroupFact>,
    /// The current version of its profile.
    pub profile: Option<ProfileFact>,
    /// Services that reach it.
    pub services: ServicesThere,
    /// Organisations there, by name.
    pub organizations: Vec<(Mention, There)>,
    /// Its notes, oldest first, those without a day before all.
    pub notes: Vec<DatedNote>,
    /// What changed in it, oldest first.
    pub changes: Vec<Change>,
    /// How we know of it.
    pub provenance: Option<Provenance>,
}

/// A territory with everything around it, as of a day; `None` if nobody works with it any more.
pub fn territory_sheet(
    workspace: &Workspace,
    id: &Id<MicroTerritory>,
    day: NaiveDate,
) -> Option<TerritorySheet> {
    let reading = Reading::of(workspace);
    let territory = reading.get(id)?;
    let look = day_to_look(territory, day);
    let is_this = |id: &Id<MicroTerritory>| reading.same(id, &territory.id);
    let mut predecessors: Vec<Mention> = reading
        .live::<MicroTerritory>()
        .filter(|other| other.successor.as_ref().is_some_and(is_this) && other.id != territory.id)
        .map(|other| Mention::of(other.as_ref()))
        .collect();
    predecessors.sort();
    let mut notes = territory.notes.clone();
    notes.sort_by_key(|note| note.on);
    Some(TerritorySheet {
        territory: row(&reading, territory, day),
        figures: of_territory(&reading, territory, look),
        predecessors,
        school: territory.school.as_ref().and_then(|id| reading.mention(id)),
        table: territory.table.as_ref().and_then(|id| reading.mention(id)),
        boundary_note: territory.boundary_note.clone(),
        facilitator_role: territory.facilitator_role.clone(),
        centres: centres(&reading, &is_this),
        groups: groups(&reading, &is_this),
        profile: profile_of(&reading, territory),
        services: services(&reading, territory, look),
        organizations: organizations(&reading, territory, look),
        notes,
        changes: changes_of(&reading, territory),
        provenance: territory.provenance.clone(),
    })
}

fn centres(reading: &Reading, is_this: &dyn Fn(&Id<MicroTerritory>) -> bool) -> Vec<CentreFact> {
    let there =
        reading.live::<FamilyCentre>().filter(|centre| centre.micro_territory.as_ref().is_some_and(is_this));
    let mut found: Vec<CentreFact> = there
        .map(|centre| CentreFact { centre: Mention::of(centre.as_ref()), status: centre.status })
        .collect();
    found.sort_by(|a, b| (b.status, &a.centre).cmp(&(a.status, &b.centre)));
    found
}

fn groups(reading: &Reading, is_this: &dyn Fn(&Id<MicroTerritory>) -> bool) -> Vec<GroupFact> {
    let mut found: Vec<GroupFact> = reading
        .live::<SteeringGroup>()
        .filter(|group| group.micro_territories.iter().any(is_this))
        .filter(|group| group.status != GroupStatus::Concluded)
        .map(|group| GroupFact {
            group: Mention::of(group.as_ref()),
            kind: group.kind,
            status: group.status,
            people: total(&group.composition),
            missing: missing(&seats(group, &meetings_of(reading, &group.id))),
            other_territories: group
                .micro_territories
                .iter()
                .filter(|id| !is_this(id))
                .filter_map(|id| reading.mention(id))
                .collect(),
        })
        .collect();
    found.sort_by(|a, b| (a.kind, &a.group).cmp(&(b.kind, &b.group)));
    found
}

/// The current version of the profile of a territory: the latest that no later one has replaced.
pub fn profile_of(reading: &Reading, territory: &MicroTerritory) -> Option<ProfileFact> {
    let versions: Vec<&Arc<CommunityProfile>> = reading
        .live::<CommunityProfile>()
        .filter(|profile| reading.same(&profile.micro_territory, &territory.id))
        .collect();
    let current = profiles::current(&versions)?;
    let missing = current.parts_missing();
    Some(ProfileFact {
        profile: current.id.clone(),
        version: current.version,
        status: current.status,
        dated: current.dated,
        written: PROFILE_PARTS.len() - missing.len(),
        missing,
        versions: versions.len(),
    })
}

/// How many services of the guide reach a territory.
pub fn services(reading: &Reading, territory: &MicroTerritory, day: NaiveDate) -> ServicesThere {
    let comuni = comuni_touched(reading, territory, day);
    let mut there = ServicesThere::default();
    for service in reading.live::<Service>().filter(|it| it.is_in_guide() && !it.is_planned()) {
        match reach::of_territory(reading, service, &comuni) {
            Some(Reach::Certain) => there.certain += 1,
            Some(Reach::NineOfTen | Reach::Unstated) => there.uncertain += 1,
            None => {}
        }
    }
    there
}

/// Whether an organisation is in a territory, and how we know.
pub fn is_there(
    reading: &Reading,
    organization: &Organization,
    territory: &MicroTerritory,
    day: NaiveDate,
) -> Option<There> {
    if let Some(fact) = &organization.micro_territory {
        return reading.same(&fact.value, &territory.id).then_some(There::Said);
    }
    let comune = reading.shown_id(organization.comune.as_ref()?);
    if whole_comuni(reading, territory, day).iter().any(|it| it.id == comune) {
        Some(There::ByComune)
    } else {
        let touched = comuni_touched(reading, territory, day);
        touched.iter().any(|it| it.id == comune).then_some(There::ByPartOfComune)
    }
}

fn organizations(reading: &Reading, territory: &MicroTerritory, day: NaiveDate) -> Vec<(Mention, There)> {
    let mut found: Vec<(Mention, There)> = reading
        .live::<Organization>()
        .filter_map(|it| is_there(reading, it, territory, day).map(|how| (Mention::of(it.as_ref()), how)))
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, Headcount};
    use crate::insight::builders::*;

    #[test]
    fn a_sheet_gathers_what_is_around_a_territory() {
        let mut guiding = group("gruppo", GroupStatus::Active, &["micro-territory-1", "micro-territory-2"]);
        guiding.composition = vec![Headcount { category: ParticipantCategory::Families, people: 4 }];
        let mut noted = territory(1, "Uno", vec![whole("comune-bozzolo"), part("frazione-nord")]);
        let note =
            |on: &str, words: &str| DatedNote { on: Some(day(on)), text: text(words), provenance: None };
        noted.notes = vec![note("2025-09-01", "poi"), note("2022-03-01", "prima")];
        let at =
            |slug: &str, comune: &str| Organization { comune: Some(id(comune)), ..organization(slug, slug) };
        let mut said = at("a", "comune-viadana");
        said.micro_territory = Some(stated(id("micro-territory-2")));
        let filling = Filling::default()
            .with(comune("bozzolo", "Bozzolo", Area::Viadanese))
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(frazione("nord", "Viadana nord", "comune-viadana"))
            .with(noted)
            .with(territory(2, "Due", Vec::new()))
            .with(guiding)
            .with(profile("micro-territory-1", 1, ProfileStatus::Published))
            .with(profile("micro-territory-1", 2, ProfileStatus::Draft))
            .with(profile("micro-territory-1", 3, ProfileStatus::Superseded))
            .with(said)
            .with(at("b", "comune-viadana"))
            .with(at("c", "comune-bozzolo"))
            .with(service("x", "X"));
        let sheet = territory_sheet(&filling.0, &id("micro-territory-1"), day("2026-11-23")).unwrap();
        assert_eq!(sheet.notes[0].text, text("prima"));
        let profile = sheet.profile.unwrap();
        assert_eq!((profile.version, profile.written, profile.versions), (2, 1, 3));
        assert_eq!(profile.missing.len(), 11);
        assert_eq!(
            (sheet.groups[0].people, sheet.groups[0].missing.len()),
            (Some(Total { people: 4, of_few: true }), 7)
        );
        assert_eq!(sheet.groups[0].other_territories[0].title, "Due");
        let there: Vec<(&str, There)> =
            sheet.organizations.iter().map(|(it, how)| (it.title.as_str(), *how)).collect();
        assert_eq!(there, [("b", There::ByPartOfComune), ("c", There::ByComune)]);
        assert_eq!(sheet.services, ServicesThere { certain: 0, uncertain: 1 });
        assert_eq!(territory_sheet(&filling.0, &id("micro-territory-9"), day("2026-11-23")), None);
    }
}
