//! What every record has in common: a kind, an identifier, named fields that travel as JSON, and
//! references to other records. The fields are the unit of merge, so they can be read and written by name.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;
use serde::de::MapAccess;
use serde_json::{Map, Value};

use super::id::{Id, RecordId};
use super::kind::{AnyRecord, Kind};
use super::walk::Walk;

/// A value that a field cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The name of the field.
    pub field: String,
    /// What is wrong with it.
    pub what: FieldFault,
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// The record lacks it.
    Missing,
    /// The kind has no such field.
    Unknown,
    /// The value is impossible; the text says why, in the words of the parser.
    Impossible(String),
}

/// One record pointing to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The kind that is expected there.
    pub kind: Kind,
    /// Which record.
    pub id: RecordId,
}

/// Something that may point to records.
pub trait References {
    /// Calls `visit` once for every record it points to.
    fn references(&self, visit: &mut dyn FnMut(Reference));
}

impl<T: Record> References for Id<T> {
    fn references(&self, visit: &mut dyn FnMut(Reference)) {
        visit(Reference { kind: T::KIND, id: self.record().clone() });
    }
}
impl<T: References> References for Option<T> {
    fn references(&self, visit: &mut dyn FnMut(Reference)) {
        self.iter().for_each(|item| item.references(visit));
    }
}
impl<T: References> References for Vec<T> {
    fn references(&self, visit: &mut dyn FnMut(Reference)) {
        self.iter().for_each(|item| item.references(visit));
    }
}
impl<T: References> References for BTreeSet<T> {
    fn references(&self, visit: &mut dyn FnMut(Reference)) {
        self.iter().for_each(|item| item.references(visit));
    }
}

macro_rules! points_nowhere {
    ($($type:ty),* $(,)?) => {$(
        impl $crate::domain::record::References for $type {
            fn references(&self, _visit: &mut dyn FnMut($crate::domain::record::Reference)) {}
        }
    )*};
}
pub(crate) use points_nowhere;

points_nowhere!(
    bool,
    u8,
    u16,
    u32,
    i32,
    u64,
    chrono::NaiveDate,
    chrono::DateTime<chrono::Utc>,
    RecordId,
    super::text::NonEmptyText,
    super::text::Email,
    super::text::Phone,
    super::text::WebAddress,
    super::text::IstatCode,
    super::text::PostalCode,
    super::text::LineRange,
    super::text::LanguageCode,
    super::text::TimeOfDay,
);

/// The fields of a record by name, for whoever must not know its type: merge, files, history.
pub trait Fields {
    /// The names of the fields, in the order of the glossary, without the identifier.
    fn names(&self) -> &'static [&'static str];
    /// The value of a field as JSON; `None` if the kind has no such field.
    fn field(&self, name: &str) -> Option<Value>;
    /// All fields and the identifier.
    fn to_map(&self) -> Map<String, Value>;
    /// Calls `visit` with field and target of every reference.
    fn each_reference(&self, visit: &mut dyn FnMut(&'static str, Reference));
}

/// A kind of record.
pub trait Record: Fields + Clone + Eq + std::fmt::Debug + Send + Sync + Sized + 'static {
    /// Which kind.
    const KIND: Kind;
    /// The names of its fields, without the identifier.
    const FIELDS: &'static [&'static str];
    /// The names of the fields that [`Record::title`] is made of.
    const TITLED_BY: &'static [&'static str];
    /// Which record.
    fn id(&self) -> &Id<Self>;
    /// What people call it in a list.
    fn title(&self) -> String;
    /// Whether somebody put it in the bin.
    fn binned(&self) -> Option<&super::bin::Binned>;
    /// The same record with its mark of the bin set or taken away.
    fn with_binned(self, binned: Option<super::bin::Binned>) -> Self;
    /// The names of the fields that another record of the kind has otherwise.
    fn differing(&self, other: &Self) -> Vec<&'static str>;
    /// Takes a field over from another record of the kind; nothing happens if the kind has no such field.
    fn take_field(&mut self, name: &str, other: &Self);
    /// Reads a record: every field of the kind, once, and no other.
    fn walk<'de, A: MapAccess<'de>>(walk: Walk<'_, A>) -> Result<Self, A::Error>;
    /// Forgets which kind it is.
    fn wrap(record: Arc<Self>) -> AnyRecord;
    /// Remembers which kind it is.
    fn peel(any: &AnyRecord) -> Option<&Arc<Self>>;
}

/// A value of a field as JSON.
pub(crate) fn to_json<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("keys are text and numbers are integers, so JSON can hold it")
}

/// Declares a kind of record: its struct, its named fields and its place in [`AnyRecord`].
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident titled by [$($by:ident),+] |$this:ident| $title:expr;
        $( $(#[$field_doc:meta])* $field:ident : $type:ty, )*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            /// Names this record in the whole file.
            pub id: $crate::domain::id::Id<$name>,
            $( $(#[$field_doc])* pub $field: $type, )*
            /// Set when somebody put it in the bin.
            pub binned: Option<$crate::domain::bin::Binned>,
        }

        impl $crate::domain::record::Fields for $name {
            fn names(&self) -> &'static [&'static str] {
                <$name as $crate::domain::record::Record>::FIELDS
            }
            fn field(&self, name: &str) -> Option<serde_json::Value> {
                use $crate::domain::record::to_json;
                match name {
                    $( stringify!($field) => Some(to_json(&self.$field)), )*
                    "binned" => Some(to_json(&self.binned)),
                    _ => None,
                }
            }
            fn to_map(&self) -> serde_json::Map<String, serde_json::Value> {
                use $crate::domain::record::to_json;
                let mut map = serde_json::Map::new();
                map.insert("id".to_owned(), to_json(&self.id));
                $( map.insert(stringify!($field).to_owned(), to_json(&self.$field)); )*
                map.insert("binned".to_owned(), to_json(&self.binned));
                map
            }
            fn each_reference(&self, visit: &mut dyn FnMut(&'static str, $crate::domain::record::Reference)) {
                use $crate::domain::record::References;
                $( self.$field.references(&mut |reference| visit(stringify!($field), reference)); )*
            }
        }

        impl $crate::domain::record::Record for $name {
            const KIND: $crate::domain::kind::Kind = $crate::domain::kind::Kind::$name;
            const FIELDS: &'static [&'static str] = &[$( stringify!($field), )* "binned"];
            const TITLED_BY: &'static [&'static str] = &[$( stringify!($by) ),+];
            fn id(&self) -> &$crate::domain::id::Id<$name> {
                &self.id
            }
            fn title(&self) -> String {
                let $this = self;
                $title
            }
            fn binned(&self) -> Option<&$crate::domain::bin::Binned> {
                self.binned.as_ref()
            }
            fn with_binned(mut self, binned: Option<$crate::domain::bin::Binned>) -> Self {
                self.binned = binned;
                self
            }
            fn differing(&self, other: &Self) -> Vec<&'static str> {
                let mut names = Vec::new();
                $( if self.$field != other.$field { names.push(stringify!($field)); } )*
                if self.binned != other.binned {
                    names.push("binned");
                }
                names
            }
            fn take_field(&mut self, name: &str, other: &Self) {
                match name {
                    $( stringify!($field) => self.$field.clone_from(&other.$field), )*
                    "binned" => self.binned.clone_from(&other.binned),
                    _ => {}
                }
            }
            fn walk<'de, A: serde::de::MapAccess<'de>>(walk: $crate::domain::walk::Walk<'_, A>)
                -> Result<Self, A::Error>
            {
                use $crate::domain::walk::filled;
                let (mut id, mut binned) = (None, None);
                $( let mut $field = None; )*
                walk.fill(Self::FIELDS, &mut id, &mut [$( &mut $field, )* &mut binned])?;
                Ok($name { id: filled(id), $( $field: filled($field), )* binned: filled(binned) })
            }
            fn wrap(record: std::sync::Arc<Self>) -> $crate::domain::kind::AnyRecord {
                $crate::domain::kind::AnyRecord::$name(record)
            }
            fn peel(any: &$crate::domain::kind::AnyRecord) -> Option<&std::sync::Arc<Self>> {
                match any {
                    $crate::domain::kind::AnyRecord::$name(record) => Some(record),
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use record;

/// Declares a value inside a record: a struct or an enum that JSON can hold and that may point to records.
macro_rules! value {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {
            $( $(#[$field_doc:meta])* pub $field:ident : $type:ty, )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $( $(#[$field_doc])* pub $field: $type, )*
        }
        impl $crate::domain::record::References for $name {
            fn references(&self, visit: &mut dyn FnMut($crate::domain::record::Reference)) {
                $( $crate::domain::record::References::references(&self.$field, visit); )*
            }
        }
    };
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $( $(#[$variant_doc:meta])* $variant:ident
                $( ( $inner:ty ) )?
                $( { $( $(#[$field_doc:meta])* $field:ident : $type:ty, )* } )?
            , )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case", deny_unknown_fields)]
        pub enum $name {
            $( $(#[$variant_doc])* $variant
                $( ( $inner ) )?
                $( { $( $(#[$field_doc])* $field: $type, )* } )?
            , )*
        }
        impl $crate::domain::record::References for $name {
            fn references(&self, _visit: &mut dyn FnMut($crate::domain::record::Reference)) {}
        }
    };
}
pub(crate) use value;

/// A word of a closed list, for whoever need not know which list.
pub trait Word: Copy + PartialEq + Send + Sync + 'static {
    /// Every word of the list, in the order of the glossary.
    const ALL: &'static [Self];
    /// The word as it stands in files, addresses and attributes.
    fn code(self) -> &'static str;
    /// The word with this code.
    fn of_code(code: &str) -> Option<Self>;
}

/// Declares a closed list of words: an enumeration and the code of each word in files and attributes.
macro_rules! words {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $code:literal, )* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name { $( $(#[$variant_doc])* #[serde(rename = $code)] $variant, )* }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let place = $crate::domain::walk::one_of(deserializer, &[$( $code, )*])?;
                Ok($name::ALL[place])
            }
        }

        impl $name {
            /// Every word of the list, in the order of the glossary.
            pub const ALL: &'static [$name] = &[$( $name::$variant, )*];

            /// The word as it stands in files, addresses and attributes.
            pub fn code(self) -> &'static str {
                match self { $( $name::$variant => $code, )* }
            }

            /// The word with this code.
            pub fn of_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|word| word.code() == code)
            }
        }
        impl $crate::domain::record::Word for $name {
            const ALL: &'static [$name] = $name::ALL;
            fn code(self) -> &'static str {
                $name::code(self)
            }
            fn of_code(code: &str) -> Option<$name> {
                $name::of_code(code)
            }
        }
        $crate::domain::record::points_nowhere!($name);
    };
}
pub(crate) use words;
