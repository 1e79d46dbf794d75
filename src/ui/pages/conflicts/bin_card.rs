//! A record that somebody put in the bin and somebody else changed, or wants to stay: keep it, or let it go.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Author, Contested};
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::clock;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{field, kind};
use crate::ui::pages::who_wrote::{who_and_when, who_wrote};
use crate::ui::routes::Route;

use super::{card_id, decide};

/// A record that somebody put in the bin and somebody else changed, or wants to stay.
#[component]
pub fn BinCard(record: Contested) -> impl IntoView {
    let store = store();
    let Contested { kind: of, id, title, binned_by, changed_by, kept_by, fields } = record;
    let opened = StoredValue::new(store.open(&id));
    let (href, anchor) = (Route::of_record(of, &id), card_id(id.as_str()));
    let binned = binned_by.map(|(who, at)| format!("{}, {}", who_wrote(&who), clock::spoken(at)));
    let against = against(of, changed_by, kept_by, &fields);
    let restore = move |_| decide(store.dispatch(Command::Restore(id.clone())), "È di nuovo nel quaderno.");
    let bin = move |_| {
        if let Some(opened) = opened.get_value() {
            decide(store.dispatch(Command::Bin(opened)), "È nel cestino.");
        }
    };
    view! {
        <article class="card" id=anchor tabindex="-1">
            <div class="spread">
                <h3><a href=href>{title.clone()}</a></h3>
                <Tag status=Status::Warn>"eliminato o da tenere?"</Tag>
            </div>
            <p>
                {kind(of)} ". Nel cestino l’ha messo " {binned.unwrap_or_else(|| "qualcuno".to_owned())}
                ". Senza saperlo l’ha " {against} "."
            </p>
            <div class="cluster">
                <button class="button" type="button" aria-label=format!("Tieni nel quaderno: {title}") on:click=restore>
                    "Tieni nel quaderno"
                </button>
                <button class="button" type="button" aria-label=format!("Metti nel cestino: {title}") on:click=bin>
                    "Metti nel cestino"
                </button>
            </div>
        </article>
    }
}

type By = Option<(Author, Option<DateTime<Utc>>)>;

/// What speaks against the bin: «tenuto nel quaderno Anna, ieri», «cambiato Anna, ieri: telefoni», or both.
fn against(of: Kind, changed_by: By, kept_by: By, fields: &[&'static str]) -> String {
    let by = |by: By| by.map_or_else(|| "qualcuno".to_owned(), |(who, at)| who_and_when(&who, at));
    let kept = format!("tenuto nel quaderno {}", by(kept_by.clone()));
    if fields.is_empty() {
        return kept;
    }
    let names: Vec<&str> = fields.iter().map(|name| field(of, name)).collect();
    let changed = format!("cambiato {}: {}", by(changed_by), names.join(", "));
    if kept_by.is_some() { format!("{kept}, e l’ha {changed}") } else { changed }
}
