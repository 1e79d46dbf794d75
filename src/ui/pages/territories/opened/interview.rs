//! A conversation that maps: with whom as a category, what to ask, what came out and what came of it.

mod add;
mod outcome;
mod step;

use leptos::prelude::*;

use crate::domain::{
    InterlocutorCategory, Interview, InterviewStatus, Kind, Meeting, MicroTerritory, Organization, RecordId,
};
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::networks::linked::{must, some_list, some_text, unnamed};
use crate::ui::pages::territories::known::{Line, field, link, of_field, row, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

pub use add::AddInterview;
use outcome::Outcomes;
use step::Steps;

/// How it is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Interview;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(it) = reading.get::<Interview>(&typed(id)) else { return Vec::new() };
    let organization = it.organization.as_ref().and_then(|id| reading.mention(id));
    let meeting = it.meeting.as_ref().and_then(|id| reading.mention(id));
    // What came out is missing only once the conversation was held.
    let held = matches!(it.status, InterviewStatus::Held | InterviewStatus::GivenBack);
    let summary = held.then(|| text(KIND, "summary", it.summary.as_ref()));
    let told = [
        Some(of_field(KIND, "status", view! { <Steps interview=it.as_ref().clone() /> })),
        Some(text(KIND, "title", Some(&it.title))),
        Some(of_field(KIND, "interlocutor", sentence(it.interlocutor.label()))),
        organization.map(|mention| link(KIND, "organization", Some(mention))),
        Some(link(KIND, "micro_territory", it.micro_territory.as_ref().and_then(|id| reading.mention(id)))),
        Some(field(KIND, "held_on", it.held_on.map(when::day))),
        Some(text(KIND, "operator_role", it.operator_role.as_ref())),
        meeting.map(|mention| link(KIND, "meeting", Some(mention))),
        some_list(KIND, "guide_questions", it.guide_questions.iter().map(ToString::to_string)),
        summary.or_else(|| some_text(KIND, "summary", it.summary.as_ref())),
        some_text(KIND, "who_else", it.who_else.as_ref()),
        Some(row("che cosa ne è nato", view! { <Outcomes id=it.id.clone() /> })),
    ];
    told.into_iter().flatten().collect()
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Interview>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Interview>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let questions: Vec<String> = it.guide_questions.iter().map(ToString::to_string).collect();
    let mut drawn = first(drawing);
    let status = Some(it.status);
    drawn.extend([
        fields.word("status", InterviewStatus::ALL, InterviewStatus::code, status, Asked::Must),
        fields.record(
            "meeting",
            drawing.choices::<Meeting>(),
            it.meeting.as_ref().map(|id| id.record()),
            Asked::May,
        ),
        fields.hint("Una per riga.").long("guide_questions", Some(questions.join("\n")), Asked::May),
        fields
            .hint("Che cosa c’è, che cosa manca. Mai il nome di una persona, né di chi parla né di altri.")
            .long("summary", it.summary.as_ref(), Asked::May),
        fields.hint("Categorie e organizzazioni, non nomi.").long(
            "who_else",
            it.who_else.as_ref(),
            Asked::May,
        ),
    ]);
    drawn
}

/// What every conversation begins with.
fn first(drawing: &Drawing<Interview>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let title = Some(&it.title).filter(|title| **title != unnamed());
    let with = drawing.seen(it.interlocutor);
    let organization = it.organization.as_ref().map(|id| id.record());
    let territory = it.micro_territory.as_ref().map(|id| id.record());
    vec![
        fields.hint("Per esempio: colloquio con l’oratorio. Mai il nome di una persona.").line(
            "title",
            title,
            Asked::Must,
        ),
        fields.word("interlocutor", InterlocutorCategory::ALL, InterlocutorCategory::code, with, Asked::Must),
        fields.record("organization", drawing.choices::<Organization>(), organization, Asked::May),
        fields.record("micro_territory", drawing.choices::<MicroTerritory>(), territory, Asked::May),
        fields.hint("Se è già deciso.").day("held_on", it.held_on, Asked::May),
        fields.hint("Un ruolo, mai un nome.").line("operator_role", it.operator_role.as_ref(), Asked::May),
    ]
}

fn read_first(parse: &mut Parse, before: &Interview) -> Option<Interview> {
    let title = parse.required("title");
    let with = parse.word("interlocutor", InterlocutorCategory::of_code);
    let with = must(parse, "interlocutor", with, "Con chi: scegli una categoria.");
    Some(Interview {
        organization: parse.chosen_record("organization"),
        micro_territory: parse.chosen_record("micro_territory"),
        held_on: parse.day("held_on"),
        operator_role: parse.optional("operator_role"),
        title: title?,
        interlocutor: with?,
        ..before.clone()
    })
}

fn read(parse: &mut Parse, _: &mut Sourcing, before: &Interview) -> Option<Interview> {
    let begun = read_first(parse, before);
    let status = parse.word("status", InterviewStatus::of_code);
    let status = must(parse, "status", status, "Stato: scegli a che punto è.");
    let needs_day = match status {
        Some(InterviewStatus::Fixed) => Some("Per dirlo fissato serve il giorno."),
        Some(InterviewStatus::Held | InterviewStatus::GivenBack) => {
            parse.past_day("held_on");
            Some("Per dirlo svolto serve il giorno.")
        }
        _ => None,
    };
    if let Some(words) = needs_day.filter(|_| parse.typed("held_on").trim().is_empty()) {
        parse.wrong("held_on", words);
    }
    Some(Interview {
        status: status?,
        meeting: parse.chosen_record("meeting"),
        guide_questions: parse.lines("guide_questions"),
        summary: parse.optional("summary"),
        who_else: parse.optional("who_else"),
        ..begun?
    })
}
