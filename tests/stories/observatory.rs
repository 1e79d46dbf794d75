//! A need heard at a meeting, heard again, answered and covered; a voice taken back; a need thrown away by mistake.

use std::collections::BTreeSet;

use filo::domain::{
    Consent, Coverage, Decision, Meeting, MeetingFormat, MeetingKind, MeetingStatus, Need, NeedOrigin,
    NeedStatus, Record, Service, ServiceStatus, Voice, VoiceStatus,
};
use filo::insight::observatory::coverage::doubt;
use filo::insight::observatory::hearing::tie;
use filo::insight::reading::Reading;
use filo::insight::{
    Audience, Doubt, Index, NeedQuery, OfTerritory, VoiceQuery, heard, heard_again, need_ties, needs, whence,
    withdrawn,
};
use filo::store::Command;

use super::desk::{Desk, day, record, typed};

const MEETING: &str = "meeting-di-novembre";
const NEED: &str = "need-corriera";
const TERRITORY: &str = "micro-territory-bozzolo";

/// A desk on the evening of a meeting.
fn at_a_meeting() -> Desk {
    let desk = Desk::new();
    let meeting = Meeting {
        id: typed(MEETING),
        title: "Incontro di novembre".parse().unwrap(),
        kind: MeetingKind::SteeringGroup,
        status: MeetingStatus::Running,
        group: None,
        micro_territories: [typed(TERRITORY)].into(),
        held_on: Some(day("2026-11-25")),
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
    desk.store.create(meeting).unwrap();
    desk
}

/// What is written in a minute: the sentence. The rest follows from the meeting.
fn log(desk: &Desk, statement: &str) {
    let from = whence(&desk.store.now(), &record(MEETING));
    let source = from.source.clone().unwrap();
    let mut need = Need {
        id: typed(NEED),
        statement: statement.parse().unwrap(),
        origin: source.origin().unwrap(),
        micro_territories: from.territories,
        concerns: BTreeSet::new(),
        categories: BTreeSet::new(),
        valence: None,
        phases: BTreeSet::new(),
        policy_areas: BTreeSet::new(),
        times_heard: 1,
        first_heard: from.on,
        last_heard: from.on,
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
    };
    tie(&mut need, &source);
    desk.store.create(need).unwrap();
}

fn decide(desk: &Desk) {
    let decision = Decision {
        id: typed("decision-chiedere"),
        text: "Chiedere una corsa in più".parse().unwrap(),
        meeting: Some(typed(MEETING)),
        decided_on: Some(day("2026-11-25")),
        needs: [typed(NEED)].into(),
        binned: None,
    };
    desk.store.create(decision).unwrap();
}

#[test]
fn a_need_is_heard_at_a_meeting_heard_again_answered_and_covered() {
    let desk = at_a_meeting();
    log(&desk, "Dopo le 18 non c’è una corriera per tornare");
    let need = || desk.get::<Need>(NEED);
    assert_eq!((need().origin, need().first_heard), (NeedOrigin::Meeting, Some(day("2026-11-25"))));
    assert!(
        need().meetings.contains(&typed(MEETING)) && need().micro_territories.contains(&typed(TERRITORY))
    );
    let there = OfTerritory::One(typed(TERRITORY));
    let of_there = || {
        let query = NeedQuery { territory: Some(there.clone()), ..NeedQuery::default() };
        needs(&desk.store.now(), &query)
            .into_iter()
            .map(|row| (row.coverage, row.times_heard))
            .collect::<Vec<_>>()
    };
    assert_eq!(of_there(), [(Coverage::Unmet, 1)]);

    let again = heard_again(&need(), day("2026-12-09"), None);
    desk.store.save(desk.open(NEED), again).unwrap();
    assert_eq!((need().times_heard, need().last_heard), (2, Some(day("2026-12-09"))));
    desk.store.undo().unwrap();
    assert_eq!(need().times_heard, 1, "one press is one step");
    desk.store.redo().unwrap();
    assert_eq!(need().times_heard, 2);

    // Somebody says that it is covered before anybody wrote by what: kept, and doubted.
    desk.change(NEED, |need: &mut Need| need.coverage = Coverage::Covered).unwrap();
    let now = desk.store.now();
    assert_eq!(doubt(&Reading::of(&now), &need()), Some(Doubt::NobodyAnswers));
    let active = |it: &&std::sync::Arc<Service>| it.status == ServiceStatus::Active;
    let service = now.live::<Service>().find(active).unwrap().id.clone();
    desk.change(NEED, |need: &mut Need| {
        need.services.insert(service.clone());
        need.status = NeedStatus::Answered;
    })
    .unwrap();
    let now = desk.store.now();
    assert_eq!(doubt(&Reading::of(&now), &need()), None);
    assert_eq!(of_there(), [(Coverage::Covered, 2)]);
}

#[test]
fn a_voice_is_taken_back_with_one_act_and_is_read_nowhere_any_more() {
    let desk = at_a_meeting();
    let voice = Voice {
        id: typed("voice-vicina"),
        text: "La sera resto a casa perché non so come tornare".parse().unwrap(),
        theme: None,
        speaker: Some("una ragazza".parse().unwrap()),
        origin: None,
        said_on: Some(day("2026-11-25")),
        micro_territory: Some(typed(TERRITORY)),
        meeting: Some(typed(MEETING)),
        interview: None,
        consent: Consent::Given,
        status: VoiceStatus::Publishable,
        provenance: None,
        binned: None,
    };
    desk.store.create(voice).unwrap();
    let here = || heard(&desk.store.now(), &typed(TERRITORY)).here.len();
    assert_eq!(here(), 1);
    let steps = desk.saved.borrow().len();
    let back = withdrawn(&desk.get::<Voice>("voice-vicina"));
    desk.store.save(desk.open("voice-vicina"), back).unwrap();
    assert_eq!((here(), desk.saved.borrow().len()), (0, steps + 1));
    let rows = filo::insight::observatory::voice_rows::voices(&desk.store.now(), &VoiceQuery::default());
    assert_eq!(rows.last().map(|row| row.id.as_str()), Some("voice-vicina"), "it is kept, after all others");
    desk.store.undo().unwrap();
    assert_eq!(here(), 1);
}

#[test]
fn a_need_thrown_away_by_mistake_comes_back_with_what_follows_from_it() {
    let desk = at_a_meeting();
    log(&desk, "Un posto dove stare la sera");
    decide(&desk);
    let decisions = || need_ties(&desk.store.now(), &record(NEED)).decisions.len();
    let found = |audience| {
        let index = Index::of(&desk.store.now(), audience);
        let hits = index.search("posto dove stare").map(|found| found.hits).unwrap_or_default();
        hits.into_iter().any(|hit| hit.id.as_str() == NEED)
    };
    assert!(
        found(Audience::Everything) && !found(Audience::Guide),
        "it is for who works here, not for families"
    );
    desk.bin(NEED).unwrap();
    assert!(!desk.is_live::<Need>(NEED) && !found(Audience::Everything));
    assert!(needs(&desk.store.now(), &NeedQuery::default()).is_empty());
    desk.store.dispatch(Command::Restore(record(NEED))).unwrap();
    assert!(desk.is_live::<Need>(NEED) && found(Audience::Everything));
    assert_eq!(decisions(), 1);
    assert!(desk.get::<Need>(NEED).meetings.contains(&typed(MEETING)));
    assert_eq!(desk.get::<Decision>("decision-chiedere").title(), "Chiedere una corsa in più");
}
