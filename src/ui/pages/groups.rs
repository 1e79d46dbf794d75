//! The guiding groups: which wait to begin, which work, where and with whom.

mod asking;
mod filters;
mod list;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{GroupStatus, Id, Kind, RecordId, SteeringGroup};
use crate::insight::{GroupQuery, Mention, groups, waiting};
use crate::ui::app::{session, store};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{numbers, sentence};
use crate::ui::pages::Page;
use crate::ui::pages::filtering::asked;
use crate::ui::pages::group::setting_up::SetUp;
use crate::ui::pages::rooms::{Room, RoomHead};
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::group::AddGroup;
use crate::ui::routes::Route;

use filters::Filters;
use list::GroupList;
pub use list::tone;

/// The guiding groups.
#[component]
pub fn GroupsPage() -> impl IntoView {
    let (store, today) = (store(), session().today());
    let asked: Memo<GroupQuery> = asked();
    let rows = store.select(move |workspace| groups(workspace, &asked.read(), today.get()));
    let waiting = store.select(move |workspace| waiting(workspace, today.get()));
    let adding = RwSignal::new(false);
    // One button leads: while a group waits, it is the one that begins it.
    let main = move || waiting.with(Vec::is_empty).then_some("main");
    let navigate = use_navigate();
    let go = Callback::new(move |id: RecordId| {
        let options = NavigateOptions { resolve: false, ..NavigateOptions::default() };
        navigate(&Route::of_record(Kind::SteeringGroup, &id), options);
    });
    view! {
        <Page title="Gruppi">
            <RoomHead
                here=Room::Groups
                title="Chi si trova per la propria comunità"
                lead="I gruppi guida: persone di un micro-territorio che ascoltano, mappano e decidono insieme. Qui si contano per categoria, senza nomi."
            />
            <Waiting waiting go />
            <section class="stack" aria-labelledby="elenco">
                <div class="spread">
                    <h2 id="elenco">{move || said(rows.with(Vec::len))}</h2>
                    <button class="button" data-kind=main type="button" on:click=move |_| adding.set(true)>
                        <Icon glyph=Glyph::Plus />
                        "Aggiungi un gruppo"
                    </button>
                </div>
                <Filters asked />
                <GroupList rows asked adding />
            </section>
            <AddGroup open=adding made=go />
            <Opened />
        </Page>
    }
}

fn said(groups: usize) -> String {
    match groups {
        0 => "I gruppi".to_owned(),
        1 => "Un gruppo".to_owned(),
        many => format!("{} gruppi", sentence(&numbers::few(many as u64))),
    }
}

/// The groups that wait to begin: the first is one button away.
#[component]
fn Waiting(
    /// Which.
    waiting: Memo<Vec<Mention>>,
    /// Goes to the page of a group.
    go: Callback<RecordId>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let first = Memo::new(move |_| waiting.with(|all| all.first().cloned()));
    let chosen = Signal::derive(move || first.get().map(|mention| Id::new(mention.id)));
    let begun = store()
        .select(|workspace| workspace.live::<SteeringGroup>().any(|it| it.status != GroupStatus::ToBeSetUp));
    let verb = move || match begun.get() {
        false => "Costituisci il primo gruppo",
        true => "Costituisci il prossimo gruppo",
    };
    let heading = move || match waiting.with(Vec::len) {
        1 => "Un gruppo aspetta di cominciare".to_owned(),
        many => format!("{} gruppi aspettano di cominciare", sentence(&numbers::few(many as u64))),
    };
    view! {
        {move || {
            first
                .get()
                .map(|mention| {
                    view! {
                        <section class="card" aria-labelledby="aspettano">
                            <h2 id="aspettano">{heading}</h2>
                            <p>
                                "Per costituirne uno bastano tre risposte: da quando, chi c’è, quando ci si trova. Si comincia da "
                                <RecordLink mention /> "."
                            </p>
                            <div class="cluster">
                                <button class="button" data-kind="main" type="button" on:click=move |_| open.set(true)>
                                    {verb}
                                </button>
                            </div>
                        </section>
                    }
                })
        }}
        <SetUp open group=chosen made=go />
    }
}
