//! The laws of choosing, on honest histories: what a person takes of another workspace, leaves, or decides.

use filo::domain::RecordId;
use filo::workspace::{Choices, Keep, Workspace};
use proptest::prelude::*;

use super::desk::stamp;
use super::oracle::text;
use super::steps::histories;
use super::world::World;
use super::{LONGEST, asked};

const KEEPS: [Keep; 4] = [Keep::Merged, Keep::Ours, Keep::Theirs, Keep::Both];

/// Two states of a world.
fn two(world: &World, [a, b]: [u8; 2]) -> (Workspace, Workspace) {
    let states = world.states();
    let state = |n: u8| states[usize::from(n) % states.len()].now.clone();
    (state(a), state(b))
}

fn same(a: &Workspace, b: &Workspace) -> Result<(), TestCaseError> {
    prop_assert_eq!(text(a), text(b));
    prop_assert!(a == b);
    Ok(())
}

fn ids(workspace: &Workspace) -> Vec<RecordId> {
    workspace.entries().map(|entry| entry.record.id().clone()).collect()
}

/// Everything, with the erasures of what is here.
fn all(ours: &Workspace, theirs: &Workspace) -> Choices {
    let mut choices = Choices::default();
    ours.erasures(theirs).iter().for_each(|(id, _)| choices.erase(id, true));
    choices
}

/// Somebody new, whose changes nobody has seen.
fn chooser() -> filo::workspace::Stamp {
    stamp(&"chooser.x".parse().unwrap(), 900)
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn taking_all_is_the_merge(steps in histories(LONGEST), which in any::<[u8; 2]>()) {
        let (ours, theirs) = two(&World::of(&steps), which);
        same(&ours.taking(&theirs, &all(&ours, &theirs), &chooser()), &ours.merged(&theirs))?;
    }

    #[test]
    fn taking_nothing_changes_nothing(steps in histories(LONGEST), which in any::<[u8; 2]>()) {
        let (ours, theirs) = two(&World::of(&steps), which);
        // A workspace without records leaves nothing to leave.
        prop_assume!(!theirs.is_empty());
        let mut choices = Choices::default();
        ids(&theirs).iter().for_each(|id| choices.leave(id, true));
        same(&ours.taking(&theirs, &choices, &chooser()), &ours)?;
    }

    #[test]
    fn what_is_left_is_offered_again_and_taken_later_as_if_at_once(
        steps in histories(LONGEST),
        which in any::<[u8; 2]>(),
        left in proptest::collection::vec(any::<bool>(), 32),
    ) {
        let (ours, theirs) = two(&World::of(&steps), which);
        let mut some = all(&ours, &theirs);
        let listed = ids(&theirs);
        let is_left = |n: usize| left[n % left.len()];
        listed.iter().enumerate().for_each(|(n, id)| some.leave(id, is_left(n)));
        let after = ours.taking(&theirs, &some, &chooser());
        for (n, id) in listed.iter().enumerate().filter(|(n, _)| is_left(*n)) {
            prop_assert_eq!(after.entry(id), ours.entry(id).filter(|_| !theirs.erased().contains_key(id)), "{}", n);
            let before = ours.differences(&theirs).into_iter().find(|one| one.id == *id);
            prop_assert_eq!(after.differences(&theirs).into_iter().find(|one| one.id == *id), before);
        }
        same(&after.taking(&theirs, &all(&after, &theirs), &chooser()), &ours.merged(&theirs))?;
    }

    #[test]
    fn what_is_decided_holds_against_both_sides(
        steps in histories(LONGEST),
        which in any::<[u8; 2]>(),
        keeps in proptest::collection::vec(0..4_usize, 32),
    ) {
        let (ours, theirs) = two(&World::of(&steps), which);
        let mut choices = all(&ours, &theirs);
        let mut next = keeps.iter().cycle();
        for entry in theirs.entries() {
            for field in entry.record.kind().fields() {
                let keep = next.next().map_or(Keep::Merged, |n| KEEPS[*n]);
                choices.keep(entry.record.id(), field, keep);
            }
        }
        let after = ours.taking(&theirs, &choices, &chooser());
        same(&after.merged(&ours).merged(&theirs), &after)?;
        same(&theirs.merged(&after), &after)?;
        for entry in after.entries() {
            let id = entry.record.id();
            let (Some(mine), Some(other)) = (ours.entry(id), theirs.entry(id)) else { continue };
            for field in entry.record.kind().fields().iter().filter(|field| **field != "binned") {
                let shown = |of: &filo::workspace::Entry| of.register(field).shown().clone();
                let values: Vec<_> = entry.register(field).values.into_iter().map(|it| it.value).collect();
                match choices.kept(id, field) {
                    Keep::Merged => {}
                    Keep::Ours => prop_assert_eq!(values, [shown(mine)]),
                    // Of several there, the one that is not here.
                    Keep::Theirs => {
                        let [value] = values.as_slice() else { panic!("{values:?}") };
                        let is_new = other.register(field).holds(value) && !mine.register(field).holds(value);
                        prop_assert!(is_new || *value == shown(other));
                    }
                    Keep::Both => prop_assert!(values.contains(&shown(mine)) || values.len() > 1),
                }
            }
        }
    }
}
