//! A link: who, does what, with whom, and since when.

use leptos::prelude::*;

use crate::domain::{Actor, Kind, Link, LinkKind, RecordId};
use crate::insight::guide::card::mention_of;
use crate::insight::reading::Reading;
use crate::session::Session;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::territories::known::{Line, field, known, link, of_field};
use crate::ui::pages::territories::opened::edit::{Drawing, edit, typed};
use crate::ui::pages::territories::opened::sheet::Noun;
use crate::workspace::Workspace;

use super::actors;
use super::linked::{must, some_text};

/// How a link is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::Link;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(it) = reading.get::<Link>(&typed(id)) else { return Vec::new() };
    let mut rows = vec![
        link(KIND, "from", mention_of(&reading, &it.from)),
        of_field(KIND, "kind", sentence(it.kind.label())),
        link(KIND, "to", mention_of(&reading, &it.to)),
        field(KIND, "since", it.since.map(when::day)),
    ];
    rows.extend(some_text(KIND, "note", it.note.as_ref()));
    rows.push(known(KIND, it.provenance.as_ref()));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<Link>(id, ways, draw, read)
}

/// The fields of a link. A new one is known at one end only: a network waits for who belongs to it.
pub fn draw(drawing: &Drawing<Link>) -> Vec<AnyView> {
    let (fields, it) = (drawing.fields, drawing.before);
    let who = actors::choices(drawing.reading.workspace());
    let (from, to) = match (&it.from, drawing.fresh) {
        (_, false) => (actors::code(&it.from), actors::code(&it.to)),
        (Actor::Organization(_), true) => (actors::code(&it.from), String::new()),
        (Actor::Network(_), true) => (String::new(), actors::code(&it.to)),
    };
    vec![
        fields.choice("from", who.clone(), from, Asked::Must),
        fields.word("kind", LinkKind::ALL, LinkKind::code, Some(it.kind), Asked::Must),
        fields.choice("to", who, to, Asked::Must),
        fields.day("since", it.since, Asked::May),
        fields.long("note", it.note.as_ref(), Asked::May),
    ]
}

/// Reads a link.
pub fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &Link) -> Option<Link> {
    let (from, to) = (actors::of_code(&parse.typed("from")), actors::of_code(&parse.typed("to")));
    let from = must(parse, "from", from, "Da chi: scegli un’organizzazione o una rete.");
    let to = must(parse, "to", to, "Verso chi: scegli un’organizzazione o una rete.");
    if from.is_some() && from == to {
        parse.wrong("to", "Verso chi: non può essere la stessa di prima. Scegline un’altra.");
    }
    let kind = parse.word("kind", LinkKind::of_code).unwrap_or(before.kind);
    if kind == LinkKind::MemberOf && matches!(to, Some(Actor::Organization(_))) {
        parse.wrong("to", "Verso chi: si fa parte di una rete. Scegli una rete, o un altro legame.");
    }
    Some(Link {
        from: from?,
        to: to?,
        kind,
        since: parse.day("since"),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}

/// A link of which one end is known.
pub fn blank(session: Session, of: &Actor) -> Link {
    let kind = match of {
        Actor::Organization(_) => LinkKind::WorksWith,
        Actor::Network(_) => LinkKind::MemberOf,
    };
    Link {
        id: session.fresh_id(),
        from: of.clone(),
        to: of.clone(),
        kind,
        since: None,
        note: None,
        provenance: None,
        binned: None,
    }
}
