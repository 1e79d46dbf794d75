//! What changed in a territory and what will: places that came and went, notes, versions of the profile.

use leptos::prelude::*;

use crate::insight::{Change, What, held_from_start};
use crate::ui::app::store;
use crate::ui::form::FormDialog;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::when;
use crate::ui::pages::territories::figures::names;
use crate::ui::pages::territories::known::SourceOf;
use crate::ui::pages::territories::notes::Notes;

use super::profile::Versions;
use super::{Facts, edit};

/// What changed.
#[component]
pub fn Changes(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    view! {
        <section class="stack" data-gap="s3" aria-labelledby="cambiato">
            <h2 id="cambiato">"Nel tempo"</h2>
            <Timeline facts />
        </section>
        <section class="stack" data-gap="s3" aria-labelledby="note">
            <div class="spread">
                <h2 id="note">"Note"</h2>
                <button class="button" type="button" on:click=move |_| editing.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Scrivi una nota"
                </button>
            </div>
            <NotesOf facts />
        </section>
        <section class="stack" data-gap="s3" aria-labelledby="versioni">
            <h2 id="versioni">"Le versioni del profilo"</h2>
            <Versions facts />
        </section>
        <FormDialog open=editing title="Che cosa cambi?" form=move |ways| edit::form(facts, ways) large=true />
    }
}

/// The notes of the territory.
#[component]
pub fn NotesOf(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    move || {
        let notes = facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.notes.clone()).unwrap_or_default());
        if notes.is_empty() {
            view! { <p>"Nessuna nota, per ora."</p> }.into_any()
        } else {
            view! { <Notes notes /> }.into_any()
        }
    }
}

/// Changes one under the other, oldest first. What was always so, as far as anybody knows, is one line.
#[component]
fn Timeline(facts: Facts) -> impl IntoView {
    let today = crate::ui::app::session().today();
    let line = move |Change { on, what, provenance }: Change| {
        let day = on.map(|on| {
            let future = if on > today.get() { " (verrà)" } else { "" };
            view! { <time datetime=on.to_string()>{format!("{}{future}", when::day(on))}</time> }
        });
        view! {
            <li>
                {day}
                <p>{say(&what)}</p>
                {provenance.map(|source| view! { <SourceOf source of="questo cambiamento" /> })}
            </li>
        }
    };
    let id = facts.id.get_value();
    let start = store().select(move |workspace| held_from_start(workspace, &id));
    move || {
        let changes =
            facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.changes.clone()).unwrap_or_default());
        let held = names(&start.get());
        let from_start =
            (!held.is_empty()).then(|| view! { <p>{format!("Da sempre, per quanto se ne sa: {held}.")}</p> });
        let since = if changes.is_empty() {
            view! { <p>"Da allora nessun comune è arrivato o andato via."</p> }.into_any()
        } else {
            view! { <ul class="timeline">{changes.into_iter().map(line).collect_view()}</ul> }.into_any()
        };
        view! { {from_start}{since} }
    }
}

fn say(what: &What) -> String {
    match what {
        What::Began { after } if after.is_empty() => "Comincia questo micro-territorio.".to_owned(),
        What::Began { after } => format!("Comincia, al posto di {}.", names(after)),
        What::Followed { these } => format!("Prende il posto di {}.", names(these)),
        What::Came { place, from } if from.is_empty() => format!("Arriva {}.", place.title),
        What::Came { place, from } => format!("Arriva {}, da {}.", place.title, names(from)),
        What::Went { place, to } if to.is_empty() => format!("Se ne va {}.", place.title),
        What::Went { place, to } => format!("{} passa a {}.", place.title, names(to)),
        What::Ended { successor: None } => "Questo micro-territorio non c’è più.".to_owned(),
        What::Ended { successor: Some(it) } => {
            format!("Questo micro-territorio non c’è più: al suo posto {}.", it.title)
        }
    }
}
