//! Small records of groups, meetings and needs for the tests of this layer.

use std::collections::BTreeSet;

use crate::domain::*;
use crate::insight::builders::{day, id, stated, text};

pub fn group(slug: &str, status: GroupStatus, territories: &[&str]) -> SteeringGroup {
    SteeringGroup {
        id: id(&format!("steering-group-{slug}")),
        name: text(slug),
        kind: GroupKind::Guiding,
        micro_territories: territories.iter().map(|slug| id(slug)).collect(),
        status,
        set_up_on: None,
        facilitator_role: None,
        origin_tables: BTreeSet::new(),
        aims: None,
        rhythm: None,
        composition: Vec::new(),
        next_to_involve: None,
        notes: Vec::new(),
        provenance: None,
        binned: None,
    }
}

pub fn profile(of: &str, version: u32, status: ProfileStatus) -> CommunityProfile {
    CommunityProfile {
        id: id(&format!("community-profile-{of}-{version}")),
        micro_territory: id(of),
        version,
        status,
        dated: None,
        authors: BTreeSet::new(),
        identity: Some(stated(text("Chi siamo"))),
        meaning_of_community: None,
        meeting_places: None,
        resources: None,
        concerns: None,
        priorities: None,
        aspirations: None,
        already_active: None,
        who_is_missing: None,
        already_tried: None,
        stories: None,
        open_questions: None,
        binned: None,
    }
}

pub fn meeting(slug: &str, on: &str, group: Option<&str>) -> Meeting {
    Meeting {
        id: id(&format!("meeting-{slug}")),
        title: text(slug),
        kind: MeetingKind::SteeringGroup,
        status: MeetingStatus::Planned,
        group: group.map(id),
        micro_territories: BTreeSet::new(),
        held_on: Some(day(on)),
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
    }
}

pub fn decision(slug: &str, of: Option<&str>, on: Option<&str>) -> Decision {
    Decision {
        id: id(&format!("decision-{slug}")),
        text: text(slug),
        meeting: of.map(id),
        decided_on: on.map(day),
        needs: Default::default(),
        binned: None,
    }
}

pub fn task(slug: &str, due_on: Option<&str>, group: Option<&str>) -> Task {
    Task {
        id: id(&format!("task-{slug}")),
        text: text(slug),
        role: None,
        due_on: due_on.map(day),
        status: TaskStatus::ToDo,
        group: group.map(id),
        meeting: None,
        decision: None,
        needs: BTreeSet::new(),
        voices: BTreeSet::new(),
        services: BTreeSet::new(),
        note: None,
        binned: None,
    }
}

pub fn need(slug: &str, statement: &str, times_heard: u32) -> Need {
    Need {
        id: id(&format!("need-{slug}")),
        statement: text(statement),
        origin: NeedOrigin::Meeting,
        micro_territories: BTreeSet::new(),
        concerns: BTreeSet::new(),
        categories: BTreeSet::new(),
        valence: None,
        phases: BTreeSet::new(),
        policy_areas: BTreeSet::new(),
        times_heard,
        first_heard: None,
        last_heard: None,
        status: NeedStatus::Emerged,
        coverage: Coverage::Unmet,
        services: BTreeSet::new(),
        voices: BTreeSet::new(),
        meetings: BTreeSet::new(),
        interviews: BTreeSet::new(),
        sheets: BTreeSet::new(),
        proposals: None,
        provenance: None,
        binned: None,
    }
}

pub fn private_note(slug: &str, words: &str) -> PrivateNote {
    PrivateNote { id: id(&format!("private-note-{slug}")), about: None, text: text(words), binned: None }
}

/// A sheet that holds all that the guide needs, but no telephone.
pub fn sheet(slug: &str, status: SheetStatus) -> MappingSheet {
    MappingSheet {
        formal: false,
        micro_territory: Some(id("micro-territory-3")),
        place: Some(Place::Comune(id("comune-commessaggio"))),
        what_it_does: Some(text("Due auto con volontari portano alle visite chi non guida.")),
        offer_to_families: Some(text("Un passaggio in auto per le visite mediche")),
        target: Some(text("chi non guida")),
        opening: Some(text("da lunedì a venerdì")),
        status,
        ..MappingSheet::named(id(&format!("mapping-sheet-{slug}")), text(slug))
    }
}

pub fn interview(slug: &str, status: InterviewStatus, held_on: Option<&str>) -> Interview {
    Interview {
        interlocutor: InterlocutorCategory::Parish,
        status,
        held_on: held_on.map(day),
        ..Interview::named(id(&format!("interview-{slug}")), text(slug))
    }
}
