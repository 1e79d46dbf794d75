//! A network: what it is for, who belongs to it, who coordinates it, how often it meets.

use leptos::prelude::*;

use crate::domain::{Actor, Area, Existence, Id, Kind, Network, Organization, RecordId};
use crate::insight::dealings;
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::app::session;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::territories::known::{Line, field, known, link, list, of_field, text};
use crate::ui::pages::territories::opened::edit::{Drawing, edit, typed};
use crate::ui::pages::territories::opened::sheet::Noun;
use crate::workspace::Workspace;

use super::linked::{doings, links_told, some_list, some_text, unnamed};

/// How a network is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Network;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(it) = reading.get::<Network>(&typed(id)) else { return Vec::new() };
    let actor = Actor::Network(it.id.clone());
    let today = session().today().get();
    let mut rows = vec![text(KIND, "name", Some(&it.name))];
    rows.extend(some_list(KIND, "alternate_names", it.alternate_names.iter().map(ToString::to_string)));
    rows.push(list(KIND, "purpose", it.purpose.iter().map(ToString::to_string).collect()));
    rows.extend(links_told(workspace, &actor));
    rows.extend([
        of_field(KIND, "status", sentence(it.status.label())),
        field(KIND, "area", it.area.map(|area| sentence(area.label()))),
        link(KIND, "coordinator", it.coordinator.as_ref().and_then(|id| reading.mention(id))),
        text(KIND, "rhythm", it.rhythm.as_ref()),
        field(KIND, "established_on", it.established_on.map(when::day)),
    ]);
    rows.extend(doings(dealings(workspace, &actor, today)));
    rows.extend(some_text(KIND, "note", it.note.as_ref()));
    rows.push(known(KIND, it.provenance.as_ref()));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Network>(id, ways, draw, read)
}

/// The fields of a network. Who belongs to it is told by links, from its sheet.
pub fn draw(drawing: &Drawing<Network>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let purpose: Vec<&str> = it.purpose.iter().map(|line| line.as_str()).collect();
    vec![
        fields.line("name", drawing.seen(&it.name), Asked::Must),
        fields.chips("alternate_names", it.alternate_names.iter().map(ToString::to_string)),
        fields.hint("Una cosa per riga.").long("purpose", Some(purpose.join("\n")), Asked::May),
        fields.word("status", Existence::ALL, Existence::code, Some(it.status), Asked::Must),
        fields.word("area", Area::ALL, Area::code, it.area, Asked::May),
        fields.record(
            "coordinator",
            drawing.choices::<Organization>(),
            it.coordinator.as_ref().map(Id::record),
            Asked::May,
        ),
        fields.hint("Per esempio: ogni due mesi.").line("rhythm", it.rhythm.as_ref(), Asked::May),
        fields.day("established_on", it.established_on, Asked::May),
        fields.long("note", it.note.as_ref(), Asked::May),
    ]
}

/// Reads a network.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Network) -> Option<Network> {
    let name = parse.required("name");
    Some(Network {
        name: name?,
        alternate_names: parse.texts("alternate_names"),
        purpose: parse.lines("purpose"),
        area: parse.word("area", Area::of_code),
        coordinator: parse.chosen_record("coordinator"),
        rhythm: parse.optional("rhythm"),
        established_on: parse.day("established_on"),
        status: parse.word("status", Existence::of_code).unwrap_or(before.status),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

/// A network of which nothing is known yet.
pub fn blank(session: Session) -> Network {
    Network {
        id: session.fresh_id(),
        name: unnamed(),
        alternate_names: Default::default(),
        purpose: Vec::new(),
        area: None,
        coordinator: None,
        rhythm: None,
        established_on: None,
        status: Existence::Existing,
        note: None,
        provenance: None,
        binned: None,
    }
}
