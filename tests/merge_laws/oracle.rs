//! The ghost log against the code: every state of a history holds exactly what it has heard of.

use std::collections::BTreeSet;

use filo::domain::Dot;
use filo::workspace::{BinState, Entry, Workspace};
use proptest::prelude::*;

use super::ghost::{Live, Log};
use super::records::SAMPLES;
use super::world::State;

/// The fields that histories write, and one that they never do.
pub fn watched(slot: usize) -> Vec<&'static str> {
    let kind = SAMPLES[slot].record.kind();
    let written: Vec<&'static str> = SAMPLES[slot].choices.iter().map(|choice| choice.field).collect();
    let others = kind.fields().iter().copied().filter(|field| !written.contains(field)).take(1);
    BTreeSet::from_iter(others.chain(written.iter().copied()).chain(["binned"])).into_iter().collect()
}

/// The values of a field with their dots, in the order of the code.
pub fn values(entry: &Entry, field: &'static str) -> Live {
    let written = entry.register(field).values.into_iter();
    written.map(|written| (written.value, written.dots.into_iter().collect())).collect()
}

/// The text that two equal workspaces share byte for byte.
pub fn text(workspace: &Workspace) -> String {
    format!("{workspace:?}")
}

/// Whether a state is what its ghost says: no more, no less, and shown alike.
pub fn is_what_the_ghost_says(log: &Log, state: &State) -> Result<(), TestCaseError> {
    prop_assert_eq!(state.now.erased(), &state.ghost.erased);
    for (slot, sample) in SAMPLES.iter().enumerate() {
        let erased = state.ghost.erased.contains_key(sample.id());
        let known = log.acts_on(slot, &state.ghost.acts).next().is_some();
        let entry = state.now.entry(sample.id());
        prop_assert_eq!(entry.is_some(), known && !erased, "{}", sample.id());
        let Some(entry) = entry else { continue };
        prop_assert_eq!(&entry.revision.seen, &log.seen(slot, &state.ghost.acts));
        let mut present = BTreeSet::<Dot>::new();
        for field in watched(slot) {
            let live = log.live(slot, field, &state.ghost.acts);
            prop_assert_eq!(&values(entry, field), &live, "{} of {}", field, sample.id());
            present.extend(live.into_iter().flat_map(|(_, dots)| dots));
        }
        let written = entry.revision.every_dot(sample.record.kind().fields());
        prop_assert!(entry.revision.at.keys().all(|dot| written.contains(dot)), "times of what is gone");
        for dot in &present {
            prop_assert_eq!(entry.revision.at.get(dot).copied(), log.at(slot, dot), "{:?}", dot);
        }
    }
    Ok(())
}

/// Where a record stands by the rule of the bin, told from the ghost.
pub fn bin_state(log: &Log, state: &State, slot: usize) -> BinState {
    let marks = log.live(slot, "binned", &state.ghost.acts);
    let set: Vec<_> = marks.iter().filter(|(value, _)| !value.is_null()).collect();
    if set.is_empty() {
        return BinState::Live;
    }
    let knew = |dot: &Dot| {
        set.iter().any(|(mark, _)| mark["seen"][dot.replica.as_str()].as_u64().is_some_and(|n| n >= dot.n))
    };
    let fields = SAMPLES[slot].record.kind().fields().iter().filter(|field| **field != "binned");
    let mut dots = fields.flat_map(|field| log.dots(slot, field, &state.ghost.acts));
    if set.len() == marks.len() && dots.all(|dot| knew(&dot)) {
        BinState::Binned
    } else {
        BinState::Contested
    }
}
