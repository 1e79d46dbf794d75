//! The guide for families: the question, the answers, the filters; and the door to a new service.

mod answer_card;
mod answering;
mod asking;
mod behind;
mod filters;
pub(super) mod kept;
mod kinds;
mod question;
mod results;
mod switches;
pub(super) mod visit;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::domain::{LifeSituation, Service};
use crate::insight::Answer;
use crate::ui::app::store;
use crate::ui::components::QuickExit;
use crate::ui::pages::Page;
use crate::ui::pages::arriving;
use crate::ui::pages::service::{Handout, HandoutDialog, NEUTRAL, escape_twice};
use crate::ui::routes::base;
use crate::ui::screens;
use crate::ui::words::{self, guide as say};

use answering::Answering;
use asking::WORDS;
use behind::Behind;
use filters::Filters;
use kept::Kept;
use question::Question;
use results::Results;

/// The name, in the address, of a service being added: "si", or the service it begins from.
pub const ADDING: &str = "nuovo";

/// Among how many answers to typed words one about violence makes the way out stand on the page.
const SEEN_FIRST: usize = 10;

/// The guide, or a new service being added to it.
#[component]
pub fn GuidePage() -> impl IntoView {
    let query = use_query_map();
    let adding = Memo::new(move |_| query.with(|query| query.get(ADDING)));
    move || match adding.get() {
        Some(model) => arriving(screens::new_service(model)),
        None => view! { <Guide /> }.into_any(),
    }
}

#[component]
fn Guide() -> impl IntoView {
    let answering = Answering::here();
    let (asked, today) = (answering.asked, answering.today);
    let handout = Handout::here();
    forget_sent_words(answering);
    // A title stays in the history of the browser: what was typed is never in it.
    let title = move || {
        let count = answering.counted();
        match asked.with(|asked| asked.query.situation) {
            // Nor is a fear.
            None | Some(LifeSituation::Fear) => "Guida per le famiglie".to_owned(),
            Some(situation) => format!("{}: {count}. Guida", words::situation(situation)),
        }
    };
    // Typed words may lead to the same answers as the situation: what is on screen decides.
    let guarded = store().select(move |workspace| {
        let is_guarded =
            |answer: &Answer| workspace.get::<Service>(&answer.service).is_some_and(|it| it.answers_fear());
        let typed = answering.words.with(|words| !words.trim().is_empty());
        typed && answering.answers.with(|it| it.found.iter().take(SEEN_FIRST).any(is_guarded))
    });
    let afraid =
        move || guarded.get() || asked.with(|asked| asked.query.situation == Some(LifeSituation::Fear));
    view! {
        <Page title=Signal::derive(title)>
            <Show when=afraid>
                <Escape />
            </Show>
            <p class="paper-only">{move || paper(answering)}</p>
            <Question answering />
            <div class="no-print">
                <Kept />
            </div>
            <div class="aside">
                <Results answering on_link=move |link| handout.copy("Il link", link) />
                <form
                    class="stack no-print wide"
                    aria-labelledby="filtri"
                    on:submit=|event| event.prevent_default()
                >
                    <h2 id="filtri">{say::FILTER_HEADING}</h2>
                    <Filters answering prefix="filtri" />
                </form>
            </div>
            <Behind today />
            <HandoutDialog handout />
        </Page>
    }
}

/// The quick way out, while answers about violence are on screen.
#[component]
fn Escape() -> impl IntoView {
    escape_twice();
    view! { <QuickExit href=NEUTRAL /> }
}

/// A link made on demand brings words. They are taken, and leave the address.
fn forget_sent_words(answering: Answering) {
    let (query, navigate) = (use_query_map(), use_navigate());
    if query.with_untracked(|query| query.get(WORDS)).is_none() {
        return;
    }
    let href = answering.asked.get_untracked().href(answering.today.get_untracked());
    // After this turn: the router is still arriving here.
    request_animation_frame(move || {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(href.strip_prefix(base()).unwrap_or(&href), options);
    });
}

/// The heading of the guide on paper: of which place it is. The day stands above it.
fn paper(answering: Answering) -> String {
    let asked = answering.asked.get();
    let workspace = store().now();
    let comune = asked.query.comune.as_ref().and_then(|id| workspace.get(id));
    let territory = asked.query.micro_territory.as_ref().and_then(|id| workspace.get(id));
    let place = match (comune, territory) {
        (Some(comune), _) => format!(" – comune di {}", comune.name),
        (None, Some(territory)) => format!(" – micro-territorio {}, {}", territory.number, territory.name),
        (None, None) => String::new(),
    };
    format!("Guida ai servizi{place}")
}
