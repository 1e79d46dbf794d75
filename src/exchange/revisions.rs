//! Revisions to text and back. Reading checks that every dot was seen and every value fits its field.

use std::collections::BTreeMap;

use litemap::LiteMap;
use serde_json::Value;

use crate::domain::{AnyRecord, Dot, Kind};
use crate::workspace::{Entry, Revision, Sibling};

use super::envelope::{RevisionText, SiblingText};
use super::reading::Fault;
use super::strict::same_shape;

/// A revision as canonical text, without its sum.
pub fn write(revision: &Revision) -> RevisionText {
    let siblings = revision.siblings.iter().map(|(field, siblings)| {
        let texts = siblings.iter().map(|s| SiblingText { dots: s.dots.clone(), value: s.value.clone() });
        ((*field).to_owned(), texts.collect())
    });
    RevisionText {
        at: revision.at.clone(),
        fields: revision.fields.iter().map(|(field, dots)| ((*field).to_owned(), dots.clone())).collect(),
        rest: revision.rest.clone(),
        seen: revision.seen.clone(),
        siblings: siblings.collect(),
        sum: None,
    }
}

fn impossible(why: &str) -> Fault {
    Fault::Impossible(why.to_owned())
}

fn field_of(kind: Kind, name: &str) -> Result<&'static str, Fault> {
    let known = kind.fields().iter().find(|field| **field == name);
    known.copied().ok_or_else(|| Fault::UnknownField(name.to_owned()))
}

/// An entry out of a record and its revision.
pub fn read(record: AnyRecord, text: RevisionText) -> Result<Entry, Fault> {
    let kind = record.kind();
    let seen = |dot: &Dot| if text.seen.holds(dot) { Ok(()) } else { Err(Fault::DotNotSeen(dot.clone())) };
    let all = text.fields.values().flatten().chain(&text.rest).chain(text.at.keys());
    all.chain(text.siblings.values().flatten().flat_map(|s| &s.dots)).try_for_each(seen)?;
    let mut fields = LiteMap::new();
    for (name, dots) in text.fields {
        fields.insert(field_of(kind, &name)?, dots);
    }
    let mut siblings = BTreeMap::new();
    for (name, texts) in text.siblings {
        let field = field_of(kind, &name)?;
        // Only a value that nobody wrote has no dot, and such a value yields to every other.
        let shown = fields.get(field).unwrap_or(&text.rest);
        if shown.is_empty() || texts.iter().any(|sibling| sibling.dots.is_empty()) {
            return Err(impossible("a value in conflict that nobody wrote"));
        }
        let values = texts.into_iter().map(|sibling| sibling_of(&record, field, sibling));
        siblings.insert(field, values.collect::<Result<Vec<Sibling>, Fault>>()?);
    }
    let revision = Revision { seen: text.seen, rest: text.rest, fields, siblings, at: text.at };
    Ok(Entry { record, revision: revision.into() }.in_canonical_form())
}

/// A value of a conflict, in the form that its field would write.
fn sibling_of(record: &AnyRecord, field: &'static str, text: SiblingText) -> Result<Sibling, Fault> {
    let fits = record.with_field(field, text.value.clone()).map_err(Fault::Field)?;
    let value = fits.fields().field(field).unwrap_or(Value::Null);
    if !same_shape(&text.value, &value) {
        return Err(impossible("written in another way than the format has it"));
    }
    Ok(Sibling { value, dots: text.dots })
}
