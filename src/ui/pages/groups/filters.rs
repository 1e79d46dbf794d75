//! The filters of the list of groups: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::insight::GroupQuery;
use crate::ui::pages::filtering::{Filter, FilterBox, away, code, territory_choices};

/// State, kind and territory.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<GroupQuery>,
) -> impl IntoView {
    let status = Filter { id: "stato", label: "A che punto è" };
    let kind = Filter { id: "tipo", label: "Che gruppo è" };
    let territory = Filter { id: "territorio", label: "Micro-territorio" };
    view! {
        <FilterBox away=away(asked)>
            {status.by_word(asked, "A ogni punto", |it| it.status, |it, status| it.status = status)}
            {kind.by_word(asked, "Di ogni tipo", |it| it.kind, |it, kind| it.kind = kind)}
            {territory.by(
                asked,
                territory_choices("Ovunque", None),
                |it| code(it.micro_territory.as_ref()),
                |it, id| it.micro_territory = id.parse().ok(),
            )}
        </FilterBox>
    }
}
