//! One filter of a list: what can be chosen, and what choosing it asks.

use leptos::prelude::*;

use crate::domain::Word;
use crate::insight::{OfTerritory, territories};
use crate::ui::app::{session, store};
use crate::ui::components::Choice;
use crate::ui::labels::{Label, sentence, when};

use super::question::{NOWHERE, Question, territory_code, territory_of, turning};

/// What a filter is called.
#[derive(Clone, Copy)]
pub struct Filter {
    /// The id of its list of choices.
    pub id: &'static str,
    /// The words above it.
    pub label: &'static str,
}

impl Filter {
    /// A filter by one of these choices: what of the question it shows, and what of it a choice changes.
    pub fn by<Q: Question>(
        self,
        asked: Memo<Q>,
        choices: impl Into<Signal<Vec<Choice>>>,
        chosen: impl Fn(&Q) -> String + Send + Sync + 'static,
        choose: impl Fn(&mut Q, &str) + Send + Sync + 'static,
    ) -> AnyView {
        let turn = turning::<Q>();
        let chosen = Signal::derive(move || asked.with(&chosen));
        let on_pick = Callback::new(move |code: String| {
            let mut wanted = asked.get_untracked();
            choose(&mut wanted, &code);
            turn.run(wanted);
        });
        let Filter { id, label } = self;
        view! { <Pick id label chosen choices=choices.into() on_pick /> }.into_any()
    }

    /// A filter by a word of a closed list, after `any`, which asks nothing.
    pub fn by_word<Q: Question, T: Word + Label>(
        self,
        asked: Memo<Q>,
        any: &str,
        get: fn(&Q) -> Option<T>,
        set: fn(&mut Q, Option<T>),
    ) -> AnyView {
        let choice = |it: &T| Choice::new(it.code(), sentence(it.label()));
        let choices = Signal::stored(with_any(any, T::ALL.iter().map(choice)));
        self.by(
            asked,
            choices,
            move |it| code(get(it).map(T::code)),
            move |it, code| set(it, T::of_code(code)),
        )
    }

    /// A filter by a territory, or by none of them in the words of `nowhere`.
    pub fn by_territory<Q: Question>(
        self,
        asked: Memo<Q>,
        nowhere: &str,
        get: fn(&Q) -> Option<&OfTerritory>,
        set: fn(&mut Q, Option<OfTerritory>),
    ) -> AnyView {
        let choices = territory_choices("Ovunque", Some(Choice::new(NOWHERE, nowhere)));
        let chosen = move |it: &Q| territory_code(get(it)).to_owned();
        self.by(asked, choices, chosen, move |it, code| set(it, territory_of(code)))
    }
}

/// One list to choose from. It shows what is asked, never what it was told last.
#[component]
pub fn Pick(
    /// The id of the list.
    #[prop(into)]
    id: String,
    /// The words above it.
    label: &'static str,
    /// The value that is asked.
    chosen: Signal<String>,
    /// What can be chosen.
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
            <label for=id.clone()>{label}</label>
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

/// The code of what is asked; empty when nothing is.
pub fn code(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The territories as choices, after the one that asks nothing and before `last`. What was written of one that is over is
/// still asked for.
pub fn territory_choices(any: &'static str, last: Option<Choice>) -> Memo<Vec<Choice>> {
    let today = session().today();
    store().select(move |workspace| {
        let named = territories(workspace, today.get()).into_iter().map(|row| {
            let when = when::standing(row.standing).map(|when| format!(" ({when})")).unwrap_or_default();
            Choice::new(row.id.to_string(), format!("{}. {}{when}", row.number, row.name))
        });
        with_any(any, named.chain(last.clone()))
    })
}
