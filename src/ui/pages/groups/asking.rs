//! What is asked of the list of groups, as the address says it.

use crate::domain::{GroupKind, GroupStatus, Id};
use crate::insight::GroupQuery;
use crate::ui::pages::filtering::Question;
use crate::ui::routes::Route;

/// The names of the query.
const STATUS: &str = "stato";
const KIND: &str = "tipo";
const TERRITORY: &str = "territorio";

impl Question for GroupQuery {
    fn of(value: impl Fn(&str) -> Option<String>) -> GroupQuery {
        let said = |name| value(name).unwrap_or_default();
        GroupQuery {
            status: GroupStatus::of_code(&said(STATUS)),
            kind: GroupKind::of_code(&said(KIND)),
            micro_territory: said(TERRITORY).parse().ok(),
        }
    }

    fn href(&self) -> String {
        Route::Groups.href_with(&[
            (STATUS, self.status.map(GroupStatus::code).unwrap_or_default()),
            (KIND, self.kind.map(GroupKind::code).unwrap_or_default()),
            (TERRITORY, self.micro_territory.as_ref().map_or("", Id::as_str)),
        ])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_address_says_what_was_asked_and_nothing_else() {
        let query = GroupQuery {
            status: Some(GroupStatus::ToBeSetUp),
            kind: None,
            micro_territory: "micro-territory-bozzolo".parse().ok(),
        };
        assert_eq!(query.href(), "/gruppi?stato=to_be_set_up&territorio=micro-territory-bozzolo");
        let said = BTreeMap::from([("stato", "to_be_set_up"), ("territorio", "micro-territory-bozzolo")]);
        assert_eq!(GroupQuery::of(|name| said.get(name).map(ToString::to_string)), query);
        let senseless =
            BTreeMap::from([("stato", "boh"), ("tipo", "protocol"), ("territorio", "NON È UN CODICE")]);
        assert_eq!(
            GroupQuery::of(|name| senseless.get(name).map(ToString::to_string)),
            GroupQuery::default()
        );
    }
}
