//! Meetings, and what comes out of them: decisions and tasks (Piano di Zona, lines 5536-5539, 8226-8230).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::observatory::{Need, Voice};
use super::record::{record, value, words};
use super::service::Service;
use super::steering_group::{Headcount, SteeringGroup};
use super::territory::MicroTerritory;
use super::text::{NonEmptyText, TimeOfDay};

words! {
    /// The kinds of meeting of the Plan.
    pub enum MeetingKind {
        /// An event for the community.
        CommunityEvent = "community_event",
        /// A workshop.
        Workshop = "workshop",
        /// The periodic meeting of a guiding group.
        SteeringGroup = "steering_group",
        /// A subgroup around a project.
        ProjectSubgroup = "project_subgroup",
        /// With the operators of services.
        OperatorTeam = "operator_team",
        /// Training.
        Training = "training",
        /// A steering committee of variable composition.
        SteeringCommittee = "steering_committee",
        /// The half-yearly sharing with funders.
        FunderSharing = "funder_sharing",
        /// A table of co-programming or co-design.
        CoProgramming = "co_programming",
        /// A plenary that gives back results.
        Plenary = "plenary",
        /// A work group of operators.
        WorkGroup = "work_group",
        /// A focus group.
        FocusGroup = "focus_group",
        /// A group across generations and cultures.
        Intergenerational = "intergenerational",
    }
}

words! {
    /// How far a meeting has come.
    pub enum MeetingStatus {
        /// It has a date.
        Planned = "planned",
        /// It is being held.
        Running = "running",
        /// Held; the minutes are being written.
        MinutesDraft = "minutes_draft",
        /// The minutes have been sent round.
        MinutesShared = "minutes_shared",
        /// The minutes are agreed.
        MinutesApproved = "minutes_approved",
        /// Moved to a day to be found.
        Postponed = "postponed",
        /// Not held.
        Cancelled = "cancelled",
    }
}

words! {
    /// Where people meet.
    pub enum MeetingFormat {
        /// In one room.
        InPerson = "in_person",
        /// Each from home.
        Online = "online",
        /// Both.
        Mixed = "mixed",
    }
}

words! {
    /// What to do with a task.
    pub enum TaskStatus {
        /// Not begun.
        ToDo = "to_do",
        /// Begun.
        Doing = "doing",
        /// Done.
        Done = "done",
        /// Put off.
        PutOff = "put_off",
    }
}

value! {
    /// A point of the agenda.
    pub struct AgendaItem {
        /// What it is about.
        pub text: NonEmptyText,
        /// How long it may take, in minutes.
        pub minutes: Option<u32>,
        /// Whether it has been dealt with.
        pub done: bool,
    }
}

value! {
    /// The minutes of a meeting.
    pub struct Minutes {
        /// What was said, without names or stories of single people.
        pub text: NonEmptyText,
        /// The role of who wrote them.
        pub written_by: Option<NonEmptyText>,
        /// The day they were agreed.
        pub approved_on: Option<NaiveDate>,
    }
}

record! {
    /// A meeting.
    pub struct Meeting titled by [title] |meeting| meeting.title.to_string();
    /// What people call it.
    title: NonEmptyText,
    /// Which kind.
    kind: MeetingKind,
    /// How far it has come.
    status: MeetingStatus,
    /// Of which group, if of one.
    group: Option<Id<SteeringGroup>>,
    /// Which micro-territories it concerns.
    micro_territories: BTreeSet<Id<MicroTerritory>>,
    /// The day.
    held_on: Option<NaiveDate>,
    /// The hour it begins.
    starts_at: Option<TimeOfDay>,
    /// Where, in words.
    place: Option<NonEmptyText>,
    /// In a room, online or both.
    format: MeetingFormat,
    /// What to talk about.
    agenda: Vec<AgendaItem>,
    /// Who came, by category.
    attendance: Vec<Headcount>,
    /// The role of who led it.
    facilitator_role: Option<NonEmptyText>,
    /// The minutes.
    minutes: Option<Minutes>,
    /// What was shown or handed out.
    materials: Vec<NonEmptyText>,
    /// The day of the next one.
    next_on: Option<NaiveDate>,
}

record! {
    /// Something a meeting decided.
    pub struct Decision titled by [text] |decision| decision.text.to_string();
    /// What.
    text: NonEmptyText,
    /// In which meeting.
    meeting: Option<Id<Meeting>>,
    /// When.
    decided_on: Option<NaiveDate>,
    /// The needs it answers.
    needs: BTreeSet<Id<Need>>,
}

record! {
    /// Something somebody will do.
    pub struct Task titled by [text] |task| task.text.to_string();
    /// What.
    text: NonEmptyText,
    /// Who, as a role.
    role: Option<NonEmptyText>,
    /// By when.
    due_on: Option<NaiveDate>,
    /// How far.
    status: TaskStatus,
    /// Of which group.
    group: Option<Id<SteeringGroup>>,
    /// From which meeting.
    meeting: Option<Id<Meeting>>,
    /// From which decision.
    decision: Option<Id<Decision>>,
    /// The needs it answers.
    needs: BTreeSet<Id<Need>>,
    /// The voices it answers.
    voices: BTreeSet<Id<Voice>>,
    /// The services it touches.
    services: BTreeSet<Id<Service>>,
    /// Anything else.
    note: Option<NonEmptyText>,
}
