//! A Family Coaching centre: how far it has come, where, what it does, with whom, what comes next.

mod contacts;

use leptos::prelude::*;

use crate::domain::{
    Agreement, CentreForm, CentreFunction, CentreStatus, FamilyCentre, Id, Kind, Location, MicroTerritory,
    Network, OpeningSlot, RecordId, Service, Weekday,
};
use crate::insight::guide::card::mention_of;
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::components::{Choice, FieldKind};
use crate::ui::form::{Asked, Parse, RowCell, RowWords, Sourcing, Ways};
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::networks::actors;
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::known::{Line, field, known, link, links, list, of_field, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;
use contacts::{draw_contacts, read_contacts, said_contacts};

/// How a centre is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::FamilyCentre;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(centre) = reading.get::<FamilyCentre>(&typed(id)) else { return Vec::new() };
    let slot = |slot: &OpeningSlot| format!("{}, {}-{}", sentence(slot.day.label()), slot.opens, slot.closes);
    vec![
        text(KIND, "name", Some(&centre.name)),
        of_field(KIND, "status", sentence(centre.status.label())),
        link(KIND, "micro_territory", centre.micro_territory.as_ref().and_then(|id| reading.mention(id))),
        field(KIND, "form", centre.form.map(|form| sentence(form.label()))),
        link(KIND, "location", centre.location.as_ref().and_then(|id| reading.mention(id))),
        list(KIND, "functions", centre.functions.iter().map(|it| sentence(it.label())).collect()),
        links(KIND, "partners", centre.partners.iter().filter_map(|it| mention_of(&reading, it)).collect()),
        links(KIND, "services", centre.services.iter().filter_map(|id| reading.mention(id)).collect()),
        list(KIND, "schedules", centre.schedules.iter().map(slot).collect()),
        list(KIND, "contacts", said_contacts(centre.contacts.as_ref())),
        text(KIND, "co_management", centre.co_management.as_ref()),
        link(KIND, "agreement", centre.agreement.as_ref().and_then(|id| reading.mention(id))),
        link(KIND, "network", centre.network.as_ref().and_then(|id| reading.mention(id))),
        text(KIND, "next_steps", centre.next_steps.as_ref()),
        text(KIND, "note", centre.note.as_ref()),
        known(KIND, centre.provenance.as_ref()),
    ]
}

/// A centre of which nothing is known yet.
pub fn blank(session: Session) -> FamilyCentre {
    FamilyCentre {
        id: session.fresh_id(),
        name: unnamed(),
        micro_territory: None,
        status: CentreStatus::Hypothesised,
        form: None,
        location: None,
        functions: Default::default(),
        partners: Default::default(),
        services: Default::default(),
        schedules: Vec::new(),
        contacts: None,
        co_management: None,
        agreement: None,
        network: None,
        next_steps: None,
        note: None,
        provenance: None,
        binned: None,
    }
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<FamilyCentre>(id, ways, draw, read)
}

/// The fields of a centre.
pub fn draw(drawing: &Drawing<FamilyCentre>) -> Vec<AnyView> {
    let (fields, centre) = (drawing.fields, drawing.before);
    let territory = centre.micro_territory.as_ref().map(|id| id.record());
    let actors = actors::choices(drawing.reading.workspace());
    let partners = centre.partners.iter().map(|actor| vec![actors::code(actor)]);
    let services = drawing.choices::<Service>();
    let given = centre.services.iter().map(|id| vec![id.to_string()]);
    let slots = centre.schedules.iter();
    let slots = slots.map(|it| vec![it.day.code().to_owned(), it.opens.to_string(), it.closes.to_string()]);
    let days = Weekday::ALL.iter().map(|day| Choice::new(day.code(), sentence(day.label()))).collect();
    let one_of = |label, mut choices: Vec<Choice>| {
        choices.insert(0, Choice::new("", "Scegli…"));
        RowCell::of(label, choices)
    };
    let hours = vec![
        one_of("Giorno", days),
        RowCell::new("Apre alle", FieldKind::Time),
        RowCell::new("Chiude alle", FieldKind::Time),
    ];
    let mut drawn = vec![
        fields.line("name", drawing.seen(&centre.name), Asked::Must),
        fields.word("status", CentreStatus::ALL, CentreStatus::code, Some(centre.status), Asked::Must),
        fields.record("micro_territory", drawing.choices::<MicroTerritory>(), territory, Asked::May),
        fields.word("form", CentreForm::ALL, CentreForm::code, centre.form, Asked::May),
        fields.record(
            "location",
            drawing.choices::<Location>(),
            centre.location.as_ref().map(Id::record),
            Asked::May,
        ),
        fields.words(
            "functions",
            CentreFunction::ALL,
            CentreFunction::code,
            centre.functions.iter().copied(),
        ),
        fields.rows(
            "partners",
            vec![one_of("Organizzazione o rete", actors)],
            partners,
            RowWords { add: "Aggiungi chi collabora", remove: "Togli questo collaboratore" },
        ),
        fields.rows(
            "services",
            vec![one_of("Servizio", services)],
            given,
            RowWords { add: "Aggiungi un servizio", remove: "Togli questo servizio" },
        ),
        fields.rows(
            "schedules",
            hours,
            slots,
            RowWords { add: "Aggiungi un orario", remove: "Togli questo orario" },
        ),
    ];
    drawn.extend(draw_contacts(fields, centre.contacts.as_ref()));
    drawn.extend([
        fields.long("co_management", centre.co_management.as_ref(), Asked::May),
        fields.record(
            "agreement",
            drawing.choices::<Agreement>(),
            centre.agreement.as_ref().map(Id::record),
            Asked::May,
        ),
        fields.record(
            "network",
            drawing.choices::<Network>(),
            centre.network.as_ref().map(Id::record),
            Asked::May,
        ),
        fields.long("next_steps", centre.next_steps.as_ref(), Asked::May),
        fields.long("note", centre.note.as_ref(), Asked::May),
    ]);
    drawn
}

/// Reads a centre.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &FamilyCentre) -> Option<FamilyCentre> {
    let name = parse.required("name");
    let status = parse.word("status", CentreStatus::of_code);
    let contacts = read_contacts(parse);
    Some(FamilyCentre {
        name: name?,
        micro_territory: parse.chosen_record("micro_territory"),
        status: status?,
        form: parse.word("form", CentreForm::of_code),
        location: parse.chosen_record("location"),
        functions: parse.words("functions", CentreFunction::of_code),
        partners: parse.rows("partners", |_, cells, _| actors::of_code(&cells[0])).into_iter().collect(),
        services: parse.rows("services", |_, cells, _| cells[0].parse().ok()).into_iter().collect(),
        schedules: parse.rows("schedules", read_slot),
        contacts,
        co_management: parse.optional("co_management"),
        agreement: parse.chosen_record("agreement"),
        network: parse.chosen_record("network"),
        next_steps: parse.optional("next_steps"),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

fn read_slot(parse: &mut Parse, cells: &[String], name: &str) -> Option<OpeningSlot> {
    let day = Weekday::of_code(&cells[0]);
    if day.is_none() {
        parse.wrong(name, "Orari: scegli il giorno.");
    }
    let (opens, closes) = (parse.cell(name, &cells[1]), parse.cell(name, &cells[2]));
    Some(OpeningSlot { day: day?, opens: opens?, closes: closes? })
}
