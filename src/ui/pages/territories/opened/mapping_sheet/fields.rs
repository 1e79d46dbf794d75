//! The fields of a mapping sheet, part by part, and how they are read.

use leptos::prelude::*;

use crate::domain::{
    Interview, LifePhase, MappingSheet, Meeting, MicroTerritory, Organization, PolicyArea, ResourceKind,
    Service,
};
use crate::insight::places;
use crate::ui::app::session;
use crate::ui::components::Choice;
use crate::ui::form::{Asked, Parse};
use crate::ui::labels::sentence;
use crate::ui::pages::networks::checked;
use crate::ui::pages::networks::linked::{must, unnamed};
use crate::ui::pages::territories::opened::edit::Drawing;
use crate::ui::pages::territory::place_code;

use super::Part;
use super::parts::formal;

/// The fields of a part.
pub fn draw(part: Part, drawing: &Drawing<MappingSheet>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let may = Asked::May;
    let nobody = fields.hint("Non scrivere di singole persone o famiglie.");
    match part {
        Part::What => {
            let mut drawn = first(drawing);
            let organization = it.organization.as_ref().map(|id| id.record());
            drawn.extend([
                fields
                    .hint("Una frase, come la diresti a un vicino di casa: sarà il titolo nella guida.")
                    .line("offer_to_families", it.offer_to_families.as_ref(), may),
                fields.hint("Se non c’è nell’elenco, aggiungila prima in Reti.").record(
                    "organization",
                    drawing.choices::<Organization>(),
                    organization,
                    may,
                ),
                fields.line("code", it.code.as_ref(), may),
            ]);
            drawn
        }
        Part::Where => {
            vec![
                territory(drawing),
                place(drawing),
                fields
                    .hint("Di un luogo protetto, o dove si trovano minori, non scrivere l’indirizzo.")
                    .line("address", it.address.as_ref(), may),
                fields.hint("Per esempio: martedì 8–12.").line("opening", it.opening.as_ref(), may),
                fields.line("frequency", it.frequency.as_ref(), may),
            ]
        }
        Part::Whom => vec![
            fields.hint("Per esempio: chi non guida.").line("target", it.target.as_ref(), may),
            fields.words("phases", LifePhase::ALL, LifePhase::code, it.phases.iter().copied()),
            fields.words("policy_areas", PolicyArea::ALL, PolicyArea::code, it.policy_areas.iter().copied()),
            fields.check("useful_to_families", it.useful_to_families).1,
        ],
        Part::HowMuch => vec![
            fields.long("what_exists", it.what_exists.as_ref(), may),
            fields.number("people_reached", it.people_reached, may),
            fields.line("capacity", it.capacity.as_ref(), may),
            fields.line("since", it.since.as_ref(), may),
        ],
        Part::HowWell => vec![
            fields.long("specificity", it.specificity.as_ref(), may),
            nobody.long("strengths", it.strengths.as_ref(), may),
            nobody.long("limits", it.limits.as_ref(), may),
            fields.long("openness", it.openness.as_ref(), may),
            fields.long("links", it.links.as_ref(), may),
            nobody.long("asks_for", it.asks_for.as_ref(), may),
        ],
        Part::Source => source_fields(drawing),
    }
}

/// Reads the fields of a part; the rest of the sheet stays as it was.
pub fn read(part: Part, parse: &mut Parse, before: &MappingSheet) -> Option<MappingSheet> {
    let rest = before.clone();
    Some(match part {
        Part::What => MappingSheet {
            offer_to_families: parse.optional("offer_to_families"),
            organization: parse.chosen_record("organization"),
            code: parse.optional("code"),
            ..read_first(parse, before)?
        },
        Part::Where => MappingSheet {
            micro_territory: parse.chosen_record("micro_territory"),
            place: place_code::place(&parse.typed("place")),
            address: parse.optional("address"),
            opening: parse.optional("opening"),
            frequency: parse.optional("frequency"),
            ..rest
        },
        Part::Whom => MappingSheet {
            target: parse.optional("target"),
            phases: parse.words("phases", LifePhase::of_code),
            policy_areas: parse.words("policy_areas", PolicyArea::of_code),
            useful_to_families: parse.ticked("useful_to_families"),
            ..rest
        },
        Part::HowMuch => MappingSheet {
            what_exists: parse.optional("what_exists"),
            people_reached: parse.count("people_reached"),
            capacity: parse.optional("capacity"),
            since: parse.optional("since"),
            ..rest
        },
        Part::HowWell => MappingSheet {
            specificity: parse.optional("specificity"),
            strengths: parse.optional("strengths"),
            limits: parse.optional("limits"),
            openness: parse.optional("openness"),
            links: parse.optional("links"),
            asks_for: parse.optional("asks_for"),
            ..rest
        },
        Part::Source => MappingSheet {
            interviews: parse.chosen_records("interviews"),
            meetings: parse.chosen_records("meetings"),
            operator_role: parse.optional("operator_role"),
            opened_on: parse.past_day("opened_on"),
            assurance: checked::read(parse),
            review_on: parse.day("review_on"),
            consent_to_publish: parse.ticked("consent_to_publish"),
            service: parse.chosen_record("service"),
            ..rest
        },
    })
}

/// What every sheet begins with: a name, what it is, what it does.
pub fn first(drawing: &Drawing<MappingSheet>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let formals = [true, false].map(|it| Choice::new(formal(it), sentence(formal(it)))).to_vec();
    let chosen = drawing.seen(it.formal).map(formal).unwrap_or_default().to_owned();
    let name = Some(&it.name).filter(|name| **name != unnamed());
    vec![
        fields.hint("Il nome della risorsa, mai quello di una persona.").line("name", name, Asked::Must),
        fields.word("kind", ResourceKind::ALL, ResourceKind::code, drawing.seen(it.kind), Asked::Must),
        fields.hint("Formale: ha uno statuto, una sede, qualcuno che risponde.").choice(
            "formal",
            formals,
            chosen,
            Asked::Must,
        ),
        fields.hint("Che cosa succede davvero, in parole tue.").long(
            "what_it_does",
            it.what_it_does.as_ref(),
            Asked::May,
        ),
    ]
}

/// Reads what every sheet begins with.
pub fn read_first(parse: &mut Parse, before: &MappingSheet) -> Option<MappingSheet> {
    let name = parse.required("name");
    let kind = parse.word("kind", ResourceKind::of_code);
    let kind = must(parse, "kind", kind, "Che tipo di risorsa è: scegli una voce.");
    let typed = parse.typed("formal");
    let chosen = [true, false].into_iter().find(|it| formal(*it) == typed);
    let chosen = must(parse, "formal", chosen, "Formale o informale: scegli una voce.");
    Some(MappingSheet {
        name: name?,
        kind: kind?,
        formal: chosen?,
        what_it_does: parse.optional("what_it_does"),
        ..before.clone()
    })
}

/// In which territory.
pub fn territory(drawing: &Drawing<MappingSheet>) -> AnyView {
    let chosen = drawing.before.micro_territory.as_ref().map(|id| id.record());
    drawing.fields.record("micro_territory", drawing.choices::<MicroTerritory>(), chosen, Asked::May)
}

/// In which comune, or part of one.
pub fn place(drawing: &Drawing<MappingSheet>) -> AnyView {
    let today = session().today().get_untracked();
    let rows = places(drawing.reading.workspace(), today);
    let mut choices = place_code::choices(&rows);
    choices.retain(|choice| !choice.value.is_empty());
    let chosen = drawing.before.place.as_ref().map(place_code::code).unwrap_or_default();
    drawing.fields.choice("place", choices, chosen, Asked::May)
}

fn source_fields(drawing: &Drawing<MappingSheet>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let service = it.service.as_ref().map(|id| id.record());
    vec![
        fields.hint("I colloqui da cui viene.").choose(
            "interviews",
            drawing.choices::<Interview>(),
            it.interviews.iter().map(ToString::to_string),
        ),
        fields.choose("meetings", drawing.choices::<Meeting>(), it.meetings.iter().map(ToString::to_string)),
        fields.hint("Un ruolo, mai un nome.").line("operator_role", it.operator_role.as_ref(), Asked::May),
        fields.day("opened_on", it.opened_on, Asked::May),
        checked::draw(fields, it.assurance.as_ref()),
        fields.hint("Se resta vuoto, te lo ricordiamo sei mesi dopo la verifica.").day(
            "review_on",
            it.review_on,
            Asked::May,
        ),
        fields.check("consent_to_publish", it.consent_to_publish).1,
        fields.hint("Solo se nella guida c’è già: altrimenti lo crea «Pubblica nella guida».").record(
            "service",
            drawing.choices::<Service>(),
            service,
            Asked::May,
        ),
    ]
}
