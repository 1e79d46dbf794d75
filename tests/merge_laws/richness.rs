//! Whether the random histories hold what the laws are about: a law that is never put to the test is none.

use std::collections::BTreeMap;

use filo::workspace::BinState;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::LONGEST;
use super::records::SAMPLES;
use super::steps::histories;
use super::world::{Event, Import, World};

#[test]
fn the_histories_hold_what_the_laws_are_about() {
    let mut runner = TestRunner::deterministic();
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..300 {
        let world = World::of(&histories(LONGEST).new_tree(&mut runner).unwrap().current());
        let mut meet = |what, there: bool| *met.entry(what).or_default() += usize::from(there);
        for event in &world.events {
            match event {
                Event::Saved { form, before, after } => {
                    meet("a stale form", !form.seen.covers(&before.revision.seen));
                    meet(
                        "an edit of a field in conflict",
                        before.conflicts().any(|field| before.register(field) != after.register(field)),
                    );
                }
                Event::Imported(import) => {
                    let Import { before, file, after } = import.as_ref();
                    meet("an import that changes something", before != after);
                    meet("an import of an older state", before == after && before != file);
                    meet(
                        "an erasure that comes in a file",
                        before.entries().any(|entry| file.erased().contains_key(entry.record.id())),
                    );
                    meet(
                        "a file that holds what was erased here",
                        file.entries().any(|entry| before.erased().contains_key(entry.record.id())),
                    );
                }
                Event::Undone { change, before, undone, kept } => {
                    meet("an undo", undone.is_some());
                    meet("an undo of a creation", change.before.is_none() && undone.is_some());
                    meet("an undo of an undo", change.dot.n > 2 && undone.is_some());
                    meet("an undo that names fields", undone.is_some() && !kept.is_empty());
                    meet("an undo that does nothing", undone.is_none());
                    meet(
                        "an undo of a settlement",
                        undone.as_ref().zip(before.as_ref()).is_some_and(|(undone, before)| {
                            undone.after.conflicts().count() > before.conflicts().count()
                        }),
                    );
                }
            }
        }
        for state in world.states() {
            for sample in SAMPLES.iter() {
                let Some(entry) = state.now.entry(sample.id()) else { continue };
                meet("a record in the bin", entry.bin_state() == BinState::Binned);
                meet("a record contested", entry.bin_state() == BinState::Contested);
                let values = |field: &'static str| entry.register(field).values;
                let fields = entry.record.kind().fields();
                meet("two values", fields.iter().any(|field| values(field).len() == 2));
                meet("three values", fields.iter().any(|field| values(field).len() > 2));
                meet("two marks of the bin", values("binned").len() > 1);
                meet(
                    "one value of two people",
                    fields.iter().any(|field| values(field).iter().any(|written| written.dots.len() > 1)),
                );
                meet("a value without dots", fields.iter().any(|field| values(field)[0].dots.is_empty()));
                meet(
                    "a value of the Plan beside another",
                    fields.iter().any(|field| {
                        values(field).len() > 1
                            && values(field)
                                .iter()
                                .flat_map(|written| &written.dots)
                                .any(|dot| dot.replica.is_plan())
                    }),
                );
            }
            meet("joined records", !state.now.joined().is_empty());
        }
    }
    let rare: Vec<_> = met.iter().filter(|(_, times)| **times < 5).collect();
    assert!(rare.is_empty(), "too rare: {rare:?}, of {met:?}");
}
