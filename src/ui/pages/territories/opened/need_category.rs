//! A level of need or a transversal need of the Plan: what it is, examples, what is linked to it.

use leptos::prelude::*;

use crate::domain::{Id, Kind, NeedCategory, NeedCategoryKind, NonEmptyText, RecordId};
use crate::insight::reading::Reading;
use crate::insight::{Mention, NeedRow, needs_of_category};
use crate::ui::components::Tag;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, numbers, sentence};
use crate::ui::pages::filtering::Question;
use crate::ui::pages::observatory;
use crate::ui::pages::territories::known::{Line, RecordLink, known, list, of_field, row, text};
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::need::tone;
use super::sheet::Noun;

/// How a category of needs is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::NeedCategory;

/// How many of its needs are shown before the link to all.
const SHOWN: usize = 8;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(category) = reading.get::<NeedCategory>(&typed(id)) else { return Vec::new() };
    let words = |texts: &[NonEmptyText]| texts.iter().map(ToString::to_string).collect();
    vec![
        text(KIND, "name", Some(&category.name)),
        of_field(KIND, "kind", sentence(category.kind.label())),
        text(KIND, "description", category.description.as_ref()),
        list(KIND, "examples", words(&category.examples)),
        list(KIND, "linked_priorities", words(&category.linked_priorities)),
        text(KIND, "note", category.note.as_ref()),
        row("bisogni raccolti", collected(workspace, &category.id)),
        known(KIND, category.provenance.as_ref()),
    ]
}

/// The needs that were heard, the most pressing first, and the way to all of them.
fn collected(workspace: &Workspace, id: &Id<NeedCategory>) -> AnyView {
    let rows = needs_of_category(workspace, id);
    if rows.is_empty() {
        return "Nessuno, per ora: qui si leggeranno quelli scritti nell’osservatorio.".into_any();
    }
    let all = observatory::Asked { category: Some(id.clone()), ..Default::default() }.href();
    let words = format!("Tutti, con i filtri ({})", numbers::whole(rows.len() as u64));
    let line = |row: NeedRow| {
        let mention =
            Mention { kind: Kind::Need, title: row.statement.to_string(), id: row.id.record().clone() };
        view! {
            <li class="cluster" data-gap="s2">
                <RecordLink mention />
                <Tag status=tone(row.coverage)>{row.coverage.label()}</Tag>
            </li>
        }
    };
    view! {
        <div class="stack" data-gap="s3">
            <ul class="stack" data-gap="s2">{rows.into_iter().take(SHOWN).map(line).collect_view()}</ul>
            <p><a href=all>{words}</a></p>
        </div>
    }
    .into_any()
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<NeedCategory>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<NeedCategory>) -> Vec<AnyView> {
    let (fields, category) = (drawing.fields, drawing.before);
    let lines =
        |texts: &[NonEmptyText]| Some(texts.iter().map(NonEmptyText::as_str).collect::<Vec<_>>().join("\n"));
    let one_a_line = fields.hint("Uno per riga.");
    vec![
        fields.line("name", Some(&category.name), Asked::Must),
        fields.word("kind", NeedCategoryKind::ALL, NeedCategoryKind::code, Some(category.kind), Asked::Must),
        fields.long("description", category.description.as_ref(), Asked::May),
        one_a_line.long("examples", lines(&category.examples), Asked::May),
        one_a_line.long("linked_priorities", lines(&category.linked_priorities), Asked::May),
        fields.long("note", category.note.as_ref(), Asked::May),
    ]
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &NeedCategory) -> Option<NeedCategory> {
    let name = parse.required("name");
    let kind = parse.word("kind", NeedCategoryKind::of_code);
    Some(NeedCategory {
        name: name?,
        kind: kind?,
        description: parse.optional("description"),
        examples: parse.lines("examples"),
        linked_priorities: parse.lines("linked_priorities"),
        note: parse.optional("note"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..before.clone()
    })
}
