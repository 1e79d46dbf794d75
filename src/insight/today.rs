//! What to do now: at most five things, the most urgent first, each with its reason.

mod guide;
mod meetings;
mod territories;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::domain::{Coverage, Kind, MappingSheet, Need, NeedStatus, SheetStatus, SteeringGroup, TimeOfDay};
use crate::insight::groups::list::waits;
use crate::insight::mention::Mention;
use crate::insight::passing::joined::waiting;
use crate::insight::reading::Reading;
use crate::workspace::findings::is_stale;
use crate::workspace::{BinState, Entry, Workspace};

/// How many things are shown at once.
pub const MOST: usize = 5;
/// After how many days without a file it is time for one.
pub const DAYS_WITHOUT_FILE: i64 = 7;
/// From how many days before it a meeting is soon.
pub const DAYS_BEFORE_MEETING: i64 = 7;
/// After how many days without a meeting it is time to call one.
pub const DAYS_WITHOUT_MEETING: u64 = 60;

/// What only this device knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeviceFacts {
    /// When the last file was exported here.
    pub last_export: Option<DateTime<Utc>>,
}

/// Something to do, with its reason. The order of the variants is the order of urgency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Two people wrote different things: decide.
    SettleConflicts {
        /// In how many records.
        records: usize,
        /// One of them.
        first: Mention,
    },
    /// Somebody put it in the bin, somebody else changed it: decide.
    DecideBin {
        /// How many records.
        records: usize,
        /// One of them.
        first: Mention,
    },
    /// Of things that were made one, the other says more, or somebody says that they are two.
    LookAtJoined {
        /// How many.
        pairs: usize,
        /// One of them.
        first: Mention,
    },
    /// A meeting is soon.
    PrepareMeeting {
        /// Which.
        meeting: Mention,
        /// Its day.
        on: NaiveDate,
        /// Its hour.
        starts_at: Option<TimeOfDay>,
        /// In how many days.
        days: i64,
        /// Open tasks of its group.
        open_tasks: usize,
        /// Whether it is being held.
        running: bool,
    },
    /// The day of meetings has gone by and nobody has said how they went.
    TellMeeting {
        /// How many.
        meetings: usize,
        /// The oldest.
        oldest: Mention,
        /// Its day.
        on: NaiveDate,
    },
    /// Tasks are past their day.
    OverdueTasks {
        /// How many.
        tasks: usize,
        /// The oldest.
        oldest: Mention,
        /// Its day.
        due_on: NaiveDate,
    },
    /// Comuni were of a territory that is over, and nobody has said where they went.
    HouseComuni {
        /// Which, by name.
        comuni: Vec<Mention>,
        /// Their territory.
        was: Mention,
        /// Who took its place, if somebody said so.
        successor: Option<Mention>,
    },
    /// What was written here is in no file.
    ExportFile {
        /// The day of the last file; `None` if there was none.
        last: Option<NaiveDate>,
        /// How many records have changed since.
        changed: usize,
    },
    /// Services of the guide were checked long ago.
    CheckAgain {
        /// How many.
        services: usize,
        /// The one checked longest ago.
        oldest: Mention,
        /// When that was.
        since: NaiveDate,
    },
    /// Mapping sheets are to be looked at again.
    ReviewSheets {
        /// How many.
        sheets: usize,
        /// The one longest due.
        oldest: Mention,
        /// Since when.
        since: NaiveDate,
    },
    /// A need has no answer.
    AnswerNeed {
        /// The need heard most often.
        need: Mention,
        /// How often.
        times_heard: u32,
        /// How many needs have no answer, this one included.
        needs: usize,
    },
    /// Territories have a group that is set up and no meeting for a while.
    CallMeeting {
        /// Which, the one longest without first; those where nobody has ever met before all.
        territories: Vec<Mention>,
        /// When the first of them last met, or when its group was set up; `None` if nobody knows.
        since: Option<NaiveDate>,
        /// The group of the first.
        group: Mention,
    },
    /// Services of the guide were never checked.
    CheckFirst {
        /// How many.
        services: usize,
        /// The first by heading.
        first: Mention,
    },
    /// Cards lack what families need.
    CompleteCards {
        /// How many.
        services: usize,
        /// The one that lacks most.
        most: Mention,
        /// What that one lacks, by field.
        missing: Vec<&'static str>,
    },
    /// Guiding groups wait to be set up.
    SetUpGroups {
        /// Which.
        groups: Vec<Mention>,
    },
    /// Nobody has said where a boundary runs.
    DrawBoundary {
        /// The comuni that several territories share.
        comuni: Vec<Mention>,
        /// The territories, by number.
        territories: Vec<Mention>,
    },
    /// Territories have no profile.
    BeginProfiles {
        /// Which, by number.
        territories: Vec<Mention>,
    },
    /// A meeting has a day, not a near one.
    NextMeeting {
        /// Which.
        meeting: Mention,
        /// Its day.
        on: NaiveDate,
    },
}

/// What to do on a day, the most urgent first, at most [`MOST`].
pub fn what_now(workspace: &Workspace, today: NaiveDate, device: &DeviceFacts) -> Vec<Todo> {
    let mut todos = everything(workspace, today, device);
    todos.truncate(MOST);
    todos
}

/// Everything there is to do on a day, the most urgent first.
pub fn everything(workspace: &Workspace, today: NaiveDate, device: &DeviceFacts) -> Vec<Todo> {
    let reading = Reading::of(workspace);
    let (soon, later) = meetings::next(&reading, today);
    let todos = [
        conflicts(workspace),
        contested(workspace),
        joined(workspace),
        soon,
        meetings::untold(&reading, today),
        meetings::overdue(&reading, today),
        territories::homeless(&reading, today),
        file_due(workspace, today, device),
        guide::check_again(&reading, today),
        sheets(&reading, today),
        needs(&reading),
        meetings::silent(&reading, today),
        guide::check_first(&reading),
        guide::cards(&reading),
        groups(&reading, today),
        territories::boundary(&reading, today),
        territories::profiles(&reading, today),
        later,
    ];
    todos.into_iter().flatten().collect()
}

fn conflicts(workspace: &Workspace) -> Option<Todo> {
    let in_conflict = |entry: &&Entry| {
        // A contested bin is asked as a question of its own.
        entry.undecided_fields().iter().any(|field| *field != "binned")
    };
    let mut found = workspace.entries().filter(in_conflict);
    let first = Mention::of_entry(workspace, found.next()?);
    Some(Todo::SettleConflicts { records: 1 + found.count(), first })
}

fn contested(workspace: &Workspace) -> Option<Todo> {
    let mut found = workspace.entries().filter(|entry| entry.bin_state() == BinState::Contested);
    let first = Mention::of_entry(workspace, found.next()?);
    Some(Todo::DecideBin { records: 1 + found.count(), first })
}

fn joined(workspace: &Workspace) -> Option<Todo> {
    let pairs = waiting(workspace);
    let first = Mention::of_entry(workspace, workspace.entry(&pairs.first()?.shown)?);
    Some(Todo::LookAtJoined { pairs: pairs.len(), first })
}

/// How many there are, and the first in order.
fn count_and_first<T: Ord>(items: impl Iterator<Item = T>) -> Option<(usize, T)> {
    let all: Vec<T> = items.collect();
    let count = all.len();
    all.into_iter().min().map(|first| (count, first))
}

/// The reminder that what was changed here is in no file yet, once enough days have gone by.
pub fn file_due(workspace: &Workspace, today: NaiveDate, device: &DeviceFacts) -> Option<Todo> {
    // A day to come was told by a clock that was ahead: of that file nothing is known. Somewhere it is tomorrow already.
    let last_export = device.last_export.filter(|at| at.date_naive() <= today + Days::new(1));
    let written = workspace
        .entries()
        .filter(|entry| entry.record.kind() != Kind::Device)
        .filter_map(|entry| entry.revision.last_written())
        .filter(|at| last_export.is_none_or(|last| *at > last));
    let (changed, first) = count_and_first(written)?;
    let last = last_export.map(|last| last.date_naive());
    let waiting = (today - last.unwrap_or_else(|| first.date_naive())).num_days();
    (waiting >= DAYS_WITHOUT_FILE).then_some(Todo::ExportFile { last, changed })
}

fn sheets(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let due = reading.live::<MappingSheet>().filter_map(|sheet| {
        let since = due_since(sheet, today)?;
        Some((since, Mention::of(sheet.as_ref())))
    });
    let (sheets, (since, oldest)) = count_and_first(due)?;
    Some(Todo::ReviewSheets { sheets, oldest, since })
}

/// Since when a sheet is to be looked at again: its own day, or 180 days after its check.
pub fn due_since(sheet: &MappingSheet, today: NaiveDate) -> Option<NaiveDate> {
    if sheet.status == SheetStatus::Archived {
        return None;
    }
    let checked = sheet.assurance.as_ref().map(|assurance| assurance.on);
    let stale = checked.filter(|on| is_stale(*on, today));
    let due = sheet.review_on.filter(|due| *due <= today && checked.is_none_or(|on| on < *due));
    stale.and_then(|on| on.checked_add_days(Days::new(180))).into_iter().chain(due).min()
}

fn needs(reading: &Reading) -> Option<Todo> {
    let open = |need: &Need| {
        need.coverage == Coverage::Unmet && !matches!(need.status, NeedStatus::Answered | NeedStatus::Checked)
    };
    let unmet = reading
        .live::<Need>()
        .filter(|need| open(need))
        .map(|need| (std::cmp::Reverse(need.times_heard), Mention::of(need.as_ref())));
    let (needs, (times_heard, need)) = count_and_first(unmet)?;
    Some(Todo::AnswerNeed { need, times_heard: times_heard.0, needs })
}

fn groups(reading: &Reading, today: NaiveDate) -> Option<Todo> {
    let waiting = reading.live::<SteeringGroup>().filter(|group| waits(reading, group, today));
    let mut groups: Vec<Mention> = waiting.map(|group| Mention::of(group.as_ref())).collect();
    groups.sort();
    (!groups.is_empty()).then_some(Todo::SetUpGroups { groups })
}

impl Todo {
    /// The kind of record whose page helps with it, where one does.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Todo::SettleConflicts { .. }
            | Todo::DecideBin { .. }
            | Todo::LookAtJoined { .. }
            | Todo::ExportFile { .. } => None,
            Todo::PrepareMeeting { .. }
            | Todo::TellMeeting { .. }
            | Todo::NextMeeting { .. }
            | Todo::CallMeeting { .. } => Some(Kind::Meeting),
            Todo::OverdueTasks { .. } => Some(Kind::Task),
            Todo::CheckAgain { .. } | Todo::CheckFirst { .. } | Todo::CompleteCards { .. } => {
                Some(Kind::Service)
            }
            Todo::ReviewSheets { .. } => Some(Kind::MappingSheet),
            Todo::AnswerNeed { .. } => Some(Kind::Need),
            Todo::SetUpGroups { .. } => Some(Kind::SteeringGroup),
            Todo::HouseComuni { .. } | Todo::DrawBoundary { .. } | Todo::BeginProfiles { .. } => {
                Some(Kind::MicroTerritory)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnyRecord, GroupStatus, MicroTerritory, Service};
    use crate::insight::builders::*;
    use crate::workspace::{Edit, Stamp};

    const TODAY: &str = "2026-11-23";

    fn now(workspace: &Workspace) -> Vec<Todo> {
        what_now(workspace, day(TODAY), &DeviceFacts::default())
    }

    fn stamp(replica: &str, at: &str) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: at.parse().unwrap() }
    }

    fn renamed(workspace: &mut Workspace, words: &str, stamp: &Stamp) {
        let seen = workspace.seen(&"need-1".parse().unwrap());
        let before = AnyRecord::Need(workspace.get::<Need>(&id("need-1")).unwrap().clone());
        let after = AnyRecord::Need(std::sync::Arc::new(need("1", words, 1)));
        workspace.edit(&Edit { before, after, seen }, stamp).unwrap();
    }

    #[test]
    fn nothing_to_do_is_nothing() {
        assert!(now(&Workspace::new()).is_empty());
    }

    #[test]
    fn at_most_five_and_decisions_first() {
        let mut unclear = territory(4, "Parazzi", Vec::new());
        unclear.boundary_note = Some(text("non si sa"));
        let base = Filling::default()
            .with(service("x", "X"))
            .with(group("g", GroupStatus::ToBeSetUp, &[]))
            .with(unclear)
            .with(need("1", "Un bus", 1))
            .0;
        let reasons = now(&base);
        assert_eq!(reasons.len(), 5);
        assert!(matches!(reasons[0], Todo::AnswerNeed { .. }));
        assert!(matches!(reasons[4], Todo::DrawBoundary { .. }), "profiles wait");
        let (mut a, mut b) = (base.clone(), base);
        renamed(&mut a, "Un treno", &stamp("a.a", "2026-11-22T10:00:00Z"));
        renamed(&mut b, "Un taxi", &stamp("b.b", "2026-11-22T11:00:00Z"));
        let reasons = now(&a.merged(&b));
        assert!(matches!(reasons[0], Todo::SettleConflicts { records: 1, .. }));
        assert_eq!(reasons.len(), 5);
    }

    #[test]
    fn a_file_is_due_a_week_after_the_last_if_something_changed_since() {
        let mut workspace = Filling::default().with(need("1", "Un bus", 1)).0;
        let with = |workspace: &Workspace, last: &str| {
            let device = DeviceFacts { last_export: last.parse().ok() };
            everything(workspace, day(TODAY), &device)
                .into_iter()
                .find(|todo| matches!(todo, Todo::ExportFile { .. }))
        };
        assert_eq!(with(&workspace, ""), None, "the default data need no file");
        renamed(&mut workspace, "Un treno", &stamp("a.a", "2026-11-16T10:00:00Z"));
        assert_eq!(with(&workspace, ""), Some(Todo::ExportFile { last: None, changed: 1 }));
        let last = Some(day("2026-11-10"));
        assert_eq!(with(&workspace, "2026-11-10T10:00:00Z"), Some(Todo::ExportFile { last, changed: 1 }));
        assert_eq!(with(&workspace, "2026-11-16T10:00:00Z"), None, "it is in the file");
        renamed(&mut workspace, "Un taxi", &stamp("a.a", "2026-11-22T10:00:00Z"));
        assert_eq!(with(&workspace, "2026-11-17T10:00:00Z"), None, "not a week yet");
        let ahead = with(&workspace, "2099-05-01T10:00:00Z");
        assert_eq!(ahead, with(&workspace, ""), "of a file of days to come nothing is known");
    }

    #[test]
    fn services_long_unchecked_come_before_those_never_checked() {
        let at = |slug: &str, on: &str| Service { assurance: checked(on), ..service(slug, slug) };
        let workspace = Filling::default()
            .with(at("vecchio", "2025-01-01"))
            .with(at("vecchissimo", "2024-01-01"))
            .with(at("nuovo", "2026-11-01"))
            .with(service("mai", "Mai"))
            .0;
        let todos = now(&workspace);
        let Todo::CheckAgain { services, oldest, since } = &todos[0] else { panic!("{todos:?}") };
        assert_eq!((*services, oldest.title.as_str(), *since), (2, "vecchissimo", day("2024-01-01")));
        assert!(matches!(&todos[1], Todo::CheckFirst { services: 1, .. }));
        let Todo::CompleteCards { services, missing, .. } = &todos[2] else { panic!("{todos:?}") };
        assert_eq!((*services, missing.len()), (4, 7));
    }

    #[test]
    fn a_meeting_soon_knows_the_open_tasks_of_its_group() {
        let workspace = Filling::default()
            .with(group("g", GroupStatus::Active, &[]))
            .with(meeting("passato", "2026-11-01", None))
            .with(meeting("presto", "2026-11-25", Some("steering-group-g")))
            .with(meeting("poi", "2026-12-25", None))
            .with(task("uno", Some("2026-11-20"), Some("steering-group-g")))
            .with(task("due", None, None))
            .0;
        let todos = now(&workspace);
        let Todo::PrepareMeeting { meeting, days, open_tasks, .. } = &todos[0] else { panic!("{todos:?}") };
        assert_eq!((meeting.title.as_str(), *days, *open_tasks), ("presto", 2, 1));
        assert!(matches!(&todos[1], Todo::TellMeeting { meetings: 1, .. }), "the one that was");
        assert!(matches!(&todos[2], Todo::OverdueTasks { tasks: 1, .. }));
    }

    #[test]
    fn a_territory_with_a_profile_needs_none() {
        let filling = Filling::default()
            .with(territory(1, "Uno", vec![whole("comune-a")]))
            .with(MicroTerritory { id: id("micro-territory-due"), ..territory(2, "Due", Vec::new()) })
            .with(comune("a", "A", crate::domain::Area::Viadanese))
            .with(profile("micro-territory-1", 1, crate::domain::ProfileStatus::Draft));
        let todos = now(&filling.0);
        let Some(Todo::BeginProfiles { territories }) = todos.last() else { panic!("{todos:?}") };
        assert_eq!(territories[0].title, "Due");
    }
}
