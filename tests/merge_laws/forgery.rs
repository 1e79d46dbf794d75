//! Files that somebody forged. With the same dot on two values the laws still hold. A file whose `seen`
//! lies about other people's changes can cost the laws, but never a crash nor an empty field.
//!
//! Under a lying `seen` the merge cannot be associative. The smallest history: A holds `x` under `a:1` and B
//! holds `y` under `b:1`, and both claim to have seen the other's dot; C holds `z` under `c:1` and claims
//! nothing. A with B would leave the field empty, so both values stay, and with C there are three. But B with
//! C keeps `y` and `z`, which is not empty, and A then takes `y` away and loses `x`: only `z` is left. No rule
//! that looks at two sides at a time can tell; `a_lying_seen_breaks_associativity` keeps that history.

use filo::domain::{AnyRecord, Dot};
use filo::workspace::{Entry, Revision, Workspace};
use proptest::prelude::*;
use serde_json::json;

use super::asked;
use super::desk::dot;
use super::oracle::{text, values};
use super::records::SAMPLES;
use super::steps::{Step, histories};
use super::world::World;

/// What a forger does to one record of a file.
#[derive(Clone, Debug)]
enum Forgery {
    /// Another value under the dots of a field.
    Value { slot: u8, field: u8, value: u8 },
    /// Another time under every dot.
    Time { slot: u8, hour: u8 },
    /// All that other files have seen of the record.
    SeenOfOthers { slot: u8 },
    /// A value under a dot that another field, or somebody else, wrote.
    StolenDot { slot: u8, field: u8, from: u8 },
}

fn honest_seen() -> impl Strategy<Value = Forgery> {
    let slot = 0..SAMPLES.len() as u8;
    prop_oneof![
        4 => (slot.clone(), 0..3u8, 0..3u8).prop_map(|(slot, field, value)| Forgery::Value { slot, field, value }),
        1 => (slot, 0..8u8).prop_map(|(slot, hour)| Forgery::Time { slot, hour }),
    ]
}

fn any_forgery() -> impl Strategy<Value = Forgery> {
    let slot = 0..SAMPLES.len() as u8;
    prop_oneof![
        2 => honest_seen(),
        3 => slot.clone().prop_map(|slot| Forgery::SeenOfOthers { slot }),
        2 => (slot, 0..3u8, any::<u8>()).prop_map(|(slot, field, from)| Forgery::StolenDot { slot, field, from }),
    ]
}

/// A file and what is forged in it, for each file of a history and some that are forged twice.
fn forgeries(one: impl Strategy<Value = Forgery>) -> impl Strategy<Value = Vec<(usize, Forgery)>> {
    proptest::collection::vec((0..12usize, one), 3..12)
}

/// The workspaces of a history and the forged ones, as a reader would take them in.
fn with_forged(steps: &[Step], forgeries: &[(usize, Forgery)]) -> Vec<Workspace> {
    let world = World::of(steps);
    let mut all: Vec<Workspace> = world.states().into_iter().map(|state| state.now.clone()).collect();
    for (number, forgery) in forgeries {
        let mut file = all[number % all.len()].clone();
        let (Forgery::Value { slot, .. }
        | Forgery::Time { slot, .. }
        | Forgery::SeenOfOthers { slot }
        | Forgery::StolenDot { slot, .. }) = *forgery;
        let sample = &SAMPLES[slot as usize];
        let Some(entry) = file.entry(sample.id()).cloned() else { continue };
        let mut record: AnyRecord = entry.record;
        let mut revision: Revision = entry.revision.as_ref().clone();
        match *forgery {
            Forgery::Value { field, value, .. } => {
                let choice = &sample.choices[field as usize % sample.choices.len()];
                let value = choice.values[value as usize % choice.values.len()].clone();
                record = record.with_field(choice.field, value).unwrap();
            }
            Forgery::Time { hour, .. } => {
                let at = super::steps::at(&"x.x".parse().unwrap(), hour).at;
                revision.at.iter_mut().for_each(|(_, time)| *time = at);
            }
            Forgery::SeenOfOthers { .. } => {
                all.iter().for_each(|other| revision.seen.join(&other.seen(sample.id())));
            }
            Forgery::StolenDot { field, from, .. } => {
                let others = all.iter().filter_map(|other| other.entry(sample.id()));
                let dots: Vec<Dot> =
                    others.flat_map(|entry| entry.revision.every_dot(record.kind().fields())).collect();
                let stolen = dots[from as usize % dots.len()].clone();
                revision.seen.see(&stolen);
                revision
                    .fields
                    .insert(sample.choices[field as usize % sample.choices.len()].field, vec![stolen]);
            }
        }
        file.put(Entry { record, revision: revision.into() }.in_canonical_form());
        all.push(file);
    }
    all
}

/// Whether every field that had a written value on either side still has one, and only values of either.
fn nothing_is_empty(a: &Workspace, b: &Workspace, both: &Workspace) -> Result<(), TestCaseError> {
    for entry in both.entries() {
        let sides: Vec<&Entry> = [a, b].iter().filter_map(|side| side.entry(entry.record.id())).collect();
        for field in entry.record.kind().fields() {
            let held = |entry: &Entry| values(entry, field);
            let written = sides.iter().any(|side| held(side).iter().any(|(_, dots)| !dots.is_empty()));
            let merged = held(entry);
            prop_assert!(
                !written || merged.iter().all(|(_, dots)| !dots.is_empty()),
                "{field} lost its dots"
            );
            let known = |value| sides.iter().any(|side| held(side).iter().any(|(other, _)| other == value));
            prop_assert!(merged.iter().all(|(value, _)| known(value)), "{field} holds what nobody wrote");
        }
    }
    prop_assert!(sides_are_kept(a, b, both));
    Ok(())
}

fn sides_are_kept(a: &Workspace, b: &Workspace, both: &Workspace) -> bool {
    let kept = |entry: &Entry| {
        let id = entry.record.id();
        both.entry(id).is_some() || both.erased().contains_key(id)
    };
    a.entries().chain(b.entries()).all(kept)
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn the_laws_hold_when_one_dot_has_two_values(
        steps in histories(20),
        forged in forgeries(honest_seen()),
        [a, b, c] in proptest::array::uniform::<_, 3>(any::<u8>().prop_map(usize::from)),
    ) {
        let all = with_forged(&steps, &forged);
        let pick = |number: usize| &all[all.len() - 1 - number % all.len()];
        let (a, b, c) = (pick(a), pick(b), pick(c));
        let both = a.merged(b);
        prop_assert_eq!(text(&both), text(&b.merged(a)));
        prop_assert_eq!(text(&both.merged(b)), text(&both));
        prop_assert_eq!(text(&both.merged(c)), text(&a.merged(&b.merged(c))));
        nothing_is_empty(a, b, &both)?;
    }

    #[test]
    fn a_lying_seen_never_empties_a_field(
        steps in histories(20),
        forged in forgeries(any_forgery()),
        picks in proptest::collection::vec(any::<u8>().prop_map(usize::from), 2..6),
    ) {
        let all = with_forged(&steps, &forged);
        let pick = |number: usize| &all[all.len() - 1 - number % all.len()];
        let mut now = pick(picks[0]).clone();
        for number in &picks[1..] {
            let file = pick(*number);
            let both = now.merged(file);
            prop_assert_eq!(text(&both), text(&file.merged(&now)));
            prop_assert_eq!(text(&both.merged(&both.clone())), text(&both));
            nothing_is_empty(&now, file, &both)?;
            now = both;
        }
    }
}

/// A device record with one name under one dot, which claims to have seen others.
fn named(name: &str, by: &str, claims: &[&str]) -> Workspace {
    let record = SAMPLES[6].record.with_field("name", json!(name)).unwrap();
    let mut entry = Workspace::born(record, dot(by), None);
    let mut revision = entry.revision.as_ref().clone();
    claims.iter().for_each(|claim| revision.seen.see(&dot(claim)));
    entry.revision = revision.into();
    let mut workspace = Workspace::new();
    workspace.put(entry);
    workspace
}

fn names(workspace: &Workspace) -> Vec<String> {
    let register = workspace.entry(SAMPLES[6].id()).unwrap().register("name");
    let mut names: Vec<String> = register.values.iter().map(|written| written.value.to_string()).collect();
    names.sort();
    names
}

#[test]
fn a_lying_seen_breaks_associativity() {
    let (a, b) = (named("x", "a:1", &["b:1"]), named("y", "b:1", &["a:1"]));
    let c = named("z", "c:1", &[]);
    assert_eq!(names(&a.merged(&b)), ["\"x\"", "\"y\""], "both sides are kept");
    assert_eq!(names(&a.merged(&b).merged(&c)), ["\"x\"", "\"y\"", "\"z\""]);
    assert_eq!(names(&a.merged(&b.merged(&c))), ["\"z\""]);
}

#[test]
fn one_identifier_for_two_kinds_gives_way_alike_in_any_order() {
    let of = |record: AnyRecord| {
        let mut workspace = Workspace::new();
        workspace.put(Workspace::born(record, dot("a:1"), None));
        workspace
    };
    let id = SAMPLES[6].id().as_str();
    let need = of(super::records::record(filo::domain::Kind::Notebook, id, &json!({ "title": "Quaderno" })));
    let (device, other) = (of(SAMPLES[6].record.clone()), named("z", "c:1", &[]));
    for [a, b, c] in [[&need, &device, &other], [&device, &need, &other], [&device, &other, &need]] {
        let all = a.merged(b).merged(c);
        assert_eq!(text(&all), text(&a.merged(&b.merged(c))));
        assert_eq!(text(&all), text(&c.merged(&b.merged(a))));
        assert_eq!(all.len(), 1);
        assert_eq!(all.entry(SAMPLES[6].id()).unwrap().record.kind(), filo::domain::Kind::Notebook);
    }
}
