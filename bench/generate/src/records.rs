//! One record of each kind that a large notebook has many of, with fields as long as people fill them.

use std::collections::BTreeMap;

use filo::domain::{
    AnyRecord, Coverage, FieldFault, Kind, LifePhase, LifeSituation, MeetingKind, MeetingStatus, NeedStatus,
    ParticipantCategory, PolicyArea, ResourceKind, SheetStatus,
};
use filo::workspace::Workspace;
use serde_json::{Map, Value, json};

use crate::draw::Draw;
use crate::words::{FOR_WHOM, PLACES, THINGS, capital, name, sentences};

/// What the records of the Plan are called, and how the generated ones will be.
pub struct Names {
    pub comuni: Vec<String>,
    pub territories: Vec<String>,
    pub groups: Vec<String>,
    pub organizations: Vec<String>,
    pub categories: Vec<String>,
    pub services: Vec<String>,
    pub meetings: Vec<String>,
    pub sheets: Vec<String>,
    pub voices: Vec<String>,
}

/// The identifier of a generated record.
pub fn id(kind: Kind, number: usize) -> String {
    format!("{}-g{number:05}", kind.prefix())
}

impl Names {
    pub fn new(plan: &Workspace, times: usize) -> Names {
        let known = |kind: Kind| plan.table(kind).keys().map(ToString::to_string).collect();
        let coming = |kind: Kind, count: usize| (0..count * times).map(|number| id(kind, number)).collect();
        Names {
            comuni: known(Kind::Comune),
            territories: known(Kind::MicroTerritory),
            groups: known(Kind::SteeringGroup),
            organizations: known(Kind::Organization),
            categories: known(Kind::NeedCategory),
            services: coming(Kind::Service, 1_000),
            meetings: coming(Kind::Meeting, 150),
            sheets: coming(Kind::MappingSheet, 1_000),
            voices: coming(Kind::Voice, 1_000),
        }
    }
}

/// Makes records out of the fields that are given; the others are as empty as their kind allows.
#[derive(Default)]
pub struct Filler(BTreeMap<Kind, Map<String, Value>>);

impl Filler {
    /// A record of a kind.
    pub fn record(&mut self, kind: Kind, number: usize, given: Value) -> AnyRecord {
        let Value::Object(given) = given else { unreachable!("fields are given as an object") };
        let empty = self.0.entry(kind).or_insert_with(|| {
            kind.fields().iter().map(|field| ((*field).to_owned(), Value::Null)).collect()
        });
        loop {
            let mut map = empty.clone();
            map.extend(given.clone());
            map.insert("id".to_owned(), id(kind, number).into());
            match kind.read_map(map) {
                Ok(record) => return record,
                Err(problem) => {
                    let impossible = matches!(problem.what, FieldFault::Impossible(_));
                    assert!(impossible && !given.contains_key(&problem.field), "{problem:?}");
                    let next = match &empty[&problem.field] {
                        Value::Null => json!([]),
                        Value::Array(_) => json!(false),
                        _ => panic!("{} of {kind:?} has to be given: {problem:?}", problem.field),
                    };
                    empty.insert(problem.field, next);
                }
            }
        }
    }
}

fn told(draw: &mut Draw) -> Value {
    json!({ "told": { "by": draw.of(&["una volontaria", "un’educatrice", "il parroco"]), "on": draw.day() } })
}

fn fact(value: Value, draw: &mut Draw) -> Value {
    let provenance = told(draw);
    json!({ "value": value, "provenance": provenance })
}

fn phone(draw: &mut Draw) -> Value {
    let note = if draw.once_in(2) { json!("la mattina") } else { Value::Null };
    json!({ "number": format!("0375 000 {:03}", draw.below(1_000)), "description": note })
}

/// A service as a card of the guide has it.
pub fn service(draw: &mut Draw, names: &Names, number: usize) -> Value {
    let called = name(draw, number);
    let heading = format!("{} per {}", capital(draw.of(&THINGS)), draw.of(&FOR_WHOM));
    let (description, steps) = (sentences(draw, 3), sentences(draw, 1));
    let area = json!({ "scope": "listed", "comuni": draw.some(&names.comuni, 4), "note": null });
    let partners: Vec<Value> =
        draw.some(&names.organizations, 3).into_iter().map(|id| json!({ "organization": id })).collect();
    let days = ["monday", "wednesday", "friday"];
    let slots: Vec<Value> = days
        .iter()
        .take(draw.below(4))
        .map(|day| json!({ "day": day, "opens": "09:00", "closes": "12:30" }))
        .collect();
    let papers = &["documento d’identità", "codice fiscale", "ISEE"][..draw.below(4)];
    let checked = draw.once_in(2).then(|| json!({ "by": "operatrice", "on": draw.day() }));
    json!({
        "name": called,
        "heading": fact(heading.into(), draw),
        "description": fact(description.into(), draw),
        "kind": "service",
        "status": draw.of(&["active", "active", "active", "planned", "suspended"]),
        "publication": draw.of(&["published", "published", "published", "unpublished"]),
        "assurance": checked,
        "protected": draw.once_in(40),
        "provider": { "organization": names.organizations[draw.below(names.organizations.len())] },
        "partners": partners,
        "eligibility": fact(capital(FOR_WHOM[number % FOR_WHOM.len()]).into(), draw),
        "application_process": fact(steps.into(), draw),
        "say_on_phone": format!("Buongiorno, chiamo per {}. A chi posso chiedere?", draw.of(&THINGS)),
        "required_documents": papers,
        "cost": fact(draw.of(&["free", "free", "paid", "depends"]).into(), draw),
        "phases": fact(json!([LifePhase::ALL[number % LifePhase::ALL.len()].code()]), draw),
        "policy_areas": fact(json!([PolicyArea::ALL[number % PolicyArea::ALL.len()].code()]), draw),
        "situations": [draw.of(LifeSituation::ALL).code()],
        "keywords": [draw.of(&THINGS), draw.of(&FOR_WHOM)],
        "service_area": fact(area, draw),
        "phones": [phone(draw)],
        "email": format!("servizio{number}@esempio.it"),
        "url": format!("https://www.esempio.it/servizi/{number}"),
        "schedules": slots,
        "schedule_note": "su appuntamento nei mesi estivi",
        "note": sentences(draw, 1),
        "provenance": told(draw),
    })
}

/// A person of a group, under a name that nobody has.
pub fn member(draw: &mut Draw, names: &Names, number: usize) -> Value {
    json!({
        "group": names.groups[number % names.groups.len()],
        "name": format!("Persona di prova {number}"),
        "category": ParticipantCategory::ALL[number % ParticipantCategory::ALL.len()].code(),
        "role": draw.of(&["referente", "volontaria", "insegnante", "rappresentante dei genitori"]),
        "phone": format!("333 000 {:04}", draw.below(10_000)),
        "email": format!("persona{number}@esempio.it"),
        "note": sentences(draw, 1),
    })
}

/// A meeting with its agenda and minutes of a page.
pub fn meeting(draw: &mut Draw, names: &Names, number: usize) -> Value {
    let point = |draw: &mut Draw| json!({ "text": capital(draw.of(&THINGS)), "minutes": 20, "done": true });
    let agenda: Vec<Value> = (0..3 + draw.below(4)).map(|_| point(draw)).collect();
    let attendance: Vec<Value> = ParticipantCategory::ALL
        .iter()
        .map(|category| json!({ "category": category.code(), "people": draw.below(12) }))
        .collect();
    let minutes = json!({ "text": sentences(draw, 14), "written_by": "facilitatrice", "approved_on": null });
    json!({
        "title": format!("Incontro {number}, {}", draw.of(&PLACES)),
        "kind": draw.of(MeetingKind::ALL).code(),
        "status": draw.of(MeetingStatus::ALL).code(),
        "group": names.groups[number % names.groups.len()],
        "micro_territories": draw.some(&names.territories, 2),
        "held_on": draw.day(),
        "starts_at": "17:30",
        "place": capital(draw.of(&PLACES)),
        "format": "in_person",
        "agenda": agenda,
        "attendance": attendance,
        "facilitator_role": "facilitatrice",
        "minutes": minutes,
        "materials": ["cartelloni", "presentazione"],
        "next_on": draw.day(),
    })
}

/// A mapping sheet that somebody took the time to fill in.
pub fn sheet(draw: &mut Draw, names: &Names, number: usize) -> Value {
    let checked = draw.once_in(3).then(|| json!({ "by": "operatrice", "on": draw.day() }));
    let service = draw.once_in(4).then(|| names.services[draw.below(names.services.len())].clone());
    json!({
        "name": name(draw, number),
        "kind": draw.of(ResourceKind::ALL).code(),
        "formal": draw.once_in(2),
        "micro_territory": names.territories[number % names.territories.len()],
        "place": { "comune": names.comuni[draw.below(names.comuni.len())] },
        "address": format!("via di prova {}", 1 + draw.below(200)),
        "what_exists": sentences(draw, 2),
        "people_reached": draw.below(300),
        "opening": "dal lunedì al venerdì, di pomeriggio",
        "what_it_does": sentences(draw, 2),
        "strengths": sentences(draw, 1),
        "limits": sentences(draw, 1),
        "offer_to_families": sentences(draw, 1),
        "asks_for": capital(draw.of(&THINGS)),
        "target": capital(draw.of(&FOR_WHOM)),
        "phases": [draw.of(LifePhase::ALL).code()],
        "policy_areas": [draw.of(PolicyArea::ALL).code()],
        "useful_to_families": draw.once_in(2),
        "status": draw.of(SheetStatus::ALL).code(),
        "opened_on": draw.day(),
        "assurance": checked,
        "operator_role": "operatrice di comunità",
        "consent_to_publish": draw.once_in(2),
        "meetings": draw.some(&names.meetings, 2),
        "service": service,
        "organization": names.organizations[draw.below(names.organizations.len())],
        "provenance": told(draw),
    })
}

/// A need, with what answers it and who said so.
pub fn need(draw: &mut Draw, names: &Names, number: usize) -> Value {
    json!({
        "statement": sentences(draw, 1),
        "origin": "meeting",
        "micro_territories": draw.some(&names.territories, 2),
        "concerns": [draw.of(ParticipantCategory::ALL).code()],
        "categories": draw.some(&names.categories, 2),
        "valence": "community",
        "phases": [draw.of(LifePhase::ALL).code()],
        "policy_areas": [draw.of(PolicyArea::ALL).code()],
        "times_heard": 1 + draw.below(9),
        "first_heard": draw.day(),
        "status": draw.of(NeedStatus::ALL).code(),
        "coverage": Coverage::ALL[number % Coverage::ALL.len()].code(),
        "services": draw.some(&names.services, 3),
        "voices": draw.some(&names.voices, 2),
        "meetings": draw.some(&names.meetings, 2),
        "sheets": draw.some(&names.sheets, 1),
        "proposals": sentences(draw, 1),
        "provenance": told(draw),
    })
}

/// A voice: a short quote of nobody.
pub fn voice(draw: &mut Draw, names: &Names, number: usize) -> Value {
    json!({
        "text": format!("«{}»", sentences(draw, 1)),
        "theme": capital(draw.of(&THINGS)),
        "speaker": draw.of(&["una mamma", "un pensionato", "una studentessa", "un volontario"]),
        "origin": capital(draw.of(&PLACES)),
        "said_on": draw.day(),
        "micro_territory": names.territories[number % names.territories.len()],
        "meeting": names.meetings[draw.below(names.meetings.len())],
        "consent": draw.of(&["given", "said_in_public", "to_be_asked"]),
        "status": draw.of(&["collected", "to_be_checked", "publishable"]),
        "provenance": told(draw),
    })
}
