//! The filters of the guide: each shows what the address asks and, changed, leads to another address. How
//! many answers each choice would leave is said beside it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Comune, Id, MicroTerritory};
use crate::insight::Counts;
use crate::ui::app::store;
use crate::ui::components::Choice;
use crate::ui::pages::filtering::{Pick, code, with_any};
use crate::ui::routes::base;
use crate::ui::words::guide as say;

use super::answering::Answering;
use super::asking::Asked;
use super::kinds::Kinds;
use super::switches::{Only, OpenOn};

/// Leads to the address of another question, keeping the place on the page.
#[derive(Clone, Copy)]
pub struct Turn(Callback<Asked>);

impl Turn {
    /// Takes the router from context.
    pub fn here(answering: Answering) -> Self {
        let navigate = use_navigate();
        Turn(Callback::new(move |asked: Asked| {
            let href = asked.href(answering.today.get_untracked());
            let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
            // The router adds the base again.
            navigate(href.strip_prefix(base()).unwrap_or(&href), options);
        }))
    }

    /// Asks something else.
    pub fn to(&self, asked: Asked) {
        self.0.run(asked);
    }
}

/// The filters. `prefix` tells the ids of two copies on one page apart.
#[component]
pub fn Filters(
    /// What is asked.
    answering: Answering,
    /// How the ids begin.
    prefix: &'static str,
) -> impl IntoView {
    let counts = answering.counts();
    let (asked, turn) = (answering.asked, Turn::here(answering));
    let clear = move |_| turn.to(asked.with_untracked(Asked::without_filters));
    view! {
        <div class="filters">
            <Places answering prefix counts />
            <Kinds answering prefix counts />
            <Only answering counts />
            <OpenOn answering prefix />
            <button class="button" data-kind="quiet" type="button" on:click=clear>
                {say::CLEAR}
            </button>
        </div>
    }
}

/// A choice with its count.
pub fn counted(value: impl ToString, label: &str, count: usize) -> Choice {
    Choice::new(value.to_string(), format!("{label} ({count})"))
}

/// Where: the comune and the micro-territory.
#[component]
fn Places(answering: Answering, prefix: &'static str, counts: Memo<Counts>) -> impl IntoView {
    let (asked, turn) = (answering.asked, Turn::here(answering));
    let comuni = store().select(move |workspace| {
        let of =
            |(id, count): &(Id<Comune>, usize)| Some(counted(id, workspace.get(id)?.name.as_str(), *count));
        counts.with(|counts| with_any(say::ANY_COMUNE, counts.comuni.iter().filter_map(of)))
    });
    let territories = store().select(move |workspace| {
        let of = |(id, count): &(Id<MicroTerritory>, usize)| {
            let territory = workspace.get(id)?;
            Some(counted(id, &format!("{}. {}", territory.number, territory.name), *count))
        };
        let any = "Tutti i micro-territori";
        counts.with(|counts| with_any(any, counts.micro_territories.iter().filter_map(of)))
    });
    let comune = move || asked.with(|it| code(it.query.comune.as_ref()));
    let territory = move || asked.with(|it| code(it.query.micro_territory.as_ref()));
    let pick_comune = move |id: String| {
        let mut next = asked.get_untracked();
        next.query.comune = id.parse().ok();
        turn.to(next);
    };
    let pick_territory = move |id: String| {
        let mut next = asked.get_untracked();
        next.query.micro_territory = id.parse().ok();
        turn.to(next);
    };
    view! {
        <Pick
            id=format!("{prefix}-comune")
            label=say::WHERE_YOU_LIVE
            chosen=Signal::derive(comune)
            choices=comuni.into()
            on_pick=pick_comune
        />
        <Pick
            id=format!("{prefix}-territorio")
            label="Micro-territorio"
            chosen=Signal::derive(territory)
            choices=territories.into()
            on_pick=pick_territory
        />
    }
}
