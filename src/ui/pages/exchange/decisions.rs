//! What waits for a decision: fields with two values, records binned by one and changed by another.

use leptos::prelude::*;

use crate::insight::{Author, Contested, contested, undecided};
use crate::session::Tone;
use crate::store::{Command, CommandError};
use crate::ui::app::{session, store};
use crate::ui::clock;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{errors, field, kind, numbers};
use crate::ui::routes::Route;

use super::conflict_card::ConflictCard;

/// Everything that waits, one card for each record. Nothing when nothing waits.
#[component]
pub fn Decisions() -> impl IntoView {
    let fields = store().select(undecided);
    let bins = store().select(contested);
    let count = move || fields.with(Vec::len) + bins.with(Vec::len);
    let title = move || match count() {
        1 => "Una cosa da decidere".to_owned(),
        many => format!("{} da decidere", numbers::counted_words(many, "cosa", "cose")),
    };
    view! {
        <Show when=move || { count() > 0 }>
            <section class="stack" aria-labelledby="da-decidere">
                <h2 id="da-decidere" tabindex="-1">{title}</h2>
                <p class="small">"Finché non scegli, restano tutte e due le versioni. Una scelta si può annullare."</p>
                <For
                    each=move || fields.get()
                    key=|record| format!("{record:?}")
                    children=|record| view! { <ConflictCard record /> }
                />
                <For
                    each=move || bins.get()
                    key=|record| format!("{record:?}")
                    children=|record| view! { <BinCard record /> }
                />
            </section>
        </Show>
    }
}

/// A record that somebody put in the bin and somebody else changed.
#[component]
fn BinCard(record: Contested) -> impl IntoView {
    let store = store();
    let Contested { kind: of, id, title, binned_by, changed_by, fields } = record;
    let opened = StoredValue::new(store.open(&id));
    let href = Route::of_record(of, &id);
    let binned = binned_by.map(|(who, at)| format!("{}, {}", who_wrote(&who), clock::spoken(at)));
    let changed = changed_by.map(|(who, at)| who_and_when(&who, at));
    let fields: Vec<&str> = fields.into_iter().map(|name| field(of, name)).collect();
    let restore = move |_| decide(store.dispatch(Command::Restore(id.clone())), "È di nuovo nel quaderno.");
    let bin = move |_| {
        if let Some(opened) = opened.get_value() {
            decide(store.dispatch(Command::Bin(opened)), "È nel cestino.");
        }
    };
    view! {
        <article class="card">
            <div class="spread">
                <h3><a href=href>{title.clone()}</a></h3>
                <Tag status=Status::Warn>"eliminato o da tenere?"</Tag>
            </div>
            <p>
                {kind(of)} ". Nel cestino l’ha messo " {binned.unwrap_or_else(|| "qualcuno".to_owned())}
                ". Senza saperlo l’ha cambiato " {changed.unwrap_or_else(|| "qualcuno".to_owned())}
                {(!fields.is_empty()).then(|| format!(": {}", fields.join(", ")))} "."
            </p>
            <div class="cluster">
                <button class="button" type="button" aria-label=format!("Tieni {title}") on:click=restore>
                    "Tieni nel quaderno"
                </button>
                <button class="button" type="button" aria-label=format!("Metti nel cestino {title}") on:click=bin>
                    "Metti nel cestino"
                </button>
            </div>
        </article>
    }
}

/// Says how a decision went.
pub(super) fn decide<T>(outcome: Result<T, CommandError>, done: &str) {
    let session = session();
    match outcome {
        Ok(_) => session.tell_undoable(done),
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    }
}

/// Who, as people would say it.
pub fn who_wrote(who: &Author) -> String {
    let here = session().device_id();
    match who {
        Author::Plan => "il Piano".to_owned(),
        Author::Browser { id, .. } if *id == here.to_string() => "questo dispositivo".to_owned(),
        Author::Browser { name: Some(name), .. } => name.clone(),
        Author::Browser { name: None, .. } => "un dispositivo senza nome".to_owned(),
    }
}

/// Who and when, as people would say it.
pub(super) fn who_and_when(who: &Author, at: Option<chrono::DateTime<chrono::Utc>>) -> String {
    match at {
        Some(at) => format!("{}, {}", who_wrote(who), clock::spoken(at)),
        None => who_wrote(who),
    }
}
