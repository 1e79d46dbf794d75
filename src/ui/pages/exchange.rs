//! Exchange: a file goes out, files come in; what waits for a decision, the register, and the copies to go back to.

mod closing;
mod export;
mod export_contents;
mod field_change;
mod file_age;
mod handed_out;
mod foreign_report;
mod import;
mod kind_changes;
mod match_columns;
mod naming;
mod open_formats;
mod open_sealed;
mod part;
mod points;
mod preview;
mod preview_twins;
mod questions;
mod receipt;
mod record_change;
mod refusal;
mod register;
mod set_apart;
mod to_decide;
mod waiting;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Incoming, Receipt};
use crate::ui::app::session;
use crate::ui::pages::Page;
use crate::ui::pages::working::{Working, focus_soon};

use export::ExportFile;
pub use field_change::marked;
use file_age::FileAge;
use import::{BringFile, bring};
use match_columns::{MatchColumns, Table};
use open_formats::OpenFormats;
use open_sealed::OpenSealed;
use points::RestorePoints;
pub use preview::Preview;
use receipt::ReceiptCard;
use refusal::{Refusals, Refused};
use register::Register;
use waiting::Waiting;

/// What the screen is about now.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    /// Files that were read and wait for a decision.
    pub incoming: RwSignal<Option<Incoming>>,
    /// Files that were refused.
    pub refused: RwSignal<Vec<Refused>>,
    /// A table that waits for its columns.
    pub table: RwSignal<Option<Table>>,
    /// The last files taken in this visit.
    pub receipt: RwSignal<Option<Receipt>>,
}

/// Export, import, what waits, the register, restore points.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let stage = Stage {
        incoming: RwSignal::new(None),
        refused: RwSignal::new(Vec::new()),
        table: RwSignal::new(None),
        receipt: RwSignal::new(session().last_import().get_untracked()),
    };
    // Files let go on another page, or on this one, wait in the session; those that another app shared, on the device.
    let session = session();
    Effect::new(move |_| {
        if session.arrived().with(|files| !files.is_empty()) {
            bring(session, stage, session.take_arrived());
        }
    });
    spawn_local(async move {
        let files = session.take_shared().await;
        if !files.is_empty() {
            session.bring_over(files);
        }
    });
    let title = Signal::derive(move || {
        stage.incoming.with(|incoming| match incoming {
            None => "Scambio".to_owned(),
            Some(incoming) => format!("{} – Scambio", preview::headline(incoming)),
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
    move || match stage.table.get() {
        Some(table) => view! { <MatchColumns stage table /> }.into_any(),
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
        <Register />
        <RestorePoints stage />
        <OpenFormats />
    }
}

/// The screen while a file waits for a decision.
#[component]
fn Coming(stage: Stage, incoming: Incoming) -> impl IntoView {
    let leave = move |()| {
        stage.incoming.set(None);
        stage.refused.set(Vec::new());
        focus_soon("scambio");
    };
    let taken = move |receipt: Receipt| {
        stage.incoming.set(None);
        stage.refused.set(Vec::new());
        stage.receipt.set(Some(receipt));
        focus_soon("ricevuta");
    };
    view! {
        <Refusals stage />
        <Preview incoming on_leave=leave on_taken=taken />
    }
}
