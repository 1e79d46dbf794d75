//! The filters of the three lists: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::domain::{
    Consent, Coverage, LifePhase, NeedCategory, NeedStatus, ParticipantCategory, PolicyArea, Valence,
    VoiceStatus,
};
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::components::Choice;
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::filtering::{FilterBox, territory_choices, turning};
use crate::ui::pages::networks::filters::{Pick, code, with_any};
use crate::ui::pages::territories::opened::edit::choices;

use super::asking::{Asked, NOWHERE, View, code_of, territory_of};

/// The filters that the list has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let turn = turning(Asked::href);
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let drawn = move || match view.get() {
        View::Needs => view! { <Territories asked turn /> <OfNeeds asked turn /> }.into_any(),
        View::Voices => view! { <Territories asked turn /> <OfVoices asked turn /> }.into_any(),
        View::Priorities => view! { <Territories asked turn /> <Valences asked turn /> }.into_any(),
    };
    view! {
        <FilterBox away=Signal::derive(move || asked.with(Asked::away))>{drawn}</FilterBox>
    }
}

#[component]
fn Territories(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let choices = territory_choices(Some(Choice::new(NOWHERE, "Nessuno in particolare")));
    let chosen = Signal::derive(move || asked.with(|it| code_of(it.territory.as_ref()).to_owned()));
    let pick =
        move |code: String| turn.run(Asked { territory: territory_of(&code), ..asked.get_untracked() });
    view! { <Pick id="territorio" label="Micro-territorio" chosen choices on_pick=pick /> }
}

/// The code of a word, and the word of a code.
type Codes<T> = (fn(T) -> &'static str, fn(&str) -> Option<T>);

/// Where a question holds a word: how it is read there, and how it is set.
type Held<T> = (fn(&Asked) -> Option<T>, fn(&mut Asked, Option<T>));

/// A filter by a word of a closed list.
fn word<T: Label + PartialEq + Send + Sync + 'static>(
    (id, label, any): (&'static str, &'static str, &'static str),
    all: &'static [T],
    (code_of, of_code): Codes<T>,
    (get, set): Held<T>,
    (asked, turn): (Memo<Asked>, Callback<Asked>),
) -> AnyView {
    let choice = |it: &T| Choice::new(code_of(*it), sentence(it.label()));
    let choices = Signal::stored(with_any(any, all.iter().map(choice)));
    let chosen = Signal::derive(move || asked.with(|it| code(get(it).map(code_of))));
    let pick = move |code: String| {
        let mut wanted = asked.get_untracked();
        set(&mut wanted, of_code(&code));
        turn.run(wanted);
    };
    view! { <Pick id label chosen choices on_pick=pick /> }.into_any()
}

#[component]
fn OfNeeds(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    let ways = (asked, turn);
    let categories =
        store().select(|w| with_any("Di ogni tipo", choices::<NeedCategory>(&Reading::of(w), |_| true)));
    let category = Signal::derive(move || asked.with(|it| code(it.category.as_ref())));
    let pick = move |id: String| turn.run(Asked { category: id.parse().ok(), ..asked.get_untracked() });
    view! {
        {word(
            ("risposta", "Ha una risposta?", "Con e senza"),
            Coverage::ALL,
            (Coverage::code, Coverage::of_code),
            (|it| it.coverage, |it, value| it.coverage = value),
            ways,
        )}
        {word(
            ("chi", "Chi riguarda", "Chiunque"),
            ParticipantCategory::ALL,
            (ParticipantCategory::code, ParticipantCategory::of_code),
            (|it| it.concerns, |it, value| it.concerns = value),
            ways,
        )}
        <Pick id="categoria" label="Livello o bisogno trasversale" chosen=category choices=categories on_pick=pick />
        {word(
            ("fase", "Fase della vita", "Tutte"),
            LifePhase::ALL,
            (LifePhase::code, LifePhase::of_code),
            (|it| it.phase, |it, value| it.phase = value),
            ways,
        )}
        {word(
            ("area", "Area di intervento", "Tutte"),
            PolicyArea::ALL,
            (PolicyArea::code, PolicyArea::of_code),
            (|it| it.area, |it, value| it.area = value),
            ways,
        )}
        {word(
            ("stato", "A che punto è", "A ogni punto"),
            NeedStatus::ALL,
            (NeedStatus::code, NeedStatus::of_code),
            (|it| it.need_status, |it, value| it.need_status = value),
            ways,
        )}
    }
}

#[component]
fn OfVoices(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    view! {
        {word(
            ("consenso", "Consenso", "Ogni risposta"),
            Consent::ALL,
            (Consent::code, Consent::of_code),
            (|it| it.consent, |it, value| it.consent = value),
            (asked, turn),
        )}
        {word(
            ("stato", "Stato", "Tutti"),
            VoiceStatus::ALL,
            (VoiceStatus::code, VoiceStatus::of_code),
            (|it| it.voice_status, |it, value| it.voice_status = value),
            (asked, turn),
        )}
    }
}

#[component]
fn Valences(asked: Memo<Asked>, turn: Callback<Asked>) -> impl IntoView {
    word(
        ("riguarda", "Riguarda", "Tutto"),
        Valence::ALL,
        (Valence::code, Valence::of_code),
        (|it| it.valence, |it, value| it.valence = value),
        (asked, turn),
    )
}
