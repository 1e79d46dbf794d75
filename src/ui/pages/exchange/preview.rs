//! Files before they are taken: only what differs, what needs an answer, a choice for each, and the two ways out.

mod behind;
mod chosen;
mod field_change;
mod foreign_report;
mod kind_changes;
mod questions;
mod record_change;
mod set_apart;
mod summary;
mod to_decide;
mod twins;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{ImportError, Incoming, Outlook, Receipt};
use crate::ui::app::{session, store};
use crate::ui::components::{ErrorSummary, Fault, Notice, Status};
use crate::ui::labels::{self, errors};
use crate::ui::pages::working::focus_soon;
use crate::workspace::{Choices, News};

use behind::Behind;
pub use chosen::Chosen;
pub use field_change::marked;
use foreign_report::ForeignReports;
use kind_changes::KindChanges;
use questions::{MINE, OtherNotebook, TOGETHER, WHOSE, Whose};
use set_apart::{ByHand, Erasures};
pub(super) use summary::headline;
use summary::{Summary, senders};
use to_decide::ToDecide;
use twins::{PreviewTwins, Twins};

/// The files that a person looks at, and what has been chosen so far.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    /// The files, as one.
    pub file: StoredValue<Incoming>,
    /// What is taken, and how.
    pub choices: RwSignal<Choices>,
    /// Whether a full copy is one's own.
    pub private: Memo<bool>,
}

/// Files that were read and wait for a decision. Nothing changes before «Unisci».
#[component]
pub fn Preview(
    /// The files, as one.
    incoming: Incoming,
    /// The person leaves everything as it is.
    #[prop(into)]
    on_leave: Callback<()>,
    /// The files were taken.
    #[prop(into)]
    on_taken: Callback<Receipt>,
    /// The files were compared again, because what is here has changed: they are drawn anew.
    #[prop(into)]
    on_again: Callback<Incoming>,
    /// What was chosen so far. It outlives this drawing of the files.
    chosen: Chosen,
) -> impl IntoView {
    let session = session();
    let Chosen { choices, whose, together, .. } = chosen;
    let (faults, attempt) = (RwSignal::new(Vec::<Fault>::new()), RwSignal::new(0_u32));
    let refused = RwSignal::new(None::<ImportError>);
    let decisions = incoming.all_differences.iter().any(|one| one.news == News::ToDecide);
    let only = RwSignal::new(decisions);
    let looking = Looking {
        choices,
        private: Memo::new(move |_| whose.with(|answer| answer == MINE)),
        file: StoredValue::new(incoming),
    };
    let file = looking.file;
    let twins = Twins::of(store(), file, chosen.answers);
    let copies = file.with_value(Incoming::copies);
    let other = file.with_value(|file| file.other_notebook.clone());
    let outlook = Memo::new(move |_| {
        file.with_value(|file| looking.choices.with(|choices| file.outlook(choices, looking.private.get())))
    });
    let join = move |()| {
        faults.set(file.with_value(|file| chosen.unanswered(file)));
        attempt.update(|attempt| *attempt += 1);
        if !faults.with_untracked(Vec::is_empty) || session.working().get_untracked().is_some() {
            return;
        }
        let (mut incoming, choices, private) =
            (file.get_value(), looking.choices.get_untracked(), looking.private.get_untracked());
        incoming.verdicts = twins.verdicts(session);
        spawn_local(async move {
            match session.import(incoming, choices, private).await {
                Ok(receipt) => on_taken.run(receipt),
                Err(error) => {
                    refused.set(Some(error));
                    focus_soon("non-unito");
                }
            }
        });
    };
    let again = move |again: Incoming| {
        file.with_value(|before| chosen.carry(before, &again));
        on_again.run(again);
        focus_soon("prima-di-unire");
    };
    let fault = move |id: &'static str| {
        Signal::derive(move || faults.with(|all| all.iter().find(|f| f.field == id).map(|f| f.text.clone())))
    };
    view! {
        <div class="stack">
            <h1 id="prima-di-unire" tabindex="-1">
                {move || file.with_value(|file| headline(file, chosen))}
            </h1>
            {file.with_value(senders)}
            <Summary looking />
            <Behind file twins on_again=again />
        </div>
        <ErrorSummary faults attempt />
        {(copies > 0)
            .then(|| {
                let private = file.with_value(Incoming::private);
                view! { <Whose answer=whose copies private error=fault(WHOSE) /> }
            })}
        {other.map(|title| view! { <OtherNotebook title answer=together error=fault(TOGETHER) /> })}
        <ForeignReports file />
        <ToDecide looking only />
        <PreviewTwins file twins />
        <Show when=move || !only.get()>
            <KindChanges looking />
            <ByHand looking />
            <Erasures looking />
        </Show>
        <div id="non-unito" tabindex="-1">
            {move || {
                refused
                    .get()
                    .map(|error| view! { <Notice status=Status::Bad live=true><p>{errors::import(&error)}</p></Notice> })
            }}
        </div>
        <WaysOut looking outlook on_leave on_join=join />
    }
}

/// The two ways out, and what each does.
#[component]
fn WaysOut(
    looking: Looking,
    outlook: Memo<Outlook>,
    on_leave: Callback<()>,
    #[prop(into)] on_join: Callback<()>,
) -> impl IntoView {
    let nothing = move || {
        let chosen = looking.file.with_value(|file| file.outlook(&Choices::default(), true).changes())
            || looking.file.with_value(|file| !file.erasures.is_empty());
        if chosen {
            "Non hai scelto niente: tutto resta com’è, e il file si può riaprire quando vuoi."
        } else {
            "Quello che porta c’è già, o qui è più recente: unirlo non cambierebbe niente."
        }
    };
    let leave = move |_| on_leave.run(());
    view! {
        <div class="stack" data-gap="s2">
            <Show
                when=move || outlook.get().changes()
                fallback=move || {
                    view! {
                        <p>{nothing}</p>
                        <div class="cluster">
                            <button class="button" data-kind="main" type="button" on:click=leave>
                                "Va bene, chiudi"
                            </button>
                        </div>
                    }
                }
            >
                <div class="cluster">
                    <button
                        class="button"
                        data-kind="main"
                        type="button"
                        aria-describedby="dopo"
                        on:click=move |_| on_join.run(())
                    >
                        {move || labels::join(&outlook.get())}
                    </button>
                    <button class="button" data-kind="quiet" type="button" on:click=leave>
                        "Lascia tutto com’è"
                    </button>
                </div>
                <p class="small" id="dopo">{move || labels::after_joining(&outlook.get())}</p>
            </Show>
        </div>
    }
}
