//! The filters that are on or off, and the day on which a service must be open.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::insight::Counts;
use crate::ui::labels::when;
use crate::ui::pages::filtering::code;
use crate::ui::words::guide as say;

use super::answering::Answering;
use super::asking::Asked;
use super::filters::Turn;

/// What can only be on or off.
#[component]
pub fn Only(
    /// What is asked.
    answering: Answering,
    /// How many each would leave.
    counts: Memo<Counts>,
) -> impl IntoView {
    let (asked, today) = (answering.asked, answering.today);
    let turn = Turn::here(answering);
    let tick = move |label: &'static str,
                     on: fn(&Asked, NaiveDate) -> bool,
                     count: fn(&Counts) -> usize,
                     set: fn(&mut Asked, bool, NaiveDate)| {
        let change = move |event| {
            let mut next = asked.get_untracked();
            set(&mut next, event_target_checked(&event), today.get_untracked());
            turn.to(next);
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || asked.with(|asked| on(asked, today.get()))
                    on:change=change
                />
                <span>{label}</span>
                <small>{move || counts.with(count)}</small>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{say::ONLY}</legend>
            {tick(
                say::OPEN_TODAY,
                |asked, today| asked.query.open_on == Some(today),
                |counts| counts.open,
                |asked, yes, today| asked.query.open_on = yes.then_some(today),
            )}
            {tick(
                say::FREE,
                |asked, _| asked.query.cost_free,
                |counts| counts.free,
                |asked, yes, _| asked.query.cost_free = yes,
            )}
            {tick(
                say::CHECKED,
                |asked, _| asked.query.checked_recently,
                |counts| counts.checked,
                |asked, yes, _| asked.query.checked_recently = yes,
            )}
        </fieldset>
    }
}

/// Another day on which it must be open.
#[component]
pub fn OpenOn(
    /// What is asked.
    answering: Answering,
    /// How the ids begin.
    prefix: &'static str,
) -> impl IntoView {
    let (asked, turn) = (answering.asked, Turn::here(answering));
    let id = format!("{prefix}-aperto");
    let pick = move |event| {
        let mut next = asked.get_untracked();
        next.query.open_on = when::parse_day(&event_target_value(&event));
        turn.to(next);
    };
    let value = move || asked.with(|asked| code(asked.query.open_on));
    view! {
        <div class="field">
            <label for=id.clone()>"Aperto in un giorno"</label>
            <input id=id type="date" data-width="s" prop:value=value on:change=pick />
        </div>
    }
}
