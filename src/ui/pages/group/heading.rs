//! The heading of a group: its name, how many and who is missing, how far it has come, what can be changed.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::privacy::is_few;
use crate::domain::{GroupStatus, RecordId};
use crate::insight::groups::seats;
use crate::insight::{GroupSheet, Seat, appearances};
use crate::store::Command;
use crate::ui::components::{Confirm, Crumbs, Menu, Notice, Seal, Status};
use crate::ui::form::{FormDialog, Keeper};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::territories::opened::group;
use crate::ui::pages::two_versions::TwoVersions;
use crate::ui::routes::Route;

use super::changing::{ChangeKind, ChangeStatus};
use super::{Facts, LONGEST_NAME};

/// The way that a group goes; a pause and the end are not steps of it.
const WAY: [GroupStatus; 4] =
    [GroupStatus::ToBeSetUp, GroupStatus::SetUp, GroupStatus::Growing, GroupStatus::Active];

/// The heading.
#[component]
pub fn Heading(
    /// What is known.
    facts: Facts,
    /// The name of the group.
    title: Signal<String>,
) -> impl IntoView {
    let seals = facts.part(|sheet| sheet.territories.clone());
    let lead = move || facts.sheet.with(|sheet| sheet.as_ref().map(lead));
    let drawn = move || {
        let seal = |(number, _)| view! { <Seal number=u16::try_from(number).unwrap_or(0) large=true /> };
        seals.get().into_iter().map(seal).collect_view()
    };
    view! {
        <div class="stack">
            <Crumbs trail=vec![("Gruppi".to_owned(), Route::Groups.href())] here=title />
            <div class="pair">{drawn} <h1>{move || title.get()}</h1></div>
            <p class="prose-lead">{lead}</p>
            <TwoVersions id=facts.id.with_value(|id| id.record().clone()) />
            {move || facts.status().map(way)}
            <Actions facts />
        </div>
    }
}

/// Who they are, in two sentences. On paper there is no total beside a number that is too small to be told: a subtraction
/// would tell it.
fn lead(sheet: &GroupSheet) -> AnyView {
    let tables: Vec<&str> = sheet.tables.iter().map(|table| table.title.as_str()).collect();
    let origin = match tables.as_slice() {
        [] => String::new(),
        [one] => format!(" Nasce dal tavolo «{one}» del 2021."),
        many => format!(" Nasce dai tavoli del 2021: {}.", many.join("; ")),
    };
    if sheet.group.status == GroupStatus::ToBeSetUp {
        return format!("Aspetta di cominciare: bastano tre risposte.{origin}").into_any();
    }
    let people = match sheet.people.map(|total| total.people) {
        None => "Quante persone siano, ancora non è scritto.".to_owned(),
        Some(1) => "Una persona.".to_owned(),
        Some(people) => format!("{} persone.", sentence(&numbers::few(people.into()))),
    };
    let missing = match seats::missing(&sheet.seats).len() {
        0 if sheet.people.is_some() => " Al tavolo c’è qualcuno di ogni categoria.",
        0 => "",
        _ => " Al tavolo manca ancora qualcuno.",
    };
    let few = sheet.seats.iter().filter_map(Seat::shown).any(is_few);
    let hidden = few || sheet.people.is_some_and(|total| !total.is_told());
    view! { <span class:no-print=hidden>{people}</span> {origin} {missing} }.into_any()
}

/// How far it has come, as steps; a pause and the end as a sentence.
fn way(status: GroupStatus) -> AnyView {
    let Some(now) = WAY.iter().position(|step| *step == status) else {
        let (tone, words) = match status {
            GroupStatus::Paused => {
                (Status::Warn, "È in pausa: quello che ha fatto resta qui, e può riprendere quando vuole.")
            }
            _ => (Status::Info, "È concluso: quello che ha fatto resta qui, da leggere."),
        };
        return view! { <Notice status=tone><p>{words}</p></Notice> }.into_any();
    };
    let step = |(n, step): (usize, &GroupStatus)| {
        let current = (n == now).then_some("step");
        view! { <li aria-current=current data-done=(n < now).then_some("")>{sentence(step.label())}</li> }
    };
    view! {
        <ol class="steps" aria-label="A che punto è il gruppo">
            {WAY.iter().enumerate().map(step).collect_view()}
        </ol>
    }
    .into_any()
}

/// What can be changed of the group as a whole.
#[component]
fn Actions(facts: Facts) -> impl IntoView {
    let [status, kind, binning] = [(); 3].map(|()| RwSignal::new(false));
    let since = move || {
        let sentence = |sheet: &GroupSheet| {
            let on = sheet.group.set_up_on.filter(|_| sheet.group.status != GroupStatus::ToBeSetUp)?;
            Some(format!("Costituito {}.", when::on(on)))
        };
        facts.read(sentence).map(|words| view! { <span class="small">{words}</span> })
    };
    let choice = |glyph: Glyph, words: &'static str, open: RwSignal<bool>| {
        view! {
            <button type="button" on:click=move |_| open.set(true)>
                <Icon glyph />
                {words}
            </button>
        }
    };
    view! {
        <div class="cluster no-print">
            {since}
            <button class="button" type="button" on:click=move |_| status.set(true)>
                "Cambia stato"
            </button>
            <Menu label="Altre modifiche">
                {choice(Glyph::Edit, "Nome, territori, chi partecipa, note", facts.editing)}
                {choice(Glyph::Exchange, "Diventa un altro tipo di gruppo", kind)}
                {choice(Glyph::Bin, "Metti nel cestino", binning)}
            </Menu>
            <button class="button" data-kind="quiet" type="button" on:click=move |_| crate::session::page::print()>
                <Icon glyph=Glyph::Print />
                "Stampa"
            </button>
        </div>
        <ChangeStatus facts open=status />
        <ChangeKind facts open=kind />
        <Edit facts />
        <ToBin facts open=binning />
    }
}

#[component]
fn Edit(facts: Facts) -> impl IntoView {
    let form = move |ways| group::form(facts.record(), ways);
    view! { <FormDialog open=facts.editing title="Che cosa cambi di questo gruppo?" form large=true /> }
}

#[component]
fn ToBin(facts: Facts, open: RwSignal<bool>) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let bin = move |()| {
        let id: RecordId = facts.record();
        let Some(opened) = keeper.store().open(&id) else { return };
        let said = format!("Nel cestino: {}.", labels::short(&opened.record.title(), LONGEST_NAME));
        if keeper.dispatch(Command::Bin(opened), said) {
            navigate(&Route::Groups.href(), NavigateOptions { resolve: false, ..Default::default() });
        }
    };
    let others = move || {
        let _follow = facts.sheet.with(|sheet| sheet.is_some());
        match appearances(&keeper.store().now(), &facts.record()).len() {
            0 => "Nient’altro ne parla.".to_owned(),
            1 => "Un’altra pagina ne parla: il suo collegamento non porterà più a niente.".to_owned(),
            many => {
                format!("Altre {many} pagine ne parlano: i loro collegamenti non porteranno più a niente.")
            }
        }
    };
    let members = move || match facts.read(|sheet| sheet.members.len()) {
        0 => "",
        _ => " Nomi e contatti dei componenti vanno nel cestino con lui.",
    };
    view! {
        <Confirm
            open
            title="Mettere nel cestino questo gruppo?"
            confirm="Metti nel cestino"
            on_confirm=bin
            danger=true
        >
            <p>
                "Il cestino è per ciò che è stato scritto per sbaglio. Un gruppo che ha finito il suo lavoro si segna «concluso»: la sua storia resta leggibile."
            </p>
            <p>{others} {members} " Dal cestino, o con «Annulla», torna com’era."</p>
        </Confirm>
    }
}
