//! A record whose own screen comes later, or is elsewhere: what it is and how it is known, to be read.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::ui::labels;
use crate::ui::pages::territories::known::row;
use crate::ui::routes::Route;
use crate::workspace::Workspace;

use super::sheet::Noun;

/// How it is read; it is changed on a screen of its own.
pub const NOUN: Noun = Noun { facts, form: None };

fn facts(workspace: &Workspace, id: &RecordId) -> Vec<AnyView> {
    let Some(entry) = workspace.entry(id) else { return Vec::new() };
    let kind: Kind = entry.record.kind();
    let own = Route::of_record(kind, id);
    let elsewhere = !own.starts_with(&Route::Territories.href()) || kind == Kind::MicroTerritory;
    let mut rows = vec![row(labels::kind(kind), entry.record.title())];
    rows.push(if elsewhere {
        row("dove si legge", view! { <a href=own>"Apri la sua pagina"</a> })
    } else {
        row(
            "dove si cambia",
            "Questo genere di scheda si cambierà in una schermata sua, che arriverà. Intanto viaggia nei file insieme al resto.",
        )
    });
    rows
}
