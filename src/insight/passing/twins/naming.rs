//! Names as twins are told by: without the words that say little, abbreviations written out, the names of
//! comuni set apart, since half of what is in a village carries its name.

use std::collections::BTreeSet;

use crate::insight::searching::lexicon::{forms_of, is_stop_word, stem};
use crate::insight::searching::typos::{marks, may_be_near, slips, tolerance};

/// Legal forms, titles and saints: they come and go from one writing of a name to the next. In order.
const SAY_LITTLE: [&str; 23] = [
    "aps", "asd", "cav", "coop", "dott", "dr", "ets", "odv", "onlus", "prof", "san", "sant", "santa",
    "santi", "santo", "sas", "scarl", "scrl", "scs", "snc", "soc", "spa", "srl",
];

/// What people shorten, and the word they mean. In order.
const ABBREVIATIONS: [(&str, &str); 22] = [
    ("amb", "ambulatorio"),
    ("ass", "associazione"),
    ("assoc", "associazione"),
    ("ausl", "asl"),
    ("bibl", "biblioteca"),
    ("com", "comunale"),
    ("compr", "comprensivo"),
    ("cult", "culturale"),
    ("ist", "istituto"),
    ("mat", "materna"),
    ("med", "media"),
    ("osp", "ospedale"),
    ("par", "parrocchia"),
    ("parr", "parrocchia"),
    ("prim", "primaria"),
    ("prov", "provinciale"),
    ("sec", "secondaria"),
    ("serv", "servizio"),
    ("sportel", "sportello"),
    ("uff", "ufficio"),
    ("vol", "volontari"),
    ("volont", "volontari"),
];

/// How many words two names may have of their own and still be one.
const OTHER_WORDS: usize = 2;

/// A name made ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// All its words that say something, comuni included.
    pub whole: String,
    /// The same without comuni, letter by letter.
    letters: Vec<char>,
    /// Which letters those are, so that most names need no closer look.
    marks: u32,
    /// Those words without their endings, each once.
    pub stems: BTreeSet<String>,
    /// Its numbers: «Scuola 1» is not «Scuola 2».
    numbers: Vec<String>,
}

/// How near two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// One name: 100.
    Same,
    /// Nearly one, from 1 to 99; the more, the nearer.
    Near(u32),
}

impl Nearness {
    /// From 1 to 100.
    pub fn weight(self) -> u32 {
        match self {
            Nearness::Same => 100,
            Nearness::Near(weight) => weight,
        }
    }
}

fn written_out(form: String) -> String {
    match ABBREVIATIONS.binary_search_by_key(&form.as_str(), |(short, _)| short) {
        Ok(at) => ABBREVIATIONS[at].1.to_owned(),
        Err(_) => form,
    }
}

impl Name {
    /// A name, given the stems of the words that name comuni. Nothing if it has no word at all.
    pub fn of(text: &str, comuni: &BTreeSet<String>) -> Option<Name> {
        let forms: Vec<String> = forms_of(text).into_iter().filter(|form| !is_stop_word(form)).collect();
        let says = |form: &&String| SAY_LITTLE.binary_search(&form.as_str()).is_err();
        let mut telling: Vec<String> = forms.iter().filter(says).cloned().map(written_out).collect();
        if telling.is_empty() {
            telling = forms;
        }
        if telling.is_empty() {
            return None;
        }
        let own: Vec<(String, String)> = telling.iter().map(|form| (stem(form), form.clone())).collect();
        let mut kept: Vec<&(String, String)> =
            own.iter().filter(|(stem, _)| !comuni.contains(stem)).collect();
        if kept.is_empty() {
            kept = own.iter().collect();
        }
        let joined: Vec<&str> = kept.iter().map(|(_, form)| form.as_str()).collect();
        let is_number = |form: &&&str| form.bytes().any(|byte| byte.is_ascii_digit());
        let mut numbers: Vec<String> = joined.iter().filter(is_number).map(ToString::to_string).collect();
        numbers.sort();
        let joined_letters = joined.join(" ");
        Some(Name {
            marks: marks(&joined_letters),
            letters: joined_letters.chars().collect(),
            stems: kept.iter().map(|(stem, _)| stem.clone()).collect(),
            numbers,
            whole: telling.join(" "),
        })
    }

    /// How near another name is: the same, within 30 % of the letters, or with two words of its own at most
    /// while half of the words are shared. Alike both ways.
    pub fn nearness(&self, other: &Name) -> Option<Nearness> {
        if self.whole == other.whole {
            return Some(Nearness::Same);
        }
        if self.numbers != other.numbers {
            return None;
        }
        let by_letters = self.by_letters(other);
        let by_words = self.by_words(other);
        by_letters.max(by_words).map(Nearness::Near)
    }

    fn by_letters(&self, other: &Name) -> Option<u32> {
        let longer = self.letters.len().max(other.letters.len());
        let most = longer * 3 / 10;
        if !may_be_near(self.marks, other.marks, most) {
            return None;
        }
        let slips = slips(&self.letters, &other.letters, most)?;
        Some(99_u32.saturating_sub((slips * 100 / longer.max(1)) as u32))
    }

    fn by_words(&self, other: &Name) -> Option<u32> {
        let mine: Vec<&String> = self.stems.difference(&other.stems).collect();
        let theirs: Vec<&String> = other.stems.difference(&self.stems).collect();
        // From both sides, since the first word that fits is not always the one that fits best.
        let slipped = paired(&mine, &theirs).max(paired(&theirs, &mine));
        let shared = self.stems.len() - mine.len() + slipped;
        let other_words = (self.stems.len().max(other.stems.len())).saturating_sub(shared);
        let half = shared * 2 >= self.stems.len().max(other.stems.len());
        let fits = shared > 0 && half && other_words <= OTHER_WORDS;
        fits.then(|| [95, 80, 65][other_words])
    }
}

/// How many words of one list are words of the other, written with a slip.
fn paired(mine: &[&String], theirs: &[&String]) -> usize {
    let mut left = theirs.to_vec();
    let mut pairs = 0;
    for word in mine {
        if let Some(at) = left.iter().position(|other| is_slip(word, other)) {
            left.remove(at);
            pairs += 1;
        }
    }
    pairs
}

fn is_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let most = tolerance(a.len().min(b.len()));
    most > 0 && slips(&a, &b, most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(a: &str, b: &str) -> Option<Nearness> {
        let comuni = ["sabbioneta", "bozzolo"].map(stem).into();
        Name::of(a, &comuni)?.nearness(&Name::of(b, &comuni)?)
    }

    #[test]
    fn lists_can_be_looked_up() {
        assert!(SAY_LITTLE.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ABBREVIATIONS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn the_same_thing_written_otherwise_is_near() {
        for (a, b) in [
            ("Biblioteca comunale di Sabbioneta", "Biblioteca Sabbioneta"),
            ("Bibl. com. Sabbioneta", "Biblioteca comunale di Sabbioneta"),
            ("Caritas parrocchiale", "Càritas Parrocchiale"),
            ("Ass. Il Ponte ODV", "Associazione «Il Ponte»"),
            ("Scuola S. Giovanni", "Scuola San Giovanni"),
            ("Sportello lavroo", "Sportello del lavoro"),
            ("Società Agricola Il Pioppo S.r.l.", "Il Pioppo Società Agricola"),
        ] {
            assert!(near(a, b).is_some(), "{a} / {b}");
        }
        assert_eq!(near("Perché no", "Perche’ no"), Some(Nearness::Same));
    }

    #[test]
    fn what_only_shares_its_village_or_a_number_is_not() {
        for (a, b) in [
            ("Comune di Bozzolo", "Parrocchia di Bozzolo"),
            ("Istituto 1", "Istituto 2"),
            ("AVIS", "AIDO"),
            ("", "Avis"),
        ] {
            assert_eq!(near(a, b), None, "{a} / {b}");
        }
    }

    proptest! {
        #[test]
        fn nearness_is_the_same_both_ways(a in "[a-e ]{0,14}", b in "[a-e1 ]{0,14}") {
            prop_assert_eq!(near(&a, &b), near(&b, &a));
        }
    }
}
