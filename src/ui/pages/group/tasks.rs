//! The open tasks of a group: who, by when, and which are late.

use leptos::prelude::*;

use crate::insight::TaskLine;
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{numbers, sentence, when};
use crate::ui::pages::paged::Portion;
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::task::AddTask;
use crate::ui::pages::two_versions::Twofold;

use super::Facts;

/// How many are shown at first, and how many more at a time.
const STEP: usize = 8;

/// The open tasks.
#[component]
pub fn Tasks(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let adding = RwSignal::new(false);
    let tasks = facts.part(|sheet| sheet.tasks.clone());
    let total = Memo::new(move |_| tasks.with(Vec::len));
    let portion = Portion::of("compiti", STEP, total);
    let heading = move || match total.get() {
        0 => "Nessun compito aperto".to_owned(),
        1 => "Un compito aperto".to_owned(),
        many => format!("{} compiti aperti", sentence(&numbers::few(many as u64))),
    };
    let shown = move || {
        let lines = tasks.with(|tasks| tasks[..portion.shown()].to_vec());
        (!lines.is_empty()).then(
            || view! { <ul class="stack" data-gap="s3">{lines.into_iter().map(line).collect_view()}</ul> },
        )
    };
    view! {
        <section class="card" aria-labelledby="compiti">
            <h2 id="compiti">{heading}</h2>
            {shown}
            {portion.more()}
            <div class="cluster no-print">
                <button class="button" type="button" on:click=move |_| adding.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi un compito"
                </button>
            </div>
            <AddTask open=adding from=facts.record() />
        </section>
    }
}

fn line(line: TaskLine) -> AnyView {
    let due = line.due_on.map(|on| match line.overdue {
        true => view! { <Tag status=Status::Bad>{format!("in ritardo, era per {}", when::on(on))}</Tag> }
            .into_any(),
        false => view! { <small>{format!("entro {}", when::on(on))}</small> }.into_any(),
    });
    let twofold = Twofold::of(&line.task.id);
    let role = line.role.map(|role| view! { <small>{role.to_string()}</small> " " });
    let marks = twofold.marks(["role", "due_on", "status"]);
    view! { <li><RecordLink mention=line.task /> <br /> {role} {due} " " {marks}</li> }.into_any()
}
