//! The panel of a record: its facts, where it appears, its form, and the way to the bin.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::insight::{Appearance, appearances};
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::components::{Confirm, Disclosure, Notice, Status, Tag};
use crate::ui::form::{Keeper, Ways};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, sentence};
use crate::ui::pages::made_of::MadeOf;
use crate::ui::pages::passing::PassAsText;
use crate::ui::pages::territories::known::{Line, RecordLink, facts};
use crate::ui::pages::two_versions::TwoVersions;
use crate::workspace::{BinState, Workspace};

use super::edit::said_of;

/// How a kind of record is read and changed in place.
#[derive(Clone, Copy)]
pub struct Noun {
    /// Its fields as they are in a workspace, as lines of facts.
    pub facts: fn(&Workspace, &RecordId) -> Vec<Line>,
    /// Its form; none for what has a screen of its own, or will.
    pub form: Option<fn(RecordId, Ways) -> AnyView>,
}

/// A record, read or being changed.
#[component]
pub fn Sheet(
    /// How its kind is read and changed.
    noun: Noun,
    /// Its kind.
    kind: Kind,
    /// Which record.
    id: RecordId,
    /// Set to false when nothing is left to read here.
    leave: RwSignal<bool>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    // Counts how often the form began again: each time it is drawn anew from the record.
    let round = RwSignal::new(0_u32);
    let ways = Ways {
        leave: Callback::new(move |()| editing.set(false)),
        restart: Callback::new(move |()| round.update(|round| *round += 1)),
    };
    let form = noun.form;
    let read = (id.clone(), id.clone());
    view! {
        <div class="stack" data-gap="s5">
            <p><Tag>{labels::kind(kind)}</Tag></p>
            {move || {
                let id = read.0.clone();
                match form.filter(|_| editing.get()) {
                    Some(form) => {
                        round.get();
                        form(id, ways)
                    }
                    None => view! { <Reading noun kind id editing leave /> }.into_any(),
                }
            }}
        </div>
    }
}

/// Of a record in the bin: that it is there, and the way back.
#[component]
fn InTheBin(id: RecordId, away: Memo<bool>) -> impl IntoView {
    let keeper = Keeper::here();
    let restore = move |_| {
        keeper.dispatch(Command::Restore(id.clone()), "È di nuovo nel quaderno.");
    };
    let restore = StoredValue::new(restore);
    move || {
        away.get().then(|| {
            view! {
                <Notice status=Status::Warn>
                    <p>"È nel cestino: negli elenchi non c’è. Quello che c’era scritto non si è perso."</p>
                    <div class="cluster">
                        <button class="button" type="button" on:click=restore.get_value()>
                            <Icon glyph=Glyph::Restore />
                            "Rimettilo al suo posto"
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}

/// The facts of a record and what can be done with it.
#[component]
fn Reading(
    noun: Noun,
    kind: Kind,
    id: RecordId,
    editing: RwSignal<bool>,
    leave: RwSignal<bool>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let binning = RwSignal::new(false);
    let (asked, listed, marked, passed) = (id.clone(), id.clone(), id.clone(), id.clone());
    let where_it_is = store().select(move |workspace| appearances(workspace, &asked));
    let bin = move |()| {
        let Some(opened) = keeper.store().open(&id) else { return };
        let title = opened.record.title();
        if keeper.dispatch(Command::Bin(opened), format!("Nel cestino: {}.", said_of(kind, &title))) {
            leave.set(false);
        }
    };
    let title = format!("Mettere nel cestino? ({})", labels::kind(kind));
    let away = store().select({
        let id = listed.clone();
        move |workspace| workspace.entry(&id).is_some_and(|entry| entry.bin_state() == BinState::Binned)
    });
    let record = store().select({
        let id = listed.clone();
        move |workspace| workspace.entry(&id).map(|entry| entry.record.clone())
    });
    let lines = move || {
        record.track();
        // Links that begin or end here are told among the facts.
        where_it_is.track();
        facts(&listed, (noun.facts)(&keeper.store().now(), &listed))
    };
    view! {
        <InTheBin id=marked.clone() away />
        <TwoVersions id=marked.clone() />
        <MadeOf id=marked />
        {lines}
        <Appearances found=where_it_is />
        <div class="actions" hidden=move || away.get()>
            {noun
                .form
                .map(|_| {
                    view! {
                        <button class="button" data-kind="main" type="button" on:click=move |_| editing.set(true)>
                            <Icon glyph=Glyph::Edit />
                            "Modifica"
                        </button>
                    }
                })}
            {(kind == Kind::Organization).then(|| view! { <PassAsText kind id=passed /> })}
            <button class="button" data-kind="danger" type="button" on:click=move |_| binning.set(true)>
                <Icon glyph=Glyph::Bin />
                "Metti nel cestino"
            </button>
        </div>
        <Confirm open=binning title confirm="Metti nel cestino" on_confirm=bin danger=true>
            <p>
                "Non si vedrà più, ma resta nel cestino finché qualcuno non lo svuota. Da lì, o con «Annulla», torna com’era."
            </p>
            <p>
                {move || match where_it_is.with(Vec::len) {
                    0 => "Nient’altro ne parla.".to_owned(),
                    1 => "Un’altra pagina ne parla: il suo collegamento non porterà più a niente.".to_owned(),
                    many => format!("Altre {many} pagine ne parlano: i loro collegamenti non porteranno più a niente."),
                }}
            </p>
        </Confirm>
    }
}

/// Where a record appears, folded when there is much.
#[component]
pub fn Appearances(
    /// Who points to it, and with which field.
    found: Memo<Vec<Appearance>>,
) -> impl IntoView {
    let line = |Appearance { from, field }: Appearance| {
        let field = sentence(labels::field(from.kind, field));
        view! {
            <li>
                <span>
                    <RecordLink mention=from.clone() />
                    <small>{format!("{} · {field}", sentence(labels::kind(from.kind)))}</small>
                </span>
            </li>
        }
    };
    move || {
        let found = found.get();
        let open = found.len() <= 5;
        let summary = format!("Dove compare ({})", found.len());
        (!found.is_empty()).then(|| {
            view! {
                <Disclosure summary open>
                    <ul class="rows">{found.into_iter().map(line).collect_view()}</ul>
                </Disclosure>
            }
        })
    }
}
