//! Exchange: a file goes out, files come in; what waits for a decision, the register, and the copies to go back to.

mod amiss;
mod export;
mod file_age;
mod import;
mod match_columns;
mod open_formats;
mod open_sealed;
mod points;
mod preview;
mod receipt;
mod refusal;
mod register;
mod stage;
mod waiting;

use leptos::ev::paste;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Incoming, Receipt, page};
use crate::ui::app::session;
use crate::ui::labels;
use crate::ui::pages::Page;
use crate::ui::pages::working::Working;

use amiss::WhatIsAmiss;
use export::ExportFile;
use file_age::FileAge;
use import::{BringFile, bring};
use match_columns::MatchColumns;
use open_formats::OpenFormats;
use open_sealed::OpenSealed;
use points::RestorePoints;
pub use preview::{Chosen, Preview, marked};
use receipt::ReceiptCard;
use refusal::Refusals;
use register::Register;
use stage::{Stage, Tables};
use waiting::Waiting;

/// Export, import, what waits, the register, restore points.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let session = session();
    let stage = Stage::taken_up(session);
    // Files let go on another page, or on this one, wait in the session; those that another app shared, on the
    // device. What comes while something else is going on waits for its end.
    Effect::new(move |_| {
        let busy = session.working().with(Option::is_some);
        if session.arrived().with(|files| !files.is_empty()) && !busy {
            bring(session, stage, session.take_arrived());
        }
    });
    // A paste belongs to no view, so what it needs is handed to it.
    let pasted = window_event_listener(paste, move |event| {
        let files = page::pasted(&event);
        if !files.is_empty() {
            event.prevent_default();
            bring(session, stage, files);
        }
    });
    on_cleanup(move || pasted.remove());
    spawn_local(async move {
        let files = session.take_shared().await;
        if !files.is_empty() {
            session.bring_over(files);
        }
    });
    let title = Signal::derive(move || {
        stage.incoming.with(|incoming| match incoming {
            None => "Scambio".to_owned(),
            Some(incoming) => format!("{} – Scambio", preview::headline(incoming, stage.chosen)),
        })
    });
    let waiting = Memo::new(move |_| stage.incoming.with(Option::is_some));
    view! {
        <Page title>
            <Working />
            <OpenSealed />
            <Show when=move || waiting.get() fallback=move || view! { <HomeOrTable stage /> }>
                {move || stage.incoming.get().map(|incoming| view! { <Coming stage incoming /> })}
            </Show>
        </Page>
    }
}

/// The screen when no file waits, or while somebody says what the columns of a table are.
#[component]
fn HomeOrTable(stage: Stage) -> impl IntoView {
    // Drawn anew only for another table, not when more of them come.
    let place = Memo::new(move |_| stage.tables.with(|tables| tables.first().map(|_| tables.place().0)));
    let table = move |place: usize| {
        let table = stage.tables.with_untracked(|tables| tables.first().cloned());
        view! {
            <Refusals stage />
            {table.map(|table| view! { <MatchColumns stage table /> })}
            {(place > 1)
                .then(|| {
                    view! { {move || stage.receipt.get().map(|receipt| view! { <ReceiptCard stage receipt /> })} }
                })}
        }
    };
    move || match place.get() {
        Some(place) => table(place).into_any(),
        None => view! { <Home stage /> }.into_any(),
    }
}

/// The screen when no file waits.
#[component]
fn Home(stage: Stage) -> impl IntoView {
    view! {
        <div class="stack" data-gap="s2">
            <h1 id="scambio" tabindex="-1">"Il lavoro passa di mano in un file"</h1>
            <p class="prose-lead">
                "Filò non manda niente da solo. Salvi un file, lo dai a chi lavora con te; quando ne ricevi uno, vedi prima che cosa porta e poi decidi."
            </p>
        </div>
        <FileAge />
        {move || stage.receipt.get().map(|receipt| view! { <ReceiptCard stage receipt /> })}
        <Waiting />
        <div class="aside" data-side="half">
            <ExportFile />
            <section class="stack" aria-labelledby="ricevi">
                <h2 id="ricevi">"Hai ricevuto un file?"</h2>
                <Refusals stage />
                <BringFile stage />
            </section>
        </div>
        <WhatIsAmiss />
        <Register />
        <RestorePoints stage />
        <OpenFormats />
    }
}

/// The screen while a file waits for a decision.
#[component]
fn Coming(stage: Stage, incoming: Incoming) -> impl IntoView {
    let leave = move |()| stage.close("scambio");
    let taken = move |receipt: Receipt| {
        stage.receipt.set(Some(receipt));
        stage.close("ricevuta");
    };
    let tables = move || stage.tables.with(Tables::names);
    view! {
        <Refusals stage />
        <Preview
            incoming
            chosen=stage.chosen
            on_leave=leave
            on_taken=taken
            on_again=move |again| stage.incoming.set(Some(again))
        />
        {move || {
            let names = tables();
            (!names.is_empty()).then(|| view! { <p class="small">{labels::tables_wait(&names)}</p> })
        }}
    }
}
