//! What is asked of the list of groups, as the address says it.

use crate::domain::{GroupKind, GroupStatus, Id, MicroTerritory};
use crate::insight::GroupQuery;
use crate::ui::routes::Route;

/// The names of the query.
const STATUS: &str = "stato";
const KIND: &str = "tipo";
const TERRITORY: &str = "territorio";

/// What an address asks, by the value of each name. Words that mean nothing ask nothing.
pub fn asked(value: impl Fn(&str) -> Option<String>) -> GroupQuery {
    let said = |name| value(name).unwrap_or_default();
    let territory: Option<Id<MicroTerritory>> = said(TERRITORY).parse().ok();
    GroupQuery {
        status: GroupStatus::of_code(&said(STATUS)),
        kind: GroupKind::of_code(&said(KIND)),
        micro_territory: territory,
    }
}

/// The address that asks this.
pub fn href(query: &GroupQuery) -> String {
    Route::Groups.href_with(&[
        (STATUS, query.status.map(GroupStatus::code).unwrap_or_default()),
        (KIND, query.kind.map(GroupKind::code).unwrap_or_default()),
        (TERRITORY, query.micro_territory.as_ref().map_or("", Id::as_str)),
    ])
}

/// The address of the same list without filters, while one is on.
pub fn away(asked: &GroupQuery) -> Option<String> {
    (*asked != GroupQuery::default()).then(|| href(&GroupQuery::default()))
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
        assert_eq!(href(&query), "/gruppi?stato=to_be_set_up&territorio=micro-territory-bozzolo");
        let said = BTreeMap::from([("stato", "to_be_set_up"), ("territorio", "micro-territory-bozzolo")]);
        assert_eq!(asked(|name| said.get(name).map(ToString::to_string)), query);
        let senseless =
            BTreeMap::from([("stato", "boh"), ("tipo", "protocol"), ("territorio", "NON È UN CODICE")]);
        assert_eq!(asked(|name| senseless.get(name).map(ToString::to_string)), GroupQuery::default());
    }
}
