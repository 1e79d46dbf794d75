//! Notes in time, as they are read and as a form asks for them: a comune, a territory, a group have some.

use leptos::prelude::*;

use crate::domain::{DatedNote, Kind};
use crate::ui::components::FieldKind;
use crate::ui::form::{Parse, RowCell, RowWords, Sourcing};
use crate::ui::labels::when;

use super::known::{Line, SourceOf, field};

/// The notes of a record, oldest first.
pub fn notes(kind: Kind, notes: &[DatedNote]) -> Line {
    let mut sorted: Vec<DatedNote> = notes.to_vec();
    sorted.sort_by_key(|note| note.on);
    field(kind, "notes", (!sorted.is_empty()).then(|| view! { <Notes notes=sorted /> }))
}

/// Notes one under the other, each with its day and its source.
#[component]
pub fn Notes(
    /// The notes, oldest first.
    notes: Vec<DatedNote>,
) -> impl IntoView {
    let line = |DatedNote { on, text, provenance }: DatedNote| {
        let day = on.map(|on| view! { <time datetime=on.to_string()>{when::day(on)}</time> });
        view! {
            <li>
                {day}
                <p>{text.to_string()}</p>
                {provenance.map(|source| view! { <SourceOf source of="questa nota" /> })}
            </li>
        }
    };
    view! { <ul class="timeline">{notes.into_iter().map(line).collect_view()}</ul> }
}

/// The cells of a note in a form.
pub fn note_cells() -> Vec<RowCell> {
    vec![RowCell::new("Giorno, se si sa", FieldKind::Date), RowCell::new("Che cosa", FieldKind::Long)]
}

/// The notes of a record as rows of a form.
pub fn note_rows(notes: &[DatedNote]) -> Vec<Vec<String>> {
    let day = |note: &DatedNote| note.on.map(|on| on.to_string()).unwrap_or_default();
    notes.iter().map(|note| vec![day(note), note.text.to_string()]).collect()
}

/// The words of the group of notes.
pub fn note_words() -> RowWords {
    RowWords { add: "Aggiungi una nota", remove: "Togli questa nota" }
}

/// Reads the notes of a form. A note that did not change keeps its source; another takes the answer to
/// «Chi lo dice?», if there is one.
pub fn read_notes(parse: &mut Parse, sourcing: &Sourcing, before: &[DatedNote]) -> Vec<DatedNote> {
    parse.rows("notes", |parse, cells, name| {
        let typed = cells[0].trim();
        let on = when::parse_day(typed);
        if on.is_none() && !typed.is_empty() {
            parse.wrong(name, "Note: questo giorno non esiste. Scrivilo così: 25/11/2026.");
        }
        let text = parse.cell(name, &cells[1])?;
        let was = before.iter().find(|note| note.on == on && note.text == text);
        let provenance = match was {
            Some(note) => note.provenance.clone(),
            None => sourcing.said(),
        };
        Some(DatedNote { on, text, provenance })
    })
}
