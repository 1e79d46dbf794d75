//! The head of a sheet: where it is, how far it has come, and the one thing to do next.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Kind, MappingSheet, Record, SheetStatus};
use crate::insight::mapping::sheets::{NextStep, moved_to, next_step, to_collect};
use crate::insight::reading::Reading;
use crate::session::page;
use crate::store::Command;
use crate::ui::app::{session, store};
use crate::ui::components::{Crumbs, Seal, Tag};
use crate::ui::form::Keeper;
use crate::ui::labels::{self, Label, sentence, when};
use crate::ui::pages::made_of::MadeOf;
use crate::ui::pages::mapping::tone;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::mapping_sheet::Part;
use crate::ui::pages::two_versions::TwoVersions;
use crate::ui::routes::Route;

use super::check::Checking;
use super::{Now, PART, PUBLISHING};

/// The id of the name of the sheet, to which the keyboard comes once the sheet is put away.
pub const NAME: &str = "nome-della-scheda";

/// The states that follow one another.
const WAY: [SheetStatus; 4] =
    [SheetStatus::Open, SheetStatus::Collecting, SheetStatus::Complete, SheetStatus::Verified];

/// The head of a sheet.
#[component]
pub fn Head(
    /// The sheet.
    now: Now,
    /// What people call it.
    title: Memo<String>,
    /// Asks who checks.
    checking: RwSignal<Option<Checking>>,
) -> impl IntoView {
    let territory = store().select(move |workspace| {
        let reading = Reading::of(workspace);
        let id = now.with(|it| it.as_ref().and_then(|sheet| sheet.micro_territory.clone()))?;
        let number = u16::try_from(reading.get(&id)?.number).unwrap_or(0);
        Some((number, reading.mention(&id)?))
    });
    let which = Memo::new(move |_| now.with(|it| it.as_ref().map(|sheet| sheet.id.record().clone())));
    let marked = move || which.get().map(|id| view! { <TwoVersions id=id.clone() /> <MadeOf id /> });
    let status = Memo::new(move |_| now.with(|it| it.as_ref().map(|sheet| sheet.status)));
    let drawn_territory = move || {
        territory.get().map(|(number, mention)| {
            view! {
                <p class="pair">
                    <Seal number />
                    <RecordLink mention />
                </p>
            }
        })
    };
    let step = move |it: &SheetStatus| {
        let it = *it;
        let current = move || (status.get() == Some(it)).then_some("step");
        let done =
            move || status.get().is_some_and(|now| it < now && now != SheetStatus::Archived).then_some("");
        view! {
            <li aria-current=current data-done=done>
                {sentence(it.label())}
            </li>
        }
    };
    let mark = move || {
        let status = status.get()?;
        let archived = status == SheetStatus::Archived;
        archived.then(|| match tone(status) {
            Some(tone) => view! { <Tag status=tone>{status.label()}</Tag> }.into_any(),
            None => view! { <Tag>{status.label()}</Tag> }.into_any(),
        })
    };
    let checked = move || {
        let assurance = now.with(|it| it.as_ref().and_then(|sheet| sheet.assurance.clone()))?;
        let verb = if status.get() == Some(SheetStatus::Archived) { "Archiviata" } else { "Verificata" };
        Some(view! { <p class="small">{format!("{verb} {}: {}.", when::on(assurance.on), assurance.by)}</p> })
    };
    view! {
        <header class="stack">
            <Crumbs trail=vec![("Mappatura".to_owned(), Route::Mapping.href())] here=title />
            {drawn_territory}
            <div class="cluster">
                <h1 id=NAME tabindex="-1">{title}</h1>
                {mark}
            </div>
            <ol class="steps" aria-label="A che punto è la scheda">{WAY.iter().map(step).collect_view()}</ol>
            {checked}
            {marked}
            <Next now checking />
        </header>
    }
}

/// The one thing to do next.
#[component]
fn Next(now: Now, checking: RwSignal<Option<Checking>>) -> impl IntoView {
    let (keeper, navigate, today) = (Keeper::here(), use_navigate(), session().today());
    let next = store().select(move |workspace| {
        let reading = Reading::of(workspace);
        now.with(|it| it.as_ref().map(|sheet| (next_step(&reading, sheet, today.get()), to_collect(sheet))))
    });
    let put = move |status: SheetStatus, said: &'static str| {
        let Some(sheet) = now.get_untracked() else { return };
        let Some(opened) = keeper.store().open(sheet.id.record()) else { return };
        let Some(before) = MappingSheet::peel(&opened.record).cloned() else { return };
        let after = moved_to(&before, status);
        let edit = vec![opened.into_edit(MappingSheet::wrap(after.into()))];
        keeper.dispatch(Command::Save { create: Vec::new(), edit }, said);
    };
    let go = StoredValue::new(navigate);
    let fill = move |part: Part| {
        let Some(sheet) = now.get_untracked() else { return };
        let path = Route::Sheet(sheet.id.clone()).href_with(&[(PART, part.code())]);
        let options = NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() };
        go.with_value(|go| go(&path, options));
    };
    let button = move |words: &'static str, act: Callback<()>| {
        view! {
            <button class="button" data-kind="main" type="button" on:click=move |_| act.run(())>
                {words}
            </button>
        }
        .into_any()
    };
    let draw = move |(step, missing): (NextStep, Vec<&'static str>)| {
        let first = missing.first().map_or(Part::What, |field| Part::of_field(field));
        let (what, say) = match step {
            NextStep::Collect => (
                button(
                    "Comincia a raccogliere",
                    Callback::new(move |()| {
                        put(SheetStatus::Collecting, "La raccolta è cominciata.");
                        fill(first);
                    }),
                ),
                "Si compila un po’ alla volta, anche dal telefono.".to_owned(),
            ),
            NextStep::Complete if missing.is_empty() => {
                let act =
                    move |()| put(SheetStatus::Complete, "La scheda è completa: ora qualcuno la verifica.");
                (button("Segna come completa", Callback::new(act)), "C’è tutto quello che serve.".to_owned())
            }
            NextStep::Complete => {
                let act =
                    move |_| put(SheetStatus::Complete, "La scheda è completa: ora qualcuno la verifica.");
                let names: Vec<&str> =
                    missing.iter().map(|field| labels::field(Kind::MappingSheet, field)).collect();
                let both = view! {
                    {button("Continua a raccogliere", Callback::new(move |()| fill(first)))}
                    <button class="button" data-kind="quiet" type="button" on:click=act>"Segna come completa"</button>
                };
                (both.into_any(), format!("Manca ancora: {}.", names.join(", ")))
            }
            NextStep::Verify => (
                button(
                    "Segna come verificata",
                    Callback::new(move |()| checking.set(Some(Checking::Verify))),
                ),
                "Qualcuno è andato a vedere, o ha telefonato.".to_owned(),
            ),
            NextStep::VerifyAgain => (
                button("Verifica di nuovo", Callback::new(move |()| checking.set(Some(Checking::Verify)))),
                "Qualcosa è cambiato, o è passato tempo.".to_owned(),
            ),
            NextStep::Publish => {
                let act = move |_| {
                    page::focus(PUBLISHING);
                };
                // The button of the panel, where this leads, is the one that counts.
                let lead = view! {
                    <button class="button" type="button" on:click=act>
                        "Portala nella guida"
                    </button>
                };
                (lead.into_any(), "Serve alle famiglie: manca poco perché la trovino.".to_owned())
            }
            NextStep::Reopen => {
                let act = move |()| put(SheetStatus::Collecting, "La scheda è di nuovo in raccolta.");
                (
                    button("Riapri la scheda", Callback::new(act)),
                    "È archiviata: quello che c’era scritto c’è ancora. Se la riapri, qualcuno la verifica di nuovo.".to_owned(),
                )
            }
            NextStep::BringBack => (
                ().into_any(),
                "La sua pagina nella guida è nel cestino: si rimette al suo posto dal riquadro «Nella guida»."
                    .to_owned(),
            ),
            NextStep::Withdraw => (
                ().into_any(),
                "Ritirala dalla guida o, se è di nuovo d’accordo, segnalo.".to_owned(),
            ),
            NextStep::Rest => (
                ().into_any(),
                "Non c’è altro da fare. Dopo sei mesi torna fra le schede da ricontrollare.".to_owned(),
            ),
        };
        view! {
            <div class="cluster no-print">{what}</div>
            <p class="small no-print">{say}</p>
        }
    };
    move || next.get().map(draw)
}
