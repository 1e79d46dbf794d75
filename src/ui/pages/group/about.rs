//! How a group is made: its kind, its territories, who facilitates, how often it meets, what it wants, its past.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{GroupSheet, Mention};
use crate::ui::components::Notice;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, sentence, when};
use crate::ui::pages::territories::known::{Line, facts as drawn, field, known, links, of_field, text};
use crate::ui::pages::territories::notes::notes;

use super::Facts;

const KIND: Kind = Kind::SteeringGroup;

/// How the group is made.
#[component]
pub fn About(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="come-fatto">
            <div class="spread">
                <h2 id="come-fatto">"Com’è fatto il gruppo"</h2>
                <button class="button" type="button" on:click=move |_| facts.editing.set(true)>
                    <Icon glyph=Glyph::Edit />
                    "Modifica"
                </button>
            </div>
            {move || facts.sheet.with(|sheet| sheet.as_ref().map(|sheet| over(&sheet.over)))}
            {move || facts.sheet.with(|sheet| sheet.as_ref().map(|sheet| drawn(sheet.group.id.record(), rows(sheet))))}
        </section>
    }
}

/// What to do about a territory that is over.
fn over(territories: &[Mention]) -> Option<impl IntoView + use<>> {
    let said = match territories {
        [] => return None,
        [one] => format!("Il micro-territorio «{}» è chiuso.", one.title),
        all => {
            let names: Vec<String> = all.iter().map(|it| format!("«{}»", it.title)).collect();
            format!("I micro-territori {} sono chiusi.", names.join(" e "))
        }
    };
    Some(view! {
        <Notice>
            <p>{said} " Quello che è stato scritto resta dov’è. Se il gruppo ora segue altri comuni, scegli con «Modifica» di quale micro-territorio è."</p>
        </Notice>
    })
}

fn rows(sheet: &GroupSheet) -> Vec<Line> {
    let group = &sheet.group;
    let there = sheet.territories.iter().map(|(_, mention)| mention.clone()).collect();
    let mut lines = vec![
        of_field(KIND, "kind", sentence(group.kind.label())),
        links(KIND, "micro_territories", there),
        field(KIND, "set_up_on", group.set_up_on.map(when::day)),
        text(KIND, "facilitator_role", group.facilitator_role.as_ref()),
        text(KIND, "rhythm", group.rhythm.as_ref()),
        text(KIND, "aims", group.aims.as_ref()),
        links(KIND, "origin_tables", sheet.tables.clone()),
    ];
    // What is written of it stands in a part of its own.
    lines.extend(group.next_to_involve.is_none().then(|| text(KIND, "next_to_involve", None)));
    lines.extend([notes(KIND, &group.notes), known(KIND, group.provenance.as_ref())]);
    lines
}
