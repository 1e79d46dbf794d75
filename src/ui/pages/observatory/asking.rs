//! What is asked of the observatory, as the address says it. The words that are typed are not in it.

use crate::domain::{
    Consent, Coverage, Id, LifePhase, NeedCategory, NeedStatus, ParticipantCategory, PolicyArea, Valence,
    VoiceStatus,
};
use crate::insight::observatory::priority_rows::PriorityQuery;
use crate::insight::{NeedQuery, OfTerritory, VoiceQuery};
use crate::ui::pages::filtering::{Names, PageView, Question, Viewed, territory_code, territory_of};
use crate::ui::routes::Route;

/// The name, in the address, of the list that is on.
const VIEW: &str = "vista";
/// Of the territory, for links from elsewhere.
const TERRITORY: &str = "territorio";
/// Of whether something answers it.
const COVERAGE: &str = "risposta";
/// Of the level or the transversal need.
const CATEGORY: &str = "categoria";
/// Of the others.
const PHASE: &str = "fase";
const AREA: &str = "area";
const CONCERNS: &str = "chi";
const STATUS: &str = "stato";
const CONSENT: &str = "consenso";
const VALENCE: &str = "riguarda";

/// Which list is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Needs.
    #[default]
    Needs,
    /// Voices.
    Voices,
    /// Priorities.
    Priorities,
}

impl PageView for View {
    const ALL: &'static [View] = &[View::Needs, View::Voices, View::Priorities];

    fn names(self) -> Names {
        match self {
            View::Needs => Names {
                code: "bisogni",
                tab: "Bisogni",
                heading: "Prima quelli senza risposta",
                add: "Aggiungi un bisogno",
            },
            View::Voices => Names {
                code: "voci",
                tab: "Voci",
                heading: "Che cosa hanno detto le persone",
                add: "Aggiungi una voce",
            },
            View::Priorities => Names {
                code: "priorita",
                tab: "Priorità",
                heading: "Che cosa viene prima",
                add: "Aggiungi una priorità",
            },
        }
    }
}

/// What is asked: the list and its filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The list.
    pub view: View,
    /// Of which territory.
    pub territory: Option<OfTerritory>,
    /// Whether something answers.
    pub coverage: Option<Coverage>,
    /// Of which level or transversal need.
    pub category: Option<Id<NeedCategory>>,
    /// In which phase of life.
    pub phase: Option<LifePhase>,
    /// In which area of policy.
    pub area: Option<PolicyArea>,
    /// Whom it concerns.
    pub concerns: Option<ParticipantCategory>,
    /// How far a need has come.
    pub need_status: Option<NeedStatus>,
    /// What may be done with a voice.
    pub voice_status: Option<VoiceStatus>,
    /// What the one who spoke allows.
    pub consent: Option<Consent>,
    /// Whether a priority is about how to work or about the community.
    pub valence: Option<Valence>,
}

impl Question for Asked {
    fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        Asked {
            view: View::of_code(&said(VIEW)),
            territory: territory_of(&said(TERRITORY)),
            coverage: Coverage::of_code(&said(COVERAGE)),
            category: said(CATEGORY).parse().ok(),
            phase: LifePhase::of_code(&said(PHASE)),
            area: PolicyArea::of_code(&said(AREA)),
            concerns: ParticipantCategory::of_code(&said(CONCERNS)),
            need_status: NeedStatus::of_code(&said(STATUS)),
            voice_status: VoiceStatus::of_code(&said(STATUS)),
            consent: Consent::of_code(&said(CONSENT)),
            valence: Valence::of_code(&said(VALENCE)),
        }
        .fitting()
    }

    fn href(&self) -> String {
        let status = self.need_status.map(NeedStatus::code).or(self.voice_status.map(VoiceStatus::code));
        Route::Observatory.href_with(&[
            (VIEW, self.view.code()),
            (TERRITORY, territory_code(self.territory.as_ref())),
            (COVERAGE, self.coverage.map_or("", Coverage::code)),
            (CATEGORY, self.category.as_ref().map_or("", Id::as_str)),
            (PHASE, self.phase.map_or("", LifePhase::code)),
            (AREA, self.area.map_or("", PolicyArea::code)),
            (CONCERNS, self.concerns.map_or("", ParticipantCategory::code)),
            (STATUS, status.unwrap_or_default()),
            (CONSENT, self.consent.map_or("", Consent::code)),
            (VALENCE, self.valence.map_or("", Valence::code)),
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
        let own = Asked { view: self.view, territory: self.territory.clone(), ..Asked::default() };
        match self.view {
            View::Needs => Asked { voice_status: None, consent: None, valence: None, ..self },
            View::Voices => Asked { voice_status: self.voice_status, consent: self.consent, ..own },
            View::Priorities => Asked { valence: self.valence, ..own },
        }
    }

    /// The question to the needs, with the words that were typed.
    pub fn needs(&self, words: &str) -> NeedQuery {
        NeedQuery {
            words: words.to_owned(),
            territory: self.territory.clone(),
            coverage: self.coverage,
            category: self.category.clone(),
            phase: self.phase,
            area: self.area,
            concerns: self.concerns,
            status: self.need_status,
        }
    }

    /// The question to the voices.
    pub fn voices(&self, words: &str) -> VoiceQuery {
        VoiceQuery {
            words: words.to_owned(),
            territory: self.territory.clone(),
            consent: self.consent,
            status: self.voice_status,
        }
    }

    /// The question to the priorities.
    pub fn priorities(&self, words: &str) -> PriorityQuery {
        PriorityQuery { words: words.to_owned(), territory: self.territory.clone(), valence: self.valence }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn the_address_says_what_was_asked_and_nothing_else() {
        let asked = Asked {
            territory: Some(OfTerritory::None),
            coverage: Some(Coverage::Unmet),
            need_status: Some(NeedStatus::Confirmed),
            ..Asked::default()
        };
        assert_eq!(asked.href(), "/osservatorio?territorio=nessuno&risposta=unmet&stato=confirmed");
        let query =
            BTreeMap::from([("territorio", "nessuno"), ("risposta", "unmet"), ("stato", "confirmed")]);
        assert_eq!(Asked::of(|name| query.get(name).map(ToString::to_string)), asked);
        assert_eq!(asked.seen_as(View::Voices).href(), "/osservatorio?vista=voci&territorio=nessuno");
        assert_eq!(asked.away().as_deref(), Some("/osservatorio"));
        assert_eq!(asked.without_filters().away(), None);
    }

    #[test]
    fn an_address_that_makes_no_sense_asks_nothing() {
        let query =
            BTreeMap::from([("vista", "boh"), ("risposta", "forse"), ("territorio", "NON È UN CODICE")]);
        assert_eq!(Asked::of(|name| query.get(name).map(ToString::to_string)), Asked::default());
    }
}
