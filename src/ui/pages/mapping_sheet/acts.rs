//! What can be done with a whole sheet besides its next step: ask somebody else, put it away, bin it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Kind, RecordId, SheetStatus};
use crate::store::Command;
use crate::ui::components::Confirm;
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::passing::PassAsText;
use crate::ui::pages::territories::opened::interview::AddInterview;
use crate::ui::pages::territories::opened::need::AddNeed;
use crate::ui::routes::Route;

use super::Now;
use super::check::Checking;

/// The row of acts.
#[component]
pub fn Acts(
    /// The sheet.
    now: Now,
    /// Asks who puts it away.
    checking: RwSignal<Option<Checking>>,
) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let (hearing, needing, binning) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let from: Option<RecordId> = now.with_untracked(|it| it.as_ref().map(|sheet| sheet.id.record().clone()));
    let archived = move || now.with(|it| it.as_ref().is_some_and(|it| it.status == SheetStatus::Archived));
    let bin = move |()| {
        let Some(sheet) = now.get_untracked() else { return };
        let Some(opened) = keeper.store().open(sheet.id.record()) else { return };
        if keeper.dispatch(Command::Bin(opened), format!("Nel cestino: «{}».", sheet.name)) {
            // Back from here must not lead to a sheet that is gone.
            navigate(&Route::Mapping.path(), NavigateOptions { replace: true, ..Default::default() });
        }
    };
    let passed = from.clone();
    let adding = from.map(|from| {
        view! {
            <AddInterview open=hearing from=from.clone() made=|_| () />
            <AddNeed open=needing from made=|_| () />
        }
    });
    view! {
        <div class="actions no-print">
            <button class="button" type="button" on:click=move |_| hearing.set(true)>
                <Icon glyph=Glyph::Plus />
                "Aggiungi un colloquio"
            </button>
            <button class="button" type="button" on:click=move |_| needing.set(true)>
                <Icon glyph=Glyph::Plus />
                "Aggiungi un bisogno"
            </button>
            <Show when=move || !archived()>
                <button
                    class="button"
                    data-kind="quiet"
                    type="button"
                    on:click=move |_| checking.set(Some(Checking::Archive))
                >
                    "Archivia"
                </button>
            </Show>
            {passed.map(|id| view! { <PassAsText kind=Kind::MappingSheet id /> })}
            <button class="button" data-kind="quiet" type="button" on:click=move |_| binning.set(true)>
                <Icon glyph=Glyph::Bin />
                "Metti nel cestino"
            </button>
        </div>
        {adding}
        <Confirm
            open=binning
            title="Mettere la scheda nel cestino?"
            confirm="Metti nel cestino"
            on_confirm=bin
            danger=true
        >
            <p>
                "Non si vedrà più, ma resta nel cestino finché qualcuno non lo svuota. Se non serve più ma vuoi tenerla, archiviala. Il servizio nella guida, se c’è, resta."
            </p>
        </Confirm>
    }
}
