//! The question of the guide: the search, the situations, and what to do when there is no time to search.

use leptos::prelude::*;

use crate::domain::LifeSituation;
use crate::session::page;
use crate::ui::components::SearchBox;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::words::{self, guide as say};

use super::answering::Answering;

/// The id of the answers, where the search leads.
pub const ANSWERS: &str = "risposte";

/// The question.
#[component]
pub fn Question(
    /// What is asked.
    answering: Answering,
) -> impl IntoView {
    let show = move |()| {
        page::focus(ANSWERS);
    };
    let all = move || address(answering, None);
    let none_chosen = move || chosen(answering, None);
    view! {
        <div class="stack">
            <h1>{say::QUESTION}</h1>
            <SearchBox
                label=say::SEARCH_LABEL
                value=answering.words
                placeholder=say::SEARCH_EXAMPLE
                on_search=show
                id="cerca"
            />
            <h2 class="vh">{say::CHOOSE_SITUATION}</h2>
            <nav class="grid situations" data-min="16" data-gap="s3" aria-label="Situazioni">
                {LifeSituation::ALL
                    .iter()
                    .map(|situation| view! { <Situation answering situation=*situation /> })
                    .collect_view()}
            </nav>
            <p>
                <a class="button" data-kind="quiet" href=all aria-current=none_chosen>
                    "Tutte le situazioni"
                </a>
            </p>
            <p class="notice" data-status="bad">
                <span>
                    <b>{say::IN_DANGER}</b>
                    " Chiama il "
                    <a href="tel:112"><b>"112"</b></a>
                    ". Violenza in casa: "
                    <a href="tel:1522"><b>"1522"</b></a>
                    ", giorno e notte, gratis."
                </span>
            </p>
        </div>
    }
}

/// A situation.
#[component]
fn Situation(answering: Answering, situation: LifeSituation) -> impl IntoView {
    let href = move || address(answering, Some(situation));
    let current = move || chosen(answering, Some(situation));
    view! {
        <a class="situation" href=href aria-current=current on:click=|_| answers_next()>
            <Icon glyph=drawing(situation) size=26 />
            <span>{words::situation(situation)}</span>
        </a>
    }
}

/// The keyboard goes on at the answers, once they are those of the situation.
fn answers_next() {
    request_animation_frame(|| {
        request_animation_frame(|| {
            page::focus(ANSWERS);
        });
    });
}

/// The address of a situation, or of all of them.
fn address(answering: Answering, situation: Option<LifeSituation>) -> String {
    let asked = answering.asked.with(|asked| asked.in_situation(situation));
    format!("{}#{ANSWERS}", asked.href(answering.today.get()))
}

/// Whether a situation, or none, is the one asked.
fn chosen(answering: Answering, situation: Option<LifeSituation>) -> Option<&'static str> {
    answering.asked.with(|asked| asked.query.situation == situation).then_some("true")
}

fn drawing(situation: LifeSituation) -> Glyph {
    match situation {
        LifeSituation::Birth => Glyph::Baby,
        LifeSituation::School => Glyph::School,
        LifeSituation::ElderCare => Glyph::Care,
        LifeSituation::Work => Glyph::Work,
        LifeSituation::Housing => Glyph::House,
        LifeSituation::Money => Glyph::Money,
        LifeSituation::NewInItaly => Glyph::World,
        LifeSituation::Fear => Glyph::Shield,
    }
}
