//! The filters of the three lists: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::domain::NeedCategory;
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::pages::filtering::{Filter, FilterBox, away, code, with_any};
use crate::ui::pages::territories::opened::edit::choices;

use super::asking::{Asked, View};

/// The filters that the list has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let territory = Filter { id: "territorio", label: "Micro-territorio" }.by_territory(
        asked,
        "Nessuno in particolare",
        |it| it.territory.as_ref(),
        |it, territory| it.territory = territory,
    );
    let drawn = move || match view.get() {
        View::Needs => of_needs(asked).into_any(),
        View::Voices => of_voices(asked).into_any(),
        View::Priorities => {
            let valence = Filter { id: "riguarda", label: "Riguarda" };
            valence.by_word(asked, "Tutto", |it| it.valence, |it, valence| it.valence = valence)
        }
    };
    view! { <FilterBox away=away(asked)>{territory} {drawn}</FilterBox> }
}

fn of_needs(asked: Memo<Asked>) -> impl IntoView {
    let categories =
        store().select(|w| with_any("Di ogni tipo", choices::<NeedCategory>(&Reading::of(w), |_| true)));
    let coverage = Filter { id: "risposta", label: "Ha una risposta?" };
    let concerns = Filter { id: "chi", label: "Chi riguarda" };
    let category = Filter { id: "categoria", label: "Livello o bisogno trasversale" };
    let phase = Filter { id: "fase", label: "Fase della vita" };
    let area = Filter { id: "area", label: "Area di intervento" };
    let status = Filter { id: "stato", label: "A che punto è" };
    view! {
        {coverage.by_word(asked, "Con e senza", |it| it.coverage, |it, coverage| it.coverage = coverage)}
        {concerns.by_word(asked, "Chiunque", |it| it.concerns, |it, concerns| it.concerns = concerns)}
        {category.by(
            asked,
            categories,
            |it| code(it.category.as_ref()),
            |it, id| it.category = id.parse().ok(),
        )}
        {phase.by_word(asked, "Tutte", |it| it.phase, |it, phase| it.phase = phase)}
        {area.by_word(asked, "Tutte", |it| it.area, |it, area| it.area = area)}
        {status.by_word(asked, "A ogni punto", |it| it.need_status, |it, status| it.need_status = status)}
    }
}

fn of_voices(asked: Memo<Asked>) -> impl IntoView {
    let consent = Filter { id: "consenso", label: "Consenso" };
    let status = Filter { id: "stato", label: "Stato" };
    view! {
        {consent.by_word(asked, "Ogni risposta", |it| it.consent, |it, consent| it.consent = consent)}
        {status.by_word(asked, "Tutti", |it| it.voice_status, |it, status| it.voice_status = status)}
    }
}
