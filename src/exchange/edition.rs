//! Editions and scopes: which records a file holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::{
    AnyRecord, CoverageScope, Edge, Id, Kind, MicroTerritory, Place, Record, RecordId, Service,
};
use crate::workspace::{Entry, Workspace};

/// For whom a file is that another workspace takes in. The public edition is none of these: it has types and a
/// writer of its own (`public`), so that nobody can ask for it here and get something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// Between facilitators: nothing that must stay on the device.
    Working,
    /// Everything on this device.
    Backup,
}

/// Which part of the records a file holds; nothing set means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Only what concerns these micro-territories.
    pub micro_territories: Option<BTreeSet<Id<MicroTerritory>>>,
    /// Only these records.
    pub records: Option<BTreeSet<RecordId>>,
}

impl Scope {
    /// Everything.
    pub const ALL: Scope = Scope { micro_territories: None, records: None };

    /// Whether the file holds all that its edition may hold.
    pub fn is_all(&self) -> bool {
        *self == Scope::ALL
    }
}

/// Kinds that every file takes along whole: who wrote, in which notebook, and what is one thing.
const ALWAYS: [Kind; 3] = [Kind::Notebook, Kind::Device, Kind::Match];

fn travels(entry: &Entry, edition: Edition) -> bool {
    edition == Edition::Backup || entry.record.kind().edge() != Edge::Device
}

/// Whether a record with such a field came out of what the field leads to: a decision out of its meeting, a voice out
/// of its conversation. A meeting that goes out without them would be half a meeting.
fn comes_out_of(kind: Kind, field: &str) -> bool {
    matches!(
        (kind, field),
        (Kind::Meeting, "group")
            | (Kind::Decision, "meeting")
            | (Kind::Task, "meeting" | "decision" | "group")
            | (Kind::Voice, "meeting" | "interview")
            | (Kind::Need, "meetings" | "interviews" | "voices" | "sheets")
            | (Kind::Interview, "meeting")
            | (Kind::MappingSheet, "meetings" | "interviews")
            | (Kind::Priority, "meeting" | "group")
    )
}

/// Kinds that concern a micro-territory by standing on its ground, without naming it.
const ON_THE_GROUND: [Kind; 4] = [Kind::Organization, Kind::Service, Kind::Location, Kind::FamilyCentre];

/// What a scope asks for, under the identifiers by which things are shown.
struct Asked<'a> {
    joined: &'a BTreeMap<RecordId, RecordId>,
    named: BTreeSet<&'a RecordId>,
    territories: BTreeSet<&'a RecordId>,
    ground: BTreeSet<&'a RecordId>,
}

impl<'a> Asked<'a> {
    fn of(workspace: &'a Workspace, scope: &'a Scope, joined: &'a BTreeMap<RecordId, RecordId>) -> Asked<'a> {
        let nothing = BTreeSet::new;
        let mut asked = Asked { joined, named: nothing(), territories: nothing(), ground: nothing() };
        let named = scope.records.iter().flatten().map(|id| asked.shown(id)).collect();
        let territories: BTreeSet<_> =
            scope.micro_territories.iter().flatten().map(|id| asked.shown(id.record())).collect();
        for entry in workspace.table(Kind::MicroTerritory).values() {
            let Some(territory) = MicroTerritory::peel(&entry.record) else { continue };
            if territories.contains(asked.shown(territory.id.record())) {
                // What it held once is not its ground any more, unless it holds nothing now.
                let open = territory.holdings.iter().any(|holding| holding.period.until.is_none());
                let held = territory.holdings.iter().filter(|it| !open || it.period.until.is_none());
                asked.ground.extend(held.map(|holding| match &holding.place {
                    Place::Comune(id) => id.record(),
                    Place::Frazione(id) => id.record(),
                }));
            }
        }
        (asked.named, asked.territories) = (named, territories);
        asked
    }

    fn shown(&self, id: &'a RecordId) -> &'a RecordId {
        self.joined.get(id).unwrap_or(id)
    }

    /// Whether a record was asked for by itself: by its name, or because it concerns a territory.
    fn holds(&self, record: &'a AnyRecord) -> bool {
        let (kind, id) = (record.kind(), self.shown(record.id()));
        if ALWAYS.contains(&kind) || self.named.contains(id) || self.territories.contains(id) {
            return true;
        }
        if self.territories.is_empty() {
            return false;
        }
        let on_the_ground = ON_THE_GROUND.contains(&kind);
        let mut concerns = Service::peel(record).is_some_and(|service| reaches_everywhere(service));
        record.fields().each_reference(&mut |_, reference| {
            let target = self.joined.get(&reference.id).unwrap_or(&reference.id);
            concerns |= self.territories.contains(target);
            concerns |= on_the_ground && self.ground.contains(&reference.id);
        });
        concerns
    }
}

/// Whether a service is given, as far as anybody knows, wherever one is: so it concerns every territory.
fn reaches_everywhere(service: &Service) -> bool {
    let scope = service.service_area.as_ref().map(|area| area.value.scope);
    scope.is_some_and(|scope| match scope {
        CoverageScope::TenComuni
        | CoverageScope::NineOfTen
        | CoverageScope::Ambito
        | CoverageScope::Province => true,
        CoverageScope::Listed | CoverageScope::Unstated => false,
    })
}

/// The entries that a file of this edition and scope holds: those asked for, whole, with all that came out of them,
/// and in one step the travelling records that they refer to. What is one thing goes together.
pub fn chosen<'a>(workspace: &'a Workspace, edition: Edition, scope: &Scope) -> Vec<&'a Entry> {
    let all: Vec<&Entry> = workspace.entries().filter(|entry| travels(entry, edition)).collect();
    if scope.is_all() {
        return all;
    }
    let joined = workspace.joined();
    let shown = |id: &RecordId| joined.get(id).unwrap_or(id).clone();
    let asked = Asked::of(workspace, scope, &joined);
    let mut wanted: BTreeSet<RecordId> =
        all.iter().filter(|entry| asked.holds(&entry.record)).map(|entry| shown(entry.record.id())).collect();
    loop {
        let before = wanted.len();
        for entry in &all {
            let (kind, id) = (entry.record.kind(), entry.record.id());
            let mut came = false;
            entry.record.fields().each_reference(&mut |field, reference| {
                came |= comes_out_of(kind, field) && wanted.contains(&shown(&reference.id));
            });
            if came {
                wanted.insert(shown(id));
            }
        }
        if wanted.len() == before {
            break;
        }
    }
    let whole: Vec<&&Entry> = all.iter().filter(|entry| wanted.contains(&shown(entry.record.id()))).collect();
    let mut beside: BTreeSet<RecordId> = BTreeSet::new();
    for entry in whole {
        entry.record.fields().each_reference(&mut |_, reference| {
            beside.insert(shown(&reference.id));
        });
    }
    wanted.append(&mut beside);
    all.into_iter().filter(|entry| wanted.contains(&shown(entry.record.id()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, Decision, GroupStatus, Id, SheetStatus, Task};
    use crate::insight::builders::*;

    fn held(workspace: &Workspace, scope: &Scope) -> Vec<String> {
        let entries = chosen(workspace, Edition::Working, scope);
        let mut ids: Vec<String> = entries.iter().map(|entry| entry.record.id().to_string()).collect();
        ids.sort();
        ids
    }

    fn records(ids: &[&str]) -> Scope {
        Scope { records: Some(ids.iter().map(|id| id.parse().unwrap()).collect()), micro_territories: None }
    }

    fn territories(ids: &[&str]) -> Scope {
        Scope { micro_territories: Some(ids.iter().map(|it| id(it)).collect()), records: None }
    }

    fn decision(slug: &str, of: &str) -> Decision {
        let id: Id<Decision> = id(&format!("decision-{slug}"));
        let meeting = Some(crate::insight::builders::id(of));
        Decision { id, text: text(slug), meeting, decided_on: None, needs: BTreeSet::new(), binned: None }
    }

    /// A group of Bozzolo that met twice, and what came of it.
    fn worked() -> Workspace {
        let heard = |slug: &str, on: &str| {
            let mut need = need(slug, slug, 1);
            need.meetings = [id(on)].into();
            need
        };
        let mut follow = task("autobus", None, None);
        follow.decision = Some(id("decision-chiedere"));
        follow.services = [id("service-autobus")].into();
        let mut mapped = sheet("passaggi", SheetStatus::Open);
        mapped.meetings = [id("meeting-uno")].into();
        mapped.micro_territory = None;
        Filling::default()
            .with(comune("bozzolo", "Bozzolo", Area::Viadanese))
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(territory(1, "Bozzolo", vec![whole("comune-bozzolo")]))
            .with(territory(2, "Viadana", vec![whole("comune-viadana")]))
            .with(group("bozzolo", GroupStatus::Active, &["micro-territory-1"]))
            .with(meeting("uno", "2026-05-03", Some("steering-group-bozzolo")))
            .with(meeting("due", "2026-06-03", Some("steering-group-bozzolo")))
            .with(decision("chiedere", "meeting-uno"))
            .with(decision("altro", "meeting-due"))
            .with(follow)
            .with(heard("corriera", "meeting-uno"))
            .with(heard("nido", "meeting-due"))
            .with(mapped)
            .with(service("autobus", "Autobus"))
            .with(service("lontano", "Lontano"))
            .with(private_note("mia", "Mia"))
            .0
    }

    #[test]
    fn a_meeting_goes_out_with_all_that_came_of_it_and_what_that_speaks_of() {
        let group = worked()
            .entries()
            .find(|it| it.record.kind() == Kind::SteeringGroup)
            .unwrap()
            .record
            .id()
            .to_string();
        let mut expected = vec![
            "decision-chiedere".to_owned(),
            "mapping-sheet-passaggi".to_owned(),
            "meeting-uno".to_owned(),
            "need-corriera".to_owned(),
            "service-autobus".to_owned(),
            "task-autobus".to_owned(),
            group,
        ];
        expected.sort();
        assert_eq!(held(&worked(), &records(&["meeting-uno"])), expected);
    }

    #[test]
    fn a_territory_goes_out_with_its_groups_their_work_and_what_stands_on_its_ground() {
        let mut workspace = Filling(worked());
        let mut here = service("qui", "Qui");
        here.service_area = reaching(CoverageScope::Listed, &["comune-bozzolo"]);
        let mut everywhere = service("ovunque", "Ovunque");
        everywhere.service_area = reaching(CoverageScope::TenComuni, &[]);
        let mut there = service("la", "Là");
        there.service_area = reaching(CoverageScope::Listed, &["comune-viadana"]);
        for one in [here, everywhere, there] {
            workspace.put(one);
        }
        workspace.put(location("piazza", "comune-bozzolo"));
        let ids = held(&workspace.0, &territories(&["micro-territory-1"]));
        let has = |id: &str| ids.iter().any(|other| other == id);
        for id in [
            "comune-bozzolo",
            "micro-territory-1",
            "meeting-uno",
            "meeting-due",
            "decision-altro",
            "need-nido",
            "task-autobus",
            "service-qui",
            "service-ovunque",
            "location-piazza",
        ] {
            assert!(has(id), "{id} is missing: {ids:?}");
        }
        for id in ["micro-territory-2", "comune-viadana", "service-la", "service-lontano", "private-note-mia"]
        {
            assert!(!has(id), "{id} does not belong there");
        }
    }

    #[test]
    fn a_selection_is_what_was_selected_and_what_it_refers_to() {
        let ids = held(&worked(), &records(&["task-autobus"]));
        assert_eq!(ids, ["decision-chiedere", "service-autobus", "task-autobus"]);
        assert!(Task::peel(&worked().entry(&"task-autobus".parse().unwrap()).unwrap().record).is_some());
    }

    #[test]
    fn what_is_one_thing_goes_together() {
        let both = Filling(worked()).with(same("service-autobus", "service-lontano")).0;
        let ids = held(&both, &records(&["task-autobus"]));
        assert!(ids.contains(&"service-lontano".to_owned()), "{ids:?}");
    }
}
