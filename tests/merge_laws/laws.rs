//! The laws on honest histories: everything but forged files.

use std::collections::BTreeSet;

use filo::domain::{Dot, Kind, RecordId};
use filo::workspace::Workspace;
use proptest::prelude::*;

use super::oracle::{bin_state, is_what_the_ghost_says, text, values, watched};
use super::records::SAMPLES;
use super::steps::{Step, histories};
use super::world::{Event, Import, State, World};
use super::{LONGEST, asked};

fn merged(world: &World) -> State {
    world.states().into_iter().fold(State::default(), |mut all, state| {
        all.now = all.now.merged(&state.now);
        all.ghost.hear(&state.ghost);
        all
    })
}

/// A state of a world.
fn state(world: &World, number: usize) -> &Workspace {
    let states = world.states();
    &states[number % states.len()].now
}

fn same(a: &Workspace, b: &Workspace) -> Result<(), TestCaseError> {
    prop_assert_eq!(text(a), text(b));
    prop_assert!(a == b);
    Ok(())
}

fn numbers<const N: usize>() -> impl Strategy<Value = [usize; N]> {
    proptest::array::uniform(any::<u8>().prop_map(usize::from))
}

fn history() -> impl Strategy<Value = Vec<Step>> {
    histories(LONGEST)
}

/// The values of a field before a change that are not among those after it.
fn lost(before: &filo::workspace::Entry, after: &filo::workspace::Entry, field: &'static str) -> Vec<Dot> {
    let left: BTreeSet<Dot> = after.revision.all_dots(field).into_iter().collect();
    before.revision.all_dots(field).into_iter().filter(|dot| !left.contains(dot)).collect()
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn merge_is_commutative(steps in history(), [a, b] in numbers()) {
        let world = World::of(&steps);
        let (a, b) = (state(&world, a), state(&world, b));
        same(&a.merged(b), &b.merged(a))?;
    }

    #[test]
    fn merge_is_associative(steps in history(), [a, b, c] in numbers()) {
        let world = World::of(&steps);
        let (a, b, c) = (state(&world, a), state(&world, b), state(&world, c));
        same(&a.merged(b).merged(c), &a.merged(&b.merged(c)))?;
    }

    #[test]
    fn merge_is_idempotent(steps in history(), [a, b] in numbers()) {
        let world = World::of(&steps);
        let (a, b) = (state(&world, a), state(&world, b));
        let both = a.merged(b);
        same(&a.merged(a), a)?;
        same(&both.merged(a), &both)?;
        same(&both.merged(b), &both)?;
    }

    #[test]
    fn files_in_any_order_end_equal_everywhere(steps in history(), order in proptest::collection::vec(numbers::<3>(), 1..12)) {
        let world = World::of(&steps);
        let states = world.states();
        let expected = merged(&world).now;
        for person in 0..world.replicas() {
            let mut now = states[person].now.clone();
            for picks in &order {
                now = now.merged(state(&world, picks[person]));
            }
            let late: Vec<&&State> = states.iter().rev().collect();
            for n in 0..late.len() {
                now = now.merged(&late[(n + order[0][person]) % late.len()].now);
            }
            same(&now, &expected)?;
        }
    }

    #[test]
    fn nothing_vanishes_unless_overwritten_by_who_saw_it_or_erased(steps in history()) {
        let world = World::of(&steps);
        for state in world.states() {
            is_what_the_ghost_says(&world.log, state)?;
        }
        is_what_the_ghost_says(&world.log, &merged(&world))?;
        prop_assert!(world.surprises.is_empty(), "{:?}", world.surprises);
    }

    #[test]
    fn nothing_erased_comes_back(steps in history()) {
        let world = World::of(&steps);
        let all = merged(&world);
        let mut everything = Workspace::new();
        for state in world.states() {
            for (id, day) in state.now.erased() {
                prop_assert!(state.now.entry(id).is_none());
                prop_assert!(all.now.entry(id).is_none());
                prop_assert!(all.now.erased()[id] <= *day);
                everything.erase(id, *day);
            }
        }
        prop_assert_eq!(all.now.erased(), everything.erased());
        for event in &world.events {
            if let Event::Imported(import) = event {
let Import { before, file, after } = import.as_ref();
                let erased = |id: &RecordId| before.erased().contains_key(id) || file.erased().contains_key(id);
                prop_assert!(after.entries().all(|entry| !erased(entry.record.id())));
            }
        }
    }

    #[test]
    fn an_edit_never_overwrites_what_its_form_had_not_seen(steps in history()) {
        for event in World::of(&steps).events {
            let Event::Saved { form, before, after } = event else { continue };
            for field in before.record.kind().fields() {
                prop_assert!(lost(&before, &after, field).iter().all(|dot| form.seen.holds(dot)));
            }
        }
    }

    #[test]
    fn an_edit_replaces_only_the_value_its_form_showed(steps in history()) {
        for event in World::of(&steps).events {
            let Event::Saved { form, before, after } = event else { continue };
            for field in before.record.kind().fields() {
                let shown = form.before.fields().field(field).unwrap();
                for (value, dots) in values(&before, field) {
                    let gone: Vec<&Dot> = dots.iter().filter(|dot| lost(&before, &after, field).contains(dot)).collect();
                    prop_assert!(gone.is_empty() || value == shown, "{value} of {field} was not shown");
                    prop_assert!(dots.is_empty() || gone.len() == dots.len() || values(&after, field).iter().any(|(left, _)| *left == value));
                }
            }
        }
    }

    #[test]
    fn undo_touches_only_fields_still_its_own_and_names_the_others(steps in history()) {
        for event in World::of(&steps).events {
            let Event::Undone { change, before: Some(before), undone, kept } = event else { continue };
            let Some(earlier) = &change.before else { continue };
            for field in before.record.kind().fields() {
                let changed = earlier.register(field) != change.after.register(field);
                let written = undone.as_ref().is_some_and(|undone| undone.after.register(field) != before.register(field));
                let own = |dot: &Dot| dot.replica == change.dot.replica || change.after.revision.all_dots(field).contains(dot);
                let still_own = before.revision.all_dots(field).iter().all(own);
                prop_assert!(!written || (changed && still_own), "{field} was touched");
                prop_assert!(!kept.contains(field) || (changed && !written), "{field} was named");
                prop_assert!(!changed || written || kept.contains(field) || values(&before, field) == values(earlier, field));
                let untouched = before.register(field) == change.after.register(field);
                if changed && untouched {
                    let back = values(&undone.as_ref().expect("it goes back").after, field);
                    let bare = |live: super::ghost::Live| live.into_iter().map(|(value, _)| super::ghost::without_seen(&value).to_string()).collect::<BTreeSet<_>>();
                    prop_assert_eq!(bare(back), bare(values(earlier, field)), "siblings come back too");
                }
            }
        }
    }

    #[test]
    fn undo_of_a_creation_bins_it_unless_others_wrote_there(steps in history()) {
        for event in World::of(&steps).events {
            let Event::Undone { change, before: Some(before), undone, .. } = event else { continue };
            if change.before.is_some() { continue }
            let mut known = change.after.revision.seen.clone();
            known.see(&Dot { n: before.revision.seen.count(&change.dot.replica).max(1), ..change.dot.clone() });
            let after = undone.expect("a creation can be taken back").after;
            let theirs = before.record.kind().fields().iter().any(|field| before.revision.all_dots(field).iter().any(|dot| !known.holds(dot)));
            let expected = if theirs { None } else { Some(filo::workspace::BinState::Binned) };
            prop_assert!(expected.is_none_or(|expected| after.bin_state() == expected));
            prop_assert!(!after.is_live() || theirs);
        }
    }

    #[test]
    fn a_record_is_in_the_bin_only_if_who_put_it_there_knew_every_value(steps in history()) {
        let world = World::of(&steps);
        let all = merged(&world);
        for state in world.states().into_iter().chain([&all]) {
            for (slot, sample) in SAMPLES.iter().enumerate() {
                if let Some(entry) = state.now.entry(sample.id()) {
                    prop_assert_eq!(entry.bin_state(), bin_state(&world.log, state, slot));
                }
            }
        }
    }

    #[test]
    fn merge_only_adds_to_what_was_seen(steps in history(), [a, b] in numbers()) {
        let world = World::of(&steps);
        let (a, b) = (state(&world, a), state(&world, b));
        let both = a.merged(b);
        for entry in both.entries() {
            let id = entry.record.id();
            let (ours, theirs) = (a.seen(id), b.seen(id));
            prop_assert!(entry.revision.seen.covers(&ours) && entry.revision.seen.covers(&theirs));
            prop_assert!(entry.revision.seen.iter().all(|(replica, n)| n == ours.count(replica).max(theirs.count(replica))));
        }
    }

    #[test]
    fn a_partial_file_changes_only_its_records(steps in history(), [a, b] in numbers(), part in any::<u8>()) {
        let world = World::of(&steps);
        let (ours, theirs) = (state(&world, a), state(&world, b));
        let mut file = Workspace::new();
        for (slot, sample) in SAMPLES.iter().enumerate().filter(|(slot, _)| part & (1 << slot) != 0) {
            assert!(slot < 8);
            theirs.entry(sample.id()).into_iter().for_each(|entry| file.put(entry.clone()));
        }
        theirs.erased().iter().for_each(|(id, day)| file.erase(id, *day));
        let (partly, whole) = (ours.merged(&file), ours.merged(theirs));
        for sample in SAMPLES.iter() {
            let expected = if file.entry(sample.id()).is_some() { &whole } else { ours };
            let expected = expected.entry(sample.id()).filter(|_| !whole.erased().contains_key(sample.id()));
            prop_assert_eq!(partly.entry(sample.id()), expected);
        }
        same(&partly.merged(theirs), &whole)?;
    }

    #[test]
    fn a_conflict_shows_the_same_value_everywhere(steps in history(), [a, b] in numbers()) {
        let world = World::of(&steps);
        let (a, b) = (state(&world, a), state(&world, b));
        let both = b.merged(a);
        for slot in 0..SAMPLES.len() {
            let Some(entry) = both.entry(SAMPLES[slot].id()) else { continue };
            for field in watched(slot) {
                let weight = |dots: &BTreeSet<Dot>| {
dots.iter().map(|dot| (!dot.replica.is_plan(), entry.revision.at.get(dot).copied(), dot.replica.as_str().to_owned(), dot.n)).max()
};
                let held = values(entry, field);
                let heaviest = held.iter().max_by_key(|(value, dots)| (weight(dots), value.to_string())).unwrap();
                prop_assert_eq!(&entry.record.fields().field(field).unwrap(), &heaviest.0);
            }
        }
    }

    #[test]
    fn joined_records_are_shown_once_and_none_is_hidden(steps in history()) {
        let world = World::of(&steps);
        for state in world.states() {
            let joined = state.now.joined();
            for kind in Kind::ALL {
                for (id, entry) in state.now.table(*kind).iter().filter(|(_, entry)| entry.is_live()) {
                    let shown = joined.get(id).unwrap_or(id);
                    prop_assert_eq!(joined.get(shown).unwrap_or(shown), shown);
                    let under = state.now.entry(shown).expect("it is shown under one that is here");
                    prop_assert!(under.is_live() && under.record.kind() == entry.record.kind());
                }
            }
        }
    }
}
