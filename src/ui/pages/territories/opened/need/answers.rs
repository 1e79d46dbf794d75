//! Whether a need has an answer, as far as anybody knows: its services, what does not agree, and what to do when
//! nobody answers.

use leptos::prelude::*;

use crate::domain::{Coverage, Need, RecordId};
use crate::insight::observatory::coverage::doubt;
use crate::insight::reading::Reading;
use crate::insight::{Doubt, Mention};
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::Label;
use crate::ui::pages::territories::known::RecordLinks;
use crate::ui::pages::territories::opened::mapping_sheet::AddSheet;
use crate::ui::pages::territories::opened::priority::AddPriority;
use crate::ui::pages::territories::opened::task::AddTask;

/// The tone of a coverage.
pub fn tone(coverage: Coverage) -> Status {
    match coverage {
        Coverage::Covered => Status::Good,
        Coverage::Partial => Status::Warn,
        Coverage::Unmet => Status::Bad,
    }
}

/// What does not agree, said kindly.
pub fn doubted(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NobodyAnswers => {
            "Si dice che una risposta c’è, ma qui non è scritto quale servizio la dà. Se lo sai, aggiungilo."
        }
        Doubt::NothingWorks => "Si dice che una risposta c’è, ma i suoi servizi adesso non sono attivi.",
        Doubt::SomebodyAnswers => {
            "Si dice che una risposta non c’è, ma un servizio attivo risponde: forse è coperto, almeno in parte."
        }
    }
}

/// The coverage of a need, with everything there is to say about it.
pub fn answered(reading: &Reading, need: &Need) -> AnyView {
    let services: Vec<Mention> = need.services.iter().filter_map(|id| reading.mention(id)).collect();
    let nobody = services.is_empty();
    let found = (!nobody).then(|| view! { <RecordLinks mentions=services /> });
    let said = match doubt(reading, need) {
        Some(doubt) => Some(doubted(doubt)),
        None => nobody.then_some("Nessun servizio risponde ancora."),
    };
    let said = said.map(|said| view! { <p class="small">{said}</p> });
    let (id, coverage) = (need.id.record().clone(), need.coverage);
    view! {
        <div class="stack" data-gap="s2">
            <p><Tag status=tone(coverage)>{coverage.label()}</Tag></p>
            {found}
            {said}
            {nobody.then(|| view! { <NobodyYet id /> })}
        </div>
    }
    .into_any()
}

/// What to do when no service answers.
#[component]
fn NobodyYet(
    /// Which need.
    id: RecordId,
) -> impl IntoView {
    let (mapping, asking) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <p class="small">"Si può andare a vedere che cosa c’è, o chiedere a qualcuno di occuparsene."</p>
        <div class="cluster" data-gap="s2">
            <button class="button" type="button" on:click=move |_| mapping.set(true)>
                <Icon glyph=Glyph::Plus />
                "Apri una scheda di mappatura"
            </button>
            <button class="button" type="button" on:click=move |_| asking.set(true)>
                <Icon glyph=Glyph::Plus />
                "Affida un compito"
            </button>
        </div>
        <AddSheet open=mapping from=id.clone() />
        <AddTask open=asking from=id />
    }
}

/// The button that makes a priority of a need.
#[component]
pub fn MakePriority(
    /// Which need.
    id: RecordId,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button class="button" type="button" on:click=move |_| open.set(true)>
            <Icon glyph=Glyph::Plus />
            "Fanne una priorità"
        </button>
        <AddPriority open from=id />
    }
}
