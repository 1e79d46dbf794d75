//! What is asked of the mapping, as the address says it. The words that are typed are not in it.

use crate::domain::{Id, InterlocutorCategory, InterviewStatus, MicroTerritory, ResourceKind, SheetStatus};
use crate::insight::{Age, InterviewQuery, SheetQuery};
use crate::ui::pages::territories::opened::mapping_sheet::formal;
use crate::ui::routes::Route;

/// The names of the query.
const VIEW: &str = "vista";
const TERRITORY: &str = "territorio";
const STATUS: &str = "stato";
const AGE: &str = "eta";
const KIND: &str = "tipo";
const FORMAL: &str = "forma";
const WITH: &str = "con";
/// The value for what is in no territory.
pub const NOWHERE: &str = "nessuno";

/// Which list is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Sheets.
    #[default]
    Sheets,
    /// Conversations.
    Interviews,
}

impl View {
    /// The lists, in the order of the tabs.
    pub const ALL: [View; 2] = [View::Sheets, View::Interviews];

    /// The word in the address.
    fn code(self) -> &'static str {
        match self {
            View::Sheets => "schede",
            View::Interviews => "colloqui",
        }
    }

    /// The words of its tab.
    pub fn words(self) -> &'static str {
        match self {
            View::Sheets => "Schede",
            View::Interviews => "Colloqui",
        }
    }

    /// The heading over the list.
    pub fn question(self) -> &'static str {
        match self {
            View::Sheets => "Che cosa si è trovato",
            View::Interviews => "Con chi si è parlato",
        }
    }

    /// The words of the button that adds one.
    pub fn add(self) -> &'static str {
        match self {
            View::Sheets => "Apri una scheda",
            View::Interviews => "Aggiungi un colloquio",
        }
    }
}

/// The word of an age in the address.
pub fn age_code(age: Age) -> &'static str {
    match age {
        Age::Never => "mai",
        Age::Old => "vecchie",
        Age::Due => "scadute",
        Age::Drifted => "da-riverificare",
    }
}

/// What is asked: the list and its filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The list.
    pub view: View,
    /// In which territory; `Some(None)` asks for what is in none.
    pub territory: Option<Option<Id<MicroTerritory>>>,
    /// How far a sheet has come.
    pub status: Option<SheetStatus>,
    /// How long ago a sheet was checked.
    pub age: Option<Age>,
    /// What a sheet is about.
    pub kind: Option<ResourceKind>,
    /// Formal or informal.
    pub formal: Option<bool>,
    /// How far a conversation has come.
    pub interview: Option<InterviewStatus>,
    /// Whom a conversation is with.
    pub with: Option<InterlocutorCategory>,
}

impl Asked {
    /// What an address asks, by the value of each name. Words that mean nothing ask nothing.
    pub fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        let view = View::ALL.into_iter().find(|view| view.code() == said(VIEW)).unwrap_or_default();
        Asked {
            view,
            territory: territory_of(&said(TERRITORY)),
            status: SheetStatus::of_code(&said(STATUS)),
            age: Age::ALL.into_iter().find(|age| age_code(*age) == said(AGE)),
            kind: ResourceKind::of_code(&said(KIND)),
            formal: [true, false].into_iter().find(|it| formal(*it) == said(FORMAL)),
            interview: InterviewStatus::of_code(&said(STATUS)),
            with: InterlocutorCategory::of_code(&said(WITH)),
        }
        .fitting()
    }

    /// The same question to the other list, without the filters that it has not.
    pub fn seen_as(&self, view: View) -> Asked {
        Asked { view, ..self.clone() }.fitting()
    }

    /// The same list without filters.
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

    fn fitting(self) -> Asked {
        match self.view {
            View::Sheets => Asked { interview: None, with: None, ..self },
            View::Interviews => Asked { status: None, age: None, kind: None, formal: None, ..self },
        }
    }

    /// The value of the territory in the address.
    pub fn territory_code(&self) -> String {
        match &self.territory {
            None => String::new(),
            Some(None) => NOWHERE.to_owned(),
            Some(Some(id)) => id.to_string(),
        }
    }

    /// The address that asks this.
    pub fn href(&self) -> String {
        let status = self.status.map(SheetStatus::code).or(self.interview.map(InterviewStatus::code));
        Route::Mapping.href_with(&[
            (VIEW, if self.view == View::default() { "" } else { self.view.code() }),
            (TERRITORY, &self.territory_code()),
            (STATUS, status.unwrap_or_default()),
            (AGE, self.age.map(age_code).unwrap_or_default()),
            (KIND, self.kind.map(ResourceKind::code).unwrap_or_default()),
            (FORMAL, self.formal.map(formal).unwrap_or_default()),
            (WITH, self.with.map(InterlocutorCategory::code).unwrap_or_default()),
        ])
    }

    /// What is asked of the sheets.
    pub fn of_sheets(&self) -> SheetQuery {
        SheetQuery {
            territory: self.territory.clone(),
            status: self.status,
            age: self.age,
            kind: self.kind,
            formal: self.formal,
        }
    }

    /// What is asked of the conversations.
    pub fn of_interviews(&self) -> InterviewQuery {
        InterviewQuery { territory: self.territory.clone(), status: self.interview, interlocutor: self.with }
    }
}

/// The territory with this value in the address.
pub fn territory_of(code: &str) -> Option<Option<Id<MicroTerritory>>> {
    match code {
        NOWHERE => Some(None),
        code => code.parse().ok().map(Some),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn of(pairs: &[(&str, &str)]) -> Asked {
        let query: BTreeMap<&str, &str> = pairs.iter().copied().collect();
        Asked::of(|name| query.get(name).map(ToString::to_string))
    }

    #[test]
    fn the_address_says_what_was_asked_and_nothing_else() {
        let asked = Asked {
            territory: Some(None),
            status: Some(SheetStatus::Verified),
            age: Some(Age::Due),
            formal: Some(false),
            ..Asked::default()
        };
        let href = "/mappatura?territorio=nessuno&stato=verified&eta=scadute&forma=informale";
        assert_eq!(asked.href(), href);
        let pairs =
            [("territorio", "nessuno"), ("stato", "verified"), ("eta", "scadute"), ("forma", "informale")];
        assert_eq!(of(&pairs), asked);
        assert_eq!(asked.seen_as(View::Interviews).href(), "/mappatura?vista=colloqui&territorio=nessuno");
        let held = of(&[("vista", "colloqui"), ("stato", "held"), ("con", "parish")]);
        assert_eq!((held.interview, held.status), (Some(InterviewStatus::Held), None));
        assert_eq!(held.href(), "/mappatura?vista=colloqui&stato=held&con=parish");
    }

    #[test]
    fn an_address_that_makes_no_sense_asks_nothing() {
        assert_eq!(of(&[("vista", "boh"), ("stato", "held"), ("territorio", "NON È")]), Asked::default());
    }
}
