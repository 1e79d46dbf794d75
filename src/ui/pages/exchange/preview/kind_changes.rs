//! What files would change, kind by kind and place by place: folded, and drawn some at a time.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::insight::{Arrivals, Belongs, arrivals};
use crate::session::changes;
use crate::ui::app::{session, store};
use crate::ui::components::More;
use crate::ui::labels::{counted, news_of};
use crate::workspace::{Difference, News};

use super::Looking;
use super::record_change::RecordChange;

/// How many records are shown at a time.
const STEP: usize = 20;

/// What differs and needs no decision, by kind. Each kind draws its records when it is first opened.
#[component]
pub fn KindChanges(looking: Looking) -> impl IntoView {
    let today = session().today();
    let groups = move || {
        let sorted = looking.file.with_value(|file| {
            let sure = file.differences(looking.private.get()).filter(|one| one.news != News::ToDecide);
            arrivals(&store().now(), &file.reading.workspace, sure, today.get_untracked())
        });
        let mut kinds: Vec<(Kind, Vec<Arrivals>)> = Vec::new();
        for one in sorted {
            match kinds.last_mut() {
                Some((kind, places)) if *kind == one.kind => places.push(one),
                _ => kinds.push((one.kind, vec![one])),
            }
        }
        kinds.into_iter().map(|(kind, places)| view! { <KindGroup looking kind places /> }).collect_view()
    };
    view! {
        <section class="stack" data-gap="s3">
            <h2>"Che cosa porta"</h2>
            {groups}
        </section>
    }
}

/// "14 nuovi, 6 più recenti".
fn parts<'a>(differences: impl Iterator<Item = &'a Difference>) -> String {
    let mut counted: std::collections::BTreeMap<(News, Kind), usize> = std::collections::BTreeMap::new();
    differences.for_each(|one| *counted.entry((one.news, one.kind)).or_default() += 1);
    let part = |((what, kind), count): ((News, Kind), usize)| news_of(kind, what, count);
    counted.into_iter().map(part).collect::<Vec<_>>().join(", ")
}

/// One kind.
#[component]
fn KindGroup(looking: Looking, kind: Kind, places: Vec<Arrivals>) -> impl IntoView {
    let all = || places.iter().flat_map(|place| &place.differences);
    let summary = format!("{}: {}", counted(kind, all().count()), parts(all()));
    let ids: Vec<RecordId> = all().filter(|one| changes(one.news)).map(|one| one.id.clone()).collect();
    // With one place its tick is that of the kind.
    let several = places.len() > 1;
    let opened = RwSignal::new(false);
    let places = StoredValue::new(places);
    let inside = move || {
        opened.get().then(|| {
            let drawn = places.get_value().into_iter();
            let whole =
                several.then(|| view! { <GroupTick looking ids=ids.clone() name="Tutto il gruppo" /> });
            let drawn = drawn.map(|place| view! { <PlaceGroup looking place /> }).collect_view();
            view! { {whole} {drawn} }
        })
    };
    view! {
        <details on:toggle=move |_| opened.set(true)>
            <summary>{summary}</summary>
            <div class="stack" data-gap="s3">{inside}</div>
        </details>
    }
}

/// One micro-territory of a kind.
#[component]
fn PlaceGroup(looking: Looking, place: Arrivals) -> impl IntoView {
    let Arrivals { belongs, place, differences, .. } = place;
    let name = match (belongs, place) {
        (Belongs::To(number), Some(name)) => format!("{number}. {name}"),
        (Belongs::To(_) | Belongs::Nowhere, _) => "Di nessun micro-territorio".to_owned(),
        (Belongs::Several, _) => "Di più micro-territori".to_owned(),
    };
    let ids: Vec<RecordId> =
        differences.iter().filter(|one| changes(one.news)).map(|one| one.id.clone()).collect();
    view! {
        <div class="stack" data-gap="s1">
            <GroupTick looking ids name=format!("{name}: {}", parts(differences.iter())) />
            <Records looking differences by_hand=false />
        </div>
    }
}

/// Records, some at a time.
#[component]
pub fn Records(looking: Looking, differences: Vec<Difference>, by_hand: bool) -> impl IntoView {
    let total = differences.len();
    let all = StoredValue::new(differences);
    let shown = RwSignal::new(STEP.min(total));
    let some = move || all.with_value(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    view! {
        <ul class="rows" data-fold="">
            <For
                each=some
                key=|difference| difference.id.clone()
                children=move |difference| view! { <RecordChange looking difference by_hand /> }
            />
        </ul>
        <More
            shown
            total=Signal::derive(move || total)
            on_more=move |()| shown.update(|shown| *shown = (*shown + STEP).min(total))
        />
    }
}

/// Takes or leaves a whole group; half ticked where only a part is taken.
#[component]
pub fn GroupTick(looking: Looking, ids: Vec<RecordId>, #[prop(into)] name: String) -> impl IntoView {
    if ids.is_empty() {
        return view! { <p><b>{name}</b></p> }.into_any();
    }
    let ids = StoredValue::new(ids);
    let left = Memo::new(move |_| {
        let left = |choices: &crate::workspace::Choices| {
            ids.with_value(|ids| ids.iter().filter(|id| choices.leaves(id)).count())
        };
        looking.choices.with(left)
    });
    let total = ids.with_value(Vec::len);
    let partly = move || left.get() > 0 && left.get() < total;
    let change = move |event| {
        let leave = !event_target_checked(&event);
        looking.choices.update(|choices| {
            ids.with_value(|ids| ids.iter().for_each(|id| choices.leave(id, leave)));
        });
    };
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || left.get() == 0
                prop:indeterminate=partly
                on:change=change
            />
            <b>{name}</b>
        </label>
    }
    .into_any()
}
