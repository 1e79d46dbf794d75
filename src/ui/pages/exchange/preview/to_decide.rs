//! The records of files that ask a decision: a card each, with the fields that two people wrote.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::insight::facing;
use crate::ui::app::store;
use crate::ui::components::{CheckField, More, Status, Tag};
use crate::ui::labels::{ask_a_decision, kind};
use crate::workspace::{Difference, News};

use super::Looking;
use super::field_change::FieldChoice;
use super::record_change::Tick;

/// How many cards are shown at a time.
const STEP: usize = 10;

/// «Due chiedono una decisione», and the switch that hides the rest.
#[component]
pub fn ToDecide(looking: Looking, only: RwSignal<bool>) -> impl IntoView {
    let all = Memo::new(move |_| {
        looking.file.with_value(|file| {
            let open = file.differences(looking.private.get()).filter(|one| one.news == News::ToDecide);
            open.cloned().collect::<Vec<_>>()
        })
    });
    let total = Signal::derive(move || all.with(Vec::len));
    let shown = RwSignal::new(STEP);
    let some = move || all.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <Show when=move || { total.get() > 0 }>
            <section class="stack" aria-labelledby="chiedono">
                <div class="spread">
                    <h2 id="chiedono">{move || ask_a_decision(total.get())}</h2>
                    <CheckField label="Mostra solo ciò che chiede una decisione" value=only />
                </div>
                <p class="small">"Le due versioni restano tutte e due finché non scegli."</p>
                <For
                    each=some
                    key=|difference| difference.id.clone()
                    children=move |difference| view! { <Card looking difference /> }
                />
                <More shown total on_more=move |()| shown.update(|shown| *shown += STEP) />
            </section>
        </Show>
    }
}

/// One record, drawn anew when it changes here meanwhile, in another tab or by somebody else: what was said of its fields was
/// said of other words, and is asked again.
#[component]
fn Card(looking: Looking, difference: Difference) -> impl IntoView {
    let id = StoredValue::new(difference.id);
    let here = store().select(move |w| id.with_value(|id| w.entry(id).cloned()));
    Effect::new(move |before: Option<()>| {
        here.with(|_| ());
        if before.is_some() {
            looking.choices.update(|choices| id.with_value(|id| choices.ask_again(id)));
        }
    });
    move || {
        here.with(|_| ());
        view! { <Fields looking of=difference.kind id=id.get_value() /> }
    }
}

/// The fields of a record that wait, then the others that came with it.
#[component]
fn Fields(looking: Looking, of: Kind, id: RecordId) -> impl IntoView {
    let (title, open, fields) = looking.file.with_value(|file| {
        let theirs = file.reading.workspace.entry(&id);
        let fields = theirs.map(|theirs| facing(&store().now(), &file.reading.workspace, theirs));
        let here = store().now().entry(&id).map(|entry| entry.record.title());
        (
            here.or_else(|| file.title(&id)).unwrap_or_default(),
            file.open_fields(&id).to_vec(),
            fields.unwrap_or_default(),
        )
    });
    let (waiting, others): (Vec<_>, Vec<_>) = fields.into_iter().partition(|one| open.contains(&one.field));
    let by_others = !waiting.is_empty() && waiting.iter().all(|one| one.strangers);
    let verdict = if by_others { "cambiata da altri due" } else { "cambiata da tutti e due" };
    let others = StoredValue::new(others);
    let opened = RwSignal::new(false);
    let drawn = move |id: RecordId, all: Vec<crate::insight::Facing>| {
        let one = move |facing| view! { <FieldChoice looking of id=id.clone() facing /> };
        all.into_iter().map(one).collect_view()
    };
    let rest = {
        let id = id.clone();
        move || opened.get().then(|| drawn(id.clone(), others.get_value()))
    };
    view! {
        <article class="card">
            <div class="spread">
                <h3>{title}</h3>
                <Tag status=Status::Warn>{verdict}</Tag>
            </div>
            <p class="small">{kind(of)}</p>
            {drawn(id.clone(), waiting)}
            {(!others.with_value(Vec::is_empty))
                .then(|| {
                    view! {
                        <details on:toggle=move |_| opened.set(true)>
                            <summary>"Altri campi cambiati, su cui non c’è dubbio"</summary>
                            <div class="stack" data-gap="s3">{rest}</div>
                        </details>
                    }
                })}
            <Tick looking id name="Prendi quello che arriva; senza la spunta, per ora non la tocchiamo".to_owned() />
        </article>
    }
}
