//! The filters of the tables: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::components::Choice;
use crate::ui::pages::filtering::{Filter, FilterBox, away, code, territory_choices, with_any};
use crate::ui::pages::territories::opened::edit::comuni;

use super::asking::{Asked, View, YES};

const KIND: Filter = Filter { id: "tipo", label: "Che cos’è" };

/// The filters that the table has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let drawn = move || match view.get() {
        View::Organizations => {
            let kind = KIND.by_word(asked, "Di ogni tipo", |it| it.kind, |it, kind| it.kind = kind);
            (kind, places(asked), families(asked)).into_any()
        }
        View::Networks => ().into_any(),
        View::Agreements => {
            let kind = KIND.by_word(
                asked,
                "Di ogni tipo",
                |it| it.agreement_kind,
                |it, kind| it.agreement_kind = kind,
            );
            (kind, places(asked)).into_any()
        }
    };
    view! {
        <Show when=move || view.get() != View::Networks>
            <FilterBox away=away(asked)>{drawn}</FilterBox>
        </Show>
    }
}

fn places(asked: Memo<Asked>) -> impl IntoView {
    let comuni = store().select(|w| with_any("In ogni comune", comuni(&Reading::of(w))));
    let comune = Filter { id: "comune", label: "Comune" };
    let territory = Filter { id: "territorio", label: "Micro-territorio" };
    view! {
        {comune.by(asked, comuni, |it| code(it.comune.as_ref()), |it, id| it.comune = id.parse().ok())}
        {territory.by(
            asked,
            territory_choices("In ogni territorio", None),
            |it| code(it.micro_territory.as_ref()),
            |it, id| it.micro_territory = id.parse().ok(),
        )}
    }
}

fn families(asked: Memo<Asked>) -> AnyView {
    let choices = Signal::stored(with_any("A tutti", [Choice::new(YES, "Alle famiglie")]));
    Filter { id: "famiglie", label: "A chi serve" }.by(
        asked,
        choices,
        |it| code(it.useful_to_families.then_some(YES)),
        |it, code| it.useful_to_families = code == YES,
    )
}
