//! What the screen of the exchange is about now: files that are looked at and what was chosen of them, tables
//! that wait for their columns, what was refused, what was taken.

use std::collections::VecDeque;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{ImportError, Incoming, Receipt, Session};
use crate::ui::pages::working::focus_soon;

use super::match_columns::Table;
use super::preview::Chosen;
use super::refusal::Refused;

/// What the screen is about now.
#[derive(Clone, Copy)]
pub struct Stage {
    /// Files that were read and wait for a decision.
    pub incoming: RwSignal<Option<Incoming>>,
    /// What was chosen of them so far.
    pub chosen: Chosen,
    /// Files that were refused.
    pub refused: RwSignal<Vec<Refused>>,
    /// Tables that wait for their columns.
    pub tables: RwSignal<Tables>,
    /// The last files taken in this visit.
    pub receipt: RwSignal<Option<Receipt>>,
}

thread_local! {
    // Whoever goes to look something up while files wait finds them again, and what was chosen: it belongs to no page.
    static STAGE: (Owner, Stage) = {
        let owner = Owner::default();
        let stage = owner.with(Stage::new);
        (owner, stage)
    };
}

impl Stage {
    fn new() -> Self {
        Stage {
            incoming: RwSignal::new(None),
            chosen: Chosen::none(),
            refused: RwSignal::new(Vec::new()),
            tables: RwSignal::new(Tables::default()),
            receipt: RwSignal::new(None),
        }
    }

    /// The stage as it was left in this visit. What waits is compared anew, for something may have changed meanwhile.
    pub fn taken_up(session: Session) -> Self {
        let stage = STAGE.with(|(_, stage)| *stage);
        stage.receipt.set(session.last_import().get_untracked());
        let Some(before) = stage.incoming.get_untracked() else {
            stage.refused.set(Vec::new());
            return stage;
        };
        spawn_local(async move {
            let again = session.look_again(before.clone()).await;
            // Stopped, it stays as it was seen last; somebody may have decided meanwhile; and where nothing has changed, nothing
            // is drawn anew under the hands of whoever goes on.
            let waits = stage.incoming.with_untracked(Option::is_some);
            if let Some(again) = again.ok().filter(|again| waits && *again != before) {
                stage.chosen.carry(&before, &again);
                stage.incoming.set(Some(again));
            }
        });
        stage
    }

    /// Files that were read are looked at: beside those that are there already, whose choices stay. Says whether
    /// there were some.
    pub fn look_at(self, session: Session, more: Incoming) -> Result<bool, ImportError> {
        let before = self.incoming.get_untracked();
        let was = before.is_some();
        let all = match before {
            None => {
                self.chosen.begin(&more);
                more
            }
            Some(before) => {
                let all = session.beside(before.clone(), more)?;
                self.chosen.carry(&before, &all);
                all
            }
        };
        self.incoming.set(Some(all));
        Ok(was)
    }

    /// What was looked at is decided; the keyboard goes to the next table, or to `otherwise`.
    pub fn close(self, otherwise: &'static str) {
        self.incoming.set(None);
        self.refused.set(Vec::new());
        self.go_on(otherwise);
    }

    /// A table is done with, and the next one comes.
    pub fn next_table(self) {
        self.tables.update(Tables::next);
    }

    /// The keyboard goes to the next table, or to `otherwise`.
    pub fn go_on(self, otherwise: &'static str) {
        let more = self.tables.with_untracked(|tables| tables.first().is_some());
        focus_soon(if more { "colonne" } else { otherwise });
    }
}

/// Tables that came together and are looked at in turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    waiting: VecDeque<Table>,
    /// How many are done with.
    behind: usize,
}

impl Tables {
    /// Puts tables behind those that wait.
    pub fn add(&mut self, tables: Vec<Table>) {
        self.waiting.extend(tables);
    }

    /// The one that is looked at.
    pub fn first(&self) -> Option<&Table> {
        self.waiting.front()
    }

    /// The same, to be changed.
    pub fn first_mut(&mut self) -> Option<&mut Table> {
        self.waiting.front_mut()
    }

    /// Which one it is, from 1, and of how many.
    pub fn place(&self) -> (usize, usize) {
        (self.behind + 1, self.behind + self.waiting.len())
    }

    /// The names of their files.
    pub fn names(&self) -> Vec<String> {
        self.waiting.iter().map(|table| table.file_name.clone()).collect()
    }

    fn next(&mut self) {
        self.waiting.pop_front();
        self.behind = if self.waiting.is_empty() { 0 } else { self.behind + 1 };
    }
}
