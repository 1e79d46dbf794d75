//! The meetings of a group: the one to prepare, those to come, those held.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{GroupStatus, MeetingStatus};
use crate::insight::{GroupSheet, MeetingDay, MeetingLine};
use crate::ui::app::session;
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{numbers, when};
use crate::ui::pages::heads::Heads;
use crate::ui::pages::meetings::State;
use crate::ui::pages::paged::Portion;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::routes::Route;

use super::Facts;

/// How many of the meetings held are shown at first, and how many more at a time.
const STEP: usize = 6;

/// The one thing to do now with this group.
#[component]
pub fn NextStep(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let known = facts.part(|sheet| Some((sheet.group.status, sheet.next.clone(), sheet.tasks.len())));
    move || {
        let (status, next, tasks) = known.get()?;
        Some(match (status, next) {
            (GroupStatus::ToBeSetUp, _) => to_set_up(facts),
            (GroupStatus::Concluded, None) => ().into_any(),
            (_, Some(next)) => to_prepare(next, tasks),
            _ => to_plan(facts),
        })
    }
}

fn to_set_up(facts: Facts) -> AnyView {
    view! {
        <section class="card" aria-labelledby="ora">
            <h2 id="ora">"Si comincia da tre domande"</h2>
            <ol class="numbered">
                <li>"Da quando esiste il gruppo, e chi lo facilita."</li>
                <li>"Chi comincia: quante persone, per categoria."</li>
                <li>"Quando e dove è il primo incontro."</li>
            </ol>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=move |_| facts.setting_up.set(true)>
                    "Costituisci il gruppo"
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn to_prepare(next: MeetingDay, tasks: usize) -> AnyView {
    let today = session().today().get();
    let hour = next.starts_at.map(|at| format!(", {at}")).unwrap_or_default();
    let day = format!("{}{hour}", when::weekday_day_of(next.on, today));
    let (title, verb) = match next.running {
        true => ("Incontro in corso".to_owned(), "Riprendi l’incontro"),
        false => (format!("Prossimo incontro: {}", when::spoken(next.on, today)), "Prepara l’incontro"),
    };
    let open = match tasks {
        0 => "Nessun compito aspetta.".to_owned(),
        1 => "C’è un compito aperto.".to_owned(),
        many => format!("Ci sono {} compiti aperti.", numbers::few(many as u64)),
    };
    let href = Route::of_record(next.meeting.kind, &next.meeting.id);
    view! {
        <section class="card" aria-labelledby="ora">
            <div class="spread">
                <h2 id="ora">{title}</h2>
                <Tag status=Status::Info>{day}</Tag>
            </div>
            <p><RecordLink mention=next.meeting /></p>
            <p>{open}</p>
            <div class="cluster">
                <a class="button" data-kind="main" href=href>
                    {verb}
                </a>
            </div>
        </section>
    }
    .into_any()
}

fn to_plan(facts: Facts) -> AnyView {
    view! {
        <section class="card no-print" aria-labelledby="ora">
            <h2 id="ora">"Quando vi trovate?"</h2>
            <p>"Nessun incontro è in programma. Basta il giorno: il resto si scrive preparandolo."</p>
            <div class="cluster">
                <button class="button" data-kind="main" type="button" on:click=move |_| facts.meeting.set(true)>
                    "Aggiungi un incontro"
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// All its meetings.
#[component]
pub fn Meetings(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let today = session().today();
    let lists = facts.part(|sheet: &GroupSheet| (sheet.to_come.clone(), sheet.past.clone()));
    let total = Memo::new(move |_| lists.with(|(_, past)| past.len()));
    let portion = Portion::of("passati", STEP, total);
    let to_come = move || {
        let lines = lists.with(|(to_come, _)| to_come.clone());
        (!lines.is_empty()).then(|| view! { <h3>"In programma"</h3> {list(lines, today.get())} })
    };
    let past = move || {
        let lines = lists.with(|(_, past)| past[..portion.shown()].to_vec());
        (!lines.is_empty()).then(|| {
            view! { <h3>{format!("Già passati ({})", numbers::whole(total.get() as u64))}</h3> {list(lines, today.get())} }
        })
    };
    let none = move || lists.with(|(to_come, past)| to_come.is_empty() && past.is_empty());
    view! {
        <section class="card" aria-labelledby="incontri">
            <h2 id="incontri">"Incontri"</h2>
            <Show when=none>
                <p>"Ancora nessuno."</p>
            </Show>
            {to_come}
            {past}
            {portion.more()}
            <div class="cluster no-print">
                <button class="button" type="button" on:click=move |_| facts.meeting.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi un incontro"
                </button>
            </div>
        </section>
    }
}

fn list(lines: Vec<MeetingLine>, today: NaiveDate) -> AnyView {
    let lines = lines.into_iter().map(|it| line(it, today)).collect_view();
    view! { <ul class="stack" data-gap="s3">{lines}</ul> }.into_any()
}

fn line(line: MeetingLine, today: NaiveDate) -> AnyView {
    let day = match line.on {
        Some(on) if line.status == MeetingStatus::Postponed => {
            format!("giorno da trovare, era {}", when::on(on))
        }
        Some(on) => when::weekday_day_year(on),
        None => "giorno da trovare".to_owned(),
    };
    let people = line.people.map(|people| view! { ", " <Heads people /> });
    let early = line.before_the_group.then_some(" · prima che il gruppo nascesse");
    view! {
        <li>
            <RecordLink mention=line.meeting />
            <br />
            <small>{day} {people} {early}</small>
            " "
            <State status=line.status untold=line.untold on=line.on today />
        </li>
    }
    .into_any()
}
