//! Searching: what was typed against the index. Every word must be found, by itself, by its beginning, by
//! another word for the same thing; and when a word is nowhere, by a slip or two.

use std::collections::BTreeMap;

use crate::domain::{Kind, RecordId};

use super::index::{Index, MatchedField, Posting};
use super::lexicon::{Word, forms_of, known_words, other_phrases, stem, words_of};
use super::typos::{marks, may_be_near, slips, tolerance};

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What kind.
    pub kind: Kind,
    /// Which record.
    pub id: RecordId,
    /// How well it answers: only good for comparing with the other hits of one search.
    pub score: u32,
    /// The text that weighed most.
    pub field: MatchedField,
}

/// What a search found, the best first, equals by title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The records.
    pub hits: Vec<Hit>,
    /// Whether they hold every word. If no record does, those that hold most words are shown.
    pub every_word: bool,
    /// Whether a word is nowhere, and what was probably meant by it was looked for.
    pub guessed: bool,
}

/// How one record answers: its number, how well, and by which text.
type Score = (u32, u32, MatchedField);

/// How a word may be found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// Itself, with any ending; never a place.
    Whole,
    /// The same, or something that begins so; places too.
    Beginning,
}

/// Of a hundred: the word itself, another ending, another word for it, a slip.
const SAME_FORM: u32 = 100;
const SAME_STEM: u32 = 95;
const OTHER_WORD: u32 = 60;
const SLIP: u32 = 45;

/// From how many letters the beginning of a word may find the place of a service: nearly all services
/// reach places called "San" something.
const LETTERS_OF_A_PLACE: usize = 4;

impl Index {
    /// What these words find. `None` if they say nothing: then nothing was asked.
    pub fn search(&self, typed: &str) -> Option<Found> {
        let mut words = words_of(typed);
        if words.is_empty() {
            // Only words that say nothing: perhaps the beginning of one that does ("di" of "disabilità").
            let form = forms_of(typed).pop()?;
            words = vec![Word { stem: stem(&form), form }];
        }
        let mut answered: Vec<(u32, u32, u64, MatchedField)> =
            vec![(0, 0, 0, MatchedField::Place); self.documents.len()];
        let (mut asked, mut guessed) = (0, false);
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let (taken, others) = other_phrases(rest);
            let (scores, meant) = self.one_notion(&rest[..taken], &others);
            guessed |= meant;
            for (document, score, field) in scores {
                let entry = &mut answered[document as usize];
                let heaviest = if score > entry.1 { field } else { entry.3 };
                *entry = (entry.0 + 1, entry.1.max(score), entry.2 + u64::from(score), heaviest);
            }
            asked += 1;
            rest = &rest[taken..];
        }
        let most = answered.iter().map(|entry| entry.0).max().unwrap_or(0);
        let title = forms_of(typed);
        let mut hits: Vec<(bool, Hit)> = answered
            .iter()
            .zip(&self.documents)
            .filter(|(entry, _)| entry.0 == most && most > 0)
            .map(|((_, _, score, field), document)| {
                let (kind, id) = (document.kind, document.id.clone());
                let score = u32::try_from(*score).unwrap_or(u32::MAX);
                (*document.title == *title, Hit { kind, id, score, field: *field })
            })
            .collect();
        // Who types a whole title means that record: "Viadana" is the comune before all that bear its name.
        // A stable sort: documents are by title already.
        hits.sort_by_key(|(meant, hit)| std::cmp::Reverse((*meant, hit.score)));
        let hits = hits.into_iter().map(|(_, hit)| hit).collect();
        Some(Found { hits, every_word: most == asked, guessed })
    }

    /// The records that speak of one notion: the phrase itself, another for the same thing, or, when no
    /// record knows either, what was probably meant. Says whether it is the last.
    fn one_notion(&self, phrase: &[Word], others: &[&[Word]]) -> (Vec<Score>, bool) {
        let mut found = self.phrase(phrase, How::Beginning);
        for other in others {
            found = either(found, scaled(self.phrase(other, How::Whole), OTHER_WORD));
        }
        if !found.is_empty() || phrase.len() != 1 {
            return (found, false);
        }
        let meant = self.meant(&phrase[0]);
        let any = !meant.is_empty();
        (meant, any)
    }

    /// The records that hold every word of a phrase.
    fn phrase(&self, phrase: &[Word], how: How) -> Vec<Score> {
        let mut words = phrase.iter().map(|word| self.scores(self.candidates(word, how)));
        let first = words.next().unwrap_or_default();
        words.fold(first, both)
    }

    /// The records that hold a word written with a slip, or another word for what was meant.
    fn meant(&self, word: &Word) -> Vec<Score> {
        let letters: Vec<char> = word.form.chars().collect();
        let most = tolerance(letters.len());
        if most == 0 {
            return Vec::new();
        }
        let own = marks(&word.form);
        let near = |form: &str| {
            let other: Vec<char> = form.chars().collect();
            slips(&letters, &other, most).map(|count| SLIP - u32::try_from(count).unwrap_or(0) * 10)
        };
        let mut candidates: BTreeMap<u32, u32> = BTreeMap::new();
        for form in self.forms.iter().filter(|form| may_be_near(own, form.marks, most)) {
            if let Some(quality) = near(&form.text) {
                let best = candidates.entry(form.stem).or_default();
                *best = (*best).max(quality);
            }
        }
        let mut found = self.scores(candidates);
        for known in known_words().filter(|known| near(&known.form).is_some()) {
            for other in other_phrases(std::slice::from_ref(known)).1 {
                found = either(found, scaled(self.phrase(other, How::Whole), OTHER_WORD / 2));
            }
        }
        found
    }

    /// The stems by which a word is found, and how good each is, of a hundred.
    fn candidates(&self, word: &Word, how: How) -> BTreeMap<u32, u32> {
        let mut candidates: BTreeMap<u32, u32> = BTreeMap::new();
        candidates.extend(self.stems.get(word.stem.as_str()).map(|stem| (*stem, SAME_STEM)));
        let first = self.forms.partition_point(|form| *form.text < *word.form);
        let begins = self.forms[first..].iter().take_while(|form| form.text.starts_with(&word.form));
        for form in begins {
            let whole = form.text.len() == word.form.len();
            let told = match how {
                How::Beginning => whole || !form.place || word.form.len() >= LETTERS_OF_A_PLACE,
                How::Whole => whole && !form.place,
            };
            if !told {
                continue;
            }
            let part = u32::try_from(40 * word.form.len() / form.text.len()).unwrap_or(0);
            let quality = if whole { SAME_FORM } else { 40 + part };
            let best = candidates.entry(form.stem).or_default();
            *best = (*best).max(quality);
        }
        candidates
    }

    /// How well each record that holds one of these stems answers; the best stem of each counts.
    fn scores(&self, candidates: BTreeMap<u32, u32>) -> Vec<Score> {
        let mut best: Vec<(u32, MatchedField)> = vec![(0, MatchedField::Place); self.documents.len()];
        for (stem, quality) in candidates {
            let postings = &self.postings[stem as usize];
            let rarity = rarity(self.documents.len(), postings.len());
            for posting in postings {
                let (score, field) = self.weigh(posting, rarity);
                let score = u32::try_from(score * u64::from(quality) / 100).unwrap_or(u32::MAX);
                let entry = &mut best[posting.document as usize];
                if score > entry.0 {
                    *entry = (score, field);
                }
            }
        }
        let number = |(document, (score, field)): (usize, &(u32, MatchedField))| {
            (*score > 0).then(|| (u32::try_from(document).unwrap_or(u32::MAX), *score, *field))
        };
        best.iter().enumerate().filter_map(number).collect()
    }

    /// BM25 by text, in whole numbers: the same on every machine. Rarer words count more, repetitions
    /// less and less, and a word in a short text more than in a long one.
    fn weigh(&self, posting: &Posting, rarity: u64) -> (u64, MatchedField) {
        let lengths = &self.documents[posting.document as usize].lengths;
        let mut sum = 0;
        let mut heaviest = (0, MatchedField::Place);
        for field in MatchedField::ALL {
            let at = field as usize;
            let count = u64::from(posting.counts[at]);
            if count == 0 {
                continue;
            }
            // Places are lists of names: how many there are says nothing of how much each counts.
            let length = if field == MatchedField::Place {
                1024
            } else {
                410 + 614 * 16 * u64::from(lengths[at]) / u64::from(self.average[at])
            };
            let saturated = count * 2253 * 1024 / (count * 1024 + 1229 * length / 1024);
            let score = (field.weight() * saturated * rarity) >> 10;
            sum += score;
            if score > heaviest.0 {
                heaviest = (score, field);
            }
        }
        (sum, heaviest.1)
    }
}

/// How rare a word is, in 256ths: the binary logarithm of how many records there are for one that holds
/// it; never so low that a word which all hold does not count.
fn rarity(documents: usize, holding: usize) -> u64 {
    let (documents, holding) = (documents as u64, holding as u64);
    let ratio = (2 * documents + 2) * 256 / (2 * holding + 1);
    let whole = u64::from(ratio.max(1).ilog2());
    let part = ((ratio << 8) >> whole).saturating_sub(256);
    (whole * 256 + part).saturating_sub(8 * 256).max(64)
}

fn scaled(mut scores: Vec<Score>, hundredths: u32) -> Vec<Score> {
    for (_, score, _) in &mut scores {
        *score = (*score / 100 * hundredths + *score % 100 * hundredths / 100).max(1);
    }
    scores
}

/// The records in both lists.
fn both(a: Vec<Score>, b: Vec<Score>) -> Vec<Score> {
    let b: BTreeMap<u32, (u32, MatchedField)> = b.into_iter().map(|(d, score, f)| (d, (score, f))).collect();
    let joined = a.into_iter().filter_map(|(document, score, field)| {
        let (other, other_field) = b.get(&document)?;
        let field = if *other > score { *other_field } else { field };
        Some((document, score.saturating_add(*other) / 2, field))
    });
    joined.collect()
}

/// The records in either list, each with the better score.
fn either(a: Vec<Score>, b: Vec<Score>) -> Vec<Score> {
    if b.is_empty() {
        return a;
    }
    let mut joined: BTreeMap<u32, (u32, MatchedField)> = BTreeMap::new();
    for (document, score, field) in a.into_iter().chain(b) {
        let best = joined.entry(document).or_insert((score, field));
        if score > best.0 {
            *best = (score, field);
        }
    }
    joined.into_iter().map(|(document, (score, field))| (document, score, field)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Area, CoverageScope, Service};
    use crate::insight::builders::*;
    use crate::insight::searching::index::Audience;
    use crate::workspace::Workspace;
    use proptest::prelude::*;

    fn small() -> Workspace {
        let described = |slug, heading, words: &str| Service {
            description: Some(stated(text(words))),
            ..service(slug, heading)
        };
        let mut help =
            described("saes", "Un educatore a scuola per chi ha una disabilità", "Affianca gli alunni");
        help.alternate_name = Some(text("S.A.E.S."));
        help.service_area = reaching(CoverageScope::TenComuni, &[]);
        let mut homework = described("spazi", "Uno spazio compiti il pomeriggio", "Per bambini e ragazzi");
        homework.service_area = reaching(CoverageScope::Listed, &["comune-bozzolo"]);
        Filling::default()
            .with(comune("viadana", "Viadana", Area::Viadanese))
            .with(comune("bozzolo", "Bozzolo", Area::Viadanese))
            .with(help)
            .with(homework)
            .with(described("logopedia", "Logopedista per i bambini", "Parlare meglio"))
            .with(described("elenco", "Trovare un’assistente familiare", "Per chi cura una persona anziana"))
            .with(described("contributi", "Un aiuto economico", "Per chi fatica a pagare la scuola"))
            .with(private_note("1", "logopedista della signora"))
            .0
    }

    fn found(typed: &str) -> Vec<String> {
        let index = Index::of(&small(), Audience::Guide);
        let found = index.search(typed).map(|found| found.hits).unwrap_or_default();
        found.into_iter().map(|hit| hit.id.to_string().replacen("service-", "", 1)).collect()
    }

    #[test]
    fn case_accents_endings_and_beginnings_do_not_matter() {
        assert_eq!(found("DISABILITA"), ["saes"]);
        assert_eq!(found("disabilit"), ["saes"]);
        assert_eq!(found("bambino"), ["logopedia", "spazi"]);
        assert_eq!(found("logop"), ["logopedia"]);
        assert_eq!(found("saes"), ["saes"]);
        assert_eq!(found("S.A.E.S."), ["saes"]);
    }

    #[test]
    fn every_word_must_be_there_and_headings_come_first() {
        assert_eq!(found("scuola"), ["saes", "contributi"]);
        assert_eq!(found("scuola educatore"), ["saes"]);
        assert_eq!(found("la scuola di mio figlio con un educatore per"), ["saes"]);
    }

    #[test]
    fn when_no_record_holds_every_word_those_with_most_are_shown_and_that_is_said() {
        let index = Index::of(&small(), Audience::Guide);
        let answer = index.search("educatore astronauta scuola").unwrap();
        assert!(!answer.every_word);
        assert_eq!(answer.hits[0].id.as_str(), "service-saes");
        assert!(index.search("astronauta").unwrap().hits.is_empty());
    }

    #[test]
    fn other_words_for_the_same_thing_find_it() {
        assert_eq!(found("doposcuola"), ["spazi"]);
        assert_eq!(found("badante"), ["elenco"]);
        assert_eq!(found("badanti"), ["elenco"]);
        assert_eq!(found("soldi"), ["contributi"]);
        assert_eq!(found("bdante"), ["elenco"], "with a slip too");
    }

    #[test]
    fn slips_are_forgiven_only_when_nothing_else_is_found() {
        assert_eq!(found("logopeida"), ["logopedia"]);
        assert_eq!(found("educattore"), ["saes"]);
        assert_eq!(found("anzina"), ["elenco"]);
        assert!(found("cas").is_empty(), "short words must be right");
    }

    #[test]
    fn a_comune_finds_what_reaches_it() {
        assert_eq!(found("viadana"), ["saes"]);
        assert_eq!(found("compiti bozzolo"), ["spazi"]);
        assert_eq!(found("bozz compiti"), ["spazi"]);
        assert!(found("compiti viadana").contains(&"spazi".to_owned()), "not every word, but most");
    }

    #[test]
    fn a_comune_is_not_found_by_a_word_that_only_resembles_it() {
        let mut hit = service("botte", "Chi prende le botte");
        hit.service_area = reaching(CoverageScope::Unstated, &[]);
        let mut wide = service("ambito", "Altro");
        wide.service_area = reaching(CoverageScope::Ambito, &[]);
        let botti = comune("botti", "Cingia de’ Botti", Area::Casalasco);
        let index = Index::of(&Filling::default().with(botti).with(hit).with(wide).0, Audience::Guide);
        for typed in ["violenza", "botte", "bott"] {
            let hits = index.search(typed).unwrap().hits;
            assert_eq!(hits[0].id.as_str(), "service-botte", "{typed}");
            assert_eq!(hits.len(), if typed == "bott" { 2 } else { 1 }, "{typed}");
        }
        assert_eq!(index.search("botti").unwrap().hits.len(), 2, "here it may be meant");
    }

    #[test]
    fn words_that_say_nothing_ask_nothing() {
        let index = Index::of(&small(), Audience::Guide);
        assert_eq!(index.search("  "), None);
        assert_eq!(index.search("l’"), None);
        assert_eq!(found("per"), ["elenco"], "perhaps the beginning of \"persona\"");
        assert_eq!(found("di"), ["saes"]);
    }

    #[test]
    fn everywhere_but_in_what_stays_private() {
        let mut workspace = Filling(small());
        workspace.put(organization("csv", "Centro servizi volontariato"));
        workspace.put(organization("csv-2", "CSV Lombardia Sud"));
        workspace.put(same("organization-csv", "organization-csv-2"));
        let mut hidden = service("bozza", "Logopedista privata");
        hidden.publication = crate::domain::Publication::Unpublished;
        workspace.put(hidden);
        let mut parish = organization("parrocchia", "Parrocchia di Viadana");
        parish.alternate_names.extend([text("Viadana San Pietro"), text("San Pietro di Viadana")]);
        workspace.put(parish);
        let index = Index::of(&workspace.0, Audience::Everything);
        let ids = |typed: &str| {
            let hits = index.search(typed).unwrap().hits;
            hits.into_iter().map(|hit| hit.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(ids("logopedista").len(), 2, "drafts too, notes never");
        assert_eq!(ids("lombardia"), ["organization-csv"], "found by the name of its twin");
        assert_eq!(ids("viadana")[0], "comune-viadana", "the whole title, before all that hold it");
        assert_eq!(ids("parrocchia di viadana")[0], "organization-parrocchia");
    }

    #[test]
    fn the_comune_of_a_protected_place_cannot_be_searched() {
        let mut refuge = service("rifugio", "Un posto sicuro");
        refuge.protected = true;
        refuge.service_area = reaching(CoverageScope::Listed, &["comune-bozzolo"]);
        refuge.locations.insert(id("location-casa"));
        let workspace = Filling(small()).with(refuge).with(location("casa", "comune-bozzolo")).0;
        let index = Index::of(&workspace, Audience::Guide);
        let hits = index.search("bozzolo").unwrap().hits;
        assert!(hits.iter().all(|hit| hit.id.as_str() != "service-rifugio"));
    }

    #[test]
    fn an_index_is_kept_while_nothing_it_reads_changes() {
        let before = small();
        let index = Index::renewed(None, &before, Audience::Guide);
        let after = Filling(before.clone()).with(need("1", "Un bus", 1)).0;
        let same = Index::renewed(Some((&index, &before)), &after, Audience::Guide);
        assert!(std::sync::Arc::ptr_eq(&index, &same));
        let after = Filling(before.clone()).with(service("altro", "Un altro aiuto")).0;
        let other = Index::renewed(Some((&index, &before)), &after, Audience::Guide);
        assert_eq!(other.len(), index.len() + 1);
    }

    #[test]
    fn an_index_is_kept_while_services_are_found_by_the_same_words() {
        let before = small();
        let index = Index::renewed(None, &before, Audience::Guide);
        let renewed = |service: Service| {
            let after = Filling(before.clone()).with(service).0;
            (
                Index::renewed(Some((&index, &before)), &after, Audience::Guide),
                Index::of(&after, Audience::Guide),
            )
        };
        let stored = before.get::<Service>(&id("service-elenco")).unwrap().as_ref().clone();
        let (same, _) = renewed(Service { note: Some(text("Riletto.")), ..stored.clone() });
        assert!(std::sync::Arc::ptr_eq(&index, &same));
        for changed in [
            Service { heading: Some(stated(text("Una badante"))), ..stored.clone() },
            Service { description: Some(stated(text("Per chi è solo"))), ..stored.clone() },
            Service { publication: crate::domain::Publication::Withdrawn, ..stored },
        ] {
            let (other, anew) = renewed(changed);
            assert!(other != index && *other == anew);
        }
    }

    proptest! {
        #[test]
        fn one_more_word_only_narrows(
            first in prop::sample::select(vec!["scuola", "bambini", "per", "aiuto", "viad", "compiti", "soldi"]),
            second in prop::sample::select(vec!["educatore", "anziani", "l'", "ragazzi", "doposcuola", "xyz"]),
        ) {
            let index = Index::of(&small(), Audience::Guide);
            let one = index.search(first);
            let two = index.search(&format!("{first} {second}"));
            if let (Some(one), Some(two)) = (one, two)
                && one.every_word
                && two.every_word
                && first != "per"
            {
                prop_assert!(two.hits.iter().all(|hit| one.hits.iter().any(|other| other.id == hit.id)));
            }
        }

        #[test]
        fn nothing_that_can_be_typed_breaks_it(typed in "\\PC{0,40}") {
            let index = Index::of(&small(), Audience::Guide);
            let again = index.search(&typed);
            prop_assert_eq!(again, index.search(&typed));
        }
    }
}
