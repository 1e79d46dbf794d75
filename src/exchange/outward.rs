//! What the formats of other programs have in common: a text with a count, and the words that only the screen
//! knows. Not here: any Italian word; the screen lends them.

use serde_json::Value;

use crate::domain::Kind;
use crate::workspace::Workspace;

/// How many things a file for another program holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many it holds.
    pub inside: usize,
    /// How many of the same sort it cannot hold: no point on the map, no day, no service of theirs.
    pub left_out: usize,
}

/// A text that another program reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutwardText {
    /// The text of the file.
    pub text: String,
    /// What it holds.
    pub counts: Counts,
}

/// The words of the screen, for files that people open in other programs.
pub trait Wording {
    /// The name of a field of a kind; of `id` too.
    fn field(&self, kind: Kind, field: &str) -> String;
    /// The word of a code in a field of a kind; `None` if the field holds no closed list.
    fn word(&self, kind: Kind, field: &str, code: &str) -> Option<String>;
    /// Yes or no.
    fn yes_or_no(&self, yes: bool) -> String;
    /// The name of a language by its code.
    fn language(&self, code: &str) -> Option<String>;
    /// A structure in a field of a kind, in words: a source, a period, the minutes of a meeting.
    fn structure(&self, workspace: &Workspace, kind: Kind, field: &str, value: &Value) -> String;
}

/// The same words where nobody reads them: codes and names of fields as they stand in our own file.
#[cfg(test)]
pub(super) struct Codes;

#[cfg(test)]
impl Wording for Codes {
    fn field(&self, _: Kind, field: &str) -> String {
        field.to_owned()
    }
    fn word(&self, _: Kind, field: &str, code: &str) -> Option<String> {
        let closed = ["status", "kind", "phases", "cost", "day", "scope", "consent", "location_type"];
        closed.contains(&field).then(|| format!("‹{code}›"))
    }
    fn yes_or_no(&self, yes: bool) -> String {
        if yes { "sì" } else { "no" }.to_owned()
    }
    fn language(&self, code: &str) -> Option<String> {
        (code == "ar").then(|| "arabo".to_owned())
    }
    fn structure(&self, _: &Workspace, _: Kind, _: &str, value: &Value) -> String {
        value.to_string()
    }
}
