//! How far a conversation has come, and its one next step.

use leptos::prelude::*;

use crate::domain::{Interview, InterviewStatus, Kind, Record};
use crate::insight::mapping::interviews::next_status;
use crate::store::Command;
use crate::ui::components::Dialog;
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper};
use crate::ui::labels::{Label, sentence};

/// The states of a conversation, and the button to the next.
#[component]
pub fn Steps(
    /// The conversation.
    interview: Interview,
) -> impl IntoView {
    let keeper = Keeper::here();
    let open = RwSignal::new(false);
    let status = interview.status;
    let step = |it: &InterviewStatus| {
        let current = (*it == status).then_some("step");
        let done = (*it < status).then_some("");
        view! {
            <li aria-current=current data-done=done>
                {sentence(it.label())}
            </li>
        }
    };
    let steps = InterviewStatus::ALL.iter().map(step).collect_view();
    let title = match status {
        InterviewStatus::ToBeFixed => "Quando è fissato?",
        _ => "Che cosa è emerso?",
    };
    let next = next_status(status).map(|next| {
        let id = interview.id.clone();
        let act = move |_| {
            if next != InterviewStatus::GivenBack {
                return open.set(true);
            }
            let Some(opened) = keeper.store().open(id.record()) else { return };
            let Some(before) = Interview::peel(&opened.record).cloned() else { return };
            let after = Interview { status: next, ..before.as_ref().clone() };
            let edit = vec![opened.into_edit(Interview::wrap(after.into()))];
            keeper.dispatch(Command::Save { create: Vec::new(), edit }, "Restituito a chi ha parlato.");
        };
        view! {
            <button class="button" type="button" on:click=act>
                {verb(next)}
            </button>
        }
    });
    view! {
        <div class="stack" data-gap="s3">
            <ol class="steps" aria-label="A che punto è il colloquio">{steps}</ol>
            <div class="cluster">{next}</div>
            <Dialog open title>
                {
                    let id = interview.id.clone();
                    move || form(keeper, &id, open)
                }
            </Dialog>
        </div>
    }
}

fn verb(next: InterviewStatus) -> &'static str {
    match next {
        InterviewStatus::ToBeFixed | InterviewStatus::Fixed => "Fissa il giorno",
        InterviewStatus::Held => "Segna come svolto",
        InterviewStatus::GivenBack => "Segna come restituito",
    }
}

/// The day, and once it was held what came out.
fn form(keeper: Keeper, id: &crate::domain::Id<Interview>, open: RwSignal<bool>) -> AnyView {
    let form = Form::open(format!("passo:{id}"), keeper.store().open(id.record()));
    let Some(before) = form.record::<Interview>() else { return ().into_any() };
    let Some(next) = next_status(before.status) else { return ().into_any() };
    let fields = Fields::of(form, Kind::Interview);
    let held = next == InterviewStatus::Held;
    let today = keeper.session().today().get_untracked();
    let day = before.held_on.or(held.then_some(today));
    let mut drawn = vec![fields.day("held_on", day, Asked::Must)];
    if held {
        drawn.extend([
            fields.hint("Mai il nome di una persona. Si può scrivere anche dopo.").long(
                "summary",
                before.summary.as_ref(),
                Asked::May,
            ),
            fields.long("who_else", before.who_else.as_ref(), Asked::May),
        ]);
    }
    let save = move |()| {
        let mut parse = form.parse();
        let day = parse.day("held_on");
        if parse.typed("held_on").trim().is_empty() {
            parse.wrong("held_on", "Giorno: scrivi quando.");
        }
        if held && day.is_some_and(|day| day > today) {
            parse.wrong("held_on", "Giorno: un colloquio svolto non può essere nei giorni a venire.");
        }
        let mut after = Interview { status: next, held_on: day, ..before.as_ref().clone() };
        if held {
            after.summary = parse.optional("summary");
            after.who_else = parse.optional("who_else");
        }
        if parse.finish() && keeper.keep(form, after, format!("{}: «{}».", said(next), before.title)) {
            open.set(false);
        }
    };
    let leave = move |()| open.set(false);
    let whole = view! {
        <FormFrame form save=verb(next) on_save=save on_leave=leave on_restart=leave>
            {drawn}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

fn said(next: InterviewStatus) -> String {
    sentence(next.label())
}
