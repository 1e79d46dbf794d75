//! The kinds of record of format 1, and a record of any kind.

use std::sync::Arc;

use serde::de::MapAccess;
use serde_json::{Map, Value};

use super::bin::Binned;
use super::id::RecordId;
use super::privacy::Edge;
use super::record::{FieldFault, FieldProblem, Fields, Record};
use super::walk::{self, Unreadable, Walk};
use super::*;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident, $plural:literal, $prefix:literal, $edge:ident;)*) => {
        /// The kinds of record, in the order of the map of the house.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $( $(#[$doc])* $name, )* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$( Kind::$name, )*];

            /// The key of the kind in files.
            pub fn plural(self) -> &'static str {
                match self { $( Kind::$name => $plural, )* }
            }

            /// How the identifiers of default records of this kind begin, before the dash.
            pub fn prefix(self) -> &'static str {
                match self { $( Kind::$name => $prefix, )* }
            }

            /// How far records of this kind may travel at most.
            pub fn edge(self) -> Edge {
                match self { $( Kind::$name => Edge::$edge, )* }
            }

            /// The names of the fields, without the identifier.
            pub fn fields(self) -> &'static [&'static str] {
                match self { $( Kind::$name => $name::FIELDS, )* }
            }

            /// The names of the fields that a record is called by.
            pub fn titled_by(self) -> &'static [&'static str] {
                match self { $( Kind::$name => $name::TITLED_BY, )* }
            }

            /// The JSON Schema of a record of this kind.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn schema(self, generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self { $( Kind::$name => generator.subschema_for::<$name>(), )* }
            }

            /// Reads the fields of a record of this kind.
            pub(super) fn walk<'de, A: MapAccess<'de>>(self, walk: Walk<'_, A>) -> Result<AnyRecord, A::Error> {
                match self {
                    $( Kind::$name => $name::walk(walk).map(|record| AnyRecord::$name(Arc::new(record))), )*
                }
            }
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum AnyRecord { $( $(#[$doc])* $name(Arc<$name>), )* }

        impl AnyRecord {
            /// Which kind.
            pub fn kind(&self) -> Kind {
                match self { $( AnyRecord::$name(_) => Kind::$name, )* }
            }

            /// Which record.
            pub fn id(&self) -> &RecordId {
                match self { $( AnyRecord::$name(record) => record.id.record(), )* }
            }

            /// What people call it in a list.
            pub fn title(&self) -> String {
                match self { $( AnyRecord::$name(record) => record.title(), )* }
            }

            /// Whether somebody put it in the bin.
            pub fn binned(&self) -> Option<&Binned> {
                match self { $( AnyRecord::$name(record) => record.binned.as_ref(), )* }
            }

            /// The same record with its mark of the bin set or taken away.
            pub fn with_binned(&self, binned: Option<Binned>) -> AnyRecord {
                match self {
                    $( AnyRecord::$name(record) => AnyRecord::$name(Arc::new(
                        record.as_ref().clone().with_binned(binned),
                    )), )*
                }
            }

            /// The fields by name.
            pub fn fields(&self) -> &dyn Fields {
                match self { $( AnyRecord::$name(record) => record.as_ref(), )* }
            }

            /// The names of the fields that the same record has otherwise in another place; none for two kinds.
            pub fn differing(&self, other: &AnyRecord) -> Vec<&'static str> {
                match (self, other) {
                    $( (AnyRecord::$name(record), AnyRecord::$name(other)) => record.differing(other), )*
                    _ => Vec::new(),
                }
            }

            /// Takes a field over from the same record in another place.
            pub fn take_field(&mut self, name: &str, other: &AnyRecord) {
                match (self, other) {
                    $( (AnyRecord::$name(record), AnyRecord::$name(other)) => {
                        Arc::make_mut(record).take_field(name, other);
                    } )*
                    _ => {}
                }
            }

            /// The same record with another value in one field.
            pub fn with_field(&self, name: &str, value: Value) -> Result<AnyRecord, FieldProblem> {
                // As a file is read: one way in for every field keeps the app small.
                let mut map = self.fields().to_map();
                match map.get_mut(name).filter(|_| name != "id") {
                    Some(field) => *field = value,
                    None => return Err(FieldProblem { field: name.to_owned(), what: FieldFault::Unknown }),
                }
                self.kind().read_map(map)
            }
        }
    };
}

kinds! {
    /// A comune.
    Comune, "comuni", "comune", Public;
    /// A part of a comune.
    Frazione, "frazioni", "frazione", Public;
    /// A table of the co-programming of 2021.
    CoProgrammingTable, "co_programming_tables", "co-programming-table", Public;
    /// A micro-territory.
    MicroTerritory, "micro_territories", "micro-territory", Public;
    /// A version of a community profile; public once published.
    CommunityProfile, "community_profiles", "community-profile", Public;
    /// A guiding group.
    SteeringGroup, "steering_groups", "steering-group", Group;
    /// A person of a group: never leaves this device but in a full backup.
    Member, "members", "member", Device;
    /// A meeting.
    Meeting, "meetings", "meeting", Group;
    /// A decision taken in a meeting.
    Decision, "decisions", "decision", Group;
    /// A task.
    Task, "tasks", "task", Group;
    /// A voice; public when marked publishable.
    Voice, "voices", "voice", Public;
    /// A need of a group of people.
    Need, "needs", "need", Group;
    /// A level or a transversal need of the Plan.
    NeedCategory, "need_categories", "need-category", Public;
    /// A priority given by the Plan or by a group.
    Priority, "priorities", "priority", Group;
    /// A conversation that maps.
    Interview, "interviews", "interview", Group;
    /// A mapping sheet.
    MappingSheet, "mapping_sheets", "mapping-sheet", Group;
    /// An organisation.
    Organization, "organizations", "organization", Public;
    /// A service; public once published.
    Service, "services", "service", Public;
    /// A place.
    Location, "locations", "location", Public;
    /// A Family Coaching centre.
    FamilyCentre, "family_centres", "family-centre", Public;
    /// A network.
    Network, "networks", "network", Public;
    /// A link between an organisation and another, or a network.
    Link, "links", "link", Group;
    /// An agreement.
    Agreement, "agreements", "agreement", Public;
    /// The notebook itself: its title.
    Notebook, "notebooks", "notebook", Group;
    /// The name of a browser.
    Device, "devices", "device", Group;
    /// Two records that are, or are not, one thing.
    Match, "matches", "match", Group;
    /// A note that never leaves this device but in a full backup.
    PrivateNote, "private_notes", "private-note", Device;
}

impl Kind {
    /// Reads the text of a record of this kind.
    pub fn read(self, text: &str) -> Result<AnyRecord, Unreadable> {
        walk::record(self, text)
    }

    /// Reads the text of a list of records of this kind, up to the first that cannot be read.
    pub fn read_all(self, text: &str) -> Result<Vec<AnyRecord>, Unreadable> {
        walk::records(self, text)
    }

    /// The same for a record that is not in a text. The fields are written and read again: there is one way in.
    pub fn read_map(self, map: Map<String, Value>) -> Result<AnyRecord, FieldProblem> {
        self.read(&Value::Object(map).to_string()).map_err(|unreadable| match unreadable {
            Unreadable::Field(problem) => problem,
            Unreadable::Text(error) => unreachable!("written as JSON a moment ago: {error}"),
        })
    }
}

impl Kind {
    /// The kind with this key in files.
    pub fn of_plural(plural: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.plural() == plural)
    }
}
