//! The public directory to text, in the layouts of every snapshot.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::workspace::Workspace;

use super::super::write::{Layout, indented, push};
use super::super::{FORMAT, KIND, digest};
use super::{EDITION, PublicDirectory};

/// Writes what of a workspace anybody may read.
pub fn write_public(workspace: &Workspace, at: DateTime<Utc>, layout: Layout) -> String {
    PublicDirectory::of(workspace, at).to_text(layout)
}

impl PublicDirectory {
    /// The text of the file.
    pub fn to_text(&self, layout: Layout) -> String {
        let records = self.records();
        let written = json!({ "at": self.at });
        let document = json!({
            "edition": EDITION, "format": FORMAT, "kind": KIND, "records": records, "written": written,
        });
        let mut canonical = document.to_string();
        let digest = digest::of(&canonical);
        match layout {
            Layout::Compact => {
                canonical.insert_str(1, &format!("\"digest\":\"{digest}\","));
                canonical
            }
            Layout::Readable => readable(&written, &records, &digest),
        }
    }
}

fn readable(written: &Value, records: &Map<String, Value>, digest: &str) -> String {
    let mut text = String::new();
    push(&mut text, format_args!("{{\n  \"kind\": \"{KIND}\",\n  \"format\": {FORMAT},\n"));
    push(
        &mut text,
        format_args!("  \"edition\": \"{EDITION}\",\n  \"written\": {written},\n  \"records\": {{"),
    );
    for (n, (plural, list)) in records.iter().enumerate() {
        push(&mut text, format_args!("{}\n    \"{plural}\": [", if n == 0 { "" } else { "," }));
        let list = list.as_array().map_or(&[][..], Vec::as_slice);
        for (n, record) in list.iter().enumerate() {
            text.push_str(if n == 0 { "\n      " } else { ",\n      " });
            indented(&mut text, &record.to_string());
        }
        text.push_str(if list.is_empty() { "]" } else { "\n    ]" });
    }
    push(&mut text, format_args!("\n  }},\n  \"digest\": \"{digest}\"\n}}\n"));
    text
}
