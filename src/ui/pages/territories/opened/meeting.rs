//! A meeting: which kind, when, where, about what, and how far its minutes have come.

mod add;

use leptos::prelude::*;

use crate::domain::{
    AgendaItem, Headcount, Kind, Meeting, MeetingFormat, MeetingKind, MeetingStatus, MicroTerritory,
    ParticipantCategory, RecordId, SteeringGroup,
};
use crate::insight::groups::meetings::{counting, people_of};
use crate::insight::reading::Reading;
use crate::ui::components::{Choice, FieldKind};
use crate::ui::form::{Asked, Parse, RowCell, RowWords, Sourcing, Ways};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::networks::linked::{some_list, some_text};
use crate::ui::pages::territories::known::{Line, field, link, links, list, of_field, row, text};
use crate::ui::routes::Route;
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

pub use add::AddMeeting;

/// How a meeting is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Meeting;

/// What a form keeps for a point of the agenda that was dealt with.
const DONE: &str = "si";

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(meeting) = reading.get::<Meeting>(&typed(id)) else { return Vec::new() };
    let own = Route::Meeting(meeting.id.clone()).href();
    let there = meeting.micro_territories.iter().filter_map(|id| reading.mention(id)).collect();
    let mut rows = vec![
        row("dove si legge", view! { <a href=own>"Apri la sua pagina"</a> }),
        of_field(KIND, "kind", sentence(meeting.kind.label())),
        of_field(KIND, "status", sentence(meeting.status.label())),
        link(KIND, "group", meeting.group.as_ref().and_then(|id| reading.mention(id))),
        links(KIND, "micro_territories", there),
        field(KIND, "held_on", meeting.held_on.map(when::weekday_day_year)),
        field(KIND, "starts_at", meeting.starts_at.as_ref().map(ToString::to_string)),
        text(KIND, "place", meeting.place.as_ref()),
        of_field(KIND, "format", sentence(meeting.format.label())),
        list(KIND, "agenda", meeting.agenda.iter().map(point).collect()),
        list(KIND, "attendance", meeting.attendance.iter().map(heads).collect()),
    ];
    rows.extend(some_text(KIND, "facilitator_role", meeting.facilitator_role.as_ref()));
    rows.extend(meeting.minutes.as_ref().map(|minutes| text(KIND, "minutes", Some(&minutes.text))));
    rows.extend(some_list(KIND, "materials", meeting.materials.iter().map(ToString::to_string)));
    rows.extend(meeting.next_on.map(|on| field(KIND, "next_on", Some(when::weekday_day_year(on)))));
    rows
}

/// A point of the agenda in a line: "Chi non arriva (20 minuti)".
pub fn point(item: &AgendaItem) -> String {
    match item.minutes {
        Some(1) => format!("{} (1 minuto)", item.text),
        Some(minutes) => format!("{} ({} minuti)", item.text, numbers::whole(minutes.into())),
        None => item.text.to_string(),
    }
}

/// How many of a category came, in a line.
pub fn heads(it: &Headcount) -> String {
    format!("{}: {}", sentence(it.category.label()), numbers::whole(it.people.into()))
}

/// The form of a meeting that is there.
pub fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Meeting>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Meeting>) -> Vec<AnyView> {
    let (fields, meeting) = (drawing.fields, drawing.before);
    let group = meeting.group.as_ref().map(|id| id.record());
    let there = meeting.micro_territories.iter().map(|id| id.record());
    let mut drawn = vec![
        fields.hint("Come lo direste invitando qualcuno: «Chi non arriva ai servizi».").line(
            "title",
            drawing.seen(&meeting.title),
            Asked::Must,
        ),
        fields.word("kind", MeetingKind::ALL, MeetingKind::code, Some(meeting.kind), Asked::Must),
        fields.day("held_on", meeting.held_on, Asked::May),
        fields.hint("Per esempio 20:45.").named(
            "starts_at",
            sentence(labels::field(KIND, "starts_at")),
            FieldKind::Time,
            meeting.starts_at.as_ref().map(ToString::to_string).unwrap_or_default(),
            Asked::May,
        ),
        fields.line("place", meeting.place.as_ref(), Asked::May),
        fields.word("format", MeetingFormat::ALL, MeetingFormat::code, Some(meeting.format), Asked::Must),
        fields.hint("Se non è l’incontro di un gruppo, lascia vuoto.").record(
            "group",
            drawing.choices::<SteeringGroup>(),
            group,
            Asked::May,
        ),
        fields.hint("Se non ne segni nessuno, valgono quelli del gruppo.").records(
            "micro_territories",
            drawing.choices::<MicroTerritory>(),
            there,
        ),
        agenda(drawing),
        fields.hint("Un ruolo, mai un nome.").line(
            "facilitator_role",
            meeting.facilitator_role.as_ref(),
            Asked::May,
        ),
    ];
    if drawing.fresh {
        return drawn;
    }
    let came = ParticipantCategory::ALL.iter().filter_map(|category| {
        let people = people_of(&meeting.attendance, *category);
        (people > 0).then(|| vec![category.code().to_owned(), people.to_string()])
    });
    let category = |it: &ParticipantCategory| Choice::new(it.code(), sentence(it.label()));
    let categories =
        [Choice::new("", "Scegli…")].into_iter().chain(ParticipantCategory::ALL.iter().map(category));
    let cells = vec![
        RowCell::of("Categoria", categories.collect()),
        RowCell::new("Quante persone", FieldKind::Number),
    ];
    let words = RowWords { add: "Aggiungi una categoria", remove: "Togli questa categoria" };
    let materials: Vec<&str> = meeting.materials.iter().map(|it| it.as_str()).collect();
    drawn.extend([
        fields.hint("Numeri, mai nomi.").rows("attendance", cells, came, words),
        fields.hint("Uno per riga: che cosa si è mostrato o distribuito, o dove si trova.").long(
            "materials",
            Some(materials.join("\n")),
            Asked::May,
        ),
        fields.day("next_on", meeting.next_on, Asked::May),
        fields.word("status", MeetingStatus::ALL, MeetingStatus::code, Some(meeting.status), Asked::Must),
    ]);
    drawn
}

fn agenda(drawing: &Drawing<Meeting>) -> AnyView {
    let done = vec![Choice::new("", "Da trattare"), Choice::new(DONE, "Trattato")];
    let cells = vec![
        RowCell::new("Di che cosa", FieldKind::Text),
        RowCell::new("Minuti", FieldKind::Number),
        RowCell::of("A che punto", done),
    ];
    let points = drawing.before.agenda.iter().map(|item| {
        let minutes = item.minutes.map(|it| it.to_string()).unwrap_or_default();
        vec![item.text.to_string(), minutes, if item.done { DONE } else { "" }.to_owned()]
    });
    let words = RowWords { add: "Aggiungi un punto", remove: "Togli questo punto" };
    drawing.fields.rows("agenda", cells, points, words)
}

fn read(parse: &mut Parse, _: &mut Sourcing, before: &Meeting) -> Option<Meeting> {
    let title = parse.required("title");
    let agenda = parse.rows("agenda", |parse, cells, name| {
        let minutes = parse.cell_count(name, &cells[1]);
        let text = parse.cell(name, &cells[0]);
        Some(AgendaItem { text: text?, minutes, done: cells[2] == DONE })
    });
    let heads = parse.rows("attendance", |parse, cells, name| {
        let category = ParticipantCategory::of_code(&cells[0]);
        let people = parse.cell_count(name, &cells[1]);
        if category.is_none() || people.is_none() {
            parse.wrong(name, "Presenti: ogni riga vuole una categoria e quante persone.");
        }
        Some(Headcount { category: category?, people: people? })
    });
    // A category written twice is added up.
    let attendance = match heads.first() {
        Some(first) => counting(&heads, first.category, people_of(&heads, first.category)),
        None => Vec::new(),
    };
    let status = parse.word("status", MeetingStatus::of_code).unwrap_or(before.status);
    let agreed = matches!(status, MeetingStatus::MinutesShared | MeetingStatus::MinutesApproved);
    if agreed && before.minutes.is_none() {
        parse.wrong(
            "status",
            "Il verbale non c’è ancora: scrivilo nella pagina dell’incontro, poi si condivide e si approva.",
        );
    }
    Some(Meeting {
        kind: parse.word("kind", MeetingKind::of_code).unwrap_or(before.kind),
        status,
        group: parse.chosen_record("group"),
        micro_territories: parse.chosen_records("micro_territories"),
        held_on: parse.day("held_on"),
        starts_at: parse.optional("starts_at"),
        place: parse.optional("place"),
        format: parse.word("format", MeetingFormat::of_code).unwrap_or(before.format),
        agenda,
        attendance,
        facilitator_role: parse.optional("facilitator_role"),
        materials: parse.lines("materials"),
        next_on: parse.day("next_on"),
        title: title?,
        ..before.clone()
    })
}
