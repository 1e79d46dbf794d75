//! The filters of the mapping: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::insight::Age;
use crate::ui::components::Choice;
use crate::ui::labels::sentence;
use crate::ui::pages::filtering::{Filter, FilterBox, away, code, with_any};
use crate::ui::pages::territories::opened::mapping_sheet::formal;

use super::asking::{Asked, View, age_code, age_of, formal_of};

/// The words of an age.
fn age_words(age: Age) -> &'static str {
    match age {
        Age::Never => "Mai verificate",
        Age::Old => "Verificate più di 180 giorni fa",
        Age::Due => "Scadute: da ricontrollare",
        Age::Drifted => "Da riverificare: la guida è cambiata",
    }
}

const STATUS: Filter = Filter { id: "stato", label: "A che punto è" };

/// The filters that the list has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let territory = Filter { id: "territorio", label: "Micro-territorio" }.by_territory(
        asked,
        "In nessuno, per ora",
        |it| it.territory.as_ref(),
        |it, territory| it.territory = territory,
    );
    let drawn = move || match view.get() {
        View::Sheets => of_sheets(asked).into_any(),
        View::Interviews => of_interviews(asked).into_any(),
    };
    view! { <FilterBox away=away(asked)>{territory} {drawn}</FilterBox> }
}

fn of_sheets(asked: Memo<Asked>) -> impl IntoView {
    let age = |it: Age| Choice::new(age_code(it), age_words(it));
    let ages = Signal::stored(with_any("Di ogni età", Age::ALL.map(age)));
    let form = |it: bool| Choice::new(formal(it), sentence(formal(it)));
    let forms = Signal::stored(with_any("Formali e informali", [true, false].map(form)));
    let checked = Filter { id: "eta", label: "Quando è stata verificata" };
    let kind = Filter { id: "tipo", label: "Che cos’è" };
    let formality = Filter { id: "forma", label: "Formale o informale" };
    view! {
        {STATUS.by_word(asked, "A ogni punto", |it| it.status, |it, status| it.status = status)}
        {checked.by(asked, ages, |it| code(it.age.map(age_code)), |it, code| it.age = age_of(code))}
        {kind.by_word(asked, "Di ogni tipo", |it| it.kind, |it, kind| it.kind = kind)}
        {formality.by(asked, forms, |it| code(it.formal.map(formal)), |it, code| it.formal = formal_of(code))}
    }
}

fn of_interviews(asked: Memo<Asked>) -> impl IntoView {
    let with = Filter { id: "con", label: "Con chi" };
    view! {
        {STATUS.by_word(asked, "A ogni punto", |it| it.interview, |it, status| it.interview = status)}
        {with.by_word(asked, "Con chiunque", |it| it.with, |it, with| it.with = with)}
    }
}
