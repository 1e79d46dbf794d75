//! The files that lie in every mailbox: three releases of the default data, and a file of an older format.

use std::collections::{BTreeMap, BTreeSet};

use filo::domain::{Binned, Dot, Replica, Seen};
use filo::workspace::{Entry, Revision, Workspace};
use serde_json::{Value, json};

use super::desk::{dot, stamp};
use super::ghost::{Act, Strokes};
use super::records::SAMPLES;
use super::strokes::all_fields;
use super::world::{State, World};

/// What the releases after the first change: release, record, field, value.
fn changes() -> Vec<(u64, usize, &'static str, Value)> {
    let mut seen = Seen::new();
    seen.see(&plan(1));
    let mark = Binned { at: stamp(&Replica::plan(), 400_000).at, by: Replica::plan(), seen };
    vec![
        (2, 0, "note", json!("Uno")),
        (2, 2, "name", json!("Viadana nord")),
        (3, 0, "note", json!("Due")),
        (3, 1, "binned", serde_json::to_value(mark).unwrap()),
    ]
}

fn plan(release: u64) -> Dot {
    Dot { replica: Replica::plan(), n: release }
}

impl World {
    /// Puts three releases of the default data into the mailbox.
    pub fn publish_the_plan(&mut self) {
        let mut file = State::default();
        for release in 1..=3 {
            let mut entries: BTreeMap<usize, Entry> = BTreeMap::new();
            if release == 1 {
                for slot in 0..3 {
                    let record = SAMPLES[slot].record.clone();
                    self.heard(&mut file, slot, plan(1), all_fields(&record, &plan(1)));
                    entries.insert(slot, Workspace::born(record, plan(1), None));
                }
            }
            for (_, slot, field, value) in changes().into_iter().filter(|change| change.0 == release) {
                let entry = file.now.entry(SAMPLES[slot].id()).unwrap();
                let mut revision: Revision = entry.revision.as_ref().clone();
                let removes = BTreeSet::from_iter(revision.dots(field).clone());
                revision.fields.insert(field, vec![plan(release)]);
                revision.seen.see(&plan(release));
                let record = entry.record.with_field(field, value.clone()).unwrap();
                entries.insert(slot, Entry { record, revision: revision.into() });
                let strokes = Strokes { adds: vec![(value, Some(plan(release)))], removes };
                self.heard(&mut file, slot, plan(release), [(field, strokes)].into());
            }
            entries.into_values().for_each(|entry| file.now.put(entry));
            self.mailbox.push(file.clone());
        }
    }

    /// Puts a file of an older format into the mailbox: its migration added a field that nobody wrote.
    pub fn find_an_old_file(&mut self) {
        let (slot, old) = (3, dot("v.old:1"));
        let record = SAMPLES[slot].record.clone();
        let mut entry = Workspace::born(record.clone(), old.clone(), None);
        let mut revision = entry.revision.as_ref().clone();
        revision.fields.insert("proposals", Vec::new());
        entry.revision = revision.into();
        let mut fields = all_fields(&record, &old);
        fields.get_mut("proposals").unwrap().adds = vec![(Value::Null, None)];
        let mut file = State::default();
        self.heard(&mut file, slot, old, fields);
        file.now.put(entry);
        self.mailbox.push(file);
    }

    fn heard(&mut self, file: &mut State, slot: usize, dot: Dot, fields: BTreeMap<&'static str, Strokes>) {
        file.ghost.acts.insert(self.log.0.len());
        self.log.0.push(Act { slot, dot, at: None, fields });
    }
}
