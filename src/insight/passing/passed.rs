//! What of a record may be passed on in a message, which nobody can take back and anybody may forward. What must not be
//! passed on is not in here at all, so that no words can hold it by mistake.

use chrono::NaiveDate;

use crate::domain::{
    Actor, Comune, Contacts, Id, MappingSheet, Meeting, Organization, OrganizationKind, Place, Record,
    ResourceKind, Service, Voice,
};
use crate::insight::networks::network::actor_id;
use crate::insight::observatory::voice_rows::may_be_read_out;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// An organisation, as a message tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedOrganization {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganizationKind,
    /// What it does.
    pub description: Option<String>,
    /// In which comune. Never of one that gives only protected services.
    pub comune: Option<String>,
    /// Contacts that anybody may read; never those of who works together. None of one that gives only protected services.
    pub contacts: Option<Contacts>,
    /// What it gives that is in the guide, and is not protected.
    pub services: Vec<String>,
    /// The day of the last check.
    pub checked: Option<NaiveDate>,
}

/// A mapping sheet, as a message tells of it: what families would read of it, and none of our judgements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedSheet {
    /// The name of the resource.
    pub name: String,
    /// What it is.
    pub kind: ResourceKind,
    /// Where, from the small to the large.
    pub places: Vec<String>,
    /// What it offers to families, or what it does.
    pub offer: Option<String>,
    /// For whom.
    pub target: Option<String>,
    /// When it is open.
    pub opening: Option<String>,
    /// The day of the last check.
    pub checked: Option<NaiveDate>,
    /// Whether the resource agrees that others learn of it.
    pub agreed: bool,
}

/// An organisation; nothing if nobody works with it any more.
pub fn passed_organization(workspace: &Workspace, id: &Id<Organization>) -> Option<PassedOrganization> {
    let reading = Reading::of(workspace);
    let it = reading.get(id)?;
    let me = Actor::Organization(it.id.clone());
    let me = actor_id(&reading, &me);
    let mine = |actor: &Actor| actor_id(&reading, actor) == me;
    let given: Vec<_> = reading
        .live::<Service>()
        .filter(|service| service.provider.iter().chain(&service.partners).any(mine))
        .collect();
    let open = |service: &Service| !service.protected && service.is_in_guide();
    let guarded = given.iter().any(|service| service.protected) && !given.iter().any(|service| open(service));
    let mut services: Vec<String> =
        given.iter().filter(|service| open(service)).map(|service| service.title()).collect();
    services.sort();
    let comune = it.comune.as_ref().and_then(|id| reading.get::<Comune>(id)).map(|it| it.name.to_string());
    Some(PassedOrganization {
        name: it.name.to_string(),
        kind: it.kind,
        description: it.description.as_ref().map(|fact| fact.value.to_string()),
        comune: comune.filter(|_| !guarded),
        contacts: it.public_contacts.clone().filter(|_| !guarded),
        services,
        checked: it.assurance.as_ref().map(|assurance| assurance.on),
    })
}

/// A mapping sheet; nothing if nobody works with it any more.
pub fn passed_sheet(workspace: &Workspace, id: &Id<MappingSheet>) -> Option<PassedSheet> {
    let reading = Reading::of(workspace);
    let it = reading.get(id)?;
    let text = |text: &Option<crate::domain::NonEmptyText>| text.as_ref().map(ToString::to_string);
    let place = it.place.as_ref().and_then(|place| match place {
        Place::Comune(id) => reading.mention(id),
        Place::Frazione(id) => reading.mention(id),
    });
    let places = text(&it.address).into_iter().chain(place.map(|mention| mention.title));
    Some(PassedSheet {
        name: it.name.to_string(),
        kind: it.kind,
        places: places.collect(),
        offer: text(&it.offer_to_families).or_else(|| text(&it.what_it_does)),
        target: text(&it.target),
        opening: text(&it.opening).or_else(|| text(&it.frequency)),
        checked: it.assurance.as_ref().map(|assurance| assurance.on),
        agreed: it.consent_to_publish,
    })
}

/// The voices of a meeting that may be quoted to anybody: who spoke allows it, somebody looked at it, and nobody says
/// otherwise.
pub fn quotable(workspace: &Workspace, meeting: &Id<Meeting>) -> Vec<String> {
    let reading = Reading::of(workspace);
    let of = |voice: &&std::sync::Arc<Voice>| {
        voice.meeting.as_ref().is_some_and(|id| reading.same(id, meeting))
            && may_be_read_out(workspace, &voice.id)
    };
    reading.live::<Voice>().filter(of).map(|voice| voice.text.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Consent, Publication, SheetStatus, VoiceStatus};
    use crate::insight::builders::*;

    fn given(slug: &str, protected: bool) -> Service {
        let mut service = service(&slug.to_lowercase(), slug);
        service.provider = Some(Actor::Organization(id("organization-casa")));
        service.publication = Publication::Published;
        service.protected = protected;
        service
    }

    fn house() -> Organization {
        let mut house = organization("casa", "La casa");
        let phone = |number| Contacts { phones: vec![phone(number)], email: None, url: None, ask_for: None };
        house.public_contacts = Some(phone("0375 000 011"));
        house.working_contacts = Some(phone("333 000 0000"));
        house.comune = Some(id("comune-bozzolo"));
        house
    }

    fn passed(services: &[Service]) -> PassedOrganization {
        let mut filling = Filling::default()
            .with(comune("bozzolo", "Bozzolo", crate::domain::Area::Viadanese))
            .with(house());
        services.iter().cloned().for_each(|service| filling.put(service));
        passed_organization(&filling.0, &id("organization-casa")).unwrap()
    }

    #[test]
    fn contacts_of_who_works_together_are_passed_to_nobody() {
        let it = passed(&[given("Doposcuola", false)]);
        assert!(!format!("{it:?}").contains("333"));
        assert_eq!((it.comune.as_deref(), it.services.len()), (Some("Bozzolo"), 1));
    }

    #[test]
    fn where_a_protected_service_is_cannot_be_told_from_who_gives_it() {
        let it = passed(&[given("Rifugio", true)]);
        assert_eq!((it.comune, it.contacts, it.services), (None, None, Vec::new()));
        let it = passed(&[given("Rifugio", true), given("Doposcuola", false)]);
        assert_eq!(it.services, ["Doposcuola"]);
        assert!(it.comune.is_some());
    }

    #[test]
    fn a_sheet_is_passed_on_without_our_judgements() {
        let mut one = sheet("passaggi", SheetStatus::Open);
        one.offer_to_families = None;
        one.limits = Some(text("Sono in pochi"));
        one.what_it_does = Some(text("Accompagnano"));
        let it = passed_sheet(&Filling::default().with(one).0, &id("mapping-sheet-passaggi")).unwrap();
        assert_eq!(it.offer.as_deref(), Some("Accompagnano"));
        assert!(!format!("{it:?}").contains("pochi"));
    }

    #[test]
    fn a_voice_is_quoted_only_where_who_spoke_allows_it_and_nobody_disagrees() {
        let voice = |slug: &str, words: &str, consent, status| Voice {
            id: id(&format!("voice-{slug}")),
            text: text(words),
            theme: None,
            speaker: None,
            origin: None,
            said_on: None,
            micro_territory: None,
            meeting: Some(id("meeting-uno")),
            interview: None,
            consent,
            status,
            provenance: None,
            binned: None,
        };
        let workspace = Filling::default()
            .with(meeting("uno", "2026-05-03", None))
            .with(voice("a", "Sì", Consent::Given, VoiceStatus::Publishable))
            .with(voice("b", "Forse", Consent::ToBeAsked, VoiceStatus::Publishable))
            .with(voice("c", "Non ancora", Consent::Given, VoiceStatus::Collected))
            .with(voice("d", "No", Consent::Withdrawn, VoiceStatus::Withdrawn))
            .0;
        assert_eq!(quotable(&workspace, &id("meeting-uno")), ["Sì"]);
    }
}
