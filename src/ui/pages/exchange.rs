//! Exchange: a file goes out, a file comes in; what waits for a decision, and the copies to go back to.

mod closing;
mod conflict_card;
mod decisions;
mod export;
mod export_contents;
mod file_age;
mod handed_out;
mod import;
mod kind_changes;
mod naming;
mod open_sealed;
mod part;
mod points;
mod preview;
mod questions;
mod receipt;
mod refusal;

use leptos::prelude::*;

use crate::session::{Closed, Incoming, Receipt};
use crate::ui::pages::Page;
use crate::ui::pages::working::{Working, focus_soon};

use decisions::Decisions;
pub use decisions::who_wrote;
use export::ExportFile;
use file_age::FileAge;
use import::BringFile;
use points::RestorePoints;
pub use preview::Preview;
use receipt::ReceiptCard;
use refusal::{Refusal, Refused};

/// What the screen is about now.
#[derive(Clone, Copy)]
pub(super) struct Stage {
    /// A file that was read and waits for a decision.
    pub incoming: RwSignal<Option<Incoming>>,
    /// A file that was refused.
    pub refused: RwSignal<Option<Refused>>,
    /// A sealed file that waits for its passphrase.
    pub sealed: RwSignal<Option<Closed>>,
    /// The last file taken in this visit.
    pub receipt: RwSignal<Option<Receipt>>,
}

/// Export, import, open decisions, restore points.
#[component]
pub fn ExchangePage() -> impl IntoView {
    let stage = Stage {
        incoming: RwSignal::new(None),
        refused: RwSignal::new(None),
        sealed: RwSignal::new(None),
        receipt: RwSignal::new(crate::ui::app::session().undoable_import().get_untracked()),
    };
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
            <Show when=move || waiting.get() fallback=move || view! { <Home stage /> }>
                {move || stage.incoming.get().map(|incoming| view! { <Coming stage incoming /> })}
            </Show>
        </Page>
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
        <Decisions />
        <div class="aside" data-side="half">
            <ExportFile />
            <section class="stack" aria-labelledby="ricevi">
                <h2 id="ricevi">"Hai ricevuto un file?"</h2>
                {move || stage.refused.get().map(|refused| view! { <Refusal stage refused /> })}
                <BringFile stage />
            </section>
        </div>
        <RestorePoints stage />
    }
}

/// The screen while a file waits for a decision.
#[component]
fn Coming(stage: Stage, incoming: Incoming) -> impl IntoView {
    let leave = move |()| {
        stage.incoming.set(None);
        focus_soon("scambio");
    };
    let taken = move |receipt: Receipt| {
        stage.incoming.set(None);
        stage.receipt.set(Some(receipt));
        focus_soon("ricevuta");
    };
    view! { <Preview incoming on_leave=leave on_taken=taken /> }
}
