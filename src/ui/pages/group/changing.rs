//! The two short changes of a group: how far it has come, and what kind it turns into. Both leave a trace if asked.

use leptos::prelude::*;

use crate::domain::{DatedNote, GroupKind, GroupStatus, Kind, SteeringGroup};
use crate::insight::groups::founding::{not_yet, turned};
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Form, FormDialog, FormFrame, Keeper, Ways};
use crate::ui::labels::{self, Label, when};

use super::{Facts, LONGEST_NAME};

/// The name of a group in a message.
fn short(group: &SteeringGroup) -> String {
    labels::short(group.name.as_str(), LONGEST_NAME)
}

/// The form of how far a group has come.
#[component]
pub fn ChangeStatus(
    /// What is known.
    facts: Facts,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <FormDialog open title="A che punto è il gruppo?" form=move |ways| status_form(facts, ways) /> }
}

fn status_form(facts: Facts, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let form = Form::open(format!("stato:{}", facts.record()), keeper.store().open(&facts.record()));
    let Some(before) = form.record::<SteeringGroup>() else { return ().into_any() };
    let today = keeper.session().today().get_untracked();
    let fields = Fields::of(form, Kind::SteeringGroup);
    let drawn = vec![
        fields.word("status", GroupStatus::ALL, GroupStatus::code, Some(before.status), Asked::Must),
        fields.hint("Resta scritto fra ciò che è successo, con la data di oggi. Niente nomi.").named(
            "story",
            "Vuoi ricordare perché?",
            FieldKind::Long,
            "",
            Asked::May,
        ),
    ];
    let save = move |()| {
        let mut parse = form.parse();
        let (status, story) = (parse.word("status", GroupStatus::of_code), parse.optional("story"));
        if parse.finish()
            && let Some(status) = status
        {
            let mut after = SteeringGroup { status, ..before.as_ref().clone() };
            after.notes.extend(story.map(|text| DatedNote { on: Some(today), text, provenance: None }));
            if keeper.keep(form, after, format!("{}: {}.", short(&before), status.label())) {
                ways.leave.run(());
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
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

/// The form of the kind that a group turns into.
#[component]
pub fn ChangeKind(
    /// What is known.
    facts: Facts,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! { <FormDialog open title="Che gruppo diventa?" form=move |ways| kind_form(facts, ways) /> }
}

fn kind_form(facts: Facts, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let form = Form::open(format!("tipo:{}", facts.record()), keeper.store().open(&facts.record()));
    let Some(before) = form.record::<SteeringGroup>() else { return ().into_any() };
    let today = keeper.session().today().get_untracked();
    let fields = Fields::of(form, Kind::SteeringGroup);
    let drawn = vec![
        fields.word("kind", GroupKind::ALL, GroupKind::code, Some(before.kind), Asked::Must),
        fields.named("turned_on", "Da che giorno", FieldKind::Date, today.to_string(), Asked::Must),
    ];
    let now = before.kind.label();
    let save = move |()| {
        let mut parse = form.parse();
        let kind = parse.word("kind", GroupKind::of_code);
        let on = parse.past_day("turned_on");
        if parse.typed("turned_on").trim().is_empty() {
            parse.wrong("turned_on", "Da che giorno: scrivilo, così si saprà che cos’era prima.");
        }
        if let (Some(born), true) = (before.set_up_on, on.is_some_and(|on| not_yet(&before, on))) {
            let words = format!(
                "Da che giorno: il gruppo esiste {}. Scegli quel giorno o uno dopo.",
                when::since(born)
            );
            parse.wrong("turned_on", words);
        }
        let was = kind.and_then(|kind| labels::turned(before.kind, kind).parse().ok());
        if parse.finish()
            && let (Some(kind), Some(on), Some(was)) = (kind, on, was)
        {
            let after = turned(&before, kind, on, was);
            if keeper.keep(form, after, format!("{}: ora è un {}.", short(&before), kind.label())) {
                ways.leave.run(());
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            <p>
                {format!("Ora è un {now}. Incontri, compiti e persone restano dove sono; fra ciò che è successo si leggerà che cos’era, e fino a quando.")}
            </p>
            {drawn}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
