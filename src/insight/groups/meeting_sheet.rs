//! One meeting with everything that came out of it: every record that points to it is one step away.

use chrono::NaiveDate;

use crate::domain::{
    AgendaItem, AnyRecord, Id, Kind, Meeting, MeetingFormat, MeetingKind, MeetingStatus, NonEmptyText,
    RecordId, TaskStatus,
};
use crate::insight::guide::giving::services_of;
use crate::insight::mention::Mention;
use crate::insight::observatory::voice_rows::was_taken_back;
use crate::insight::reading::Reading;
use crate::workspace::{Entry, Workspace};

use super::meetings::{Oddity, Step, day_that_holds, following, is_cancelled, next_step, oddities, reach};
use super::tasks::{TaskRow, open_of_group, row};

/// A need that was heard in a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedHeard {
    /// Which.
    pub need: Mention,
    /// How often it was heard, everywhere.
    pub times_heard: u32,
}

/// A meeting and what is around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingSheet {
    /// The meeting.
    pub meeting: Meeting,
    /// Its group.
    pub group: Option<Mention>,
    /// The territories it concerns, with their numbers.
    pub territories: Vec<(u32, Mention)>,
    /// What to do next.
    pub step: Step,
    /// What may be a slip.
    pub oddities: Vec<Oddity>,
    /// What it decided.
    pub decisions: Vec<Mention>,
    /// The tasks it left.
    pub tasks: Vec<TaskRow>,
    /// The needs that were heard.
    pub needs: Vec<NeedHeard>,
    /// The voices that were heard.
    pub voices: Vec<Mention>,
    /// Voices that were heard and taken back since: never on paper.
    pub withdrawn: Vec<Mention>,
    /// The resources that were mapped.
    pub sheets: Vec<Mention>,
    /// The services that came of them.
    pub services: Vec<Mention>,
    /// Everything else that points to it: conversations, priorities, notes.
    pub elsewhere: Vec<Mention>,
    /// Tasks of its group that were open before it.
    pub left_open: Vec<TaskRow>,
    /// The meeting of its group that comes after, and its day unless it is to be found.
    pub following: Option<(Mention, Option<NaiveDate>)>,
    /// The day of the next time: of the meeting that follows, else the one that was said, as long as it holds.
    pub next_on: Option<NaiveDate>,
}

/// A meeting as of a day; nothing if nobody works with it any more.
pub fn meeting_sheet(workspace: &Workspace, id: &Id<Meeting>, today: NaiveDate) -> Option<MeetingSheet> {
    let reading = Reading::of(workspace);
    let meeting = reading.get(id)?.as_ref();
    let next = following(&reading, meeting);
    let mut territories: Vec<(u32, Mention)> = reach(&reading, meeting)
        .iter()
        .filter_map(|id| reading.get(id))
        .map(|it| (it.number, Mention::of(it.as_ref())))
        .collect();
    territories.sort();
    let step = match next_step(meeting, today) {
        Step::FixNext if next.is_some() => Step::Nothing,
        step => step,
    };
    let mut sheet = MeetingSheet {
        meeting: meeting.clone(),
        group: meeting.group.as_ref().and_then(|id| reading.mention(id)),
        territories,
        step,
        oddities: oddities(&reading, meeting, today),
        decisions: Vec::new(),
        tasks: Vec::new(),
        needs: Vec::new(),
        voices: Vec::new(),
        withdrawn: Vec::new(),
        sheets: Vec::new(),
        services: Vec::new(),
        elsewhere: Vec::new(),
        left_open: meeting
            .group
            .as_ref()
            .map(|group| open_of_group(&reading, group, Some(&meeting.id), today))
            .unwrap_or_default(),
        following: next.map(|next| (Mention::of(next), day_that_holds(next))),
        next_on: match next {
            Some(next) => day_that_holds(next),
            None => meeting.next_on.filter(|on| !is_cancelled(&reading, meeting, *on)),
        },
    };
    for kind in SPEAKING {
        let mut pointing = reading.pointing(kind, id.record());
        pointing.sort_by_cached_key(|(entry, _)| entry.record.title());
        for (entry, _) in pointing {
            sheet.place(&reading, entry, today);
        }
    }
    Some(sheet)
}

/// The kinds of record that may point to a meeting.
const SPEAKING: [Kind; 8] = [
    Kind::Decision,
    Kind::Task,
    Kind::Need,
    Kind::Voice,
    Kind::MappingSheet,
    Kind::Interview,
    Kind::Priority,
    Kind::PrivateNote,
];

impl MeetingSheet {
    fn place(&mut self, reading: &Reading, entry: &Entry, today: NaiveDate) {
        let mention = Mention::of_entry(reading.workspace(), entry);
        match &entry.record {
            AnyRecord::Decision(_) => self.decisions.push(mention),
            AnyRecord::Task(task) => self.tasks.push(row(reading, task, today)),
            AnyRecord::Need(it) => {
                self.needs.push(NeedHeard { need: mention, times_heard: it.times_heard });
            }
            AnyRecord::Voice(_) if was_taken_back(entry) => self.withdrawn.push(mention),
            AnyRecord::Voice(_) => self.voices.push(mention),
            AnyRecord::MappingSheet(sheet) => {
                for service in services_of(reading, sheet).into_iter().map(Mention::of) {
                    if !self.services.contains(&service) {
                        self.services.push(service);
                    }
                }
                self.sheets.push(mention);
            }
            _ => self.elsewhere.push(mention),
        }
    }
}

/// A new meeting as far as it follows from where it comes: a group, a territory, or the meeting before it.
pub fn meeting_begun(
    workspace: &Workspace,
    id: Id<Meeting>,
    words: NonEmptyText,
    from: Option<&RecordId>,
) -> Meeting {
    let mut meeting = Meeting {
        id,
        title: words,
        kind: MeetingKind::SteeringGroup,
        status: MeetingStatus::Planned,
        group: None,
        micro_territories: Default::default(),
        held_on: None,
        starts_at: None,
        place: None,
        format: MeetingFormat::InPerson,
        agenda: Vec::new(),
        attendance: Vec::new(),
        facilitator_role: None,
        minutes: None,
        materials: Vec::new(),
        next_on: None,
        binned: None,
    };
    match from.and_then(|from| workspace.entry(from)).map(|entry| &entry.record) {
        Some(AnyRecord::SteeringGroup(group)) => {
            meeting.group = Some(group.id.clone());
            meeting.micro_territories = group.micro_territories.clone();
            meeting.facilitator_role = group.facilitator_role.clone();
        }
        Some(AnyRecord::MicroTerritory(territory)) => {
            meeting.micro_territories = [territory.id.clone()].into();
        }
        Some(AnyRecord::Meeting(before)) => {
            meeting.kind = before.kind;
            meeting.group = before.group.clone();
            meeting.micro_territories = before.micro_territories.clone();
            meeting.held_on = before.next_on;
            meeting.starts_at = before.starts_at.clone();
            meeting.place = before.place.clone();
            meeting.format = before.format;
            meeting.facilitator_role = before.facilitator_role.clone();
            meeting.agenda = not_dealt_with(before);
        }
        _ => {}
    }
    meeting
}

/// The points of a meeting that were not dealt with.
fn not_dealt_with(meeting: &Meeting) -> Vec<AgendaItem> {
    meeting.agenda.iter().filter(|item| !item.done).cloned().collect()
}

/// The open tasks that a meeting carries over to the next one: those it left, and those of its group; the
/// most urgent first.
pub fn carried_over(workspace: &Workspace, id: &Id<Meeting>, today: NaiveDate) -> Vec<Mention> {
    let Some(sheet) = meeting_sheet(workspace, id, today) else { return Vec::new() };
    let open = |row: &TaskRow| matches!(row.status, TaskStatus::ToDo | TaskStatus::Doing);
    let mut rows: Vec<TaskRow> = sheet.tasks.into_iter().filter(open).chain(sheet.left_open).collect();
    rows.sort_by(|a, b| {
        (a.due_on.is_none(), a.due_on, &a.task).cmp(&(b.due_on.is_none(), b.due_on, &b.task))
    });
    rows.into_iter().map(|row| row.task).collect()
}

/// The other end of an edit that fixes the next meeting: the meeting before it, knowing the day of the next.
pub fn knowing_next(before: &Meeting, next: &Meeting) -> Option<Meeting> {
    let changes = next.held_on.is_some() && next.held_on != before.next_on;
    changes.then(|| Meeting { next_on: next.held_on, ..before.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupStatus, Task, Voice};
    use crate::insight::builders::*;
    use crate::insight::territories::territory_samples::sample;

    const TODAY: &str = "2026-11-25";
    const GROUP: &str = "steering-group-g";

    fn held() -> Filling {
        let mut before = meeting("prima", "2026-11-01", Some(GROUP));
        before.agenda = vec![
            AgendaItem { text: text("trattato"), minutes: None, done: true },
            AgendaItem { text: text("in sospeso"), minutes: Some(10), done: false },
        ];
        before.next_on = Some(day("2026-11-25"));
        let from = |slug: &str, due: &str| Task {
            meeting: Some(id("meeting-prima")),
            ..task(slug, Some(due), None)
        };
        let mut heard = need("1", "Un bus", 3);
        heard.meetings = [id("meeting-prima")].into();
        Filling::default()
            .with(territory(3, "Tre", Vec::new()))
            .with(group("g", GroupStatus::Active, &["micro-territory-3"]))
            .with(before)
            .with(decision("d", Some("meeting-prima"), None))
            .with(from("aperto", "2026-11-20"))
            .with(Task { status: TaskStatus::Done, ..from("fatto", "2026-11-02") })
            .with(task("di-prima", Some("2026-10-01"), Some(GROUP)))
            .with(heard)
    }

    #[test]
    fn a_day_that_was_put_off_is_not_the_next_time() {
        let next_on = |status| {
            let after = Meeting { status, ..meeting("dopo", "2026-11-25", Some(GROUP)) };
            meeting_sheet(&held().with(after).0, &id("meeting-prima"), day(TODAY)).unwrap().next_on
        };
        assert_eq!(next_on(MeetingStatus::Planned), Some(day("2026-11-25")));
        assert_eq!(next_on(MeetingStatus::Postponed), None);
        assert_eq!(next_on(MeetingStatus::Cancelled), None);
        let alone = meeting_sheet(&held().0, &id("meeting-prima"), day(TODAY)).unwrap();
        assert_eq!(alone.next_on, Some(day("2026-11-25")), "it was said, and nothing says otherwise");
    }

    #[test]
    fn everything_that_points_to_a_meeting_is_on_its_sheet() {
        let workspace = held().with(decision("altra", None, Some("2026-11-10"))).0;
        let sheet = meeting_sheet(&workspace, &id("meeting-prima"), day(TODAY)).unwrap();
        assert_eq!(sheet.territories[0].0, 3, "by its group");
        assert_eq!(sheet.decisions.len(), 1);
        assert_eq!(sheet.tasks.len(), 2);
        assert_eq!((sheet.needs[0].need.title.as_str(), sheet.needs[0].times_heard), ("Un bus", 3));
        assert_eq!(sheet.left_open.len(), 1);
        assert_eq!(sheet.step, Step::Tell);
        assert!(sheet.elsewhere.is_empty() && sheet.following.is_none());
        assert_eq!(meeting_sheet(&workspace, &id("meeting-mai"), day(TODAY)), None);
    }

    #[test]
    fn a_voice_that_was_taken_back_stands_apart_from_those_that_may_be_printed() {
        let voice = |slug: &str, consent: &str, status: &str| -> Voice {
            sample(serde_json::json!({
                "id": format!("voice-{slug}"), "text": slug, "consent": consent, "status": status,
                "meeting": "meeting-prima",
            }))
        };
        let workspace = held()
            .with(voice("resta", "given", "collected"))
            .with(voice("ripensata", "withdrawn", "collected"))
            .with(voice("ritirata", "given", "withdrawn"))
            .0;
        let sheet = meeting_sheet(&workspace, &id("meeting-prima"), day(TODAY)).unwrap();
        let titles = |all: &[Mention]| all.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&sheet.voices), ["resta"]);
        assert_eq!(titles(&sheet.withdrawn), ["ripensata", "ritirata"]);
    }

    #[test]
    fn the_next_meeting_takes_what_is_open() {
        let workspace = held().0;
        let from = "meeting-prima".parse().unwrap();
        let next = meeting_begun(&workspace, id("meeting-n"), text("–"), Some(&from));
        assert_eq!((next.group.clone(), next.held_on), (Some(id(GROUP)), Some(day("2026-11-25"))));
        let points: Vec<&str> = next.agenda.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(points, ["in sospeso"]);
        let tasks = carried_over(&workspace, &id("meeting-prima"), day(TODAY));
        let tasks: Vec<&str> = tasks.iter().map(|task| task.title.as_str()).collect();
        assert_eq!(tasks, ["di-prima", "aperto"]);
        let before = workspace.get::<Meeting>(&id("meeting-prima")).unwrap();
        assert_eq!(knowing_next(before, &next), None, "it knew already");
        let other = Meeting { held_on: Some(day("2026-12-02")), ..next };
        assert_eq!(knowing_next(before, &other).unwrap().next_on, Some(day("2026-12-02")));
    }
}
