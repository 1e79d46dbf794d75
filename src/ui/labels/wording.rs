//! The words of the screen, lent to the files that people open in other programs.

use serde_json::Value;

use crate::domain::Kind;
use crate::session::Wording;
use crate::ui::words;
use crate::workspace::Workspace;

/// The words as they stand on screen.
pub struct OnScreen;

impl Wording for OnScreen {
    fn field(&self, kind: Kind, field: &str) -> String {
        if field == "id" { "identificativo".to_owned() } else { super::field(kind, field).to_owned() }
    }

    fn word(&self, kind: Kind, field: &str, code: &str) -> Option<String> {
        super::word(kind, field, code).map(str::to_owned)
    }

    fn yes_or_no(&self, yes: bool) -> String {
        if yes { "sì" } else { "no" }.to_owned()
    }

    fn language(&self, code: &str) -> Option<String> {
        words::language(code).map(|(name, _)| name.to_owned())
    }

    fn structure(&self, workspace: &Workspace, kind: Kind, field: &str, value: &Value) -> String {
        super::value(workspace, kind, field, value)
    }
}
