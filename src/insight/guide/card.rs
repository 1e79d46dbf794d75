//! The card of a service: what families may read of it. What a protected card must not show is not in
//! here at all, so that no page can show it by mistake.

use chrono::NaiveDate;

use crate::domain::{
    Actor, Cost, CoverageScope, Email, Fact, Id, LanguageCode, Location, LocationType, NonEmptyText,
    OpeningException, PhoneNumber, Point, PostalCode, Provenance, Service, ServiceKind, ServiceStatus,
    WebAddress,
};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;
use crate::workspace::findings::is_stale;

use super::answers::heading;
use super::opening::{DayHours, week};

/// The numbers that a protected card shows: emergency, violence, children in danger.
pub const NATIONAL_NUMBERS: [&str; 3] = ["112", "1522", "114"];

/// Whether somebody has checked a card, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Within 180 days.
    Fresh {
        /// The role of who checked.
        by: NonEmptyText,
        /// The day.
        on: NaiveDate,
    },
    /// Longer ago.
    Stale {
        /// The role of who checked.
        by: NonEmptyText,
        /// The day.
        on: NaiveDate,
    },
    /// Nobody has.
    Never,
}

/// A place of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which.
    pub id: Id<Location>,
    /// Its name.
    pub name: NonEmptyText,
    /// Somewhere to go, or a telephone.
    pub location_type: LocationType,
    /// In which comune.
    pub comune: Option<Mention>,
    /// In which part of it.
    pub frazione: Option<Mention>,
    /// Street and number.
    pub address: Option<NonEmptyText>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
    /// How to get there.
    pub transportation: Option<NonEmptyText>,
    /// Steps, toilet, parking.
    pub accessibility: Option<NonEmptyText>,
    /// Where on the map.
    pub point: Option<Point>,
}

/// Where a service is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Where {
    /// How far it reaches; `None` if nobody has said.
    pub scope: Option<CoverageScope>,
    /// The comuni, when they are listed. Never of a protected card.
    pub comuni: Vec<Mention>,
    /// What is unclear. Never of a protected card.
    pub note: Option<NonEmptyText>,
    /// How we know. Never of a protected card.
    pub provenance: Option<Provenance>,
    /// Its places, without confidential ones. Never of a protected card.
    pub spots: Vec<Spot>,
}

/// A service as families may read it. What is absent is "da completare" if `missing` names its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which service.
    pub service: Id<Service>,
    /// What it gives, in the words of a family; the official name if nobody has written that.
    pub heading: String,
    /// How we know the heading; `None` if it is the official name.
    pub heading_provenance: Option<Provenance>,
    /// Its official name, when the heading is another.
    pub official_name: Option<NonEmptyText>,
    /// Its short name.
    pub alternate_name: Option<NonEmptyText>,
    /// What kind of thing it is.
    pub kind: ServiceKind,
    /// Whether it works.
    pub status: ServiceStatus,
    /// What should be known of its status.
    pub status_note: Option<NonEmptyText>,
    /// Whether somebody has checked it.
    pub check: Check,
    /// About violence or the protection of minors: offer the quick way out.
    pub protected: bool,
    /// What it is.
    pub description: Option<Fact<NonEmptyText>>,
    /// For whom.
    pub eligibility: Option<Fact<NonEmptyText>>,
    /// Youngest and oldest age, in years.
    pub ages: (Option<u8>, Option<u8>),
    /// What to do first.
    pub application: Option<Fact<NonEmptyText>>,
    /// What to say on the telephone.
    pub say_on_phone: Option<NonEmptyText>,
    /// Papers to bring.
    pub required_documents: Vec<NonEmptyText>,
    /// What it costs.
    pub cost: Option<Fact<Cost>>,
    /// What it costs, in words.
    pub fees: Option<NonEmptyText>,
    /// Where.
    pub place: Where,
    /// Telephones; of a protected card only national ones.
    pub phones: Vec<PhoneNumber>,
    /// E-mail. Never of a protected card.
    pub email: Option<Email>,
    /// Site.
    pub url: Option<WebAddress>,
    /// Hours by day of the week; empty if nobody has written them. Never of a protected card.
    pub week: Vec<DayHours>,
    /// Hours in words. Never of a protected card.
    pub schedule_note: Option<NonEmptyText>,
    /// Days to come that are different, in order. Never of a protected card.
    pub exceptions: Vec<OpeningException>,
    /// Languages spoken besides Italian.
    pub languages: Vec<LanguageCode>,
    /// About languages.
    pub language_note: Option<NonEmptyText>,
    /// Who gives it.
    pub provider: Option<Mention>,
    /// Who helps to give it.
    pub partners: Vec<Mention>,
    /// Fields that families need and nobody has written, in the order of a card.
    pub missing: Vec<&'static str>,
    /// How we know of it.
    pub provenance: Option<Provenance>,
}

impl Card {
    /// The numbers to show before anything else: those of [`NATIONAL_NUMBERS`] on a protected card.
    pub fn first_numbers(&self) -> &'static [&'static str] {
        if self.protected { &NATIONAL_NUMBERS } else { &[] }
    }
}

/// Whether somebody has checked a service, and whether that is long ago.
pub fn check(service: &Service, today: NaiveDate) -> Check {
    match service.assurance.clone() {
        None => Check::Never,
        Some(assurance) if is_stale(assurance.on, today) => {
            Check::Stale { by: assurance.by, on: assurance.on }
        }
        Some(assurance) => Check::Fresh { by: assurance.by, on: assurance.on },
    }
}

/// The card of a service; `None` if nobody works with it any more. Whether it is published is for the
/// caller to ask: those who work with a service see its card before families do.
pub fn card(workspace: &Workspace, id: &Id<Service>, today: NaiveDate) -> Option<Card> {
    let reading = Reading::of(workspace);
    reading.get(id).map(|service| card_of(&reading, service, today))
}

/// The card of a service, for whoever makes many: the matches are looked up once.
pub fn card_of(reading: &Reading, service: &Service, today: NaiveDate) -> Card {
    let hidden = service.protected;
    let open = |text: &Option<NonEmptyText>| text.clone().filter(|_| !hidden);
    let mention = |actor: &Actor| mention_of(reading, actor);
    let phones = service.phones.iter().filter(|phone| !hidden || phone.number.is_national());
    let exceptions = service.schedule_exceptions.iter().filter(|day| !hidden && day.on >= today);
    let mut exceptions: Vec<OpeningException> = exceptions.cloned().collect();
    exceptions.sort();
    Card {
        service: service.id.clone(),
        heading: heading(service).to_owned(),
        heading_provenance: service.heading.as_ref().map(|fact| fact.provenance.clone()),
        official_name: Some(service.name.clone()).filter(|name| name.as_str() != heading(service)),
        alternate_name: service.alternate_name.clone(),
        kind: service.kind,
        status: service.status,
        status_note: service.status_note.clone(),
        check: check(service, today),
        protected: service.protected,
        description: service.description.clone(),
        eligibility: service.eligibility.clone(),
        ages: (service.minimum_age, service.maximum_age),
        application: service.application_process.clone(),
        say_on_phone: service.say_on_phone.clone(),
        required_documents: service.required_documents.clone(),
        cost: service.cost.clone(),
        fees: service.fees_description.clone(),
        place: place_of(reading, service),
        phones: phones.cloned().collect(),
        email: service.email.clone().filter(|_| !hidden),
        url: service.url.clone(),
        week: week(service),
        schedule_note: open(&service.schedule_note),
        exceptions,
        languages: service.languages.iter().cloned().collect(),
        language_note: service.language_note.clone(),
        provider: service.provider.as_ref().and_then(mention),
        partners: service.partners.iter().filter_map(mention).collect(),
        missing: service.missing_for_families(),
        provenance: service.provenance.clone(),
    }
}

/// Names an organisation or a network.
pub fn mention_of(reading: &Reading, actor: &Actor) -> Option<Mention> {
    match actor {
        Actor::Organization(id) => reading.mention(id),
        Actor::Network(id) => reading.mention(id),
    }
}

fn place_of(reading: &Reading, service: &Service) -> Where {
    let area = service.service_area.as_ref();
    let mut place = Where {
        scope: area.map(|fact| fact.value.scope),
        comuni: Vec::new(),
        note: None,
        provenance: None,
        spots: Vec::new(),
    };
    if service.protected {
        return place;
    }
    if let Some(fact) = area {
        place.comuni = fact.value.comuni.iter().filter_map(|id| reading.mention(id)).collect();
        place.comuni.sort();
        place.note = fact.value.note.clone();
        place.provenance = Some(fact.provenance.clone());
    }
    let locations = service.locations.iter().filter_map(|id| reading.get(id));
    place.spots = locations.filter(|l| !l.confidential).map(|l| spot(reading, l)).collect();
    place
}

fn spot(reading: &Reading, location: &Location) -> Spot {
    Spot {
        id: location.id.clone(),
        name: location.name.clone(),
        location_type: location.location_type,
        comune: location.comune.as_ref().and_then(|id| reading.mention(id)),
        frazione: location.frazione.as_ref().and_then(|id| reading.mention(id)),
        address: location.address.clone(),
        postal_code: location.postal_code.clone(),
        transportation: location.transportation.clone(),
        accessibility: location.accessibility.clone(),
        point: location.point.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Weekday;
    use crate::insight::builders::*;

    fn full(protected: bool) -> Service {
        let mut it = service("aiuto", "Un aiuto");
        it.protected = protected;
        it.service_area = reaching(CoverageScope::Listed, &["comune-viadana"]);
        it.locations = ["location-casa", "location-rifugio"].map(id).into();
        it.phones = vec![phone("0375 000112"), phone("1522"), phone("333 1234567"), phone("116 117")];
        it.email = "casa@example.org".parse().ok();
        it.schedules = vec![slot(Weekday::Monday, "09:00", "12:00")];
        it.schedule_note = Some(text("su appuntamento"));
        it.schedule_exceptions = vec![
            OpeningException { on: day("2026-12-31"), text: text("chiuso") },
            OpeningException { on: day("2026-12-24"), text: text("chiuso") },
            OpeningException { on: day("2026-01-01"), text: text("chiuso") },
        ];
        it
    }

    fn shown(service: Service) -> Card {
        let mut rifugio = location("rifugio", "comune-viadana");
        rifugio.confidential = true;
        let id = service.id.clone();
        let filling = Filling::default()
            .with(comune("viadana", "Viadana", crate::domain::Area::Viadanese))
            .with(location("casa", "comune-viadana"))
            .with(rifugio)
            .with(service);
        card(&filling.0, &id, day("2026-11-23")).unwrap()
    }

    #[test]
    fn a_card_shows_its_places_but_never_a_confidential_one() {
        let card = shown(full(false));
        assert_eq!(card.place.spots.len(), 1);
        assert_eq!(card.place.comuni[0].title, "Viadana");
        assert_eq!((card.phones.len(), card.exceptions.len()), (4, 2));
        assert_eq!(card.exceptions[0].on, day("2026-12-24"));
        assert_eq!(card.official_name.as_ref().map(|name| name.as_str()), Some("aiuto"));
        assert!(card.first_numbers().is_empty());
    }

    #[test]
    fn a_protected_card_says_nothing_of_where_and_when() {
        let card = shown(full(true));
        assert_eq!(card.place.spots, []);
        assert_eq!(card.place.comuni, []);
        assert!(card.week.is_empty() && card.exceptions.is_empty() && card.schedule_note.is_none());
        assert!(card.email.is_none());
        let numbers: Vec<&str> = card.phones.iter().map(|phone| phone.number.as_str()).collect();
        assert_eq!(numbers, ["1522", "116 117"]);
        assert_eq!(card.first_numbers(), ["112", "1522", "114"]);
        let everything = format!("{card:?}");
        for secret in ["Grossi", "Viadana", "0375", "333", "appuntamento", "09:00", "example.org"] {
            assert!(!everything.contains(secret), "{secret}");
        }
    }

    #[test]
    fn a_check_grows_old() {
        let on = |text: &str| Service { assurance: checked(text), ..service("x", "X") };
        let today = day("2026-11-23");
        assert!(matches!(check(&on("2026-05-27"), today), Check::Fresh { .. }), "180 days");
        assert!(matches!(check(&on("2026-05-26"), today), Check::Stale { .. }), "181 days");
        assert_eq!(check(&service("x", "X"), today), Check::Never);
    }
}
