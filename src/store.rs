//! How it changes: the only signal that holds records. Pages read through `select` and change through
//! `dispatch`. Not here: saving, clocks, randomness (`session`), files (`exchange`).

pub mod command;
pub mod history;

use leptos::prelude::*;

use crate::domain::{Kind, Record, RecordId};
use crate::workspace::{Entry, Stamp, Workspace};

pub use command::{Applied, Command, CommandError, Opened, Refusal};
use history::History;
pub use history::Reverted;

/// A change to be journalled: the workspace after it, the entries it wrote, the identifiers it erased.
#[derive(Clone, Debug)]
pub struct Change {
    /// Everything, before.
    pub before: Workspace,
    /// Everything, after.
    pub workspace: Workspace,
    /// The entries that the change wrote, as they are now.
    pub entries: Vec<Entry>,
    /// What it erased for ever.
    pub erased: Vec<RecordId>,
}

struct State {
    workspace: Workspace,
    history: History,
}

type MakeStamp = Box<dyn Fn() -> Result<Stamp, Refusal>>;
type OnChange = Box<dyn Fn(Change)>;

struct Edge {
    stamp: MakeStamp,
    changed: OnChange,
}

/// The handle that pages take from context.
#[derive(Clone, Copy)]
pub struct Store {
    state: RwSignal<State>,
    edge: StoredValue<Edge, LocalStorage>,
}

/// What can be taken back or done again: the kind and the title of what it was about.
pub type About = Option<(Kind, String)>;

impl Store {
    /// A store of these records. `stamp` makes the stamp of a change or refuses it; `changed` gets
    /// every change after it was made.
    pub fn new(
        workspace: Workspace,
        stamp: impl Fn() -> Result<Stamp, Refusal> + 'static,
        changed: impl Fn(Change) + 'static,
    ) -> Self {
        Store {
            state: RwSignal::new(State { workspace, history: History::default() }),
            edge: StoredValue::new_local(Edge { stamp: Box::new(stamp), changed: Box::new(changed) }),
        }
    }

    /// A memo of a value of the workspace: it changes only when the value does.
    pub fn select<T: PartialEq + Send + Sync + 'static>(
        &self,
        question: impl Fn(&Workspace) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let state = self.state;
        Memo::new(move |_| state.with(|state| question(&state.workspace)))
    }

    /// The workspace as it is now, without following it: for commands, exports and saving.
    pub fn now(&self) -> Workspace {
        self.state.with_untracked(|state| state.workspace.clone())
    }

    /// A record as a form that opens now sees it, without following it.
    pub fn open(&self, id: &RecordId) -> Option<Opened> {
        self.state.with_untracked(|state| {
            let entry = state.workspace.entry(id)?;
            Some(Opened { record: entry.record.clone(), seen: entry.revision.seen.clone() })
        })
    }

    /// Does what a person asked for. One call is one step of undo.
    pub fn dispatch(&self, command: Command) -> Result<Applied, CommandError> {
        let stamp = self.stamp()?;
        let before = self.now();
        let (workspace, applied) = command.apply(&before, &stamp)?;
        self.state.update(|state| {
            state.workspace = workspace;
            state.history.record(&applied);
        });
        self.announce(before, &applied);
        Ok(applied)
    }

    /// Adds one record.
    pub fn create<T: Record>(&self, record: T) -> Result<Applied, CommandError> {
        self.dispatch(Command::Save { create: vec![T::wrap(record.into())], edit: Vec::new() })
    }

    /// Changes one record from what its form saw to what the person wants.
    pub fn save<T: Record>(&self, opened: Opened, record: T) -> Result<Applied, CommandError> {
        let edit = opened.into_edit(T::wrap(record.into()));
        self.dispatch(Command::Save { create: Vec::new(), edit: vec![edit] })
    }

    /// Takes back the last thing done in this tab.
    pub fn undo(&self) -> Result<Reverted, CommandError> {
        self.travel(History::undo)
    }

    /// Does again what was taken back last.
    pub fn redo(&self) -> Result<Reverted, CommandError> {
        self.travel(History::redo)
    }

    /// What undo would take back.
    pub fn undoable(&self) -> Memo<About> {
        let state = self.state;
        Memo::new(move |_| state.with(|state| state.history.last().and_then(|step| step.about.clone())))
    }

    /// The number of the step that undo would take back: as long as it stays, nothing was done since.
    pub fn last_step(&self) -> Memo<Option<u64>> {
        let state = self.state;
        Memo::new(move |_| state.with(|state| state.history.last().map(|step| step.number)))
    }

    /// The same, without following it.
    pub fn last_step_now(&self) -> Option<u64> {
        self.state.with_untracked(|state| state.history.last().map(|step| step.number))
    }

    /// What redo would do again.
    pub fn redoable(&self) -> Memo<About> {
        let state = self.state;
        Memo::new(move |_| state.with(|state| state.history.next().and_then(|step| step.about.clone())))
    }

    /// Merges what another tab or a file brought. Not a step of undo here: an import has its own.
    pub fn merge(&self, other: &Workspace) {
        let merged = self.state.with_untracked(|state| state.workspace.merged(other));
        let same = self.state.with_untracked(|state| state.workspace == merged);
        if same {
            return;
        }
        let erased: Vec<RecordId> = merged.erased().keys().cloned().collect();
        self.state.update(|state| {
            state.history.forget(&erased);
            state.workspace = merged;
        });
    }

    /// Puts another workspace in the place of this one: restore points, rescue, imports taken back.
    /// History ends here, since its changes are not in the new one.
    pub fn replace(&self, workspace: Workspace) {
        let history = self.state.with_untracked(|state| state.history.begun_anew());
        self.state.set(State { workspace, history });
    }

    fn stamp(&self) -> Result<Stamp, CommandError> {
        self.edge.with_value(|edge| (edge.stamp)()).map_err(CommandError::Refused)
    }

    fn travel(
        &self,
        way: fn(&mut History, &mut Workspace, &Stamp) -> Result<Reverted, CommandError>,
    ) -> Result<Reverted, CommandError> {
        let (stamp, before) = (self.stamp()?, self.now());
        let mut outcome = Err(CommandError::NothingToUndo);
        self.state.update(|state| outcome = way(&mut state.history, &mut state.workspace, &stamp));
        let reverted = outcome?;
        self.announce(before, &reverted.applied);
        Ok(reverted)
    }

    fn announce(&self, before: Workspace, applied: &Applied) {
        let workspace = self.now();
        let ids = applied.touched.iter().map(|touched| touched.after.record.id());
        let entries = ids.filter_map(|id| workspace.entry(id).cloned()).collect();
        let change = Change { before, entries, erased: applied.erased.clone(), workspace };
        self.edge.with_value(|edge| (edge.changed)(change));
    }
}
