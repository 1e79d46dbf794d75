//! What is asked of the observatory, as the address says it. The words that are typed are not in it.

use crate::domain::{
    Consent, Coverage, Id, LifePhase, NeedCategory, NeedStatus, ParticipantCategory, PolicyArea, Valence,
    VoiceStatus,
};
use crate::insight::observatory::priority_rows::PriorityQuery;
use crate::insight::{NeedQuery, OfTerritory, VoiceQuery};
use crate::ui::routes::Route;

/// The name, in the address, of the list that is on.
pub const VIEW: &str = "vista";
/// Of the territory, for links from elsewhere.
pub const TERRITORY: &str = "territorio";
/// Of whether something answers it.
const COVERAGE: &str = "risposta";
/// Of the level or the transversal need.
pub const CATEGORY: &str = "categoria";
/// Of the others.
const PHASE: &str = "fase";
const AREA: &str = "area";
const CONCERNS: &str = "chi";
const STATUS: &str = "stato";
const CONSENT: &str = "consenso";
const VALENCE: &str = "riguarda";

/// Of no territory in particular.
pub const NOWHERE: &str = "nessuno";

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

impl View {
    /// The lists, in the order of the tabs.
    pub const ALL: [View; 3] = [View::Needs, View::Voices, View::Priorities];

    /// The word in the address.
    pub fn code(self) -> &'static str {
        match self {
            View::Needs => "bisogni",
            View::Voices => "voci",
            View::Priorities => "priorita",
        }
    }

    /// The words of its tab.
    pub fn words(self) -> &'static str {
        match self {
            View::Needs => "Bisogni",
            View::Voices => "Voci",
            View::Priorities => "Priorità",
        }
    }

    /// Its heading.
    pub fn question(self) -> &'static str {
        match self {
            View::Needs => "Prima quelli senza risposta",
            View::Voices => "Che cosa hanno detto le persone",
            View::Priorities => "Che cosa viene prima",
        }
    }

    /// The words of the button that adds to it.
    pub fn add(self) -> &'static str {
        match self {
            View::Needs => "Aggiungi un bisogno",
            View::Voices => "Aggiungi una voce",
            View::Priorities => "Aggiungi una priorità",
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

impl Asked {
    /// What an address asks, by the value of each name. Words that mean nothing ask nothing.
    pub fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        Asked {
            view: View::ALL.into_iter().find(|view| view.code() == said(VIEW)).unwrap_or_default(),
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

    /// The same question to another list, without the filters that it has not.
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
        let own = Asked { view: self.view, territory: self.territory.clone(), ..Asked::default() };
        match self.view {
            View::Needs => Asked { voice_status: None, consent: None, valence: None, ..self },
            View::Voices => Asked { voice_status: self.voice_status, consent: self.consent, ..own },
            View::Priorities => Asked { valence: self.valence, ..own },
        }
    }

    /// The address that asks this.
    pub fn href(&self) -> String {
        let view = if self.view == View::default() { "" } else { self.view.code() };
        let status = self.need_status.map(NeedStatus::code).or(self.voice_status.map(VoiceStatus::code));
        Route::Observatory.href_with(&[
            (VIEW, view),
            (TERRITORY, code_of(self.territory.as_ref())),
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

/// The territory that a code asks for.
pub fn territory_of(code: &str) -> Option<OfTerritory> {
    if code == NOWHERE { Some(OfTerritory::None) } else { code.parse().ok().map(OfTerritory::One) }
}

/// The code of a territory that is asked for.
pub fn code_of(territory: Option<&OfTerritory>) -> &str {
    match territory {
        None => "",
        Some(OfTerritory::None) => NOWHERE,
        Some(OfTerritory::One(id)) => id.as_str(),
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
        assert!(asked.is_filtered() && !asked.without_filters().is_filtered());
    }

    #[test]
    fn an_address_that_makes_no_sense_asks_nothing() {
        let query =
            BTreeMap::from([("vista", "boh"), ("risposta", "forse"), ("territorio", "NON È UN CODICE")]);
        assert_eq!(Asked::of(|name| query.get(name).map(ToString::to_string)), Asked::default());
    }
}
