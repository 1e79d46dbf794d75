//! Fields in which two people wrote different things: both values side by side, and the choice.

use leptos::prelude::*;
use serde_json::Value;

use crate::domain::{Id, Kind, Seen, Service};
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::components::{Choice, RadioGroup, Status, Tag};
use crate::ui::form::Keeper;
use crate::ui::labels::{self, sentence};
use crate::workspace::{BinState, Workspace};

use super::values::said;

/// The value of the choice that decides nothing.
const LATER: &str = "dopo";

/// A field with more than one value.
#[derive(Clone, Debug, PartialEq)]
struct Conflict {
    field: &'static str,
    values: Vec<Value>,
    seen: Seen,
}

fn conflicts(workspace: &Workspace, id: &Id<Service>) -> Vec<Conflict> {
    let Some(entry) = workspace.table(Kind::Service).get(id.record()) else { return Vec::new() };
    let fields = entry.conflicts().filter(|field| *field != "binned");
    fields
        .map(|field| Conflict {
            field,
            values: entry.register(field).values.into_iter().map(|written| written.value).collect(),
            seen: entry.revision.seen.clone(),
        })
        .collect()
}

/// The fields in conflict, each with its choice; nothing where there is none.
#[component]
pub fn Conflicts(
    /// Of which service.
    id: Id<Service>,
) -> impl IntoView {
    let (store, of, contested_of) = (store(), id.clone(), id.clone());
    let found = store.select(move |workspace| conflicts(workspace, &of));
    let contested = store.select(move |workspace| {
        let entry = workspace.table(Kind::Service).get(contested_of.record());
        entry.is_some_and(|entry| entry.bin_state() == BinState::Contested)
    });
    let id = StoredValue::new(id);
    let draw = move |conflict: Conflict| view! { <Decide id=id.get_value() conflict /> };
    view! {
        <Show when=move || contested.get()>
            <Contested id=id.get_value() />
        </Show>
        {move || found.get().into_iter().map(draw).collect_view()}
    }
}

/// Which of two values is right.
#[component]
fn Decide(id: Id<Service>, conflict: Conflict) -> impl IntoView {
    let keeper = Keeper::here();
    let chosen = RwSignal::new(LATER.to_owned());
    let Conflict { field, values, seen } = conflict;
    let mut choices: Vec<Choice> =
        values.iter().enumerate().map(|(n, value)| Choice::new(n.to_string(), said(field, value))).collect();
    choices.push(Choice::new(LATER, "Decido dopo").noted("Resta segnato qui finché qualcuno decide."));
    let settle = move |_| {
        let place = chosen.get_untracked().parse::<usize>();
        let Some(value) = place.ok().and_then(|place| values.get(place).cloned()) else { return };
        let command = Command::Settle { record: id.record().clone(), field, value, seen: seen.clone() };
        keeper.dispatch(command, "Deciso. L’altro valore non c’è più.");
    };
    let name = sentence(labels::field(Kind::Service, field));
    view! {
        <div class="stack" data-gap="s3">
            <p class="cluster" data-gap="s2">
                <Tag status=Status::Warn>"due versioni"</Tag>
                <b>{name.clone()}</b>
            </p>
            <RadioGroup
                legend=format!("{name}: due persone hanno scritto cose diverse. Quale è giusta?")
                choices=Signal::stored(choices)
                value=chosen
            />
            <div class="cluster">
                <button
                    class="button"
                    type="button"
                    aria-disabled=move || (chosen.get() == LATER).then_some("true")
                    on:click=settle
                >
                    "Tieni questa"
                </button>
            </div>
        </div>
    }
}

/// Somebody put it in the bin, somebody else changed it.
#[component]
fn Contested(id: Id<Service>) -> impl IntoView {
    let keeper = Keeper::here();
    let of = id.clone();
    let restore = move |_| {
        keeper.dispatch(Command::Restore(id.record().clone()), "Tenuto: non è più segnato per il cestino.");
    };
    let bin = move |_| {
        if let Some(opened) = keeper.store().open(of.record()) {
            keeper.dispatch(Command::Bin(opened), "Il servizio è nel cestino.");
        }
    };
    view! {
        <div class="notice" data-status="warn">
            <div class="stack" data-gap="s2">
                <p>"Qualcuno l’ha messo nel cestino, qualcun altro intanto l’ha cambiato. Lo teniamo?"</p>
                <div class="cluster">
                    <button class="button" type="button" on:click=restore>"Tienilo"</button>
                    <button class="button" data-kind="quiet" type="button" on:click=bin>"Mettilo nel cestino"</button>
                </div>
            </div>
        </div>
    }
}
