//! «Chi lo dice?»: the question that gives every changed fact its provenance, once for a whole form.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Fact, LineRange, NonEmptyText, Provenance, Source};
use crate::ui::components::{Choice, Field, FieldKind, SelectField};

use super::draft::Form;
use super::parse::Parse;

/// The names under which a draft keeps the answer.
const KIND: &str = "source";
const BY: &str = "source_by";
const ON: &str = "source_on";

/// What can be answered: the code, the words, and the question that follows.
const ANSWERS: [(&str, &str, &str); 7] = [
    ("verified", "L’abbiamo verificato", "Chi ha verificato? Il ruolo, mai il nome"),
    ("told", "Ce l’ha raccontato qualcuno", "Chi l’ha raccontato? Una categoria, mai il nome"),
    ("istat", "Lo dice una tabella dell’ISTAT", "Quale tabella, di che anno?"),
    ("public", "Lo dice un documento pubblico", "Quale documento, di che giorno?"),
    ("plan", "È scritto nel Piano di Zona", "A quali righe? Per esempio 5256-5257, 5310"),
    ("inferred", "Lo deduciamo noi", "Da che cosa?"),
    (
        "drafted",
        "L’abbiamo scritto noi, da verificare",
        "A partire da quali righe del Piano? Se non ce ne sono, lascia vuoto",
    ),
];

/// The question and what follows from its answer. It stands once in a form, after the facts.
#[component]
pub fn SourceFields(
    /// The form.
    form: Form,
    /// Today, for what is verified or told.
    today: NaiveDate,
    /// The answer to begin with, as a code; none unless told.
    #[prop(optional)]
    first: &'static str,
    /// What the question is about, when not every change needs it.
    #[prop(default = "Vale per quello che hai cambiato qui sopra. Il resto tiene la fonte che aveva.")]
    hint: &'static str,
) -> impl IntoView {
    let kind = form.text(KIND, first);
    let by = form.text(BY, "");
    let on = form.text(ON, today.to_string());
    let mut choices = vec![Choice::new("", "Scegli…")];
    choices.extend(ANSWERS.iter().map(|(code, words, _)| Choice::new(*code, *words)));
    let question = move || ANSWERS.iter().find(|(code, ..)| kind.with(|kind| kind == code));
    let follows = move || {
        let (code, _, question) = question()?;
        let dated = matches!(*code, "verified" | "told");
        Some(view! {
            <Field label=*question value=by error=form.error(BY) id=form.id(BY) />
            {dated
                .then(|| {
                    view! {
                        <Field label="Quando" value=on kind=FieldKind::Date error=form.error(ON) id=form.id(ON) />
                    }
                })}
        })
    };
    view! {
        <div class="stack" data-gap="s3">
            <SelectField
                label="Chi lo dice?"
                value=kind
                choices=Signal::stored(choices)
                hint
                error=form.error(KIND)
                id=form.id(KIND)
            />
            {follows}
        </div>
    }
}

/// The answer, as a form is read. It gives changed facts their provenance and leaves the others theirs.
pub struct Sourcing {
    said: Option<Provenance>,
    asked: bool,
    wanted: bool,
}

impl Sourcing {
    /// Reads the answer. What is wrong with it is said by the form.
    pub fn read(parse: &mut Parse) -> Self {
        let kind = parse.typed(KIND);
        let said = provenance(parse, &kind);
        Sourcing { said, asked: !kind.is_empty(), wanted: false }
    }

    /// A fact: as it was if the value is the same, else with the new provenance.
    pub fn fact<T: Clone + PartialEq>(
        &mut self,
        before: Option<&Fact<T>>,
        value: Option<T>,
    ) -> Option<Fact<T>> {
        let value = value?;
        match before {
            Some(before) if before.value == value => Some(before.clone()),
            _ => {
                self.wanted = true;
                self.said.clone().map(|provenance| Fact { value, provenance })
            }
        }
    }

    /// Facts in a list: those whose value was there keep their provenance.
    pub fn facts<T: Clone + PartialEq>(&mut self, before: &[Fact<T>], values: Vec<T>) -> Vec<Fact<T>> {
        let was = |value: &T| before.iter().find(|fact| fact.value == *value);
        values.into_iter().filter_map(|value| self.fact(was(&value), Some(value))).collect()
    }

    /// How a whole record is known: the answer if there is one, else as before.
    pub fn of_record(&self, before: Option<&Provenance>) -> Option<Provenance> {
        self.said.clone().or_else(|| before.cloned())
    }

    /// The answer itself.
    pub fn said(&self) -> Option<Provenance> {
        self.said.clone()
    }

    /// Says that the answer is missing, if a fact has changed and nobody said how we know it.
    pub fn finish(self, parse: &mut Parse) {
        if self.wanted && !self.asked {
            parse.wrong(KIND, "Chi lo dice? Scegli da dove viene quello che hai cambiato.");
        }
    }
}

fn provenance(parse: &mut Parse, kind: &str) -> Option<Provenance> {
    match kind {
        "verified" => {
            let by = parse.required(BY);
            let on = day(parse);
            Some(Provenance::Verified { by: by?, on: on? })
        }
        "told" => Some(Provenance::Told { by: parse.required(BY)?, on: parse.past_day(ON) }),
        "istat" => Some(Provenance::Stated(Source::Istat(parse.required(BY)?))),
        "public" => Some(Provenance::Stated(Source::Public(parse.required(BY)?))),
        "plan" => {
            let lines = lines(parse)?;
            if lines.is_empty() {
                parse.wrong(BY, "Scrivi almeno una riga del Piano, per esempio 5256.");
                return None;
            }
            Some(Provenance::Stated(Source::Plan(lines)))
        }
        "inferred" => {
            let note: NonEmptyText = parse.required(BY)?;
            Some(Provenance::Inferred { from: Vec::new(), note: Some(note) })
        }
        "drafted" => Some(Provenance::Drafted(lines(parse)?)),
        _ => None,
    }
}

fn day(parse: &mut Parse) -> Option<NaiveDate> {
    if parse.typed(ON).trim().is_empty() {
        parse.wrong(ON, "Scrivi il giorno della verifica.");
    }
    parse.past_day(ON)
}

/// The lines of the Plan, one after the other with commas; `None` if one of them is none.
fn lines(parse: &mut Parse) -> Option<Vec<LineRange>> {
    let text = parse.typed(BY);
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| parse.cell::<LineRange>(BY, part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(value: u32) -> Fact<u32> {
        Fact { value, provenance: Provenance::Stated(Source::Plan(vec!["12".parse().unwrap()])) }
    }

    fn sourcing(said: Option<Provenance>) -> Sourcing {
        Sourcing { asked: said.is_some(), said, wanted: false }
    }

    #[test]
    fn what_did_not_change_keeps_its_source_and_wants_no_other() {
        let mut none = sourcing(None);
        assert_eq!(none.fact(Some(&fact(7)), Some(7)), Some(fact(7)));
        assert!(!none.wanted);
        assert_eq!(none.fact(Some(&fact(7)), Some(8)), None);
        assert!(none.wanted);
    }

    #[test]
    fn what_changed_takes_the_new_source() {
        let told = Provenance::Told { by: "una maestra".parse().unwrap(), on: None };
        let mut one = sourcing(Some(told.clone()));
        let facts = one.facts(&[fact(7), fact(9)], vec![7, 10]);
        assert_eq!(facts, [fact(7), Fact { value: 10, provenance: told.clone() }]);
        assert_eq!(one.fact::<u32>(Some(&fact(7)), None), None);
        assert_eq!(one.of_record(None), Some(told));
        assert_eq!(sourcing(None).of_record(Some(&fact(7).provenance)), Some(fact(7).provenance));
    }
}
