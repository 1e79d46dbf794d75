//! What follows when a form is saved: the record is written, the person is told, and what was typed stays
//! if it was not.

use leptos::prelude::*;

use crate::domain::{Record, RecordId};
use crate::session::{Session, Tone};
use crate::store::{Applied, Command, CommandError, Store};
use crate::ui::app;
use crate::ui::labels::errors;
use crate::workspace::EditError;

use super::draft::Form;

/// The store and the session, taken while the form is drawn, to be used when it is saved.
#[derive(Clone, Copy)]
pub struct Keeper {
    store: Store,
    session: Session,
}

impl Keeper {
    /// Takes both from context. Only while something is drawn.
    pub fn here() -> Self {
        Keeper { store: app::store(), session: app::session() }
    }

    /// The store.
    pub fn store(&self) -> Store {
        self.store
    }

    /// The session.
    pub fn session(&self) -> Session {
        self.session
    }

    /// Writes what a form made: a change of the record it opened, or a new record. Says whether the form may close.
    pub fn keep<T: Record>(&self, form: Form, record: T, said: impl Into<String>) -> bool {
        let outcome = match form.opened() {
            Some(opened) => self.store.save(opened, record),
            None => self.store.create(record),
        };
        let fine = self.tell(outcome, said);
        if fine {
            form.done();
        }
        fine
    }

    /// Does what a person asked for and tells them. Says whether it is as they wanted.
    pub fn dispatch(&self, command: Command, said: impl Into<String>) -> bool {
        self.tell(self.store.dispatch(command), said)
    }

    /// Changes a record at once, without a form: a box that is ticked, a figure that goes up. Only what goes
    /// wrong is told, since what changed is on screen. Says whether it did.
    pub fn change<T: Record>(&self, id: &RecordId, how: impl FnOnce(&mut T)) -> bool {
        let Some(opened) = self.store.open(id) else { return false };
        let Some(mut record) = T::peel(&opened.record).map(|record| record.as_ref().clone()) else {
            return false;
        };
        how(&mut record);
        match self.store.save(opened, record) {
            Ok(_) | Err(CommandError::Edit(EditError::Nothing)) => true,
            Err(error) => {
                self.session.tell(Tone::Bad, errors::command(&error));
                false
            }
        }
    }

    fn tell(&self, outcome: Result<Applied, CommandError>, said: impl Into<String>) -> bool {
        match outcome {
            Ok(_) => {
                self.session.tell_undoable(said);
                true
            }
            Err(CommandError::Edit(EditError::Nothing)) => {
                self.session.tell(Tone::Info, errors::command(&CommandError::Edit(EditError::Nothing)));
                true
            }
            Err(error) => {
                self.session.tell(Tone::Bad, errors::command(&error));
                false
            }
        }
    }
}

/// The ways out of a form: closed, or drawn anew from the record as it is.
#[derive(Clone, Copy)]
pub struct Ways {
    /// The form closes.
    pub leave: Callback<()>,
    /// The draft is thrown away and the form begins again.
    pub restart: Callback<()>,
}
