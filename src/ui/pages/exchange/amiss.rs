//! What does not add up since files of many hands were joined: each with the way to its record. Nothing when all adds up.

use leptos::prelude::*;

use crate::insight::{Amiss, amiss};
use crate::ui::app::{session, store};
use crate::ui::components::Disclosure;
use crate::ui::labels;
use crate::ui::pages::paged::Portion;
use crate::ui::routes::Route;

/// How many are shown at a time.
const STEP: usize = 10;

/// «Che cosa non torna: 3», folded.
#[component]
pub fn WhatIsAmiss() -> impl IntoView {
    let today = session().today();
    let begun = RwSignal::new(false);
    // Every record is looked at: once the screen is there, and again after a change.
    request_idle_callback(move || {
        begun.try_set(true);
    });
    let found = store().select(move |workspace| match begun.get() {
        true => amiss(workspace, today.get()),
        false => Vec::new(),
    });
    let portion = Portion::of("non-torna", STEP, Signal::derive(move || found.with(Vec::len)));
    let lines = move || found.with(|all| all.iter().take(portion.shown()).map(line).collect_view());
    let summary = Signal::derive(move || format!("Che cosa non torna: {}", portion.total()));
    view! {
        <Show when=move || { portion.total() > 0 }>
            <Disclosure summary>
                <div class="stack" data-gap="s3">
                    <p class="small">
                        "Capita quando si uniscono file di molte mani. Filò non corregge da solo: apri, guarda e scegli tu."
                    </p>
                    <ul class="rows">{lines}</ul>
                    {portion.more()}
                </div>
            </Disclosure>
        </Show>
    }
}

fn line(one: &Amiss) -> impl IntoView + use<> {
    let title = one.record.title.clone();
    view! {
        <li>
            <span>{labels::findings(&one.finding, &title)}</span>
            <a href=Route::of_record(one.record.kind, &one.record.id)>
                "Apri"
                <span class="vh">{format!(" «{title}»")}</span>
            </a>
        </li>
    }
}
