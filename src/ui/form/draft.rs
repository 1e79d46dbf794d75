//! The draft of an open form: what was typed, what the form had seen, and how both are kept.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use serde_json::{Map, Value, json};

use crate::domain::{Kind, Record};
use crate::session::{Session, page};
use crate::store::Opened;
use crate::ui::app::{session, store};
use crate::ui::components::{Fault, Rows};

use super::parse::Parse;

/// How long after a key the draft is kept at the latest, in milliseconds.
const PAUSE: u32 = 300;

/// The cells of one row of a repeated group: telephones, opening hours.
#[derive(Clone)]
pub struct Cells(Vec<RwSignal<String>>);

impl Cells {
    /// A row with these texts.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Cells(texts.into_iter().map(|text| RwSignal::new(text.to_owned())).collect())
    }

    /// The signal of a cell.
    pub fn cell(&self, place: usize) -> RwSignal<String> {
        self.0[place]
    }

    /// The texts as they are now, followed when called in a reactive place.
    pub fn texts(&self) -> Vec<String> {
        self.0.iter().map(|cell| cell.get()).collect()
    }
}

#[derive(Clone)]
enum Part {
    Text(RwSignal<String>),
    Check(RwSignal<bool>),
    Chosen(RwSignal<Vec<String>>),
    Rows(Rows<Cells>),
}

/// An open form. A copy is the same form.
#[derive(Clone, Copy)]
pub struct Form {
    key: StoredValue<String>,
    session: Session,
    opened: StoredValue<Option<Opened>>,
    /// The fields that two people wrote differently.
    twofold: StoredValue<Vec<&'static str>>,
    kept: StoredValue<Map<String, Value>>,
    parts: StoredValue<BTreeMap<&'static str, Part>>,
    /// Letters typed in search of something to choose.
    letters: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
    /// The fields as they stand, from the top of the form.
    order: StoredValue<Vec<&'static str>>,
    labels: StoredValue<BTreeMap<&'static str, String>>,
    errors: RwSignal<BTreeMap<String, String>>,
    attempt: RwSignal<u32>,
    resumed: RwSignal<bool>,
    /// What was typed since the draft was kept last.
    waiting: StoredValue<Option<page::Soon>, LocalStorage>,
}

impl Form {
    /// Opens a form on a record, or on a new one. `key` tells this form from every other; a draft that
    /// was left under it is taken up again, with what that form had seen.
    pub fn open(key: impl Into<String>, opened: Option<Opened>) -> Form {
        let (key, session) = (key.into(), session());
        let kept = session.draft(&key).and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let fields = kept.as_ref().and_then(|kept| kept["fields"].as_object().cloned()).unwrap_or_default();
        let seen_then = kept.as_ref().and_then(|kept| opened_of(&kept["opened"]));
        let resumed = !fields.is_empty();
        let twofold = opened.as_ref().and_then(|opened| {
            let now = store().now();
            Some(now.entry(opened.record.id())?.conflicts().collect::<Vec<_>>())
        });
        Form {
            key: StoredValue::new(key),
            session,
            opened: StoredValue::new(seen_then.or(opened)),
            twofold: StoredValue::new(twofold.unwrap_or_default()),
            kept: StoredValue::new(fields),
            parts: StoredValue::default(),
            letters: StoredValue::default(),
            order: StoredValue::default(),
            labels: StoredValue::default(),
            errors: RwSignal::default(),
            attempt: RwSignal::new(0),
            resumed: RwSignal::new(resumed),
            waiting: StoredValue::new_local(None),
        }
    }

    /// What the form saw when it opened; `None` for a new record.
    pub fn opened(&self) -> Option<Opened> {
        self.opened.get_value()
    }

    /// The record as the form saw it when it opened.
    pub fn record<T: Record>(&self) -> Option<std::sync::Arc<T>> {
        self.opened.with_value(|opened| opened.as_ref().and_then(|opened| T::peel(&opened.record).cloned()))
    }

    /// Whether two people wrote a field differently, and nobody has decided yet.
    pub fn is_twofold(&self, name: &str) -> bool {
        self.twofold.with_value(|twofold| twofold.contains(&name))
    }

    /// A field of text.
    pub fn text(&self, name: &'static str, initial: impl Into<String>) -> RwSignal<String> {
        let kept = self.kept.with_value(|kept| kept.get(name).and_then(Value::as_str).map(str::to_owned));
        let signal = RwSignal::new(kept.unwrap_or_else(|| initial.into()));
        self.add(name, Part::Text(signal));
        signal
    }

    /// A box to tick.
    pub fn check(&self, name: &'static str, initial: bool) -> RwSignal<bool> {
        let kept = self.kept.with_value(|kept| kept.get(name).and_then(Value::as_bool));
        let signal = RwSignal::new(kept.unwrap_or(initial));
        self.add(name, Part::Check(signal));
        signal
    }

    /// Several words or codes.
    pub fn chosen(
        &self,
        name: &'static str,
        initial: impl IntoIterator<Item = String>,
    ) -> RwSignal<Vec<String>> {
        let kept = self.kept.with_value(|kept| kept.get(name).and_then(texts_of));
        let signal = RwSignal::new(kept.unwrap_or_else(|| initial.into_iter().collect()));
        self.add(name, Part::Chosen(signal));
        signal
    }

    /// The letters by which something to choose is looked for. Those that stand there when the form is saved have chosen nothing.
    pub fn letters(&self, name: &'static str) -> RwSignal<String> {
        let signal = RwSignal::new(String::new());
        self.letters.update_value(|letters| {
            letters.insert(name, signal);
        });
        signal
    }

    /// A repeated group of rows.
    pub fn rows(&self, name: &'static str, initial: impl IntoIterator<Item = Cells>) -> Rows<Cells> {
        let kept = self.kept.with_value(|kept| {
            let rows = kept.get(name)?.as_array()?.iter().filter_map(texts_of);
            Some(rows.map(|row| Cells::new(row.iter().map(String::as_str))).collect::<Vec<_>>())
        });
        let rows = Rows::new(kept.unwrap_or_else(|| initial.into_iter().collect()));
        self.add(name, Part::Rows(rows));
        rows
    }

    /// What is in a field of text, as it changes.
    pub fn followed(&self, name: &str) -> Signal<String> {
        match self.parts.with_value(|parts| parts.get(name).cloned()) {
            Some(Part::Text(signal)) => signal.into(),
            _ => Signal::stored(String::new()),
        }
    }

    fn add(&self, name: &'static str, part: Part) {
        self.order.update_value(|order| order.push(name));
        self.parts.update_value(|parts| {
            parts.insert(name, part);
        });
    }

    /// Begins to keep what is typed, also what was typed right before the form goes. Call it once, after the last field was
    /// made.
    pub fn keep(&self) {
        let (form, key) = (*self, self.key.get_value());
        let typed = Rc::new(RefCell::new(String::new()));
        let last = Rc::clone(&typed);
        let keep = move || form.session.keep_draft(&key, &last.borrow());
        self.waiting.set_value(Some(page::Soon::new(PAUSE, keep)));
        Effect::new(move |before: Option<String>| {
            let now = form.to_text();
            if before.is_some_and(|before| before != now) {
                typed.replace(now.clone());
                form.with_waiting(page::Soon::touch);
            }
            now
        });
        on_cleanup(move || form.with_waiting(page::Soon::flush));
    }

    fn with_waiting(self, then: fn(&page::Soon)) {
        self.waiting.try_with_value(|waiting| waiting.iter().for_each(then));
    }

    /// The id of a field's control, to which errors point.
    pub fn id(&self, name: &str) -> String {
        self.key.with_value(|key| format!("{}-{name}", key.replace([':', '/'], "-")))
    }

    /// What is wrong with a field, after somebody tried to save.
    pub fn error(&self, name: &'static str) -> Signal<Option<String>> {
        let errors = self.errors;
        Signal::derive(move || errors.with(|errors| errors.get(name).cloned()))
    }

    /// Remembers the words above a field, so that the summary of errors can name it.
    pub fn call(&self, name: &'static str, label: impl Into<String>) {
        self.labels.update_value(|labels| {
            labels.insert(name, label.into());
        });
    }

    /// Everything that is wrong, from the top of the form, for the summary above it. Each fault names its field.
    pub fn faults(&self) -> Signal<Vec<Fault>> {
        let form = *self;
        Signal::derive(move || {
            let fault = |(name, text): (&String, &String)| {
                let label = form.labels.with_value(|labels| labels.get(name.as_str()).cloned());
                Fault { field: form.id(name), text: named(label.as_deref(), text) }
            };
            let order = form.order.get_value();
            form.errors.with(|errors| in_order(&order, errors).into_iter().map(fault).collect())
        })
    }

    /// How often somebody tried to save.
    pub fn attempt(&self) -> Signal<u32> {
        self.attempt.into()
    }

    /// Whether what is shown was left here earlier.
    pub fn resumed(&self) -> RwSignal<bool> {
        self.resumed
    }

    /// Begins to read what was typed.
    pub fn parse(&self) -> Parse {
        Parse::new(*self)
    }

    /// Drops the draft: the form was saved or thrown away.
    pub fn done(&self) {
        self.with_waiting(page::Soon::cancel);
        self.key.with_value(|key| self.session.drop_draft(key));
    }

    pub(super) fn today(&self) -> chrono::NaiveDate {
        self.session.today().get_untracked()
    }

    pub(super) fn text_now(&self, name: &str) -> String {
        match self.parts.with_value(|parts| parts.get(name).cloned()) {
            Some(Part::Text(signal)) => signal.get_untracked(),
            _ => String::new(),
        }
    }

    pub(super) fn ticked_now(&self, name: &str) -> bool {
        match self.parts.with_value(|parts| parts.get(name).cloned()) {
            Some(Part::Check(signal)) => signal.get_untracked(),
            _ => false,
        }
    }

    pub(super) fn rows_now(&self, name: &str) -> Vec<Vec<String>> {
        match self.parts.with_value(|parts| parts.get(name).cloned()) {
            Some(Part::Rows(rows)) => {
                let read = |cells: &Cells| cells.0.iter().map(|cell| cell.get_untracked()).collect();
                untrack(|| rows.values()).iter().map(read).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn chosen_now(&self, name: &str) -> Vec<String> {
        match self.parts.with_value(|parts| parts.get(name).cloned()) {
            Some(Part::Chosen(signal)) => signal.get_untracked(),
            _ => Vec::new(),
        }
    }

    pub(super) fn letters_now(&self) -> Vec<(&'static str, String)> {
        // A field that has left the form has taken its letters along.
        let now = |(name, typed): (&&'static str, &RwSignal<String>)| {
            let typed = typed.try_get_untracked().filter(|typed| !typed.trim().is_empty())?;
            Some((*name, typed))
        };
        self.letters.with_value(|letters| letters.iter().filter_map(now).collect())
    }

    pub(super) fn tried(&self, errors: BTreeMap<String, String>) {
        self.errors.set(errors);
        self.attempt.update(|attempt| *attempt += 1);
    }

    /// The draft as it is kept. Followed, so that every key wakes whoever keeps it.
    fn to_text(self) -> String {
        let field = |part: &Part| match part {
            Part::Text(signal) => json!(signal.get()),
            Part::Check(signal) => json!(signal.get()),
            Part::Chosen(signal) => json!(signal.get()),
            Part::Rows(rows) => json!(rows.values().iter().map(Cells::texts).collect::<Vec<_>>()),
        };
        let parts = self.parts.get_value();
        let fields: Map<String, Value> =
            parts.iter().map(|(name, part)| ((*name).to_owned(), field(part))).collect();
        let opened = self.opened.with_value(|opened| opened.as_ref().map(opened_to_json));
        json!({ "form": self.key.get_value(), "fields": fields, "opened": opened }).to_string()
    }
}

/// Names and what is wrong with them, in the order of the fields; what belongs to no field comes last.
fn in_order<'a>(order: &[&str], errors: &'a BTreeMap<String, String>) -> Vec<(&'a String, &'a String)> {
    let mut all: Vec<_> = errors.iter().collect();
    all.sort_by_key(|(name, _)| order.iter().position(|field| field == name).unwrap_or(usize::MAX));
    all
}

/// A fault with the words above its field before it, unless it names them already.
fn named(label: Option<&str>, text: &str) -> String {
    match label {
        Some(label) if !text.starts_with(label) => {
            let mut letters = text.chars();
            let first = letters.next().map(|first| first.to_lowercase().collect::<String>());
            format!("{label}: {}{}", first.unwrap_or_default(), letters.as_str())
        }
        _ => text.to_owned(),
    }
}

fn texts_of(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect()
}

fn opened_to_json(opened: &Opened) -> Value {
    json!({
        "kind": opened.record.kind().plural(),
        "record": opened.record.fields().to_map(),
        "seen": opened.seen,
    })
}

fn opened_of(value: &Value) -> Option<Opened> {
    let kind = Kind::of_plural(value["kind"].as_str()?)?;
    let record = kind.read_map(value["record"].as_object()?.clone()).ok()?;
    Some(Opened { record, seen: serde_json::from_value(value["seen"].clone()).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_told_from_the_top_of_the_form() {
        let errors = ["email", "name", "altrove"].map(|name| (name.to_owned(), String::new())).into();
        let told = in_order(&["name", "assurance_on", "email"], &errors);
        assert_eq!(
            told.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
            ["name", "email", "altrove"]
        );
    }

    #[test]
    fn a_fault_names_its_field_once() {
        assert_eq!(named(Some("Nome"), "Scrivi qualcosa."), "Nome: scrivi qualcosa.");
        assert_eq!(named(Some("Nome"), "Nome: è già preso."), "Nome: è già preso.");
        assert_eq!(named(None, "Scegli."), "Scegli.");
    }
}
