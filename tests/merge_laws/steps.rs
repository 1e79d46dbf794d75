//! What may happen in a history, and how likely it is.

use filo::domain::Replica;
use filo::workspace::Stamp;
use proptest::prelude::*;

use super::desk::stamp;
use super::records::SAMPLES;

/// One thing that happens. Numbers choose among what there is, modulo how much there is.
#[derive(Clone, Debug)]
pub enum Step {
    Create {
        who: u8,
        slot: u8,
        clock: u8,
    },
    Open {
        who: u8,
        slot: u8,
    },
    /// Saves a form opened earlier, or one opened now.
    Save {
        who: u8,
        slot: u8,
        form: Option<u8>,
        picks: Vec<(u8, u8)>,
        clock: u8,
    },
    Settle {
        who: u8,
        slot: u8,
        form: Option<u8>,
        field: u8,
        value: u8,
        clock: u8,
    },
    Bin {
        who: u8,
        slot: u8,
        form: Option<u8>,
        clock: u8,
    },
    Restore {
        who: u8,
        slot: u8,
        clock: u8,
    },
    Erase {
        who: u8,
        slot: u8,
        day: u8,
    },
    /// Takes back a change, or what took one back.
    Undo {
        who: u8,
        change: u8,
        clock: u8,
    },
    Export {
        who: u8,
        part: Option<u8>,
    },
    Import {
        who: u8,
        file: u8,
    },
    UndoImport {
        who: u8,
    },
    /// One exports everything and another imports it at once.
    Hand {
        from: u8,
        to: u8,
    },
    /// Saves, and keeps a restore point.
    Keep {
        who: u8,
    },
    GoBack {
        who: u8,
        point: u8,
    },
    Crash {
        who: u8,
    },
}

/// Histories of up to `longest` steps after everybody took in the default data and the old file.
pub fn histories(longest: usize) -> impl Strategy<Value = Vec<Step>> {
    let (who, any, clock) = (0..3u8, any::<u8>(), 0..8u8);
    // Most of what happens happens to few records, or nobody would meet.
    let slot = prop_oneof![6 => Just(1u8), 2 => Just(3u8), 3 => 0..SAMPLES.len() as u8];
    let form = || proptest::option::weighted(0.4, 0..4u8);
    let picks = proptest::collection::vec((prop_oneof![1 => Just(0u8), 1 => 0..3u8], 0..3u8), 1..4);
    let step = prop_oneof![
        2 => (who.clone(), 0..SAMPLES.len() as u8, clock.clone()).prop_map(|(who, slot, clock)| Step::Create { who, slot, clock }),
        3 => (who.clone(), slot.clone()).prop_map(|(who, slot)| Step::Open { who, slot }),
        10 => (who.clone(), slot.clone(), form(), picks, clock.clone())
            .prop_map(|(who, slot, form, picks, clock)| Step::Save { who, slot, form, picks, clock }),
        3 => (who.clone(), slot.clone(), form(), 0..4u8, any, clock.clone())
            .prop_map(|(who, slot, form, field, value, clock)| Step::Settle { who, slot, form, field, value, clock }),
        2 => (who.clone(), slot.clone(), form(), clock.clone())
            .prop_map(|(who, slot, form, clock)| Step::Bin { who, slot, form, clock }),
        1 => (who.clone(), slot.clone(), clock.clone()).prop_map(|(who, slot, clock)| Step::Restore { who, slot, clock }),
        1 => (who.clone(), slot, 1..28u8).prop_map(|(who, slot, day)| Step::Erase { who, slot, day }),
        6 => (who.clone(), any, clock).prop_map(|(who, change, clock)| Step::Undo { who, change, clock }),
        3 => (who.clone(), proptest::option::weighted(0.3, any)).prop_map(|(who, part)| Step::Export { who, part }),
        4 => (who.clone(), any).prop_map(|(who, file)| Step::Import { who, file }),
        6 => (who.clone(), 1..3u8).prop_map(|(who, other)| Step::Hand { from: who, to: (who + other) % 3 }),
        1 => who.clone().prop_map(|who| Step::UndoImport { who }),
        1 => who.clone().prop_map(|who| Step::Keep { who }),
        1 => (who.clone(), any).prop_map(|(who, point)| Step::GoBack { who, point }),
        1 => who.prop_map(|who| Step::Crash { who }),
    ];
    proptest::collection::vec(step, 4..longest)
}

/// Hours that clocks show: some agree, some are far off.
pub fn at(stamp_of: &Replica, clock: u8) -> Stamp {
    let hour = [400_000, 400_001, 400_002, 400_002, 400_003, 400_004, 1, 900_000][clock as usize % 8];
    stamp(stamp_of, hour)
}
