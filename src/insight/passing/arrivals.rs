//! What another workspace would bring, put in order for a person: by kind and micro-territory, and inside a
//! record field by field, both sides next to each other.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use crate::domain::{AnyRecord, Comune, Dot, Id, Kind, MicroTerritory, Record, RecordId, Reference};
use crate::insight::territories::territory::sharing;
use crate::workspace::{BinState, Difference, Entry, Register, Workspace, Written, offer};

use super::decisions::{Author, BIN, author};

/// Where what differs belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Belongs {
    /// To the micro-territory with this number.
    To(u32),
    /// To several.
    Several,
    /// To none, or nobody knows.
    Nowhere,
}

/// What differs of one kind in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrivals {
    /// Which kind.
    pub kind: Kind,
    /// Where it belongs.
    pub belongs: Belongs,
    /// The name of that micro-territory.
    pub place: Option<String>,
    /// The records, as they came.
    pub differences: Vec<Difference>,
}

/// How many steps from record to record lead to a place: a decision, its meeting, the group, the territory.
const STEPS: usize = 3;

/// Differences by kind and micro-territory, in the order of kinds and numbers.
pub fn arrivals<'a>(
    now: &Workspace,
    theirs: &Workspace,
    differences: impl Iterator<Item = &'a Difference>,
    day: NaiveDate,
) -> Vec<Arrivals> {
    let guide = Places { now, theirs, shared: [sharing(now, day), sharing(theirs, day)] };
    let mut sorted: BTreeMap<(Kind, Belongs), Vec<Difference>> = BTreeMap::new();
    let mut names: BTreeMap<u32, String> = BTreeMap::new();
    for difference in differences {
        let mut found: Vec<&MicroTerritory> = Vec::new();
        if let Some(record) = guide.record(difference.kind, &difference.id) {
            guide.places(record, STEPS, &mut found);
        }
        found.sort_by_key(|territory| territory.number);
        found.dedup_by_key(|territory| territory.number);
        let belongs = match found.as_slice() {
            [] => Belongs::Nowhere,
            [only] => {
                names.entry(only.number).or_insert_with(|| only.name.to_string());
                Belongs::To(only.number)
            }
            _ => Belongs::Several,
        };
        sorted.entry((difference.kind, belongs)).or_default().push(difference.clone());
    }
    let place = |belongs| match belongs {
        Belongs::To(number) => names.get(&number).cloned(),
        Belongs::Several | Belongs::Nowhere => None,
    };
    let arrivals = sorted.into_iter();
    arrivals
        .map(|((kind, belongs), differences)| Arrivals { kind, belongs, place: place(belongs), differences })
        .collect()
}

struct Places<'a> {
    now: &'a Workspace,
    theirs: &'a Workspace,
    shared: [BTreeMap<Id<Comune>, Vec<Id<MicroTerritory>>>; 2],
}

impl<'a> Places<'a> {
    fn record(&self, kind: Kind, id: &RecordId) -> Option<&'a AnyRecord> {
        [self.theirs, self.now].iter().find_map(|side| side.table(kind).get(id)).map(|entry| &entry.record)
    }

    fn territory(&self, id: &RecordId) -> Option<&'a MicroTerritory> {
        self.record(Kind::MicroTerritory, id)
            .and_then(MicroTerritory::peel)
            .map(|territory| territory.as_ref())
    }

    /// The micro-territories that a record names, by itself or through what it names.
    fn places(&self, record: &'a AnyRecord, steps: usize, found: &mut Vec<&'a MicroTerritory>) {
        if let Some(territory) = MicroTerritory::peel(record) {
            found.push(territory);
            return;
        }
        let mut named: Vec<Reference> = Vec::new();
        if record.kind() == Kind::Comune {
            named.push(Reference { kind: Kind::Comune, id: record.id().clone() });
        }
        record.fields().each_reference(&mut |_, reference| named.push(reference));
        let before = found.len();
        for Reference { id, .. } in named.iter().filter(|one| one.kind == Kind::Comune) {
            let comune = Id::new(id.clone());
            let holders = self.shared.iter().find_map(|shared| shared.get(&comune)).into_iter().flatten();
            found.extend(holders.filter_map(|id| self.territory(id.record())));
        }
        let territories = named.iter().filter(|one| one.kind == Kind::MicroTerritory);
        found.extend(territories.filter_map(|one| self.territory(&one.id)));
        if found.len() == before && steps > 0 {
            let others = named.iter().filter(|one| one.id != *record.id());
            let further = others.filter_map(|one| self.record(one.kind, &one.id));
            further.for_each(|next| self.places(next, steps - 1, found));
        }
    }
}

/// What a field would be once its record is taken and nobody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// What is here.
    Ours,
    /// What comes.
    Theirs,
    /// Both, for a person to decide.
    Both,
}

/// A value with who wrote it, and when if known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The value.
    pub value: Value,
    /// Who wrote it; nobody can say of what was written by hand.
    pub by: Option<(Author, Option<DateTime<Utc>>)>,
}

/// One field on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facing {
    /// Which field.
    pub field: &'static str,
    /// What is here; nothing of a record that is new.
    pub ours: Option<Side>,
    /// What comes.
    pub theirs: Side,
    /// What would stay.
    pub stays: Stays,
    /// How many versions there are beside these two, written by others.
    pub more: usize,
    /// Whether several others overwrote what is here, each otherwise: nobody here wrote any of it.
    pub strangers: bool,
}

/// The fields of a record of another workspace that differ from here, both sides next to each other; of a new
/// record the fields that hold something.
pub fn facing(now: &Workspace, other: &Workspace, theirs: &Entry) -> Vec<Facing> {
    let ours = now.table(theirs.record.kind()).get(theirs.record.id());
    let merged = ours.map(|ours| ours.merged(theirs));
    let side = |workspace: &Workspace, entry: &Entry, field: &'static str, of: Written| Side {
        by: latest(workspace, now, entry, field, &of),
        value: of.value,
    };
    let fields = theirs.record.kind().fields().iter().copied();
    fields
        .filter_map(|field| {
            let (Some(ours), Some(merged)) = (ours, &merged) else {
                let coming = side(other, theirs, field, theirs.register(field).values.swap_remove(0));
                // What had been seen of a pair is for the merge, and nobody reads it.
                let holds = !is_empty(&coming.value) && field != "seen";
                return holds.then_some(Facing {
                    field,
                    ours: None,
                    theirs: coming,
                    stays: Stays::Theirs,
                    more: 0,
                    strangers: false,
                });
            };
            let [here, coming] = ours.facing(theirs, field)?;
            let (here, coming) = (side(now, ours, field, here), side(other, theirs, field, coming));
            if field == BIN {
                let stays = match merged.bin_state() {
                    BinState::Contested => Stays::Both,
                    state if (state == BinState::Live) == here.value.is_null() => Stays::Ours,
                    _ => Stays::Theirs,
                };
                return Some(Facing {
                    field,
                    ours: Some(here),
                    theirs: coming,
                    stays,
                    more: 0,
                    strangers: false,
                });
            }
            let register = merged.register(field);
            // What waits here already, and to which nothing comes, is not asked again.
            let same = texts(&register) == texts(&ours.register(field))
                && (here.value == coming.value || register.is_conflict());
            let stays = match register.values.as_slice() {
                [_, _, ..] => Stays::Both,
                [only] if only.value == here.value => Stays::Ours,
                _ => Stays::Theirs,
            };
            let known = ours.register(field);
            let strangers =
                register.is_conflict() && !register.values.iter().any(|it| known.holds(&it.value));
            let third = |value: &Value| *value != here.value && *value != coming.value;
            let more = register.values.iter().filter(|written| third(&written.value)).count();
            (!same).then_some(Facing { field, ours: Some(here), theirs: coming, stays, more, strangers })
        })
        .collect()
}

/// The same of a record that no revision vouches for.
pub fn facing_by_hand(
    now: &Workspace,
    record: &AnyRecord,
    revision: Option<&crate::workspace::Revision>,
) -> Vec<Facing> {
    use crate::workspace::Offer;
    let ours = now.table(record.kind()).get(record.id());
    let fields = record.kind().fields().iter().copied();
    fields
        .filter_map(|field| {
            let theirs = Side { value: record.fields().field(field)?, by: None };
            let Some(ours) = ours else {
                let holds = !is_empty(&theirs.value);
                return holds.then_some(Facing {
                    field,
                    ours: None,
                    theirs,
                    stays: Stays::Theirs,
                    more: 0,
                    strangers: false,
                });
            };
            let stays = match offer(ours, record, revision, field)? {
                Offer::Edit => Stays::Theirs,
                Offer::Older => Stays::Ours,
                Offer::Beside => Stays::Both,
            };
            let shown = ours.register(field).values.swap_remove(0);
            let here = Side { by: latest(now, now, ours, field, &shown), value: shown.value };
            Some(Facing { field, ours: Some(here), theirs, stays, more: 0, strangers: false })
        })
        .collect()
}

fn texts(register: &Register) -> BTreeSet<String> {
    register.values.iter().map(|written| written.value.to_string()).collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Who wrote a version of a field last. Against the bin stands whatever was written of the record.
fn latest(
    workspace: &Workspace,
    now: &Workspace,
    entry: &Entry,
    field: &'static str,
    of: &Written,
) -> Option<(Author, Option<DateTime<Utc>>)> {
    let at = |dot: &Dot| entry.revision.at.get(dot).copied();
    let of_field = || of.dots.iter().max_by_key(|dot| (at(dot), *dot)).cloned();
    let dot = if field == BIN && of.value.is_null() {
        let marks = entry.register(BIN).values.into_iter().filter(|written| !written.value.is_null());
        let marks: Vec<Dot> = marks.flat_map(|mark| mark.dots).collect();
        let written = entry.revision.at.keys().filter(|dot| !marks.contains(dot));
        written.max_by_key(|dot| (at(dot), *dot)).cloned().or_else(of_field)
    } else {
        of_field()
    }?;
    // A browser may have told its name only here, or only there.
    let who = match author(workspace, &dot.replica) {
        Author::Browser { name: None, .. } => author(now, &dot.replica),
        known => known,
    };
    Some((who, at(&dot)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Device;
    use crate::insight::builders;
    use crate::workspace::{Edit, News, Stamp};

    fn stamp(replica: &str) -> Stamp {
        Stamp { replica: replica.parse().unwrap(), at: DateTime::from_timestamp(2, 0).unwrap() }
    }

    fn device(name: &str) -> AnyRecord {
        Device::wrap(
            Device { id: "k3v9x2".parse().unwrap(), name: name.parse().unwrap(), binned: None }.into(),
        )
    }

    fn first() -> Workspace {
        let mut workspace = Workspace::new();
        let before = Stamp { at: DateTime::from_timestamp(1, 0).unwrap(), ..stamp("plan") };
        workspace.create(device("Uno"), &before).unwrap();
        workspace
    }

    fn renamed(name: &str, replica: &str) -> Workspace {
        let mut workspace = first();
        let seen = workspace.seen(device("Uno").id());
        let edit = Edit { before: device("Uno"), after: device(name), seen };
        workspace.edit(&edit, &stamp(replica)).unwrap();
        workspace
    }

    #[test]
    fn of_what_two_others_wrote_nothing_is_called_ours() {
        let both = renamed("Due", "a.b").merged(&renamed("Tre", "b.b"));
        let found = facing(&first(), &both, both.entry(device("Uno").id()).unwrap());
        assert!(found[0].strangers && found[0].more == 1);
    }

    #[test]
    fn both_sides_of_a_field_stand_side_by_side_with_who_wrote_them() {
        let (ours, theirs) = (renamed("Mio", "k3v9x2.a"), renamed("Suo", "b.b"));
        let entry = theirs.entry(device("Uno").id()).unwrap();
        let found = facing(&ours, &theirs, entry);
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((one.field, one.stays), ("name", Stays::Both));
        assert_eq!(one.ours.as_ref().unwrap().value, "Mio");
        assert_eq!(one.theirs.value, "Suo");
        let new = facing(&Workspace::new(), &theirs, entry);
        assert_eq!(new.len(), 1, "what holds nothing is not compared with nothing");
        let hand = facing_by_hand(&ours, &device("A mano"), None);
        assert_eq!((hand[0].stays, hand[0].theirs.by.clone()), (Stays::Theirs, None));
    }

    #[test]
    fn against_the_bin_stands_the_last_that_was_written_of_the_record() {
        let (mut ours, theirs) = (renamed("Mio", "plan"), renamed("Suo", "b.b"));
        let id = device("Uno").id().clone();
        let later = Stamp { at: DateTime::from_timestamp(9, 0).unwrap(), ..stamp("a.a") };
        ours.bin(&id, &ours.seen(&id), &later).unwrap();
        let found = facing(&ours, &theirs, theirs.entry(&id).unwrap());
        let bin = found.iter().find(|one| one.field == "binned").unwrap();
        let by = |side: &Side| side.by.clone().map(|(who, at)| (who, at.unwrap().timestamp()));
        assert_eq!(by(bin.ours.as_ref().unwrap()), Some((author(&ours, &later.replica), 9)));
        assert_eq!(by(&bin.theirs), Some((author(&theirs, &stamp("b.b").replica), 2)));
    }

    #[test]
    fn who_put_it_in_the_bin_is_asked_when_it_comes_back_changed() {
        let id = device("Uno").id().clone();
        let later = |replica: &str| Stamp { at: DateTime::from_timestamp(9, 0).unwrap(), ..stamp(replica) };
        let mut ours = renamed("Mio", "a.a");
        ours.bin(&id, &ours.seen(&id), &later("a.a")).unwrap();
        // They know of the bin by now, and have not decided.
        let theirs = renamed("Suo", "b.b").merged(&ours);
        let found = facing(&ours, &theirs, theirs.entry(&id).unwrap());
        let bin = found.iter().find(|one| one.field == "binned").unwrap();
        let here = bin.ours.as_ref().unwrap();
        assert_eq!((here.value.is_null(), bin.theirs.value.is_null(), bin.stays), (false, true, Stays::Both));
        let by = |side: &Side| side.by.clone().map(|(who, _)| who);
        assert_eq!(by(here), Some(author(&ours, &stamp("a.a").replica)));
        assert_eq!(
            by(&bin.theirs),
            Some(author(&theirs, &stamp("b.b").replica)),
            "not whoever put it in the bin"
        );
        // Two who put it in the bin agree.
        let mut agreed = renamed("Mio", "a.a");
        agreed.bin(&id, &agreed.seen(&id), &later("b.b")).unwrap();
        assert!(facing(&ours, &agreed, agreed.entry(&id).unwrap()).is_empty());
    }

    #[test]
    fn a_version_is_not_compared_with_itself() {
        // There mine is shown, beside the one that is not here.
        let ours = renamed("Mio", "c.c");
        let theirs = ours.merged(&renamed("Suo", "b.b"));
        assert_eq!(theirs.entry(device("Uno").id()).unwrap().record.title(), "Mio");
        let found = facing(&ours, &theirs, theirs.entry(device("Uno").id()).unwrap());
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(one.ours.as_ref().unwrap().value, "Mio");
        assert_eq!((one.theirs.value.as_str(), one.more), (Some("Suo"), 0));
        assert_eq!(one.theirs.by.clone().map(|(who, _)| who), Some(author(&theirs, &stamp("b.b").replica)));
        // What waits on both sides is not asked again.
        assert!(facing(&theirs, &ours, ours.entry(device("Uno").id()).unwrap()).is_empty());
    }

    #[test]
    fn differences_are_sorted_by_kind_and_by_the_territory_they_belong_to() {
        let bozzolo = builders::comune("bozzolo", "Bozzolo", crate::domain::Area::ALL[0]);
        let here = builders::Filling::default()
            .with(bozzolo)
            .with(builders::territory(1, "Primo", vec![builders::whole("comune-bozzolo")]))
            .with(builders::frazione("san-martino", "San Martino", "comune-bozzolo"))
            .with(builders::table("minori", 1))
            .0;
        let news = |entry: &Entry| Difference {
            kind: entry.record.kind(),
            id: entry.record.id().clone(),
            news: News::New,
        };
        let all: Vec<Difference> = here.entries().map(news).collect();
        let sorted = arrivals(&Workspace::new(), &here, all.iter(), builders::day("2026-11-23"));
        let found: Vec<(Kind, Belongs)> = sorted.iter().map(|one| (one.kind, one.belongs)).collect();
        let expected = [
            (Kind::Comune, Belongs::To(1)),
            (Kind::Frazione, Belongs::To(1)),
            (Kind::CoProgrammingTable, Belongs::Nowhere),
            (Kind::MicroTerritory, Belongs::To(1)),
        ];
        assert_eq!(found, expected);
        assert_eq!(sorted[0].place.as_deref(), Some("Primo"));
    }
}
