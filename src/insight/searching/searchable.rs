//! The texts by which a record is found, sorted by how much they weigh.

use crate::domain::{
    Actor, AnyRecord, Area, Comune, CoverageScope, Id, Kind, Location, MicroTerritory, Organization,
    RecordId, Service, SteeringGroup,
};
use crate::insight::guide::card::NATIONAL_NUMBERS;
use crate::insight::reading::Reading;
use crate::workspace::Entry;

use super::index::{Audience, MatchedField, is_found_everywhere};

/// A record and the texts by which it is found.
#[derive(PartialEq, Eq)]
pub(super) struct Searchable {
    pub kind: Kind,
    pub id: RecordId,
    pub title: String,
    pub texts: Vec<(MatchedField, String)>,
}

/// The kinds whose records the index of this audience reads.
pub(super) fn kinds_read(audience: Audience) -> &'static [Kind] {
    match audience {
        Audience::Guide => {
            &[Kind::Service, Kind::Organization, Kind::Network, Kind::Comune, Kind::Location, Kind::Match]
        }
        Audience::Everything => Kind::ALL,
    }
}

/// Everything that this audience can find. A record is also found by the titles of those that are one
/// thing with it.
pub(super) fn texts(reading: &Reading, audience: Audience) -> Vec<Searchable> {
    let kinds = match audience {
        Audience::Guide => &[Kind::Service],
        Audience::Everything => Kind::ALL,
    };
    texts_of(reading, audience, kinds.iter().flat_map(|kind| reading.entries(*kind)))
}

/// The same of some entries.
pub(super) fn texts_of<'a>(
    reading: &Reading,
    audience: Audience,
    entries: impl Iterator<Item = &'a Entry>,
) -> Vec<Searchable> {
    let others = reading.others();
    let ground = Ground::of(reading);
    let mut found = Vec::new();
    for entry in entries {
        let record = &entry.record;
        let wanted = match (audience, record) {
            (Audience::Guide, AnyRecord::Service(service)) => service.is_in_guide(),
            (Audience::Guide, _) => false,
            (Audience::Everything, record) => is_found_everywhere(record),
        };
        if !wanted {
            continue;
        }
        let title = record.title();
        let mut texts = vec![(MatchedField::Heading, title.clone())];
        let aliases = others.get(record.id()).into_iter().flatten();
        texts.extend(aliases.map(|other| (MatchedField::Name, other.record.title())));
        of_record(reading, &ground, record, &mut texts);
        found.push(Searchable { kind: record.kind(), id: record.id().clone(), title, texts });
    }
    found
}

/// The names of the comuni that a wide coverage stands for.
struct Ground {
    viadanese: String,
    ambito: String,
}

impl Ground {
    fn of(reading: &Reading) -> Ground {
        let names = |wanted: &[Area]| {
            let comuni = reading.live::<Comune>().filter(|comune| wanted.contains(&comune.area));
            comuni.map(|comune| comune.name.as_str()).collect::<Vec<_>>().join(" ")
        };
        Ground { viadanese: names(&[Area::Viadanese]), ambito: names(&[Area::Viadanese, Area::Casalasco]) }
    }
}

fn of_record(
    reading: &Reading,
    ground: &Ground,
    record: &AnyRecord,
    texts: &mut Vec<(MatchedField, String)>,
) {
    use MatchedField::{Description, Eligibility, Keywords, Name, Place, Provider};
    let mut add = |field, text: Option<&str>| {
        texts.extend(text.map(|text| (field, text.to_owned())));
    };
    match record {
        AnyRecord::Service(service) => of_service(reading, ground, service, texts),
        AnyRecord::Organization(organization) => {
            organization.alternate_names.iter().for_each(|name| add(Name, Some(name.as_str())));
            add(Description, organization.description.as_ref().map(|fact| fact.value.as_str()));
            organization.roles.iter().for_each(|role| add(Description, Some(role.as_str())));
            add(Place, organization.comune.as_ref().and_then(|id| comune_name(reading, id)));
        }
        AnyRecord::Network(network) => {
            network.alternate_names.iter().for_each(|name| add(Name, Some(name.as_str())));
            network.purpose.iter().for_each(|purpose| add(Description, Some(purpose.as_str())));
        }
        AnyRecord::Agreement(agreement) => {
            agreement.object.iter().for_each(|object| add(Description, Some(object.as_str())));
            agreement.parties.iter().for_each(|party| add(Provider, actor_name(reading, party)));
        }
        AnyRecord::Location(location) => {
            add(Description, location.address.as_ref().map(|text| text.as_str()));
            add(Place, location.comune.as_ref().and_then(|id| comune_name(reading, id)));
        }
        AnyRecord::CommunityProfile(profile) => {
            add(Name, reading.get(&profile.micro_territory).map(|territory| territory.name.as_str()));
        }
        AnyRecord::Frazione(frazione) => add(Place, comune_name(reading, &frazione.comune)),
        AnyRecord::Voice(voice) => {
            add(Keywords, voice.theme.as_ref().map(|text| text.as_str()));
            add(Eligibility, voice.speaker.as_ref().map(|text| text.as_str()));
            add(Provider, voice.origin.as_ref().map(|text| text.as_str()));
            voice.micro_territory.iter().for_each(|id| add(Place, territory_name(reading, id)));
        }
        AnyRecord::Need(need) => {
            add(Description, need.proposals.as_ref().map(|text| text.as_str()));
            let categories = need.categories.iter().filter_map(|id| reading.get(id));
            categories.for_each(|category| add(Keywords, Some(category.name.as_str())));
            need.micro_territories.iter().for_each(|id| add(Place, territory_name(reading, id)));
        }
        AnyRecord::NeedCategory(category) => {
            add(Description, category.description.as_ref().map(|text| text.as_str()));
            category.examples.iter().for_each(|example| add(Keywords, Some(example.as_str())));
        }
        AnyRecord::Priority(priority) => {
            add(Description, priority.description.as_ref().map(|text| text.as_str()));
            add(Description, priority.rationale.as_ref().map(|text| text.as_str()));
            add(Provider, priority.group.as_ref().and_then(|id| group_name(reading, id)));
            priority.micro_territory.iter().for_each(|id| add(Place, territory_name(reading, id)));
        }
        AnyRecord::MappingSheet(sheet) => {
            add(Name, sheet.code.as_ref().map(|text| text.as_str()));
            add(Eligibility, sheet.target.as_ref().map(|text| text.as_str()));
            add(Description, sheet.what_exists.as_ref().map(|text| text.as_str()));
            add(Description, sheet.what_it_does.as_ref().map(|text| text.as_str()));
            add(Description, sheet.offer_to_families.as_ref().map(|text| text.as_str()));
            add(Provider, sheet.organization.as_ref().and_then(|id| organization_name(reading, id)));
            sheet.micro_territory.iter().for_each(|id| add(Place, territory_name(reading, id)));
        }
        AnyRecord::Interview(interview) => {
            add(Description, interview.summary.as_ref().map(|text| text.as_str()));
            add(Provider, interview.organization.as_ref().and_then(|id| organization_name(reading, id)));
            interview.micro_territory.iter().for_each(|id| add(Place, territory_name(reading, id)));
        }
        AnyRecord::Meeting(meeting) => {
            meeting.agenda.iter().for_each(|item| add(Description, Some(item.text.as_str())));
            add(Description, meeting.minutes.as_ref().map(|minutes| minutes.text.as_str()));
            add(Provider, meeting.group.as_ref().and_then(|id| group_name(reading, id)));
            add(Place, meeting.place.as_ref().map(|text| text.as_str()));
        }
        AnyRecord::SteeringGroup(group) => {
            add(Description, group.aims.as_ref().map(|text| text.as_str()));
            group.micro_territories.iter().for_each(|id| add(Place, territory_name(reading, id)));
        }
        AnyRecord::MicroTerritory(territory) => {
            add(Name, territory.school.as_ref().and_then(|id| organization_name(reading, id)));
        }
        AnyRecord::FamilyCentre(centre) => {
            add(Place, centre.location.as_ref().and_then(|id| reading.get(id)).map(|l| l.name.as_str()));
        }
        AnyRecord::Task(task) => {
            add(Description, task.role.as_ref().map(|text| text.as_str()));
            add(Description, task.note.as_ref().map(|text| text.as_str()));
        }
        AnyRecord::Comune(_)
        | AnyRecord::CoProgrammingTable(_)
        | AnyRecord::Member(_)
        | AnyRecord::Decision(_)
        | AnyRecord::Link(_)
        | AnyRecord::Notebook(_)
        | AnyRecord::Device(_)
        | AnyRecord::Match(_)
        | AnyRecord::PrivateNote(_) => {}
    }
}

fn of_service(
    reading: &Reading,
    ground: &Ground,
    service: &Service,
    texts: &mut Vec<(MatchedField, String)>,
) {
    use MatchedField::{Description, Eligibility, Keywords, Name, Place, Provider};
    let mut add = |field, text: Option<&str>| {
        texts.extend(text.map(|text| (field, text.to_owned())));
    };
    if service.heading.is_some() {
        add(Name, Some(service.name.as_str()));
    }
    add(Name, service.alternate_name.as_ref().map(|text| text.as_str()));
    service.keywords.iter().for_each(|word| add(Keywords, Some(word.as_str())));
    if service.answers_fear() {
        NATIONAL_NUMBERS.iter().for_each(|number| add(Keywords, Some(number)));
    }
    add(Eligibility, service.eligibility.as_ref().map(|fact| fact.value.as_str()));
    add(Description, service.description.as_ref().map(|fact| fact.value.as_str()));
    for actor in service.provider.iter().chain(&service.partners) {
        add(Provider, actor_name(reading, actor));
    }
    if let Some(area) = service.service_area.as_ref().map(|fact| &fact.value) {
        match area.scope {
            CoverageScope::TenComuni | CoverageScope::NineOfTen | CoverageScope::Province => {
                add(Place, Some(&ground.viadanese));
            }
            CoverageScope::Ambito => add(Place, Some(&ground.ambito)),
            CoverageScope::Listed | CoverageScope::Unstated => {}
        }
        // Not even through search may a protected card say in which comune its place is.
        if !service.protected {
            area.comuni.iter().for_each(|id| add(Place, comune_name(reading, id)));
        }
    }
    if !service.protected {
        for location in service.locations.iter().filter_map(|id| reading.get::<Location>(id)) {
            if !location.confidential {
                add(Place, location.comune.as_ref().and_then(|id| comune_name(reading, id)));
            }
        }
    }
}

fn comune_name<'a>(reading: &Reading<'a>, id: &Id<Comune>) -> Option<&'a str> {
    reading.get(id).map(|comune| comune.name.as_str())
}

fn organization_name<'a>(reading: &Reading<'a>, id: &Id<Organization>) -> Option<&'a str> {
    reading.get(id).map(|organization| organization.name.as_str())
}

fn territory_name<'a>(reading: &Reading<'a>, id: &Id<MicroTerritory>) -> Option<&'a str> {
    reading.get(id).map(|territory| territory.name.as_str())
}

fn group_name<'a>(reading: &Reading<'a>, id: &Id<SteeringGroup>) -> Option<&'a str> {
    reading.get(id).map(|group| group.name.as_str())
}

fn actor_name<'a>(reading: &Reading<'a>, actor: &Actor) -> Option<&'a str> {
    match actor {
        Actor::Organization(id) => organization_name(reading, id),
        Actor::Network(id) => reading.get(id).map(|network| network.name.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{GroupStatus, Need, Task};
    use crate::insight::builders::*;
    use crate::insight::searching::index::{Audience, Index};
    use crate::workspace::Workspace;

    fn at_work() -> Workspace {
        let wanted = Need {
            micro_territories: [id("micro-territory-1")].into(),
            proposals: Some(text("Un pulmino la sera")),
            ..need("corriera", "Tornare a casa dopo le diciotto", 3)
        };
        let asking =
            Task { note: Some(text("Sentire l’azienda dei trasporti")), ..task("orari", None, None) };
        Filling::default()
            .with(territory(1, "Marcaria e dintorni", Vec::new()))
            .with(group("allargato", GroupStatus::Active, &["micro-territory-1"]))
            .with(meeting("serale", "2026-11-25", Some("steering-group-allargato")))
            .with(wanted)
            .with(asking)
            .with(service("trasporto", "Accompagnamento con il pulmino"))
            .with(private_note("1", "pulmino della signora"))
            .0
    }

    fn found(audience: Audience, typed: &str) -> Vec<String> {
        let index = Index::of(&at_work(), audience);
        let hits = index.search(typed).map(|found| found.hits).unwrap_or_default();
        hits.into_iter().map(|hit| hit.id.to_string()).collect()
    }

    #[test]
    fn who_works_with_the_notebook_finds_needs_tasks_meetings_and_groups() {
        let everywhere = |typed| found(Audience::Everything, typed);
        assert_eq!(everywhere("pulmino"), ["service-trasporto", "need-corriera"]);
        assert_eq!(everywhere("trasporti azienda"), ["task-orari"]);
        assert!(everywhere("marcaria").contains(&"need-corriera".to_owned()));
        assert!(everywhere("diciotto").contains(&"need-corriera".to_owned()));
    }

    #[test]
    fn families_find_none_of_it() {
        assert_eq!(found(Audience::Guide, "pulmino"), ["service-trasporto"]);
        for typed in ["diciotto", "marcaria", "serale", "allargato", "azienda"] {
            assert!(found(Audience::Guide, typed).is_empty(), "{typed}");
        }
    }
}
