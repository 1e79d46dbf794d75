//! Replacing the whole state: a restore point, a fresh start, what the rescue page was asked for. The
//! tombstones of now are joined first, so that nothing erased comes back; a new generation begins.

use std::rc::Rc;

use serde::Deserialize;

use crate::browser::site::FetchError;
use crate::browser::{Database, Former, StorageError, emergency, preferences, still};
use crate::domain::Notebook;
use crate::exchange::{FORMAT, ReadError, Trust, read};
use crate::store::{Command, CommandError, Refusal};
use crate::workspace::Workspace;

use super::opening::{Opening, open, plan};
use super::points::PointReason;
use super::turns::{Message, tell};
use super::working::Work;
use super::{Inner, Session, page};

/// From what to start again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartFrom {
    /// The data of the Plan.
    Plan,
    /// Nothing but a notebook.
    Empty,
}

/// Why the state was not replaced. It is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplaceError {
    /// This tab may not write now.
    Refused(Refusal),
    /// The disk did not take it.
    Storage(StorageError),
    /// The restore point is gone.
    PointGone,
    /// The restore point cannot be read.
    Unreadable(ReadError),
    /// The data of the Plan did not come.
    NoData(FetchError),
}

impl Session {
    /// Goes back to a restore point. A restore point of now is made first.
    pub async fn restore_point(&self, id: u64) -> Result<(), ReplaceError> {
        let state = self.state_of_point(id).await?;
        self.replace_with_point(state).await
    }

    /// Writes the values of a restore point again, as changes that hold for everybody: one step of undo. A restore point of now
    /// is made first. Whether anything was otherwise.
    pub async fn write_point_again(&self, id: u64) -> Result<bool, ReplaceError> {
        let state = self.state_of_point(id).await?;
        let working = self.work();
        working.on(Work::KeepingACopy).await;
        self.own_turn().await.map_err(ReplaceError::Refused)?;
        let now = self.inner().store().now();
        self.add_point(PointReason::Mass, &now).await.map_err(ReplaceError::Storage)?;
        match self.inner().store().dispatch(Command::WriteAgain(state)) {
            Err(CommandError::Refused(refusal)) => Err(ReplaceError::Refused(refusal)),
            // Everything is as it was then already.
            Err(_) => Ok(false),
            Ok(_) => Ok(true),
        }
    }

    async fn state_of_point(&self, id: u64) -> Result<Workspace, ReplaceError> {
        let text =
            self.point_text(id).await.map_err(ReplaceError::Storage)?.ok_or(ReplaceError::PointGone)?;
        Ok(read(&text, Trust::OwnStorage).map_err(ReplaceError::Unreadable)?.workspace)
    }

    /// Starts again. A restore point of now is made first.
    pub async fn start_again(&self, from: StartFrom) -> Result<(), ReplaceError> {
        let state = match from {
            StartFrom::Plan => plan().await.map_err(ReplaceError::NoData)?,
            StartFrom::Empty => self.empty(),
        };
        self.replace_with_point(state).await
    }

    /// A notebook and the browsers that have a name.
    fn empty(&self) -> Workspace {
        let now = self.inner().store().now();
        let mut empty = Workspace::new();
        let kept = now
            .table(crate::domain::Kind::Notebook)
            .values()
            .chain(now.table(crate::domain::Kind::Device).values());
        kept.for_each(|entry| empty.put(entry.clone()));
        debug_assert!(empty.live::<Notebook>().count() <= 1 || now.live::<Notebook>().count() > 1);
        empty
    }

    async fn replace_with_point(&self, state: Workspace) -> Result<(), ReplaceError> {
        let working = self.work();
        working.on(Work::KeepingACopy).await;
        self.own_turn().await.map_err(ReplaceError::Refused)?;
        let now = self.inner().store().now();
        self.add_point(PointReason::Replace, &now).await.map_err(ReplaceError::Storage)?;
        working.on(Work::GoingBack).await;
        self.replace(state).await
    }

    /// Puts a state in the place of the one in memory and on disk. Meanwhile nobody changes anything.
    pub(super) async fn replace(&self, state: Workspace) -> Result<(), ReplaceError> {
        let inner = self.inner();
        self.own_turn().await.map_err(ReplaceError::Refused)?;
        inner.replacing.set(true);
        let outcome = self.put_in_place(&inner, state).await;
        inner.replacing.set(false);
        outcome
    }

    async fn put_in_place(&self, inner: &Rc<Inner>, mut state: Workspace) -> Result<(), ReplaceError> {
        self.flush(inner).await;
        for (id, day) in inner.store().now().erased() {
            state.erase(id, *day);
        }
        if let Some(database) = &inner.database {
            let former = inner.guard.borrow().clone();
            let former = former.ok_or(ReplaceError::Refused(Refusal::AnotherTabWrites))?;
            let text = inner.whole(&state);
            let next = database
                .begin_generation(&former, &inner.page, &text, Former::Goes)
                .await
                .map_err(ReplaceError::Storage)?;
            inner.opened_generation.set(Some(next.generation));
            inner.guard.replace(Some(next.clone()));
            // What still waited belongs to the former state; a restore point holds it, as it holds the journal.
            for pending in inner.queue.borrow_mut().drain(..) {
                if let Err(error) = emergency::remove(former.generation, &pending.name) {
                    leptos::logging::warn!("emergency entry left behind: {error}");
                }
            }
        }
        still::forget();
        inner.redraw();
        inner.since_checkpoint.set(0);
        inner.store().replace(state);
        self.settle_import();
        self.forget_import();
        tell(inner, &Message::Replaced);
        Ok(())
    }
}

/// What a person asked for on the rescue page. The page writes it; the app does it, once.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RescueWish {
    /// Go back to this restore point.
    Restore(u64),
    /// Start again from the data of the Plan.
    Fresh(serde::de::IgnoredAny),
}

impl RescueWish {
    /// The wish that waits, if any.
    pub(super) fn pending() -> Option<RescueWish> {
        preferences::get("rescue").unwrap_or_default()
    }

    fn done() {
        if let Err(error) = preferences::remove("rescue") {
            leptos::logging::warn!("the wish of the rescue page stays: {error}");
        }
    }

    /// Does it in a notebook that could be opened after all.
    pub(super) async fn fulfil(self, session: Session) {
        RescueWish::done();
        // The turn to write comes a moment after opening.
        for _ in 0..80 {
            if session.inner().stamp().is_ok() {
                break;
            }
            page::pause(50).await;
        }
        let outcome = match self {
            RescueWish::Restore(id) => session.restore_point(id).await,
            RescueWish::Fresh(_) => session.start_again(StartFrom::Plan).await,
        };
        if let Err(error) = outcome {
            leptos::logging::error!("the wish of the rescue page was not done: {error:?}");
        }
    }

    /// Does it where nothing stored can be read: a new generation takes the place of the old, whose raw
    /// text the person could download before.
    pub(super) async fn fulfil_unreadable(self, database: Result<Database, StorageError>) -> Opening {
        RescueWish::done();
        let database = match database {
            Ok(database) => database,
            Err(error) => return Opening::Wait(error),
        };
        match self.state(&database).await {
            Ok(state) => match put(&database, &state).await {
                Ok(()) => {
                    database.close();
                    Box::pin(open()).await
                }
                Err(error) => Opening::Wait(error),
            },
            Err(message) => {
                crate::browser::site::open_rescue("archivio", &message);
                Opening::Rescue
            }
        }
    }

    async fn state(self, database: &Database) -> Result<Workspace, String> {
        match self {
            RescueWish::Fresh(_) => plan().await.map_err(|error| format!("{error:?}")),
            RescueWish::Restore(id) => {
                let text = database.point_text(id).await.map_err(|error| error.to_string())?;
                let text = text.ok_or_else(|| "the restore point is gone".to_owned())?;
                let reading = read(&text, Trust::OwnStorage).map_err(|error| format!("{error:?}"))?;
                Ok(reading.workspace)
            }
        }
    }
}

async fn put(database: &Database, state: &Workspace) -> Result<(), StorageError> {
    use crate::exchange::{Edition, Layout, Provenience, Scope, write};
    let at =
        chrono::DateTime::from_timestamp(crate::browser::clock::now() as i64 / 1000, 0).unwrap_or_default();
    let by = Provenience { at, by: "rescue".to_owned() };
    let text = write(state, Edition::Backup, &Scope::ALL, &by, Layout::Compact);
    let guard = database.claim("rescue", FORMAT).await?;
    database.begin_generation(&guard, "rescue", &text, Former::Stays).await.map(drop)
}
