//! Restore points and the state of the storage: what this browser keeps, in words for people.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{PointInfo, StorageError, device};
use crate::workspace::Workspace;

use super::Session;

/// How many restore points are kept, the oldest dropped first.
const KEPT: usize = 30;

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
    pub fn of_code(code: &str) -> Option<PointReason> {
        PointReason::ALL.into_iter().find(|reason| reason.code() == code)
    }
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
    pub async fn points(&self) -> Result<Vec<PointInfo>, StorageError> {
        let inner = self.inner();
        let Some(database) = &inner.database else { return Ok(Vec::new()) };
        let mut points = database.points().await?;
        points.reverse();
        Ok(points)
    }

    /// Makes a restore point of a state and returns its number; 0 when nothing is stored at all.
    pub async fn add_point(&self, reason: PointReason, state: &Workspace) -> Result<u64, StorageError> {
        let inner = self.inner();
        let Some(database) = &inner.database else { return Ok(0) };
        let guard = inner.guard.borrow().clone().ok_or(StorageError::Outrun { found: None })?;
        let (at, text) = (crate::browser::clock::now(), inner.whole(state));
        database.add_point(&guard, at, reason.code(), &text, KEPT).await.id
    }

    pub(super) async fn point_text(&self, id: u64) -> Result<Option<String>, StorageError> {
        match &self.inner().database {
            Some(database) => database.point_text(id).await,
            None => Ok(None),
        }
    }

    /// One restore point a day used, made when the day's first change is on its way; the browser is
    /// also asked then to keep what it has.
    pub(super) fn first_change_of_the_day(&self) {
        let (session, inner) = (*self, self.inner());
        let today = self.today.get_untracked();
        if inner.first_point_of_day.get() == Some(today) {
            return;
        }
        inner.first_point_of_day.set(Some(today));
        let state = inner.store().now();
        spawn_local(async move {
            device::persist().await;
            let start = today.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() as u64;
            let Ok(points) = session.points().await else { return };
            let made_today =
                points.iter().any(|point| point.at >= start && point.label == PointReason::Day.code());
            if !made_today && let Err(error) = session.add_point(PointReason::Day, &state).await {
                // Saving comes first: without room there is no restore point, and the next day tries again.
                leptos::logging::warn!("no restore point: {error}");
            }
        });
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
