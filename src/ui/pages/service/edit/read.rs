//! What the form of a service makes: a record, or every fault at once.

use std::collections::BTreeSet;

use crate::domain::{
    Assurance, Cost, LifePhase, LifeSituation, Location, NamedFigure, NonEmptyText, PhoneNumber, PolicyArea,
    Publication, Service, ServiceKind, ServiceStatus,
};
use crate::ui::form::{Parse, Sourcing};

use super::{finding, place};

/// Oldest age that a service is asked for, in years.
const OLDEST: u64 = 120;

/// The identifier of a service of which nothing is written: never stored.
const BLANK: &str = "service-nuovo";

/// A service of which nothing is written.
pub fn blank() -> Service {
    Service::named(
        BLANK.parse().expect("plain letters make an identifier"),
        "Servizio nuovo".parse().expect("two words are a text"),
    )
}

/// Whether nothing is written of it yet.
pub fn is_blank(service: &Service) -> bool {
    service.id.as_str() == BLANK
}

/// What a new service takes from another: its words, not its place in the guide, nor who checked it.
pub fn copied(model: &Service) -> Service {
    Service {
        publication: Publication::Unpublished,
        assurance: None,
        figures: Vec::new(),
        provenance: None,
        binned: None,
        ..model.clone()
    }
}

/// Reads the service. `before` is what the fields showed at first; of a new service nothing keeps the
/// source it had there, since it was said of another.
pub fn service(
    parse: &mut Parse,
    sourcing: &mut Sourcing,
    before: &Service,
    new: bool,
    places: &[Location],
) -> Option<Service> {
    let known = (!new).then_some(before);
    let name = parse.required("name");
    let kind = parse.word("kind", ServiceKind::of_code);
    let status = parse.word("status", ServiceStatus::of_code);
    let protected = parse.ticked("protected");
    let mut locations: BTreeSet<_> = parse.chosen_records("locations");
    locations.extend(places.iter().map(|place| place.id.clone()));
    if protected && !locations.is_empty() {
        parse
            .wrong("locations", "Luoghi: una scheda protetta non ne ha. Toglili, o togli «scheda protetta».");
    }
    let (minimum_age, maximum_age) = ages(parse);
    let words = |parse: &mut Parse, name: &str| parse.optional::<NonEmptyText>(name);
    let (heading, description) = (words(parse, "heading"), words(parse, "description"));
    let (eligibility, application) = (words(parse, "eligibility"), words(parse, "application_process"));
    let cost = parse.word("cost", Cost::of_code);
    let phases = Some(parse.words("phases", LifePhase::of_code)).filter(|set| !set.is_empty());
    let areas = Some(parse.words("policy_areas", PolicyArea::of_code)).filter(|set| !set.is_empty());
    let area = place::read_area(parse);
    Some(Service {
        heading: sourcing.fact(known.and_then(|it| it.heading.as_ref()), heading),
        description: sourcing.fact(known.and_then(|it| it.description.as_ref()), description),
        eligibility: sourcing.fact(known.and_then(|it| it.eligibility.as_ref()), eligibility),
        application_process: sourcing.fact(known.and_then(|it| it.application_process.as_ref()), application),
        cost: sourcing.fact(known.and_then(|it| it.cost.as_ref()), cost),
        phases: sourcing.fact(known.and_then(|it| it.phases.as_ref()), phases),
        policy_areas: sourcing.fact(known.and_then(|it| it.policy_areas.as_ref()), areas),
        service_area: sourcing.fact(known.and_then(|it| it.service_area.as_ref()), area),
        alternate_name: parse.optional("alternate_name"),
        status_note: parse.optional("status_note"),
        assurance: assurance(parse),
        provider: parse.word("provider", finding::actor_of),
        partners: parse.words("partners", finding::actor_of),
        say_on_phone: parse.optional("say_on_phone"),
        required_documents: parse.lines("required_documents"),
        fees_description: parse.optional("fees_description"),
        situations: parse.words("situations", LifeSituation::of_code),
        keywords: parse.texts("keywords"),
        phones: phones(parse),
        email: parse.optional("email"),
        url: parse.optional("url"),
        schedules: place::read_week(parse),
        schedule_note: parse.optional("schedule_note"),
        schedule_exceptions: place::read_exceptions(parse),
        languages: parse.texts("languages"),
        language_note: parse.optional("language_note"),
        objective: parse.optional("objective"),
        figures: figures(parse),
        note: parse.optional("note"),
        provenance: if new { sourcing.said() } else { before.provenance.clone() },
        name: name?,
        kind: kind?,
        status: status?,
        protected,
        locations,
        minimum_age,
        maximum_age,
        ..before.clone()
    })
}

fn ages(parse: &mut Parse) -> (Option<u8>, Option<u8>) {
    let mut age = |name: &str| parse.whole(name, 0..=OLDEST).and_then(|age| u8::try_from(age).ok());
    let (youngest, oldest) = (age("minimum_age"), age("maximum_age"));
    if youngest.zip(oldest).is_some_and(|(youngest, oldest)| youngest > oldest) {
        parse.wrong("maximum_age", "Età massima: è più bassa della minima. Controlla le due età.");
    }
    (youngest, oldest)
}

/// Who checked and when: both, or neither.
fn assurance(parse: &mut Parse) -> Option<Assurance> {
    let (by, on) = (parse.optional::<NonEmptyText>("assurance_by"), parse.past_day("assurance_on"));
    match (by, on) {
        (Some(by), Some(on)) => Some(Assurance { by, on }),
        (Some(_), None) => {
            parse.wrong("assurance_on", "Quando ha verificato: scrivi anche il giorno.");
            None
        }
        (None, Some(_)) => {
            parse.wrong("assurance_by", "Chi ha verificato: scrivi anche il ruolo di chi l’ha fatto.");
            None
        }
        (None, None) => None,
    }
}

fn phones(parse: &mut Parse) -> Vec<PhoneNumber> {
    parse.rows("phones", |parse, cells, name| {
        let number = parse.cell(name, &cells[0]);
        let description = parse.cell_or_empty(name, &cells[1]);
        Some(PhoneNumber { number: number?, description })
    })
}

fn figures(parse: &mut Parse) -> Vec<NamedFigure> {
    parse.rows("figures", |parse, cells, name| {
        let (figure, text) = (parse.cell(name, &cells[0]), parse.cell(name, &cells[1]));
        Some(NamedFigure { name: figure?, text: text? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_takes_the_words_and_not_the_standing() {
        let model = Service {
            publication: Publication::Published,
            assurance: Some(Assurance {
                by: "operatrice".parse().unwrap(),
                on: "2026-05-03".parse().unwrap(),
            }),
            keywords: ["nido".parse().unwrap()].into(),
            ..blank()
        };
        let copy = copied(&model);
        assert_eq!(
            (copy.publication, copy.assurance, copy.keywords),
            (Publication::Unpublished, None, model.keywords)
        );
    }
}
