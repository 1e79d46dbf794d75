//! The marks of a record that two people wrote differently: which fields, beside each of them, and the way to where
//! that is decided.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::ui::app::store;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::field;
use crate::ui::pages::territories::known::OPEN;
use crate::ui::routes::Route;
use crate::workspace::{BinState, Entry, Workspace};

/// The name, in the address of what waits for a decision, of the field of the record that somebody came for.
pub const FIELD: &str = "campo";

/// The fields of a record with more than one value, as long as the record is in the notebook.
fn twofold(workspace: &Workspace, id: &RecordId) -> Option<(Kind, Vec<&'static str>)> {
    let open = |entry: &Entry| entry.conflicts().filter(|name| *name != "binned").collect();
    let entry = workspace.entry(id).filter(|entry| entry.bin_state() != BinState::Binned)?;
    Some((entry.record.kind(), open(entry)))
}

/// «due versioni: telefono, orari», with a link. Nothing where nothing waits.
#[component]
pub fn TwoVersions(
    /// Of which record.
    id: RecordId,
) -> impl IntoView {
    let href = Route::Conflicts.href_with(&[(OPEN, id.as_str())]);
    let open = store().select(move |workspace| {
        let (kind, open) = twofold(workspace, &id)?;
        let mut names: Vec<&'static str> = open.into_iter().map(|name| field(kind, name)).collect();
        if workspace.entry(&id).is_some_and(|entry| entry.bin_state() == BinState::Contested) {
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

/// The fields of one record that two people wrote differently, to be marked wherever they are read.
#[derive(Clone, Copy)]
pub struct Twofold {
    id: StoredValue<RecordId>,
    open: Memo<Option<(Kind, Vec<&'static str>)>>,
}

impl Twofold {
    /// Those of a record.
    pub fn of(id: &RecordId) -> Self {
        let of = id.clone();
        Twofold {
            id: StoredValue::new(id.clone()),
            open: store().select(move |workspace| twofold(workspace, &of)),
        }
    }

    /// The mark of a field, a link to where it is decided; nothing where nobody disagrees.
    pub fn mark(self, name: &'static str) -> AnyView {
        self.marks([name])
    }

    /// One mark for several fields that are read in one place.
    pub fn marks<const N: usize>(self, names: [&'static str; N]) -> AnyView {
        self.marked(names.to_vec())
    }

    /// The mark of what a record is called by, for where it is only named. [`super::territories::known::RecordLink`] has it.
    pub fn title(self, kind: Kind) -> AnyView {
        self.marked(kind.titled_by().to_vec())
    }

    fn marked(self, names: Vec<&'static str>) -> AnyView {
        let drawn = move || {
            let (kind, mut here) = self.open.get()?;
            here.retain(|name| names.contains(name));
            let first = *here.first()?;
            let href =
                self.id.with_value(|id| Route::Conflicts.href_with(&[(OPEN, id.as_str()), (FIELD, first)]));
            let labels: Vec<&str> = here.iter().map(|name| field(kind, name)).collect();
            Some(view! {
                " "
                <a class="tag no-print" data-status=Status::Warn.as_str() href=href>
                    "due versioni"
                    <span class="vh">{format!(": {}. Guarda e decidi", labels.join(", "))}</span>
                </a>
            })
        };
        drawn.into_any()
    }
}
