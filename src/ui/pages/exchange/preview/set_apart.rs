//! What comes apart from the rest: records written by hand, and those that somebody erased for ever.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::RecordId;
use crate::ui::app::store;
use crate::ui::components::{More, Status, Tag};
use crate::ui::labels::{self, field, kind, numbers, when};
use crate::ui::routes::Route;
use crate::workspace::{Difference, written_after};

use super::Looking;
use super::kind_changes::{GroupTick, Records};

/// How many erasures are shown at a time.
const STEP: usize = 30;

/// What was edited by hand or made elsewhere: each record with a tick of its own.
#[component]
pub fn ByHand(looking: Looking) -> impl IntoView {
    let some = looking.file.with_value(|file| !file.all_by_hand.is_empty());
    let foreign = looking.file.with_value(|file| !file.reports.is_empty());
    some.then(|| {
        let list = move || {
            let differences: Vec<Difference> =
                looking.file.with_value(|file| file.by_hand(looking.private.get()).cloned().collect());
            let ids: Vec<RecordId> = differences.iter().map(|one| one.id.clone()).collect();
            let name = numbers::counted_words(ids.len(), "scritta a mano", "scritte a mano");
            let name = if foreign { labels::foreign::counted(ids.len()) } else { name };
            view! {
                <GroupTick looking ids name />
                <Records looking differences by_hand=true />
            }
        };
        view! {
            <section class="stack" data-gap="s3">
                <h2>{if foreign { "Da un altro elenco" } else { "Scritte a mano" }}</h2>
                <p>
                    {if foreign {
                        "Vengono da un elenco fatto con un altro programma. Se le prendi contano come scritte da te; quello che qui c’è già e l’elenco non dice resta com’è."
                    } else {
                    "Qualcuno le ha scritte o cambiate fuori da Filò: non sappiamo chi né quando. Se le prendi, contano come modifiche tue. Quelle più vecchie di ciò che hai qui sono senza spunta."
                    }}
                </p>
                {list}
            </section>
        }
    })
}

/// What the files have erased for ever and is still here, each with a tick of its own.
#[component]
pub fn Erasures(looking: Looking) -> impl IntoView {
    let erasures = looking.file.with_value(|file| file.erasures.clone());
    (!erasures.is_empty()).then(|| {
        let total = erasures.len();
        let all = StoredValue::new(erasures);
        let shown = RwSignal::new(STEP.min(total));
        let rows = move || {
            let some = all.with_value(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
            some.into_iter().map(|(id, day)| view! { <Erasure looking id day /> }).collect_view()
        };
        view! {
            <section class="stack" data-gap="s3">
                <h2>"Cancellate per sempre altrove"</h2>
                <p>
                    "Chi ha scritto il file le ha cancellate per sempre. Se non metti la spunta restano qui. Se la metti, spariscono anche da qui e dalle copie di sicurezza, e non si torna indietro."
                </p>
                <ul class="rows" data-fold="">{rows}</ul>
                <More
                    shown
                    total=Signal::derive(move || total)
                    on_more=move |()| shown.update(|shown| *shown = (*shown + STEP).min(total))
                />
            </section>
        }
    })
}

/// One erasure: when, and what of the record here its author may not have seen.
#[component]
fn Erasure(looking: Looking, id: RecordId, day: NaiveDate) -> impl IntoView {
    let now = store().now();
    let entry = now.entry(&id);
    let of = entry.map(|entry| entry.record.kind());
    let (beside, there) = looking.file.with_value(|file| (file.is_changed_beside(&id), file.title(&id)));
    let here = entry.map(|entry| entry.record.title());
    let title = here.or(there).unwrap_or_else(|| id.to_string());
    let href = of.map(|of| Route::of_record(of, &id));
    let later: Vec<&str> = entry
        .map(|entry| {
            written_after(entry, day).into_iter().map(|name| field(entry.record.kind(), name)).collect()
        })
        .unwrap_or_default();
    let ticked = {
        let id = id.clone();
        move || looking.choices.with(|choices| choices.erases(&id))
    };
    let change = move |event| {
        let erased = event_target_checked(&event);
        looking.choices.update(|choices| choices.erase(&id, erased));
    };
    view! {
        <li>
            <div class="stack" data-gap="s2">
                <label class="check">
                    <input type="checkbox" prop:checked=ticked on:change=change />
                    <span>
                        {format!("Cancella per sempre anche qui «{title}»")}
                        <small>{of.map(|of| format!("{}, ", kind(of)))} "cancellato altrove " {when::on(day)}</small>
                    </span>
                </label>
                {(!later.is_empty())
                    .then(|| {
                        view! {
                            <p class="small">
                                "Chi l’ha cancellato forse non ha visto quello che qui è stato scritto da quel giorno in poi: "
                                {later.join(", ")} "."
                            </p>
                        }
                    })}
                {beside
                    .then(|| {
                        view! {
                            <p class="small">
                                "In un altro dei file che stai guardando è stato scritto o cambiato: se metti la spunta, sparisce anche quello."
                            </p>
                        }
                    })}
                {href
                    .map(|href| {
                        view! {
                            <a class="small" href=href target="_blank">
                                "Guarda com’è qui"
                                <span class="vh">" (si apre in un’altra scheda)"</span>
                            </a>
                        }
                    })}
            </div>
            {match (later.is_empty(), beside) {
                (false, _) => Some("qui cambiato dopo"),
                (true, true) => Some("cambiato in un altro file"),
                (true, false) => None,
            }
                .map(|words| view! { <Tag status=Status::Warn>{words}</Tag> })}
        </li>
    }
}
