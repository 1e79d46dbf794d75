//! Files that were read and not yet taken: what they would bring, and what a person's choices make of that.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::{AnyRecord, Device, Edge, Kind, Match, Notebook, Record, RecordId, default_notebook};
use crate::exchange::foreign::Report;
use crate::exchange::{Edition, Reading};
use crate::workspace::{Choices, Difference, Keep, News, Workspace};

use super::comparing::{Comparison, Found};

/// One of the files that are looked at together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name.
    pub file_name: String,
    /// The name of the browser that wrote it, if it has one.
    pub written_by: Option<String>,
    /// Whether this very browser wrote it.
    pub written_here: bool,
    /// When it was written, by the clock of whoever wrote it.
    pub written_at: Option<DateTime<Utc>>,
    /// Whether it is a full copy.
    #[serde(default)]
    pub is_copy: bool,
}

impl Source {
    /// What a file says of itself.
    pub(super) fn of(file_name: String, reading: &Reading, now: &Workspace, browser: &str) -> Source {
        let writer = reading.written.as_ref();
        let written_by = writer.and_then(|written| {
            let id = written.by.parse().ok()?;
            let device = reading.workspace.get::<Device>(&id).or_else(|| now.get::<Device>(&id));
            device.map(|device| device.name.to_string())
        });
        Source {
            file_name,
            written_by,
            written_here: writer.is_some_and(|written| written.by == browser),
            written_at: writer.map(|written| written.at),
            is_copy: reading.edition == Edition::Backup,
        }
    }
}

/// Files that were read and not yet taken. The order in which they were read does not matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Which files.
    pub sources: Vec<Source>,
    /// What they say together.
    pub reading: Reading,
    /// The records that differ from here, those that must stay on a device included.
    pub all_differences: Vec<Difference>,
    /// Records edited by hand or made elsewhere: offered as edits.
    pub all_by_hand: Vec<Difference>,
    /// Records here, or in another of the files, that one of them has erased for ever.
    pub erasures: Vec<(RecordId, NaiveDate)>,
    /// The title of their notebook, when it is not the one here.
    pub other_notebook: Option<String>,
    /// What became of what files of others say, one for each of those.
    pub reports: Vec<Report>,
    /// Records of ours that come back from another program, which knew less of them: at first they are left.
    pub come_back: BTreeSet<RecordId>,
    /// What a person said of records that may be one thing: taken with the files.
    pub verdicts: Vec<Match>,
    /// The fields that wait for a decision, for each record that has some.
    open: BTreeMap<RecordId, Vec<&'static str>>,
}

/// What a person's choices make of what files would bring, in records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// Taken, and nothing is left to decide.
    pub sure: usize,
    /// Taken with both versions of something, to be decided later.
    pub undecided: usize,
    /// Left as they are here, for later.
    pub left: usize,
    /// Erased here for ever.
    pub erased: usize,
}

impl Outlook {
    /// How many records are taken.
    pub fn taken(&self) -> usize {
        self.sure + self.undecided
    }

    /// Whether anything here changes.
    pub fn changes(&self) -> bool {
        self.taken() + self.erased > 0
    }
}

/// Whether taking a record that is this to us changes anything.
pub fn changes(news: News) -> bool {
    !matches!(news, News::Older | News::ErasedHere)
}

impl Incoming {
    /// What a reading would bring to a workspace.
    pub(super) fn of(sources: Vec<Source>, reading: Reading, now: &Workspace) -> Incoming {
        let mut comparison = Comparison::new(&reading, now);
        while comparison.step(usize::MAX) {}
        let found = comparison.finish();
        Incoming::found(sources, reading, now, found)
    }

    /// The same, of a reading that was compared with the workspace.
    pub(super) fn found(sources: Vec<Source>, reading: Reading, now: &Workspace, found: Found) -> Incoming {
        let Found { all_differences, all_by_hand, open } = found;
        let other_notebook = other_notebook(&reading, now);
        let erasures = now.erasures(&reading.workspace);
        Incoming {
            sources,
            reading,
            all_differences,
            all_by_hand,
            erasures,
            other_notebook,
            reports: Vec::new(),
            come_back: BTreeSet::new(),
            verdicts: Vec::new(),
            open,
        }
    }

    /// Both readings as one, where no identifier means two kinds of record in them.
    pub(super) fn joined(self, other: Incoming, now: &Workspace) -> Incoming {
        let mut offered = self.reading.offered;
        offered.extend(other.reading.offered);
        offered.sort_by_cached_key(|one| (one.record.kind(), one.record.id().clone(), format!("{one:?}")));
        offered.dedup();
        let backup = [self.reading.edition, other.reading.edition].contains(&Edition::Backup);
        let reading = Reading {
            workspace: self.reading.workspace.beside(&other.reading.workspace),
            offered,
            edition: if backup { Edition::Backup } else { Edition::Working },
            ..self.reading
        };
        let mut sources = self.sources;
        let new = other.sources.into_iter().filter(|source| !sources.contains(source));
        let new: Vec<Source> = new.collect();
        sources.extend(new);
        let reports = self.reports.into_iter().chain(other.reports).collect();
        let come_back = self.come_back.into_iter().chain(other.come_back).collect();
        Incoming { reports, come_back, ..Incoming::of(sources, reading, now) }
    }

    /// Whether something that they speak of was otherwise here `then` than it is `now`: what they bring must be compared again.
    pub fn meets_another(&self, then: &Workspace, now: &Workspace) -> bool {
        let theirs = self.reading.workspace.entries().map(|entry| &entry.record);
        let mut theirs = theirs.chain(self.reading.offered.iter().map(|one| &one.record));
        let changed = |record: &AnyRecord| {
            let (kind, id) = (record.kind(), record.id());
            then.table(kind).get(id) != now.table(kind).get(id)
        };
        theirs.any(changed) || self.erasures.iter().any(|(id, _)| then.entry(id) != now.entry(id))
    }

    /// Whether a record that one of them has erased is new or changed in another.
    pub fn is_changed_beside(&self, erased: &RecordId) -> bool {
        let mut news = self.all_differences.iter().filter(|one| changes(one.news)).chain(&self.all_by_hand);
        news.any(|one| one.id == *erased)
    }

    /// Whether one of them is a full copy: what must stay on a device may come with it.
    pub fn is_backup(&self) -> bool {
        self.reading.edition == Edition::Backup
    }

    /// How many of them are full copies of which a person says whose they are.
    pub fn copies(&self) -> usize {
        self.sources.iter().filter(|source| source.is_copy).count()
    }

    /// How many of the records must stay on a device.
    pub fn private(&self) -> usize {
        let all = self.reading.workspace.entries().map(|entry| &entry.record);
        let all = all.chain(self.reading.offered.iter().map(|one| &one.record));
        let private: BTreeSet<&RecordId> =
            all.filter(|record| record.kind().edge() == Edge::Device).map(AnyRecord::id).collect();
        private.len()
    }

    /// The records that differ from here; with those that must stay on a device only where they are one's own.
    pub fn differences(&self, private: bool) -> impl Iterator<Item = &Difference> {
        self.all_differences.iter().filter(move |difference| may_come(difference.kind, private))
    }

    /// The records edited by hand or made elsewhere, likewise.
    pub fn by_hand(&self, private: bool) -> impl Iterator<Item = &Difference> {
        self.all_by_hand.iter().filter(move |difference| may_come(difference.kind, private))
    }

    /// The fields of a record that wait for a decision.
    pub fn open_fields(&self, id: &RecordId) -> &[&'static str] {
        self.open.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether a record would be taken with something left to decide.
    pub fn is_open(&self, id: &RecordId, choices: &Choices) -> bool {
        let waits = |field: &&'static str| matches!(choices.kept(id, field), Keep::Merged | Keep::Both);
        self.open_fields(id).iter().any(waits)
    }

    /// What is chosen as long as nobody says otherwise: all that is new, nothing that was overwritten here.
    pub fn first_choices(&self) -> Choices {
        let mut choices = Choices::default();
        self.come_back.iter().for_each(|id| choices.leave(id, true));
        for old in self.all_by_hand.iter().filter(|one| one.news == News::Older) {
            choices.leave(&old.id, true);
            // Whoever takes it all the same means its values.
            old.kind.fields().iter().for_each(|field| choices.keep(&old.id, field, Keep::Theirs));
        }
        choices
    }

    /// What these choices make of it.
    pub fn outlook(&self, choices: &Choices, private: bool) -> Outlook {
        let mut outlook = Outlook::default();
        let news = self.differences(private).filter(|one| changes(one.news));
        let news = news.chain(self.by_hand(private)).filter(|one| !choices.erases(&one.id));
        for difference in news {
            if choices.leaves(&difference.id) {
                outlook.left += 1;
            } else if self.is_open(&difference.id, choices) {
                outlook.undecided += 1;
            } else {
                outlook.sure += 1;
            }
        }
        outlook.erased = self.erasures.iter().filter(|(id, _)| choices.erases(id)).count();
        outlook
    }

    /// How many records of each kind were taken, of those that `changed`, by what they are to us once the choices are
    /// made.
    pub(super) fn taken(
        &self,
        choices: &Choices,
        private: bool,
        changed: impl Fn(&RecordId) -> bool,
    ) -> Vec<(Kind, News, usize)> {
        let mut counted: BTreeMap<(Kind, News), usize> = BTreeMap::new();
        let taken = self.differences(private).filter(|one| changes(one.news) && !choices.leaves(&one.id));
        let taken = taken.filter(|one| changed(&one.id));
        for difference in taken {
            let decided = difference.news == News::ToDecide && !self.is_open(&difference.id, choices);
            let news = if decided { News::Both } else { difference.news };
            *counted.entry((difference.kind, news)).or_default() += 1;
        }
        counted.into_iter().map(|((kind, news), count)| (kind, news, count)).collect()
    }

    /// The choices, with everything left that a file must not bring here.
    pub(super) fn bounded(&self, mut choices: Choices, private: bool) -> Choices {
        let all = self.reading.workspace.entries().map(|entry| &entry.record);
        for record in all.chain(self.reading.offered.iter().map(|one| &one.record)) {
            if !may_come(record.kind(), private) {
                choices.leave(record.id(), true);
            }
        }
        choices
    }

    /// What people call one of the records.
    pub fn title(&self, id: &RecordId) -> Option<String> {
        let offered = || self.reading.offered.iter().find(|one| one.record.id() == id).map(|one| &one.record);
        let record = self.reading.workspace.entry(id).map(|entry| &entry.record).or_else(offered);
        let record = record?;
        let pair = Match::peel(record).and_then(|pair| pair.named(|id| self.title(id)));
        Some(pair.unwrap_or_else(|| record.title()))
    }
}

/// The title of a notebook that was read, under its dots or by hand, and is not the one here.
fn other_notebook(reading: &Reading, now: &Workspace) -> Option<String> {
    let by_hand = reading.offered.iter().filter_map(|one| Notebook::peel(&one.record));
    let other = reading
        .workspace
        .live::<Notebook>()
        .chain(by_hand)
        .find(|notebook| notebook.id != default_notebook() && now.get(&notebook.id).is_none());
    other.map(|notebook| notebook.title.to_string())
}

fn may_come(kind: Kind, private: bool) -> bool {
    private || kind.edge() != Edge::Device
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PrivateNote;
    use crate::exchange::{Layout, Provenience, Scope, Trust, read, write};
    use crate::workspace::{Edit, Stamp};

    fn stamp(replica: &str) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: DateTime::from_timestamp(1_800_000_000, 0).unwrap() }
    }

    fn device(name: &str) -> AnyRecord {
        Device::wrap(
            Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None }.into(),
        )
    }

    fn named(name: &str, replica: &str) -> Workspace {
        let mut named = Workspace::new();
        named.create(device("Uno"), &stamp("a.a")).unwrap();
        let id = "k3v9x2".parse().unwrap();
        let edit = Edit { before: device("Uno"), after: device(name), seen: named.seen(&id) };
        named.edit(&edit, &stamp(replica)).unwrap();
        named
    }

    fn with_note() -> Workspace {
        let mut theirs = Workspace::new();
        theirs.create(device("Uno"), &stamp("a.a")).unwrap();
        let (id, text) = ("nota".parse().unwrap(), "Mia".parse().unwrap());
        let note = PrivateNote { id, about: None, text, binned: None };
        theirs.create(PrivateNote::wrap(note.into()), &stamp("a.a")).unwrap();
        theirs
    }

    fn text(theirs: &Workspace) -> String {
        let by = Provenience { at: stamp("a.a").at, by: "k3v9x2".to_owned() };
        write(theirs, Edition::Backup, &Scope::ALL, &by, Layout::Readable)
    }

    fn incoming(now: &Workspace, text: &str) -> Incoming {
        let reading = read(text, Trust::File).unwrap();
        let source = Source::of("filo.json".to_owned(), &reading, now, "b");
        Incoming::of(vec![source], reading, now)
    }

    fn taken(now: &Workspace, file: &Incoming, choices: Choices, private: bool) -> Workspace {
        now.chosen(&file.reading.workspace, &file.bounded(choices, private))
    }

    #[test]
    fn what_must_stay_on_a_device_is_taken_only_by_whose_it_is() {
        let now = Workspace::new();
        let file = incoming(&now, &text(&with_note()));
        assert_eq!(file.sources[0].written_by.as_deref(), Some("Uno"));
        for (private, count) in [(false, 1), (true, 2)] {
            assert_eq!(file.differences(private).count(), count);
            assert_eq!(taken(&now, &file, Choices::default(), private).len(), count);
            assert_eq!(file.outlook(&Choices::default(), private).sure, count);
        }
    }

    #[test]
    fn an_erasure_of_something_here_waits_for_its_own_tick() {
        let (now, id) = (with_note(), "nota".parse().unwrap());
        let mut other = with_note();
        other.erase(&id, stamp("a.a").at.date_naive());
        let file = incoming(&now, &text(&other));
        let mut choices = file.first_choices();
        assert!(!file.outlook(&choices, true).changes());
        choices.erase(&id, true);
        assert_eq!(file.outlook(&choices, true), Outlook { erased: 1, ..Outlook::default() });
        assert_eq!(now.merged(&taken(&now, &file, choices, true)).len(), 1);
    }

    #[test]
    fn what_one_file_erased_and_another_changed_is_offered_and_the_erasure_waits_for_its_tick() {
        let id = "k3v9x2".parse().unwrap();
        let (mut erasing, changing) = (named("Uno, poi basta", "c.c"), named("Suo", "b.b"));
        erasing.erase(&id, stamp("a.a").at.date_naive());
        let mut first = Workspace::new();
        first.create(device("Uno"), &stamp("a.a")).unwrap();
        // Here already, or not.
        for (now, news) in [(first, News::Newer), (Workspace::new(), News::New)] {
            let [one, two] = [&erasing, &changing].map(|theirs| incoming(&now, &text(theirs)));
            let (file, other_way) = (one.clone().joined(two.clone(), &now), two.joined(one, &now));
            assert_eq!(file.reading.workspace, other_way.reading.workspace);
            assert_eq!(file.all_differences.iter().map(|one| one.news).collect::<Vec<_>>(), [news]);
            assert_eq!((file.erasures.len(), file.is_changed_beside(&id)), (1, true));
            let mut choices = file.first_choices();
            let outlook = |choices: &Choices| file.outlook(choices, true);
            let after = |choices: &Choices| {
                let after = now.taking(&file.reading.workspace, choices, &stamp("d.d"));
                (after.entry(&id).map(|entry| entry.record.title()), after.erased().len())
            };
            assert_eq!(outlook(&choices), Outlook { sure: 1, ..Outlook::default() });
            assert_eq!(after(&choices), (Some("Suo".to_owned()), 0));
            choices.erase(&id, true);
            assert_eq!(outlook(&choices), Outlook { erased: 1, ..Outlook::default() });
            assert_eq!(after(&choices), (None, 1));
        }
    }

    #[test]
    fn what_is_decided_does_not_wait_and_what_is_left_is_counted_apart() {
        let (now, id) = (named("Mio", "a.b"), "k3v9x2".parse().unwrap());
        let file = incoming(&now, &text(&named("Suo", "b.b")));
        let mut choices = file.first_choices();
        assert_eq!(file.open_fields(&id), ["name"]);
        assert_eq!(file.outlook(&choices, true), Outlook { undecided: 1, ..Outlook::default() });
        assert_eq!(file.taken(&choices, true, |_| true), [(Kind::Device, News::ToDecide, 1)]);
        choices.keep(&id, "name", Keep::Theirs);
        assert_eq!(file.outlook(&choices, true), Outlook { sure: 1, ..Outlook::default() });
        assert_eq!(file.taken(&choices, true, |_| true), [(Kind::Device, News::Both, 1)]);
        choices.leave(&id, true);
        assert_eq!(file.outlook(&choices, true), Outlook { left: 1, ..Outlook::default() });
    }

    #[test]
    fn a_value_edited_by_hand_is_offered_and_one_that_is_older_waits_unticked() {
        let first = named("Due", "a.b");
        let by_hand = text(&first).replace("Due", "A mano");
        let file = incoming(&first, &by_hand);
        let [one] = file.all_by_hand.as_slice() else { panic!("{file:?}") };
        assert_eq!((one.news, file.outlook(&file.first_choices(), true).sure), (News::Newer, 1));
        let id = "k3v9x2".parse().unwrap();
        let mut later = first.clone();
        let edit = Edit { before: device("Due"), after: device("Tre"), seen: later.seen(&id) };
        later.edit(&edit, &stamp("a.c")).unwrap();
        let file = incoming(&later, &by_hand);
        assert_eq!(file.all_by_hand[0].news, News::Older);
        let mut choices = file.first_choices();
        assert_eq!(file.outlook(&choices, true), Outlook { left: 1, ..Outlook::default() });
        choices.leave(&id, false);
        let one = &file.reading.offered[0];
        let base = later.clone();
        later.adopt_chosen(&base, &one.record, one.revision.as_ref(), &choices, &stamp("c.c")).unwrap();
        assert_eq!(later.entry(&id).unwrap().record.title(), "A mano");
    }

    #[test]
    fn what_was_chosen_stays_when_another_file_comes() {
        let (now, id) = (named("Mio", "a.b"), "k3v9x2".parse().unwrap());
        let alone = incoming(&now, &text(&named("Suo", "b.b")));
        let with = |other: &Workspace| alone.clone().joined(incoming(&now, &text(other)), &now);
        let mut choices = alone.first_choices();
        choices.keep(&id, "name", Keep::Theirs);
        let note = with(&with_note());
        assert_eq!(note.choices_after(&alone, &choices).kept(&id, "name"), Keep::Theirs);
        let third = with(&named("Di un terzo", "c.c"));
        let kept = third.choices_after(&alone, &choices).kept(&id, "name");
        let is_the_same = third.reading.workspace.entry(&id) == alone.reading.workspace.entry(&id);
        assert_eq!((kept, is_the_same), (Keep::Merged, false), "theirs is another: it is asked again");
        choices.keep(&id, "name", Keep::Ours);
        choices.leave(&id, true);
        let after = third.choices_after(&alone, &choices);
        assert_eq!((after.kept(&id, "name"), after.leaves(&id)), (Keep::Ours, true));
        let twice = alone.clone().joined(alone.clone(), &now);
        assert_eq!(twice.sources.len(), 1, "a file that came twice is one");
    }

    #[test]
    fn only_what_the_files_speak_of_makes_a_comparison_old() {
        let then = named("Mio", "a.b");
        let file = incoming(&then, &text(&named("Suo", "b.b")));
        assert!(!file.meets_another(&then, &then.clone()));
        assert!(!file.meets_another(&then, &then.merged(&with_note())));
        assert!(file.meets_another(&then, &then.merged(&named("Di un terzo", "c.c"))));
        let mut gone = then.clone();
        gone.erase(&"k3v9x2".parse().unwrap(), stamp("a.a").at.date_naive());
        assert!(file.meets_another(&then, &gone));
    }

    #[test]
    fn files_read_together_say_the_same_in_any_order() {
        let now = named("Mio", "a.b");
        let one = || incoming(&now, &text(&named("Suo", "b.b")));
        let two = || incoming(&now, &text(&with_note()).replace("Mia", "A mano"));
        let (ab, ba) = (one().joined(two(), &now), two().joined(one(), &now));
        assert_eq!(ab.reading.workspace, ba.reading.workspace);
        assert_eq!(ab.reading.offered, ba.reading.offered);
        assert_eq!((&ab.all_differences, &ab.all_by_hand), (&ba.all_differences, &ba.all_by_hand));
        assert_eq!((ab.sources.len(), ab.all_differences.len(), ab.all_by_hand.len()), (2, 1, 1));
    }
}
