//! The filters of the meetings, the tasks and the decisions: each shows what the address asks and, changed,
//! leads to another address.

use leptos::prelude::*;

use crate::domain::SteeringGroup;
use crate::insight::reading::Reading;
use crate::ui::app::store;
use crate::ui::pages::filtering::{Filter, FilterBox, away, code, territory_choices, with_any};
use crate::ui::pages::territories::opened::edit::choices;

use super::asking::{Asked, View};

const STATUS: Filter = Filter { id: "stato", label: "A che punto è" };

/// The filters that the view has.
#[component]
pub fn Filters(
    /// What is asked.
    asked: Memo<Asked>,
) -> impl IntoView {
    let view = Memo::new(move |_| asked.with(|asked| asked.view));
    let drawn = move || match view.get() {
        View::Meetings => (group(asked), of_meetings(asked)).into_any(),
        View::Tasks => {
            let status = STATUS.by_word(
                asked,
                "A ogni punto",
                |it| it.task_status,
                |it, status| it.task_status = status,
            );
            (group(asked), status).into_any()
        }
        View::Decisions => group(asked),
    };
    view! { <FilterBox away=away(asked)>{drawn}</FilterBox> }
}

fn group(asked: Memo<Asked>) -> AnyView {
    let groups =
        store().select(|w| with_any("Di ogni gruppo", choices::<SteeringGroup>(&Reading::of(w), |_| true)));
    Filter { id: "gruppo", label: "Gruppo" }.by(
        asked,
        groups,
        |it| code(it.group.as_ref()),
        |it, id| it.group = id.parse().ok(),
    )
}

fn of_meetings(asked: Memo<Asked>) -> impl IntoView {
    let territory = Filter { id: "territorio", label: "Micro-territorio" };
    let kind = Filter { id: "tipo", label: "Che incontro è" };
    view! {
        {territory.by(
            asked,
            territory_choices("Ovunque", None),
            |it| code(it.micro_territory.as_ref()),
            |it, id| it.micro_territory = id.parse().ok(),
        )}
        {kind.by_word(asked, "Di ogni tipo", |it| it.kind, |it, kind| it.kind = kind)}
        {STATUS.by_word(asked, "A ogni punto", |it| it.status, |it, status| it.status = status)}
    }
}
