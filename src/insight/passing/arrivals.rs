//! What another workspace would bring, put in order for a person: by kind and micro-territory, and inside a
//! record field by field, both sides next to each other.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use crate::domain::{AnyRecord, Comune, Id, Kind, MicroTerritory, Record, RecordId, Reference};
use crate::insight::territories::territory::sharing;
use crate::workspace::{Difference, Entry, Register, Workspace, offer};

use super::decisions::{Author, author};

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
}

/// The fields of a record of another workspace that differ from here, both sides next to each other; of a new
/// record the fields that hold something.
pub fn facing(now: &Workspace, other: &Workspace, theirs: &Entry) -> Vec<Facing> {
    let ours = now.table(theirs.record.kind()).get(theirs.record.id());
    let merged = ours.map(|ours| ours.merged(theirs));
    let side = |workspace: &Workspace, entry: &Entry, field: &'static str| Side {
        value: entry.register(field).shown().clone(),
        by: latest(workspace, now, entry, field),
    };
    let fields = theirs.record.kind().fields().iter().copied();
    fields
        .filter_map(|field| {
            let coming = side(other, theirs, field);
            let (Some(ours), Some(merged)) = (ours, &merged) else {
                let holds = !is_empty(&coming.value);
                return holds.then_some(Facing {
                    field,
                    ours: None,
                    theirs: coming,
                    stays: Stays::Theirs,
                    more: 0,
                });
            };
            let here = side(now, ours, field);
            let register = merged.register(field);
            let same = here.value == coming.value && texts(&register) == texts(&ours.register(field));
            let stays = match register.values.as_slice() {
                [_, _, ..] => Stays::Both,
                [only] if only.value == here.value => Stays::Ours,
                _ => Stays::Theirs,
            };
            let third = |value: &Value| *value != here.value && *value != coming.value;
            let more = register.values.iter().filter(|written| third(&written.value)).count();
            (!same).then_some(Facing { field, ours: Some(here), theirs: coming, stays, more })
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
                return holds.then_some(Facing { field, ours: None, theirs, stays: Stays::Theirs, more: 0 });
            };
            let stays = match offer(ours, record, revision, field)? {
                Offer::Edit => Stays::Theirs,
                Offer::Older => Stays::Ours,
                Offer::Beside => Stays::Both,
            };
            let here =
                Side { value: ours.register(field).shown().clone(), by: latest(now, now, ours, field) };
            Some(Facing { field, ours: Some(here), theirs, stays, more: 0 })
        })
        .collect()
}

fn texts(register: &Register) -> Vec<String> {
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

/// Who wrote the value shown of a field last. A record that nobody put in the bin stands against the bin with whatever was
/// written of it.
fn latest(
    workspace: &Workspace,
    now: &Workspace,
    entry: &Entry,
    field: &str,
) -> Option<(Author, Option<DateTime<Utc>>)> {
    let at = |dot: &crate::domain::Dot| entry.revision.at.get(dot).copied();
    let all = || entry.revision.at.keys().max_by_key(|dot| (at(dot), *dot));
    let of_field = || entry.revision.dots(field).iter().max_by_key(|dot| (at(dot), *dot));
    let stays = field == "binned" && entry.record.binned().is_none();
    let dot = if stays { all().or_else(of_field) } else { of_field() }?;
    // A browser may have told its name only here, or only there.
    let who = match author(workspace, &dot.replica) {
        Author::Browser { name: None, .. } => author(now, &dot.replica),
        known => known,
    };
    Some((who, at(dot)))
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

    fn renamed(name: &str, replica: &str) -> Workspace {
        let mut workspace = Workspace::new();
        let before = Stamp { at: DateTime::from_timestamp(1, 0).unwrap(), ..stamp("plan") };
        workspace.create(device("Uno"), &before).unwrap();
        let seen = workspace.seen(device("Uno").id());
        let edit = Edit { before: device("Uno"), after: device(name), seen };
        workspace.edit(&edit, &stamp(replica)).unwrap();
        workspace
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
