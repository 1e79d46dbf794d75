//! What is asked of the tables, as the address says it. The words that are typed are not in it.

use crate::domain::{AgreementKind, Comune, Id, MicroTerritory, OrganizationKind};
use crate::insight::NetworkQuery;
use crate::ui::pages::filtering::{Names, PageView, Question, Viewed};
use crate::ui::routes::Route;

/// The names of the query.
const VIEW: &str = "vista";
const KIND: &str = "tipo";
const COMUNE: &str = "comune";
const TERRITORY: &str = "territorio";
const FAMILIES: &str = "famiglie";

/// The word of what is asked for.
pub const YES: &str = "si";

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

impl PageView for View {
    const ALL: &'static [View] = &[View::Organizations, View::Networks, View::Agreements];

    fn names(self) -> Names {
        match self {
            View::Organizations => Names {
                code: "organizzazioni",
                tab: "Organizzazioni",
                heading: "Chi c’è",
                add: "Aggiungi un’organizzazione",
            },
            View::Networks => {
                Names { code: "reti", tab: "Reti", heading: "Chi lavora insieme", add: "Aggiungi una rete" }
            }
            View::Agreements => Names {
                code: "accordi",
                tab: "Accordi",
                heading: "Che cosa è stato firmato",
                add: "Aggiungi un accordo",
            },
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

impl Question for Asked {
    fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        Asked {
            view: View::of_code(&said(VIEW)),
            kind: OrganizationKind::of_code(&said(KIND)),
            agreement_kind: AgreementKind::of_code(&said(KIND)),
            comune: said(COMUNE).parse().ok(),
            micro_territory: said(TERRITORY).parse().ok(),
            useful_to_families: said(FAMILIES) == YES,
        }
        .fitting()
    }

    fn href(&self) -> String {
        let kind = self.kind.map(OrganizationKind::code).or(self.agreement_kind.map(AgreementKind::code));
        Route::Networks.href_with(&[
            (VIEW, self.view.code()),
            (KIND, kind.unwrap_or_default()),
            (COMUNE, self.comune.as_ref().map_or("", Id::as_str)),
            (TERRITORY, self.micro_territory.as_ref().map_or("", Id::as_str)),
            (FAMILIES, if self.useful_to_families { YES } else { "" }),
        ])
    }

    fn without_filters(&self) -> Asked {
        Asked { view: self.view, ..Asked::default() }
    }
}

impl Viewed for Asked {
    type View = View;

    fn view(&self) -> View {
        self.view
    }

    fn seen_as(&self, view: View) -> Asked {
        Asked { view, ..self.clone() }.fitting()
    }
}

impl Asked {
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
        assert_eq!(asked.away().as_deref(), Some("/reti"));
        assert_eq!(asked.without_filters().away(), None);
    }

    #[test]
    fn an_address_that_makes_no_sense_asks_nothing() {
        let query = BTreeMap::from([("vista", "boh"), ("tipo", "protocol"), ("comune", "NON È UN CODICE")]);
        assert_eq!(Asked::of(|name| query.get(name).map(ToString::to_string)), Asked::default());
    }
}
