//! What answers: how many, the cards, what is only planned, and what to try when nothing does.

use leptos::prelude::*;

use crate::domain::Service;
use crate::insight::{Answer, card};
use crate::session::page;
use crate::ui::app::{session, store};
use crate::ui::components::{Dialog, Disclosure, EmptyState, More};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::paged::Portion;
use crate::ui::routes::Route;
use crate::ui::words::{self, guide as say};

use super::answer_card::AnswerCard;
use super::answering::Answering;
use super::asking::Asked;
use super::filters::{Filters, Turn};
use super::question::ANSWERS;

/// The answers.
#[component]
pub fn Results(
    /// What is asked.
    answering: Answering,
    /// Hands a text to somebody.
    #[prop(into)]
    on_link: Callback<String>,
) -> impl IntoView {
    let (asked, words) = (answering.asked, answering.words);
    let filtering = RwSignal::new(false);
    let nothing = move || answering.answers.with(|it| it.found.is_empty() && it.planned.is_empty());
    let not_every = move || answering.answers.with(|it| !it.every_word && !it.found.is_empty());
    let guessed = move || answering.answers.with(|it| it.guessed && !it.found.is_empty());
    let heading = move || {
        let count = answering.counted();
        let typed = words.get();
        // Signs alone ask nothing.
        let typed = if typed.chars().any(char::is_alphanumeric) { typed.trim() } else { "" };
        match (typed, asked.with(|asked| asked.query.situation)) {
            ("", None) => count,
            ("", Some(situation)) => format!("{count}: «{}»", words::situation(situation)),
            (typed, None) => format!("{count} per «{typed}»"),
            (typed, Some(situation)) => format!("{count} per «{typed}» in «{}»", words::situation(situation)),
        }
    };
    let filters = move || match asked.with(Asked::filters) {
        0 => say::FILTER.to_owned(),
        on => format!("{} ({on})", say::FILTER),
    };
    let link = move |_| {
        let today = answering.today.get_untracked();
        on_link.run(words.with_untracked(|words| asked.with_untracked(|asked| asked.link(words, today))));
    };
    let print = move |_| {
        answering.show_all();
        // The cards are drawn after this turn.
        request_animation_frame(|| request_animation_frame(page::print));
    };
    let total = Signal::derive(move || answering.count());
    let shown = Signal::derive(move || answering.shown().min(answering.count()));
    view! {
        <section class="stack" id=ANSWERS tabindex="-1" aria-labelledby="quante" on:click=move |_| answering.remember()>
            <div class="spread">
                <div role="status">
                    <h2 id="quante">{heading}</h2>
                </div>
                <div class="cluster no-print" data-gap="s4">
                    <button class="button narrow" type="button" on:click=move |_| filtering.set(true)>
                        <Icon glyph=Glyph::Filter />
                        {filters}
                    </button>
                    <Show when=move || !nothing()>
                        <button class="button" data-kind="quiet" type="button" on:click=link>
                            {say::COPY_LINK}
                        </button>
                        <button class="button" data-kind="quiet" type="button" on:click=print>
                            "Stampa l’elenco"
                        </button>
                    </Show>
                </div>
            </div>
            <Show when=guessed>
                <p class="notice">{say::GUESSED}</p>
            </Show>
            <Show when=not_every>
                <p class="notice">{say::NOT_EVERY_WORD}</p>
            </Show>
            <div class="grid" data-min="19">
                <For
                    each=move || answering.on_screen()
                    key=|answer: &Answer| (answer.service.clone(), answer.reach)
                    children=|answer| view! { <AnswerCard answer /> }
                />
            </div>
            <More shown total on_more=move |()| answering.show_more() />
            <Show when=nothing>
                <Nothing answering />
            </Show>
            <Planned answering />
            <Dialog open=filtering title=say::FILTER_HEADING>
                <Filters answering prefix="dialogo" />
                <div class="actions">
                    <button class="button" data-kind="main" type="button" on:click=move |_| filtering.set(false)>
                        {move || match (answering.count(), answering.answers.with(|it| it.planned.len())) {
                            (0, planned) if planned > 0 => say::planned_short(planned),
                            (count, _) => format!("Vedi {}", say::answers(count)),
                        }}
                    </button>
                </div>
            </Dialog>
        </section>
    }
}

/// How many of the planned ones are listed at a time.
const PLANNED_STEP: usize = 30;

/// What is only planned, out of the answers.
#[component]
fn Planned(answering: Answering) -> impl IntoView {
    let (store, today) = (store(), session().today());
    let total = Signal::derive(move || answering.answers.with(|answers| answers.planned.len()));
    let portion = Portion::of("previsti", PLANNED_STEP, total);
    let planned = store.select(move |workspace| {
        let of = |answer: &Answer| card(workspace, &answer.service, today.get());
        answering
            .answers
            .with(|it| it.planned.iter().take(portion.shown()).filter_map(of).collect::<Vec<_>>())
    });
    let summary = Signal::derive(move || say::planned(total.get()));
    // Where nothing else answers, they are the answer.
    let alone = Memo::new(move |_| answering.count() == 0);
    let line = |card: crate::insight::Card| {
        let note = card.status_note.as_ref().map(ToString::to_string);
        view! {
            <li>
                <a href=Route::Service(card.service.clone()).href()>{card.heading}</a>
                {note.map(|note| view! { <small>" – "{note}</small> })}
            </li>
        }
    };
    view! {
        <Show when=move || planned.with(|planned| !planned.is_empty())>
            <div class=move || (!alone.get()).then_some("no-print")>
                {move || {
                    view! {
                        <Disclosure summary open=alone.get()>
                            <ul class="stack" data-gap="s2">
                                {move || planned.get().into_iter().map(line).collect_view()}
                            </ul>
                            {portion.more()}
                        </Disclosure>
                    }
                }}
            </div>
        </Show>
    }
}

/// What to try when nothing answers.
#[component]
fn Nothing(answering: Answering) -> impl IntoView {
    let (asked, words) = (answering.asked, answering.words);
    let turn = Turn::here(answering);
    let filtered = move || asked.with(|asked| asked.filters() > 0);
    let placed =
        move || asked.with(|asked| asked.query.comune.is_some() || asked.query.micro_territory.is_some());
    let typed = move || words.with(|words| !words.trim().is_empty());
    let everywhere = move |_| {
        let mut next = asked.get_untracked();
        (next.query.comune, next.query.micro_territory) = (None, None);
        turn.to(next);
        page::focus(ANSWERS);
    };
    let no_words = move |_| {
        words.set(String::new());
        page::focus("cerca");
    };
    let empty = store().select(|workspace| workspace.live::<Service>().next().is_none());
    let nothing_yet = || {
        view! {
            <EmptyState title="La guida è ancora vuota" glyph=Glyph::Guide>
                <p>"Chi la tiene può aggiungere il primo servizio. Intanto chiama il tuo comune e chiedi dell’assistente sociale."</p>
            </EmptyState>
        }
    };
    view! {
        <Show when=move || !empty.get() fallback=nothing_yet>
            <EmptyState title="Nessuna risposta, per ora">
                <p>
                    "Prova con una parola sola e semplice: «affitto», «nonna», «nido». Se non trovi, chiama il tuo comune e chiedi dell’assistente sociale: ascolta tutti, e non serve sapere già che cosa chiedere."
                </p>
                <div class="cluster">
                    <Show when=typed>
                        <button class="button" type="button" on:click=no_words>"Cancella le parole"</button>
                    </Show>
                    <Show when=placed>
                        <button class="button" type="button" on:click=everywhere>"Cerca in tutti i comuni"</button>
                    </Show>
                    <Show when=filtered>
                        <button
                            class="button"
                            type="button"
                            on:click=move |_| {
                                turn.to(asked.with_untracked(Asked::without_filters));
                                page::focus(ANSWERS);
                            }
                        >
                            {say::CLEAR}
                        </button>
                    </Show>
                </div>
            </EmptyState>
        </Show>
    }
}
