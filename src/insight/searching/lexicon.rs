//! The words of search: how Italian text is cut into words, which words say nothing, which endings do
//! not matter, and which words mean the same to a family.

use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use crate::domain::folded;

/// A word as search sees it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// Lower case without accents.
    pub form: String,
    /// Without its ending: "bambino" and "bambini" are one.
    pub stem: String,
}

/// Words that are everywhere and tell nothing. Folded, in order, so that they can be looked up.
const STOP_WORDS: [&str; 118] = [
    "abbia", "abbiamo", "ad", "agli", "ai", "al", "alla", "alle", "allo", "anche", "avere", "c", "cerca",
    "cercando", "cerco", "che", "chi", "ci", "cioe", "co", "col", "come", "con", "cosa", "cui", "da",
    "dagli", "dai", "dal", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle",
    "dello", "devo", "di", "dov", "dove", "e", "ed", "era", "essere", "fa", "faccio", "fare", "gli", "ha",
    "hanno", "ho", "i", "il", "in", "io", "la", "le", "lei", "lo", "loro", "lui", "ma", "mi", "mia", "mie",
    "miei", "mio", "ne", "negli", "nei", "nel", "nell", "nella", "nelle", "nello", "noi", "non", "nostra",
    "nostro", "o", "od", "per", "perche", "piu", "posso", "puo", "qual", "quale", "quali", "quando",
    "questa", "questo", "qui", "se", "sei", "serve", "si", "sia", "sono", "sta", "su", "sua", "sue", "sugli",
    "sui", "sul", "sulla", "sulle", "suo", "suoi", "trovare", "trovo", "un", "una", "vorrei",
];

/// Words and phrases that mean the same to who looks for help; each line is one meaning. The words are
/// ours; the Azienda may correct them here.
const SYNONYMS: &[&[&str]] = &[
    &["doposcuola", "spazio compiti", "aiuto compiti"],
    &["badante", "assistente familiare", "badanti"],
    &["soldi", "denaro", "aiuto economico", "sussidio", "contributo", "bonus", "povertà"],
    &["casa", "alloggio", "affitto", "abitazione", "sfratto"],
    &["lavoro", "impiego", "occupazione", "disoccupato", "disoccupazione"],
    &["anziano", "vecchio", "nonno", "nonna", "terza età"],
    &["bambino", "figlio", "minore", "infanzia"],
    &["handicap", "disabilità", "disabile", "invalidità"],
    &["straniero", "immigrato", "migrante", "extracomunitario", "permesso di soggiorno"],
    &["violenza", "maltrattamento", "botte", "picchia", "paura in casa"],
    &["separazione", "divorzio", "separato"],
    &["psicologo", "supporto psicologico", "psicoterapia", "depressione", "ansia", "suicidio"],
    &["asilo", "nido", "prima infanzia"],
    &["ragazzo", "adolescente", "giovane"],
    &["trasporto", "accompagnamento", "passaggio"],
    &["mensa", "pasto", "cibo", "pacco alimentare"],
    &["droga", "dipendenza", "alcol", "gioco d’azzardo"],
    &["mediatore", "traduttore", "interprete", "mediazione linguistica", "tradurre"],
    &["incinta", "gravidanza", "maternità"],
    &["bolletta", "utenze", "luce", "gas"],
    &["debito", "prestito", "microcredito"],
    &["alzheimer", "demenza"],
    &["centro estivo", "grest", "estate"],
    &["volontario", "volontariato"],
    &["affido", "affidamento familiare"],
    &["internet", "computer", "digitale", "tablet"],
];

/// A synonym list ready to be asked: meanings, each a list of phrases, each a list of words.
static MEANINGS: LazyLock<Vec<Vec<Vec<Word>>>> = LazyLock::new(|| {
    let phrases = |meaning: &&[&str]| meaning.iter().map(|phrase| words_of(phrase)).collect();
    SYNONYMS.iter().map(phrases).collect()
});

/// The word without its ending. The word must be folded.
pub fn stem(form: &str) -> String {
    if form.bytes().any(|byte| byte.is_ascii_digit()) {
        return form.to_owned();
    }
    Stemmer::new(Algorithm::Italian).stem(form).to_string()
}

/// The folded words of a text, in order: cut at everything that is neither letter nor digit. Letters
/// left alone by an apostrophe go; an acronym with dots ("S.A.E.S.") is one word.
pub fn forms_of(text: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for written in text.split_whitespace() {
        for chunk in fold(written).split('\'') {
            push_forms(chunk, &mut forms);
        }
    }
    forms
}

/// [`folded`], quickly for text that has no accents.
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { folded(text) }
}

fn push_forms(chunk: &str, forms: &mut Vec<String>) {
    let chunk = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = chunk.split('.');
    if chunk.contains('.') && letters.all(|part| part.chars().count() == 1) {
        forms.push(chunk.replace('.', ""));
        return;
    }
    let parts = chunk.split(|c: char| !c.is_alphanumeric());
    let says = |part: &&str| part.chars().nth(1).is_some() || part.bytes().any(|b| b.is_ascii_digit());
    forms.extend(parts.filter(says).map(str::to_owned));
}

/// Whether a folded word says nothing.
pub fn is_stop_word(form: &str) -> bool {
    STOP_WORDS.binary_search(&form).is_ok()
}

/// The words of a text that say something.
pub fn words_of(text: &str) -> Vec<Word> {
    let forms = forms_of(text).into_iter().filter(|form| !is_stop_word(form));
    forms.map(|form| Word { stem: stem(&form), form }).collect()
}

/// Texts made ready to be asked many times for words: every word folded, each after a space.
pub fn haystack<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for form in texts.into_iter().flat_map(forms_of) {
        all.push(' ');
        all.push_str(&form);
    }
    all
}

/// The beginnings that a haystack must hold, one for each word that was typed: "bambini" finds "bambino".
pub fn needles(words: &str) -> Vec<String> {
    let needle = |Word { form, stem }: Word| {
        let begins = if form.starts_with(&stem) { stem } else { form };
        format!(" {begins}")
    };
    words_of(words).into_iter().map(needle).collect()
}

/// What the beginning of `words` means otherwise: how many of the words that takes, and the other
/// phrases. The longest phrase wins. Nothing else to say: one word, no phrases.
pub fn other_phrases(words: &[Word]) -> (usize, Vec<&'static [Word]>) {
    let begins = |phrase: &[Word]| {
        phrase.len() <= words.len() && phrase.iter().zip(words).all(|(a, b)| a.stem == b.stem)
    };
    let longest = MEANINGS.iter().flatten().filter(|phrase| begins(phrase)).map(Vec::len).max();
    let Some(longest) = longest else { return (1, Vec::new()) };
    let means =
        |meaning: &&Vec<Vec<Word>>| meaning.iter().any(|phrase| phrase.len() == longest && begins(phrase));
    let phrases = MEANINGS.iter().filter(means).flatten().filter(|phrase| !begins(phrase));
    (longest, phrases.map(Vec::as_slice).collect())
}

/// The single words that the synonym list knows, for whoever looks for the one that was meant.
pub fn known_words() -> impl Iterator<Item = &'static Word> {
    MEANINGS.iter().flatten().filter(|phrase| phrase.len() == 1).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_can_be_looked_up() {
        assert!(STOP_WORDS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(STOP_WORDS.iter().all(|word| is_stop_word(word)));
    }

    #[test]
    fn text_is_cut_into_words_that_say_something() {
        let words = words_of("L’età è dai 6 ai 13 anni");
        let forms: Vec<&str> = words.iter().map(|word| word.form.as_str()).collect();
        assert_eq!(forms, ["eta", "6", "13", "anni"]);
    }

    #[test]
    fn an_acronym_is_one_word() {
        assert_eq!(forms_of("il S.A.E.S., dell’(A.D.M.)"), ["il", "saes", "dell", "adm"]);
        assert_eq!(forms_of("www.rete.it"), ["www", "rete", "it"]);
    }

    #[test]
    fn endings_do_not_matter() {
        for (a, b) in [("bambino", "bambini"), ("anziana", "anziani"), ("disabilità", "disabilita")] {
            assert_eq!(stem(&folded(a)), stem(&folded(b)), "{a} {b}");
        }
    }

    #[test]
    fn phrases_have_other_phrases() {
        let (taken, others) = other_phrases(&words_of("spazio compiti Viadana"));
        assert_eq!(taken, 2);
        assert!(others.iter().any(|phrase| phrase.len() == 1 && phrase[0].form == "doposcuola"));
        assert_eq!(other_phrases(&words_of("zebra")).1.len(), 0);
    }
}
