//! Restore points and the state of the storage: what this browser keeps, in words for people.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{PointInfo, StorageError, clock, device, preferences};
use crate::workspace::Workspace;

use super::Session;

/// How many restore points are kept, the oldest dropped first.
const KEPT: usize = 30;

/// How many of those that went are remembered.
const DROPPED_KEPT: usize = 10;

/// Under which name they are remembered.
const DROPPED: &str = "dropped_points";

/// Why a restore point was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointReason {
    /// The first change of a day.
    Day,
    /// Before an import.
    Import,
    /// Before the state was replaced.
    Replace,
    /// Before a change of many records.
    Mass,
}

impl PointReason {
    const ALL: [PointReason; 4] =
        [PointReason::Day, PointReason::Import, PointReason::Replace, PointReason::Mass];

    fn code(self) -> &'static str {
        match self {
            PointReason::Day => "day",
            PointReason::Import => "import",
            PointReason::Replace => "replace",
            PointReason::Mass => "mass",
        }
    }

    /// The reason that a stored point names.
    fn of_code(code: &str) -> Option<PointReason> {
        PointReason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// A restore point, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestorePoint {
    /// Its number.
    pub id: u64,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why; `None` for a reason that this version does not know.
    pub why: Option<PointReason>,
    /// Its size in bytes.
    pub size: u64,
}

/// A restore point that had to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedPoint {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Why it was made.
    pub why: Option<PointReason>,
}

fn moment(milliseconds: u64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(milliseconds as i64).unwrap_or_default()
}

impl From<PointInfo> for RestorePoint {
    fn from(info: PointInfo) -> Self {
        let why = PointReason::of_code(&info.label);
        RestorePoint { id: info.id, at: moment(info.at), why, size: info.size }
    }
}

/// Those that went in former visits, the latest first.
pub(super) fn dropped_before() -> Vec<DroppedPoint> {
    let kept: Option<Vec<(u64, String)>> = preferences::get(DROPPED).unwrap_or_default();
    let point =
        |(at, label): (u64, String)| DroppedPoint { at: moment(at), why: PointReason::of_code(&label) };
    kept.unwrap_or_default().into_iter().map(point).collect()
}

/// What this browser keeps, and how firmly.
#[derive(Clone, Debug, PartialEq)]
pub struct StorageStatus {
    /// Whether the browser promised not to clear it by itself.
    pub persisted: bool,
    /// Bytes in use and bytes allowed, if the browser says.
    pub bytes: Option<(u64, u64)>,
    /// Whether anything is stored at all, or everything is only in memory.
    pub stored: bool,
    /// Whether the page was loaded safely (https or this computer).
    pub secure: bool,
}

impl Session {
    /// The restore points, newest first.
    pub async fn points(&self) -> Result<Vec<RestorePoint>, StorageError> {
        let inner = self.inner();
        let Some(database) = &inner.database else { return Ok(Vec::new()) };
        let points = database.points().await?;
        Ok(points.into_iter().rev().map(RestorePoint::from).collect())
    }

    /// The restore points that had to go, the latest first.
    pub fn dropped_points(&self) -> Signal<Vec<DroppedPoint>> {
        self.dropped_points.into()
    }

    /// Remembers restore points that had to go, so that it can be said.
    pub(super) fn note_dropped(&self, gone: &[PointInfo]) {
        if gone.is_empty() {
            return;
        }
        self.dropped_points.update(|dropped| {
            for info in gone {
                let why = PointReason::of_code(&info.label);
                dropped.insert(0, DroppedPoint { at: moment(info.at), why });
            }
            dropped.truncate(DROPPED_KEPT);
        });
        let kept: Vec<(i64, &str)> = self.dropped_points.with_untracked(|dropped| {
            let row =
                |point: &DroppedPoint| (point.at.timestamp_millis(), point.why.map_or("", PointReason::code));
            dropped.iter().map(row).collect()
        });
        if let Err(error) = preferences::set(DROPPED, &kept) {
            leptos::logging::warn!("which restore points went is not kept: {error}");
        }
    }

    /// Makes a restore point of a state and returns its number; 0 when nothing is stored at all.
    pub async fn add_point(&self, reason: PointReason, state: &Workspace) -> Result<u64, StorageError> {
        let inner = self.inner();
        let Some(database) = &inner.database else { return Ok(0) };
        let guard = inner.guard.borrow().clone().ok_or(StorageError::Outrun { found: None })?;
        let (at, text) = (crate::browser::clock::now(), inner.whole(state));
        let added = database.add_point(&guard, at, reason.code(), &text, KEPT).await;
        self.note_dropped(&added.dropped);
        added.id
    }

    /// Makes a restore point of a state and puts the change that comes after it in the journal, both or neither, before
    /// anybody sees it. The number of the point, 0 when nothing is stored at all, and that of the entry.
    pub(super) async fn write_after_point(
        &self,
        reason: PointReason,
        state: &Workspace,
        change: &Workspace,
    ) -> Result<(u64, Option<u64>), StorageError> {
        let inner = self.inner();
        let Some(database) = &inner.database else { return Ok((0, None)) };
        let guard = inner.guard.borrow().clone().ok_or(StorageError::Outrun { found: None })?;
        let (at, text, change) = (crate::browser::clock::now(), inner.whole(state), inner.whole(change));
        let added = database.add_point_and(Some(&change), &guard, at, reason.code(), &text, KEPT).await;
        self.note_dropped(&added.dropped);
        let point = added.id?;
        inner.since_checkpoint.set(inner.since_checkpoint.get() + 1);
        // The other tabs hear of it once this one has shown it: a file may bring megabytes.
        spawn_local(async move {
            super::page::drawn().await;
            // If it was taken back meanwhile, they have been told to read everything again.
            if inner.guard.borrow().as_ref() == Some(&guard) {
                super::turns::tell(&inner, &super::turns::Message::Entry(change));
            }
        });
        Ok((point, added.entry))
    }

    pub(super) async fn point_text(&self, id: u64) -> Result<Option<String>, StorageError> {
        match &self.inner().database {
            Some(database) => database.point_text(id).await,
            None => Ok(None),
        }
    }

    /// One restore point a day used, of the state before the day's first change, made when that is on its way; the
    /// browser is also asked then to keep what it has.
    pub(super) fn first_change_of_the_day(&self, mut before: Workspace) {
        let (session, inner) = (*self, self.inner());
        let today = self.today.get_untracked();
        if inner.first_point_of_day.get() == Some(today) {
            return;
        }
        inner.first_point_of_day.set(Some(today));
        spawn_local(async move {
            device::persist().await;
            let Ok(points) = session.points().await else { return };
            // A clock that was ahead for a while has left copies of days to come.
            let made_today = points
                .iter()
                .any(|point| point.why == Some(PointReason::Day) && local_day(point.at) == today);
            // Nothing that was erased meanwhile, perhaps by that very change, comes back by it.
            for (id, day) in inner.store().now().erased() {
                before.erase(id, *day);
            }
            if !made_today && let Err(error) = session.add_point(PointReason::Day, &before).await {
                // Saving comes first: without room there is no restore point, and the next day tries again.
                leptos::logging::warn!("no restore point: {error}");
            }
        });
    }

    /// Asks the browser not to clear by itself what is kept here; `true` when it promises.
    pub async fn ask_to_keep(&self) -> bool {
        device::persist().await
    }

    /// What this browser keeps.
    pub async fn storage_status(&self) -> StorageStatus {
        let bytes = device::estimate().await.map(|estimate| (estimate.usage, estimate.quota));
        StorageStatus {
            persisted: device::persisted().await,
            bytes,
            stored: self.inner().database.is_some(),
            secure: device::secure(),
        }
    }
}

/// The day of an instant on the clock of the wall: after midnight it is not yet another one in Greenwich.
fn local_day(at: DateTime<Utc>) -> NaiveDate {
    let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
    (at + TimeDelta::minutes(clock::minutes_ahead_of_utc(millis).into())).date_naive()
}
