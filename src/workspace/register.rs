//! One field as the merge sees it: every value with the dots that wrote it. Usually one value.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::domain::{AnyRecord, Dot, Seen};

use super::Entry;
use super::revision::{Dots, Revision, Sibling, Times, in_order};

/// A value of a field and the dots that wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The value.
    pub value: Value,
    /// The dots that wrote it; none for a value that a migration of the format added.
    pub dots: Dots,
}

/// All values of a field. The first is the shown one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// At least one value.
    pub values: Vec<Written>,
}

/// What decides which value is shown: the latest, then the replica; the default data come last.
type Weight<'a> = (bool, Option<DateTime<Utc>>, &'a str, u64);

fn weight<'a>(dot: &'a Dot, at: &Times) -> Weight<'a> {
    (!dot.replica.is_plan(), at.get(dot).copied(), dot.replica.as_str(), dot.n)
}

/// The text by which values are told apart and put in order.
fn text(value: &Value) -> String {
    value.to_string()
}

/// Those of a value's dots that a merge leaves it: the other side has them too, or has not seen them.
fn staying(dots: &[Dot], there: &[Dot], seen_there: &Seen) -> Dots {
    let stays = |dot: &&Dot| there.binary_search(dot).is_ok() || !seen_there.holds(dot);
    dots.iter().filter(stays).cloned().collect()
}

/// The merge of a field that has one value, the same on both sides: only the dots that wrote it are merged.
pub(super) fn merged_dots<'a>(a: &'a [Dot], a_seen: &Seen, b: &[Dot], b_seen: &Seen) -> Cow<'a, [Dot]> {
    if a == b {
        return Cow::Borrowed(a);
    }
    let kept: Dots = staying(a, b, b_seen).into_iter().chain(staying(b, a, a_seen)).collect();
    // As in [`Register::merged`]: a value that both claim to have seen go is kept.
    let kept = if kept.is_empty() { a.iter().chain(b).cloned().collect() } else { kept };
    Cow::Owned(in_order(kept))
}

/// Whether merging a field that has one value on each side, here written by `a` and there by `b`, leaves it as it is there.
pub(super) fn yields(is_same: bool, a: &[Dot], a_seen: &Seen, b: &[Dot], b_seen: &Seen) -> bool {
    if is_same && a == b {
        return true;
    }
    let shared = |dot: &Dot, dots: &[Dot]| is_same && dots.binary_search(dot).is_ok();
    let gone_from =
        |dot: &Dot, dots: &[Dot], seen: &Seen| seen.holds(dot) && dots.binary_search(dot).is_err();
    !b.is_empty()
        && a.iter().all(|dot| shared(dot, b) || gone_from(dot, b, b_seen))
        && b.iter().all(|dot| shared(dot, a) || !a_seen.holds(dot) && a.binary_search(dot).is_err())
}

impl Register {
    /// The values of a field of an entry.
    pub fn of(entry: &Entry, field: &'static str) -> Register {
        let shown = entry.record.fields().field(field).unwrap_or(Value::Null);
        let siblings = entry.revision.siblings.get(field).into_iter().flatten();
        let others =
            siblings.map(|sibling| Written { value: sibling.value.clone(), dots: sibling.dots.clone() });
        let shown = Written { value: shown, dots: entry.revision.dots(field).clone() };
        Register { values: std::iter::once(shown).chain(others).collect() }
    }

    /// The shown value.
    pub fn shown(&self) -> &Value {
        &self.values[0].value
    }

    /// Whether a person has to decide.
    pub fn is_conflict(&self) -> bool {
        self.values.len() > 1
    }

    /// Every dot of every value, in order.
    pub fn dots(&self) -> Dots {
        in_order(self.values.iter().flat_map(|written| written.dots.iter().cloned()).collect())
    }

    /// The merge of one field. `seen` is what the record on that side has seen.
    pub fn merged(a: &Register, a_seen: &Seen, b: &Register, b_seen: &Seen) -> Vec<Written> {
        let (a_dots, b_dots) = (a.dots(), b.dots());
        let mut kept = Vec::new();
        for (side, other_dots, other_seen) in [(a, &b_dots, b_seen), (b, &a_dots, a_seen)] {
            for written in &side.values {
                let dots = staying(&written.dots, other_dots, other_seen);
                if !dots.is_empty() {
                    kept.push(Written { value: written.value.clone(), dots });
                }
            }
        }
        if kept.is_empty() {
            // Each side claims to have seen the other's value go: only a forged file says so. Keep both.
            kept = a
                .values
                .iter()
                .chain(&b.values)
                .filter(|written| !written.dots.is_empty())
                .cloned()
                .collect();
        }
        if kept.is_empty() {
            // Nobody ever wrote this field: a migration filled it on both sides.
            kept.extend(a.values.iter().chain(&b.values).max_by_key(|written| text(&written.value)).cloned());
        }
        kept
    }

    /// Equal values become one with all their dots; the one to show comes first, the same everywhere.
    pub fn settled(values: Vec<Written>, at: &Times) -> Register {
        let mut by_text: BTreeMap<String, Written> = BTreeMap::new();
        for written in values {
            match by_text.get_mut(&text(&written.value)) {
                Some(same) => same.dots = in_order(same.dots.iter().chain(&written.dots).cloned().collect()),
                None => {
                    by_text.insert(text(&written.value), Written { dots: in_order(written.dots), ..written });
                }
            }
        }
        let mut values: Vec<(String, Written)> = by_text.into_iter().collect();
        values.sort_by(|(a_text, a), (b_text, b)| {
            let heaviest = |w: &Written| {
                w.dots.iter().map(|dot| weight(dot, at)).max().map(|(p, t, r, n)| (p, t, r.to_owned(), n))
            };
            heaviest(b).cmp(&heaviest(a)).then_with(|| b_text.cmp(a_text))
        });
        Register { values: values.into_iter().map(|(_, written)| written).collect() }
    }
}

/// What a field is put back as: see [`entry_of`].
pub(super) enum Field<'a> {
    /// The value that the base has, written by these dots.
    Same(Cow<'a, [Dot]>),
    /// These values.
    Values(Register),
}

/// Puts all fields of a record back into an entry: the shown values in the record, the rest in the
/// revision. `bases` are the records they come from, with the identifier: a value that one of them has
/// is taken over as it is, which is much less work than reading it.
pub(super) fn entry_of<'a>(
    bases: &[&AnyRecord],
    seen: Seen,
    at: Times,
    fields: impl IntoIterator<Item = (&'static str, Field<'a>)>,
) -> Entry {
    let mut revision = Revision { seen, at, ..Revision::default() };
    let (mut by_field, mut values_shown) = (Vec::new(), Vec::new());
    for (name, field) in fields {
        let register = match field {
            Field::Values(register) => register,
            Field::Same(dots) => {
                by_field.push((name, dots));
                continue;
            }
        };
        let mut values = register.values.into_iter();
        if let Some(shown) = values.next() {
            values_shown.push((name, shown.value));
            by_field.push((name, Cow::Owned(shown.dots)));
        }
        let siblings: Vec<Sibling> = values.map(|w| Sibling { value: w.value, dots: w.dots }).collect();
        if !siblings.is_empty() {
            revision.siblings.insert(name, siblings);
        }
    }
    revision.set_dots(by_field);
    let record = record_of(bases, values_shown);
    revision.prune_times(record.kind().fields());
    Entry { record, revision: std::sync::Arc::new(revision) }
}

/// The record that shows these values, and in every other field what its bases have.
fn record_of(bases: &[&AnyRecord], shown: Vec<(&'static str, Value)>) -> AnyRecord {
    let has = |base: &AnyRecord, name: &str, value: &Value| base.fields().field(name).as_ref() == Some(value);
    if let Some(whole) = bases.iter().find(|base| shown.iter().all(|(name, value)| has(base, name, value))) {
        return (*whole).clone();
    }
    let mut record = bases[0].clone();
    for (name, value) in shown {
        match bases.iter().position(|base| has(base, name, &value)) {
            Some(0) => {}
            Some(n) => record.take_field(name, bases[n]),
            None => {
                record = record
                    .with_field(name, value)
                    .expect("every value of a register was once a value of its field");
            }
        }
    }
    record
}

impl Entry {
    /// The same entry as the merge would write it: shown values chosen, dots in order, `rest` the most
    /// frequent. A file may hold the same in another way.
    pub fn in_canonical_form(self) -> Entry {
        let revision = &self.revision;
        let plain = revision.fields.is_empty() && revision.siblings.is_empty();
        let rest_in_order = revision.rest.windows(2).all(|pair| pair[0] < pair[1]);
        if plain && rest_in_order && revision.at.keys().all(|dot| revision.rest.contains(dot)) {
            return self;
        }
        if revision.siblings.is_empty() {
            return self.with_dots_in_order();
        }
        let registers =
            self.record.kind().fields().iter().map(|name| {
                (*name, Field::Values(Register::settled(self.register(name).values, &revision.at)))
            });
        entry_of(&[&self.record], revision.seen.clone(), revision.at.clone(), registers)
    }

    /// The same where no field is in conflict: the values stay as they are, so none of them has to be written to be
    /// compared, and a large notebook opens sooner.
    fn with_dots_in_order(mut self) -> Entry {
        let names = self.record.kind().fields();
        let revision = std::sync::Arc::make_mut(&mut self.revision);
        if !revision.has_dots_set(names) {
            let by_field =
                names.iter().map(|field| (*field, Cow::Owned(in_order(revision.dots(field).clone()))));
            revision.set_dots(by_field.collect());
        }
        revision.prune_times(names);
        self
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use serde_json::json;

    fn dot(text: &str) -> Dot {
        text.parse().unwrap()
    }

    fn written(value: &str, dots: &[&str]) -> Written {
        Written { value: json!(value), dots: dots.iter().map(|text| dot(text)).collect() }
    }

    fn seen(dots: &[&str]) -> Seen {
        let mut seen = Seen::new();
        dots.iter().for_each(|text| seen.see(&dot(text)));
        seen
    }

    fn settled(values: &[Written], at: &[(&str, i64)]) -> Vec<String> {
        let at = at.iter().map(|(text, time)| (dot(text), DateTime::from_timestamp(*time, 0).unwrap()));
        let register = Register::settled(values.to_vec(), &at.collect());
        register.values.into_iter().map(|written| written.value.as_str().unwrap().to_owned()).collect()
    }

    fn merged(a: (Written, &[&str]), b: (Written, &[&str])) -> Vec<Written> {
        let (a, a_seen) = (Register { values: vec![a.0] }, seen(a.1));
        let (b, b_seen) = (Register { values: vec![b.0] }, seen(b.1));
        let values = Register::merged(&a, &a_seen, &b, &b_seen);
        assert_eq!(
            Register::settled(values.clone(), &Times::new()),
            Register::settled(Register::merged(&b, &b_seen, &a, &a_seen), &Times::new())
        );
        values
    }

    #[test]
    fn shown_is_the_latest_then_by_replica_then_by_change_then_by_value_and_the_plan_last() {
        let (x, y, plan) = (written("x", &["a:1"]), written("y", &["b:1"]), written("p", &["plan:9"]));
        let all = [plan, x.clone(), y.clone()];
        assert_eq!(settled(&all, &[("a:1", 2), ("b:1", 1)]), ["x", "y", "p"]);
        assert_eq!(settled(&all, &[("a:1", 1), ("b:1", 1)]), ["y", "x", "p"]);
        assert_eq!(settled(&all, &[("plan:9", 5)]), ["y", "x", "p"], "a time makes the Plan no heavier");
        let later = written("x", &["b:2"]);
        assert_eq!(settled(&[y.clone(), later], &[]), ["x", "y"]);
        assert_eq!(settled(&[written("x", &["b:1"]), y], &[]), ["y", "x"], "one dot on two values");
        let both = written("x", &["a:1", "plan:1"]);
        assert_eq!(settled(&[written("y", &["a:1"]), both], &[]), ["y", "x"], "the heaviest dot counts");
    }

    #[test]
    fn equal_values_become_one_with_all_their_dots() {
        let values = vec![written("x", &["b:1"]), written("x", &["a:1", "b:1"])];
        assert_eq!(Register::settled(values, &Times::new()).values, [written("x", &["a:1", "b:1"])]);
    }

    #[test]
    fn a_value_without_dots_yields_to_any_written_one() {
        let filled_in = || written("x", &[]);
        let new = written("y", &["b:1"]);
        assert_eq!(
            merged((filled_in(), &["a:1"]), (new.clone(), &["a:1", "b:1"])),
            std::slice::from_ref(&new)
        );
        assert_eq!(merged((filled_in(), &["b:1"]), (new.clone(), &["b:1"])), [new], "whatever was seen");
        assert_eq!(merged((filled_in(), &[]), (written("z", &[]), &[])), [written("z", &[])]);
    }

    #[test]
    fn what_would_leave_a_field_empty_keeps_both_sides() {
        let (x, y) = (written("x", &["a:1"]), written("y", &["b:1"]));
        let both = merged((x.clone(), &["a:1", "b:1"]), (y.clone(), &["a:1", "b:1"]));
        assert_eq!(both, [x, y]);
    }
}
