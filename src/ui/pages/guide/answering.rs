//! The question on screen and its answers, as signals that the parts of the guide share.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::insight::{Answer, Answers, Audience, Counts, Index, answers};
use crate::session::page::places::{self, Note};
use crate::ui::app::{session, store};
use crate::ui::pages::paged::{Kept, typed_words};
use crate::ui::words::guide as say;

use super::asking::{Asked, WORDS};
use super::question::ANSWERS;
use super::visit;

/// How many cards are shown at first, and how many more each time.
const STEP: usize = 30;

/// How many are drawn before anything is seen: what fits on a screen. The others follow at once.
const FIRST: usize = 4;

/// The question and its answers. A copy is the same.
#[derive(Clone, Copy)]
pub struct Answering {
    /// What is typed.
    pub words: RwSignal<String>,
    /// What the address asks.
    pub asked: Memo<Asked>,
    /// What answers both.
    pub answers: Memo<Answers>,
    /// Today.
    pub today: Signal<NaiveDate>,
    /// How many cards are shown, and for which question: another one begins again.
    limit: RwSignal<(Asked, String, usize)>,
    /// Whether nothing has been seen yet.
    opening: RwSignal<bool>,
}

impl Answering {
    /// Takes up the question of the address, and the words that stood there if somebody comes back.
    pub fn here() -> Self {
        let (store, today) = (store(), session().today());
        let query = use_query_map();
        let words = typed_words();
        if let Some(sent) = query.with_untracked(|map| map.get(WORDS)) {
            words.set(sent);
        }
        let asked = Memo::new(move |_| query.with(|map| Asked::read(|name| map.get(name), today.get())));
        let index = store.select(|workspace| {
            let known = visit::last().index;
            let before = known.as_ref().map(|(index, workspace)| (index, workspace));
            let index = Index::renewed(before, workspace, Audience::Guide);
            visit::remember(|visit| visit.index = Some((index.clone(), workspace.clone())));
            index
        });
        let answers = store.select(move |workspace| {
            let (asked, today) = (asked.get(), today.get());
            let mut query = asked.query;
            query.words = words.get();
            let all = if query.words.trim().is_empty() {
                answers(workspace, None, &query, today)
            } else {
                index.with(|index| answers(workspace, Some(index), &query, today))
            };
            if asked.to_check { all.to_check(workspace, today) } else { all }
        });
        // The first cards come first; then the index, before anybody has typed a word.
        request_idle_callback(move || {
            index.try_with_untracked(|_| ());
        });
        let (kept, shown) = Kept::shown_under(ANSWERS);
        let limit = RwSignal::new((asked.get_untracked(), words.get_untracked(), shown.unwrap_or(STEP)));
        // Whoever comes back from a card finds the list as long as it was, and the place in it.
        let opening = RwSignal::new(!places::is_coming_back());
        request_animation_frame(move || {
            request_animation_frame(move || {
                opening.try_set(false);
            });
        });
        let answering = Answering { words, asked, answers, today, limit, opening };
        kept.follows(move || Note::Shown(answering.shown()));
        answering
    }

    /// How many answer, what is only planned left out.
    pub fn count(&self) -> usize {
        self.answers.with(|answers| answers.found.len())
    }

    /// The same in words; where nothing answers yet, that something is planned.
    pub fn counted(&self) -> String {
        let planned = self.answers.with(|answers| answers.planned.len());
        say::found(self.count(), planned)
    }

    /// The counts beside the filters.
    pub fn counts(&self) -> Memo<Counts> {
        let answers = self.answers;
        Memo::new(move |_| answers.with(|answers| answers.counts.clone()))
    }

    /// The answers that are on screen.
    pub fn on_screen(&self) -> Vec<Answer> {
        let shown = if self.opening.get() { FIRST } else { self.shown() };
        self.answers.with(|answers| answers.found.iter().take(shown).cloned().collect())
    }

    /// How many answers are on screen at most.
    pub fn shown(&self) -> usize {
        let (asked, words) = (self.asked.get(), self.words.get());
        self.limit.with(|(of, typed, shown)| if *of == asked && *typed == words { *shown } else { STEP })
    }

    /// Shows some more.
    pub fn show_more(&self) {
        self.show(untrack(|| self.shown()) + STEP);
    }

    /// Shows all, for paper.
    pub fn show_all(&self) {
        self.show(usize::MAX);
    }

    fn show(&self, shown: usize) {
        self.limit.set((self.asked.get_untracked(), self.words.get_untracked(), shown));
    }

    /// Remembers which list was on screen, before a card takes its place.
    pub fn remember(&self) {
        let list = self.asked.with_untracked(|asked| asked.href(self.today.get_untracked()));
        let count = untrack(|| self.count());
        visit::remember(|visit| visit.list = Some((list, count)));
    }
}
