//! The mark of a record that two people wrote differently: which fields, and the way to where that is decided.

use leptos::prelude::*;

use crate::domain::RecordId;
use crate::ui::app::store;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::field;
use crate::ui::routes::Route;
use crate::workspace::BinState;

/// «due versioni: telefono, orari», with a link. Nothing where nothing waits.
#[component]
pub fn TwoVersions(
    /// Of which record.
    id: RecordId,
) -> impl IntoView {
    let href = Route::Conflicts.href_with(&[("apri", id.as_str())]);
    let open = store().select(move |workspace| {
        let entry = workspace.entry(&id).filter(|entry| entry.bin_state() != BinState::Binned)?;
        let kind = entry.record.kind();
        let mut names: Vec<&'static str> =
            entry.conflicts().filter(|name| *name != "binned").map(|name| field(kind, name)).collect();
        if entry.bin_state() == BinState::Contested {
            names.push("nel quaderno o nel cestino");
        }
        (!names.is_empty()).then(|| names.join(", "))
    });
    move || {
        open.get().map(|names| {
            view! {
                <p class="cluster no-print" data-gap="s2">
                    <Tag status=Status::Warn>"due versioni"</Tag>
                    <span>{names}</span>
                    <a href=href.clone()>"Guarda e decidi"</a>
                </p>
            }
        })
    }
}
