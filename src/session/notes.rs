//! Short notes to the person about what just happened. The words come from `ui`; here they only wait.

use leptos::prelude::*;

use super::Session;

/// How a note sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something to know.
    Info,
    /// Something was not done.
    Bad,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Tells it from the others.
    pub key: u32,
    /// How it sounds.
    pub tone: Tone,
    /// The words.
    pub text: String,
    /// The step of undo that it speaks of, if it can be taken back with «Annulla»: as long as it is the last one.
    pub undoes: Option<u64>,
}

/// How many notes are shown at once, the oldest going first.
const SHOWN: usize = 3;

impl Session {
    /// The notes that are shown.
    pub fn notes(&self) -> Signal<Vec<Note>> {
        self.notes.into()
    }

    /// Tells the person something.
    pub fn tell(&self, tone: Tone, text: impl Into<String>) {
        self.note(tone, text.into(), None);
    }

    /// Tells the person what was done, with a way back.
    pub fn tell_undoable(&self, text: impl Into<String>) {
        self.note(Tone::Good, text.into(), self.inner().store().last_step_now());
    }

    fn note(&self, tone: Tone, text: String, undoes: Option<u64>) {
        let inner = self.inner();
        let key = inner.notes_told.get() + 1;
        inner.notes_told.set(key);
        self.notes.update(|notes| {
            // What is done follows what was done before, of which only the last can be taken back. What was not done stays,
            // until somebody has read it.
            notes.retain(|note| note.tone == Tone::Bad && note.text != text);
            notes.push(Note { key, tone, text, undoes });
            let extra = notes.len().saturating_sub(SHOWN);
            notes.drain(..extra);
        });
    }

    /// Takes a note away.
    pub fn forget_note(&self, key: u32) {
        self.notes.update(|notes| notes.retain(|note| note.key != key));
    }
}
