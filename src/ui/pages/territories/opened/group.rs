//! A guiding group: how far it has come, who takes part by category and never by name, what it wants.

use leptos::prelude::*;

use crate::domain::{
    CoProgrammingTable, GroupKind, GroupStatus, Headcount, Kind, MicroTerritory, RecordId, SteeringGroup,
};
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::form::{Asked, Keeper, Parse, Sourcing, Ways};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::known::{Line, field, known, links, list, of_field, text};
use crate::ui::pages::territories::notes::{note_cells, note_rows, note_words, notes, read_notes};
use crate::workspace::Workspace;

use super::edit::{Drawing, adding, create, edit, typed};
use super::headcounts::{draw_headcounts, read_headcounts};
use super::sheet::Noun;

/// How a group is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::SteeringGroup;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(group) = reading.get::<SteeringGroup>(&typed(id)) else { return Vec::new() };
    let there = group.micro_territories.iter().filter_map(|id| reading.mention(id)).collect();
    let tables = group.origin_tables.iter().filter_map(|id| reading.mention(id)).collect();
    let count =
        |it: &Headcount| format!("{}: {}", sentence(it.category.label()), numbers::whole(it.people.into()));
    vec![
        text(KIND, "name", Some(&group.name)),
        of_field(KIND, "kind", sentence(group.kind.label())),
        of_field(KIND, "status", sentence(group.status.label())),
        links(KIND, "micro_territories", there),
        field(KIND, "set_up_on", group.set_up_on.map(when::day)),
        text(KIND, "facilitator_role", group.facilitator_role.as_ref()),
        links(KIND, "origin_tables", tables),
        text(KIND, "aims", group.aims.as_ref()),
        text(KIND, "rhythm", group.rhythm.as_ref()),
        list(KIND, "composition", group.composition.iter().map(count).collect()),
        text(KIND, "next_to_involve", group.next_to_involve.as_ref()),
        notes(KIND, &group.notes),
        known(KIND, group.provenance.as_ref()),
    ]
}

/// The form of a group. Its kind is not in it: that changes on the page of the group, and leaves a note.
pub fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<SteeringGroup>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<SteeringGroup>) -> Vec<AnyView> {
    let (fields, group) = (drawing.fields, drawing.before);
    let there = group.micro_territories.iter().map(|id| id.record());
    let tables = group.origin_tables.iter().map(|id| id.record());
    let kind = drawing
        .fresh
        .then(|| fields.word("kind", GroupKind::ALL, GroupKind::code, drawing.seen(group.kind), Asked::Must));
    let roles = fields.hint("Un ruolo, mai un nome: «la facilitatrice di rete», «un’insegnante».");
    let mut drawn = vec![fields.line("name", drawing.seen(&group.name), Asked::Must)];
    drawn.extend(kind);
    drawn.extend([
        fields.word("status", GroupStatus::ALL, GroupStatus::code, Some(group.status), Asked::Must),
        fields.records("micro_territories", drawing.choices::<MicroTerritory>(), there),
        fields.day("set_up_on", group.set_up_on, Asked::May),
        roles.line("facilitator_role", group.facilitator_role.as_ref(), Asked::May),
        fields.hint("«Il primo lunedì del mese», «ogni sei settimane».").line(
            "rhythm",
            group.rhythm.as_ref(),
            Asked::May,
        ),
        fields.long("aims", group.aims.as_ref(), Asked::May),
        fields.records("origin_tables", drawing.choices::<CoProgrammingTable>(), tables),
        draw_headcounts(fields, sentence(labels::field(KIND, "composition")), &group.composition),
        fields.hint("Categorie e luoghi, mai il nome di una persona.").long(
            "next_to_involve",
            group.next_to_involve.as_ref(),
            Asked::May,
        ),
        fields.rows("notes", note_cells(), note_rows(&group.notes), note_words()),
    ]);
    drawn
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &SteeringGroup) -> Option<SteeringGroup> {
    let name = parse.required("name");
    let status = parse.word("status", GroupStatus::of_code);
    let composition = read_headcounts(parse, &before.composition);
    let notes = read_notes(parse, sourcing, &before.notes);
    Some(SteeringGroup {
        name: name?,
        micro_territories: parse.chosen_records("micro_territories"),
        status: status?,
        set_up_on: parse.past_day("set_up_on"),
        facilitator_role: parse.optional("facilitator_role"),
        origin_tables: parse.chosen_records("origin_tables"),
        aims: parse.optional("aims"),
        rhythm: parse.optional("rhythm"),
        composition,
        next_to_involve: parse.optional("next_to_involve"),
        notes,
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

/// Reads a group that is not there yet: its kind is asked once, here.
fn read_new(parse: &mut Parse, sourcing: &mut Sourcing, before: &SteeringGroup) -> Option<SteeringGroup> {
    let kind = parse.word("kind", GroupKind::of_code);
    if kind.is_none() {
        parse.wrong("kind", "Tipo: scegli che gruppo è. Potrà cambiare, e il passato resterà scritto.");
    }
    let group = read(parse, sourcing, before);
    Some(SteeringGroup { kind: kind?, ..group? })
}

/// A group of which nothing is known yet.
fn blank(session: Session) -> SteeringGroup {
    SteeringGroup {
        id: session.fresh_id(),
        name: unnamed(),
        kind: GroupKind::Guiding,
        micro_territories: Default::default(),
        status: GroupStatus::ToBeSetUp,
        set_up_on: None,
        facilitator_role: None,
        origin_tables: Default::default(),
        aims: None,
        rhythm: None,
        composition: Vec::new(),
        next_to_involve: None,
        notes: Vec::new(),
        provenance: None,
        binned: None,
    }
}

/// The form of a new group.
#[component]
pub fn AddGroup(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Told which record came of it.
    #[prop(into)]
    made: Callback<RecordId>,
) -> impl IntoView {
    let session = Keeper::here().session();
    adding(open, "Quale gruppo aggiungi?", Some(made), move |ways, kept| {
        create("nuovo:group", blank(session), ways, kept, draw, read_new)
    })
}
