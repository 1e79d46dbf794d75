//! A table of the co-programming of 2021: its own stated population, who took part, how many meetings.

use leptos::prelude::*;

use crate::domain::{CoProgrammingTable, Frazione, Kind, RecordId};
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::numbers;
use crate::ui::pages::territories::known::{Line, fact, known, links, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a table is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::CoProgrammingTable;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(table) = reading.get::<CoProgrammingTable>(&typed(id)) else { return Vec::new() };
    vec![
        text(KIND, "name", Some(&table.name)),
        fact(KIND, "population", table.population.as_ref(), |it| {
            format!("{}: di tutto il tavolo, non di un micro-territorio", numbers::whole((*it).into()))
        }),
        links(KIND, "comuni", table.comuni.iter().filter_map(|id| reading.mention(id)).collect()),
        links(KIND, "frazioni", table.frazioni.iter().filter_map(|id| reading.mention(id)).collect()),
        fact(KIND, "meetings", table.meetings.as_ref(), |it| numbers::whole((*it).into())),
        known(KIND, table.provenance.as_ref()),
    ]
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<CoProgrammingTable>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<CoProgrammingTable>) -> Vec<AnyView> {
    let (fields, table) = (drawing.fields, drawing.before);
    let of_whole_table =
        fields.hint("Di tutto il tavolo, come li dice il Piano: non di un micro-territorio.");
    vec![
        fields.line("name", Some(&table.name), Asked::Must),
        of_whole_table.number("population", table.population.as_ref().map(|fact| fact.value), Asked::May),
        fields.number("meetings", table.meetings.as_ref().map(|fact| fact.value), Asked::May),
        fields.records("comuni", drawing.comuni(), table.comuni.iter().map(|id| id.record())),
        fields.records(
            "frazioni",
            drawing.choices::<Frazione>(),
            table.frazioni.iter().map(|id| id.record()),
        ),
    ]
}

fn read(
    parse: &mut Parse,
    sourcing: &mut Sourcing,
    before: &CoProgrammingTable,
) -> Option<CoProgrammingTable> {
    let name = parse.required("name");
    let (population, meetings) = (parse.count("population"), parse.count("meetings"));
    Some(CoProgrammingTable {
        name: name?,
        population: sourcing.fact(before.population.as_ref(), population),
        meetings: sourcing.fact(before.meetings.as_ref(), meetings),
        comuni: parse.chosen_records("comuni"),
        frazioni: parse.chosen_records("frazioni"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}
