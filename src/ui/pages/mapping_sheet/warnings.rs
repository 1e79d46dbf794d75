//! What somebody should know of a sheet before reading it: it is old, or its card in the guide is other.

use leptos::prelude::*;

use crate::domain::{Id, Kind, MappingSheet, Record, Service, SheetStatus};
use crate::insight::guide::giving::service_of;
use crate::insight::mapping::drift::taken_back;
use crate::insight::reading::Reading;
use crate::insight::today::due_since;
use crate::insight::{Drift, drift};
use crate::session::page;
use crate::store::Command;
use crate::ui::app::{session, store};
use crate::ui::components::{Notice, Status};
use crate::ui::form::Keeper;
use crate::ui::labels::{self, when};
use crate::ui::routes::Route;

use super::check::Checking;
use super::{Now, PUBLISHING};

/// What there is to know.
#[derive(Clone, PartialEq)]
struct Known {
    due: Option<chrono::NaiveDate>,
    drift: Option<Drift>,
    left_in_guide: Option<(Id<Service>, &'static str)>,
}

/// Why a card should not be in the guide any more.
fn why(archived: bool) -> &'static str {
    if archived {
        "La scheda è archiviata, ma le famiglie la leggono ancora. "
    } else {
        "Chi offre l’aiuto non è più d’accordo a essere nella guida, ma le famiglie la leggono ancora. "
    }
}

/// The warnings of a sheet.
#[component]
pub fn Warnings(
    /// The sheet.
    now: Now,
    /// Asks who checks.
    checking: RwSignal<Option<Checking>>,
) -> impl IntoView {
    let (keeper, today) = (Keeper::here(), session().today());
    let known = store().select(move |workspace| {
        let reading = Reading::of(workspace);
        let sheet = now.get()?;
        let archived = sheet.status == SheetStatus::Archived;
        let drift = drift(&reading, &sheet);
        let leaves = archived || drift.as_ref().is_some_and(|it| it.disagreed);
        let service = service_of(&reading, &sheet).filter(|it| leaves && it.is_in_guide());
        Some(Known {
            due: due_since(&sheet, today.get()),
            drift,
            left_in_guide: service.map(|it| (it.id.clone(), why(archived))),
        })
    });
    // The guide is right: the sheet takes what families read.
    let take_back = move |_| {
        let Some(sheet) = now.get_untracked() else { return };
        let workspace = keeper.store().now();
        let reading = Reading::of(&workspace);
        let Some(service) = service_of(&reading, &sheet) else { return };
        let Some(opened) = keeper.store().open(sheet.id.record()) else { return };
        let after = taken_back(&reading, &sheet, service);
        let edit = vec![opened.into_edit(MappingSheet::wrap(after.into()))];
        keeper
            .dispatch(Command::Save { create: Vec::new(), edit }, "La scheda dice quello che dice la guida.");
    };
    let verify = move |_| checking.set(Some(Checking::Verify));
    let apart = move |fields: Vec<&'static str>| {
        view! {
            <Notice status=Status::Warn>
                <p>
                    <b>"Da riverificare."</b>
                    {format!(" La scheda e la guida non dicono la stessa cosa: {}. Guarda chi ha ragione.", names(&fields))}
                </p>
                <div class="cluster no-print">
                    <button class="button" type="button" on:click=move |_| { page::focus(PUBLISHING); }>
                        "Ha ragione la scheda"
                    </button>
                    <button class="button" type="button" on:click=take_back>"Ha ragione la guida"</button>
                </div>
            </Notice>
        }
    };
    let since = move |fields: Vec<&'static str>| {
        view! {
            <Notice status=Status::Warn>
                <p>
                    <b>"Da riverificare."</b>
                    {format!(" Dopo l’ultima verifica, nella guida qualcuno ha cambiato: {}.", names(&fields))}
                </p>
                <button class="button no-print" type="button" on:click=verify>"È giusto: verificata"</button>
            </Notice>
        }
    };
    let draw = move |it: Known| {
        let Drift { apart: differs, since: later, .. } = it.drift.unwrap_or_default();
        let due = it.due.map(|day| {
            view! {
                <Notice status=Status::Warn>
                    <p>
                        <b>"Da ricontrollare"</b>
                        {format!(" {}: orari, contatti e persone cambiano.", when::since(day))}
                    </p>
                </Notice>
            }
        });
        let left = it.left_in_guide.map(|(id, why)| {
            let href = Route::Service(id).href();
            view! {
                <Notice status=Status::Warn>
                    <p>{why} <a href=href>"Aprila per ritirarla"</a></p>
                </Notice>
            }
        });
        view! {
            {due} {(!differs.is_empty()).then(|| apart(differs))} {(!later.is_empty()).then(|| since(later))} {left}
        }
    };
    view! { <div class="stack" data-gap="s3">{move || known.get().map(draw)}</div> }
}

/// The names of fields of a service, in a line.
fn names(fields: &[&'static str]) -> String {
    fields.iter().map(|field| labels::field(Kind::Service, field)).collect::<Vec<_>>().join(", ")
}
