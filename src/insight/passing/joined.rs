//! Records that somebody joined: the pairs, what of them waits to be looked at, and whether somebody denies that they are one.

mod unseen;

use chrono::{DateTime, Utc};

use crate::domain::{Id, Kind, Match, Record, RecordId, Seen, SeenOfBoth, Verdict};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::decisions::{Author, latest};

use unseen::unseen;
pub use unseen::{Unseen, carried};

/// Two records that are one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The decision that joined them.
    pub pair: Id<Match>,
    /// Which kind.
    pub kind: Kind,
    /// The one under which both are shown.
    pub shown: RecordId,
    /// What people call it.
    pub title: String,
    /// The other.
    pub other: RecordId,
    /// What people called it.
    pub other_title: String,
    /// What the other says and nobody has looked at.
    pub unseen: Vec<Unseen>,
    /// Somebody else said that they are two.
    pub denied: Option<Denied>,
}

/// A decision that two records which are one thing here are two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    /// The decision.
    pub decision: Id<Match>,
    /// What people call the two, where others stand between them: one is the first, the first is the other.
    pub through: Option<[String; 2]>,
    /// Who decided, and when if known.
    pub by: Option<(Author, Option<DateTime<Utc>>)>,
}

impl Joined {
    /// Whether there is something to look at.
    pub fn waits(&self) -> bool {
        !self.unseen.is_empty() || self.denied.is_some()
    }
}

/// A decision on two records. One that joins has seen nothing yet of what they say, so that every value of
/// the one that is no longer shown is offered.
pub fn verdict(workspace: &Workspace, id: Id<Match>, one: &RecordId, two: &RecordId, said: Verdict) -> Match {
    let (a, b) = if one <= two { (one, two) } else { (two, one) };
    let seen = |id: &RecordId| match said {
        Verdict::Same => Seen::new(),
        Verdict::Different => workspace.seen(id),
    };
    let seen = SeenOfBoth { a: seen(a), b: seen(b) };
    Match { id, a: a.clone(), b: b.clone(), verdict: said, seen, binned: None }
}

/// The pairs that are joined, those with something to look at first.
pub fn joined(workspace: &Workspace) -> Vec<Joined> {
    let reading = Reading::of(workspace);
    let denied = |same: &Match, other: &RecordId| {
        let all = workspace.table(Kind::Match).values().filter(|entry| entry.is_live());
        let mut all = all.filter_map(|entry| Some((Match::peel(&entry.record)?, entry)));
        // Of two that others made one, it is asked once: where the one that is not shown, or else the second, is spoken of.
        let (pair, entry) = all.find(|(pair, _)| {
            let spoken = if reading.shown(&pair.b) == &pair.b { &pair.a } else { &pair.b };
            let said = pair.verdict == Verdict::Different && spoken == other;
            said && reading.shown(&pair.a) == reading.shown(&pair.b)
        })?;
        let by = latest(workspace, entry, entry.revision.dots("verdict"));
        let name = |id: &RecordId| workspace.entry(id).map(|entry| entry.record.title());
        let through =
            if pair.a == same.a && pair.b == same.b { None } else { name(&pair.a).zip(name(&pair.b)) };
        Some(Denied { decision: pair.id.clone(), through: through.map(Into::into), by })
    };
    let mut all = Vec::new();
    for entry in workspace.table(Kind::Match).values().filter(|entry| entry.is_live()) {
        let Some(pair) = Match::peel(&entry.record).filter(|pair| pair.verdict == Verdict::Same) else {
            continue;
        };
        for (id, seen) in [(&pair.a, &pair.seen.a), (&pair.b, &pair.seen.b)] {
            let shown = reading.shown(id);
            if shown == id {
                continue;
            }
            let entries = workspace.entry(shown).zip(workspace.entry(id));
            let Some((shown, other)) = entries.filter(|(_, other)| other.is_live()) else { continue };
            all.push(Joined {
                pair: pair.id.clone(),
                kind: shown.record.kind(),
                shown: shown.record.id().clone(),
                title: shown.record.title(),
                other: id.clone(),
                other_title: other.record.title(),
                unseen: unseen(&reading, shown, other, seen),
                denied: denied(pair, id),
            });
        }
    }
    all.sort_by_key(|pair| !pair.waits());
    all
}

/// The pairs with something to look at.
pub fn waiting(workspace: &Workspace) -> Vec<Joined> {
    let mut pairs = joined(workspace);
    pairs.retain(Joined::waits);
    pairs
}

/// What somebody joined to a record, and the decision that did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The decision.
    pub decision: Id<Match>,
    /// What people called what is not shown: two where a decision joined two of those.
    pub names: Vec<String>,
    /// Whether it says more than what is shown.
    pub more: bool,
}

/// What a record is made of, one for each decision; nothing if it was joined to none.
pub fn parts(workspace: &Workspace, id: &RecordId) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let all = joined(workspace).into_iter().filter(|pair| pair.shown == *id || pair.other == *id);
    for pair in all {
        // On the page of what is not shown, the other is what is.
        let name = if pair.other == *id { pair.title } else { pair.other_title };
        let more = !pair.unseen.is_empty();
        match parts.iter_mut().find(|part| part.decision == pair.pair) {
            Some(part) => {
                part.names.push(name);
                part.more |= more;
            }
            None => parts.push(Part { decision: pair.pair, names: vec![name], more }),
        }
    }
    parts
}

/// The decision, having seen all that both records say now.
pub fn looked_at(workspace: &Workspace, pair: &Match) -> Match {
    let mut seen = pair.seen.clone();
    seen.a.join(&workspace.seen(&pair.a));
    seen.b.join(&workspace.seen(&pair.b));
    Match { seen, ..pair.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Organization, Service};
    use crate::insight::builders::*;

    #[test]
    fn a_record_knows_what_it_is_made_of_and_by_which_decision() {
        let all = ["a", "b", "c", "d"].map(|name| organization(name, &format!("Avis {name}")));
        let mut filling = all.into_iter().fold(Filling::default(), Filling::with);
        let record = |name: &str| -> RecordId { format!("organization-{name}").parse().unwrap() };
        for (n, one, two) in [("1", "a", "b"), ("2", "b", "c")] {
            let said =
                verdict(&filling.0, id(&format!("match-{n}")), &record(one), &record(two), Verdict::Same);
            filling.put(said);
        }
        let found = |name: &str| -> Vec<(String, String)> {
            let parts = parts(&filling.0, &record(name)).into_iter();
            parts.map(|part| (part.decision.to_string(), part.names.join("+"))).collect()
        };
        let said = |all: &[(&str, &str)]| -> Vec<(String, String)> {
            all.iter().map(|(decision, names)| ((*decision).to_owned(), (*names).to_owned())).collect()
        };
        assert_eq!(found("a"), said(&[("match-1", "Avis b"), ("match-2", "Avis b+Avis c")]));
        assert_eq!(found("c"), said(&[("match-2", "Avis a")]));
        assert!(found("d").is_empty());
    }

    #[test]
    fn who_said_that_they_are_two_is_heard_where_somebody_said_that_they_are_one() {
        let mut filling = Filling::default().with(organization("a", "Avis")).with(organization("b", "Avis"));
        let (one, two) = ("organization-a".parse().unwrap(), "organization-b".parse().unwrap());
        for (id_of_pair, said) in [("match-1", Verdict::Same), ("match-2", Verdict::Different)] {
            filling.put(verdict(&filling.0, id(id_of_pair), &one, &two, said));
        }
        let pair = joined(&filling.0).remove(0);
        let decision = pair.denied.clone().unwrap().decision;
        assert_eq!(
            (pair.pair.to_string(), decision.to_string()),
            ("match-1".to_owned(), "match-2".to_owned())
        );
        let stamp = crate::workspace::Stamp { replica: "a.a".parse().unwrap(), at: DateTime::UNIX_EPOCH };
        let seen = filling.0.seen(decision.record());
        filling.0.bin(decision.record(), &seen, &stamp).unwrap();
        assert_eq!(joined(&filling.0)[0].denied, None, "once the answer is taken back, nobody asks again");
    }

    #[test]
    fn who_said_that_two_are_two_is_heard_where_a_third_made_them_one() {
        let all = ["a", "b", "c"].map(|name| organization(name, &format!("Avis {name}")));
        let mut filling = all.into_iter().fold(Filling::default(), Filling::with);
        let record = |name: &str| -> RecordId { format!("organization-{name}").parse().unwrap() };
        let said = [
            ("1", "a", "b", Verdict::Same),
            ("2", "b", "c", Verdict::Same),
            ("3", "a", "c", Verdict::Different),
        ];
        for (n, one, two, said) in said {
            let pair = verdict(&filling.0, id(&format!("match-{n}")), &record(one), &record(two), said);
            filling.put(pair);
        }
        let denied: Vec<Denied> = joined(&filling.0).into_iter().filter_map(|pair| pair.denied).collect();
        assert_eq!(denied.len(), 1);
        assert_eq!(denied[0].decision, id("match-3"));
        assert_eq!(denied[0].through, Some(["Avis a".to_owned(), "Avis c".to_owned()]));
    }

    #[test]
    fn two_of_which_the_second_is_shown_are_asked_about_as_well() {
        let mut filling = Filling::default()
            .with(service("a", "Casa"))
            .with(Service { protected: true, ..service("b", "Casa") });
        let (one, two) = ("service-a".parse().unwrap(), "service-b".parse().unwrap());
        for (name, said) in [("match-1", Verdict::Same), ("match-2", Verdict::Different)] {
            filling.put(verdict(&filling.0, id(name), &one, &two, said));
        }
        assert!(joined(&filling.0)[0].denied.is_some());
    }

    #[test]
    fn a_card_that_keeps_a_place_secret_is_the_one_that_is_shown() {
        let filling = Filling::default()
            .with(service("a", "Casa"))
            .with(Service { protected: true, ..service("b", "Casa") })
            .with(same("service-a", "service-b"));
        assert_eq!(joined(&filling.0)[0].shown, "service-b".parse().unwrap());
    }

    #[test]
    fn two_things_told_apart_are_not_joined() {
        let mut filling = Filling::default().with(organization("a", "Avis")).with(organization("b", "Avis"));
        let (one, two) = ("organization-a".parse().unwrap(), "organization-b".parse().unwrap());
        filling.put(verdict(&filling.0, id("match-1"), &one, &two, Verdict::Different));
        assert!(joined(&filling.0).is_empty());
        assert_eq!(filling.0.live::<Organization>().count(), 2);
    }
}
