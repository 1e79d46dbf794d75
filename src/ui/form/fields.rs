//! The fields of a record's form: each takes its words from the labels, its signal from the draft, its
//! error and its id from the form. One line a field, whatever the kind of record.

use std::fmt::Display;

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::ui::app::store;
use crate::ui::components::{
    CheckField, ChipsField, Choice, ChooseRecords, Field, FieldKind, RepeatedRows, SelectField,
};
use crate::ui::labels::{Label, field, sentence};

use super::draft::{Cells, Form};
use super::fold::Fold;
use super::many::ManyField;

/// Whether a field may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It must hold something.
    Must,
    /// It may stay empty.
    May,
}

/// A column of repeated rows.
#[derive(Clone)]
pub struct RowCell {
    /// The words above the control.
    pub label: &'static str,
    /// What it holds; ignored where there are choices.
    pub kind: FieldKind,
    /// What can be chosen, where it is not written.
    pub choices: Vec<Choice>,
}

impl RowCell {
    /// A cell that is written.
    pub fn new(label: &'static str, kind: FieldKind) -> Self {
        RowCell { label, kind, choices: Vec::new() }
    }

    /// A cell that is chosen.
    pub fn of(label: &'static str, choices: Vec<Choice>) -> Self {
        RowCell { label, kind: FieldKind::Text, choices }
    }
}

/// The words of repeated rows.
#[derive(Clone, Copy)]
pub struct RowWords {
    /// On the button that adds.
    pub add: &'static str,
    /// On the button that removes, for screen readers.
    pub remove: &'static str,
}

/// The fields of a form on a record of a kind.
#[derive(Clone, Copy)]
pub struct Fields {
    form: Form,
    kind: Kind,
    hint: &'static str,
}

impl Fields {
    /// The fields of a form.
    pub fn of(form: Form, kind: Kind) -> Self {
        Fields { form, kind, hint: "" }
    }

    /// The same fields, the next with a sentence of help.
    #[must_use]
    pub fn hint(self, hint: &'static str) -> Self {
        Fields { hint, ..self }
    }

    /// The sentence of help, after the mark of a field that two people wrote differently.
    fn help(&self, name: &str) -> String {
        if !self.form.is_twofold(name) {
            return self.hint.to_owned();
        }
        let mark = "Due versioni: questa è quella che si vede per ora. L’altra aspetta in «Da decidere».";
        if self.hint.is_empty() { mark.to_owned() } else { format!("{mark} {}", self.hint) }
    }

    fn label(&self, name: &str) -> String {
        sentence(field(self.kind, name))
    }

    /// A field whose words are not those of the labels.
    pub fn named(
        &self,
        name: &'static str,
        label: impl Into<String>,
        kind: FieldKind,
        initial: impl Into<String>,
        asked: Asked,
    ) -> AnyView {
        let form = self.form;
        let label = label.into();
        form.call(name, label.clone());
        let value = form.text(name, initial);
        view! {
            <Field
                label
                value
                kind
                hint=self.help(name)
                error=form.error(name)
                optional=asked == Asked::May
                id=form.id(name)
            />
        }
        .into_any()
    }

    /// One line of words.
    pub fn line(&self, name: &'static str, initial: Option<impl Display>, asked: Asked) -> AnyView {
        self.named(name, self.label(name), FieldKind::Text, said(initial), asked)
    }

    /// Several lines.
    pub fn long(&self, name: &'static str, initial: Option<impl Display>, asked: Asked) -> AnyView {
        self.named(name, self.label(name), FieldKind::Long, said(initial), asked)
    }

    /// Several lines, and what is in them while somebody writes.
    pub fn followed(
        &self,
        name: &'static str,
        initial: Option<impl Display>,
        asked: Asked,
    ) -> (Signal<String>, AnyView) {
        let drawn = self.long(name, initial, asked);
        (self.form.followed(name), drawn)
    }

    /// Fields that stay folded until somebody wants them, or one of them is wrong.
    pub fn fold(
        &self,
        summary: &'static str,
        open: bool,
        names: &'static [&'static str],
        drawn: Vec<AnyView>,
    ) -> AnyView {
        view! { <Fold form=self.form summary open names>{drawn}</Fold> }.into_any()
    }

    /// A whole number.
    pub fn number(&self, name: &'static str, initial: Option<impl Display>, asked: Asked) -> AnyView {
        self.named(name, self.label(name), FieldKind::Number, said(initial), asked)
    }

    /// A day.
    pub fn day(&self, name: &'static str, initial: Option<chrono::NaiveDate>, asked: Asked) -> AnyView {
        self.named(name, self.label(name), FieldKind::Date, said(initial), asked)
    }

    /// A word of a closed list.
    pub fn word<T: Label + PartialEq>(
        &self,
        name: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
        initial: Option<T>,
        asked: Asked,
    ) -> AnyView {
        let choices = all.iter().map(|word| Choice::new(code(*word), sentence(word.label()))).collect();
        self.choice(name, choices, initial.map(code).unwrap_or_default().to_owned(), asked)
    }

    /// One of some records, by identifier and title.
    pub fn record(
        &self,
        name: &'static str,
        choices: Vec<Choice>,
        initial: Option<&RecordId>,
        asked: Asked,
    ) -> AnyView {
        let initial = said(initial);
        self.choice(name, with_held(choices, std::slice::from_ref(&initial)), initial, asked)
    }

    /// The same where there is something to choose from, or something chosen.
    pub fn record_if_any(
        &self,
        name: &'static str,
        choices: Vec<Choice>,
        initial: Option<&RecordId>,
    ) -> Option<AnyView> {
        let any = !choices.is_empty() || initial.is_some();
        any.then(|| self.record(name, choices, initial, Asked::May))
    }

    /// One of some choices, by the value that the draft keeps.
    pub fn choice(&self, name: &'static str, choices: Vec<Choice>, initial: String, asked: Asked) -> AnyView {
        let form = self.form;
        let empty = asked == Asked::May || initial.is_empty();
        let words = if asked == Asked::May { "Non lo sappiamo" } else { "Scegli…" };
        let mut all: Vec<Choice> = empty.then(|| Choice::new("", words)).into_iter().collect();
        all.extend(choices);
        let value = form.text(name, initial);
        form.call(name, self.label(name));
        view! {
            <SelectField
                label=self.label(name)
                value
                choices=Signal::stored(all)
                hint=self.help(name)
                error=form.error(name)
                optional=asked == Asked::May
                id=form.id(name)
            />
        }
        .into_any()
    }

    /// Several words of a closed list.
    pub fn words<T: Label>(
        &self,
        name: &'static str,
        all: &[T],
        code: fn(T) -> &'static str,
        initial: impl IntoIterator<Item = T>,
    ) -> AnyView {
        let choices = all.iter().map(|word| Choice::new(code(*word), sentence(word.label()))).collect();
        self.many(name, choices, initial.into_iter().map(|word| code(word).to_owned()))
    }

    /// Several of some records.
    pub fn records<'a>(
        &self,
        name: &'static str,
        choices: Vec<Choice>,
        initial: impl IntoIterator<Item = &'a RecordId>,
    ) -> AnyView {
        self.many(name, choices, initial.into_iter().map(ToString::to_string))
    }

    fn many(
        &self,
        name: &'static str,
        choices: Vec<Choice>,
        initial: impl IntoIterator<Item = String>,
    ) -> AnyView {
        let value = self.form.chosen(name, initial);
        let (legend, id) = (self.label(name), self.form.id(name));
        view! { <ManyField legend choices value id hint=self.help(name) /> }.into_any()
    }

    /// Several of many, found by their name.
    pub fn choose(
        &self,
        name: &'static str,
        choices: Vec<Choice>,
        initial: impl IntoIterator<Item = String>,
    ) -> AnyView {
        let form = self.form;
        let initial: Vec<String> = initial.into_iter().collect();
        let choices = with_held(choices, &initial);
        let value = form.chosen(name, initial);
        view! {
            <ChooseRecords
                label=self.label(name)
                choices=Signal::stored(choices)
                value
                hint=self.help(name)
                error=form.error(name)
                optional=true
                id=form.id(name)
                typed=form.letters(name)
            />
        }
        .into_any()
    }

    /// The same where there is something to choose from, or something chosen.
    pub fn choose_if_any(
        &self,
        name: &'static str,
        choices: Vec<Choice>,
        initial: impl IntoIterator<Item = String>,
    ) -> Option<AnyView> {
        let initial: Vec<String> = initial.into_iter().collect();
        let any = !choices.is_empty() || !initial.is_empty();
        any.then(|| self.choose(name, choices, initial))
    }

    /// Several short texts.
    pub fn chips(&self, name: &'static str, initial: impl IntoIterator<Item = String>) -> AnyView {
        let form = self.form;
        let value = form.chosen(name, initial);
        view! {
            <ChipsField
                label=self.label(name)
                value
                hint=self.help(name)
                error=form.error(name)
                optional=true
                id=form.id(name)
            />
        }
        .into_any()
    }

    /// Yes or no. The signal is what the form reads when it is saved.
    pub fn check(&self, name: &'static str, initial: bool) -> (RwSignal<bool>, AnyView) {
        let value = self.form.check(name, initial);
        let drawn = view! {
            <CheckField label=self.label(name) value hint=self.help(name) id=self.form.id(name) />
        };
        (value, drawn.into_any())
    }

    /// A repeated group of rows. What is wrong in a row is said under the group.
    pub fn rows(
        &self,
        name: &'static str,
        cells: Vec<RowCell>,
        initial: impl IntoIterator<Item = Vec<String>>,
        words: RowWords,
    ) -> AnyView {
        self.named_rows(name, self.label(name), cells, initial, words)
    }

    /// A repeated group of rows whose words are not those of the labels.
    pub fn named_rows(
        &self,
        name: &'static str,
        legend: String,
        cells: Vec<RowCell>,
        initial: impl IntoIterator<Item = Vec<String>>,
        words: RowWords,
    ) -> AnyView {
        let form = self.form;
        let texts = initial.into_iter();
        let rows = form.rows(name, texts.map(|row| Cells::new(row.iter().map(String::as_str))));
        let width = cells.len();
        let hint = self.hint;
        let draw = move |row: Cells| {
            cells.iter().enumerate().map(|(n, cell)| draw_cell(cell, row.cell(n))).collect_view()
        };
        view! {
            <div class="stack" data-gap="s2" id=form.id(name) tabindex="-1">
                <RepeatedRows
                    legend
                    hint
                    rows
                    blank=move || Cells::new(std::iter::repeat_n("", width))
                    row=draw
                    add_label=words.add
                    remove_label=words.remove
                />
                {move || form.error(name).get().map(|text| view! { <p class="error">{text}</p> })}
            </div>
        }
        .into_any()
    }
}

fn draw_cell(cell: &RowCell, value: RwSignal<String>) -> AnyView {
    if cell.choices.is_empty() {
        view! { <Field label=cell.label value kind=cell.kind /> }.into_any()
    } else {
        let choices = Signal::stored(cell.choices.clone());
        view! { <SelectField label=cell.label value choices /> }.into_any()
    }
}

/// The choices, and after them what is chosen already though nobody could choose it now, because it is in the bin or never
/// came: a form takes away only what a person takes away.
fn with_held(mut choices: Vec<Choice>, held: &[String]) -> Vec<Choice> {
    let now = store().now();
    for value in held {
        let Ok(id) = value.parse::<RecordId>() else { continue };
        if choices.iter().any(|choice| choice.value == *value) {
            continue;
        }
        let label = match now.entry(&id).map(|entry| &entry.record) {
            Some(record) if record.binned().is_some() => format!("{} (nel cestino)", record.title()),
            Some(record) => record.title(),
            None => "qualcosa che qui non c’è".to_owned(),
        };
        choices.push(Choice::new(value.clone(), label));
    }
    choices
}

fn said(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
