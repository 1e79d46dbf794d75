//! Meetings and tasks as an iCalendar (RFC 5545): meetings are events, tasks are things to do. Who came and what the
//! minutes say is not in it: a calendar is for whoever still has to come.
//!
//! * The identifier of an event is ours, so that a calendar that takes the file again changes what it has.
//! * An hour is an hour in Rome, by the rules of summer time that the file brings along; a meeting whose hour nobody
//!   has said takes the whole day.
//! * Its end is known only where every point of the agenda says how long it takes.
//! * A meeting that was moved to a day to be found is cancelled on its old day, and its name says which of the two it
//!   is: in a calendar it would otherwise still stand there.

use chrono::{DateTime, Duration, NaiveDateTime, NaiveTime, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus, Todo, TodoStatus};

use crate::domain::{Id, Kind, Meeting, MeetingStatus, Record, RecordId, Task, TaskStatus};
use crate::workspace::Workspace;

use super::outward::{Counts, OutwardText, Wording};

/// The clock on which meetings are held.
const ROME: &str = "Europe/Rome";

/// When that clock changes, as it has since 1996. The crate would put stamps of its own clock into it.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\n\
    BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
    BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n\
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// Writes the meetings that have a day, and all tasks.
pub fn write_calendar(workspace: &Workspace, at: DateTime<Utc>, words: &dyn Wording) -> OutwardText {
    let writer = Writer { workspace, at, words };
    let mut calendar = begun();
    calendar.extend(workspace.live::<Meeting>().filter_map(|meeting| writer.event(meeting)));
    calendar.extend(workspace.live::<Task>().map(|task| writer.todo(task)));
    OutwardText { text: ended(&calendar), counts: count_calendar(workspace) }
}

/// How many meetings and tasks it holds; left out are the meetings without a day.
pub fn count_calendar(workspace: &Workspace) -> Counts {
    let meetings = workspace.live::<Meeting>().count();
    let fixed = workspace.live::<Meeting>().filter(|meeting| meeting.held_on.is_some()).count();
    Counts { inside: fixed + workspace.live::<Task>().count(), left_out: meetings - fixed }
}

/// Writes one meeting; `None` if it is not there or has no day.
pub fn write_meeting(
    workspace: &Workspace,
    id: &Id<Meeting>,
    at: DateTime<Utc>,
    words: &dyn Wording,
) -> Option<OutwardText> {
    let event = Writer { workspace, at, words }.event(workspace.get(id)?)?;
    let mut calendar = begun();
    calendar.push(event);
    Some(OutwardText { text: ended(&calendar), counts: Counts { inside: 1, left_out: 0 } })
}

fn begun() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Filò//Quaderno di comunità//IT"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.name("Filò");
    calendar
}

/// The text, with the clock of Rome before the first event.
fn ended(calendar: &Calendar) -> String {
    let mut text = calendar.to_string();
    if text.contains(&format!("TZID={ROME}"))
        && let Some(first) = text.find("BEGIN:VEVENT\r\n")
    {
        text.insert_str(first, ZONE);
    }
    text
}

struct Writer<'a> {
    workspace: &'a Workspace,
    at: DateTime<Utc>,
    words: &'a dyn Wording,
}

impl Writer<'_> {
    fn event(&self, meeting: &Meeting) -> Option<Event> {
        let day = meeting.held_on?;
        let mut event = Event::with_uid(&uid(meeting.id.record()));
        self.stamped(&mut event, meeting.id.record());
        event.summary(&self.summary(meeting)).status(status(meeting.status));
        let hour = meeting.starts_at.as_ref();
        match hour.and_then(|hour| NaiveTime::parse_from_str(hour.as_str(), "%H:%M").ok()) {
            None => {
                event.starts(day);
            }
            Some(hour) => {
                let start = day.and_time(hour);
                event.starts(in_rome(start));
                if let Some(end) = length(meeting).and_then(|length| start.checked_add_signed(length)) {
                    event.ends(in_rome(end));
                }
            }
        }
        if let Some(place) = &meeting.place {
            event.location(place.as_str());
        }
        let description = self.description(meeting);
        if !description.is_empty() {
            event.description(&description);
        }
        Some(event.done())
    }

    fn todo(&self, task: &Task) -> Todo {
        let mut todo = Todo::with_uid(&uid(task.id.record()));
        self.stamped(&mut todo, task.id.record());
        todo.summary(task.text.as_str()).status(match task.status {
            TaskStatus::ToDo | TaskStatus::PutOff => TodoStatus::NeedsAction,
            TaskStatus::Doing => TodoStatus::InProcess,
            TaskStatus::Done => TodoStatus::Completed,
        });
        if let Some(day) = task.due_on {
            todo.due(day);
        }
        let state = self.words.word(Kind::Task, "status", task.status.code());
        let lines = [
            self.named(Kind::Task, "role", task.role.as_ref().map(ToString::to_string)),
            self.named(Kind::Task, "group", self.title(task.group.as_ref())),
            self.named(Kind::Task, "meeting", self.title(task.meeting.as_ref())),
            state.filter(|_| task.status == TaskStatus::PutOff),
            task.note.as_ref().map(ToString::to_string),
        ];
        let description = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
        if !description.is_empty() {
            todo.description(&description);
        }
        todo.done()
    }

    /// When the file was written, when the record was, and how many changes it has seen: a calendar takes the event
    /// that has seen more.
    fn stamped<C: Component>(&self, component: &mut C, id: &RecordId) {
        component.timestamp(self.at);
        let Some(entry) = self.workspace.entry(id) else { return };
        let changes = entry.revision.seen.iter().map(|(_, n)| n).sum::<u64>();
        component.sequence(u32::try_from(changes.saturating_sub(1)).unwrap_or(u32::MAX));
        if let Some(written) = entry.revision.at.values().max() {
            component.last_modified(*written);
        }
    }

    fn summary(&self, meeting: &Meeting) -> String {
        match meeting.status {
            MeetingStatus::Cancelled | MeetingStatus::Postponed => {
                let state = self.words.word(Kind::Meeting, "status", meeting.status.code());
                let state = state.unwrap_or_else(|| meeting.status.code().to_owned());
                format!("{}: {}", state.to_uppercase(), meeting.title)
            }
            _ => meeting.title.to_string(),
        }
    }

    fn description(&self, meeting: &Meeting) -> String {
        let mut lines: Vec<String> = [
            self.named(Kind::Meeting, "group", self.title(meeting.group.as_ref())),
            self.named(
                Kind::Meeting,
                "format",
                self.words.word(Kind::Meeting, "format", meeting.format.code()),
            ),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !meeting.agenda.is_empty() {
            lines.push(format!("{}:", self.words.field(Kind::Meeting, "agenda")));
            lines.extend(
                meeting.agenda.iter().enumerate().map(|(n, item)| format!("{}. {}", n + 1, item.text)),
            );
        }
        lines.join("\n")
    }

    fn named(&self, kind: Kind, field: &str, value: Option<String>) -> Option<String> {
        Some(format!("{}: {}", self.words.field(kind, field), value?))
    }

    fn title<T: Record>(&self, id: Option<&Id<T>>) -> Option<String> {
        Some(self.workspace.get(id?)?.title())
    }
}

/// The same identifier in every file and in every calendar.
fn uid(id: &RecordId) -> String {
    format!("{id}@filo.viadanese")
}

fn status(status: MeetingStatus) -> EventStatus {
    match status {
        MeetingStatus::Planned
        | MeetingStatus::Running
        | MeetingStatus::MinutesDraft
        | MeetingStatus::MinutesShared
        | MeetingStatus::MinutesApproved => EventStatus::Confirmed,
        MeetingStatus::Postponed | MeetingStatus::Cancelled => EventStatus::Cancelled,
    }
}

/// How long a meeting takes, if every point of its agenda says so.
fn length(meeting: &Meeting) -> Option<Duration> {
    let minutes = meeting.agenda.iter().map(|item| item.minutes.map(i64::from));
    let total = minutes.sum::<Option<i64>>()?;
    Duration::try_minutes(total).filter(|length| *length > Duration::zero() && *length <= Duration::days(1))
}

fn in_rome(date_time: NaiveDateTime) -> CalendarDateTime {
    CalendarDateTime::WithTimezone { date_time, tzid: ROME.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::outward::Codes;
    use super::*;
    use crate::workspace::{Edit, Stamp};

    fn at() -> DateTime<Utc> {
        "2026-11-26T01:02:03Z".parse().unwrap()
    }

    fn put(workspace: &mut Workspace, kind: Kind, record: Value) {
        let Value::Object(map) = record else { unreachable!() };
        let stamp = Stamp { replica: "a.a".parse().unwrap(), at: "2026-11-20T10:00:00Z".parse().unwrap() };
        workspace.create(kind.read_map(map).unwrap(), &stamp).unwrap();
    }

    fn meeting(id: &str, status: &str, day: Value, hour: Value, minutes: Value) -> Value {
        json!({
            "id": id, "title": "Gruppo guida; «novembre»", "kind": "steering_group", "status": status, "group": null,
            "micro_territories": [], "held_on": day, "starts_at": hour, "place": "Sala civica, Bozzolo",
            "format": "in_person",
            "agenda": [{ "text": "Saluti", "minutes": 15, "done": false },
                       { "text": "Bisogni, e poi un punto il cui testo è così lungo che una riga non lo tiene: perché",
                         "minutes": minutes, "done": false }],
            "attendance": [{ "category": "families", "people": 7 }], "facilitator_role": null,
            "minutes": { "text": "Parole del verbale", "written_by": null, "approved_on": null }, "materials": [],
            "next_on": null, "binned": null,
        })
    }

    fn task(id: &str, status: &str, due: Value) -> Value {
        json!({
            "id": id, "text": "Chiamare la scuola", "role": "facilitatrice", "due_on": due, "status": status,
            "group": null, "meeting": "meeting-uno", "decision": null, "needs": [], "voices": [], "services": [],
            "note": null, "binned": null,
        })
    }

    fn lines(text: &str) -> Vec<&str> {
        text.split("\r\n").collect()
    }

    #[test]
    fn a_meeting_is_an_event_at_its_hour_in_rome() {
        let mut workspace = Workspace::new();
        put(
            &mut workspace,
            Kind::Meeting,
            meeting("meeting-uno", "planned", json!("2026-12-03"), json!("20:45"), json!(75)),
        );
        let written = write_meeting(&workspace, &"meeting-uno".parse().unwrap(), at(), &Codes).unwrap();
        for line in [
            "UID:meeting-uno@filo.viadanese",
            "DTSTAMP:20261126T010203Z",
            "LAST-MODIFIED:20261120T100000Z",
            "SEQUENCE:0",
            "DTSTART;TZID=Europe/Rome:20261203T204500",
            "DTEND;TZID=Europe/Rome:20261203T221500",
            "SUMMARY:Gruppo guida\\; «novembre»",
            "LOCATION:Sala civica\\, Bozzolo",
            "STATUS:CONFIRMED",
            "BEGIN:VTIMEZONE",
        ] {
            assert!(lines(&written.text).contains(&line), "{line} in {}", written.text);
        }
        assert!(written.text.find("VTIMEZONE") < written.text.find("VEVENT"));
        assert!(lines(&written.text).iter().all(|line| line.len() <= 75), "{}", written.text);
        assert!(!written.text.replace("\r\n", "").contains('\n'), "every line ends as the others");
        assert!(!written.text.contains("Parole del verbale"));
        assert_eq!(written.text.matches("DTSTAMP").count(), 1, "none of a clock that is not ours");
    }

    #[test]
    fn a_changed_meeting_is_the_same_event_in_a_later_version() {
        let mut workspace = Workspace::new();
        put(
            &mut workspace,
            Kind::Meeting,
            meeting("meeting-uno", "planned", json!("2026-12-03"), Value::Null, Value::Null),
        );
        let id: RecordId = "meeting-uno".parse().unwrap();
        let before = workspace.entry(&id).unwrap().record.clone();
        let after = before.with_field("held_on", json!("2026-12-10")).unwrap();
        let stamp = Stamp { replica: "b.b".parse().unwrap(), at: "2026-11-21T10:00:00Z".parse().unwrap() };
        let edit = Edit { before, after, seen: workspace.seen(&id) };
        workspace.edit(&edit, &stamp).unwrap();
        let written = write_meeting(&workspace, &id.as_str().parse().unwrap(), at(), &Codes).unwrap();
        let lines = lines(&written.text);
        for line in ["UID:meeting-uno@filo.viadanese", "SEQUENCE:1", "LAST-MODIFIED:20261121T100000Z"] {
            assert!(lines.contains(&line), "{line} in {}", written.text);
        }
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261210"), "a day without an hour is the whole day");
        assert!(!written.text.contains("DTEND") && !written.text.contains("VTIMEZONE"));
    }

    #[test]
    fn what_is_called_off_says_so_and_what_has_no_day_is_counted() {
        let mut workspace = Workspace::new();
        let day = json!("2026-12-03");
        put(
            &mut workspace,
            Kind::Meeting,
            meeting("meeting-uno", "cancelled", day.clone(), Value::Null, Value::Null),
        );
        put(
            &mut workspace,
            Kind::Meeting,
            meeting("meeting-due", "postponed", day.clone(), Value::Null, Value::Null),
        );
        put(
            &mut workspace,
            Kind::Meeting,
            meeting("meeting-tre", "planned", Value::Null, Value::Null, Value::Null),
        );
        put(&mut workspace, Kind::Task, task("task-uno", "to_do", day));
        put(&mut workspace, Kind::Task, task("task-due", "done", Value::Null));
        let written = write_calendar(&workspace, at(), &Codes);
        assert_eq!(written.counts, Counts { inside: 4, left_out: 1 });
        let all = lines(&written.text);
        assert_eq!(all.iter().filter(|line| **line == "STATUS:CANCELLED").count(), 2);
        assert!(
            all.iter().any(|line| line.starts_with("SUMMARY:‹POSTPONED›: Gruppo guida")),
            "{}",
            written.text
        );
        for line in [
            "DUE;VALUE=DATE:20261203",
            "STATUS:NEEDS-ACTION",
            "STATUS:COMPLETED",
            "UID:task-due@filo.viadanese",
        ] {
            assert!(all.contains(&line), "{line} in {}", written.text);
        }
        assert_eq!(written.text.matches("BEGIN:VTODO").count(), 2);
        assert_eq!(write_calendar(&workspace, at(), &Codes), written, "the same text from the same records");
        assert_eq!(write_meeting(&workspace, &"meeting-tre".parse().unwrap(), at(), &Codes), None);
    }
}
