//! What waits for a decision: fields with two values, records binned by one and changed by another.

mod bin_card;
mod conflict_card;
mod made_one;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::insight::passing::joined::waiting;
use crate::insight::{contested, undecided};
use crate::session::{Tone, page};
use crate::store::CommandError;
use crate::ui::app::{session, store};
use crate::ui::components::{Crumbs, EmptyState};
use crate::ui::icons::Glyph;
use crate::ui::labels::{errors, numbers};
use crate::ui::pages::Page;
use crate::ui::pages::paged::Portion;
use crate::ui::pages::territories::known::OPEN;
use crate::ui::pages::two_versions::FIELD;
use crate::ui::pages::working::focus_soon;
use crate::ui::routes::Route;

use bin_card::BinCard;
use conflict_card::ConflictCard;
use made_one::JoinedRecords;

/// How many cards are shown at a time.
const STEP: usize = 20;

/// The heading, to which the keyboard comes back after each decision.
const HEADING: &str = "da-decidere";

/// Everything that waits, one card for each record. `?apri=` brings the keyboard to one of them, `campo=` to one of its fields.
#[component]
pub fn ConflictsPage() -> impl IntoView {
    let fields = store().select(undecided);
    let bins = store().select(contested);
    let count = Memo::new(move |_| fields.with(Vec::len) + bins.with(Vec::len));
    let joined = store().select(|now| waiting(now).len());
    let title = Signal::derive(move || match count.get() + joined.get() {
        0 => "Niente da decidere".to_owned(),
        1 => "Una cosa da decidere".to_owned(),
        many => format!("{} da decidere", numbers::counted_words(many, "cosa", "cose")),
    });
    let query = use_query_map();
    let asked = move || query.with(|query| query.get(OPEN));
    let portion = Portion::of("carte", STEP, count);
    Effect::new(move |_| {
        if let Some(id) = asked() {
            let field = query.with(|query| query.get(FIELD)).unwrap_or_default();
            request_animation_frame(move || {
                if !page::focus(&field_id(&id, &field)) {
                    page::focus(&card_id(&id));
                }
            });
        }
    });
    // The one that somebody came for stands first, however many there are.
    let first = move |id: &crate::domain::RecordId| asked().is_none_or(|asked| asked != id.to_string());
    let some_bins = move || {
        let mut all = bins.get();
        all.sort_by_key(|record| first(&record.id));
        all.truncate(portion.shown());
        all
    };
    let some_fields = move || {
        let mut all = fields.get();
        all.sort_by_key(|record| first(&record.id));
        all.truncate(portion.shown().saturating_sub(bins.with(Vec::len)));
        all
    };
    view! {
        <Page title=Signal::derive(move || format!("{} – Scambio", title.get()))>
            <div class="stack" data-gap="s2">
                <Crumbs trail=vec![("Scambio".to_owned(), Route::Exchange.href())] here="Da decidere" />
                <h1 id=HEADING tabindex="-1">{title}</h1>
                <Show when=move || { count.get() > 0 }>
                    <p class="prose-lead">
                        "Due persone hanno scritto cose diverse senza saperlo. Finché non scegli restano tutte e due le versioni, e una scelta si può annullare."
                    </p>
                </Show>
            </div>
            <Show
                when=move || { count.get() > 0 }
                fallback=move || {
                    if joined.get() > 0 {
                        return ().into_any();
                    }
                    view! {
                        <EmptyState title="Siete tutti d’accordo" glyph=Glyph::Check>
                            <p>
                                "Quando in un file arriva una cosa che anche tu hai cambiato, la trovi qui con le due versioni una accanto all’altra. Niente si perde."
                            </p>
                            <a class="button" href=Route::Exchange.href()>
                                "Torna allo scambio"
                            </a>
                        </EmptyState>
                    }
                    .into_any()
                }
            >
                <p class="paper">"Si decide sullo schermo: su carta le versioni non ci sono."</p>
                <section class="stack no-print" aria-labelledby=HEADING>
                    <h2 class="vh">"Una per una"</h2>
                    <For
                        each=some_fields
                        key=|record| format!("{record:?}")
                        children=|record| view! { <ConflictCard record /> }
                    />
                    <For
                        each=some_bins
                        key=|record| format!("{record:?}")
                        children=|record| view! { <BinCard record /> }
                    />
                    {portion.more()}
                </section>
            </Show>
            <JoinedRecords />
        </Page>
    }
}

/// The id of the card of a record.
fn card_id(id: &str) -> String {
    format!("decidi-{id}")
}

/// The id of one field of it.
fn field_id(id: &str, field: &str) -> String {
    format!("decidi-{id}-{field}")
}

/// Says how a decision went, and brings the keyboard back to what is left.
fn decide<T>(outcome: Result<T, CommandError>, done: &str) {
    let session = session();
    match outcome {
        Ok(_) => {
            session.tell_undoable(done);
            focus_soon(HEADING);
        }
        Err(error) => session.tell(Tone::Bad, errors::command(&error)),
    }
}
