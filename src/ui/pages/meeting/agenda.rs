//! The agenda: points to add, to tick and to put in order, each change kept at once.

use leptos::prelude::*;

use crate::domain::{AgendaItem, Meeting, NonEmptyText};
use crate::session::page;
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::numbers;
use crate::ui::pages::territories::opened::task::NO_NAMES;
use crate::ui::pages::two_versions::Twofold;

use super::Facts;
use super::line::AddLine;

/// Where a point goes.
#[derive(Clone, Copy)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn button(self, place: usize) -> String {
        match self {
            Way::Up => format!("punto-{place}-su"),
            Way::Down => format!("punto-{place}-giu"),
        }
    }
}

/// The points of the meeting.
#[component]
pub fn Agenda(facts: Facts) -> impl IntoView {
    let keeper = Keeper::here();
    let points = facts.part(|sheet| sheet.meeting.agenda.clone());
    let take = Callback::new(move |(text, minutes): (NonEmptyText, Option<u32>)| {
        keeper.change::<Meeting>(facts.id.get_value().record(), |meeting| {
            meeting.agenda.push(AgendaItem { text, minutes, done: false });
        })
    });
    let none = move || points.with(Vec::is_empty);
    let length = move || {
        let sum =
            points.with(|points| points.iter().filter_map(|it| it.minutes).fold(0, u32::saturating_add));
        (sum > 0).then(|| format!("In tutto {} minuti.", numbers::whole(sum.into())))
    };
    view! {
        <section class="stack" aria-labelledby="ordine-del-giorno">
            <div class="spread">
                <div class="cluster" data-gap="s2">
                    <h2 id="ordine-del-giorno" tabindex="-1">"Di che cosa parliamo"</h2>
                    {Twofold::of(facts.id.get_value().record()).mark("agenda")}
                </div>
                <p class="small">{length}</p>
            </div>
            <Show when=none>
                <p class="small">"L’ordine del giorno è vuoto: scrivi il primo punto. Tre o quattro bastano."</p>
            </Show>
            // A place keeps its row, so that the keyboard stays where it is while points move through it.
            <ol class="rows" data-fold="">
                <For
                    each=move || 0..points.with(Vec::len)
                    key=|place| *place
                    children=move |place| view! { <Point facts points place /> }
                />
            </ol>
            <AddLine
                key=format!("punto:{}", facts.id.get_value())
                label="Un punto in più"
                minutes=true
                take
            />
            <p class="small">{NO_NAMES}</p>
        </section>
    }
}

#[component]
fn Point(facts: Facts, points: Memo<Vec<AgendaItem>>, place: usize) -> impl IntoView {
    let keeper = Keeper::here();
    let point = Memo::new(move |_| points.with(|points| points.get(place).cloned()));
    let text = Memo::new(move |_| {
        point.with(|point| point.as_ref().map(|it| it.text.to_string()).unwrap_or_default())
    });
    let done = move || point.with(|point| point.as_ref().is_some_and(|it| it.done));
    let minutes = move || {
        let minutes = point.with(|point| point.as_ref().and_then(|it| it.minutes));
        minutes.map(|it| numbers::counted_words(it as usize, "minuto", "minuti"))
    };
    let change = move |how: &dyn Fn(&mut Vec<AgendaItem>)| {
        keeper.change::<Meeting>(facts.id.get_value().record(), |meeting| how(&mut meeting.agenda))
    };
    let tick = move |event| {
        let ticked = event_target_checked(&event);
        let kept = change(&|agenda| {
            if let Some(point) = agenda.get_mut(place) {
                point.done = ticked;
            }
        });
        if !kept {
            // What could not be kept is not shown as if it were.
            event_target::<web_sys::HtmlInputElement>(&event).set_checked(!ticked);
        }
    };
    let last = move || points.with(Vec::len).saturating_sub(1);
    let shift = move |way: Way| {
        let there = match way {
            Way::Up => place.saturating_sub(1),
            Way::Down => (place + 1).min(last()),
        };
        if there != place && change(&|agenda| agenda.swap(place, there)) {
            // The focus goes along; at the end of the list only the way back is left.
            let way = if there == 0 {
                Way::Down
            } else if there == last() {
                Way::Up
            } else {
                way
            };
            request_animation_frame(move || {
                page::focus(&way.button(there));
            });
        }
    };
    let remove = move |_| {
        change(&|agenda| {
            if place < agenda.len() {
                agenda.remove(place);
            }
        });
        request_animation_frame(|| {
            page::focus("ordine-del-giorno");
        });
    };
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=done on:change=tick />
                <span>{move || text.get()} <small>{minutes}</small></span>
            </label>
            <span class="cluster" data-gap="s0">
                <button
                    class="button"
                    data-kind="icon"
                    type="button"
                    id=Way::Up.button(place)
                    disabled=place == 0
                    on:click=move |_| shift(Way::Up)
                >
                    <span class="vh">{move || format!("Sposta su: {}", text.get())}</span>
                    <Icon glyph=Glyph::Up />
                </button>
                <button
                    class="button"
                    data-kind="icon"
                    type="button"
                    id=Way::Down.button(place)
                    disabled=move || place == last()
                    on:click=move |_| shift(Way::Down)
                >
                    <span class="vh">{move || format!("Sposta giù: {}", text.get())}</span>
                    <Icon glyph=Glyph::Down />
                </button>
                <button class="button" data-kind="icon" data-once="" type="button" on:click=remove>
                    <span class="vh">{move || format!("Togli dall’ordine del giorno: {}", text.get())}</span>
                    <Icon glyph=Glyph::Close />
                </button>
            </span>
        </li>
    }
}
