//! The filters of the mapping: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::domain::{InterlocutorCategory, InterviewStatus, ResourceKind, SheetStatus};
use crate::insight::Age;
use crate::ui::components::Choice;
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::filtering::{FilterBox, territory_choices, turning};
use crate::ui::pages::networks::filters::{Pick, code, with_any};
use crate::ui::pages::territories::opened::mapping_sheet::formal;

use super::asking::{Asked, NOWHERE, View, age_code, territory_of};

/// The words of an age.
fn age_words(age: Age) -> &'static str {
    match age {
        Age::Never => "Mai verificate",
        Age::Old => "Verificate più di 180 giorni fa",
        Age::Due => "Scadute: da ricontrollare",
        Age::Drifted => "Da riverificare: la guida è cambiata",
    }
}

/// The filters that the list has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let turn = turning(Asked::href);
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let drawn = move || match view.get() {
        View::Sheets => view! { <OfSheets asked turn /> }.into_any(),
        View::Interviews => view! { <OfInterviews asked turn /> }.into_any(),
    };
    view! {
        <FilterBox away=Signal::derive(move || asked.with(Asked::away))>
            <Territories asked turn />
            {drawn}
        </FilterBox>
    }
}

#[component]
fn Territories(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = territory_choices(Some(Choice::new(NOWHERE, "In nessuno, per ora")));
    let chosen = Signal::derive(move || asked.with(Asked::territory_code));
    let pick = move |code: String| {
        turn.run(Asked { territory: territory_of(&code), ..asked.get_untracked() });
    };
    view! { <Pick id="territorio" label="Micro-territorio" chosen choices on_pick=pick /> }
}

#[component]
fn OfSheets(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let status = |it: &SheetStatus| Choice::new(it.code(), sentence(it.label()));
    let kind = |it: &ResourceKind| Choice::new(it.code(), sentence(it.label()));
    let age = |it: Age| Choice::new(age_code(it), age_words(it));
    let form = |it: bool| Choice::new(formal(it), sentence(formal(it)));
    let statuses = Signal::stored(with_any("A ogni punto", SheetStatus::ALL.iter().map(status)));
    let kinds = Signal::stored(with_any("Di ogni tipo", ResourceKind::ALL.iter().map(kind)));
    let ages = Signal::stored(with_any("Di ogni età", Age::ALL.map(age)));
    let forms = Signal::stored(with_any("Formali e informali", [true, false].map(form)));
    let chosen_status = Signal::derive(move || asked.with(|it| code(it.status.map(SheetStatus::code))));
    let chosen_kind = Signal::derive(move || asked.with(|it| code(it.kind.map(ResourceKind::code))));
    let chosen_age = Signal::derive(move || asked.with(|it| code(it.age.map(age_code))));
    let chosen_form = Signal::derive(move || asked.with(|it| code(it.formal.map(formal))));
    let to = move |change: &dyn Fn(&mut Asked)| {
        let mut asked = asked.get_untracked();
        change(&mut asked);
        turn.run(asked);
    };
    let pick_status = move |code: String| to(&|asked| asked.status = SheetStatus::of_code(&code));
    let pick_kind = move |code: String| to(&|asked| asked.kind = ResourceKind::of_code(&code));
    let pick_age =
        move |code: String| to(&|asked| asked.age = Age::ALL.into_iter().find(|it| age_code(*it) == code));
    let pick_form = move |code: String| {
        to(&|asked| asked.formal = [true, false].into_iter().find(|it| formal(*it) == code));
    };
    view! {
        <Pick id="stato" label="A che punto è" chosen=chosen_status choices=statuses on_pick=pick_status />
        <Pick id="eta" label="Quando è stata verificata" chosen=chosen_age choices=ages on_pick=pick_age />
        <Pick id="tipo" label="Che cos’è" chosen=chosen_kind choices=kinds on_pick=pick_kind />
        <Pick id="forma" label="Formale o informale" chosen=chosen_form choices=forms on_pick=pick_form />
    }
}

#[component]
fn OfInterviews(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let status = |it: &InterviewStatus| Choice::new(it.code(), sentence(it.label()));
    let who = |it: &InterlocutorCategory| Choice::new(it.code(), sentence(it.label()));
    let statuses = Signal::stored(with_any("A ogni punto", InterviewStatus::ALL.iter().map(status)));
    let people = Signal::stored(with_any("Con chiunque", InterlocutorCategory::ALL.iter().map(who)));
    let chosen_status =
        Signal::derive(move || asked.with(|it| code(it.interview.map(InterviewStatus::code))));
    let chosen_who = Signal::derive(move || asked.with(|it| code(it.with.map(InterlocutorCategory::code))));
    let pick_status = move |code: String| {
        turn.run(Asked { interview: InterviewStatus::of_code(&code), ..asked.get_untracked() });
    };
    let pick_who = move |code: String| {
        turn.run(Asked { with: InterlocutorCategory::of_code(&code), ..asked.get_untracked() });
    };
    view! {
        <Pick id="stato" label="A che punto è" chosen=chosen_status choices=statuses on_pick=pick_status />
        <Pick id="con" label="Con chi" chosen=chosen_who choices=people on_pick=pick_who />
    }
}
