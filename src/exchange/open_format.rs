//! The formats of other programs that we write, by name. What each looks like is in the file of each.

use chrono::{DateTime, Utc};

use crate::domain::Kind;
use crate::workspace::Workspace;

use super::calendar::{count_calendar, write_calendar};
use super::csv_out::{count_listed, write_csv};
use super::hsds::{count_hsds, write_hsds};
use super::map_points::{count_map, write_map};
use super::outward::{Counts, OutwardText, Wording};
use super::public::PublicDirectory;

/// A format that another program reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFormat {
    /// A list of a kind, for spreadsheets: CSV.
    List(Kind),
    /// Meetings and tasks, for calendars: ICS.
    Calendar,
    /// Public places, for maps: GeoJSON.
    Map,
    /// The public directory, for other directories: HSDS.
    Directory,
}

impl OpenFormat {
    /// What a file of a workspace would hold.
    pub fn counts(self, workspace: &Workspace) -> Counts {
        // What is public does not depend on when it is asked.
        let directory = || PublicDirectory::of(workspace, DateTime::default());
        match self {
            OpenFormat::List(kind) => Counts { inside: count_listed(workspace, kind), left_out: 0 },
            OpenFormat::Calendar => count_calendar(workspace),
            OpenFormat::Map => count_map(&directory()),
            OpenFormat::Directory => count_hsds(&directory()),
        }
    }

    /// The text of a file; `None` of a kind that has no list.
    pub fn write(self, workspace: &Workspace, at: DateTime<Utc>, words: &dyn Wording) -> Option<OutwardText> {
        match self {
            OpenFormat::List(kind) => write_csv(workspace, kind, words),
            OpenFormat::Calendar => Some(write_calendar(workspace, at, words)),
            OpenFormat::Map => Some(write_map(&PublicDirectory::of(workspace, at))),
            OpenFormat::Directory => Some(write_hsds(&PublicDirectory::of(workspace, at), words)),
        }
    }

    /// How the name of a file ends.
    pub fn extension(self) -> &'static str {
        match self {
            OpenFormat::List(_) => "csv",
            OpenFormat::Calendar => "ics",
            OpenFormat::Map => "geojson",
            OpenFormat::Directory => "json",
        }
    }

    /// What browsers call it.
    pub fn media_type(self) -> &'static str {
        match self {
            OpenFormat::List(_) => "text/csv;charset=utf-8",
            OpenFormat::Calendar => "text/calendar;charset=utf-8",
            OpenFormat::Map => "application/geo+json",
            OpenFormat::Directory => "application/json",
        }
    }
}
