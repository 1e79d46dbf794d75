//! What is asked of the mapping, as the address says it. The words that are typed are not in it.

use crate::domain::{InterlocutorCategory, InterviewStatus, ResourceKind, SheetStatus};
use crate::insight::{Age, InterviewQuery, OfTerritory, SheetQuery};
use crate::ui::pages::filtering::{Names, PageView, Question, Viewed, territory_code, territory_of};
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
/// Which list is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Sheets.
    #[default]
    Sheets,
    /// Conversations.
    Interviews,
}

impl PageView for View {
    const ALL: &'static [View] = &[View::Sheets, View::Interviews];

    fn names(self) -> Names {
        match self {
            View::Sheets => Names {
                code: "schede",
                tab: "Schede",
                heading: "Che cosa si è trovato",
                add: "Apri una scheda",
            },
            View::Interviews => Names {
                code: "colloqui",
                tab: "Colloqui",
                heading: "Con chi si è parlato",
                add: "Aggiungi un colloquio",
            },
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

/// The age with this word in an address.
pub fn age_of(code: &str) -> Option<Age> {
    Age::ALL.into_iter().find(|age| age_code(*age) == code)
}

/// Formal or informal, by its word in an address.
pub fn formal_of(code: &str) -> Option<bool> {
    [true, false].into_iter().find(|it| formal(*it) == code)
}

/// What is asked: the list and its filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The list.
    pub view: View,
    /// In which territory.
    pub territory: Option<OfTerritory>,
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

impl Question for Asked {
    fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        Asked {
            view: View::of_code(&said(VIEW)),
            territory: territory_of(&said(TERRITORY)),
            status: SheetStatus::of_code(&said(STATUS)),
            age: age_of(&said(AGE)),
            kind: ResourceKind::of_code(&said(KIND)),
            formal: formal_of(&said(FORMAL)),
            interview: InterviewStatus::of_code(&said(STATUS)),
            with: InterlocutorCategory::of_code(&said(WITH)),
        }
        .fitting()
    }

    fn href(&self) -> String {
        let status = self.status.map(SheetStatus::code).or(self.interview.map(InterviewStatus::code));
        Route::Mapping.href_with(&[
            (VIEW, self.view.code()),
            (TERRITORY, territory_code(self.territory.as_ref())),
            (STATUS, status.unwrap_or_default()),
            (AGE, self.age.map(age_code).unwrap_or_default()),
            (KIND, self.kind.map(ResourceKind::code).unwrap_or_default()),
            (FORMAL, self.formal.map(formal).unwrap_or_default()),
            (WITH, self.with.map(InterlocutorCategory::code).unwrap_or_default()),
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
    fn fitting(self) -> Asked {
        match self.view {
            View::Sheets => Asked { interview: None, with: None, ..self },
            View::Interviews => Asked { status: None, age: None, kind: None, formal: None, ..self },
        }
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
            territory: Some(OfTerritory::None),
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
