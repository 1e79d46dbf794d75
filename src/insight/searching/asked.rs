//! The words typed above a table, looked for in its rows.

use super::lexicon::{Word, forms_of, stem, words_of};

/// How many first letters no ending takes away.
const LETTERS_OF_A_STEM: usize = 2;

/// The words of a question, ready to be looked for in rows.
pub struct Asked(Vec<Word>);

impl Asked {
    /// The words that were typed.
    pub fn words(typed: &str) -> Self {
        Asked(words_of(typed))
    }

    /// Whether these texts hold every word, or a word that begins so.
    pub fn in_texts<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let forms: Vec<String> = texts.into_iter().flat_map(forms_of).collect();
        // A stem keeps the first letters of its word: only what begins alike is worth cutting.
        let alike = |form: &str, word: &Word| {
            form.chars().zip(word.stem.chars()).take(LETTERS_OF_A_STEM).all(|(a, b)| a == b)
        };
        let holds = |word: &Word| {
            let found = |form: &String| {
                form.starts_with(&word.form) || (alike(form, word) && stem(form) == word.stem)
            };
            forms.iter().any(found)
        };
        self.0.iter().all(holds)
    }
}
