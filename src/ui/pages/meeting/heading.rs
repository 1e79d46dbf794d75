//! The head of a meeting: when, where and whose, how far it has come, the next step and the quiet ones.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Kind, Meeting, MeetingStatus};
use crate::session::page;
use crate::store::Command;
use crate::ui::components::{Confirm, Crumbs, Menu, Seal, Tag};
use crate::ui::form::{FormDialog, Keeper};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::meetings::tone;
use crate::ui::pages::passing::PassAsText;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::meeting;
use crate::ui::pages::two_versions::TwoVersions;
use crate::ui::routes::Route;

use super::Facts;
use super::steps::{NextStep, Progress};

/// The head of the page.
#[component]
pub fn Heading(facts: Facts) -> impl IntoView {
    let title = facts.part(|sheet| sheet.meeting.title.to_string());
    let group = facts.part(|sheet| sheet.group.clone());
    let seals = facts.part(|sheet| sheet.territories.clone());
    let status = facts.status();
    let tag = move || {
        let status = status.get();
        // The steps say how far it has come; these two are no step.
        let apart = matches!(status, MeetingStatus::Postponed | MeetingStatus::Cancelled);
        apart.then(|| view! { <p><Tag status=tone(status)>{status.label()}</Tag></p> })
    };
    let passing_on = facts.id.with_value(|id| Route::passing_on("incontro", id.record().as_str()));
    let numbers = move || {
        let seal = |(number, mention): (u32, crate::insight::Mention)| {
            let of = format!("{}, micro-territorio", mention.title);
            view! { <Seal number=u16::try_from(number).unwrap_or(0) of /> }
        };
        seals.get().into_iter().map(seal).collect_view()
    };
    view! {
        <div class="stack">
            <Crumbs trail=vec![("Incontri".to_owned(), Route::Meetings.href())] here=title />
            <div class="stack" data-gap="s1">
                // On paper the facts below say it.
                <p class="pair small no-print" data-gap="s2">
                    {numbers}
                    {move || group.get().map(|mention| view! { <RecordLink mention /> })}
                </p>
                <h1>{title}</h1>
                <p class="no-print">{move || sentence(&when_and_where(facts))}</p>
                {tag}
            </div>
            <TwoVersions id=facts.id.with_value(|id| id.record().clone()) />
            <Progress facts />
            <div class="cluster no-print">
                <NextStep facts />
                <Others facts />
                <button class="button" data-kind="quiet" type="button" on:click=move |_| page::print()>
                    <Icon glyph=Glyph::Print />
                    "Stampa"
                </button>
                <PassAsText kind=Kind::Meeting id=facts.id.with_value(|id| id.record().clone()) />
                <a class="button" data-kind="quiet" href=passing_on>
                    <Icon glyph=Glyph::File />
                    "Passa in un file"
                </a>
            </div>
        </div>
    }
}

/// "mercoledì 25 novembre 2026, ore 20:45, sala civica".
fn when_and_where(facts: Facts) -> String {
    facts.sheet.with(|sheet| {
        let Some(meeting) = sheet.as_ref().map(|sheet| &sheet.meeting) else { return String::new() };
        let day = meeting.held_on.map_or_else(|| "giorno da trovare".to_owned(), when::weekday_day_year);
        let hour = meeting.starts_at.as_ref().map(|hour| format!("ore {hour}"));
        let place = meeting.place.as_ref().map(ToString::to_string);
        [Some(day), hour, place].into_iter().flatten().collect::<Vec<_>>().join(", ")
    })
}

/// What else can be done with a meeting: quiet, since it is rarely wanted.
#[component]
fn Others(facts: Facts) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let [editing, binning] = [(); 2].map(|()| RwSignal::new(false));
    let status = facts.status();
    let turn = move |status: MeetingStatus, said: &'static str| {
        let done = keeper.change::<Meeting>(facts.id.get_value().record(), |it| it.status = status);
        if done {
            keeper.session().tell_undoable(said);
        }
    };
    let bin = move |()| {
        let Some(opened) = keeper.store().open(facts.id.get_value().record()) else { return };
        let said = format!("Nel cestino: {}.", opened.record.title());
        if keeper.dispatch(Command::Bin(opened), said) {
            navigate(&Route::Meetings.href(), NavigateOptions { resolve: false, ..Default::default() });
        }
    };
    let dated =
        move || facts.sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.meeting.held_on.is_some()));
    let ahead = move || matches!(status.get(), MeetingStatus::Planned | MeetingStatus::Running);
    view! {
        <Menu label="Altre modifiche">
            <button type="button" on:click=move |_| editing.set(true)>
                <Icon glyph=Glyph::Edit />
                "Modifica"
            </button>
            <Show when=dated>
                <a href=move || Route::Exchange.href_with(&[("calendario", facts.id.get_value().as_str())])>
                    <Icon glyph=Glyph::Calendar />
                    "Mettilo in un calendario"
                </a>
            </Show>
            <Show when=ahead>
                <button
                    type="button"
                    on:click=move |_| turn(MeetingStatus::Postponed, "Incontro rinviato: il giorno nuovo si sceglie quando c’è.")
                >
                    <Icon glyph=Glyph::Calendar />
                    "Rinvia"
                </button>
                <button
                    type="button"
                    on:click=move |_| turn(MeetingStatus::Cancelled, "Incontro annullato. Resta qui, con quello che c’era scritto.")
                >
                    <Icon glyph=Glyph::Close />
                    "Annulla l’incontro"
                </button>
            </Show>
            <button type="button" on:click=move |_| binning.set(true)>
                <Icon glyph=Glyph::Bin />
                "Metti nel cestino"
            </button>
        </Menu>
        <Editing facts open=editing />
        <Confirm
            open=binning
            title="Mettere l’incontro nel cestino?"
            confirm="Metti nel cestino"
            on_confirm=bin
            danger=true
        >
            <p>
                "Non si vedrà più, ma resta nel cestino finché qualcuno non lo svuota. Decisioni, compiti, voci e bisogni restano dove sono; se l’incontro torna, tornano anche i loro collegamenti."
            </p>
        </Confirm>
    }
}

/// The whole form of the meeting.
#[component]
fn Editing(facts: Facts, open: RwSignal<bool>) -> impl IntoView {
    let form = move |ways| meeting::form(facts.id.get_value().record().clone(), ways);
    view! { <FormDialog open title="Che cosa cambia dell’incontro?" form large=true /> }
}
