//! The meetings by date: those to come first, then those without a day, then the past by month.

use leptos::prelude::*;

use crate::domain::MeetingStatus;
use crate::insight::groups::calendar::Month;
use crate::insight::{Calendar, MeetingRow};
use crate::ui::app::session;
use crate::ui::components::{EmptyState, Seal, Status, Tag};
use crate::ui::icons::Glyph;
use crate::ui::labels::{Label, numbers, sentence, when};
use crate::ui::pages::filtering::{NoneSuch, away};
use crate::ui::pages::heads::Heads;
use crate::ui::pages::paged::Portion;
use crate::ui::pages::territories::known::RecordLink;

use super::asking::Asked;

/// How many past meetings are shown at first, and how many more at a time.
const STEP: usize = 40;

/// The meetings.
#[component]
pub fn ByDate(
    /// The meetings.
    calendar: Memo<Calendar>,
    /// What is asked.
    asked: Memo<Asked>,
    /// Opens the form of a new one.
    adding: RwSignal<bool>,
) -> impl IntoView {
    let past = move || calendar.with(|it| it.past.iter().map(|month| month.meetings.len()).sum::<usize>());
    let portion = Portion::of("passati", STEP, Signal::derive(past));
    let none = move || calendar.with(|it| it.count() == 0);
    let to_come = move || calendar.with(|it| it.to_come.clone());
    let undated = move || calendar.with(|it| it.undated.clone());
    let months = move || calendar.with(|it| first(&it.past, portion.shown()));
    let nothing_ahead = move || calendar.with(|it| it.to_come.is_empty() && it.count() > 0);
    let month = |month: Month| {
        view! {
            <section class="stack">
                <h3>{sentence(&format!("{} {}", when::month(month.first), month.first.format("%Y")))}</h3>
                <Rows rows=month.meetings />
            </section>
        }
    };
    view! {
        <Show when=none>
            <Nothing asked adding />
        </Show>
        {move || {
            let rows = to_come();
            (!rows.is_empty())
                .then(|| view! { <section class="stack"><h3>"In arrivo"</h3><Rows rows /></section> })
        }}
        <Show when=nothing_ahead>
            <p>"Nessun incontro in arrivo. Il prossimo si fissa da qui, o dalla pagina dell’ultimo."</p>
        </Show>
        {move || {
            let rows = undated();
            (!rows.is_empty())
                .then(|| {
                    view! { <section class="stack"><h3>"Senza un giorno"</h3><Rows rows /></section> }
                })
        }}
        {move || months().into_iter().map(month).collect_view()}
        {portion.more()}
    }
}

/// The first so many meetings of some months.
fn first(months: &[Month], mut left: usize) -> Vec<Month> {
    let mut found = Vec::new();
    for month in months {
        if left == 0 {
            break;
        }
        let meetings: Vec<MeetingRow> = month.meetings.iter().take(left).cloned().collect();
        left -= meetings.len();
        found.push(Month { first: month.first, meetings });
    }
    found
}

#[component]
fn Rows(rows: Vec<MeetingRow>) -> impl IntoView {
    let today = session().today().get_untracked();
    let line = move |row: MeetingRow| {
        let moved = row.status == MeetingStatus::Postponed;
        let when = match row.held_on {
            Some(on) if moved => format!("giorno da trovare, era {}", when::on(on)),
            Some(on) => when::weekday_day_of(on, today),
            None => "giorno da trovare".to_owned(),
        };
        let hour = row.starts_at.as_ref().map(|hour| format!(", ore {hour}")).unwrap_or_default();
        let more: Vec<String> = [
            Some(sentence(row.kind.label())),
            row.group.as_ref().map(|group| group.title.clone()),
            row.place.clone(),
            (row.open_tasks > 0)
                .then(|| numbers::counted_words(row.open_tasks, "compito aperto", "compiti aperti")),
        ]
        .into_iter()
        .flatten()
        .collect();
        let people = row.people.map(|people| view! { " · " <Heads people /> });
        let seals = row
            .numbers
            .iter()
            .map(|number| view! { <Seal number=u16::try_from(*number).unwrap_or(0) /> })
            .collect_view();
        view! {
            <li>
                <span>
                    <span class="pair" data-gap="s2">
                        {seals}
                        <RecordLink mention=row.meeting.clone() />
                    </span>
                    <small>{format!("{}{hour}", sentence(&when))}</small>
                    <small>{more.join(" · ")} {people}</small>
                </span>
                <State status=row.status untold=row.untold on=row.held_on today />
            </li>
        }
    };
    view! { <ul class="rows" data-fold="">{rows.into_iter().map(line).collect_view()}</ul> }
}

/// The tone of how far a meeting has come.
pub fn tone(status: MeetingStatus) -> Option<Status> {
    match status {
        MeetingStatus::MinutesApproved => Some(Status::Good),
        MeetingStatus::MinutesDraft | MeetingStatus::Postponed => Some(Status::Warn),
        MeetingStatus::Planned | MeetingStatus::Running | MeetingStatus::MinutesShared => Some(Status::Info),
        MeetingStatus::Cancelled => None,
    }
}

/// How far a meeting has come; one to come says how near it is.
#[component]
pub fn State(
    /// How far it has come.
    status: MeetingStatus,
    /// Whether its day has gone by and nobody has said how it went.
    untold: bool,
    /// Its day, if it has one.
    on: Option<chrono::NaiveDate>,
    /// Today.
    today: chrono::NaiveDate,
) -> impl IntoView {
    let near = on.filter(|on| status == MeetingStatus::Planned && (*on - today).num_days() <= 7);
    let (status, words) = match near {
        _ if untold => (Some(Status::Warn), "da raccontare".to_owned()),
        Some(on) => (tone(status), when::spoken(on, today)),
        None => (tone(status), status.label().to_owned()),
    };
    view! { <Tag status>{words}</Tag> }
}

/// What stands where there is no meeting: the first step, or the way out of the filters.
#[component]
fn Nothing(asked: Memo<Asked>, adding: RwSignal<bool>) -> impl IntoView {
    let away = away(asked);
    move || {
        if away.with(Option::is_some) {
            view! {
                <NoneSuch away />
            }
            .into_any()
        } else {
            view! {
                <EmptyState title="Ancora nessun incontro" glyph=Glyph::Calendar>
                    <p>
                        "Bastano un titolo e un giorno. Poi si scrive l’ordine del giorno, si contano i presenti e si raccoglie quello che esce: decisioni, compiti, voci e bisogni."
                    </p>
                    <button class="button" type="button" on:click=move |_| adding.set(true)>
                        "Aggiungi il primo incontro"
                    </button>
                </EmptyState>
            }
            .into_any()
        }
    }
}
