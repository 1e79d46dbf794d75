//! Taking of another workspace what a person chose. A choice that nobody made never blocks: the merge keeps both values.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::{AnyRecord, Dot, RecordId};

use super::choices::{Choices, Keep, Said};
use super::edit::written;
use super::register::Written;
use super::{BinState, Entry, Register, Revision, Stamp, Touched, Workspace, bin};

/// What a value is that no revision vouches for: written by hand, or elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offer {
    /// It stands on a value that is here.
    Edit,
    /// It stands on a value that was overwritten here.
    Older,
    /// It stands on a value that was never here: both are kept.
    Beside,
}

/// What an offered value of a field is to the entry here. `None` where the same value is here.
pub fn offer(
    entry: &Entry,
    record: &AnyRecord,
    revision: Option<&Revision>,
    field: &'static str,
) -> Option<Offer> {
    let value = record.fields().field(field)?;
    let register = entry.register(field);
    if register.values.iter().any(|written| written.value == value) {
        return None;
    }
    let Some(stood_on) = revision.map(|revision| revision.dots(field)) else { return Some(Offer::Edit) };
    Some(if register.values.iter().any(|written| stands_on(written, stood_on)) {
        Offer::Edit
    } else if stood_on.iter().all(|dot| entry.revision.seen.holds(dot)) {
        Offer::Older
    } else {
        Offer::Beside
    })
}

/// A value that a migration added has no dot and yields to any written one.
fn stands_on(written: &Written, dots: &[Dot]) -> bool {
    written.dots.is_empty() || written.dots.iter().any(|dot| dots.contains(dot))
}

impl Workspace {
    /// This workspace after what a person takes of another one. A record that is left stays as it is, with what
    /// it has seen: the next time it is offered again.
    pub fn taking(&self, other: &Workspace, choices: &Choices, stamp: &Stamp) -> Workspace {
        let arriving = self.chosen(other, choices);
        let mut after = self.merged(&arriving);
        for (id, fields) in choices.fields() {
            let Some(theirs) = arriving.entry(id) else { continue };
            let ours = self.table(theirs.record.kind()).get(id);
            if let Some(settled) = after.settled_by(fields, ours, theirs, stamp) {
                after.put(settled);
            }
        }
        self.keep_whole(&mut after, choices, stamp);
        after
    }

    /// What a person keeps out of the bin is kept with all that is one thing with it and was here.
    fn keep_whole(&self, after: &mut Workspace, choices: &Choices, stamp: &Stamp) {
        let stands = |workspace: &Workspace, id: &RecordId, state| {
            workspace.entry(id).is_some_and(|entry| entry.bin_state() == state)
        };
        let chosen = choices.fields().filter(|(_, fields)| fields.contains_key(bin::FIELD)).map(|(id, _)| id);
        let kept: Vec<RecordId> = chosen.filter(|id| stands(after, id, BinState::Live)).cloned().collect();
        for id in kept.iter().flat_map(|id| after.one_thing(id)).collect::<Vec<_>>() {
            let went = stands(self, &id, BinState::Live) && stands(after, &id, BinState::Binned);
            if went && after.restore(&id, stamp).is_err() {
                // What is in the bin can be taken out of it.
            }
        }
    }

    /// What a person takes of another workspace, before any field is decided. The marks of what was erased and
    /// is neither here nor beside them come along with whatever is taken, and alone where there is nothing else.
    pub fn chosen(&self, other: &Workspace, choices: &Choices) -> Workspace {
        let mut arriving = Workspace::new();
        for theirs in other.entries().filter(|theirs| !choices.leaves(theirs.record.id())) {
            arriving.put(theirs.clone());
        }
        let takes = other.is_empty() || !arriving.is_empty() || choices.erases_any();
        for (id, day) in other.erased().iter().filter(|_| takes) {
            let erases = choices.erases(id);
            if erases {
                // The people of a group go where it goes.
                self.members(id).for_each(|member| arriving.erase(member.record.id(), *day));
            }
            if erases || (self.entry(id).is_none() && other.entry(id).is_none()) {
                arriving.erase(id, *day);
            }
        }
        arriving
    }

    fn settled_by(
        &self,
        fields: &BTreeMap<&'static str, Said>,
        ours: Option<&Entry>,
        theirs: &Entry,
        stamp: &Stamp,
    ) -> Option<Entry> {
        let merged = self.table(theirs.record.kind()).get(theirs.record.id())?;
        let undecided = merged.undecided_fields();
        let touched = written(merged, stamp, |field, register, dot| {
            let said = fields.get(field).filter(|said| said.keep != Keep::Merged)?;
            let ours = ours.or_else(|| (said.keep == Keep::Theirs).then_some(theirs))?;
            let [here, coming] = ours.facing(theirs, field)?;
            let chosen = if said.keep == Keep::Theirs { coming } else { here };
            // A mark of the bin that a person chooses has seen all that there is to see.
            let value = bin::seeing(field, &chosen.value, &merged.revision.seen);
            // Of the bin both answers were shown, whoever gave them.
            let saw = |value: &Value| field == bin::FIELD || said.saw(value);
            let mut values: Vec<Written> = match (said.keep, register.values.as_slice()) {
                (Keep::Both, [_, _, ..]) => return None,
                (Keep::Both, _) if undecided.contains(&field) => return None,
                (Keep::Both, values) => values.to_vec(),
                (_, [only]) if only.value == value => return None,
                (_, values) => {
                    let unseen = values.iter().filter(|one| one.value != value && !saw(&one.value));
                    unseen.cloned().collect()
                }
            };
            if values.iter().any(|written| written.value == value) {
                return None;
            }
            values.push(Written { value, dots: vec![dot.clone()] });
            Some(values)
        });
        touched.map(|touched| touched.after)
    }

    /// Takes a record that its revision does not vouch for, under a person's choices. What is taken gets a new
    /// dot; a value that was overwritten here long ago is taken again only where somebody says so. `base` is the workspace before the first such record: two files that changed one value by hand
    /// differ, and neither overwrites the other.
    pub fn adopt_chosen(
        &mut self,
        base: &Workspace,
        record: &AnyRecord,
        revision: Option<&Revision>,
        choices: &Choices,
        stamp: &Stamp,
    ) -> Option<Touched> {
        let id = record.id();
        if choices.leaves(id) || self.erased().contains_key(id) {
            return None;
        }
        let Some(stood) = base.table(record.kind()).get(id) else {
            return match self.table(record.kind()).get(id) {
                None => self.create(record.clone(), stamp).ok(),
                Some(first) => {
                    let touched = written(first, stamp, |field, register, dot| {
                        beside(register, record.fields().field(field)?, dot)
                    })?;
                    self.put(touched.after.clone());
                    Some(touched)
                }
            };
        };
        let entry = self.table(record.kind()).get(id)?;
        let touched = written(entry, stamp, |field, register, dot| {
            let what = offer(stood, record, revision, field)?;
            let value = record.fields().field(field)?;
            let keep = match (choices.kept(id, field), what) {
                (Keep::Merged, Offer::Older) | (Keep::Ours, _) => return None,
                (Keep::Merged, Offer::Beside) => Keep::Both,
                (keep, _) => keep,
            };
            let known = stood.register(field);
            let shown = known.values[0].clone();
            let replaced = |written: &Written| match (keep, revision) {
                (Keep::Both, _) => false,
                (Keep::Theirs, _) => {
                    let said = choices.said(id, field);
                    known.values.contains(written) && said.is_none_or(|said| said.saw(&written.value))
                }
                (_, None) => *written == shown,
                (_, Some(revision)) => {
                    known.values.contains(written) && stands_on(written, revision.dots(field))
                }
            };
            let mut values: Vec<Written> =
                register.values.iter().filter(|written| !replaced(written)).cloned().collect();
            if values.iter().any(|written| written.value == value) {
                return None;
            }
            values.push(Written { value, dots: vec![dot.clone()] });
            Some(values)
        })?;
        self.put(touched.after.clone());
        Some(touched)
    }
}

/// A value beside those that are there already.
fn beside(register: &Register, value: Value, dot: &Dot) -> Option<Vec<Written>> {
    let there = register.values.iter().any(|written| written.value == value);
    let new = Written { value, dots: vec![dot.clone()] };
    (!there).then(|| register.values.iter().cloned().chain([new]).collect())
}

/// The fields of a record here with a value that whoever erased it may not have seen. An erasure keeps nothing
/// but its day, so the day tells: what was written on it or later.
pub fn written_after(entry: &Entry, day: NaiveDate) -> Vec<&'static str> {
    let later = |dot: &Dot| entry.revision.at.get(dot).is_some_and(|at| at.date_naive() >= day);
    let fields = entry.record.kind().fields().iter().copied();
    fields.filter(|field| *field != "binned" && entry.revision.all_dots(field).iter().any(later)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Device, Kind, Record, RecordId};
    use crate::workspace::{BinState, Edit, News};

    const ID: &str = "k3v9x2";

    fn device(name: &str) -> AnyRecord {
        Device::wrap(Device { id: ID.parse().unwrap(), name: name.parse().unwrap(), binned: None }.into())
    }

    fn stamp(replica: &str, second: i64) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: chrono::DateTime::from_timestamp(second, 0).unwrap() }
    }

    fn first() -> Workspace {
        let mut first = Workspace::new();
        first.create(device("Uno"), &stamp("a.a", 1)).unwrap();
        first
    }

    fn renamed(workspace: &Workspace, name: &str, stamp: &Stamp) -> Workspace {
        let mut after = workspace.clone();
        let before = after.entry(&id()).unwrap().record.clone();
        let edit = Edit { before, after: device(name), seen: after.seen(&id()) };
        after.edit(&edit, stamp).unwrap();
        after
    }

    fn id() -> RecordId {
        ID.parse().unwrap()
    }

    /// Two who changed one thing, unaware of each other.
    fn parted() -> (Workspace, Workspace) {
        (renamed(&first(), "Mio", &stamp("a.b", 2)), renamed(&first(), "Suo", &stamp("b.b", 3)))
    }

    fn names(workspace: &Workspace) -> Vec<String> {
        let values = workspace.entry(&id()).unwrap().register("name").values;
        values.iter().map(|written| written.value.as_str().unwrap().to_owned()).collect()
    }

    fn keeping(keep: Keep) -> Choices {
        let mut choices = Choices::default();
        choices.keep(&id(), "name", keep);
        choices
    }

    #[test]
    fn a_record_that_is_left_is_untouched_and_offered_again() {
        let (ours, theirs) = parted();
        let mut choices = Choices::default();
        choices.leave(&id(), true);
        let after = ours.taking(&theirs, &choices, &stamp("c.c", 9));
        assert_eq!(after, ours);
        assert_eq!(after.differences(&theirs), ours.differences(&theirs));
    }

    #[test]
    fn a_field_keeps_what_a_person_says_under_a_new_dot() {
        let (ours, theirs) = parted();
        let after = |keep| ours.taking(&theirs, &keeping(keep), &stamp("c.c", 9));
        assert_eq!(ours.open_fields(theirs.entry(&id()).unwrap()), ["name"]);
        assert_eq!(names(&after(Keep::Merged)), ["Suo", "Mio"]);
        assert_eq!(after(Keep::Both), after(Keep::Merged), "a conflict is already both");
        for (keep, name) in [(Keep::Ours, "Mio"), (Keep::Theirs, "Suo")] {
            let after = after(keep);
            assert_eq!(names(&after), [name]);
            assert_eq!(after.entry(&id()).unwrap().revision.dots("name"), &["c.c:1".parse().unwrap()]);
            // Who has the other value follows: the choice saw both.
            assert_eq!(names(&theirs.merged(&after)), [name]);
            assert_eq!(after.differences(&theirs)[0].news, News::Older);
        }
    }

    #[test]
    fn a_version_that_nobody_was_shown_stays_beside_the_one_that_was_chosen() {
        let (ours, theirs) = parted();
        let shown = |keep, values: [&str; 2]| {
            let mut choices = Choices::default();
            choices.keep_of(&id(), "name", keep, values.map(Value::from).to_vec());
            choices
        };
        let after = |ours: &Workspace, theirs: &Workspace, choices: &Choices| {
            let mut names = names(&ours.taking(theirs, choices, &stamp("c.c", 9)));
            names.sort();
            names
        };
        assert_eq!(after(&ours, &theirs, &shown(Keep::Theirs, ["Mio", "Suo"])), ["Suo"]);
        // Their file holds a third version.
        let both = theirs.merged(&renamed(&first(), "Di un altro", &stamp("d.d", 4)));
        let theirs_shown = both.entry(&id()).unwrap().register("name").shown().as_str().unwrap().to_owned();
        let hidden = if theirs_shown == "Suo" { "Di un altro" } else { "Suo" };
        let kept = after(&ours, &both, &shown(Keep::Theirs, ["Mio", &theirs_shown]));
        assert_eq!((kept.len(), kept.contains(&hidden.to_owned())), (2, true));
        let kept = after(&ours, &both, &shown(Keep::Ours, ["Mio", &theirs_shown]));
        assert_eq!((kept.len(), kept.contains(&hidden.to_owned())), (2, true));
        // What is here has changed since.
        let later = renamed(&ours, "Mio, dopo", &stamp("a.b", 5));
        assert_eq!(after(&later, &theirs, &shown(Keep::Theirs, ["Mio", "Suo"])), ["Mio, dopo", "Suo"]);
        assert_eq!(after(&later, &theirs, &shown(Keep::Ours, ["Mio", "Suo"])), ["Mio, dopo"]);
    }

    #[test]
    fn a_newer_value_may_be_refused_or_kept_beside_ours() {
        let ours = first();
        let theirs = renamed(&ours, "Suo", &stamp("b.b", 3));
        let after = |keep| ours.taking(&theirs, &keeping(keep), &stamp("c.c", 9));
        assert_eq!(after(Keep::Theirs), ours.merged(&theirs), "the merge has written it already");
        assert_eq!(names(&after(Keep::Ours)), ["Uno"]);
        assert_eq!(names(&after(Keep::Both)), ["Uno", "Suo"]);
    }

    #[test]
    fn a_record_binned_there_may_stay_here() {
        let (ours, mut theirs) = (first(), first());
        theirs.bin(&id(), &first().seen(&id()), &stamp("b.b", 3)).unwrap();
        let mut choices = Choices::default();
        let state = |choices: &Choices| {
            ours.taking(&theirs, choices, &stamp("c.c", 9)).entry(&id()).unwrap().bin_state()
        };
        assert_eq!(state(&choices), BinState::Binned);
        choices.keep(&id(), "binned", Keep::Ours);
        assert_eq!(state(&choices), BinState::Live);
    }

    #[test]
    fn an_erasure_waits_for_its_own_tick() {
        let (ours, mut theirs) = (first(), Workspace::new());
        theirs.erase(&id(), NaiveDate::from_ymd_opt(1970, 1, 1).unwrap());
        let mut choices = Choices::default();
        assert_eq!(ours.taking(&theirs, &choices, &stamp("c.c", 9)), ours);
        choices.erase(&id(), true);
        assert_eq!(ours.taking(&theirs, &choices, &stamp("c.c", 9)), ours.merged(&theirs));
        assert_eq!(written_after(ours.entry(&id()).unwrap(), theirs.erased()[&id()]), ["name"]);
        let later = NaiveDate::from_ymd_opt(1970, 1, 2).unwrap();
        assert!(written_after(ours.entry(&id()).unwrap(), later).is_empty());
    }

    #[test]
    fn a_value_written_by_hand_is_told_by_what_it_stands_on() {
        let (ours, theirs) = parted();
        let old = first().entry(&id()).unwrap().revision.clone();
        let unknown = theirs.entry(&id()).unwrap().revision.clone();
        let entry = |workspace: &Workspace| workspace.entry(&id()).unwrap().clone();
        let what =
            |workspace: &Workspace, revision| offer(&entry(workspace), &device("A mano"), revision, "name");
        assert_eq!(what(&first(), Some(&old)), Some(Offer::Edit));
        assert_eq!(what(&ours, Some(&old)), Some(Offer::Older));
        assert_eq!(what(&ours, Some(&unknown)), Some(Offer::Beside));
        assert_eq!(what(&ours, None), Some(Offer::Edit));
        assert_eq!(offer(&entry(&ours), &device("Mio"), Some(&old), "name"), None);
    }

    #[test]
    fn what_was_written_by_hand_is_taken_as_a_person_says() {
        let (ours, theirs) = parted();
        let old = first().entry(&id()).unwrap().revision.clone();
        let unknown = theirs.entry(&id()).unwrap().revision.clone();
        let after = |revision: &Revision, keep| {
            let mut after = ours.clone();
            let c = stamp("c.c", 9);
            after.adopt_chosen(&ours, &device("A mano"), Some(revision), &keeping(keep), &c);
            names(&after)
        };
        assert_eq!(after(&old, Keep::Merged), ["Mio"], "older: only where somebody says so");
        assert_eq!(after(&old, Keep::Theirs), ["A mano"]);
        assert_eq!(after(&unknown, Keep::Merged), ["A mano", "Mio"]);
        assert_eq!(after(&unknown, Keep::Theirs), ["A mano"]);
        assert_eq!(after(&unknown, Keep::Ours), ["Mio"]);
    }

    #[test]
    fn two_files_that_changed_one_value_by_hand_do_not_overwrite_each_other() {
        for base in [first(), Workspace::new()] {
            let mut after = base.clone();
            for name in ["A mano", "Altra mano"] {
                let all = Choices::default();
                after.adopt_chosen(&base, &device(name), None, &all, &stamp("c.c", 9)).unwrap();
            }
            let mut both = names(&after);
            both.sort();
            assert_eq!(both, ["A mano", "Altra mano"]);
            assert_eq!(after.table(Kind::Device).len(), 1);
        }
    }
}
