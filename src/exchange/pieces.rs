//! A snapshot read in pieces, so that a screen lives meanwhile: its head, its digest, then its records. Whoever
//! does not want to wait drops it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::value::RawValue;

use crate::domain::{Kind, RecordId};
use crate::workspace::Workspace;

use super::digest::OfDocument;
use super::edition::{Edition, Scope};
use super::envelope::Provenience;
use super::read::{Reader, member, states};
use super::reading::{Digest, Offered, ReadError, Reading};
use super::strict::Members;

/// A snapshot whose reading has begun.
pub enum Begun<'a> {
    /// There was nothing more to it.
    Done(Box<Reading>),
    /// The rest is read in pieces.
    Rest(Box<Pieces<'a>>),
}

impl Begun<'_> {
    /// What it says, or why it is refused, without a pause.
    pub(super) fn whole(self) -> Result<Reading, ReadError> {
        match self {
            Begun::Done(reading) => Ok(*reading),
            Begun::Rest(pieces) => pieces.finish(),
        }
    }
}

/// The records of a kind, unread, under its name in the file.
pub(super) type Unread<'a> = (String, Vec<&'a RawValue>);

/// What was read of a snapshot so far.
pub(super) struct Half<'a> {
    /// Which edition.
    pub edition: Option<Edition>,
    /// Which part.
    pub scope: Option<Scope>,
    /// When and by whom.
    pub written: Option<Provenience>,
    /// What was erased.
    pub erased: BTreeMap<RecordId, NaiveDate>,
    /// The revisions of the records that are not read yet.
    pub revisions: BTreeMap<String, &'a RawValue>,
    /// The records that are read.
    pub known: BTreeSet<RecordId>,
    /// Those that stand under their dots.
    pub workspace: Workspace,
    /// Those that do not.
    pub offered: Vec<Offered>,
}

/// A snapshot that is being read.
pub struct Pieces<'a> {
    members: Members<'a>,
    reader: Reader,
    /// Whether the digest is known to hold already.
    canonical: bool,
    stage: Stage<'a>,
}

enum Stage<'a> {
    Head,
    Checking(Box<Half<'a>>, Records<'a>, OfDocument<'a>),
    Reading(Box<Half<'a>>, Records<'a>),
    Refused(ReadError),
}

/// The records that are not read yet.
struct Records<'a> {
    kinds: std::vec::IntoIter<Unread<'a>>,
    /// The kind that is read now, and which of its records comes next.
    now: Option<(Kind, std::iter::Enumerate<std::vec::IntoIter<&'a RawValue>>)>,
    done: usize,
    total: usize,
}

/// What is done now, and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Finding what there is.
    Finding,
    /// Checking that the file is as it was written.
    Checking {
        /// How much is checked.
        done: usize,
        /// How much there is.
        total: usize,
    },
    /// Reading records.
    Records {
        /// How many are read.
        done: usize,
        /// How many there are.
        total: usize,
    },
}

impl<'a> Pieces<'a> {
    pub(super) fn of(reader: Reader, members: Members<'a>, canonical: bool) -> Self {
        Pieces { members, reader, canonical, stage: Stage::Head }
    }

    /// Goes on by so many records, or by as much of the check as they would be. False when nothing is left.
    pub fn step(&mut self, count: usize) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Head);
        let (stage, more) = match stage {
            Stage::Head => self.find(),
            Stage::Checking(half, records, mut digest) => {
                if digest.step(count) {
                    (Stage::Checking(half, records, digest), true)
                } else {
                    let holds = states(&self.members, digest.finish());
                    self.reader.digest = if holds { Digest::Holds } else { Digest::Fails };
                    (Stage::Reading(half, records), true)
                }
            }
            Stage::Reading(mut half, mut records) => {
                let more = records.read(&mut self.reader, &mut half, count);
                (Stage::Reading(half, records), more)
            }
            Stage::Refused(error) => (Stage::Refused(error), false),
        };
        self.stage = stage;
        more
    }

    /// What is done next.
    pub fn at(&self) -> Step {
        match &self.stage {
            Stage::Head | Stage::Refused(_) => Step::Finding,
            Stage::Checking(_, _, digest) => {
                let (done, total) = digest.progress();
                Step::Checking { done, total }
            }
            Stage::Reading(_, records) => Step::Records { done: records.done, total: records.total },
        }
    }

    /// What it says, or why it is refused. What is left is read now.
    pub fn finish(mut self) -> Result<Reading, ReadError> {
        while self.step(usize::MAX) {}
        match self.stage {
            Stage::Reading(half, _) => self.reader.end(*half),
            Stage::Refused(error) => Err(error),
            // These are always followed by one of the others.
            Stage::Head | Stage::Checking(..) => Err(ReadError::NotOurs),
        }
    }

    fn find(&mut self) -> (Stage<'a>, bool) {
        let (half, kinds) = match self.reader.head(&self.members) {
            Ok((half, kinds)) => (Box::new(half), kinds),
            Err(error) => return (Stage::Refused(error), false),
        };
        let total = kinds.iter().map(|(_, records)| records.len()).sum();
        let records = Records { kinds: kinds.into_iter(), now: None, done: 0, total };
        // Without a digest there is nothing to check.
        if self.canonical {
            (Stage::Reading(half, records), true)
        } else if member(&self.members, "digest").is_none() {
            self.reader.digest = Digest::Fails;
            (Stage::Reading(half, records), true)
        } else {
            (Stage::Checking(half, records, OfDocument::new(&self.members)), true)
        }
    }
}

impl<'a> Records<'a> {
    /// Reads so many records more. False when none is left.
    fn read(&mut self, reader: &mut Reader, half: &mut Half<'a>, count: usize) -> bool {
        let mut left = count;
        while left > 0 {
            if let Some((kind, records)) = &mut self.now {
                if let Some((n, raw)) = records.next() {
                    reader.one(half, *kind, n, raw);
                    self.done += 1;
                    left -= 1;
                    continue;
                }
                self.now = None;
            }
            let Some((plural, records)) = self.kinds.next() else { return false };
            match reader.kind(&plural) {
                Some(kind) => self.now = Some((kind, records.into_iter().enumerate())),
                None => self.done += records.len(),
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Trust, begin_bytes, read};

    const DATA: &str = include_str!("../../public/dati-del-piano.json");

    fn begun(text: &str) -> Box<Pieces<'_>> {
        match begin_bytes(text.as_bytes(), Trust::File) {
            Ok(Begun::Rest(pieces)) => pieces,
            Ok(Begun::Done(_)) => panic!("a file is looked at twice"),
            Err(error) => panic!("{error:?}"),
        }
    }

    #[test]
    fn in_pieces_of_any_size_it_says_the_same_and_how_far_it_is() {
        let readable =
            serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(DATA).unwrap());
        let readable = readable.unwrap();
        for text in [DATA, &readable, &readable.replacen("\"Bozzolo\"", "\"A mano\"", 1)] {
            let whole = read(text, Trust::File).unwrap();
            for size in [1, 7, 1000] {
                let mut pieces = begun(text);
                let (mut read, mut checked) = (Vec::new(), Vec::new());
                while pieces.step(size) {
                    match pieces.at() {
                        Step::Finding => {}
                        Step::Checking { done, total } => checked.push((done, total)),
                        Step::Records { done, total } => read.push((done, total)),
                    }
                }
                assert!(read.is_sorted() && checked.is_sorted() && !read.is_empty());
                let all = whole.workspace.len() + whole.offered.len();
                assert_eq!(pieces.at(), Step::Records { done: all, total: all });
                assert_eq!(pieces.finish().as_ref(), Ok(&whole));
            }
        }
    }

    #[test]
    fn what_is_wrong_is_said_alike() {
        for text in [
            DATA.replacen("\"services\"", "\"servizi\"", 1),
            DATA.replacen("\"name\"", "\"nome\"", 3),
            DATA.replacen("\"written\"", "\"scritto\"", 1),
        ] {
            let mut pieces = begun(&text);
            while pieces.step(3) {}
            let refused = pieces.finish();
            assert!(refused.is_err());
            assert_eq!(refused, read(&text, Trust::File));
        }
    }
}
