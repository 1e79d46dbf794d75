//! The revision of a record: which changes it has seen, which change wrote the value of each field,
//! and the other values of fields in conflict.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use litemap::LiteMap;
use serde_json::Value;

use crate::domain::{Dot, Seen};

/// Dots in order, without repetition. Most sets hold one, so a vector is smaller than a tree.
pub type Dots = Vec<Dot>;

/// When dots were written. There are few, so an ordered list takes a fifth of what a tree takes, and is compared sooner.
pub type Times = LiteMap<Dot, DateTime<Utc>>;

/// Puts dots in order and drops repetitions.
pub fn in_order(mut dots: Dots) -> Dots {
    dots.sort_unstable();
    dots.dedup();
    dots
}

/// Another value of a field in conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// The value, one that the field can hold.
    pub value: Value,
    /// The dots that wrote it.
    pub dots: Dots,
}

/// What the merge knows of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    /// Every change this record has seen.
    pub seen: Seen,
    /// The dots of the shown value of the fields that are not in `fields`.
    pub rest: Dots,
    /// The dots of the shown value, for the fields where they are not `rest`.
    pub fields: LiteMap<&'static str, Dots>,
    /// The values that are not shown, in the order of [`super::register`].
    pub siblings: BTreeMap<&'static str, Vec<Sibling>>,
    /// When each dot that is still here was written. The default data have no time.
    pub at: Times,
}

impl Revision {
    /// A record written by one change.
    pub fn born(dot: Dot, at: Option<DateTime<Utc>>) -> Self {
        let mut seen = Seen::new();
        seen.see(&dot);
        Revision {
            seen,
            rest: vec![dot.clone()],
            at: at.map(|at| (dot, at)).into_iter().collect(),
            ..Revision::default()
        }
    }

    /// The dots of the shown value of a field.
    pub fn dots(&self, field: &str) -> &Dots {
        self.fields.get(field).unwrap_or(&self.rest)
    }

    /// When the shown value of a field was written. The default data have no time.
    pub fn written(&self, field: &str) -> Option<DateTime<Utc>> {
        self.dots(field).iter().filter_map(|dot| self.at.get(dot)).max().copied()
    }

    /// Every dot of every value of a field, in order.
    pub fn all_dots(&self, field: &str) -> Dots {
        let siblings = self.siblings.get(field).into_iter().flatten();
        in_order(siblings.flat_map(|sibling| &sibling.dots).chain(self.dots(field)).cloned().collect())
    }

    /// Every dot of every value of every field of a kind, in order.
    pub fn every_dot(&self, fields: &[&'static str]) -> Dots {
        let siblings = self.siblings.values().flatten().flat_map(|sibling| &sibling.dots);
        let shown = self.fields.values().flatten();
        let rest = fields.iter().any(|field| !self.fields.contains_key(field));
        let rest = if rest { self.rest.as_slice() } else { &[] };
        in_order(siblings.chain(shown).chain(rest).cloned().collect())
    }

    /// The latest moment at which anything that is still here was written.
    pub fn last_written(&self) -> Option<DateTime<Utc>> {
        self.at.values().max().copied()
    }

    /// Writes the dots of all fields in the one way that they are written: `rest` is the set that most
    /// fields have, the smallest of those when several do.
    pub(super) fn set_dots(&mut self, by_field: Vec<(&'static str, Cow<'_, [Dot]>)>) {
        // A record has two or three such sets.
        let mut counts: Vec<(&[Dot], usize)> = Vec::new();
        for (_, dots) in &by_field {
            match counts.iter_mut().find(|(known, _)| *known == &**dots) {
                Some((_, count)) => *count += 1,
                None => counts.push((dots, 1)),
            }
        }
        let most = counts.into_iter().max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)));
        let rest = most.map(|(dots, _)| dots.to_vec()).unwrap_or_default();
        let others = by_field.into_iter().filter(|(_, dots)| **dots != *rest);
        self.fields = others.map(|(field, dots)| (field, dots.into_owned())).collect();
        self.rest = rest;
    }

    /// Whether the dots are written so already, told without writing them: it may say no where they are.
    pub(super) fn has_dots_set(&self, fields: &[&'static str]) -> bool {
        let in_order = |dots: &Dots| dots.is_sorted_by(|a, b| a < b);
        let others = || self.fields.values().all(|dots| in_order(dots) && *dots != self.rest);
        in_order(&self.rest) && self.fields.len() * 2 < fields.len() && others()
    }

    /// Whether a value of one of a kind's fields carries the dot.
    pub(super) fn carries(&self, dot: &Dot, fields: &[&'static str]) -> bool {
        let in_rest = || self.fields.len() < fields.len() && self.rest.contains(dot);
        let shown = || self.fields.values().any(|dots| dots.contains(dot));
        in_rest() || shown() || self.siblings.values().flatten().any(|sibling| sibling.dots.contains(dot))
    }

    /// Forgets when dots were written that no value carries any more.
    pub(super) fn prune_times(&mut self, fields: &[&'static str]) {
        let mut at = std::mem::take(&mut self.at);
        at.retain(|dot, _| self.carries(dot, fields));
        self.at = at;
    }
}

#[cfg(test)]
mod tests {

    use super::*;

    fn dots(texts: &[&str]) -> Dots {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn the_rest_is_what_most_fields_have_and_the_smallest_of_those() {
        let mut revision = Revision::default();
        let mut set = |of: &[(&'static str, &[&str])]| {
            revision.set_dots(of.iter().map(|(field, texts)| (*field, Cow::Owned(dots(texts)))).collect());
            revision.clone()
        };
        let revision = set(&[("x", &["a:2"]), ("y", &["a:1"]), ("z", &["a:2"])]);
        assert_eq!((&revision.rest, revision.fields.len()), (&dots(&["a:2"]), 1));
        let revision = set(&[("x", &["b:1"]), ("y", &["a:1", "b:1"])]);
        assert_eq!((&revision.rest, revision.dots("x")), (&dots(&["a:1", "b:1"]), &dots(&["b:1"])));
        let revision = set(&[("x", &["a:1"]), ("y", &[])]);
        assert_eq!((&revision.rest, revision.dots("y")), (&dots(&[]), &dots(&[])));
        let revision = set(&[]);
        assert_eq!((revision.rest.len(), revision.fields.len()), (0, 0));
    }

    #[test]
    fn dots_that_are_told_to_be_set_would_be_set_so() {
        let names = ["x", "y", "z"];
        let texts: [&[&str]; 5] = [&[], &["a:1"], &["b:1"], &["a:1", "b:1"], &["b:1", "a:1"]];
        let mut told = 0;
        for rest in texts {
            for own in texts.iter().map(Some).chain([None]) {
                let fields = own.map(|own| ("y", dots(own))).into_iter().collect();
                let revision = Revision { rest: dots(rest), fields, ..Revision::default() };
                let mut set = revision.clone();
                let ordered = names.map(|name| (name, Cow::Owned(in_order(revision.dots(name).clone()))));
                set.set_dots(ordered.into());
                if revision.has_dots_set(&names) {
                    assert_eq!(revision, set);
                    told += 1;
                }
            }
        }
        assert_eq!(
            told,
            4 * 4,
            "and it is told of all that are: four sets in order, alone or beside another"
        );
    }

    #[test]
    fn only_dots_that_a_value_carries_keep_their_time() {
        let at = |n: i64| DateTime::from_timestamp(n, 0).unwrap();
        let dot = |text: &str| text.parse::<Dot>().unwrap();
        let mut revision = Revision {
            rest: dots(&["a:9"]),
            fields: [("x", dots(&["a:1"])), ("y", dots(&["a:2"]))].into_iter().collect(),
            siblings: [("x", vec![Sibling { value: Value::Null, dots: dots(&["b:1"]) }])].into(),
            at: [(dot("a:1"), at(1)), (dot("a:9"), at(9)), (dot("b:1"), at(3)), (dot("c:1"), at(8))]
                .into_iter()
                .collect(),
            ..Revision::default()
        };
        assert_eq!(revision.all_dots("x"), dots(&["a:1", "b:1"]));
        let mut with_rest = revision.clone();
        with_rest.prune_times(&["x", "y", "z"]);
        assert_eq!(with_rest.at.len(), 3, "one field is in the rest");
        revision.prune_times(&["x", "y"]);
        assert_eq!(revision.at.len(), 2, "no field is in the rest");
        assert_eq!(revision.last_written(), Some(at(3)));
    }
}
