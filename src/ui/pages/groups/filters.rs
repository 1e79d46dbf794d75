//! The filters of the list of groups: each shows what the address asks and, changed, leads to another address.

use leptos::prelude::*;

use crate::domain::{GroupKind, GroupStatus, MicroTerritory};
use crate::insight::GroupQuery;
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::components::Choice;
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::filtering::{FilterBox, turning};
use crate::ui::pages::networks::filters::{Pick, code, with_any};

use super::asking::{away, href};

/// State, kind and territory.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<GroupQuery>,
) -> impl IntoView {
    let turn = turning(href);
    let statuses = GroupStatus::ALL.iter().map(|it| Choice::new(it.code(), sentence(it.label())));
    let statuses = Signal::stored(with_any("A ogni punto", statuses));
    let kinds = GroupKind::ALL.iter().map(|it| Choice::new(it.code(), sentence(it.label())));
    let kinds = Signal::stored(with_any("Di ogni tipo", kinds));
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
    let status = Signal::derive(move || asked.with(|it| code(it.status.map(GroupStatus::code))));
    let kind = Signal::derive(move || asked.with(|it| code(it.kind.map(GroupKind::code))));
    let territory = Signal::derive(move || asked.with(|it| code(it.micro_territory.as_ref())));
    let pick_status = move |code: String| {
        turn.run(GroupQuery { status: GroupStatus::of_code(&code), ..asked.get_untracked() });
    };
    let pick_kind = move |code: String| {
        turn.run(GroupQuery { kind: GroupKind::of_code(&code), ..asked.get_untracked() });
    };
    let pick_territory = move |id: String| {
        turn.run(GroupQuery { micro_territory: id.parse().ok(), ..asked.get_untracked() });
    };
    view! {
        <FilterBox away=Signal::derive(move || asked.with(away))>
                    <Pick id="stato" label="A che punto è" chosen=status choices=statuses on_pick=pick_status />
                    <Pick id="tipo" label="Che gruppo è" chosen=kind choices=kinds on_pick=pick_kind />
                    <Pick
                        id="territorio"
                        label="Micro-territorio"
                        chosen=territory
                        choices=territories
                        on_pick=pick_territory
                    />
        </FilterBox>
    }
}
