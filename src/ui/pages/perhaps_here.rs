//! «Forse c’è già»: while somebody writes a new record, those that are there already and may be the same. It
//! never blocks: whoever says nothing saves as always.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::{
    AnyRecord, Id, Kind, MappingSheet, NonEmptyText, Organization, Record, RecordId, Service, Verdict,
};
use crate::insight::passing::joined::verdict;
use crate::insight::{Known, Twin};
use crate::ui::components::Notice;
use crate::ui::form::{Form, Keeper};
use crate::ui::labels::{short, twins};
use crate::ui::pages::territory::place_code;
use crate::ui::routes::Route;

/// How many letters a name has before anything is said.
const LETTERS: usize = 4;

/// How much of a name is shown.
const LONGEST: usize = 120;

/// What was said while a record was being written: which records it is not.
#[derive(Clone, Copy)]
pub struct Others(RwSignal<BTreeSet<RecordId>>);

impl Others {
    /// Nothing yet.
    pub fn none() -> Self {
        Others(RwSignal::new(BTreeSet::new()))
    }

    /// The records to write beside the new one, so that nobody is asked again.
    pub fn verdicts(self, keeper: Keeper, new: &RecordId) -> Vec<AnyRecord> {
        let now = keeper.store().now();
        let others = self.0.get_untracked();
        let different = |other: &RecordId| {
            let pair = verdict(&now, keeper.session().fresh_id(), new, other, Verdict::Different);
            crate::domain::Match::wrap(pair.into())
        };
        others.iter().map(different).collect()
    }
}

/// Whether anybody is told of twins of a kind.
pub fn has_twins(kind: Kind) -> bool {
    crate::insight::passing::twins::KINDS.contains(&kind)
}

/// A record with what has been written of it so far.
fn drafted(kind: Kind, name: &str, comune: &str) -> Option<AnyRecord> {
    let name: NonEmptyText = name.parse().ok()?;
    let id: RecordId = "nuovo".parse().ok()?;
    match kind {
        Kind::Organization => {
            let blank = Organization::named(Id::new(id), name);
            Some(Organization::wrap(Organization { comune: comune.parse().ok(), ..blank }.into()))
        }
        Kind::MappingSheet => {
            let place = place_code::place(comune);
            let sheet = MappingSheet { place, ..MappingSheet::named(Id::new(id), name) };
            Some(MappingSheet::wrap(sheet.into()))
        }
        Kind::Service => Some(Service::wrap(Service::named(Id::new(id), name).into())),
        _ => None,
    }
}

/// The records that may be the one that is being written, the likeliest first.
#[component]
pub fn PerhapsHere(
    /// The form in which it is written.
    form: Form,
    /// Which kind.
    kind: Kind,
    /// What was said so far.
    others: Others,
    /// The form is left for the record that is there.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let place = if kind == Kind::MappingSheet { "place" } else { "comune" };
    let (name, comune) = (form.followed("name"), form.followed(place));
    let known = StoredValue::new(None::<Known>);
    let found = Memo::new(move |_| {
        let written = name.get();
        if written.trim().chars().count() < LETTERS {
            return Vec::new();
        }
        let Some(record) = drafted(kind, &written, &comune.get()) else { return Vec::new() };
        let now = keeper.store().now();
        known.update_value(|known| {
            known.get_or_insert_with(|| Known::of(&now, kind));
        });
        let like = |known: &Known| others.0.with(|others| known.like(&record, &now, others));
        known.with_value(|known| known.as_ref().map(like).unwrap_or_default())
    });
    let line = move |Twin { id, title, clues, .. }: Twin| {
        let href = Route::of_record(kind, &id);
        let title = short(&title, LONGEST);
        let said = format!("{}: {title}", twins::another(kind));
        let open = format!("{}: {title}", twins::same(kind));
        let other = move |_| {
            others.0.update(|others| {
                others.insert(id.clone());
            })
        };
        view! {
            <li>
                <div class="stack" data-gap="s2">
                    <span>{title} " " <small>{twins::clues(&clues)}</small></span>
                    <div class="cluster">
                        <a class="button" href=href aria-label=open on:click=move |_| on_leave.run(())>
                            {twins::same(kind)}
                        </a>
                        <button class="button" data-kind="quiet" type="button" aria-label=said on:click=other>
                            {twins::another(kind)}
                        </button>
                    </div>
                </div>
            </li>
        }
    };
    // The place is there from the start, so that a screen reader tells what comes to stand in it.
    view! {
        <div role="status">
            {move || {
                let found = found.get();
                (!found.is_empty())
                    .then(|| {
                        view! {
                            <Notice>
                                <p>"Forse c’è già. Quello che hai scritto fin qui non si perde."</p>
                                <ul class="rows">{found.into_iter().map(line).collect_view()}</ul>
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
