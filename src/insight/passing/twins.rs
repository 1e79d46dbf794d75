//! Probable twins: records that may be one thing, the most likely first. A person says whether they are, and
//! is not asked again. Not here: joining (`workspace::matches`), the words of the reasons (`ui`).

mod naming;
mod portrait;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::{AnyRecord, Kind, Match, Record, RecordId};
use crate::insight::reading::Reading;
use crate::workspace::{Entry, Workspace};

pub use portrait::{Clue, NEAR};
use portrait::{Ground, Portrait, portraits, square, words_of_comuni};

/// The kinds of which twins are looked for.
pub const KINDS: [Kind; 4] = [Kind::Organization, Kind::Service, Kind::MappingSheet, Kind::Location];

/// How many are shown at most to somebody who is writing.
pub const MOST: usize = 3;

/// From how many records on a sign tells nothing any more: a switchboard, a word that everything carries.
const COMMON: usize = 200;

/// How many of the words of a name are looked up: of three, two may be other words, and one is shared.
const WORDS: usize = 3;

/// How many letters of a word are looked up, so that a slip further on does not hide it.
const LETTERS: usize = 3;

/// A record that may be the one that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Which record.
    pub id: RecordId,
    /// What people call it.
    pub title: String,
    /// Why, the strongest reason first.
    pub clues: Vec<Clue>,
    /// How likely: only for putting them in order.
    pub weight: u32,
}

/// A record that arrives and one that is here, which may be one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwinPair {
    /// Which kind.
    pub kind: Kind,
    /// The one that arrives.
    pub arriving: RecordId,
    /// The one that is here.
    pub here: RecordId,
    /// Why, the strongest reason first.
    pub clues: Vec<Clue>,
    /// How likely: only for putting them in order.
    pub weight: u32,
}

/// A sign under which records are looked up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Sign {
    Name(String),
    Word(String),
    WordIn(RecordId, String),
    Phone(String),
    Email(String),
    Site(String),
    Square(i32, i32),
}

/// The records of a kind that people work with, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    kind: Kind,
    comuni: BTreeSet<String>,
    all: Vec<(RecordId, String, Portrait)>,
    by_sign: HashMap<Sign, Vec<u32>>,
}

fn beginnings(portrait: &Portrait) -> BTreeSet<String> {
    let stems = portrait.names.iter().flat_map(|name| &name.stems);
    stems.map(|stem| stem.chars().take(LETTERS).collect()).collect()
}

/// The signs by which a record is found.
fn signs(portrait: &Portrait) -> Vec<Sign> {
    let mut signs: Vec<Sign> = portrait.names.iter().map(|name| Sign::Name(name.whole.clone())).collect();
    signs.extend(portrait.phones.iter().cloned().map(Sign::Phone));
    signs.extend(portrait.emails.iter().cloned().map(Sign::Email));
    signs.extend(portrait.sites.iter().cloned().map(Sign::Site));
    signs.extend(portrait.points.iter().map(|point| {
        let (north, east) = square(point);
        Sign::Square(north, east)
    }));
    for word in beginnings(portrait) {
        signs.extend(portrait.comuni.iter().map(|comune| Sign::WordIn(comune.clone(), word.clone())));
        signs.push(Sign::Word(word));
    }
    signs.sort();
    signs.dedup();
    signs
}

impl Known {
    /// The records of a kind.
    pub fn of(workspace: &Workspace, kind: Kind) -> Known {
        let comuni = words_of_comuni(workspace);
        let records = Reading::of(workspace);
        let records = records.entries(kind).map(|entry| &entry.record);
        let all = portraits(records, Ground::of(workspace), &comuni);
        let all: Vec<(RecordId, String, Portrait)> =
            all.into_iter().map(|(id, (title, portrait))| (id, title, portrait)).collect();
        let mut by_sign: HashMap<Sign, Vec<u32>> = HashMap::new();
        for (place, (_, _, portrait)) in all.iter().enumerate() {
            for sign in signs(portrait) {
                by_sign.entry(sign).or_default().push(place as u32);
            }
        }
        Known { kind, comuni, all, by_sign }
    }

    /// Which kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    fn under(&self, sign: &Sign) -> &[u32] {
        let found = self.by_sign.get(sign).map_or(&[][..], Vec::as_slice);
        if found.len() > COMMON { &[] } else { found }
    }

    /// Those that share a sign with a portrait: of its words only the rarest are looked up.
    fn candidates(&self, portrait: &Portrait, written_now: bool) -> BTreeSet<u32> {
        let mut found = BTreeSet::new();
        for sign in signs(portrait) {
            match sign {
                Sign::Word(_) | Sign::WordIn(..) => {}
                Sign::Square(north, east) => {
                    for (n, e) in (-1..=1).flat_map(|n| (-2..=2).map(move |e| (n, e))) {
                        found.extend(self.under(&Sign::Square(north + n, east + e)));
                    }
                }
                sign => found.extend(self.under(&sign)),
            }
        }
        let words = beginnings(portrait);
        for comune in &portrait.comuni {
            found.extend(self.rarest(words.iter().map(|word| Sign::WordIn(comune.clone(), word.clone()))));
        }
        if written_now {
            found.extend(self.rarest(words.into_iter().map(Sign::Word)));
        }
        found
    }

    fn rarest(&self, signs: impl Iterator<Item = Sign>) -> Vec<u32> {
        let mut lists: Vec<&[u32]> = signs.map(|sign| self.under(&sign)).collect();
        lists.sort_by_key(|list| list.len());
        // A word that nothing here holds is one of the other words, so it does not use up a place.
        let held = lists.into_iter().filter(|list| !list.is_empty());
        held.take(WORDS).flatten().copied().collect()
    }

    /// Those that a record being written may be, the most likely first. What was already said to be another
    /// is left out.
    pub fn like(&self, written: &AnyRecord, workspace: &Workspace, others: &BTreeSet<RecordId>) -> Vec<Twin> {
        let Some(portrait) = Portrait::of(written, Ground::of(workspace), &self.comuni) else {
            return Vec::new();
        };
        let candidates = self.candidates(&portrait, true).into_iter();
        let twins = candidates.filter_map(|place| {
            let (id, title, known) = &self.all[place as usize];
            let asked = id != written.id() && !others.contains(id);
            let (clues, weight) = asked.then(|| portrait.likeness(known, true))??;
            Some(Twin { id: id.clone(), title: title.clone(), clues, weight })
        });
        let mut twins: Vec<Twin> = twins.collect();
        twins.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
        twins.truncate(MOST);
        twins
    }
}

/// The pairs on which somebody has already decided, under the identifiers that are shown.
struct Decided {
    shown: BTreeMap<RecordId, RecordId>,
    pairs: BTreeSet<(RecordId, RecordId)>,
}

impl Decided {
    fn of(workspaces: [&Workspace; 2]) -> Decided {
        let shown = workspaces[0].joined();
        let mut decided = Decided { shown, pairs: BTreeSet::new() };
        for workspace in workspaces {
            let live = workspace.table(Kind::Match).values().filter(|entry| entry.is_live());
            for pair in live.filter_map(|entry| Match::peel(&entry.record)) {
                let pair = decided.pair(&pair.a, &pair.b);
                decided.pairs.insert(pair);
            }
        }
        decided
    }

    fn pair(&self, a: &RecordId, b: &RecordId) -> (RecordId, RecordId) {
        let shown = |id: &RecordId| self.shown.get(id).unwrap_or(id).clone();
        let (a, b) = (shown(a), shown(b));
        if a <= b { (a, b) } else { (b, a) }
    }

    fn holds(&self, a: &RecordId, b: &RecordId) -> bool {
        let (a, b) = self.pair(a, b);
        a == b || self.pairs.contains(&(a, b))
    }
}

/// The records of a file that are not here and may be one thing with a record that is: one pair for each,
/// its likeliest, and the likeliest pairs first. Pairs on which somebody decided are left out.
pub fn twins_between(here: &Workspace, arriving: &Workspace) -> Vec<TwinPair> {
    let decided = Decided::of([here, arriving]);
    let comuni = words_of_comuni(here);
    let ground = Ground::arriving(arriving, here);
    let mut pairs = Vec::new();
    for kind in KINDS {
        let is_new = |entry: &&Entry| {
            let id = entry.record.id();
            entry.is_live() && !here.table(kind).contains_key(id) && !here.erased().contains_key(id)
        };
        let new: Vec<&Entry> = arriving.table(kind).values().filter(is_new).collect();
        if new.is_empty() || here.table(kind).is_empty() {
            continue;
        }
        let known = Known::of(here, kind);
        for entry in new {
            let id = entry.record.id();
            let Some(portrait) = Portrait::of(&entry.record, ground, &comuni) else { continue };
            let candidates = known.candidates(&portrait, false).into_iter();
            let likely = candidates.filter_map(|place| {
                let (other, _, theirs) = &known.all[place as usize];
                let (clues, weight) = portrait.likeness(theirs, false)?;
                let open = !decided.holds(id, other);
                open.then(|| TwinPair { kind, arriving: id.clone(), here: other.clone(), clues, weight })
            });
            pairs.extend(likely.max_by(|a, b| a.weight.cmp(&b.weight).then_with(|| b.here.cmp(&a.here))));
        }
    }
    pairs.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.arriving.cmp(&b.arriving)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Area, Contacts, Id, Location, MappingSheet, Organization, Place, Point, SeenOfBoth, Service, Verdict,
    };
    use crate::insight::builders::*;
    use proptest::prelude::*;

    fn ground() -> Filling {
        Filling::default().with(comune("comune-sabbioneta", "Sabbioneta", Area::Viadanese)).with(comune(
            "comune-bozzolo",
            "Bozzolo",
            Area::Viadanese,
        ))
    }

    fn body(slug: &str, name: &str, comune: Option<&str>, number: Option<&str>) -> Organization {
        let contacts = number.map(|number| Contacts {
            phones: vec![phone(number)],
            email: None,
            url: Some("https://www.biblioteche.it/?lang=it".parse().unwrap()),
            ask_for: None,
        });
        Organization { comune: comune.map(id), public_contacts: contacts, ..organization(slug, name) }
    }

    fn pairs(here: &Workspace, arriving: &Workspace) -> Vec<(String, String)> {
        let pairs = twins_between(here, arriving).into_iter();
        pairs.map(|pair| (pair.arriving.to_string(), pair.here.to_string())).collect()
    }

    fn between(a: Organization, b: Organization) -> Option<Vec<Clue>> {
        let (here, arriving) = (ground().with(a).0, Workspace::new());
        let mut arriving = Filling(arriving);
        arriving.put(b);
        twins_between(&here, &arriving.0).pop().map(|pair| pair.clues)
    }

    #[test]
    fn the_library_is_the_same_library() {
        let ours =
            body("a", "Biblioteca comunale di Sabbioneta", Some("comune-sabbioneta"), Some("0375 000112"));
        let theirs = body("b", "Biblioteca Sabbioneta", Some("comune-sabbioneta"), Some("+39 0375/000112"));
        assert_eq!(
            between(ours.clone(), theirs),
            Some(vec![Clue::NearName, Clue::SamePhone, Clue::SameSite, Clue::SameComune])
        );
        let elsewhere = body("b", "Biblioteca comunale", Some("comune-bozzolo"), None);
        assert_eq!(between(ours.clone(), elsewhere), None);
        let unknown = body("b", "Biblioteca comunale di Sabbioneta", None, None);
        assert_eq!(between(ours, unknown), Some(vec![Clue::SameName]), "nothing tells them apart");
    }

    #[test]
    fn a_site_that_two_comuni_share_and_a_national_number_are_no_clue() {
        let ours = body("a", "Croce Verde", Some("comune-sabbioneta"), Some("1522"));
        let theirs = body("b", "Croce Verde", Some("comune-bozzolo"), Some("1522"));
        assert_eq!(between(ours, theirs), None);
    }

    #[test]
    fn places_within_a_hundred_metres_are_near_and_others_are_not() {
        let place = |slug: &str, north: i32, east: i32| Location {
            name: text("Sala civica"),
            comune: None,
            point: Some(Point { latitude_e6: 44_998_000 + north, longitude_e6: 10_489_000 + east }),
            ..location(slug, "comune-sabbioneta")
        };
        let clues = |north, east| {
            let here = ground().with(place("a", 0, 0)).0;
            let arriving = Filling::default().with(place("b", north, east)).0;
            twins_between(&here, &arriving).pop().map(|pair| pair.clues)
        };
        assert_eq!(clues(0, 1200), Some(vec![Clue::SameName, Clue::Near(94)]));
        assert_eq!(clues(850, 0), Some(vec![Clue::SameName, Clue::Near(94)]));
        assert_eq!(
            clues(5000, 0),
            Some(vec![Clue::SameName]),
            "the same name, and no comune tells them apart"
        );
    }

    #[test]
    fn sheets_and_services_have_twins_too() {
        let sheet = |slug: &str, name: &str| MappingSheet {
            place: Some(Place::Comune(id("comune-bozzolo"))),
            ..MappingSheet::named(id(&format!("mapping-sheet-{slug}")), text(name))
        };
        let at = |slug: &str, name: &str| Service {
            locations: [Id::<Location>::new("location-sala".parse().unwrap())].into(),
            ..service(slug, name)
        };
        let here = ground()
            .with(location("sala", "comune-bozzolo"))
            .with(sheet("a", "Doposcuola Il Ponte"))
            .with(at("spazio", "Spazio compiti della parrocchia"));
        let arriving = Filling::default()
            .with(sheet("b", "Dopo scuola «Il Ponte»"))
            .with(at("aiuto", "Spazio compiti parrocchia"));
        let expected = [("service-aiuto", "service-spazio"), ("mapping-sheet-b", "mapping-sheet-a")];
        let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
        let mut found = pairs(&here.0, &arriving.0);
        found.sort_by(|a, b| b.cmp(a));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_decided_is_not_asked_again_until_it_is_taken_back() {
        for verdict in [Verdict::Same, Verdict::Different] {
            let pair = Match {
                verdict,
                seen: SeenOfBoth { a: Default::default(), b: Default::default() },
                ..same("organization-a", "organization-b")
            };
            let mut here = ground().with(body("a", "Avis", Some("comune-bozzolo"), None));
            let mut arriving = Filling::default();
            arriving.put(body("b", "A.V.I.S.", Some("comune-bozzolo"), None));
            assert_eq!(pairs(&here.0, &arriving.0).len(), 1);
            here.put(pair);
            assert_eq!(pairs(&here.0, &arriving.0), []);
        }
    }

    #[test]
    fn while_somebody_writes_the_name_alone_is_enough_until_more_is_known() {
        let here = ground().with(body("a", "Caritas parrocchiale", Some("comune-bozzolo"), None)).0;
        let known = Known::of(&here, Kind::Organization);
        let typed = |organization: Organization| {
            let twins = known.like(&Organization::wrap(organization.into()), &here, &BTreeSet::new());
            twins.into_iter().map(|twin| twin.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(typed(body("new", "caritas parocchiale", None, None)), ["organization-a"]);
        assert!(typed(body("new", "Caritas parocchiale", Some("comune-sabbioneta"), None)).is_empty());
        assert!(typed(body("new", "Ca", None, None)).is_empty());
        let others = ["organization-a".parse().unwrap()].into();
        let again = Organization::wrap(body("new", "Caritas parrocchiale", None, None).into());
        assert!(known.like(&again, &here, &others).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_a_twin_one_way_is_a_twin_the_other_way(
            names in proptest::collection::vec("[abc]{3,4}( [abc]{3,4}){0,2}", 2..7),
            places in proptest::collection::vec(0..3_usize, 7),
        ) {
            let one = |n: usize| {
                let comune = [None, Some("comune-bozzolo"), Some("comune-sabbioneta")][places[n]];
                body(&format!("o{n}"), &names[n], comune, None)
            };
            let (first, second): (Vec<usize>, Vec<usize>) = (0..names.len()).partition(|n| n % 2 == 0);
            let only = |from: &[usize]| {
                let mut filling = ground();
                from.iter().for_each(|n| filling.put(one(*n)));
                filling.0
            };
            // One against one: the choice of the likeliest plays no part.
            for a in &first {
                for b in &second {
                    let there = twins_between(&only(&[*a]), &only(&[*b]));
                    let back = twins_between(&only(&[*b]), &only(&[*a]));
                    prop_assert_eq!(there.len(), back.len());
                    for (there, back) in there.iter().zip(&back) {
                        prop_assert_eq!((&there.clues, there.weight), (&back.clues, back.weight));
                    }
                }
            }
            prop_assert_eq!(twins_between(&only(&first), &only(&second)), twins_between(&only(&first), &only(&second)));
        }
    }
}
