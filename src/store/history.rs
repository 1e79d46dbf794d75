//! Undo and redo: one step per thing a person did. Going back is a new change, never an earlier workspace.

use crate::domain::{Kind, RecordId};
use crate::workspace::{Stamp, Touched, Workspace};

use super::command::{Applied, CommandError};

/// How many steps are remembered.
pub const STEPS: usize = 200;

/// One thing a person did, and how to take it back.
#[derive(Clone, Debug)]
pub struct Step {
    /// Tells it from every other step of this history.
    pub number: u64,
    /// What it was about: the kind and title of its last record.
    pub about: Option<(Kind, String)>,
    touched: Vec<Touched>,
}

/// What can be taken back and done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// How many steps there have been, forth and back.
    made: u64,
}

/// What taking back did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reverted {
    /// Records written.
    pub applied: Applied,
    /// Fields that did not go back because somebody changed them since.
    pub kept: Vec<(RecordId, &'static str)>,
}

impl History {
    /// Remembers what was done; what had been taken back can no longer be done again.
    pub fn record(&mut self, applied: &Applied) {
        self.future.clear();
        self.forget(&applied.erased);
        if !applied.touched.is_empty() {
            let about = super::command::subject(applied);
            self.made += 1;
            push(&mut self.past, Step { number: self.made, about, touched: applied.touched.clone() });
        }
    }

    /// A history without steps, whose numbers go on from this one's.
    pub fn begun_anew(&self) -> History {
        History { made: self.made, ..History::default() }
    }

    /// Forgets every trace of records erased for ever.
    pub fn forget(&mut self, erased: &[RecordId]) {
        for steps in [&mut self.past, &mut self.future] {
            for step in steps.iter_mut() {
                step.touched.retain(|touched| !erased.contains(touched.after.record.id()));
            }
            steps.retain(|step| !step.touched.is_empty());
        }
    }

    /// The step that would be taken back.
    pub fn last(&self) -> Option<&Step> {
        self.past.last()
    }

    /// The step that would be done again.
    pub fn next(&self) -> Option<&Step> {
        self.future.last()
    }

    /// Takes back the last step.
    pub fn undo(&mut self, workspace: &mut Workspace, stamp: &Stamp) -> Result<Reverted, CommandError> {
        let step = self.past.pop().ok_or(CommandError::NothingToUndo)?;
        let (reverted, inverse) = revert(&step, workspace, stamp);
        self.made += 1;
        finish(reverted, inverse, &step, self.made, &mut self.future)
    }

    /// Does again the step that was taken back last.
    pub fn redo(&mut self, workspace: &mut Workspace, stamp: &Stamp) -> Result<Reverted, CommandError> {
        let step = self.future.pop().ok_or(CommandError::NothingToUndo)?;
        let (reverted, inverse) = revert(&step, workspace, stamp);
        self.made += 1;
        finish(reverted, inverse, &step, self.made, &mut self.past)
    }
}

fn push(steps: &mut Vec<Step>, step: Step) {
    steps.push(step);
    if steps.len() > STEPS {
        steps.remove(0);
    }
}

fn revert(step: &Step, workspace: &mut Workspace, stamp: &Stamp) -> (Reverted, Vec<Touched>) {
    let mut reverted = Reverted::default();
    for touched in step.touched.iter().rev() {
        let id = touched.after.record.id();
        let (one, kept) = workspace.revert(touched, stamp);
        reverted.applied.touched.extend(one);
        reverted.kept.extend(kept.into_iter().map(|field| (id.clone(), field)));
    }
    let inverse = reverted.applied.touched.clone();
    (reverted, inverse)
}

fn finish(
    reverted: Reverted,
    inverse: Vec<Touched>,
    step: &Step,
    number: u64,
    onto: &mut Vec<Step>,
) -> Result<Reverted, CommandError> {
    if inverse.is_empty() {
        let id = step.touched.last().map(|touched| touched.after.record.id().clone());
        return Err(id.map_or(CommandError::NothingToUndo, CommandError::ChangedSince));
    }
    push(onto, Step { number, about: step.about.clone(), touched: inverse });
    Ok(reverted)
}
