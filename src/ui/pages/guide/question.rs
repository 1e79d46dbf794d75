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
                    .map(|situation| view! { <Situation answering situation=Some(*situation) /> })
                    .collect_view()}
                <Situation answering situation=None />
            </nav>
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

/// A situation, or all of them.
#[component]
fn Situation(answering: Answering, situation: Option<LifeSituation>) -> impl IntoView {
    let asked = answering.asked;
    let href = move || {
        let asked = asked.with(|asked| asked.in_situation(situation));
        format!("{}#{ANSWERS}", asked.href(answering.today.get()))
    };
    let current = move || asked.with(|asked| asked.query.situation == situation).then_some("true");
    view! {
        <a class="situation" href=href aria-current=current>
            <Icon glyph=drawing(situation) size=26 />
            <span>{situation.map_or(say::ALL, words::situation)}</span>
        </a>
    }
}

fn drawing(situation: Option<LifeSituation>) -> Glyph {
    match situation {
        Some(LifeSituation::Birth) => Glyph::Baby,
        Some(LifeSituation::School) => Glyph::School,
        Some(LifeSituation::ElderCare) => Glyph::Care,
        Some(LifeSituation::Work) => Glyph::Work,
        Some(LifeSituation::Housing) => Glyph::House,
        Some(LifeSituation::Money) => Glyph::Money,
        Some(LifeSituation::NewInItaly) => Glyph::World,
        Some(LifeSituation::Fear) => Glyph::Shield,
        None => Glyph::Guide,
    }
}
