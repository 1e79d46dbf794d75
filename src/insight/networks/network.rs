//! Networks as rows of a table: who belongs to them, and every link of an actor in both directions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{
    Actor, AgreementKind, Area, Comune, Existence, Id, Link, LinkKind, MicroTerritory, Network, NonEmptyText,
    OrganizationKind, RecordId,
};
use crate::insight::guide::card::mention_of;
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::searching::asked::Asked;
use crate::insight::searching::lexicon::fold;
use crate::workspace::Workspace;

/// What is asked of the tables of organisations, networks and agreements. The default asks nothing. Words
/// hold for all three tables, comune and territory for organisations and agreements, each kind for its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkQuery {
    /// What was typed.
    pub words: String,
    /// What an organisation is.
    pub kind: Option<OrganizationKind>,
    /// In which micro-territory.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// In which comune.
    pub comune: Option<Id<Comune>>,
    /// Only organisations that families should find.
    pub useful_to_families: bool,
    /// What an agreement is.
    pub agreement_kind: Option<AgreementKind>,
}

/// A network in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetworkRow {
    /// Which.
    pub id: Id<Network>,
    /// Its name.
    pub name: NonEmptyText,
    /// What it is for.
    pub purpose: Vec<NonEmptyText>,
    /// How far it reaches.
    pub area: Option<Area>,
    /// Who coordinates it.
    pub coordinator: Option<Mention>,
    /// Who belongs to it, organisations and networks, by name.
    pub members: Vec<Mention>,
    /// How often it meets, in words.
    pub rhythm: Option<NonEmptyText>,
    /// Since when.
    pub established_on: Option<NaiveDate>,
    /// Whether it is there.
    pub status: Existence,
}

/// A link as seen from one of its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// Which.
    pub link: Id<Link>,
    /// What it is.
    pub kind: LinkKind,
    /// True when it goes from the actor that was asked about to the other.
    pub outward: bool,
    /// The other end.
    pub other: Mention,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// Anything else.
    pub note: Option<NonEmptyText>,
}

/// The record that an actor is shown under.
pub(in crate::insight) fn actor_id<'a>(reading: &'a Reading, actor: &'a Actor) -> &'a RecordId {
    match actor {
        Actor::Organization(id) => reading.shown(id.record()),
        Actor::Network(id) => reading.shown(id.record()),
    }
}

/// Who belongs to what, in both directions, each by name and once.
pub(super) struct Memberships {
    /// The networks of an actor.
    pub networks: BTreeMap<RecordId, Vec<Mention>>,
    /// The members of a network.
    pub members: BTreeMap<RecordId, Vec<Mention>>,
}

impl Memberships {
    pub(super) fn of(reading: &Reading) -> Self {
        let mut found = Memberships { networks: BTreeMap::new(), members: BTreeMap::new() };
        for link in reading.live::<Link>().filter(|link| link.kind == LinkKind::MemberOf) {
            let ends = mention_of(reading, &link.from).zip(mention_of(reading, &link.to));
            let Some((member, network)) = ends else { continue };
            found.networks.entry(member.id.clone()).or_default().push(network.clone());
            found.members.entry(network.id.clone()).or_default().push(member);
        }
        for list in found.networks.values_mut().chain(found.members.values_mut()) {
            list.sort();
            list.dedup();
        }
        found
    }
}

/// The networks that hold the words asked for, in their names, purposes or members; by name.
pub fn networks(workspace: &Workspace, query: &NetworkQuery) -> Vec<NetworkRow> {
    let reading = Reading::of(workspace);
    let asked = Asked::words(&query.words);
    let mut memberships = Memberships::of(&reading);
    let mut rows = Vec::new();
    for network in reading.live::<Network>() {
        let members = memberships.members.remove(network.id.record()).unwrap_or_default();
        let texts = [&network.name].into_iter().chain(&network.alternate_names).chain(&network.purpose);
        let texts = texts.map(|text| text.as_str()).chain(members.iter().map(|it| it.title.as_str()));
        if asked.in_texts(texts) {
            rows.push(NetworkRow {
                id: network.id.clone(),
                name: network.name.clone(),
                purpose: network.purpose.clone(),
                area: network.area,
                coordinator: network.coordinator.as_ref().and_then(|id| reading.mention(id)),
                members,
                rhythm: network.rhythm.clone(),
                established_on: network.established_on,
                status: network.status,
            });
        }
    }
    rows.sort_by_cached_key(|row| (fold(row.name.as_str()), row.id.clone()));
    rows
}

/// Every link of an actor, by what it is, then the other's name.
pub fn links_of(workspace: &Workspace, actor: &Actor) -> Vec<LinkRow> {
    let reading = Reading::of(workspace);
    let asked = actor_id(&reading, actor);
    let mut rows = Vec::new();
    for link in reading.live::<Link>() {
        for (here, there, outward) in [(&link.from, &link.to, true), (&link.to, &link.from, false)] {
            if actor_id(&reading, here) != asked {
                continue;
            }
            if let Some(other) = mention_of(&reading, there) {
                let (since, note) = (link.since, link.note.clone());
                rows.push(LinkRow { link: link.id.clone(), kind: link.kind, outward, other, since, note });
            }
        }
    }
    rows.sort_by(|a, b| {
        (a.kind, !a.outward, &a.other, &a.link).cmp(&(b.kind, !b.outward, &b.other, &b.link))
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;
    use crate::insight::organizations;

    fn organization_of(slug: &str) -> Actor {
        Actor::Organization(id(&format!("organization-{slug}")))
    }

    fn small() -> Workspace {
        Filling::default()
            .with(organization("coop", "Cooperativa Àncora"))
            .with(organization("parrocchia", "Parrocchia di San Pietro"))
            .with(network("casa", "Rete casa"))
            .with(link("1", organization_of("coop"), Actor::Network(id("network-casa"))))
            .with(link("2", organization_of("parrocchia"), Actor::Network(id("network-casa"))))
            .with(link("3", organization_of("nessuno"), Actor::Network(id("network-casa"))))
            .0
    }

    #[test]
    fn members_are_links_and_go_both_ways() {
        let workspace = small();
        let rows = networks(&workspace, &NetworkQuery::default());
        let members: Vec<&str> = rows[0].members.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(members, ["Cooperativa Àncora", "Parrocchia di San Pietro"]);
        let rows = organizations(&workspace, &NetworkQuery::default(), day("2026-11-23"));
        assert_eq!(rows[0].networks[0].title, "Rete casa");
        let links = links_of(&workspace, &Actor::Network(id("network-casa")));
        assert_eq!((links.len(), links[0].outward), (2, false));
        assert!(links_of(&workspace, &organization_of("coop"))[0].outward);
    }

    #[test]
    fn words_are_looked_for_without_case_accents_and_ends() {
        let count = |words: &str| {
            let query = NetworkQuery { words: words.into(), ..NetworkQuery::default() };
            organizations(&small(), &query, day("2026-11-23")).len()
        };
        assert_eq!(
            (count("ANCORA"), count("parr"), count("cooperative"), count("parr ancora")),
            (1, 1, 1, 0)
        );
        let query = NetworkQuery { words: "ancora".into(), ..NetworkQuery::default() };
        assert_eq!(networks(&small(), &query).len(), 1, "by a member");
    }
}
