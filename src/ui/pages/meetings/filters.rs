//! The filters of the meetings, the tasks and the decisions: each shows what the address asks and, changed,
//! leads to another address.

use leptos::prelude::*;

use crate::domain::{MeetingKind, MeetingStatus, SteeringGroup, TaskStatus};
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::components::Choice;
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::filtering::{FilterBox, territory_choices, turning};
use crate::ui::pages::networks::filters::{Pick, code as said, with_any};
use crate::ui::pages::territories::opened::edit::choices;

use super::asking::{Asked, View};

/// The filters that the view has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let turn = turning(Asked::href);
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let drawn = move || match view.get() {
        View::Meetings => view! {
            <Groups asked turn />
            <Territories asked turn />
            <Kinds asked turn />
            <States asked turn />
        }
        .into_any(),
        View::Tasks => view! {
            <Groups asked turn />
            <TaskStates asked turn />
        }
        .into_any(),
        View::Decisions => view! { <Groups asked turn /> }.into_any(),
    };
    view! {
        <FilterBox away=Signal::derive(move || asked.with(Asked::away))>{drawn}</FilterBox>
    }
}

/// Every word of a closed list, after the choice that asks nothing.
fn words<T: Label>(nothing: &str, all: &[T], code: fn(T) -> &'static str) -> Signal<Vec<Choice>> {
    let choice = |it: &T| Choice::new(code(*it), sentence(it.label()));
    Signal::stored(with_any(nothing, all.iter().map(choice)))
}

#[component]
fn Groups(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let groups =
        store().select(|w| with_any("Di ogni gruppo", choices::<SteeringGroup>(&Reading::of(w), |_| true)));
    let chosen = Signal::derive(move || asked.with(|it| said(it.group.as_ref())));
    let pick = move |id: String| turn.run(Asked { group: id.parse().ok(), ..asked.get_untracked() });
    view! { <Pick id="gruppo" label="Gruppo" chosen choices=groups on_pick=pick /> }
}

#[component]
fn Territories(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = territory_choices(None);
    let chosen = Signal::derive(move || asked.with(|it| said(it.micro_territory.as_ref())));
    let pick =
        move |id: String| turn.run(Asked { micro_territory: id.parse().ok(), ..asked.get_untracked() });
    view! {
        <Pick id="territorio" label="Micro-territorio" chosen choices on_pick=pick />
    }
}

#[component]
fn Kinds(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = words("Di ogni tipo", MeetingKind::ALL, MeetingKind::code);
    let chosen = Signal::derive(move || asked.with(|it| said(it.kind.map(MeetingKind::code))));
    let pick =
        move |code: String| turn.run(Asked { kind: MeetingKind::of_code(&code), ..asked.get_untracked() });
    view! { <Pick id="tipo" label="Che incontro è" chosen choices on_pick=pick /> }
}

#[component]
fn States(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = words("A ogni punto", MeetingStatus::ALL, MeetingStatus::code);
    let chosen = Signal::derive(move || asked.with(|it| said(it.status.map(MeetingStatus::code))));
    let pick = move |code: String| {
        turn.run(Asked { status: MeetingStatus::of_code(&code), ..asked.get_untracked() })
    };
    view! { <Pick id="stato" label="A che punto è" chosen choices on_pick=pick /> }
}

#[component]
fn TaskStates(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = words("A ogni punto", TaskStatus::ALL, TaskStatus::code);
    let chosen = Signal::derive(move || asked.with(|it| said(it.task_status.map(TaskStatus::code))));
    let pick = move |code: String| {
        turn.run(Asked { task_status: TaskStatus::of_code(&code), ..asked.get_untracked() });
    };
    view! { <Pick id="stato" label="A che punto è" chosen choices on_pick=pick /> }
}
