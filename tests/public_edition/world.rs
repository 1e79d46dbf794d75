//! A random workspace whose values are planted, and who may read which of its records by the rules of the house,
//! told a second time in other words.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use filo::domain::{Edge, Kind};
use filo::workspace::{Entry, Revision, Sibling, Workspace};
use serde_json::{Map, Value, json};

use super::planter::{For, Planted, Planter};
use super::records::fields;

/// How many records of each kind may meet; references point to one of them, there or not.
pub const MOST: usize = 4;

/// The record in which a value was planted, and the value.
pub type Sought<'a> = (&'a str, &'a str);

/// A record as it was drawn.
pub struct Drawn {
    pub kind: Kind,
    pub shown: Map<String, Value>,
    /// Another value of one field, when two people disagree.
    pub sibling: Option<(&'static str, Value)>,
    pub planted: Planted,
}

impl Drawn {
    fn all(&self, field: &str) -> Vec<&Value> {
        let other = self.sibling.iter().filter(|(name, _)| *name == field).map(|(_, value)| value);
        std::iter::once(&self.shown[field]).chain(other).collect()
    }
}

#[derive(Default)]
pub struct World {
    pub workspace: Workspace,
    pub drawn: BTreeMap<String, Drawn>,
}

impl World {
    /// Draws one record for every number.
    pub fn of(seeds: &[u64]) -> World {
        let (mut world, count) = (World::default(), Cell::new(0));
        for seed in seeds {
            let planter = Planter::new(&count, *seed);
            let kind = Kind::ALL[planter.below(Kind::ALL.len())];
            let id = format!("{}-{}", kind.prefix(), planter.below(MOST));
            if !world.drawn.contains_key(&id) {
                world.draw(kind, id, planter);
            }
        }
        world
    }

    fn draw(&mut self, kind: Kind, id: String, p: Planter<'_>) {
        let Value::Object(mut shown) = fields(kind, &p) else { unreachable!() };
        shown.insert("id".to_owned(), json!(id));
        // Somebody who knew all of it put it in the bin, or somebody who did not.
        let mark = |seen: Value| json!({ "at": "2026-11-23T18:00:00Z", "by": "a.a", "seen": seen });
        let known = mark(json!({ "plan": 1, "b.b": 1 }));
        let binned = match p.below(8) {
            0 => known.clone(),
            1 => mark(json!({})),
            _ => Value::Null,
        };
        shown.insert("binned".to_owned(), binned);
        let sibling = (p.below(3) == 0).then(|| disagreement(kind, &shown, &p, known));
        let record = kind.read_map(shown.clone()).unwrap_or_else(|problem| panic!("{kind:?}: {problem:?}"));
        let mut revision = Revision::born("plan:1".parse().unwrap(), None);
        if let Some((field, value)) = &sibling {
            record.with_field(field, value.clone()).unwrap();
            let dots = vec!["b.b:1".parse().unwrap()];
            revision.seen.see(&dots[0]);
            revision.siblings.insert(field, vec![Sibling { value: value.clone(), dots }]);
        }
        self.workspace.put(Entry { record, revision: Arc::new(revision) });
        self.drawn.insert(id, Drawn { kind, shown, sibling, planted: p.planted() });
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&String, &Drawn)> {
        self.drawn.iter().filter(move |(_, drawn)| drawn.kind == kind)
    }

    /// The records that anybody may read.
    pub fn public(&self) -> BTreeSet<&str> {
        let hidden = self.hidden_places();
        let open = |(id, drawn): &(&String, &Drawn)| says_so_itself(drawn) && !hidden.contains(id.as_str());
        let first: BTreeSet<&str> = self.drawn.iter().filter(open).map(|(id, _)| id.as_str()).collect();
        let stands = |id: &&str| {
            let field = match self.drawn[*id].kind {
                Kind::Frazione => "comune",
                Kind::CommunityProfile => "micro_territory",
                _ => return true,
            };
            self.drawn[*id].shown[field].as_str().is_some_and(|of| first.contains(of))
        };
        first.iter().copied().filter(stands).collect()
    }

    /// Organisations whose only services in sight are protected ones.
    fn guarded(&self) -> BTreeSet<&str> {
        let (mut of_protected, mut of_open) = (BTreeSet::new(), BTreeSet::new());
        for (_, service) in self.of_kind(Kind::Service) {
            let mut givers: Vec<&Value> = service.all("provider");
            givers.extend(service.all("partners").into_iter().filter_map(Value::as_array).flatten());
            let givers = givers.into_iter().filter_map(|actor| actor["organization"].as_str());
            if is_protected(service) {
                of_protected.extend(givers);
            } else if says_so_itself(service) {
                of_open.extend(givers);
            }
        }
        of_protected.difference(&of_open).copied().collect()
    }

    fn hidden_places(&self) -> BTreeSet<&str> {
        let guarded = self.guarded();
        let hides = |(id, drawn): &(&String, &Drawn)| match drawn.kind {
            Kind::Service => is_protected(drawn),
            Kind::Organization => guarded.contains(id.as_str()),
            _ => false,
        };
        let lists = self.drawn.iter().filter(hides).flat_map(|(_, drawn)| drawn.all("locations"));
        lists.filter_map(Value::as_array).flatten().filter_map(Value::as_str).collect()
    }

    /// What must be in the public file, and what must not, with the record it was planted in.
    pub fn expected(&self) -> [Vec<Sought<'_>>; 2] {
        let (public, guarded) = (self.public(), self.guarded());
        let (mut there, mut nowhere) = (Vec::new(), Vec::new());
        for (id, drawn) in &self.drawn {
            let discreet = is_protected(drawn) || guarded.contains(id.as_str());
            for (who, value) in &drawn.planted.0 {
                let open = match who {
                    For::All => true,
                    For::AllUnlessGuarded => !discreet,
                    For::Group => false,
                };
                let list = if open && public.contains(id.as_str()) { &mut there } else { &mut nowhere };
                list.push((id.as_str(), value.as_str()));
            }
        }
        [there, nowhere]
    }
}

/// A field in which two people wrote different things, and the second value.
fn disagreement(
    kind: Kind,
    shown: &Map<String, Value>,
    p: &Planter<'_>,
    known: Value,
) -> (&'static str, Value) {
    let mut choices: Vec<(&'static str, Value)> = match kind {
        Kind::Service => vec![
            ("publication", json!("withdrawn")),
            ("publication", json!("published")),
            ("protected", json!(true)),
            ("protected", json!(false)),
            ("locations", p.ids("location")),
            ("provider", p.actor()),
            ("note", p.text(For::Group)),
        ],
        Kind::Voice => vec![
            ("consent", json!("given")),
            ("consent", json!("withdrawn")),
            ("status", json!("publishable")),
            ("status", json!("withdrawn")),
            ("theme", p.text(For::Group)),
        ],
        Kind::CommunityProfile => vec![("status", json!("published")), ("status", json!("draft"))],
        Kind::Location => vec![("confidential", json!(true)), ("confidential", json!(false))],
        Kind::Organization => vec![("locations", p.ids("location")), ("note", p.text(For::Group))],
        Kind::Comune | Kind::MicroTerritory | Kind::Network | Kind::NeedCategory => {
            vec![("name", p.text(For::Group))]
        }
        _ => Vec::new(),
    };
    choices.push(("binned", if shown["binned"].is_null() { known } else { Value::Null }));
    choices.swap_remove(p.below(choices.len()))
}

fn is_protected(drawn: &Drawn) -> bool {
    drawn.kind == Kind::Service && drawn.all("protected").contains(&&json!(true))
}

/// Whether a record may be read for what it says of itself.
fn says_so_itself(drawn: &Drawn) -> bool {
    let every = |field: &str, wanted: &[&str]| {
        let settled = drawn.sibling.as_ref().is_none_or(|(name, _)| *name != field);
        settled && wanted.iter().any(|value| drawn.shown[field] == *value)
    };
    let settled = |field: &str| drawn.sibling.as_ref().is_none_or(|(name, _)| *name != field);
    let open = match drawn.kind {
        Kind::Voice => every("consent", &["said_in_public", "given"]) && every("status", &["publishable"]),
        Kind::CommunityProfile => every("status", &["published"]),
        Kind::Service => every("publication", &["published"]) && settled("protected"),
        Kind::Location => drawn.shown["confidential"] == json!(false) && settled("confidential"),
        kind => kind.edge() == Edge::Public,
    };
    open && drawn.shown["binned"].is_null() && settled("binned")
}
