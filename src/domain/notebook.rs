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

impl Match {
    /// The pair by the names of the two: "Circolo = Circolo dei nonni", "… ≠ …". Nothing if neither has one.
    pub fn named(&self, name: impl Fn(&RecordId) -> Option<String>) -> Option<String> {
        let sign = match self.verdict {
            Verdict::Same => '=',
            Verdict::Different => '≠',
        };
        let (a, b) = (name(&self.a), name(&self.b));
        let known = a.is_some() || b.is_some();
        let unknown = || "–".to_owned();
        known.then(|| format!("{} {sign} {}", a.unwrap_or_else(unknown), b.unwrap_or_else(unknown)))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_called_by_the_names_of_the_two() {
        let seen = SeenOfBoth { a: Seen::new(), b: Seen::new() };
        let [a, b]: [RecordId; 2] = ["uno", "due"].map(|id| id.parse().unwrap());
        let id = "coppia".parse().unwrap();
        let pair = Match { id, a: a.clone(), b, verdict: Verdict::Different, seen, binned: None };
        assert_eq!(pair.named(|id| Some(id.to_string().to_uppercase())).as_deref(), Some("UNO ≠ DUE"));
        assert_eq!(pair.named(|id| (*id == a).then(|| "Uno".to_owned())).as_deref(), Some("Uno ≠ –"));
        assert_eq!(pair.named(|_| None), None);
    }
}
