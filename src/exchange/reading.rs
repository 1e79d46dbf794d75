//! What reading a text may end in: what it says, or why it is refused, with the path of every fault.

use crate::domain::{AnyRecord, Dot, FieldFault, FieldProblem, RecordId};
use crate::workspace::{Revision, Workspace};

use super::edition::{Edition, Scope};
use super::envelope::Provenience;

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// More bytes than are read.
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// Not text.
    NotText,
    /// There is nothing in it.
    Empty,
    /// It ends in the middle.
    Truncated,
    /// Not JSON.
    NotJson {
        /// Where, from 1.
        line: usize,
        /// Where, from 1.
        column: usize,
    },
    /// Nested too deep.
    TooDeep,
    /// The JSON of another app.
    NotOurs,
    /// Sealed with a passphrase.
    Sealed,
    /// The public edition: for reading only.
    Public,
    /// Another edition, where only the public one is read.
    NotPublic,
    /// Written by a newer version of the app.
    Newer {
        /// Its format.
        found: u64,
    },
    /// A step from an older format failed.
    Migration {
        /// Its format.
        from: u32,
        /// Why, in the words of the step.
        why: String,
    },
    /// Something in it cannot be (the first hundred).
    Invalid(Vec<Problem>),
}

/// One thing in a file that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `records.services[3]`, and its identifier if it has one.
    pub path: String,
    /// What.
    pub fault: Fault,
}

/// The longest path or word of a fault that is kept: a file may hold millions of letters where a name goes.
const LONGEST: usize = 200;

fn clipped(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

impl Problem {
    /// A problem whose path and words are short enough to be shown.
    pub fn new(path: String, fault: Fault) -> Problem {
        let fault = match fault {
            Fault::Impossible(why) => Fault::Impossible(clipped(why)),
            Fault::UnknownField(name) => Fault::UnknownField(clipped(name)),
            Fault::Field(FieldProblem { field, what }) => {
                let what = match what {
                    FieldFault::Impossible(why) => FieldFault::Impossible(clipped(why)),
                    FieldFault::Missing | FieldFault::Unknown => what,
                };
                Fault::Field(FieldProblem { field: clipped(field), what })
            }
            other => other,
        };
        Problem { path: clipped(path), fault }
    }
}

/// What cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A member is missing.
    MissingMember,
    /// A member that the format does not have.
    UnknownMember,
    /// A value that its place cannot hold, in the words of the parser.
    Impossible(String),
    /// A field of a record.
    Field(FieldProblem),
    /// The revision names a field that the kind does not have.
    UnknownField(String),
    /// A dot that the record claims not to have seen.
    DotNotSeen(Dot),
    /// Two records with one identifier.
    DuplicateId(RecordId),
    /// A revision without its record.
    RevisionWithoutRecord,
    /// A record that the same file says was erased.
    ErasedButPresent(RecordId),
}

/// Whose text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A file from somebody: all or nothing.
    File,
    /// What this browser stored: what does not validate is set aside and the rest opens.
    OwnStorage,
}

/// Whether the file is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// It is.
    Holds,
    /// It was changed after it was written, or never had a digest.
    Fails,
}

/// A record whose value is not vouched for by its revision: it comes from elsewhere or was edited by
/// hand. It is offered as an edit, never merged under its dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The record as the file has it.
    pub record: AnyRecord,
    /// The revision it stood beside, if any.
    pub revision: Option<Revision>,
}

/// A record of our own storage that does not validate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// What is wrong with it.
    pub problem: Problem,
    /// Its text and that of its revision, untouched: `{"record":…,"revision":…}`.
    pub text: String,
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The records that merge under their dots, and the marks of what was erased.
    pub workspace: Workspace,
    /// Records to be offered as edits.
    pub offered: Vec<Offered>,
    /// Which edition.
    pub edition: Edition,
    /// Which part.
    pub scope: Scope,
    /// When and by whom.
    pub written: Option<Provenience>,
    /// Whether it is as it was written.
    pub digest: Digest,
    /// Records of our own storage that do not validate.
    pub set_aside: Vec<SetAside>,
}
