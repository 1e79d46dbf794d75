//! What is asked of the tables, as the address says it. The words that are typed are not in it.

use crate::domain::{AgreementKind, Comune, Id, MicroTerritory, OrganizationKind};
use crate::insight::NetworkQuery;
use crate::ui::routes::Route;

/// The names of the query.
const VIEW: &str = "vista";
const KIND: &str = "tipo";
const COMUNE: &str = "comune";
const TERRITORY: &str = "territorio";
const FAMILIES: &str = "famiglie";

/// Which table is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Organisations.
    #[default]
    Organizations,
    /// Networks.
    Networks,
    /// Agreements.
    Agreements,
}

impl View {
    /// The tables, in the order of the tabs.
    pub const ALL: [View; 3] = [View::Organizations, View::Networks, View::Agreements];

    /// The word in the address.
    pub fn code(self) -> &'static str {
        match self {
            View::Organizations => "organizzazioni",
            View::Networks => "reti",
            View::Agreements => "accordi",
        }
    }

    /// The words of its tab.
    pub fn words(self) -> &'static str {
        match self {
            View::Organizations => "Organizzazioni",
            View::Networks => "Reti",
            View::Agreements => "Accordi",
        }
    }

    /// Its heading.
    pub fn question(self) -> &'static str {
        match self {
            View::Organizations => "Chi c’è",
            View::Networks => "Chi lavora insieme",
            View::Agreements => "Che cosa è stato firmato",
        }
    }

    /// The words of the button that adds to it.
    pub fn add(self) -> &'static str {
        match self {
            View::Organizations => "Aggiungi un’organizzazione",
            View::Networks => "Aggiungi una rete",
            View::Agreements => "Aggiungi un accordo",
        }
    }
}

/// What is asked: the table and its filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The table.
    pub view: View,
    /// What an organisation is.
    pub kind: Option<OrganizationKind>,
    /// What an agreement is.
    pub agreement_kind: Option<AgreementKind>,
    /// In which comune.
    pub comune: Option<Id<Comune>>,
    /// In which micro-territory.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// Only what families should find.
    pub useful_to_families: bool,
}

impl Asked {
    /// What an address asks, by the value of each name. Words that mean nothing ask nothing.
    pub fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        let view = View::ALL.into_iter().find(|view| view.code() == said(VIEW)).unwrap_or_default();
        Asked {
            view,
            kind: OrganizationKind::of_code(&said(KIND)),
            agreement_kind: AgreementKind::of_code(&said(KIND)),
            comune: said(COMUNE).parse().ok(),
            micro_territory: said(TERRITORY).parse().ok(),
            useful_to_families: said(FAMILIES) == "si",
        }
        .fitting()
    }

    /// The same question to another table, without the filters that it has not.
    pub fn seen_as(&self, view: View) -> Asked {
        Asked { view, ..self.clone() }.fitting()
    }

    /// The same table without filters.
    pub fn without_filters(&self) -> Asked {
        Asked { view: self.view, ..Asked::default() }
    }

    /// Whether any filter is on.
    pub fn is_filtered(&self) -> bool {
        *self != self.without_filters()
    }

    /// The address of the same list without filters, while one is on.
    pub fn away(&self) -> Option<String> {
        self.is_filtered().then(|| self.without_filters().href())
    }

    fn fitting(mut self) -> Asked {
        if self.view != View::Organizations {
            self.kind = None;
            self.useful_to_families = false;
        }
        if self.view != View::Agreements {
            self.agreement_kind = None;
        }
        if self.view == View::Networks {
            self.comune = None;
            self.micro_territory = None;
        }
        self
    }

    /// The address that asks this.
    pub fn href(&self) -> String {
        let kind = self.kind.map(OrganizationKind::code).or(self.agreement_kind.map(AgreementKind::code));
        let view = if self.view == View::default() { "" } else { self.view.code() };
        Route::Networks.href_with(&[
            (VIEW, view),
            (KIND, kind.unwrap_or_default()),
            (COMUNE, self.comune.as_ref().map_or("", Id::as_str)),
            (TERRITORY, self.micro_territory.as_ref().map_or("", Id::as_str)),
            (FAMILIES, if self.useful_to_families { "si" } else { "" }),
        ])
    }

    /// The question, with the words that were typed.
    pub fn question(&self, words: &str) -> NetworkQuery {
        NetworkQuery {
            words: words.to_owned(),
            kind: self.kind,
            micro_territory: self.micro_territory.clone(),
            comune: self.comune.clone(),
            useful_to_families: self.useful_to_families,
            agreement_kind: self.agreement_kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_address_says_what_was_asked_and_nothing_else() {
        let asked = Asked {
            kind: Some(OrganizationKind::School),
            comune: "comune-bozzolo".parse().ok(),
            useful_to_families: true,
            ..Asked::default()
        };
        assert_eq!(asked.href(), "/reti?tipo=school&comune=comune-bozzolo&famiglie=si");
        let query = BTreeMap::from([("tipo", "school"), ("comune", "comune-bozzolo"), ("famiglie", "si")]);
        assert_eq!(Asked::of(|name| query.get(name).map(ToString::to_string)), asked);
        assert_eq!(asked.seen_as(View::Networks), Asked { view: View::Networks, ..Asked::default() });
        assert_eq!(asked.seen_as(View::Agreements).href(), "/reti?vista=accordi&comune=comune-bozzolo");
        assert!(asked.is_filtered() && !asked.without_filters().is_filtered());
    }

    #[test]
    fn an_address_that_makes_no_sense_asks_nothing() {
        let query = BTreeMap::from([("vista", "boh"), ("tipo", "protocol"), ("comune", "NON È UN CODICE")]);
        assert_eq!(Asked::of(|name| query.get(name).map(ToString::to_string)), Asked::default());
    }
}
