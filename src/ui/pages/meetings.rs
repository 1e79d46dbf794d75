//! The meetings by date, the tasks they left and what they decided.

mod asking;
mod by_date;
mod decisions;
mod filters;
pub mod tasks;
pub mod tick;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::domain::{Decision, Id, Meeting, RecordId, Task};
use crate::insight::{calendar, decided, tasks as tasks_of};
use crate::ui::app::{session, store};
use crate::ui::components::Views;
use crate::ui::pages::Page;
use crate::ui::pages::filtering::{ListHead, PageView, Question, asked, tabs};
use crate::ui::pages::rooms::{Room, RoomHead};
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::meeting::AddMeeting;
use crate::ui::pages::territories::opened::task::AddTask;
use crate::ui::routes::Route;

use asking::{Asked, NEW, View};
use by_date::ByDate;
pub use by_date::{State, tone};
use decisions::Decisions;
use filters::Filters;
use tasks::Tasks;

/// The meetings by date, and the tasks they left.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    let (store, today) = (store(), session().today());
    let query = use_query_map();
    let asked: Memo<Asked> = asked();
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    // The address may ask for the form at once: the reason to meet was read elsewhere.
    let adding = RwSignal::new(query.with_untracked(|query| query.get_str(NEW).is_some()));
    let counts = store
        .select(|w| [w.live::<Meeting>().count(), w.live::<Task>().count(), w.live::<Decision>().count()]);
    let tabs = tabs(asked, move || counts.get());
    let names = Signal::derive(move || view.get().names());
    let giving = RwSignal::new(false);
    let add = move |()| match view.get_untracked() {
        View::Tasks => giving.set(true),
        View::Meetings | View::Decisions => adding.set(true),
    };
    let shown = move || match view.get() {
        View::Meetings => {
            let calendar = store.select(move |w| asked.with(|it| calendar(w, &it.meetings(), today.get())));
            view! { <ByDate calendar asked adding /> }.into_any()
        }
        View::Tasks => {
            let rows = store.select(move |w| asked.with(|it| tasks_of(w, &it.tasks(), today.get())));
            view! { <Tasks rows asked /> }.into_any()
        }
        View::Decisions => {
            let rows = store.select(move |w| asked.with(|it| decided(w, it.group.as_ref())));
            view! { <Decisions rows asked /> }.into_any()
        }
    };
    view! {
        <Page title="Incontri">
            <RoomHead
                here=Room::Meetings
                title="Quando ci si trova, e che cosa ne esce"
                lead="Ogni incontro con il suo ordine del giorno, chi c’era, il verbale, e quello che ne è uscito: decisioni, compiti, voci e bisogni."
            />
            <section class="stack" aria-labelledby="elenco">
                <Views label="Parti degli incontri" tabs />
            <ListHead names on_add=add />
                <Filters asked />
                {shown}
            </section>
            <Adding open=adding asked />
            <Giving open=giving asked />
            <Opened />
        </Page>
    }
}

/// The form of a new task, for the group that is asked.
#[component]
fn Giving(open: RwSignal<bool>, asked: Memo<Asked>) -> impl IntoView {
    let group = Memo::new(move |_| asked.with(|asked| asked.group.clone()));
    move || match group.get() {
        Some(group) => view! { <AddTask open from=group.record().clone() /> }.into_any(),
        None => view! { <AddTask open /> }.into_any(),
    }
}

/// The form of a new meeting, for the group that is asked. Added, its page opens.
#[component]
fn Adding(open: RwSignal<bool>, asked: Memo<Asked>) -> impl IntoView {
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |href: &str, replace| {
        let options =
            NavigateOptions { resolve: false, scroll: false, replace, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(href, options));
    };
    let query = use_query_map();
    // Closed, the form is no longer asked for by the address.
    Effect::new(move |_| {
        let asked_for = query.with_untracked(|query| query.get_str(NEW).is_some());
        if !open.get() && asked_for {
            go(&asked.with_untracked(Asked::href), true);
        }
    });
    let made = Callback::new(move |id: RecordId| go(&Route::Meeting(Id::new(id)).href(), false));
    let group = Memo::new(move |_| asked.with(|asked| asked.group.clone()));
    move || match group.get() {
        Some(group) => view! { <AddMeeting open from=group.record().clone() made /> }.into_any(),
        None => view! { <AddMeeting open made /> }.into_any(),
    }
}
