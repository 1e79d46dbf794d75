//! What those who keep the guide do with a service: correct it, check it, publish it, copy it, bin it.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{Id, Kind, Service};
use crate::insight::reading::Reading;
use crate::store::Command;
use crate::ui::app::store;
use crate::ui::components::Confirm;
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::numbers;
use crate::ui::pages::guide::ADDING;
use crate::ui::pages::made_of::MadeOf;
use crate::ui::routes::Route;

use super::EDITING;
use super::conflicts::Conflicts;
use super::edit::Part;
use super::publish::Publish;
use super::verify::Verify;

/// The work on a service.
#[component]
pub fn Work(
    /// Which.
    id: Id<Service>,
) -> impl IntoView {
    let verifying = RwSignal::new(false);
    let binning = RwSignal::new(false);
    let edit = Route::Service(id.clone()).href_with(&[(EDITING, Part::What.code())]);
    let copy = Route::Guide.href_with(&[(ADDING, id.as_str())]);
    view! {
        <section class="card no-print" aria-labelledby="lavoro">
            <h2 id="lavoro">"Per chi tiene la guida"</h2>
            <Conflicts id=id.clone() />
            <MadeOf id=id.record().clone() />
            <div class="cluster">
                <button class="button" type="button" on:click=move |_| verifying.set(true)>
                    <Icon glyph=Glyph::Check />
                    "Verificato oggi"
                </button>
                <a class="button" href=edit>
                    <Icon glyph=Glyph::Edit />
                    "Modifica"
                </a>
                <a class="button" data-kind="quiet" href=copy>"Usalo come modello"</a>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| binning.set(true)>
                    "Metti nel cestino"
                </button>
            </div>
            <Publish id=id.clone() />
            <Verify id=id.clone() open=verifying />
            <Bin id open=binning />
        </section>
    }
}

/// The question before the bin.
#[component]
fn Bin(id: Id<Service>, open: RwSignal<bool>) -> impl IntoView {
    let (store, keeper, navigate) = (store(), Keeper::here(), use_navigate());
    let of = id.clone();
    // Only what people still work with is worth a word; and every record is asked, so only when it is read.
    let referrers = store.select(move |workspace| {
        if !open.get() {
            return 0;
        }
        let reading = Reading::of(workspace);
        let found = Kind::ALL.iter().filter(|kind| **kind != Kind::Match);
        found.map(|kind| reading.pointing(*kind, of.record()).len()).sum()
    });
    let bin = move |()| {
        let Some(opened) = keeper.store().open(id.record()) else { return };
        if keeper.dispatch(Command::Bin(opened), "Il servizio è nel cestino.") {
            // Back from here must not lead to a service that is gone.
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&Route::Guide.path(), options);
        }
    };
    let tied = move || match referrers.get() {
        0 => String::new(),
        1 => " Un’altra scheda lo nomina: il rimando resterà, e dirà che è nel cestino.".to_owned(),
        many => format!(
            " {} lo nominano: i rimandi resteranno, e diranno che è nel cestino.",
            numbers::counted_words(many, "scheda", "schede")
        ),
    };
    view! {
        <Confirm
            open
            title="Metti questo servizio nel cestino?"
            confirm="Metti nel cestino"
            on_confirm=bin
            danger=true
        >
            <p>"Esce dalla guida e dagli elenchi. Non si perde: lo rimetti a posto con «Annulla», o dal cestino."{tied}</p>
        </Confirm>
    }
}
