//! What an organisation or a network does with others: the services it gives, the agreements it takes part
//! in, the networks and centres that count on it, and its links told from its own side.

use chrono::NaiveDate;

use crate::domain::{
    Actor, Agreement, AnyRecord, FamilyCentre, Id, Link, LinkKind, MicroTerritory, Network, Organization,
    RecordId, Service,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::searching::lexicon::fold;
use crate::insight::territories::territory::in_force;
use crate::insight::territories::territory_sheet::{There, is_there};
use crate::workspace::Workspace;

use super::agreements::{Term, term};
use super::network::{LinkRow, actor_id, links_of};

/// What an actor does with others, each list by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dealings {
    /// Services that it gives.
    pub given: Vec<Mention>,
    /// Services that it helps to give.
    pub helped: Vec<Mention>,
    /// Agreements that it takes part in, and whether each holds on the day.
    pub agreements: Vec<(Mention, Term)>,
    /// Networks that it coordinates.
    pub coordinated: Vec<Mention>,
    /// Centres that it is a partner of.
    pub centres: Vec<Mention>,
}

/// What an actor does with others, as of a day.
pub fn dealings(workspace: &Workspace, actor: &Actor, day: NaiveDate) -> Dealings {
    let reading = Reading::of(workspace);
    let asked = actor_id(&reading, actor);
    let is_it = |other: &Actor| actor_id(&reading, other) == asked;
    let mut found = Dealings::default();
    for service in reading.live::<Service>() {
        if service.provider.as_ref().is_some_and(is_it) {
            found.given.push(Mention::of(service.as_ref()));
        } else if service.partners.iter().any(is_it) {
            found.helped.push(Mention::of(service.as_ref()));
        }
    }
    for agreement in reading.live::<Agreement>().filter(|it| it.parties.iter().any(is_it)) {
        found.agreements.push((Mention::of(agreement.as_ref()), term(agreement, day)));
    }
    let coordinates = |network: &Network| {
        network.coordinator.as_ref().is_some_and(|id| is_it(&Actor::Organization(id.clone())))
    };
    for network in reading.live::<Network>().filter(|it| coordinates(it)) {
        found.coordinated.push(Mention::of(network.as_ref()));
    }
    for centre in reading.live::<FamilyCentre>().filter(|it| it.partners.iter().any(is_it)) {
        found.centres.push(Mention::of(centre.as_ref()));
    }
    for list in [&mut found.given, &mut found.helped, &mut found.coordinated, &mut found.centres] {
        list.sort();
    }
    found.agreements.sort();
    found
}

/// The territories in force where an organisation is, by number, and how we know.
pub fn whereabouts(workspace: &Workspace, id: &Id<Organization>, day: NaiveDate) -> Vec<(Mention, There)> {
    let reading = Reading::of(workspace);
    let Some(organization) = reading.get(id) else { return Vec::new() };
    let there = |territory: &std::sync::Arc<MicroTerritory>| {
        is_there(&reading, organization, territory, day).map(|how| (Mention::of(territory.as_ref()), how))
    };
    in_force(&reading, day).into_iter().filter_map(there).collect()
}

/// The links of one sort that an actor has, seen from its side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkGroup {
    /// What they are.
    pub kind: LinkKind,
    /// Whether they go from the actor to the others. Working together goes both ways and is always outward.
    pub outward: bool,
    /// The links, by the other's name.
    pub links: Vec<LinkRow>,
}

/// Every link of an actor by sort, in the order of the glossary, outward first.
pub fn links_by_sort(workspace: &Workspace, actor: &Actor) -> Vec<LinkGroup> {
    let mut groups: Vec<LinkGroup> = Vec::new();
    for row in links_of(workspace, actor) {
        let (kind, outward) = (row.kind, row.outward || row.kind == LinkKind::WorksWith);
        match groups.iter_mut().find(|group| group.kind == kind && group.outward == outward) {
            Some(group) => group.links.push(row),
            None => groups.push(LinkGroup { kind, outward, links: vec![row] }),
        }
    }
    groups.sort_by_key(|group| (group.kind, !group.outward));
    for group in &mut groups {
        group.links.sort_by(|a, b| (&a.other, &a.link).cmp(&(&b.other, &b.link)));
    }
    groups
}

/// The actor that a record is, if it can act.
pub fn actor_of(workspace: &Workspace, id: &RecordId) -> Option<Actor> {
    match &workspace.entry(id)?.record {
        AnyRecord::Organization(it) => Some(Actor::Organization(it.id.clone())),
        AnyRecord::Network(it) => Some(Actor::Network(it.id.clone())),
        _ => None,
    }
}

/// What joins two records, as a title: the names of its two ends. Nothing for records of other kinds.
pub fn ends(workspace: &Workspace, record: &AnyRecord) -> Option<String> {
    match record {
        AnyRecord::Link(link) => ends_of(&Reading::of(workspace), link),
        AnyRecord::Match(pair) => pair.named(|id| Some(workspace.entry(id)?.record.title())),
        _ => None,
    }
}

/// Stands for an end that is no longer here.
const UNKNOWN: &str = "–";

pub(in crate::insight) fn ends_of(reading: &Reading, link: &Link) -> Option<String> {
    // Also of an end that is in the bin: a link has no other name.
    let name = |actor: &Actor| {
        let id = match actor {
            Actor::Organization(id) => id.record(),
            Actor::Network(id) => id.record(),
        };
        Some(reading.workspace().entry(reading.shown(id))?.record.title())
    };
    let (from, to) = (name(&link.from), name(&link.to));
    let known = from.is_some() || to.is_some();
    known.then(|| format!("{} → {}", from.unwrap_or(UNKNOWN.to_owned()), to.unwrap_or(UNKNOWN.to_owned())))
}

/// Who can act: organisations, then networks, by name.
pub fn actors(workspace: &Workspace) -> Vec<(Actor, Mention)> {
    let reading = Reading::of(workspace);
    let organizations = reading.live::<Organization>();
    let organizations =
        organizations.map(|it| (Actor::Organization(it.id.clone()), Mention::of(it.as_ref())));
    let networks = reading.live::<Network>();
    let networks = networks.map(|it| (Actor::Network(it.id.clone()), Mention::of(it.as_ref())));
    let mut all: Vec<(Actor, Mention)> = organizations.chain(networks).collect();
    all.sort_by_cached_key(|(_, it)| (it.kind, fold(&it.title), it.id.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    fn coop() -> Actor {
        Actor::Organization(id("organization-coop"))
    }

    fn home() -> Actor {
        Actor::Network(id("network-casa"))
    }

    fn small() -> Workspace {
        let given = Service { provider: Some(coop()), partners: [coop()].into(), ..service("uno", "Uno") };
        let helped = Service { partners: [coop()].into(), ..service("due", "Due") };
        let mut signed = agreement("patto", None, None);
        signed.parties = [coop(), home()].into();
        let mut led = network("casa", "Rete casa");
        led.coordinator = Some(id("organization-coop"));
        let works = |slug: &str, from, to| Link { kind: LinkKind::WorksWith, ..link(slug, from, to) };
        Filling::default()
            .with(organization("coop", "Cooperativa"))
            .with(organization("avis", "Avis"))
            .with(led)
            .with(given)
            .with(helped)
            .with(signed)
            .with(link("1", coop(), home()))
            .with(works("2", Actor::Organization(id("organization-avis")), coop()))
            .0
    }

    #[test]
    fn what_an_organisation_does_is_found_from_its_side() {
        let found = dealings(&small(), &coop(), day("2026-11-23"));
        let titles = |list: &[Mention]| list.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
        assert_eq!((titles(&found.given), titles(&found.helped)), (vec!["Uno".into()], vec!["Due".into()]));
        assert_eq!((found.agreements.len(), titles(&found.coordinated)), (1, vec!["Rete casa".to_owned()]));
        assert_eq!(dealings(&small(), &home(), day("2026-11-23")).agreements[0].1, Term::Unstated);
    }

    #[test]
    fn working_together_has_one_side() {
        let groups = links_by_sort(&small(), &coop());
        let sorts: Vec<_> = groups.iter().map(|group| (group.kind, group.outward)).collect();
        assert_eq!(sorts, [(LinkKind::MemberOf, true), (LinkKind::WorksWith, true)]);
        assert_eq!(groups[1].links[0].other.title, "Avis");
        assert!(!links_by_sort(&small(), &home())[0].outward);
    }

    #[test]
    fn a_link_is_called_by_its_ends() {
        let workspace = small();
        let title = |id: &str| ends(&workspace, &workspace.entry(&id.parse().unwrap()).unwrap().record);
        assert_eq!(title("link-1").as_deref(), Some("Cooperativa → Rete casa"));
        assert_eq!(title("network-casa"), None);
        let names: Vec<String> = actors(&workspace).into_iter().map(|(_, it)| it.title).collect();
        assert_eq!(names, ["Avis", "Cooperativa", "Rete casa"]);
        assert_eq!(actor_of(&workspace, &"network-casa".parse().unwrap()), Some(home()));
    }
}
