//! A new conversation: with whom, and what follows from where it was decided.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use crate::domain::{AnyRecord, Interview, InterviewStatus, Kind, MappingSheet, Record, RecordId};
use crate::insight::reading::Reading;
use crate::store::{Command, Opened};
use crate::ui::form::{Fields, Form, FormFrame, Keeper, Ways};
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::territories::known::opening;
use crate::ui::pages::territories::opened::edit::{Drawing, adding};
use crate::workspace::Edit;

use super::{first, read_first};

/// The form of a new conversation. Added, it opens, unless somebody else wants to know.
#[component]
pub fn AddInterview(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The record it comes from: a meeting, a group, an organisation, a territory, a sheet.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let (location, query) = (use_location(), use_query_map());
    let made = made.unwrap_or_else(|| {
        Callback::new(move |id: RecordId| {
            let path = location.pathname.get_untracked();
            let href = opening(&path, &query.get_untracked(), id.as_str());
            navigate(&href, NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() });
        })
    });
    adding(open, "Con chi è il colloquio?", Some(made), move |ways, kept| {
        form(keeper, from.clone(), ways, kept)
    })
}

fn form(keeper: Keeper, from: Option<RecordId>, ways: Ways, kept: Callback<RecordId>) -> AnyView {
    let workspace = keeper.store().now();
    let key = from.as_ref().map_or_else(String::new, |id| format!(":{id}"));
    let form = Form::open(format!("nuovo-colloquio{key}"), None);
    let source = from.and_then(|id| keeper.store().open(&id));
    let blank = begun(Interview::named(keeper.session().fresh_id(), unnamed()), source.as_ref());
    let drawn = first(&Drawing {
        fields: Fields::of(form, Kind::Interview),
        before: &blank,
        reading: Reading::of(&workspace),
        fresh: true,
    });
    let save = move |()| {
        let mut parse = form.parse();
        let interview = read_first(&mut parse, &blank);
        if parse.finish()
            && let Some(mut interview) = interview
        {
            // A day that is written is a day that was agreed.
            if interview.held_on.is_some() {
                interview.status = InterviewStatus::Fixed;
            }
            let id = interview.id.record().clone();
            let said = format!("Colloquio aggiunto: «{}».", interview.title);
            let edit = heard(source.clone(), &interview).into_iter().collect();
            let create = vec![Interview::wrap(interview.into())];
            if keeper.dispatch(Command::Save { create, edit }, said) {
                form.done();
                kept.run(id);
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            save="Aggiungi"
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

/// What is known of a conversation from what it comes from.
fn begun(it: Interview, from: Option<&Opened>) -> Interview {
    let only = |ids: &std::collections::BTreeSet<_>| (ids.len() == 1).then(|| ids.first().cloned()).flatten();
    match from.map(|from| &from.record) {
        Some(AnyRecord::Meeting(meeting)) => Interview {
            meeting: Some(meeting.id.clone()),
            micro_territory: only(&meeting.micro_territories),
            ..it
        },
        Some(AnyRecord::SteeringGroup(group)) => {
            Interview { micro_territory: only(&group.micro_territories), ..it }
        }
        Some(AnyRecord::MicroTerritory(territory)) => {
            Interview { micro_territory: Some(territory.id.clone()), ..it }
        }
        Some(AnyRecord::Organization(organization)) => Interview {
            organization: Some(organization.id.clone()),
            micro_territory: organization.micro_territory.as_ref().map(|fact| fact.value.clone()),
            ..it
        },
        Some(AnyRecord::MappingSheet(sheet)) => Interview {
            organization: sheet.organization.clone(),
            micro_territory: sheet.micro_territory.clone(),
            meeting: sheet.meetings.first().filter(|_| sheet.meetings.len() == 1).cloned(),
            operator_role: sheet.operator_role.clone(),
            ..it
        },
        Some(AnyRecord::Interview(other)) => Interview {
            micro_territory: other.micro_territory.clone(),
            meeting: other.meeting.clone(),
            operator_role: other.operator_role.clone(),
            guide_questions: other.guide_questions.clone(),
            ..it
        },
        _ => it,
    }
}

/// The sheet that a conversation is about names it: one step writes both.
fn heard(from: Option<Opened>, interview: &Interview) -> Option<Edit> {
    let from = from?;
    let mut sheet = MappingSheet::peel(&from.record)?.as_ref().clone();
    sheet.interviews.insert(interview.id.clone());
    Some(from.into_edit(MappingSheet::wrap(sheet.into())))
}
