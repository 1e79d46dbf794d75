//! The index of search: for every word, the records that hold it, and in which of their texts. Built in
//! one pass over the records. What people type is never kept here.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::domain::{AnyRecord, Kind, RecordId};
use crate::insight::reading::Reading;
use crate::workspace::{Entry, Workspace};

use super::lexicon::{fold, forms_of, is_stop_word, stem};
use super::typos::marks;

/// For whom the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Families: published services only.
    Guide,
    /// Who works with the notebook ("Cerca ovunque"): every record that has a page. Names of members and
    /// private notes are left out, since the screen may be on a wall.
    Everything,
}

/// In which text of a record a word was found, from the heaviest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchedField {
    /// What people call it.
    Heading,
    /// Its official and other names.
    Name,
    /// The everyday words by which it should be found.
    Keywords,
    /// For whom it is.
    Eligibility,
    /// What it is.
    Description,
    /// Who gives it.
    Provider,
    /// Where it is given.
    Place,
}

/// How many texts a record may be found by.
pub(super) const FIELDS: usize = 7;

impl MatchedField {
    /// Every text, from the heaviest.
    pub const ALL: [MatchedField; FIELDS] = [
        MatchedField::Heading,
        MatchedField::Name,
        MatchedField::Keywords,
        MatchedField::Eligibility,
        MatchedField::Description,
        MatchedField::Provider,
        MatchedField::Place,
    ];

    /// How much a word counts there.
    pub(super) fn weight(self) -> u64 {
        [8, 6, 6, 3, 3, 2, 1][self as usize]
    }
}

/// A record that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Document {
    pub kind: Kind,
    pub id: RecordId,
    /// The forms of its title: who types them all, and nothing else, means this record.
    pub title: Box<[String]>,
    /// Words in each of its texts.
    pub lengths: [u16; FIELDS],
}

/// A record that holds a word: how often, by text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub document: u32,
    pub counts: [u8; FIELDS],
}

/// A word as it is written somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub text: Box<str>,
    pub marks: u32,
    pub stem: u32,
    /// Whether it is part of the name of a place. Those have stems of their own, which are the whole
    /// word: "Botti" is a comune and must not be found by "botte".
    pub place: bool,
}

/// What can be found, and by which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// By title, so that equal scores come in the order of the alphabet.
    pub(super) documents: Vec<Document>,
    ranks: HashMap<RecordId, u32>,
    /// By text.
    pub(super) forms: Vec<Form>,
    pub(super) stems: HashMap<Box<str>, u32>,
    /// By stem, then by document.
    pub(super) postings: Vec<Vec<Posting>>,
    /// Words in each text of a record, on average, in sixteenths; never 0.
    pub(super) average: [u32; FIELDS],
}

impl Index {
    /// Everything that this audience can find.
    pub fn of(workspace: &Workspace, audience: Audience) -> Index {
        let reading = Reading::of(workspace);
        let mut found = super::searchable::texts(&reading, audience);
        found.sort_by_cached_key(|text| (fold(&text.title), text.id.clone()));
        let mut builder = Builder::default();
        for text in &found {
            builder.add(text.kind, text.id.clone(), &text.title, &text.texts);
        }
        builder.done()
    }

    /// The index of this workspace: the same one if nothing that can be found has changed since `before`.
    /// Most changes of a service are to what nobody searches by, and an index takes long to make.
    pub fn renewed(
        previous: Option<(&Arc<Index>, &Workspace)>,
        workspace: &Workspace,
        audience: Audience,
    ) -> Arc<Index> {
        if let Some((index, before)) = previous {
            let same = |kind: &Kind| std::ptr::eq(before.table(*kind), workspace.table(*kind));
            let mut changed = super::searchable::kinds_read(audience).iter().filter(|kind| !same(kind));
            let as_before = match (changed.next(), changed.next()) {
                (None, _) => true,
                // Of the other kinds one record may be in the texts of many.
                (Some(Kind::Service), None) => same_texts(before, workspace, audience),
                (Some(_), _) => false,
            };
            if as_before {
                return index.clone();
            }
        }
        Arc::new(Index::of(workspace, audience))
    }

    /// The place of a record among all that can be found, by title; `None` if it cannot be found.
    pub fn rank(&self, id: &RecordId) -> Option<u32> {
        self.ranks.get(id).copied()
    }

    /// How many records can be found.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }
}

/// Whether the services that differ are found, or not, by the same texts as before.
fn same_texts(before: &Workspace, now: &Workspace, audience: Audience) -> bool {
    let (old, new) = (Reading::of(before), Reading::of(now));
    let differ = |a: &Workspace, b: &Workspace| -> BTreeSet<RecordId> {
        let theirs = b.table(Kind::Service);
        let differs = |(id, entry): &(&RecordId, &Entry)| theirs.get(*id) != Some(*entry);
        a.table(Kind::Service).iter().filter(differs).map(|(id, _)| id.clone()).collect()
    };
    let mut changed: BTreeSet<RecordId> = &differ(before, now) | &differ(now, before);
    if changed.len() > FEW {
        return false;
    }
    // A service that is one thing with another gives it its title.
    for id in changed.clone() {
        changed.extend([old.shown(&id).clone(), new.shown(&id).clone()]);
    }
    let texts = |reading: &Reading| {
        let entries = reading.entries(Kind::Service).filter(|it| changed.contains(it.record.id()));
        super::searchable::texts_of(reading, audience, entries)
    };
    texts(&old) == texts(&new)
}

/// Up to how many services are looked at one by one before an index is made anew.
const FEW: usize = 20;

#[derive(Default)]
struct Builder {
    documents: Vec<Document>,
    forms: HashMap<String, Option<u32>>,
    places: HashMap<String, Option<u32>>,
    stems: HashMap<Box<str>, u32>,
    postings: Vec<Vec<Posting>>,
}

impl Builder {
    fn add(&mut self, kind: Kind, id: RecordId, title: &str, texts: &[(MatchedField, String)]) {
        let document = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let mut lengths = [0_u16; FIELDS];
        for (field, text) in texts {
            let place = *field == MatchedField::Place;
            let field = *field as usize;
            for form in forms_of(text) {
                let stem = if place { self.place_of(form) } else { self.stem_of(form) };
                let Some(stem) = stem else { continue };
                lengths[field] = lengths[field].saturating_add(1);
                let postings = &mut self.postings[stem as usize];
                if postings.last().is_none_or(|last| last.document != document) {
                    postings.push(Posting { document, counts: [0; FIELDS] });
                }
                if let Some(posting) = postings.last_mut() {
                    posting.counts[field] = posting.counts[field].saturating_add(1);
                }
            }
        }
        let title = forms_of(title).into_boxed_slice();
        self.documents.push(Document { kind, id, title, lengths });
    }

    /// The number of the stem of a form, made once for each form; `None` for a stop word.
    fn stem_of(&mut self, form: String) -> Option<u32> {
        if let Some(known) = self.forms.get(&form) {
            return *known;
        }
        let number = (!is_stop_word(&form)).then(|| {
            let next = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
            let number = *self.stems.entry(stem(&form).into_boxed_str()).or_insert(next);
            if number == next {
                self.postings.push(Vec::new());
            }
            number
        });
        self.forms.insert(form, number);
        number
    }

    /// The number of a word of the name of a place; `None` for a stop word.
    fn place_of(&mut self, form: String) -> Option<u32> {
        if let Some(known) = self.places.get(&form) {
            return *known;
        }
        let number = (!is_stop_word(&form)).then(|| {
            self.postings.push(Vec::new());
            u32::try_from(self.postings.len() - 1).unwrap_or(u32::MAX)
        });
        self.places.insert(form, number);
        number
    }

    fn done(self) -> Index {
        let made = |place: bool| {
            move |(text, stem): (String, Option<u32>)| {
                let text = text.into_boxed_str();
                stem.map(|stem| Form { marks: marks(&text), text, stem, place })
            }
        };
        let forms = self.forms.into_iter().filter_map(made(false));
        let mut forms: Vec<Form> = forms.chain(self.places.into_iter().filter_map(made(true))).collect();
        forms.sort_unstable_by(|a, b| (&a.text, a.place).cmp(&(&b.text, b.place)));
        let average = std::array::from_fn(|field| {
            let lengths = self.documents.iter().map(|d| u64::from(d.lengths[field])).filter(|n| *n > 0);
            let (count, sum) = lengths.fold((0, 0), |(count, sum), length| (count + 1, sum + length));
            u32::try_from(sum * 16 / u64::max(count, 1)).unwrap_or(u32::MAX).max(1)
        });
        let ranks = self.documents.iter().zip(0..).map(|(document, rank)| (document.id.clone(), rank));
        let ranks = ranks.collect();
        Index { ranks, documents: self.documents, forms, stems: self.stems, postings: self.postings, average }
    }
}

/// Whether records of this kind have a page that «Cerca ovunque» can lead to.
pub(super) fn is_found_everywhere(record: &AnyRecord) -> bool {
    match record {
        AnyRecord::Comune(_)
        | AnyRecord::Frazione(_)
        | AnyRecord::CoProgrammingTable(_)
        | AnyRecord::MicroTerritory(_)
        | AnyRecord::CommunityProfile(_)
        | AnyRecord::SteeringGroup(_)
        | AnyRecord::Meeting(_)
        | AnyRecord::Decision(_)
        | AnyRecord::Task(_)
        | AnyRecord::Voice(_)
        | AnyRecord::Need(_)
        | AnyRecord::NeedCategory(_)
        | AnyRecord::Priority(_)
        | AnyRecord::Interview(_)
        | AnyRecord::MappingSheet(_)
        | AnyRecord::Organization(_)
        | AnyRecord::Service(_)
        | AnyRecord::Location(_)
        | AnyRecord::FamilyCentre(_)
        | AnyRecord::Network(_)
        | AnyRecord::Agreement(_) => true,
        AnyRecord::Member(_)
        | AnyRecord::Link(_)
        | AnyRecord::Notebook(_)
        | AnyRecord::Device(_)
        | AnyRecord::Match(_)
        | AnyRecord::PrivateNote(_) => false,
    }
}
