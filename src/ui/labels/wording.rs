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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{LISTS, own_list};

    #[test]
    fn a_list_of_ours_is_known_by_what_stands_over_its_columns() {
        for kind in LISTS {
            let fields = std::iter::once("id").chain(kind.fields().iter().copied());
            let headings: Vec<String> = fields.map(|field| OnScreen.field(kind, field)).collect();
            assert_eq!(own_list(&headings, &OnScreen), Some(kind));
        }
        let of_others = ["identificativo", "nome", "colore"].map(str::to_owned);
        assert_eq!(own_list(&of_others, &OnScreen), None);
    }
}
