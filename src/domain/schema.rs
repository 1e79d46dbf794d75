//! What the parsed values look like in a file, for the JSON Schema of it. Where a rule is more than a pattern can say,
//! the pattern is wider than the parser. Not in the app: only tests and tools ask for it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::dot::{Dot, Replica, Seen};
use super::id::{Id, LONGEST_ID, RecordId};
use super::text::{
    Email, IstatCode, LanguageCode, LineRange, NonEmptyText, Phone, PostalCode, TimeOfDay, WebAddress,
};

/// A name of a browser or of a page load.
const PART: &str = "[a-z0-9-]{1,40}";

fn replica() -> String {
    format!("{PART}(\\.{PART})?")
}

macro_rules! texts {
    ($( $(#[doc = $doc:literal])* $name:ident: $pattern:expr; )*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let pattern: String = $pattern.into();
                json_schema!({ "type": "string", "description": concat!($($doc),*).trim(), "pattern": pattern })
            }
        }
    )*};
}

texts! {
    /// Text that says something, without white space around it.
    NonEmptyText: "^\\S([^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*\\S)?$";
    /// An e-mail address.
    Email: "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$";
    /// A telephone number with 3 to 15 digits.
    Phone: "^[-0-9 +/.()]{3,}$";
    /// An `http` or `https` address.
    WebAddress: "^[hH][tT][tT][pP][sS]?://[^\\s<>\"'`{}|\\\\^]+$";
    /// The ISTAT code of a comune.
    IstatCode: "^[0-9]{6}$";
    /// An Italian postal code.
    PostalCode: "^[0-9]{5}$";
    /// A line, or a range of lines, of the Plan without its blank lines.
    LineRange: "^[0-9]+(-[0-9]+)?$";
    /// The code of a language (ISO 639).
    LanguageCode: "^[a-z]{2,3}$";
    /// A time of the day in local time.
    TimeOfDay: "^([01][0-9]|2[0-3]):[0-5][0-9]$";
    /// A page load of a browser as `browser.session`; or `plan`, the default data.
    Replica: format!("^{}$", replica());
    /// The n-th change that a replica made to one record, as `replica:n`.
    Dot: format!("^{}:[1-9][0-9]{{0,15}}$", replica());
}

impl JsonSchema for RecordId {
    fn schema_name() -> Cow<'static, str> {
        "RecordId".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Names one record in the whole file.",
            "pattern": format!("^[a-z0-9-]{{1,{LONGEST_ID}}}$"),
        })
    }
}

impl<T> JsonSchema for Id<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        RecordId::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<RecordId>()
    }
}

impl JsonSchema for Seen {
    fn schema_name() -> Cow<'static, str> {
        "Seen".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "description": "The changes to one record that somebody has seen: of each replica, all up to a number.",
            "propertyNames": { "pattern": format!("^{}$", replica()) },
            "additionalProperties": { "type": "integer", "minimum": 1, "maximum": 1_u64 << 53 },
        })
    }
}
