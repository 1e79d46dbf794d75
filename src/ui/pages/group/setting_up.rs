//! Setting up a group in three small steps: since when and who facilitates, who comes, the first meeting.

mod answers;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Headcount, Id, Meeting, Record, RecordId, SteeringGroup};
use crate::insight::groups::founding::set_up;
use crate::insight::{FirstMeeting, Founding};
use crate::session::page;
use crate::store::Command;
use crate::ui::components::ErrorSummary;
use crate::ui::form::{Form, FormDialog, Keeper, Resumed, Ways, focus, when_submitted};
use crate::ui::labels::{self, when};
use crate::ui::pages::territories::opened::headcounts::read_headcounts;

use super::LONGEST_NAME;
use answers::{first, read_first, read_third, second, third};

/// The steps, as they are called above the form.
const STEPS: [&str; 3] = ["Da quando, e chi facilita", "Chi comincia", "Il primo incontro"];

/// The dialog that sets up a group. Everything is written at once, at the end.
#[component]
pub fn SetUp(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Which group.
    #[prop(into)]
    group: Signal<Option<Id<SteeringGroup>>>,
    /// Told which group was set up.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let form = move |ways| group.get_untracked().map(|id| view! { <Steps id ways made /> }).into_any();
    view! { <FormDialog open title="Come comincia il gruppo?" form large=true /> }
}

#[component]
fn Steps(id: Id<SteeringGroup>, ways: Ways, made: Option<Callback<RecordId>>) -> impl IntoView {
    let keeper = Keeper::here();
    let today = keeper.session().today().get_untracked();
    let form = Form::open(format!("costituire:{id}"), keeper.store().open(id.record()));
    let Some(group) = form.record::<SteeringGroup>() else {
        return view! { <p>"Questo gruppo non c’è più."</p> }.into_any();
    };
    let step = RwSignal::new(0_usize);
    let named = labels::short(group.name.as_str(), LONGEST_NAME);
    let parts = [first(form, &group, today), second(form, &group), third(form)];
    let go = move |to: usize| {
        step.set(to);
        // The step is shown after this turn: only then can its heading take the focus.
        let heading = form.id(HEADINGS[to]);
        request_animation_frame(move || {
            page::focus(&heading);
        });
    };
    let submit = when_submitted(move || {
        let Some(to) = first_wrong(form, &group, today, step.get_untracked()) else {
            return save(keeper, form, &group, today, ways, made);
        };
        if to != step.get_untracked() {
            go(to);
        }
    });
    let leave = move |_| {
        form.done();
        ways.leave.run(());
    };
    let part = |(n, part): (usize, AnyView)| {
        let (heading, id) = (STEPS[n], form.id(HEADINGS[n]));
        view! {
            <div class="stack" hidden=move || step.get() != n>
                <h3 id=id tabindex="-1">{heading}</h3>
                {part}
            </div>
        }
    };
    let mark = |(n, words): (usize, &'static str)| {
        let now = move || (step.get() == n).then_some("step");
        let done = move || (step.get() > n).then_some("");
        view! { <li aria-current=now data-done=done>{words}</li> }
    };
    let node = NodeRef::new();
    focus::follow(node);
    let whole = view! {
        <form class="stack" data-gap="s5" novalidate node_ref=node on:submit=submit>
            <p>{named}</p>
            <Resumed form on_restart=ways.restart />
            <ol class="steps" aria-label="I tre passi">
                {STEPS.into_iter().enumerate().map(mark).collect_view()}
            </ol>
            <ErrorSummary faults=form.faults() attempt=form.attempt() />
            {parts.into_iter().enumerate().map(part).collect_view()}
            <div class="actions">
                <button class="button" data-kind="main" type="submit">
                    {move || if step.get() + 1 < STEPS.len() { "Avanti" } else { "Costituisci il gruppo" }}
                </button>
                <button
                    class="button"
                    type="button"
                    hidden=move || step.get() == 0
                    on:click=move |_| go(step.get_untracked().saturating_sub(1))
                >
                    "Indietro"
                </button>
                <button class="button" data-kind="quiet" type="button" on:click=leave>
                    "Lascia com’è"
                </button>
            </div>
        </form>
    }
    .into_any();
    form.keep();
    whole
}

/// The names of the headings of the steps, to which the focus goes.
const HEADINGS: [&str; 3] = ["passo-1", "passo-2", "passo-3"];

/// The step to show instead of saving: the first with something wrong, else the one after this. `None` when
/// all is said.
fn first_wrong(form: Form, group: &SteeringGroup, today: NaiveDate, now: usize) -> Option<usize> {
    let mut born = None;
    for step in 0..=now {
        let mut parse = form.parse();
        match step {
            0 => born = read_first(&mut parse, today).map(|(born, _)| born),
            1 => drop(read_headcounts(&mut parse, &group.composition)),
            _ => drop(read_third(&mut parse, born)),
        }
        if !parse.finish() {
            return Some(step);
        }
    }
    Some(now + 1).filter(|next| *next < STEPS.len())
}

fn save(
    keeper: Keeper,
    form: Form,
    group: &SteeringGroup,
    today: NaiveDate,
    ways: Ways,
    made: Option<Callback<RecordId>>,
) {
    let mut parse = form.parse();
    let Some((set_up_on, facilitator_role)) = read_first(&mut parse, today) else { return };
    let composition: Vec<Headcount> = read_headcounts(&mut parse, &group.composition);
    let first = read_third(&mut parse, Some(set_up_on));
    let (true, Some(opened)) = (parse.finish(), form.opened()) else { return };
    let first_meeting = first.map(|(held_on, starts_at, place)| FirstMeeting {
        id: keeper.session().fresh_id(),
        title: labels::first_meeting(&group.name),
        held_on,
        starts_at,
        place,
    });
    let founding = Founding { set_up_on, facilitator_role, composition, first_meeting };
    let (after, meeting) = set_up(group, founding, today);
    let name = labels::short(after.name.as_str(), LONGEST_NAME);
    let said = match meeting.as_ref().and_then(|meeting| meeting.held_on) {
        Some(on) => format!("Gruppo costituito: {name}. Primo incontro {}.", when::on(on)),
        None => format!("Gruppo costituito: {name}."),
    };
    let id = after.id.record().clone();
    let create = meeting.map(|meeting| Meeting::wrap(meeting.into())).into_iter().collect();
    let edit = vec![opened.into_edit(SteeringGroup::wrap(after.into()))];
    if keeper.dispatch(Command::Save { create, edit }, said) {
        form.done();
        ways.leave.run(());
        if let Some(made) = made {
            made.run(id);
        }
    }
}
