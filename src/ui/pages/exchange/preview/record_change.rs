//! One record before it is taken: a tick, what it is to us, and its fields once somebody wants to compare them.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::insight::{Facing, ends, facing, facing_by_hand};
use crate::session::{Incoming, changes};
use crate::ui::app::store;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{by_hand_news, field, kind, news};
use crate::ui::routes::Route;
use crate::workspace::{Difference, News};

use super::Looking;
use super::field_change::FieldChoice;

/// The fields of a record on both sides; what was written by hand stands on what the rest of the files bring.
fn fields_of(file: &Incoming, id: &RecordId, by_hand: bool) -> Vec<Facing> {
    let now = store().now();
    if !by_hand {
        let theirs = file.reading.workspace.entry(id);
        return theirs.map(|theirs| facing(&now, &file.reading.workspace, theirs)).unwrap_or_default();
    }
    let one = file.reading.offered.iter().find(|one| one.record.id() == id);
    one.map(|one| facing_by_hand(&now, &one.record, one.revision.as_ref())).unwrap_or_default()
}

/// The tone of what a record is to us.
pub(super) fn tone(what: News) -> Option<Status> {
    match what {
        News::New => Some(Status::Good),
        News::Newer | News::Both => Some(Status::Info),
        News::ToDecide | News::Binned => Some(Status::Warn),
        News::Older | News::ErasedHere => None,
    }
}

/// One record in a list.
#[component]
pub fn RecordChange(looking: Looking, difference: Difference, by_hand: bool) -> impl IntoView {
    let Difference { kind: of, id, news: what } = difference;
    let file = looking.file;
    let title = file.with_value(|file| {
        let joins = || ends(&store().now(), &file.reading.workspace.entry(&id)?.record);
        joins()
            .or_else(|| file.title(&id).filter(|_| of != Kind::Link))
            .unwrap_or_else(|| kind(of).to_owned())
    });
    let fields = file.with_value(|file| fields_of(file, &id, by_hand));
    let names: Vec<&str> = fields.iter().map(|one| field(of, one.field)).collect();
    let is_new = what == News::New;
    let summary =
        if is_new { "Che cosa dice".to_owned() } else { format!("Confronta: {}", names.join(", ")) };
    let comparable = !fields.is_empty() && what != News::ErasedHere;
    let fields = StoredValue::new(fields);
    let opened = RwSignal::new(false);
    let takeable = changes(what) || by_hand;
    let name = title.clone();
    let compared = {
        let id = id.clone();
        move || {
            opened.get().then(|| {
                let all = fields.get_value().into_iter();
                all.map(|facing| view! { <FieldChoice looking of id=id.clone() facing /> }).collect_view()
            })
        }
    };
    let link = (!is_new && what != News::ErasedHere).then(|| {
        view! {
            <a href=Route::of_record(of, &id) target="_blank">
                "Guarda com’è qui"
                <span class="vh">" (si apre in un’altra scheda)"</span>
            </a>
        }
    });
    view! {
        <li>
            <div class="stack" data-gap="s2">
                {if takeable {
                    view! { <Tick looking id=id.clone() name /> }.into_any()
                } else {
                    view! { <p>{name}</p> }.into_any()
                }}
                {comparable
                    .then(|| {
                        view! {
                            <details on:toggle=move |_| opened.set(true)>
                                <summary>{summary}<span class="vh">{format!(" di {title}")}</span></summary>
                                <div class="stack" data-gap="s3">{compared} {link}</div>
                            </details>
                        }
                    })}
            </div>
            <Tag status=tone(what)>{if by_hand { by_hand_news(what) } else { news(what) }}</Tag>
        </li>
    }
}

/// Whether a record is taken or left for later.
#[component]
pub fn Tick(looking: Looking, id: RecordId, name: String) -> impl IntoView {
    let taken = {
        let id = id.clone();
        move || looking.choices.with(|choices| !choices.leaves(&id))
    };
    let change = move |event| {
        let left = !event_target_checked(&event);
        looking.choices.update(|choices| choices.leave(&id, left));
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=taken on:change=change />
            <span>{name}</span>
        </label>
    }
}
