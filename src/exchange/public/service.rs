//! A service of the guide as the public may read it. Of a protected one neither place nor hours, and only official
//! channels.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{
    Actor, Comune, Cost, CoverageScope, Email, Fact, Id, LanguageCode, LifePhase, LifeSituation, Location,
    NonEmptyText, OpeningException, OpeningSlot, PolicyArea, RecordId, Service, ServiceArea, ServiceKind,
    ServiceStatus, WebAddress,
};

use super::Public;
use super::facts::{PublicAssurance, PublicFact, PublicPhone, PublicProvenance};
use super::published::Published;

/// Where a service is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicServiceArea {
    /// How far it reaches.
    pub scope: CoverageScope,
    /// The comuni, when they are listed. Never of a protected service.
    pub comuni: BTreeSet<Id<Comune>>,
    /// What is unclear. Never of a protected service.
    pub note: Option<NonEmptyText>,
}

/// How far a service reaches; of a protected one not even why we think so, since that may name the place.
fn area(
    fact: &Fact<ServiceArea>,
    published: &Published<'_>,
    protected: bool,
) -> PublicFact<PublicServiceArea> {
    let told = PublicFact::told(fact, |ServiceArea { scope, comuni, note }| PublicServiceArea {
        scope: *scope,
        comuni: if protected { BTreeSet::new() } else { published.ids(comuni) },
        note: note.clone().filter(|_| !protected),
    });
    told.wordless_if(protected)
}

/// A service, a project, a place or a measure that is in the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicService {
    /// Which.
    pub id: Id<Service>,
    /// Its official name.
    pub name: NonEmptyText,
    /// Its short name.
    pub alternate_name: Option<NonEmptyText>,
    /// What it gives, in the words of a family.
    pub heading: Option<PublicFact<NonEmptyText>>,
    /// What it is.
    pub description: Option<PublicFact<NonEmptyText>>,
    /// What kind of thing it is.
    pub kind: ServiceKind,
    /// Whether it works.
    pub status: ServiceStatus,
    /// What should be known of its status. Never of a protected service.
    pub status_note: Option<NonEmptyText>,
    /// Who checked it and when; absent: "da verificare".
    pub assurance: Option<PublicAssurance>,
    /// About violence or the protection of minors: national numbers, no address, a quick way out.
    pub protected: bool,
    /// Who gives it.
    pub provider: Option<Actor>,
    /// Who helps to give it.
    pub partners: BTreeSet<Actor>,
    /// For whom.
    pub eligibility: Option<PublicFact<NonEmptyText>>,
    /// Youngest age, in years.
    pub minimum_age: Option<u8>,
    /// Oldest age, in years.
    pub maximum_age: Option<u8>,
    /// What to do first.
    pub application_process: Option<PublicFact<NonEmptyText>>,
    /// What to say on the telephone.
    pub say_on_phone: Option<NonEmptyText>,
    /// Papers to bring.
    pub required_documents: Vec<NonEmptyText>,
    /// What it costs.
    pub cost: Option<PublicFact<Cost>>,
    /// What it costs, in words.
    pub fees_description: Option<NonEmptyText>,
    /// In which phases of life.
    pub phases: Option<PublicFact<BTreeSet<LifePhase>>>,
    /// In which areas of policy.
    pub policy_areas: Option<PublicFact<BTreeSet<PolicyArea>>>,
    /// In which situations families look for it.
    pub situations: BTreeSet<LifeSituation>,
    /// Everyday words by which it should be found.
    pub keywords: BTreeSet<NonEmptyText>,
    /// Where it is given.
    pub service_area: Option<PublicFact<PublicServiceArea>>,
    /// Its places. Never of a protected service.
    pub locations: BTreeSet<Id<Location>>,
    /// Telephones; of a protected service only those of the whole country.
    pub phones: Vec<PublicPhone>,
    /// E-mail. Never of a protected service.
    pub email: Option<Email>,
    /// Site.
    pub url: Option<WebAddress>,
    /// Hours by day of the week. Never of a protected service.
    pub schedules: Vec<OpeningSlot>,
    /// Hours in words. Never of a protected service.
    pub schedule_note: Option<NonEmptyText>,
    /// Days that are different. Never of a protected service.
    pub schedule_exceptions: Vec<OpeningException>,
    /// Languages spoken besides Italian.
    pub languages: BTreeSet<LanguageCode>,
    /// About languages. Never of a protected service.
    pub language_note: Option<NonEmptyText>,
    /// How we know of it.
    pub provenance: Option<PublicProvenance>,
}

impl Public for PublicService {
    type Of = Service;
    fn of(service: &Service, published: &Published<'_>) -> Option<Self> {
        let Service {
            id,
            name,
            alternate_name,
            heading,
            description,
            kind,
            status,
            status_note,
            publication: _,
            assurance,
            protected: _,
            provider,
            partners,
            eligibility,
            minimum_age,
            maximum_age,
            application_process,
            say_on_phone,
            required_documents,
            cost,
            fees_description,
            phases,
            policy_areas,
            situations,
            keywords,
            service_area,
            locations,
            phones,
            email,
            url,
            schedules,
            schedule_note,
            schedule_exceptions,
            languages,
            language_note,
            objective: _,
            figures: _,
            note: _,
            provenance,
            binned: _,
        } = service;
        let protected = published.is_protected(id);
        let open = |text: &Option<NonEmptyText>| text.clone().filter(|_| !protected);
        let provenance = PublicProvenance::of_some(provenance);
        Some(PublicService {
            id: id.clone(),
            name: name.clone(),
            alternate_name: alternate_name.clone(),
            heading: PublicFact::of_guarded(heading, protected),
            description: PublicFact::of_guarded(description, protected),
            kind: *kind,
            status: *status,
            status_note: open(status_note),
            assurance: PublicAssurance::of(assurance),
            protected,
            provider: provider.as_ref().and_then(|actor| published.actor(actor)),
            partners: published.actors(partners),
            eligibility: PublicFact::of_guarded(eligibility, protected),
            minimum_age: *minimum_age,
            maximum_age: *maximum_age,
            application_process: PublicFact::of_guarded(application_process, protected),
            say_on_phone: say_on_phone.clone(),
            required_documents: required_documents.clone(),
            cost: PublicFact::of_guarded(cost, protected),
            fees_description: fees_description.clone(),
            phases: PublicFact::of_guarded(phases, protected),
            policy_areas: PublicFact::of_guarded(policy_areas, protected),
            situations: situations.clone(),
            keywords: keywords.clone(),
            service_area: service_area.as_ref().map(|fact| area(fact, published, protected)),
            locations: if protected { BTreeSet::new() } else { published.ids(locations) },
            phones: PublicPhone::of_all(phones, protected),
            email: email.clone().filter(|_| !protected),
            url: url.clone(),
            schedules: if protected { Vec::new() } else { schedules.clone() },
            schedule_note: open(schedule_note),
            schedule_exceptions: if protected { Vec::new() } else { schedule_exceptions.clone() },
            languages: languages.clone(),
            language_note: open(language_note),
            provenance: provenance.map(|it| it.wordless_if(protected)),
        })
    }
    fn id(&self) -> &RecordId {
        self.id.record()
    }
}
