//! Random histories: replicas, a mailbox in which every file stays for ever, and what happens to them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use filo::domain::{AnyRecord, Dot, Replica, Seen};
use filo::workspace::{Edit, EditError, Entry, Stamp, Touched, Workspace};
use serde_json::Value;

use super::ghost::{Act, Ghost, Live, Log, Strokes};
use super::records::SAMPLES;
use super::steps::{Step, at};
use super::strokes::{all_fields, field_of, is_as_left, mark, written_again};

/// A workspace, and what the ghost knows of it.
#[derive(Clone, Default)]
pub struct State {
    pub now: Workspace,
    pub ghost: Ghost,
}

/// What a form saw when it opened.
#[derive(Clone)]
pub struct Form {
    slot: usize,
    pub before: AnyRecord,
    pub seen: Seen,
    heard: BTreeSet<usize>,
}

/// A change that can be taken back: how its fields stood before (unless it created the record) and after.
#[derive(Clone)]
struct Change {
    touched: Touched,
    slot: usize,
    stood: BTreeMap<&'static str, (Option<Live>, Live)>,
}

struct Person {
    session: Replica,
    state: State,
    saved: State,
    before_import: Option<State>,
    points: Vec<State>,
    forms: Vec<Form>,
    history: Vec<Change>,
}

/// What happened, for the laws about single acts.
pub enum Event {
    Saved { form: Form, before: Entry, after: Entry },
    Imported { before: Workspace, file: Workspace, after: Workspace },
    Undone { change: Touched, before: Option<Entry>, undone: Option<Touched>, kept: Vec<&'static str> },
}

/// Everything there is at the end of a history.
pub struct World {
    people: Vec<Person>,
    pub mailbox: Vec<State>,
    pub log: Log,
    pub events: Vec<Event>,
    sessions: usize,
}

impl World {
    /// Plays a history.
    pub fn of(steps: &[Step]) -> World {
        let mut world = World {
            people: Vec::new(),
            mailbox: Vec::new(),
            log: Log::default(),
            events: Vec::new(),
            sessions: 0,
        };
        for who in 0..3 {
            let session = world.session(who);
            world.people.push(Person {
                session,
                state: State::default(),
                saved: State::default(),
                before_import: None,
                points: Vec::new(),
                forms: Vec::new(),
                history: Vec::new(),
            });
        }
        world.publish_the_plan();
        world.find_an_old_file();
        steps.iter().for_each(|step| world.play(step));
        world
    }

    /// Every state there is: replicas first, then files.
    pub fn states(&self) -> Vec<&State> {
        self.people.iter().map(|person| &person.state).chain(&self.mailbox).collect()
    }

    /// How many of the states are replicas.
    pub fn replicas(&self) -> usize {
        self.people.len()
    }

    fn session(&mut self, who: usize) -> Replica {
        self.sessions += 1;
        format!("{}.s{}", ["a", "b", "c"][who], self.sessions).parse().unwrap()
    }

    fn alive(&self, who: usize, slot: usize) -> bool {
        let ghost = &self.people[who].state.ghost;
        !ghost.erased.contains_key(SAMPLES[slot].id()) && self.log.acts_on(slot, &ghost.acts).next().is_some()
    }

    fn next_dot(&self, who: usize, slot: usize) -> Dot {
        let person = &self.people[who];
        self.log.seen(slot, &person.state.ghost.acts).next(&person.session)
    }

    /// The form that somebody left open on a record, or one that opens now.
    fn form(&self, who: usize, slot: usize, form: Option<u8>) -> Form {
        let person = &self.people[who];
        let left_open: Vec<&Form> = person.forms.iter().filter(|form| form.slot == slot).collect();
        match form {
            Some(n) if !left_open.is_empty() => left_open[n as usize % left_open.len()].clone(),
            _ => {
                let entry = person.state.now.entry(SAMPLES[slot].id()).expect("it is alive");
                Form {
                    slot,
                    before: entry.record.clone(),
                    seen: person.state.now.seen(SAMPLES[slot].id()),
                    heard: person.state.ghost.acts.clone(),
                }
            }
        }
    }

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
        assert_eq!(touched.dot, dot, "the next dot of this page load");
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

    fn play(&mut self, step: &Step) {
        match *step {
            Step::Create { who, slot, clock } => self.create(who as usize, slot as usize, clock),
            Step::Open { who, slot } => {
                let (who, slot) = (who as usize, slot as usize);
                if self.alive(who, slot) {
                    let form = self.form(who, slot, None);
                    self.people[who].forms.push(form);
                }
            }
            Step::Save { who, slot, form, ref picks, clock } => {
                let (who, slot) = (who as usize, slot as usize);
                if self.alive(who, slot) {
                    self.save(who, self.form(who, slot, form), picks, clock);
                }
            }
            Step::Settle { who, slot, form, field, value, clock } => {
                let (who, slot) = (who as usize, slot as usize);
                if self.alive(who, slot) {
                    self.settle(who, self.form(who, slot, form), (field, value), clock);
                }
            }
            Step::Bin { who, slot, form, clock } => {
                let (who, slot) = (who as usize, slot as usize);
                if self.alive(who, slot) {
                    self.bin(who, self.form(who, slot, form), clock);
                }
            }
            Step::Restore { who, slot, clock } => {
                let (who, slot) = (who as usize, slot as usize);
                if self.alive(who, slot) {
                    let stamp = at(&self.people[who].session, clock);
                    let touched = self.people[who].state.now.restore(SAMPLES[slot].id(), &stamp).unwrap();
                    let form = self.form(who, slot, None);
                    self.wrote(who, &form, &stamp, touched, "binned", Value::Null);
                }
            }
            Step::Erase { who, slot, day } => {
                let (id, state) = (SAMPLES[slot as usize].id(), &mut self.people[who as usize].state);
                let day = NaiveDate::from_ymd_opt(2026, 11, day.into()).unwrap();
                state.now.erase(id, day);
                state.ghost.hear(&Ghost { acts: BTreeSet::new(), erased: [(id.clone(), day)].into() });
                self.people[who as usize].before_import = None;
            }
            Step::Undo { who, change, clock } => self.undo(who as usize, change as usize, clock),
            Step::Export { who, part } => {
                let file = self.export(who as usize, part);
                self.mailbox.push(file);
            }
            Step::Import { who, file } => self.import(who as usize, file as usize),
            Step::UndoImport { who } => {
                if let Some(before) = self.people[who as usize].before_import.take() {
                    self.replace(who as usize, before);
                }
            }
            Step::Keep { who } => {
                let person = &mut self.people[who as usize];
                person.saved = person.state.clone();
                person.points.push(person.state.clone());
            }
            Step::GoBack { who, point } => {
                let points = &self.people[who as usize].points;
                if let Some(point) = points.get(point as usize % points.len().max(1)) {
                    self.replace(who as usize, point.clone());
                }
            }
            Step::Crash { who } => {
                // What was erased and not yet saved is back, but for the files that know of it.
                let saved = self.people[who as usize].saved.clone();
                self.people[who as usize].state = State::default();
                self.replace(who as usize, saved);
            }
        }
    }

    fn create(&mut self, who: usize, slot: usize, clock: u8) {
        let stamp = at(&self.people[who].session, clock);
        let record = &SAMPLES[slot].record;
        let taken = self.alive(who, slot) || self.people[who].state.ghost.erased.contains_key(record.id());
        match self.people[who].state.now.create(record.clone(), &stamp) {
            Err(error) => assert_eq!((error, taken), (EditError::Taken(record.id().clone()), true)),
            Ok(touched) => {
                assert!(!taken);
                let dot = Dot { replica: stamp.replica.clone(), n: 1 };
                let fields = all_fields(record, &dot);
                self.note(who, slot, &stamp, touched, fields);
            }
        }
    }

    fn save(&mut self, who: usize, form: Form, picks: &[(u8, u8)], clock: u8) {
        let (stamp, choices) = (at(&self.people[who].session, clock), &SAMPLES[form.slot].choices);
        let mut after = form.before.clone();
        for (field, value) in picks {
            let choice = &choices[*field as usize % choices.len()];
            after = after
                .with_field(choice.field, choice.values[*value as usize % choice.values.len()].clone())
                .unwrap();
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
        match result {
            Err(error) => assert_eq!((error, fields.is_empty()), (EditError::Nothing, true)),
            Ok(touched) => {
                let after = touched.after.clone();
                self.note(who, form.slot, &stamp, touched, fields);
                self.events.push(Event::Saved { form, before, after });
            }
        }
    }

    /// Writes down a change that replaced whatever its form had seen of one field.
    fn wrote(
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

    fn settle(&mut self, who: usize, form: Form, (field, value): (u8, u8), clock: u8) {
        let (stamp, sample) = (at(&self.people[who].session, clock), &SAMPLES[form.slot]);
        let names: Vec<&'static str> =
            sample.choices.iter().map(|choice| choice.field).chain(["binned"]).collect();
        let field = names[field as usize % names.len()];
        let mut values: Vec<Value> = self
            .log
            .live(form.slot, field, &self.people[who].state.ghost.acts)
            .into_iter()
            .map(|(v, _)| v)
            .collect();
        let more = sample.choices.iter().find(|choice| choice.field == field);
        values.extend(more.into_iter().flat_map(|choice| choice.values.clone()));
        let value = values[value as usize % values.len()].clone();
        let now = &mut self.people[who].state.now;
        let touched = now.settle(sample.id(), field, &value, &form.seen, &stamp).unwrap();
        self.wrote(who, &form, &stamp, touched, field, value);
    }

    fn bin(&mut self, who: usize, form: Form, clock: u8) {
        let stamp = at(&self.people[who].session, clock);
        let touched = self.people[who].state.now.bin(SAMPLES[form.slot].id(), &form.seen, &stamp).unwrap();
        let seen = self.log.seen(form.slot, &form.heard);
        self.wrote(who, &form, &stamp, touched, "binned", mark(&stamp, seen));
    }

    fn undo(&mut self, who: usize, change: usize, clock: u8) {
        let history = &self.people[who].history;
        let Some(change) = history.get(change % history.len().max(1)).cloned() else { return };
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
        assert_eq!((undone.is_some(), &kept), (!fields.is_empty(), &expected_kept));
        if let Some(touched) = undone.clone() {
            self.note(who, slot, &stamp, touched, fields);
        }
        self.events.push(Event::Undone { change: change.touched, before, undone, kept });
    }

    fn export(&self, who: usize, part: Option<u8>) -> State {
        let whole = self.people[who].state.clone();
        let Some(part) = part else { return whole };
        let inside = |slot: usize| part & (1 << slot) != 0;
        let mut file =
            State { now: Workspace::new(), ghost: Ghost { acts: BTreeSet::new(), ..whole.ghost.clone() } };
        for (slot, sample) in SAMPLES.iter().enumerate().filter(|(slot, _)| inside(*slot)) {
            whole.now.entry(sample.id()).into_iter().for_each(|entry| file.now.put(entry.clone()));
            let acts = whole.ghost.acts.iter().filter(|number| self.log.0[**number].slot == slot);
            file.ghost.acts.extend(acts);
        }
        whole.now.erased().iter().for_each(|(id, day)| file.now.erase(id, *day));
        file
    }

    fn import(&mut self, who: usize, file: usize) {
        let file = self.mailbox[file % self.mailbox.len()].clone();
        let person = &mut self.people[who];
        let before = person.state.clone();
        person.state.now = before.now.merged(&file.now);
        person.state.ghost.hear(&file.ghost);
        self.events.push(Event::Imported {
            before: before.now.clone(),
            file: file.now,
            after: person.state.now.clone(),
        });
        person.before_import = Some(before);
    }

    /// Memory is replaced: the tombstones of now stay, and the page load gets another name.
    fn replace(&mut self, who: usize, by: State) {
        let session = self.session(who);
        let person = &mut self.people[who];
        let erased = std::mem::replace(&mut person.state, by).now.erased().clone();
        for (id, day) in erased {
            person.state.now.erase(&id, day);
            person.state.ghost.hear(&Ghost { acts: BTreeSet::new(), erased: [(id, day)].into() });
        }
        person.session = session;
        person.forms.clear();
        person.history.clear();
        person.before_import = None;
    }
}
