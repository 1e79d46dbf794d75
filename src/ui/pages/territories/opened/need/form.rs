//! The form of a need: three questions, then everything else for who knows it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{
    Coverage, Id, Interview, LifePhase, MappingSheet, Meeting, MicroTerritory, Need, NeedCategory,
    NeedOrigin, NeedStatus, ParticipantCategory, PolicyArea, Record, Service, Valence, Voice,
};
use crate::insight::Whence;
use crate::insight::observatory::hearing::tie;
use crate::session::Session;
use crate::ui::components::Choice;
use crate::ui::form::{Asked, NameWarning, Parse, Sourcing};
use crate::ui::labels;
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::opened::edit::Drawing;

use super::add::Alike;

/// How long the name of a voice or of a meeting may be in a list to choose from.
const LONGEST_CHOICE: usize = 90;

/// Nobody hears a need more often.
const MOST_TIMES: u64 = 9_999;

/// What is asked after the first questions.
const REST: &[&str] = &[
    "origin",
    "first_heard",
    "last_heard",
    "concerns",
    "categories",
    "valence",
    "phases",
    "policy_areas",
    "status",
    "coverage",
    "services",
    "voices",
    "meetings",
    "interviews",
    "sheets",
    "proposals",
];

/// The fields of a need.
pub fn draw(drawing: &Drawing<Need>) -> Vec<AnyView> {
    let (fields, need) = (drawing.fields, drawing.before);
    let (written, statement) = fields
        .hint("In una frase, come l’hanno detto. Riguarda sempre un gruppo di persone, mai una persona o una famiglia: nei paesi piccoli ci si riconosce.")
        .followed("statement", drawing.seen(&need.statement), Asked::Must);
    let alike = drawing.fresh.then(|| view! { <Alike written need=need.clone() /> });
    let there = need.micro_territories.iter().map(Id::record);
    let summary = if drawing.fresh { "Altro, se lo sai: puoi tornarci dopo" } else { "Tutto il resto" };
    vec![
        view! {
            <div class="stack" data-gap="s3">
                {statement}
                <NameWarning
                    text=written
                    instead="Prova a dire di quale gruppo si tratta: «le persone anziane che vivono sole», «le famiglie con figli piccoli»."
                />
                {alike}
            </div>
        }
        .into_any(),
        fields.records("micro_territories", drawing.choices::<MicroTerritory>(), there),
        fields.number("times_heard", Some(need.times_heard), Asked::Must),
        fields.fold(summary, !drawing.fresh, REST, rest(drawing)),
    ]
}

fn rest(drawing: &Drawing<Need>) -> Vec<AnyView> {
    let (fields, need) = (drawing.fields, drawing.before);
    let categories = need.categories.iter().map(Id::record);
    let mut drawn = vec![
        fields.word("coverage", Coverage::ALL, Coverage::code, Some(need.coverage), Asked::Must),
        fields.hint("Quelli del quaderno, anche se non sono ancora nella guida.").choose(
            "services",
            named::<Service>(drawing),
            need.services.iter().map(ToString::to_string),
        ),
        fields.words(
            "concerns",
            ParticipantCategory::ALL,
            ParticipantCategory::code,
            need.concerns.iter().copied(),
        ),
        fields.records("categories", drawing.choices::<NeedCategory>(), categories),
        fields.word("valence", Valence::ALL, Valence::code, need.valence, Asked::May),
        fields.words("phases", LifePhase::ALL, LifePhase::code, need.phases.iter().copied()),
        fields.words("policy_areas", PolicyArea::ALL, PolicyArea::code, need.policy_areas.iter().copied()),
        fields.word("status", NeedStatus::ALL, NeedStatus::code, Some(need.status), Asked::Must),
        fields.word("origin", NeedOrigin::ALL, NeedOrigin::code, Some(need.origin), Asked::Must),
        fields.day("first_heard", need.first_heard, Asked::May),
        fields.day("last_heard", need.last_heard, Asked::May),
    ];
    drawn.extend(some::<Voice>(drawing, "voices", &need.voices));
    drawn.extend(some::<Meeting>(drawing, "meetings", &need.meetings));
    drawn.extend(some::<Interview>(drawing, "interviews", &need.interviews));
    drawn.extend(some::<MappingSheet>(drawing, "sheets", &need.sheets));
    drawn.push(fields.long("proposals", need.proposals.as_ref(), Asked::May));
    drawn
}

/// The records of a kind, each in a line.
fn named<R: Record>(drawing: &Drawing<Need>) -> Vec<Choice> {
    let line = |it: Choice| Choice { label: labels::short(&it.label, LONGEST_CHOICE), ..it };
    drawing.choices::<R>().into_iter().map(line).collect()
}

/// Several of some records; a list that would be empty is not asked.
fn some<R: Record>(drawing: &Drawing<Need>, name: &'static str, chosen: &BTreeSet<Id<R>>) -> Option<AnyView> {
    drawing.fields.choose_if_any(name, named::<R>(drawing), chosen.iter().map(ToString::to_string))
}

/// Reads a need.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Need) -> Option<Need> {
    let statement = parse.required("statement");
    let times_heard = parse.whole("times_heard", 1..=MOST_TIMES).and_then(|times| u32::try_from(times).ok());
    if parse.typed("times_heard").trim().is_empty() {
        parse.wrong("times_heard", "Se non lo sai, scrivi 1.");
    }
    let (first_heard, last_heard) = (parse.past_day("first_heard"), parse.past_day("last_heard"));
    if first_heard.zip(last_heard).is_some_and(|(first, last)| first > last) {
        parse.wrong("last_heard", "L’ultima volta viene prima della prima: controlla i due giorni.");
    }
    Some(Need {
        statement: statement?,
        origin: parse.word("origin", NeedOrigin::of_code).unwrap_or(before.origin),
        micro_territories: parse.chosen_records("micro_territories"),
        concerns: parse.words("concerns", ParticipantCategory::of_code),
        categories: parse.chosen_records("categories"),
        valence: parse.word("valence", Valence::of_code),
        phases: parse.words("phases", LifePhase::of_code),
        policy_areas: parse.words("policy_areas", PolicyArea::of_code),
        times_heard: times_heard.unwrap_or(before.times_heard),
        first_heard,
        last_heard,
        status: parse.word("status", NeedStatus::of_code).unwrap_or(before.status),
        coverage: parse.word("coverage", Coverage::of_code).unwrap_or(before.coverage),
        services: parse.chosen_records("services"),
        voices: parse.chosen_records("voices"),
        meetings: parse.chosen_records("meetings"),
        interviews: parse.chosen_records("interviews"),
        sheets: parse.chosen_records("sheets"),
        proposals: parse.optional("proposals"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

/// A need of which only where it comes from is known. Most are heard in meetings.
pub fn blank(session: Session, from: &Whence, today: NaiveDate) -> Need {
    let on = from.on.filter(|on| *on <= today).unwrap_or(today);
    let mut need = Need {
        id: session.fresh_id(),
        statement: unnamed(),
        origin: from.source.as_ref().and_then(|it| it.origin()).unwrap_or(NeedOrigin::Meeting),
        micro_territories: from.territories.clone(),
        concerns: BTreeSet::new(),
        categories: BTreeSet::new(),
        valence: None,
        phases: BTreeSet::new(),
        policy_areas: BTreeSet::new(),
        times_heard: 1,
        first_heard: Some(on),
        last_heard: Some(on),
        status: NeedStatus::Emerged,
        coverage: Coverage::Unmet,
        services: BTreeSet::new(),
        voices: BTreeSet::new(),
        meetings: BTreeSet::new(),
        interviews: BTreeSet::new(),
        sheets: BTreeSet::new(),
        proposals: None,
        provenance: None,
        binned: None,
    };
    if let Some(source) = &from.source {
        tie(&mut need, source);
    }
    need
}
