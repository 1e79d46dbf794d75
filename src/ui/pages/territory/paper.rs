//! A territory on paper: two dated pages with the figures, the ages, the places and the profile as written.

use leptos::prelude::*;

use crate::domain::PROFILE_PARTS;
use crate::ui::labels::{self, Label};
use crate::ui::pages::territories::figures::FigureCards;
use crate::ui::pages::territories::known::{SourceOf, paragraphs};

use super::Facts;
use super::changes::NotesOf;
use super::people::{AVoice, Centre, Groups};
use super::places::{Boundary, Held};
use super::resources::Services;
use super::who_we_are::{ages, of_table};

/// The content for paper; nothing on screen.
#[component]
pub fn Paper(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let figures = move || facts.sheet.with(|sheet| sheet.as_ref().map(|it| it.figures.clone()));
    let number = move || {
        facts
            .sheet
            .with(|sheet| sheet.as_ref().map_or(0, |it| u16::try_from(it.territory.number).unwrap_or(0)))
    };
    view! {
        <div class="paper stack">
            {move || figures().map(|figures| view! { <FigureCards figures /> })}
            {move || figures().map(of_table)}
            {move || figures().map(|figures| ages(figures, number()))}
            <h2>"Comuni e parti di comuni"</h2>
            <Held facts />
            <Boundary facts />
            <div class="grid">
                <Groups facts />
                <Centre facts />
                <Services facts />
            </div>
            <AVoice facts />
            <Profile facts />
            <h2>"Note"</h2>
            <NotesOf facts />
        </div>
    }
}

/// The parts that are written, then the names of those that are not.
#[component]
fn Profile(facts: Facts) -> impl IntoView {
    move || {
        let profile = facts.profile();
        let title = match &profile {
            Some(profile) => format!("Il profilo, versione {}: {}", profile.version, profile.status.label()),
            None => "Il profilo è ancora da scrivere".to_owned(),
        };
        let written = profile.iter().flat_map(|profile| {
            PROFILE_PARTS.into_iter().filter_map(|name| {
                let words = profile.part(name)?.as_ref()?;
                let source = words.provenance.clone();
                Some(view! {
                    <h3>{labels::part(name)}</h3>
                    {paragraphs(&words.value)}
                    <p class="small"><SourceOf source of=labels::part(name) /></p>
                })
            })
        });
        let missing = profile.as_ref().map_or(PROFILE_PARTS.to_vec(), |profile| profile.parts_missing());
        let missing: Vec<&str> = missing.into_iter().map(labels::part).collect();
        let to_write = (!missing.is_empty())
            .then(|| view! { <p class="small">{format!("Da scrivere: {}.", missing.join("; "))}</p> });
        view! { <h2>{title}</h2>{written.collect_view()}{to_write} }
    }
}
