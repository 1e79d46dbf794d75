//! What people do to records in a history, done by the code and told to the ghost.

use std::collections::{BTreeMap, BTreeSet};

use filo::domain::{Dot, Seen};
use filo::workspace::{Edit, Stamp, Touched};
use serde_json::Value;

use super::ghost::{Act, Ghost, Live, Log, Strokes};
use super::records::SAMPLES;
use super::steps::at;
use super::strokes::{all_fields, field_of, is_as_left, mark, written_again};
use super::world::{Change, Event, Form, World};

impl World {
    /// The dots of a field that a form had seen and that are still there.
    fn seen_dots(&self, who: usize, form: &Form, field: &str) -> BTreeSet<Dot> {
        let known = self.log.seen(form.slot, &form.heard);
        let now = self.log.dots(form.slot, field, &self.people[who].state.ghost.acts);
        now.into_iter().filter(|dot| known.holds(dot)).collect()
    }

    /// Writes down what a change did, after checking that the code took the dot that it should.
    fn note(
        &mut self,
        who: usize,
        slot: usize,
        stamp: &Stamp,
        touched: Touched,
        fields: BTreeMap<&'static str, Strokes>,
    ) {
        let dot = self.next_dot(who, slot);
        self.expect(touched.dot == dot, || format!("{:?} is not the next dot, {dot:?}", touched.dot));
        let live = |log: &Log, ghost: &Ghost, field| log.live(slot, field, &ghost.acts);
        let created = touched.before.is_none();
        let names: Vec<&'static str> = fields.keys().copied().collect();
        let person = &mut self.people[who];
        let before: Vec<Live> =
            names.iter().map(|field| live(&self.log, &person.state.ghost, field)).collect();
        person.state.ghost.acts.insert(self.log.0.len());
        self.log.0.push(Act { slot, dot, at: Some(stamp.at), fields });
        let after = names.iter().map(|field| live(&self.log, &person.state.ghost, field));
        let stood = before.into_iter().map(|live| (!created).then_some(live)).zip(after);
        let stood = names.iter().copied().zip(stood).collect();
        person.history.push(Change { touched, slot, stood });
        person.before_import = None;
    }

    pub(super) fn create(&mut self, who: usize, slot: usize, clock: u8) {
        let stamp = at(&self.people[who].session, clock);
        let record = &SAMPLES[slot].record;
        let ghost = &self.people[who].state.ghost;
        let taken =
            ghost.erased.contains_key(record.id()) || self.log.acts_on(slot, &ghost.acts).next().is_some();
        let result = self.people[who].state.now.create(record.clone(), &stamp);
        self.expect(result.is_err() == taken, || format!("create: {result:?}"));
        if let Ok(touched) = result {
            let fields = all_fields(record, &touched.dot);
            self.note(who, slot, &stamp, touched, fields);
        }
    }

    pub(super) fn save(&mut self, who: usize, form: Form, picks: &[(u8, u8)], clock: u8) {
        let (stamp, choices) = (at(&self.people[who].session, clock), &SAMPLES[form.slot].choices);
        let mut after = form.before.clone();
        for (field, value) in picks {
            let choice = &choices[*field as usize % choices.len()];
            let was = field_of(&form.before, choice.field);
            let others: Vec<&Value> = choice.values.iter().filter(|value| **value != was).collect();
            after = after.with_field(choice.field, others[*value as usize % others.len()].clone()).unwrap();
        }
        let before = self.people[who].state.now.entry(after.id()).unwrap().clone();
        let edit = Edit { before: form.before.clone(), after: after.clone(), seen: form.seen.clone() };
        let result = self.people[who].state.now.edit(&edit, &stamp);
        let mut fields = BTreeMap::new();
        let dot = self.next_dot(who, form.slot);
        for choice in choices {
            let (was, wanted) = (field_of(&form.before, choice.field), field_of(&after, choice.field));
            if was != wanted {
                let seen = self.seen_dots(who, &form, choice.field);
                let live = self.log.live(form.slot, choice.field, &self.people[who].state.ghost.acts);
                let shown = live.into_iter().filter(|(value, _)| *value == was).flat_map(|(_, dots)| dots);
                let removes = shown.filter(|dot| seen.contains(dot)).collect();
                fields.insert(choice.field, Strokes { adds: vec![(wanted, Some(dot.clone()))], removes });
            }
        }
        self.expect(result.is_err() == fields.is_empty(), || format!("save: {result:?}"));
        if let Ok(touched) = result {
            let after = touched.after.clone();
            self.note(who, form.slot, &stamp, touched, fields);
            self.events.push(Event::Saved { form, before, after });
        }
    }

    /// Writes down a change that replaced whatever its form had seen of one field.
    pub(super) fn wrote(
        &mut self,
        who: usize,
        form: &Form,
        stamp: &Stamp,
        touched: Touched,
        field: &'static str,
        value: Value,
    ) {
        let removes = self.seen_dots(who, form, field);
        let adds = vec![(value, Some(self.next_dot(who, form.slot)))];
        self.note(who, form.slot, stamp, touched, [(field, Strokes { adds, removes })].into());
    }

    pub(super) fn settle(&mut self, who: usize, form: Form, (field, value): (u8, u8), clock: u8) {
        let (stamp, sample) = (at(&self.people[who].session, clock), &SAMPLES[form.slot]);
        let entry = self.people[who].state.now.entry(sample.id()).unwrap();
        let mut names: Vec<&'static str> = entry.conflicts().collect();
        if names.is_empty() {
            names = sample.choices.iter().map(|choice| choice.field).chain(["binned"]).collect();
        }
        let field = names[field as usize % names.len()];
        let held = entry.register(field).values.into_iter();
        let mut values: Vec<Value> = held.map(|written| written.value).collect();
        let more = sample.choices.iter().find(|choice| choice.field == field);
        values.extend(more.into_iter().flat_map(|choice| choice.values.clone()));
        let value = values[value as usize % values.len()].clone();
        let now = &mut self.people[who].state.now;
        let touched = now.settle(sample.id(), field, &value, &form.seen, &stamp).unwrap();
        self.wrote(who, &form, &stamp, touched, field, value);
    }

    pub(super) fn bin(&mut self, who: usize, form: Form, clock: u8) {
        let stamp = at(&self.people[who].session, clock);
        let touched = self.people[who].state.now.bin(SAMPLES[form.slot].id(), &form.seen, &stamp).unwrap();
        let seen = self.log.seen(form.slot, &form.heard);
        self.wrote(who, &form, &stamp, touched, "binned", mark(&stamp, seen));
    }

    pub(super) fn undo(&mut self, who: usize, change: usize, clock: u8) {
        let history = &self.people[who].history;
        // Mostly the last ones, as with the keyboard.
        let back = if change < 192 { change % 8 / 3 } else { change } % history.len().max(1);
        let Some(change) = history.iter().rev().nth(back).cloned() else { return };
        let (stamp, slot, sample) =
            (at(&self.people[who].session, clock), change.slot, &SAMPLES[change.slot]);
        let before = self.people[who].state.now.entry(sample.id()).cloned();
        let (undone, kept) = self.people[who].state.now.revert(&change.touched, &stamp);
        let (dot, own) = (self.next_dot(who, slot), &change.touched.dot.replica);
        let mut expected_kept = Vec::new();
        let mut fields = BTreeMap::new();
        if !self.alive(who, slot) {
            let names = sample.record.kind().fields().iter().copied();
            let changed = |field: &&'static str| {
                change.stood.get(field).is_some_and(|(before, after)| before.as_ref() != Some(after))
            };
            expected_kept = names.filter(changed).collect();
        } else {
            let acts = &self.people[who].state.ghost.acts;
            let mut known = Seen::new();
            known.see(&Dot { replica: own.clone(), n: self.log.seen(slot, acts).count(own) });
            if change.touched.before.is_none() {
                let removes =
                    self.log.dots(slot, "binned", acts).into_iter().filter(|dot| known.holds(dot)).collect();
                fields.insert("binned", Strokes { adds: vec![(mark(&stamp, known), Some(dot))], removes });
            } else {
                for field in sample.record.kind().fields() {
                    let Some((Some(earlier), made)) =
                        change.stood.get(field).filter(|(a, b)| a.as_ref() != Some(b))
                    else {
                        continue;
                    };
                    let now = self.log.live(slot, field, acts);
                    if is_as_left(&now, made, own) {
                        fields.insert(*field, written_again(field, earlier, &now, &dot, &known));
                    } else {
                        expected_kept.push(*field);
                    }
                }
            }
        }
        let expected = (!fields.is_empty(), expected_kept);
        self.expect((undone.is_some(), kept.clone()) == expected, || format!("undo kept {kept:?}"));
        if let Some(touched) = undone.clone() {
            self.note(who, slot, &stamp, touched, fields);
        }
        self.events.push(Event::Undone { change: change.touched, before, undone, kept });
    }
}
