//! Organisations as rows of a table.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{
    Actor, Agreement, Area, Existence, Id, NonEmptyText, Organization, OrganizationKind, RecordId, Service,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::insight::searching::asked::Asked;
use crate::insight::searching::lexicon::fold;
use crate::insight::territories::territory::in_force;
use crate::insight::territories::territory_sheet::{There, is_there};
use crate::workspace::Workspace;

use super::network::{Memberships, NetworkQuery, actor_id};

/// An organisation in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationRow {
    /// Which.
    pub id: Id<Organization>,
    /// Its name.
    pub name: NonEmptyText,
    /// Other names it is known by.
    pub alternate_names: Vec<NonEmptyText>,
    /// What it is.
    pub kind: OrganizationKind,
    /// In which comune.
    pub comune: Option<Mention>,
    /// How far it reaches.
    pub area: Option<Area>,
    /// In which territories in force, by number, and how we know.
    pub micro_territories: Vec<(Mention, There)>,
    /// Whether it is there.
    pub status: Existence,
    /// Whether families should find it.
    pub useful_to_families: bool,
    /// The networks it belongs to, by name.
    pub networks: Vec<Mention>,
    /// How many services it gives or helps to give.
    pub services: usize,
    /// How many agreements it has signed.
    pub agreements: usize,
    /// The day somebody last checked it.
    pub checked_on: Option<NaiveDate>,
}

/// The organisations that answer a question, as of a day; by name.
pub fn organizations(workspace: &Workspace, query: &NetworkQuery, day: NaiveDate) -> Vec<OrganizationRow> {
    let reading = Reading::of(workspace);
    let asked = Asked::words(&query.words);
    let territories = in_force(&reading, day);
    let wanted = query.micro_territory.as_ref().map(|id| reading.get(id));
    let comune = query.comune.as_ref().map(|id| reading.shown_id(id));
    let mut memberships = Memberships::of(&reading);
    let services =
        times_named(&reading, reading.live::<Service>().map(|it| it.provider.iter().chain(&it.partners)));
    let agreements = times_named(&reading, reading.live::<Agreement>().map(|it| it.parties.iter()));
    let mut rows = Vec::new();
    for it in reading.live::<Organization>() {
        let in_comune = |wanted: &Id<_>| it.comune.as_ref().is_some_and(|id| reading.same(id, wanted));
        let in_territory =
            |wanted: &Option<_>| wanted.is_some_and(|wanted| is_there(&reading, it, wanted, day).is_some());
        if query.kind.is_some_and(|kind| it.kind != kind)
            || (query.useful_to_families && !it.useful_to_families)
            || comune.as_ref().is_some_and(|wanted| !in_comune(wanted))
            || wanted.as_ref().is_some_and(|wanted| !in_territory(&wanted.map(|it| it.as_ref())))
        {
            continue;
        }
        let description = it.description.iter().map(|fact| &fact.value);
        let texts = [&it.name].into_iter().chain(&it.alternate_names).chain(description).chain(&it.roles);
        if !asked.in_texts(texts.map(|text| text.as_str())) {
            continue;
        }
        let there = territories.iter().filter_map(|territory| {
            is_there(&reading, it, territory, day).map(|how| (Mention::of(territory.as_ref()), how))
        });
        let record = it.id.record();
        rows.push(OrganizationRow {
            id: it.id.clone(),
            name: it.name.clone(),
            alternate_names: it.alternate_names.iter().cloned().collect(),
            kind: it.kind,
            comune: it.comune.as_ref().and_then(|id| reading.mention(id)),
            area: it.area,
            micro_territories: there.collect(),
            status: it.status,
            useful_to_families: it.useful_to_families,
            networks: memberships.networks.remove(record).unwrap_or_default(),
            services: services.get(record).copied().unwrap_or(0),
            agreements: agreements.get(record).copied().unwrap_or(0),
            checked_on: it.assurance.as_ref().map(|assurance| assurance.on),
        });
    }
    rows.sort_by_cached_key(|row| (fold(row.name.as_str()), row.id.clone()));
    rows
}

/// In how many of these lists each actor is named.
fn times_named<'a, L: Iterator<Item = &'a Actor>>(
    reading: &Reading,
    lists: impl Iterator<Item = L>,
) -> BTreeMap<RecordId, usize> {
    let mut times: BTreeMap<RecordId, usize> = BTreeMap::new();
    for list in lists {
        let once: std::collections::BTreeSet<RecordId> =
            list.map(|actor| actor_id(reading, actor).clone()).collect();
        once.into_iter().for_each(|id| *times.entry(id).or_default() += 1);
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, Service};
    use crate::insight::builders::*;

    #[test]
    fn organisations_are_filtered_by_kind_comune_and_territory() {
        let at =
            |slug: &str, comune: &str| Organization { comune: Some(id(comune)), ..organization(slug, slug) };
        let school = Organization { kind: OrganizationKind::School, ..at("scuola", "comune-bozzolo") };
        let actor = Actor::Organization(school.id.clone());
        let given = Service { provider: Some(actor.clone()), partners: [actor].into(), ..service("x", "X") };
        let filling = Filling::default()
            .with(comune("bozzolo", "Bozzolo", Area::Viadanese))
            .with(comune("dosolo", "Dosolo", Area::Viadanese))
            .with(territory(1, "Uno", vec![whole("comune-bozzolo")]))
            .with(school)
            .with(at("coop", "comune-bozzolo"))
            .with(at("avis", "comune-dosolo"))
            .with(given);
        let ask = |query: NetworkQuery| {
            let rows = organizations(&filling.0, &query, day("2026-11-23"));
            rows.into_iter().map(|row| row.name.to_string()).collect::<Vec<_>>()
        };
        let none = NetworkQuery::default;
        assert_eq!(ask(none()), ["avis", "coop", "scuola"]);
        assert_eq!(ask(NetworkQuery { kind: Some(OrganizationKind::School), ..none() }), ["scuola"]);
        assert_eq!(ask(NetworkQuery { comune: Some(id("comune-dosolo")), ..none() }), ["avis"]);
        let territory = |slug: &str| NetworkQuery { micro_territory: Some(id(slug)), ..none() };
        assert_eq!(ask(territory("micro-territory-1")), ["coop", "scuola"]);
        assert!(ask(territory("micro-territory-9")).is_empty());
        assert!(ask(NetworkQuery { useful_to_families: true, ..none() }).is_empty());
        let rows = organizations(&filling.0, &none(), day("2026-11-23"));
        assert_eq!((rows[2].services, rows[2].micro_territories.len()), (1, 1), "a service counts once");
    }
}
