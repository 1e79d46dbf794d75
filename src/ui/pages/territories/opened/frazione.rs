//! A part of a comune: which comune, how many live there if anybody knows, what is known of its boundary.

use leptos::prelude::*;

use crate::domain::{Frazione, Kind, RecordId};
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::numbers;
use crate::ui::pages::territories::known::{Line, fact, known, link, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

/// How a part of a comune is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Frazione;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(frazione) = reading.get::<Frazione>(&typed(id)) else { return Vec::new() };
    vec![
        text(KIND, "name", Some(&frazione.name)),
        link(KIND, "comune", reading.mention(&frazione.comune)),
        fact(KIND, "population", frazione.population.as_ref(), |it| numbers::whole((*it).into())),
        text(KIND, "note", frazione.note.as_ref()),
        known(KIND, frazione.provenance.as_ref()),
    ]
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Frazione>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<Frazione>) -> Vec<AnyView> {
    let (fields, frazione) = (drawing.fields, drawing.before);
    vec![
        fields.line("name", Some(&frazione.name), Asked::Must),
        fields.record("comune", drawing.comuni(), Some(frazione.comune.record()), Asked::Must),
        fields.number("population", frazione.population.as_ref().map(|fact| fact.value), Asked::May),
        fields.long("note", frazione.note.as_ref(), Asked::May),
    ]
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Frazione) -> Option<Frazione> {
    let name = parse.required("name");
    let comune = parse.chosen_record("comune");
    let population = parse.count("population");
    Some(Frazione {
        name: name?,
        comune: comune?,
        population: sourcing.fact(before.population.as_ref(), population),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}
