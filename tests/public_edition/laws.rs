//! What nobody outside the group may read is not in the text, whatever the workspace; what anybody may read is.

use filo::domain::{Kind, RecordId};
use filo::exchange::{
    Digest, Layout, PublicDirectory, ReadError, Scope, Trust, read, read_public, write_public,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};

use super::world::{MOST, World};
use super::{at, keys};

fn asked() -> Config {
    let kept = FileFailurePersistence::Direct("tests/public_edition.regressions");
    Config { failure_persistence: Some(Box::new(kept)), ..Config::default() }
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn only_what_is_public_is_in_the_text(seeds in prop::collection::vec(any::<u64>(), 1..70)) {
        let world = World::of(&seeds);
        let [there, nowhere] = world.expected();
        let public = world.public();
        for layout in [Layout::Compact, Layout::Readable] {
            let text = write_public(&world.workspace, at(), layout);
            for (id, value) in &nowhere {
                prop_assert!(!text.contains(value), "{value} of {id} is in the text");
            }
            for (id, value) in &there {
                prop_assert!(text.contains(value), "{value} of {id} is missing");
            }
            for kind in Kind::ALL {
                for id in (0..MOST).map(|n| format!("{}-{n}", kind.prefix())) {
                    let found = text.contains(&format!("\"{id}\""));
                    // Found without being public: a reference to nothing, or worse.
                    prop_assert_eq!(found, public.contains(id.as_str()), "{}", id);
                }
            }
            keys::only_those_allowed(&text);
            let reading = read_public(&text).unwrap();
            prop_assert_eq!(reading.digest, Digest::Holds);
            prop_assert_eq!(reading.directory.to_text(layout), text.clone());
            prop_assert_eq!(read(&text, Trust::File).unwrap_err(), ReadError::Public);
        }
    }
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn a_part_of_it_is_no_more_than_the_whole_and_refers_to_nothing_else(
        seeds in prop::collection::vec(any::<u64>(), 1..70),
        wanted in prop::collection::vec(any::<prop::sample::Index>(), 1..5),
    ) {
        let world = World::of(&seeds);
        let [_, nowhere] = world.expected();
        let all: Vec<&RecordId> = world.workspace.entries().map(|entry| entry.record.id()).collect();
        prop_assume!(!all.is_empty());
        let records = wanted.iter().map(|one| (*one.get(&all)).clone()).collect();
        let scope = Scope { micro_territories: None, records: Some(records) };
        let part = PublicDirectory::of_part(&world.workspace, &scope, at());
        let held = part.ids();
        prop_assert!(held.is_subset(&PublicDirectory::of(&world.workspace, at()).ids()));
        let text = part.to_text(Layout::Compact);
        for (id, value) in &nowhere {
            prop_assert!(!text.contains(value), "{value} of {id} is in the text");
        }
        for kind in Kind::ALL {
            for id in (0..MOST).map(|n| format!("{}-{n}", kind.prefix())) {
                let found = text.contains(&format!("\"{id}\""));
                prop_assert_eq!(found, held.contains(&id.parse::<RecordId>().unwrap()), "{}", id);
            }
        }
        keys::only_those_allowed(&text);
    }
}

#[test]
fn the_worlds_are_rich_enough() {
    let (mut there, mut nowhere, mut public) = (0, 0, std::collections::BTreeMap::<Kind, usize>::new());
    for seed in 0..60_u64 {
        let seeds: Vec<u64> = (0..60).map(|n| (seed * 60 + n).wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        let world = World::of(&seeds);
        let [some, others] = world.expected();
        there += some.len();
        nowhere += others.len();
        for id in world.public() {
            *public.entry(world.drawn[id].kind).or_default() += 1;
        }
    }
    assert!(there > 5_000 && nowhere > 5_000, "{there} {nowhere}");
    let kinds: Vec<&Kind> = public.iter().filter(|(_, count)| **count >= 3).map(|(kind, _)| kind).collect();
    assert_eq!(kinds.len(), 13, "{public:?}");
}
