//! A record with fields that hold two values: both side by side, and «tieni questo».

use leptos::prelude::*;

use crate::domain::{Kind, RecordId, Seen};
use crate::insight::{OpenField, Undecided, Version, rewording};
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{field, kind, sentence, value};
use crate::ui::pages::exchange::marked;
use crate::ui::pages::who_wrote::who_and_when;
use crate::ui::routes::Route;

use super::{card_id, decide, field_id};

/// One record.
#[component]
pub fn ConflictCard(record: Undecided) -> impl IntoView {
    let Undecided { kind: of, id, title, fields } = record;
    let (href, anchor) = (Route::of_record(of, &id), card_id(id.as_str()));
    let seen = store().open(&id).map(|opened| opened.seen).unwrap_or_default();
    let fields = fields
        .into_iter()
        .map(|open| view! { <ConflictField of id=id.clone() seen=seen.clone() open /> })
        .collect_view();
    view! {
        <article class="card" id=anchor tabindex="-1">
            <div class="spread">
                <h3><a href=href>{title}</a></h3>
                <Tag status=Status::Warn>"due versioni"</Tag>
            </div>
            <p class="small">{kind(of)}</p>
            {fields}
        </article>
    }
}

/// One field: its values side by side.
#[component]
fn ConflictField(of: Kind, id: RecordId, seen: Seen, open: OpenField) -> impl IntoView {
    let store = store();
    let OpenField { field: name, versions } = open;
    let (label, anchor) = (field(of, name), field_id(id.as_str(), name));
    let said = |version: &Version| value(&store.now(), of, name, &version.value);
    // Each version is marked against the one that is shown, and that one against the first of the others.
    let texts: Vec<String> = versions.iter().map(said).collect();
    let pieces = |n: usize| {
        let [shown, other] = rewording(&texts[0], &texts[n.max(1).min(texts.len() - 1)]);
        if n == 0 { shown } else { other }
    };
    let version = |n: usize, Version { value: it, by }: Version| {
        let (words, pieces) = (texts[n].clone(), marked(pieces(n)));
        let author = by.map(|(who, at)| who_and_when(&who, at));
        let (id, seen) = (id.clone(), seen.clone());
        let keep = move |_| {
            let (record, value, seen) = (id.clone(), it.clone(), seen.clone());
            decide(store.dispatch(Command::Settle { record, field: name, value, seen }), "Deciso.");
        };
        view! {
            <div class="stack" data-gap="s2">
                <p>
                    {pieces} <small>{author}{(n == 0).then_some(" · per ora si vede questo")}</small>
                </p>
                <button class="button" type="button" aria-label=format!("Tieni questo: {words} ({label})") on:click=keep>
                    "Tieni questo"
                </button>
            </div>
        }
    };
    let versions = versions.into_iter().enumerate().map(|(n, one)| version(n, one)).collect_view();
    view! {
        <div class="stack" data-gap="s2" id=anchor tabindex="-1">
            <h4>{sentence(label)}</h4>
            <div class="compare">{versions}</div>
        </div>
    }
}
