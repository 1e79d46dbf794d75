//! The notebook itself, the browsers that write in it, records that are one thing, and private notes.

use super::dot::Seen;
use super::id::{Id, RecordId};
use super::record::{record, value, words};
use super::text::NonEmptyText;

record! {
    /// The notebook: files of another one are merged only after a question.
    pub struct Notebook titled by [title] |notebook| notebook.title.to_string();
    /// Its title.
    title: NonEmptyText,
    /// What it is about.
    description: Option<NonEmptyText>,
}

record! {
    /// A browser that writes in the notebook. Its id is the first part of its replicas.
    pub struct Device titled by [name] |device| device.name.to_string();
    /// The name that others read.
    name: NonEmptyText,
}

words! {
    /// Whether two records are one thing.
    pub enum Verdict {
        /// They are.
        Same = "same",
        /// They are not; nobody needs to ask again.
        Different = "different",
    }
}

value! {
    /// What had been seen of the two records when somebody decided.
    pub struct SeenOfBoth {
        /// Of the first.
        pub a: Seen,
        /// Of the second.
        pub b: Seen,
    }
}

record! {
    /// Two records, and whether they are one thing.
    pub struct Match titled by [a, b] |pair| format!("{} = {}", pair.a, pair.b);
    /// One, the smaller id.
    a: RecordId,
    /// The other.
    b: RecordId,
    /// Whether they are one thing.
    verdict: Verdict,
    /// What had been seen of them.
    seen: SeenOfBoth,
}

record! {
    /// A note that stays on this device.
    pub struct PrivateNote titled by [text] |note| note.text.to_string();
    /// About which record, if about one.
    about: Option<RecordId>,
    /// The note.
    text: NonEmptyText,
}

impl Match {
    /// The records it speaks of.
    pub fn pair(&self) -> (&RecordId, &RecordId) {
        (&self.a, &self.b)
    }
}

/// The id of the notebook of the default data.
pub const DEFAULT_NOTEBOOK: &str = "notebook-oglio-po-viadanese";

/// The typed id of the default notebook.
pub fn default_notebook() -> Id<Notebook> {
    DEFAULT_NOTEBOOK.parse().expect("the name of the default notebook is an identifier")
}
