//! A guiding group: how far it has come, who takes part by category and never by name, what it wants.

use leptos::prelude::*;

use crate::domain::{
    CoProgrammingTable, GroupKind, GroupStatus, Headcount, Kind, MicroTerritory, ParticipantCategory,
    RecordId, SteeringGroup,
};
use crate::insight::reading::Reading;
use crate::ui::components::{Choice, FieldKind};
use crate::ui::form::{Asked, Parse, RowCell, RowWords, Sourcing, Ways, sentence};
use crate::ui::labels::{self, Label, numbers, when};
use crate::ui::pages::territories::known::{field, known, links, list, row, text};
use crate::ui::pages::territories::notes::{note_cells, note_rows, note_words, notes, read_notes};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a group is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::SteeringGroup;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<AnyView> {
    let reading = Reading::of(workspace);
    let Some(group) = reading.get::<SteeringGroup>(&typed(id)) else { return Vec::new() };
    let there = group.micro_territories.iter().filter_map(|id| reading.mention(id)).collect();
    let tables = group.origin_tables.iter().filter_map(|id| reading.mention(id)).collect();
    let count =
        |it: &Headcount| format!("{}: {}", sentence(it.category.label()), numbers::whole(it.people.into()));
    vec![
        text(KIND, "name", Some(&group.name)),
        row(labels::field(KIND, "kind"), sentence(group.kind.label())),
        row(labels::field(KIND, "status"), sentence(group.status.label())),
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

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<SteeringGroup>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<SteeringGroup>) -> Vec<AnyView> {
    let (fields, group) = (drawing.fields, drawing.before);
    let there = group.micro_territories.iter().map(|id| id.record());
    let tables = group.origin_tables.iter().map(|id| id.record());
    let mut categories = vec![Choice::new("", "Scegli…")];
    let category = |it: &ParticipantCategory| Choice::new(it.code(), sentence(it.label()));
    categories.extend(ParticipantCategory::ALL.iter().map(category));
    let composition =
        group.composition.iter().map(|it| vec![it.category.code().to_owned(), it.people.to_string()]);
    let cells = vec![RowCell::of("Categoria", categories), RowCell::new("Quante persone", FieldKind::Number)];
    let roles = fields.hint("Un ruolo, mai un nome.");
    vec![
        fields.line("name", Some(&group.name), Asked::Must),
        fields.word("kind", GroupKind::ALL, GroupKind::code, Some(group.kind), Asked::Must),
        fields.word("status", GroupStatus::ALL, GroupStatus::code, Some(group.status), Asked::Must),
        fields.records("micro_territories", drawing.choices::<MicroTerritory>(), there),
        fields.day("set_up_on", group.set_up_on, Asked::May),
        roles.line("facilitator_role", group.facilitator_role.as_ref(), Asked::May),
        fields.records("origin_tables", drawing.choices::<CoProgrammingTable>(), tables),
        fields.long("aims", group.aims.as_ref(), Asked::May),
        fields.line("rhythm", group.rhythm.as_ref(), Asked::May),
        fields.hint("Numeri, mai nomi.").rows(
            "composition",
            cells,
            composition,
            RowWords { add: "Aggiungi una categoria", remove: "Togli questa categoria" },
        ),
        fields.long("next_to_involve", group.next_to_involve.as_ref(), Asked::May),
        fields.rows("notes", note_cells(), note_rows(&group.notes), note_words()),
    ]
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &SteeringGroup) -> Option<SteeringGroup> {
    let name = parse.required("name");
    let kind = parse.word("kind", GroupKind::of_code);
    let status = parse.word("status", GroupStatus::of_code);
    let composition = parse.rows("composition", |parse, cells, name| {
        let category = ParticipantCategory::of_code(&cells[0]);
        let people = parse.cell_count(name, &cells[1]);
        if category.is_none() || people.is_none() {
            parse.wrong(name, "Chi partecipa: ogni riga vuole una categoria e quante persone.");
        }
        Some(Headcount { category: category?, people: people? })
    });
    let notes = read_notes(parse, sourcing, &before.notes);
    Some(SteeringGroup {
        name: name?,
        kind: kind?,
        micro_territories: parse.chosen_records("micro_territories"),
        status: status?,
        set_up_on: parse.day("set_up_on"),
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
