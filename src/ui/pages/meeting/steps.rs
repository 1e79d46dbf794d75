//! From planned to minutes approved: where a meeting stands, and the one obvious step from there.

use leptos::prelude::*;

use crate::domain::{Id, Kind, Meeting, MeetingStatus};
use crate::insight::groups::meetings::Step;
use crate::session::page;
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Form, FormDialog, FormFrame, Keeper, Parse, Ways};
use crate::ui::labels::{self, Label, sentence, when};

use super::Facts;

/// The states a meeting goes through when nothing comes in between.
const WAY: [MeetingStatus; 5] = [
    MeetingStatus::Planned,
    MeetingStatus::Running,
    MeetingStatus::MinutesDraft,
    MeetingStatus::MinutesShared,
    MeetingStatus::MinutesApproved,
];

/// Where the meeting stands; nothing while it is postponed or cancelled.
#[component]
pub fn Progress(facts: Facts) -> impl IntoView {
    let status = facts.status();
    move || {
        let here = WAY.iter().position(|it| *it == status.get())?;
        let line = |(place, status): (usize, &MeetingStatus)| {
            let done = place < here || here == WAY.len() - 1;
            let current = (place == here && !done).then_some("step");
            let words = sentence(status.label());
            view! { <li data-done=done.then_some("") aria-current=current>{words}</li> }
        };
        Some(view! {
            <ol class="steps no-print" aria-label="A che punto è">
                {WAY.iter().enumerate().map(line).collect_view()}
            </ol>
        })
    }
}

/// The words of a step on its button.
fn words(step: Step) -> Option<&'static str> {
    match step {
        Step::Begin => Some("Comincia l’incontro"),
        Step::Tell => Some("È stato fatto: scrivi com’è andato"),
        Step::Close => Some("Chiudi e fai il verbale"),
        Step::Write => Some("Scrivi il verbale"),
        Step::Share => Some("Segna il verbale come condiviso"),
        Step::Approve => Some("Segna il verbale come approvato"),
        Step::FixNext => Some("Fissa il prossimo incontro"),
        Step::FindDay => Some("Scegli il giorno"),
        Step::Nothing => None,
    }
}

/// What is told once a step was taken.
fn told(step: Step) -> Option<&'static str> {
    match step {
        Step::Begin => Some("Incontro cominciato. Buon lavoro."),
        Step::Share => Some("Verbale condiviso. Quando il gruppo è d’accordo, segnalo come approvato."),
        Step::Tell
        | Step::Close
        | Step::Write
        | Step::Approve
        | Step::FixNext
        | Step::FindDay
        | Step::Nothing => None,
    }
}

/// The primary button of the page.
#[component]
pub fn NextStep(facts: Facts) -> impl IntoView {
    let keeper = Keeper::here();
    let step = Memo::new(move |_| facts.sheet.with(|it| it.as_ref().map_or(Step::Nothing, |it| it.step)));
    let [approving, dating] = [(); 2].map(|()| RwSignal::new(false));
    let go = move |_| {
        let step = step.get_untracked();
        match step {
            Step::Approve => return approving.set(true),
            Step::FindDay => return dating.set(true),
            Step::FixNext => return facts.fixing_next.set(true),
            _ => {}
        }
        if let Some(status) = step.leads_to() {
            let id = facts.id.get_value();
            if !keeper.change::<Meeting>(id.record(), |it| it.status = status) {
                return;
            }
        }
        if let Some(said) = told(step) {
            keeper.session().tell_undoable(said);
        }
        if matches!(step, Step::Tell | Step::Close | Step::Write) {
            facts.writing.set(true);
            request_animation_frame(move || {
                page::focus("verbale");
            });
        }
    };
    view! {
        {move || {
            let step = step.get();
            // A text that is being written cannot be shared or approved: first it is saved.
            let rests = facts.writing.get() && matches!(step, Step::Share | Step::Approve);
            words(step)
                .filter(|_| !rests)
                .map(|words| {
                    view! {
                        <button class="button" data-kind="main" data-once="" type="button" on:click=go>
                            {words}
                        </button>
                    }
                })
        }}
        <Ask facts open=approving question="Quando è stato approvato il verbale?" form=approval />
        <Ask facts open=dating question="Quando vi trovate?" form=new_day />
    }
}

/// A small form that changes the meeting, in a dialog.
#[component]
fn Ask(
    facts: Facts,
    open: RwSignal<bool>,
    question: &'static str,
    form: fn(Id<Meeting>, Ways) -> AnyView,
) -> impl IntoView {
    view! { <FormDialog open title=question form=move |ways| form(facts.id.get_value(), ways) /> }
}

fn approval(id: Id<Meeting>, ways: Ways) -> AnyView {
    let today = Keeper::here().session().today().get_untracked();
    let draw = |fields: Fields| {
        let label = "Il giorno in cui il gruppo ha detto che va bene";
        vec![fields.named("approved_on", label, FieldKind::Date, today.to_string(), Asked::Must)]
    };
    let read = |parse: &mut Parse, meeting: &mut Meeting| {
        need_day(parse, "approved_on");
        let Some(on) = parse.past_day("approved_on") else { return };
        if let Some(held) = meeting.held_on.filter(|held| on < *held) {
            let words =
                format!("L’incontro è stato {}: il verbale si approva quel giorno o dopo.", when::on(held));
            parse.wrong("approved_on", words);
        }
        if let Some(minutes) = &mut meeting.minutes {
            minutes.approved_on = Some(on);
            meeting.status = MeetingStatus::MinutesApproved;
        }
    };
    let said = "Verbale approvato.";
    small(&format!("approva:{id}"), id, ways, "Segna come approvato", said, draw, read)
}

fn new_day(id: Id<Meeting>, ways: Ways) -> AnyView {
    let draw = |fields: Fields| {
        let hour = sentence(labels::field(Kind::Meeting, "starts_at"));
        vec![
            fields.day("held_on", None, Asked::Must),
            fields.hint("Per esempio 20:45.").named("starts_at", hour, FieldKind::Time, "", Asked::May),
        ]
    };
    let read = |parse: &mut Parse, meeting: &mut Meeting| {
        need_day(parse, "held_on");
        let day = parse.day("held_on");
        let hour = parse.optional("starts_at");
        meeting.held_on = day;
        meeting.starts_at = hour.or_else(|| meeting.starts_at.clone());
        meeting.status = MeetingStatus::Planned;
    };
    small(&format!("giorno:{id}"), id, ways, "Metti in programma", "Incontro in programma.", draw, read)
}

/// A day must be there.
fn need_day(parse: &mut Parse, name: &str) {
    if parse.typed(name).trim().is_empty() {
        parse.wrong(name, "Scrivi il giorno, per esempio 25/11/2026.");
    }
}

/// A small form on a meeting as it is.
#[allow(clippy::too_many_arguments, reason = "each is one word of the form, and there are two forms")]
fn small(
    key: &str,
    id: Id<Meeting>,
    ways: Ways,
    verb: &'static str,
    said: &'static str,
    draw: impl FnOnce(Fields) -> Vec<AnyView>,
    read: impl Fn(&mut Parse, &mut Meeting) + Send + Sync + 'static,
) -> AnyView {
    let keeper = Keeper::here();
    let form = Form::open(key, keeper.store().open(id.record()));
    let Some(before) = form.record::<Meeting>() else {
        return view! { <p>"Questo incontro non c’è più."</p> }.into_any();
    };
    let drawn = draw(Fields::of(form, Kind::Meeting));
    let save = move |()| {
        let mut parse = form.parse();
        let mut after = before.as_ref().clone();
        read(&mut parse, &mut after);
        if parse.finish() && keeper.keep(form, after, said) {
            ways.leave.run(());
        }
    };
    let whole = view! {
        <FormFrame
            form
            save=verb
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            {drawn}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

/// How the minutes stand, in a word.
pub fn minutes_state(status: MeetingStatus, approved_on: Option<chrono::NaiveDate>) -> String {
    match (status, approved_on) {
        (MeetingStatus::MinutesApproved, Some(on)) => format!("approvato {}", when::on(on)),
        (MeetingStatus::MinutesApproved, None) => "approvato".to_owned(),
        (MeetingStatus::MinutesShared, _) => "condiviso".to_owned(),
        _ => "in bozza".to_owned(),
    }
}
