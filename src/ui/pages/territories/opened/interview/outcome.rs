//! What came of a conversation, and the ways to write more of it.

use leptos::prelude::*;

use crate::domain::{Id, Interview};
use crate::insight::Mention;
use crate::insight::mapping::interviews::outcome;
use crate::ui::app::store;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::territories::known::RecordLinks;
use crate::ui::pages::territories::opened::mapping_sheet::AddSheet;
use crate::ui::pages::territories::opened::need::AddNeed;
use crate::ui::pages::territories::opened::voice::AddVoice;

/// Sheets, needs and voices of a conversation.
#[component]
pub fn Outcomes(
    /// Which conversation.
    id: Id<Interview>,
) -> impl IntoView {
    let (sheet, need, voice) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (of, from) = (id.clone(), id.record().clone());
    let found = store().select(move |workspace| outcome(workspace, &of));
    let list = |words: &'static str, mentions: Vec<Mention>| {
        (!mentions.is_empty()).then(|| {
            view! {
                <div class="stack" data-gap="s1">
                    <p class="small">{words}</p>
                    <RecordLinks mentions />
                </div>
            }
        })
    };
    let lists = move || {
        let it = found.get();
        let nothing = it.sheets.is_empty() && it.needs.is_empty() && it.voices.is_empty();
        view! {
            {nothing.then(|| view! { <p>"Ancora niente: apri una scheda per ogni risorsa di cui si è parlato."</p> })}
            {list("Schede di mappatura", it.sheets)}
            {list("Servizi", it.services)}
            {list("Bisogni", it.needs)}
            {list("Voci", it.voices)}
        }
    };
    let button = |words: &'static str, open: RwSignal<bool>| {
        view! {
            <button class="button" type="button" on:click=move |_| open.set(true)>
                <Icon glyph=Glyph::Plus />
                {words}
            </button>
        }
    };
    view! {
        <div class="stack" data-gap="s3">
            {lists}
            <div class="cluster" data-gap="s2">
                {button("Apri una scheda", sheet)} {button("Aggiungi un bisogno", need)}
                {button("Aggiungi una voce", voice)}
            </div>
            <AddSheet open=sheet from=from.clone() />
            <AddNeed open=need from=from.clone() />
            <AddVoice open=voice from />
        </div>
    }
}
