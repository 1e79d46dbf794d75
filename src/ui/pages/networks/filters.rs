//! The filters of the tables: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::domain::{AgreementKind, OrganizationKind};
use crate::insight::reading::Reading;
use crate::insight::{Standing, territories};
use crate::ui::app::{session, store};
use crate::ui::components::Choice;
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::filtering::{FilterBox, turning};
use crate::ui::pages::territories::opened::edit::comuni;

use super::asking::{Asked, View};

/// The filters that the table has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let turn = turning(Asked::href);
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let drawn = move || match view.get() {
        View::Organizations => view! {
            <OrganizationKinds asked turn />
            <Places asked turn />
            <Families asked turn />
        }
        .into_any(),
        View::Networks => ().into_any(),
        View::Agreements => view! {
            <AgreementKinds asked turn />
            <Places asked turn />
        }
        .into_any(),
    };
    view! {
        <Show when=move || view.get() != View::Networks>
            <FilterBox away=Signal::derive(move || asked.with(Asked::away))>{drawn}</FilterBox>
        </Show>
    }
}

/// One list to choose from. It shows what is asked, never what it was told last.
#[component]
pub fn Pick(
    /// The id of the list.
    id: &'static str,
    /// The words above it.
    label: &'static str,
    /// The value that is asked.
    #[prop(into)]
    chosen: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Told the value that was picked.
    #[prop(into)]
    on_pick: Callback<String>,
) -> impl IntoView {
    let options = move || {
        let option = |Choice { value, label, .. }: Choice| {
            let mine = value.clone();
            let selected = move || chosen.with(|chosen| *chosen == mine);
            view! { <option value=value prop:selected=selected>{label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| on_pick.run(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}

/// The choices, and before them the one that asks nothing.
pub fn with_any(words: &str, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    [Choice::new("", words)].into_iter().chain(choices).collect()
}

#[component]
fn OrganizationKinds(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let kind = |it: &OrganizationKind| Choice::new(it.code(), sentence(it.label()));
    let choices = Signal::stored(with_any("Di ogni tipo", OrganizationKind::ALL.iter().map(kind)));
    let chosen = Signal::derive(move || asked.with(|it| code(it.kind.map(OrganizationKind::code))));
    let pick = move |code: String| {
        turn.run(Asked { kind: OrganizationKind::of_code(&code), ..asked.get_untracked() });
    };
    view! { <Pick id="tipo" label="Che cos’è" chosen choices on_pick=pick /> }
}

#[component]
fn AgreementKinds(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let kind = |it: &AgreementKind| Choice::new(it.code(), sentence(it.label()));
    let choices = Signal::stored(with_any("Di ogni tipo", AgreementKind::ALL.iter().map(kind)));
    let chosen = Signal::derive(move || asked.with(|it| code(it.agreement_kind.map(AgreementKind::code))));
    let pick = move |code: String| {
        turn.run(Asked { agreement_kind: AgreementKind::of_code(&code), ..asked.get_untracked() });
    };
    view! { <Pick id="tipo" label="Che cos’è" chosen choices on_pick=pick /> }
}

#[component]
fn Places(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let today = session().today();
    let comuni = store().select(|w| with_any("In ogni comune", comuni(&Reading::of(w))));
    let in_force = store().select(move |w| {
        let rows = territories(w, today.get()).into_iter().filter(|row| row.standing == Standing::InForce);
        with_any(
            "In ogni territorio",
            rows.map(|row| Choice::new(row.id.to_string(), format!("{}. {}", row.number, row.name))),
        )
    });
    let comune = Signal::derive(move || asked.with(|it| code(it.comune.as_ref())));
    let territory = Signal::derive(move || asked.with(|it| code(it.micro_territory.as_ref())));
    let pick_comune = move |id: String| turn.run(Asked { comune: id.parse().ok(), ..asked.get_untracked() });
    let pick_territory =
        move |id: String| turn.run(Asked { micro_territory: id.parse().ok(), ..asked.get_untracked() });
    view! {
        <Pick id="comune" label="Comune" chosen=comune choices=comuni on_pick=pick_comune />
        <Pick
            id="territorio"
            label="Micro-territorio"
            chosen=territory
            choices=in_force
            on_pick=pick_territory
        />
    }
}

#[component]
fn Families(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = Signal::stored(with_any("A tutti", [Choice::new("si", "Alle famiglie")]));
    let chosen = Signal::derive(move || asked.with(|it| code(it.useful_to_families.then_some("si"))));
    let pick = move |yes: String| {
        turn.run(Asked { useful_to_families: yes == "si", ..asked.get_untracked() });
    };
    view! { <Pick id="famiglie" label="A chi serve" chosen choices on_pick=pick /> }
}

/// The code of what is asked; empty when nothing is.
pub fn code(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
