//! A record that has a screen of its own elsewhere: what it is, and the way there.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::ui::labels;
use crate::ui::pages::territories::known::{Line, row};
use crate::ui::routes::Route;
use crate::workspace::Workspace;

use super::sheet::Noun;

/// How it is read; it is changed on a screen of its own.
pub const NOUN: Noun = Noun { facts, form: None };

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<Line> {
    let Some(entry) = workspace.entry(id) else { return Vec::new() };
    let kind: Kind = entry.record.kind();
    let own = Route::of_record(kind, id);
    vec![
        row(labels::kind(kind), entry.record.title()),
        row("dove si legge", view! { <a href=own>"Apri la sua pagina"</a> }),
    ]
}
