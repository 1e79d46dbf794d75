//! Where something is heard: what follows from a meeting, a conversation, a sheet, a voice, a group or a need
//! for what is written from there, and what it changes in a need to be heard again.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    AnyRecord, Id, Interview, MappingSheet, Meeting, MicroTerritory, Need, NeedCategory, NeedOrigin,
    NonEmptyText, RecordId, Service, SteeringGroup, Voice,
};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// What something is written from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A meeting.
    Meeting(Id<Meeting>),
    /// A conversation.
    Interview(Id<Interview>),
    /// A mapping sheet.
    Sheet(Id<MappingSheet>),
    /// A voice.
    Voice(Id<Voice>),
    /// A need.
    Need(Id<Need>),
    /// A level or a transversal need.
    Category(Id<NeedCategory>),
    /// A service.
    Service(Id<Service>),
}

/// What is known from the start of what is written from somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whence {
    /// The record itself, when what is written can name it.
    pub source: Option<Source>,
    /// Of which territories.
    pub territories: BTreeSet<Id<MicroTerritory>>,
    /// Of which group.
    pub group: Option<Id<SteeringGroup>>,
    /// On which day.
    pub on: Option<NaiveDate>,
    /// Where, in words.
    pub place: Option<NonEmptyText>,
}

/// What follows from a record for what is written from it; nothing if nobody works with it.
pub fn whence(workspace: &Workspace, from: &RecordId) -> Whence {
    let reading = Reading::of(workspace);
    let shown = reading.shown(from);
    let Some(entry) = workspace.entry(shown).filter(|entry| entry.is_live()) else {
        return Whence::default();
    };
    let of_group = |id: &Option<Id<SteeringGroup>>| {
        let group = id.as_ref().and_then(|id| reading.get(id));
        group.map(|group| group.micro_territories.clone()).unwrap_or_default()
    };
    match &entry.record {
        AnyRecord::Meeting(it) => {
            let own = it.micro_territories.clone();
            Whence {
                source: Some(Source::Meeting(it.id.clone())),
                territories: if own.is_empty() { of_group(&it.group) } else { own },
                group: it.group.clone(),
                on: it.held_on,
                place: Some(it.title.clone()),
            }
        }
        AnyRecord::Interview(it) => Whence {
            source: Some(Source::Interview(it.id.clone())),
            territories: it.micro_territory.iter().cloned().collect(),
            on: it.held_on,
            place: Some(it.title.clone()),
            group: None,
        },
        AnyRecord::MappingSheet(it) => Whence {
            source: Some(Source::Sheet(it.id.clone())),
            territories: it.micro_territory.iter().cloned().collect(),
            ..Whence::default()
        },
        AnyRecord::Voice(it) => Whence {
            source: Some(Source::Voice(it.id.clone())),
            territories: it.micro_territory.iter().cloned().collect(),
            on: it.said_on,
            ..Whence::default()
        },
        AnyRecord::Need(it) => Whence {
            source: Some(Source::Need(it.id.clone())),
            territories: it.micro_territories.clone(),
            ..Whence::default()
        },
        AnyRecord::NeedCategory(it) => {
            Whence { source: Some(Source::Category(it.id.clone())), ..Whence::default() }
        }
        AnyRecord::Service(it) => {
            Whence { source: Some(Source::Service(it.id.clone())), ..Whence::default() }
        }
        AnyRecord::SteeringGroup(it) => Whence {
            territories: it.micro_territories.clone(),
            group: Some(it.id.clone()),
            ..Whence::default()
        },
        AnyRecord::MicroTerritory(it) => Whence { territories: [it.id.clone()].into(), ..Whence::default() },
        _ => Whence::default(),
    }
}

impl Source {
    /// How a need that is heard there was heard.
    pub fn origin(&self) -> Option<NeedOrigin> {
        match self {
            Source::Meeting(_) => Some(NeedOrigin::Meeting),
            Source::Interview(_) => Some(NeedOrigin::Interview),
            Source::Sheet(_) => Some(NeedOrigin::MappingSheet),
            Source::Voice(_) => Some(NeedOrigin::Voice),
            Source::Need(_) | Source::Category(_) | Source::Service(_) => None,
        }
    }
}

/// Ties a need to where it was heard, to its category, or to what answers it.
pub fn tie(need: &mut Need, source: &Source) {
    match source {
        Source::Meeting(id) => drop(need.meetings.insert(id.clone())),
        Source::Interview(id) => drop(need.interviews.insert(id.clone())),
        Source::Sheet(id) => drop(need.sheets.insert(id.clone())),
        Source::Voice(id) => drop(need.voices.insert(id.clone())),
        Source::Category(id) => drop(need.categories.insert(id.clone())),
        Source::Service(id) => drop(need.services.insert(id.clone())),
        Source::Need(_) => {}
    }
}

/// A need heard once more on a day, perhaps somewhere that can be named.
#[must_use]
pub fn heard_again(need: &Need, on: NaiveDate, source: Option<&Source>) -> Need {
    let mut heard = need.clone();
    heard.times_heard = heard.times_heard.saturating_add(1);
    heard.first_heard = Some(heard.first_heard.map_or(on, |first| first.min(on)));
    heard.last_heard = Some(on);
    if let Some(source) = source {
        tie(&mut heard, source);
    }
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupStatus;
    use crate::insight::builders::*;

    #[test]
    fn a_meeting_gives_its_day_its_group_and_the_territories_of_the_group() {
        let filling = Filling::default()
            .with(group("g", GroupStatus::Active, &["micro-territory-1", "micro-territory-2"]))
            .with(meeting("m", "2026-11-25", Some("steering-group-g")));
        let from = whence(&filling.0, &"meeting-m".parse().unwrap());
        assert_eq!(from.source, Some(Source::Meeting(id("meeting-m"))));
        assert_eq!((from.territories.len(), from.on), (2, Some(day("2026-11-25"))));
        assert_eq!(from.group, Some(id("steering-group-g")));
        assert_eq!(from.source.and_then(|it| it.origin()), Some(NeedOrigin::Meeting));
        assert_eq!(whence(&filling.0, &"meeting-gone".parse().unwrap()), Whence::default());
    }

    #[test]
    fn a_need_heard_again_counts_one_more_today_and_keeps_where() {
        let first = Need { first_heard: Some(day("2026-03-02")), ..need("a", "A", 1) };
        let source = Source::Meeting(id("meeting-m"));
        let heard = heard_again(&first, day("2026-11-25"), Some(&source));
        assert_eq!((heard.times_heard, heard.last_heard), (2, Some(day("2026-11-25"))));
        assert_eq!(heard.first_heard, first.first_heard);
        assert!(heard.meetings.contains(&id("meeting-m")));
        let again = heard_again(&need("b", "B", u32::MAX), day("2026-11-25"), None);
        assert_eq!((again.times_heard, again.first_heard), (u32::MAX, Some(day("2026-11-25"))));
    }
}
