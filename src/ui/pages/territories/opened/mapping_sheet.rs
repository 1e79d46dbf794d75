//! A mapping sheet in place: all that it says, part by part, and its whole form.

mod add;
mod fields;
mod parts;

use leptos::prelude::*;

use crate::domain::{Kind, MappingSheet, RecordId, SheetStatus};
use crate::insight::reading::Reading;
use crate::ui::form::{Asked, Parse, Sourcing, Ways};
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::networks::linked::must;
use crate::ui::pages::territories::known::{Line, of_field, row};
use crate::ui::routes::Route;
use crate::workspace::Workspace;

use super::edit::{Drawing, edit, typed};
use super::sheet::Noun;

pub use add::AddSheet;
pub use parts::{Part, formal};

/// How it is read and changed.
pub const NOUN: Noun = Noun { facts, form: Some(form) };

const KIND: Kind = Kind::MappingSheet;

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let reading = Reading::of(workspace);
    let Some(sheet) = reading.get::<MappingSheet>(&typed(id)) else { return Vec::new() };
    let own = Route::Sheet(sheet.id.clone()).href();
    let mut rows = vec![
        row("la sua pagina", view! { <a href=own>"Apri la scheda"</a> }),
        of_field(KIND, "status", sentence(sheet.status.label())),
    ];
    rows.extend(Part::ALL.into_iter().flat_map(|part| part.facts(&reading, sheet)));
    rows
}

fn form(id: RecordId, ways: Ways) -> AnyView {
    edit::<MappingSheet>(id, ways, draw, read)
}

fn draw(drawing: &Drawing<MappingSheet>) -> Vec<AnyView> {
    let status = Some(drawing.before.status);
    let mut drawn =
        vec![drawing.fields.word("status", SheetStatus::ALL, SheetStatus::code, status, Asked::Must)];
    drawn.extend(Part::ALL.into_iter().map(|part| {
        view! {
            <fieldset class="group">
                <legend>{part.words()}</legend>
                {part.draw(drawing)}
            </fieldset>
        }
        .into_any()
    }));
    drawn
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &MappingSheet) -> Option<MappingSheet> {
    let status = parse.word("status", SheetStatus::of_code);
    let status = must(parse, "status", status, "Stato: scegli a che punto è la scheda.");
    // Every part is read, so that every fault is told at once.
    let parts = Part::ALL.into_iter();
    let (whole, fine) =
        parts.fold((before.clone(), true), |(sheet, fine), part| match part.read(parse, &sheet) {
            Some(read) => (read, fine),
            None => (sheet, false),
        });
    if status == Some(SheetStatus::Verified) && whole.assurance.is_none() {
        parse.wrong("status", "Stato: per dirla verificata serve anche chi ha verificato, e quando.");
    }
    let provenance = sourcing.of_record(before.provenance.as_ref());
    let whole = MappingSheet { status: status?, provenance, ..whole };
    fine.then_some(whole)
}
