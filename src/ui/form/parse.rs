//! What was typed, read field by field; every fault is collected before anything is said.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::domain::{Id, NonEmptyText, TextError};
use crate::ui::labels::{errors, when};

use super::draft::Form;

/// The years of which anybody here writes: another is a slip of the hand.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A day as it was typed, or what is wrong with it.
///
/// # Errors
/// A sentence for the person, where there is no such day or its year is a slip.
pub fn typed_day(text: &str) -> Result<NaiveDate, &'static str> {
    match when::parse_day(text.trim()) {
        Some(day) if YEARS.contains(&day.year()) => Ok(day),
        Some(_) => Err("Controlla l’anno: questo giorno è troppo lontano da oggi."),
        None => Err("Questo giorno non esiste. Scrivilo così: 25/11/2026."),
    }
}

/// A reading of a form. An empty optional field is `None`; so is a wrong one, which [`Parse::finish`] tells.
pub struct Parse {
    form: Form,
    errors: BTreeMap<String, String>,
}

impl Parse {
    pub(super) fn new(form: Form) -> Self {
        Parse { form, errors: BTreeMap::new() }
    }

    /// Says that something is wrong with a field. What was said of it first stays: the rest follows from it.
    pub fn wrong(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.errors.entry(name.into()).or_insert_with(|| text.into());
    }

    /// What is typed in a field, as it is.
    pub fn typed(&self, name: &str) -> String {
        self.form.text_now(name)
    }

    /// The values chosen in a list, as they are.
    pub fn typed_list(&self, name: &str) -> Vec<String> {
        self.form.chosen_now(name)
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.form.ticked_now(name)
    }

    /// A whole number as records hold it.
    pub fn count(&mut self, name: &str) -> Option<u32> {
        self.whole(name, 0..=99_999_999).and_then(|number| u32::try_from(number).ok())
    }

    fn read<T: FromStr<Err = TextError>>(&mut self, name: &str, text: &str) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.wrong(name, errors::text(error));
                None
            }
        }
    }

    /// A field that must hold something.
    pub fn required<T: FromStr<Err = TextError>>(&mut self, name: &str) -> Option<T> {
        let text = self.form.text_now(name);
        self.read(name, &text)
    }

    /// A field that may stay empty.
    pub fn optional<T: FromStr<Err = TextError>>(&mut self, name: &str) -> Option<T> {
        let text = self.form.text_now(name);
        if text.trim().is_empty() { None } else { self.read(name, &text) }
    }

    /// A whole number in a range, written with or without dots between thousands.
    pub fn whole(&mut self, name: &str, range: std::ops::RangeInclusive<u64>) -> Option<u64> {
        let text = self.form.text_now(name).trim().replace(['.', ' '], "");
        if text.is_empty() {
            return None;
        }
        match text.parse::<u64>() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => {
                let text = format!("Scrivi un numero intero da {} a {}.", range.start(), range.end());
                self.wrong(name, text);
                None
            }
        }
    }

    /// A number with two decimals at most, in hundredths: `18,82` is 1882.
    pub fn hundredths(&mut self, name: &str) -> Option<u64> {
        let text = self.form.text_now(name).trim().replace(['.', ' '], "");
        if text.is_empty() {
            return None;
        }
        let (whole, part) = text.split_once(',').unwrap_or((&text, ""));
        let part = format!("{part:0<2}");
        let number = (part.len() == 2).then(|| format!("{whole}{part}").parse::<u64>().ok()).flatten();
        if number.is_none() {
            self.wrong(name, "Scrivi un numero con al massimo due decimali, come 18,82.");
        }
        number
    }

    /// A day.
    pub fn day(&mut self, name: &str) -> Option<NaiveDate> {
        let text = self.form.text_now(name);
        if text.trim().is_empty() {
            return None;
        }
        match typed_day(&text) {
            Ok(day) => Some(day),
            Err(fault) => {
                self.wrong(name, fault);
                None
            }
        }
    }

    /// A day that is not still to come.
    pub fn past_day(&mut self, name: &str) -> Option<NaiveDate> {
        let today = self.form.today();
        let past = self.day(name).filter(|day| *day <= today);
        if past.is_none() && !self.typed(name).trim().is_empty() {
            self.wrong(name, "Questo giorno deve ancora venire.");
        }
        past
    }

    /// A record chosen in a list; `None` when nothing is chosen.
    pub fn chosen_record<T>(&mut self, name: &str) -> Option<Id<T>> {
        let text = self.form.text_now(name);
        if text.is_empty() { None } else { text.parse().ok() }
    }

    /// A word chosen in a list.
    pub fn word<T>(&mut self, name: &str, of_code: fn(&str) -> Option<T>) -> Option<T> {
        of_code(&self.form.text_now(name))
    }

    /// Several words chosen in a list.
    pub fn words<T: Ord>(&mut self, name: &str, of_code: fn(&str) -> Option<T>) -> BTreeSet<T> {
        self.form.chosen_now(name).iter().filter_map(|code| of_code(code)).collect()
    }

    /// Several records chosen in a list.
    pub fn chosen_records<T>(&mut self, name: &str) -> BTreeSet<Id<T>> {
        self.form.chosen_now(name).iter().filter_map(|id| id.parse().ok()).collect()
    }

    /// Several texts.
    pub fn texts<T: FromStr<Err = TextError> + Ord>(&mut self, name: &str) -> BTreeSet<T> {
        let texts = self.form.chosen_now(name);
        texts.iter().filter_map(|text| self.read(name, text)).collect()
    }

    /// One text a line.
    pub fn lines(&mut self, name: &str) -> Vec<NonEmptyText> {
        self.form.text_now(name).lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// The rows of a repeated group. A row whose cells are all empty is left out. `read` gets the reading,
    /// the texts of a row, and the name under which to say what is wrong with it.
    pub fn rows<T>(
        &mut self,
        name: &str,
        mut read: impl FnMut(&mut Parse, &[String], &str) -> Option<T>,
    ) -> Vec<T> {
        let rows = self.form.rows_now(name);
        let filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let many = rows.iter().filter(filled).count() > 1;
        let mut read_row = |(n, row): (usize, &Vec<String>)| {
            let before = self.errors.remove(name);
            let value = read(self, row, name);
            let after = self.errors.remove(name).map(|text| if many { of_row(&text, n + 1) } else { text });
            // One sentence for each group: the first row that is wrong is the first to be mended.
            self.errors.extend(before.or(after).map(|text| (name.to_owned(), text)));
            value
        };
        rows.iter().enumerate().filter(|(_, row)| filled(row)).filter_map(&mut read_row).collect()
    }

    /// Reads one cell of a row that must hold something.
    pub fn cell<T: FromStr<Err = TextError>>(&mut self, name: &str, text: &str) -> Option<T> {
        self.read(name, text)
    }

    /// Reads a whole number of a row that may stay empty.
    pub fn cell_count(&mut self, name: &str, text: &str) -> Option<u32> {
        let text = text.trim().replace(['.', ' '], "");
        let number = text.parse::<u32>().ok().filter(|number| *number <= 99_999_999);
        if number.is_none() && !text.is_empty() {
            self.wrong(name, format!("«{text}» non è un numero intero: scrivilo in cifre, senza virgole."));
        }
        number
    }

    /// Reads one cell of a row that may stay empty.
    pub fn cell_or_empty<T: FromStr<Err = TextError>>(&mut self, name: &str, text: &str) -> Option<T> {
        if text.trim().is_empty() { None } else { self.read(name, text) }
    }

    /// Shows every fault at once, or none; `true` when there is none.
    pub fn finish(mut self) -> bool {
        for (name, typed) in self.form.letters_now() {
            self.wrong(name, errors::not_chosen(&typed));
        }
        let fine = self.errors.is_empty();
        self.form.tried(self.errors);
        fine
    }
}

/// What is wrong with a row, and which row it is.
fn of_row(text: &str, number: usize) -> String {
    format!("{} (riga {number}).", text.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::of_row;

    #[test]
    fn what_is_wrong_with_a_row_says_which() {
        assert_eq!(of_row("Scrivi quanti sono, in cifre.", 2), "Scrivi quanti sono, in cifre (riga 2).");
    }
}
