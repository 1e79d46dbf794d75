//! When: the week as a table, the days that are different, and whether it is open now.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use leptos::prelude::*;

use crate::domain::Service;
use crate::insight::guide::opening;
use crate::insight::{Card, Check, DayHours, Span, open_now};
use crate::session::{Session, page};
use crate::ui::app::{session, store};
use crate::ui::components::Tag;
use crate::ui::labels::{sentence, when};
use crate::ui::words::{self, card as say};

use super::edit::Part;
use super::source::{ToComplete, question};
use super::wording;

/// Between morning and afternoon: an hour that opens before it is of the morning.
const NOON: &str = "13:00";
/// What closes after this was not only of the morning.
const LATE: &str = "14:30";

/// Now, on the clock of the wall.
pub fn wall_clock(session: Session) -> NaiveDateTime {
    let now = session.now();
    let ahead = page::minutes_ahead_of_utc(now.timestamp_millis().try_into().unwrap_or(0));
    now.naive_utc() + Duration::minutes(ahead.into())
}

/// When.
#[component]
pub fn Hours(
    /// The card.
    card: Card,
) -> impl IntoView {
    let (store, session) = (store(), session());
    let today = session.today().get_untracked();
    let id = card.service.clone();
    let open = store
        .now()
        .get::<Service>(&id)
        .map(|service| open_now(service, wall_clock(session)))
        .and_then(|now| wording::open(&now));
    let unknown = card.week.is_empty() && card.schedule_note.is_none();
    let to_confirm = !matches!(card.check, Check::Fresh { .. });
    let exceptions = card.exceptions.clone();
    view! {
        <section class="stack">
            <div class="spread">
                {question(&id, say::WHEN, ["schedules", "schedule_note", "schedule_exceptions"])}
                {open.map(|(status, words)| view! { <Tag status>{words}</Tag> })}
            </div>
            {unknown
                .then(|| {
                    view! {
                        <ToComplete
                            service=id
                            part=Part::Place.code()
                            meanwhile=if card.phones.is_empty() { say::ASK_FIRST } else { say::CALL_FIRST }
                        />
                    }
                })}
            {card.schedule_note.map(|note| view! { <p>{note.to_string()}</p> })}
            {(!card.week.is_empty()).then(|| view! { <Week week=card.week today to_confirm /> })}
            {(!exceptions.is_empty())
                .then(|| {
                    let line = |day: crate::domain::OpeningException| {
                        view! {
                            <li>
                                <b>{sentence(&when::weekday_day(day.on))}</b>
                                ": "
                                {day.text.to_string()}
                            </li>
                        }
                    };
                    view! {
                        <h3>"Giorni diversi dal solito"</h3>
                        <ul class="bulleted">{exceptions.into_iter().map(line).collect_view()}</ul>
                    }
                })}
        </section>
    }
}

#[component]
fn Week(week: Vec<DayHours>, today: NaiveDate, to_confirm: bool) -> impl IntoView {
    let halves = in_halves(&week);
    let now = opening::weekday(today);
    let caption = if to_confirm { say::HOURS_TO_CONFIRM } else { "Orari della settimana" };
    let row = move |DayHours { day, spans }: DayHours| {
        let mark = if day == now { format!(", {}", say::TODAY) } else { String::new() };
        let cells = if halves {
            let (morning, afternoon): (Vec<_>, Vec<_>) =
                spans.iter().partition(|span| span.opens.as_str() < NOON);
            vec![said(&morning), said(&afternoon)]
        } else {
            vec![said(&spans.iter().collect::<Vec<_>>())]
        };
        view! {
            <tr>
                <th scope="row">{sentence(words::weekday(day))}{mark}</th>
                {cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <table>
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{say::DAY}</th>
                    {if halves {
                        view! {
                            <th scope="col">{say::MORNING}</th>
                            <th scope="col">{say::AFTERNOON}</th>
                        }
                            .into_any()
                    } else {
                        view! { <th scope="col">"Orario"</th> }.into_any()
                    }}
                </tr>
            </thead>
            <tbody>{week.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// Whether no hours go from the morning into the afternoon, so that the table can part them.
fn in_halves(week: &[DayHours]) -> bool {
    let mut spans = week.iter().flat_map(|day| &day.spans);
    spans.all(|span| span.opens.as_str() >= NOON || (span.closes.as_str() <= LATE && !span.past_midnight))
}

fn said(spans: &[&Span]) -> String {
    if spans.is_empty() {
        return say::CLOSED.to_owned();
    }
    let one = |span: &&Span| {
        let night = if span.past_midnight { " del giorno dopo" } else { "" };
        format!("{}–{}{night}", span.opens, span.closes)
    };
    spans.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Weekday;

    fn day(spans: &[(&str, &str)]) -> DayHours {
        let span = |(opens, closes): &(&str, &str)| Span {
            opens: opens.parse().unwrap(),
            closes: closes.parse().unwrap(),
            past_midnight: false,
        };
        DayHours { day: Weekday::Monday, spans: spans.iter().map(span).collect() }
    }

    #[test]
    fn a_day_is_parted_only_where_nobody_stays_over_noon() {
        assert!(in_halves(&[day(&[("09:00", "12:30"), ("15:00", "18:00")]), day(&[])]));
        assert!(!in_halves(&[day(&[("09:00", "17:00")])]));
        let both = day(&[("09:00", "10:00"), ("11:00", "12:30")]);
        assert_eq!(said(&both.spans.iter().collect::<Vec<_>>()), "09:00–10:00, 11:00–12:30");
        assert_eq!(said(&[]), "chiuso");
    }
}
