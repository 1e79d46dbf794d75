//! The places of a territory over time, the boundary that is not known, where people meet.

use leptos::prelude::*;

use crate::insight::{HoldingRow, Moment, holdings};
use crate::ui::app::{session, store};
use crate::ui::components::{Disclosure, EmptyState, Notice, Status, Tag};
use crate::ui::form::FormDialog;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::when;
use crate::ui::pages::territories::figures::names;
use crate::ui::pages::territories::known::{RecordLink, SourceOf};

use super::parts::Parts;
use super::{Facts, moving, periods};

/// The places.
#[component]
pub fn Places(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let [moving_here, correcting] = [(); 2].map(|()| RwSignal::new(false));
    view! {
        <section class="stack" aria-labelledby="comuni-tenuti">
            <div class="spread">
                <h2 id="comuni-tenuti">"Comuni e parti di comuni"</h2>
                <div class="cluster">
                    <button class="button" type="button" on:click=move |_| moving_here.set(true)>
                        <Icon glyph=Glyph::Exchange />
                        "Sposta qui un comune o una parte"
                    </button>
                    <button class="button" data-kind="quiet" type="button" on:click=move |_| correcting.set(true)>
                        "Correggi i periodi"
                    </button>
                </div>
            </div>
            <Held facts />
            <Boundary facts />
        </section>
        <Parts facts names=&["meeting_places"] />
        <FormDialog open=moving_here title="Che cosa si sposta?" form=move |ways| moving::form(facts, ways) large=true />
        <FormDialog open=correcting title="Da quando a quando?" form=move |ways| periods::form(facts, ways) large=true />
    }
}

/// The places by period: of today, to come, of the past.
#[component]
pub fn Held(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let today = session().today();
    let id = facts.id.get_value();
    let rows = store().select(move |workspace| holdings(workspace, &id, today.get()));
    move || {
        let rows = rows.get();
        let of = |moment: Moment| rows.iter().filter(|row| row.moment == moment).cloned().collect::<Vec<_>>();
        let (now, future, past) = (of(Moment::Now), of(Moment::Future), of(Moment::Past));
        let today = if now.is_empty() {
            view! {
                <EmptyState title="Oggi non tiene nessun comune" glyph=Glyph::Map>
                    <p>"Spostane qui uno: prima di salvare leggerai che cosa succede."</p>
                </EmptyState>
            }
            .into_any()
        } else {
            view! { <Lines rows=now /> }.into_any()
        };
        let later = (!future.is_empty()).then(|| {
            view! { <h3>"Verranno"</h3><Lines rows=future /> }
        });
        let summary = format!("Nel passato ({})", past.len());
        let before =
            (!past.is_empty()).then(|| view! { <Disclosure summary><Lines rows=past /></Disclosure> });
        view! { {today}{later}{before} }
    }
}

#[component]
fn Lines(rows: Vec<HoldingRow>) -> impl IntoView {
    let line = |row: HoldingRow| {
        let part = row.comune.map(|comune| format!("parte di {} · ", comune.title)).unwrap_or_default();
        let shared = (!row.shared_with.is_empty()).then(|| {
            view! { <Tag status=Status::Warn>"anche in " {names(&row.shared_with)}</Tag> }
        });
        // One column: beside long words a narrow screen would leave no room for the name.
        view! {
            <li>
                <span>
                    <RecordLink mention=row.place />
                    <small>{format!("{part}{}", when::period(&row.period))}</small>
                    <span class="cluster" data-gap="s2">
                        {shared}
                        {row.provenance.map(|source| view! { <SourceOf source of="questa appartenenza" /> })}
                    </span>
                </span>
            </li>
        }
    };
    view! { <ul class="rows">{rows.into_iter().map(line).collect_view()}</ul> }
}

/// What is not known of the boundary.
#[component]
pub fn Boundary(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    move || {
        let note = facts.sheet.with(|sheet| sheet.as_ref().and_then(|it| it.boundary_note.clone()));
        note.map(|note| {
            view! {
                <Notice status=Status::Warn>
                    <p><b>"Il confine"</b></p>
                    <p>{note.to_string()}</p>
                </Notice>
            }
        })
    }
}
