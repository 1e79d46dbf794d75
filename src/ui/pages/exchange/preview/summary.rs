//! What the files are that are looked at: how much they bring, who wrote them, and when.

use leptos::prelude::*;

use crate::session::Incoming;
use crate::ui::clock;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{self, news_counted, numbers};
use crate::workspace::News;

use super::questions::TRAVELS;
use super::record_change::tone;
use super::{Chosen, Looking};

/// «Prima di unire: 23 differenze», or that there is nothing new. Nobody has said yet whose a full copy is: then all counts.
pub fn headline(incoming: &Incoming, chosen: Chosen) -> String {
    let private = chosen.whose.with(|answer| answer != TRAVELS);
    let differences = incoming.differences(private).count() + incoming.by_hand(private).count();
    labels::headline(differences + incoming.erasures.len(), incoming.sources.len())
}

/// Who wrote the files and when.
pub fn senders(incoming: &Incoming) -> impl IntoView + use<> {
    let said = |source: &crate::session::Source| {
        let when = source.written_at.map(|at| format!(", {}", clock::spoken(at))).unwrap_or_default();
        let name = &source.file_name;
        match (&source.written_by, source.written_here) {
            (_, true) => format!("«{name}» l’ha scritto questo stesso browser{when}"),
            (Some(who), false) => format!("Il file «{name}» arriva da {who}{when}"),
            (None, false) if source.written_at.is_none() => {
                format!("Di «{name}» non sappiamo chi l’ha scritto")
            }
            (None, false) => format!("Il file «{name}» arriva da un dispositivo senza nome{when}"),
        }
    };
    let promise = "Niente è ancora cambiato. Dopo, potrai tornare indietro con un clic.";
    match incoming.sources.as_slice() {
        [only] => view! { <p class="prose-lead">{format!("{}. {promise}", said(only))}</p> }.into_any(),
        several => {
            let line = |source| view! { <li>{said(source)}</li> };
            view! {
                <p class="prose-lead">
                    {format!("{} file, guardati insieme. {promise}", several.len())}
                </p>
                <ul class="bulleted">{several.iter().map(line).collect_view()}</ul>
            }
            .into_any()
        }
    }
}

/// How many differences there are, by what they are.
#[component]
pub fn Summary(looking: Looking) -> impl IntoView {
    let tags = move || {
        let mut counted: std::collections::BTreeMap<News, usize> = std::collections::BTreeMap::new();
        looking.file.with_value(|file| {
            let all = file.differences(looking.private.get());
            all.for_each(|one| *counted.entry(one.news).or_default() += 1);
        });
        let tag = |(news, n): (News, usize)| view! { <li><Tag status=tone(news)>{news_counted(news, n)}</Tag></li> };
        counted.into_iter().map(tag).collect_view()
    };
    let (erasures, foreign) = looking.file.with_value(|file| (file.erasures.len(), !file.reports.is_empty()));
    let by_hand = move || {
        let count = looking.file.with_value(|file| file.by_hand(looking.private.get()).count());
        let words = match foreign {
            true => labels::foreign::counted(count),
            false => numbers::counted_words(count, "scritta a mano", "scritte a mano"),
        };
        (count > 0).then(|| view! { <li><Tag status=Status::Warn>{words}</Tag></li> })
    };
    let erased = ("cancellata per sempre altrove", "cancellate per sempre altrove");
    let erased = (erasures > 0).then(|| numbers::counted_words(erasures, erased.0, erased.1));
    view! {
        <ul class="cluster">
            {tags}
            {by_hand}
            {erased.map(|words| view! { <li><Tag status=Status::Bad>{words}</Tag></li> })}
        </ul>
    }
}
