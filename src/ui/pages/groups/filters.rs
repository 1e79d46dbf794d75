//! The filters of the list of groups: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::domain::MicroTerritory;
use crate::insight::GroupQuery;
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::components::Choice;
use crate::ui::pages::filtering::{Filter, FilterBox, away, code, with_any};

/// State, kind and territory.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<GroupQuery>,
) -> impl IntoView {
    // A group of today may span a territory that is over: every one that is here can be asked.
    let territories = store().select(|workspace| {
        let reading = Reading::of(workspace);
        let mut all: Vec<_> = reading.live::<MicroTerritory>().collect();
        all.sort_by_key(|it| (it.number, &it.id));
        let choice = |it: &&std::sync::Arc<MicroTerritory>| {
            Choice::new(it.id.to_string(), format!("{}. {}", it.number, it.name))
        };
        with_any("Ovunque", all.iter().map(choice).collect::<Vec<_>>())
    });
    let status = Filter { id: "stato", label: "A che punto è" };
    let kind = Filter { id: "tipo", label: "Che gruppo è" };
    let territory = Filter { id: "territorio", label: "Micro-territorio" };
    view! {
        <FilterBox away=away(asked)>
            {status.by_word(asked, "A ogni punto", |it| it.status, |it, status| it.status = status)}
            {kind.by_word(asked, "Di ogni tipo", |it| it.kind, |it, kind| it.kind = kind)}
            {territory.by(
                asked,
                territories,
                |it| code(it.micro_territory.as_ref()),
                |it, id| it.micro_territory = id.parse().ok(),
            )}
        </FilterBox>
    }
}
