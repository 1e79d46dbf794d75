//! What a person has chosen so far of the files that are looked at. It outlives the drawing of them: when
//! another file comes beside them, nothing chosen is lost.

use leptos::prelude::*;

use crate::session::Incoming;
use crate::ui::components::Fault;
use crate::workspace::Choices;

use super::questions::{MINE, TOGETHER, WHOSE};
use super::twins::Answers;

/// What was chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// What is taken, and how.
    pub choices: RwSignal<Choices>,
    /// Whose a full copy is.
    pub whose: RwSignal<String>,
    /// Whether two notebooks become one.
    pub together: RwSignal<bool>,
    /// What was said of records that may be one thing.
    pub answers: RwSignal<Answers>,
}

impl Chosen {
    /// Nothing yet.
    pub fn none() -> Self {
        Chosen {
            choices: RwSignal::new(Choices::default()),
            whose: RwSignal::new(String::new()),
            together: RwSignal::new(false),
            answers: RwSignal::new(Answers::new()),
        }
    }

    /// Begins with files: what is chosen of them as long as nobody says otherwise.
    pub fn begin(self, incoming: &Incoming) {
        self.choices.set(incoming.first_choices());
        self.whose.set(String::new());
        self.together.set(false);
        self.answers.set(Answers::new());
    }

    /// Begins with what is one's own for sure.
    pub fn begin_with_own(self, incoming: &Incoming) {
        self.begin(incoming);
        self.whose.set(MINE.to_owned());
    }

    /// Files came beside those that were looked at, or something has changed here: what was chosen stays, a question that has
    /// changed is open.
    pub fn carry(self, before: &Incoming, all: &Incoming) {
        let kept = self.choices.with_untracked(|choices| all.choices_after(before, choices));
        self.choices.set(kept);
        // Another full copy may be of somebody else.
        if all.copies() != before.copies() {
            self.whose.set(String::new());
        }
        if all.other_notebook != before.other_notebook {
            self.together.set(false);
        }
    }

    /// The questions of files that nobody has answered yet.
    pub fn unanswered(self, incoming: &Incoming) -> Vec<Fault> {
        let mut wrong = Vec::new();
        if incoming.copies() > 0 && self.whose.with_untracked(String::is_empty) {
            wrong.push(Fault {
                field: WHOSE.into(),
                text: "Di chi è questa copia: scegli una risposta.".into(),
            });
        }
        if incoming.other_notebook.is_some() && !self.together.get_untracked() {
            let text = "Altro quaderno: di’ che vuoi unirli, oppure lascia tutto com’è.".into();
            wrong.push(Fault { field: TOGETHER.into(), text });
        }
        wrong
    }
}
