//! What a file would change, kind by kind: the titles, what they are to us, and the way to what is here.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::insight::changed_fields;
use crate::session::{Choices, Incoming, counts};
use crate::ui::app::store;
use crate::ui::components::{CheckField, Disclosure, More, Status, Tag};
use crate::ui::labels::{counted, field, kind, news, numbers, when};
use crate::ui::routes::Route;
use crate::workspace::{Difference, News};

/// How many titles are shown at a time.
const STEP: usize = 30;

/// What differs, by kind.
#[component]
pub fn KindChanges(file: StoredValue<Incoming>, choices: Memo<Choices>) -> impl IntoView {
    let groups = move || {
        let all = file.with_value(|file| file.differences(choices.get()));
        let kinds = Kind::ALL.iter().filter_map(|kind| {
            let of_kind: Vec<Difference> = all.iter().filter(|one| one.kind == *kind).cloned().collect();
            (!of_kind.is_empty()).then_some((*kind, of_kind))
        });
        kinds.map(|(kind, differences)| view! { <Group file kind differences /> }).collect_view()
    };
    let none = file.with_value(|file| file.all_differences.is_empty());
    (!none).then(|| {
        view! {
            <section class="stack" data-gap="s3">
                <h2>"Che cosa porta"</h2>
                {groups}
            </section>
        }
    })
}

/// One kind.
#[component]
fn Group(file: StoredValue<Incoming>, kind: Kind, differences: Vec<Difference>) -> impl IntoView {
    let parts: Vec<String> = counts(&differences)
        .into_iter()
        .map(|(_, what, count)| format!("{} {}", numbers::whole(count as u64), news(what)))
        .collect();
    let summary = format!("{}: {}", counted(kind, differences.len()), parts.join(", "));
    // What will ask for a decision is not looked for.
    let open = differences.iter().any(|difference| difference.news == News::ToDecide);
    view! {
        <Disclosure summary open>
            <Titles file differences />
        </Disclosure>
    }
}

/// The titles, some at a time.
#[component]
fn Titles(file: StoredValue<Incoming>, differences: Vec<Difference>) -> impl IntoView {
    let total = differences.len();
    let all = StoredValue::new(differences);
    let shown = RwSignal::new(STEP.min(total));
    let rows = move || {
        let some = all.with_value(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
        some.into_iter().map(|difference| view! { <Title file difference /> }).collect_view()
    };
    view! {
        <ul class="rows">{rows}</ul>
        <More
            shown
            total=Signal::derive(move || total)
            on_more=move |()| shown.update(|shown| *shown = (*shown + STEP).min(total))
        />
    }
}

/// One record: its title there, what it is to us, and the way to what is here.
#[component]
fn Title(file: StoredValue<Incoming>, difference: Difference) -> impl IntoView {
    let Difference { kind: of, id, news: what } = difference;
    let now = store().now();
    let title = file.with_value(|file| file.title(&id)).unwrap_or_else(|| kind(of).to_owned());
    let here = now.entry(&id).map(|_| Route::of_record(of, &id));
    let fields = file.with_value(|file| changed_fields(&now, &file.reading.workspace, &id));
    let fields: Vec<&str> =
        fields.into_iter().filter(|name| *name != "binned").map(|name| field(of, name)).collect();
    let status = match what {
        News::New => Status::Good,
        News::ToDecide | News::Binned => Status::Warn,
        News::Newer | News::Both | News::Older | News::ErasedHere => Status::Info,
    };
    view! {
        <li>
            <span>
                {title}
                {(!fields.is_empty()).then(|| view! { <small>{format!("Cambia: {}", fields.join(", "))}</small> })}
                {here
                    .map(|href| {
                        view! {
                            <small>
                                <a href=href target="_blank">
                                    "Guarda com’è qui"
                                    <span class="vh">" (si apre in un’altra scheda)"</span>
                                </a>
                            </small>
                        }
                    })}
            </span>
            <Tag status>{news(what)}</Tag>
        </li>
    }
}

/// What was edited by hand or made elsewhere, with a tick of its own.
#[component]
pub fn ByHand(file: StoredValue<Incoming>, choices: Memo<Choices>, answer: RwSignal<bool>) -> impl IntoView {
    let mine = Memo::new(move |_| Choices { take_by_hand: true, ..choices.get() });
    let differences = move || file.with_value(|file| file.by_hand(mine.get()));
    let some = file.with_value(|file| !file.all_by_hand.is_empty());
    some.then(|| {
        view! {
            <section class="stack" data-gap="s3">
                <h2>"Scritte a mano"</h2>
                <p>
                    "Qualcuno le ha scritte o cambiate fuori da Filò: non sappiamo chi né quando. Se le prendi, contano come modifiche tue."
                </p>
                <CheckField label="Prendi anche queste" value=answer />
                {move || {
                    let differences = differences();
                    view! {
                        <Disclosure summary=numbers::counted_words(differences.len(), "differenza", "differenze")>
                            <Titles file differences />
                        </Disclosure>
                    }
                }}
            </section>
        }
    })
}

/// What the file has erased for ever and is still here, with a tick of its own.
#[component]
pub fn Erasures(file: StoredValue<Incoming>, answer: RwSignal<bool>) -> impl IntoView {
    let erasures = file.with_value(|file| file.erasures.clone());
    (!erasures.is_empty()).then(|| {
        let now = store().now();
        let row = |(id, day): (RecordId, NaiveDate)| {
            let entry = now.entry(&id);
            let after = entry.and_then(|entry| entry.revision.last_written()).is_some_and(|at| at.date_naive() > day);
            let of = entry.map(|entry| entry.record.kind());
            let title = entry.map_or_else(|| id.to_string(), |entry| entry.record.title());
            let href = of.map(|of| Route::of_record(of, &id));
            view! {
                <li>
                    <span>
                        <a href=href target="_blank">
                            {title}
                            <span class="vh">" (si apre in un’altra scheda)"</span>
                        </a>
                        <small>{of.map(kind)} ", cancellato " {when::on(day)}</small>
                    </span>
                    {after.then(|| view! { <Tag status=Status::Warn>"qui cambiato dopo"</Tag> })}
                </li>
            }
        };
        let rows = erasures.into_iter().map(row).collect_view();
        view! {
            <section class="stack" data-gap="s3">
                <h2>"Cancellate per sempre altrove"</h2>
                <p>
                    "Chi ha scritto il file le ha cancellate per sempre. Se non metti la spunta restano qui. Se la metti, spariscono anche da qui e dalle copie di sicurezza, e non si torna indietro."
                </p>
                <ul class="rows">{rows}</ul>
                <CheckField label="Cancellale per sempre anche qui" value=answer />
            </section>
        }
    })
}
