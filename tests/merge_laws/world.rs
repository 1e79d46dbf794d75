//! Random histories: replicas, a mailbox in which every file stays for ever, and what happens to them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use filo::domain::{AnyRecord, Dot, Replica, Seen};
use filo::workspace::{Entry, Touched, Workspace};
use serde_json::Value;

use super::ghost::{Ghost, Live, Log};
use super::records::SAMPLES;
use super::steps::{Step, at};

/// A workspace, and what the ghost knows of it.
#[derive(Clone, Default)]
pub struct State {
    pub now: Workspace,
    pub ghost: Ghost,
}

/// What a form saw when it opened.
#[derive(Clone)]
pub struct Form {
    pub(super) slot: usize,
    pub before: AnyRecord,
    pub seen: Seen,
    pub(super) heard: BTreeSet<usize>,
}

/// A change that can be taken back: how its fields stood before (unless it created the record) and after.
#[derive(Clone)]
pub(super) struct Change {
    pub(super) touched: Touched,
    pub(super) slot: usize,
    pub(super) stood: BTreeMap<&'static str, (Option<Live>, Live)>,
}

pub(super) struct Person {
    pub(super) session: Replica,
    pub(super) state: State,
    saved: State,
    pub(super) before_import: Option<State>,
    points: Vec<State>,
    forms: Vec<Form>,
    pub(super) history: Vec<Change>,
}

/// What happened, for the laws about single acts.
pub enum Event {
    Saved { form: Form, before: Entry, after: Entry },
    Imported(Box<Import>),
    Undone { change: Touched, before: Option<Entry>, undone: Option<Touched>, kept: Vec<&'static str> },
}

/// A file that came in: the workspace before, the file, the workspace after.
pub struct Import {
    pub before: Workspace,
    pub file: Workspace,
    pub after: Workspace,
}

/// Everything there is at the end of a history.
pub struct World {
    pub(super) people: Vec<Person>,
    pub mailbox: Vec<State>,
    pub log: Log,
    pub events: Vec<Event>,
    /// Where the code answered otherwise than the ghost expected.
    pub surprises: Vec<String>,
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
            surprises: Vec::new(),
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
        for who in 0..3 {
            world.import(who, 0);
            world.import(who, 3);
            world.people[who].saved = world.people[who].state.clone();
        }
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

    pub(super) fn alive(&self, who: usize, slot: usize) -> bool {
        self.people[who].state.now.entry(SAMPLES[slot].id()).is_some()
    }

    /// One of the records that somebody holds; the one asked for, if they do.
    pub(super) fn living(&self, who: usize, slot: u8) -> Option<usize> {
        let living: Vec<usize> = (0..SAMPLES.len()).filter(|slot| self.alive(who, *slot)).collect();
        let asked = living.iter().find(|held| **held == slot as usize);
        asked.or_else(|| living.get(slot as usize % living.len().max(1))).copied()
    }

    pub(super) fn expect(&mut self, fine: bool, what: impl FnOnce() -> String) {
        if !fine {
            self.surprises.push(what());
        }
    }

    pub(super) fn next_dot(&self, who: usize, slot: usize) -> Dot {
        let person = &self.people[who];
        self.log.seen(slot, &person.state.ghost.acts).next(&person.session)
    }

    /// The form that somebody left open on a record, or one that opens now.
    pub(super) fn form(&self, who: usize, slot: usize, form: Option<u8>) -> Form {
        let person = &self.people[who];
        let left_open: Vec<&Form> = person.forms.iter().filter(|form| form.slot == slot).collect();
        match form {
            Some(n) if !left_open.is_empty() => {
                left_open[left_open.len() - 1 - n as usize % left_open.len()].clone()
            }
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

    fn play(&mut self, step: &Step) {
        match *step {
            Step::Create { who, slot, clock } => self.create(who as usize, slot as usize, clock),
            Step::Open { who, slot } => {
                let who = who as usize;
                if let Some(slot) = self.living(who, slot) {
                    let form = self.form(who, slot, None);
                    self.people[who].forms.push(form);
                }
            }
            Step::Save { who, slot, form, ref picks, clock } => {
                let who = who as usize;
                if let Some(slot) = self.living(who, slot) {
                    self.save(who, self.form(who, slot, form), picks, clock);
                }
            }
            Step::Settle { who, slot, form, field, value, clock } => {
                let who = who as usize;
                if let Some(slot) = self.living(who, slot) {
                    self.settle(who, self.form(who, slot, form), (field, value), clock);
                }
            }
            Step::Bin { who, slot, form, clock } => {
                let who = who as usize;
                if let Some(slot) = self.living(who, slot) {
                    self.bin(who, self.form(who, slot, form), clock);
                }
            }
            Step::Restore { who, slot, clock } => {
                let who = who as usize;
                if let Some(slot) = self.living(who, slot) {
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
            Step::Hand { from, to } => {
                self.mailbox.push(self.export(from as usize, None));
                self.import(to as usize, self.mailbox.len() - 1);
            }
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
        // Forms stay open while a file comes in.
        for slot in [1, 3].into_iter().filter(|slot| self.alive(who, *slot)).collect::<Vec<usize>>() {
            let form = self.form(who, slot, None);
            self.people[who].forms.push(form);
        }
        let file = self.mailbox[file % self.mailbox.len()].clone();
        let person = &mut self.people[who];
        let before = person.state.clone();
        person.state.now = before.now.merged(&file.now);
        person.state.ghost.hear(&file.ghost);
        let import = Import { before: before.now.clone(), file: file.now, after: person.state.now.clone() };
        self.events.push(Event::Imported(import.into()));
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
