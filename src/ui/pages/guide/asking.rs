//! What somebody asks of the guide, as it stands in the address. Typed words are never there by
//! themselves: a shared telephone keeps its history.

use chrono::NaiveDate;

use crate::domain::{Id, LifePhase, LifeSituation, PolicyArea, ServiceStatus};
use crate::insight::GuideQuery;
use crate::session::page;
use crate::ui::routes::{Route, base};

/// The value of what is on.
const YES: &str = "si";
/// Instead of a status: what nobody has checked lately.
pub const TO_CHECK: &str = "da-verificare";
/// Instead of a day: today, whenever the link is opened.
const TODAY: &str = "oggi";
/// The name of typed words, only in a link made on demand.
pub const WORDS: &str = "parole";

/// What is asked: the question of the guide, and the one of those who keep it true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub query: GuideQuery,
    /// Only what nobody has checked lately.
    pub to_check: bool,
}

impl Asked {
    /// Reads what an address asks, by the value of each name. What it names and nobody knows asks nothing.
    pub fn read(value: impl Fn(&str) -> Option<String>, today: NaiveDate) -> Asked {
        let text = |name: &str| value(name).unwrap_or_default();
        fn id<T>(text: &str) -> Option<Id<T>> {
            text.parse().ok()
        }
        let open_on = text("aperto");
        let query = GuideQuery {
            words: String::new(),
            comune: id(&text("comune")),
            micro_territory: id(&text("territorio")),
            phase: LifePhase::of_code(&text("fase")),
            area: PolicyArea::of_code(&text("area")),
            status: ServiceStatus::of_code(&text("stato")),
            situation: LifeSituation::of_code(&text("situazione")),
            cost_free: text("gratis") == YES,
            open_on: if open_on == TODAY { Some(today) } else { open_on.parse().ok() },
            checked_recently: text("controllato") == YES,
            language: text("lingua").parse().ok(),
        };
        Asked { query, to_check: text("stato") == TO_CHECK }
    }

    fn pairs(&self, today: NaiveDate) -> Vec<(&'static str, String)> {
        fn on(yes: bool) -> String {
            if yes { YES.to_owned() } else { String::new() }
        }
        fn said(text: Option<impl ToString>) -> String {
            text.map(|text| text.to_string()).unwrap_or_default()
        }
        let query = &self.query;
        let status = if self.to_check { Some(TO_CHECK) } else { query.status.map(ServiceStatus::code) };
        vec![
            ("situazione", said(query.situation.map(LifeSituation::code))),
            ("comune", said(query.comune.as_ref())),
            ("territorio", said(query.micro_territory.as_ref())),
            ("fase", said(query.phase.map(LifePhase::code))),
            ("area", said(query.area.map(PolicyArea::code))),
            ("stato", said(status)),
            ("gratis", on(query.cost_free)),
            ("aperto", query.open_on.map(|day| day_code(day, today)).unwrap_or_default()),
            ("controllato", on(query.checked_recently)),
            ("lingua", said(query.language.as_ref())),
        ]
    }

    /// The address of the guide that asks this, without the words.
    pub fn href(&self, today: NaiveDate) -> String {
        let pairs = self.pairs(today);
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Route::Guide.href_with(&pairs)
    }

    /// The whole address to be sent to somebody, with the words.
    pub fn link(&self, words: &str, today: NaiveDate) -> String {
        let mut pairs = self.pairs(today);
        pairs.push((WORDS, words.trim().to_owned()));
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let href = Route::Guide.href_with(&pairs);
        page::address_of(href.strip_prefix(base()).unwrap_or(&href))
    }

    /// The same question in another situation, or in none.
    pub fn in_situation(&self, situation: Option<LifeSituation>) -> Asked {
        let mut asked = self.clone();
        asked.query.situation = situation;
        asked
    }

    /// The same situation, without any filter.
    pub fn without_filters(&self) -> Asked {
        Asked::default().in_situation(self.query.situation)
    }

    /// How many filters are on. The situation is no filter: it is the question.
    pub fn filters(&self) -> usize {
        let query = &self.query;
        let on = [
            query.comune.is_some(),
            query.micro_territory.is_some(),
            query.phase.is_some(),
            query.area.is_some(),
            query.status.is_some() || self.to_check,
            query.cost_free,
            query.open_on.is_some(),
            query.checked_recently,
            query.language.is_some(),
        ];
        on.into_iter().filter(|on| *on).count()
    }
}

/// A day in the address.
fn day_code(day: NaiveDate, today: NaiveDate) -> String {
    if day == today { TODAY.to_owned() } else { day.to_string() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn what_an_address_asks_is_written_back_the_same() {
        let map = BTreeMap::from([
            ("situazione", "school"),
            ("comune", "comune-bozzolo"),
            ("fase", "childhood"),
            ("gratis", "si"),
            ("aperto", "oggi"),
            ("lingua", "pa"),
            ("parole", "segreto"),
        ]);
        let asked = Asked::read(|name| map.get(name).map(ToString::to_string), today());
        assert_eq!(asked.filters(), 5);
        assert_eq!(asked.query.open_on, Some(today()));
        assert_eq!(
            asked.href(today()),
            "/guida?situazione=school&comune=comune-bozzolo&fase=childhood&gratis=si&aperto=oggi&lingua=pa"
        );
        assert_eq!(asked.without_filters().href(today()), "/guida?situazione=school");
    }

    #[test]
    fn what_nobody_knows_asks_nothing() {
        let map =
            BTreeMap::from([("fase", "x"), ("aperto", "31/2"), ("comune", "<script>"), ("stato", TO_CHECK)]);
        let asked = Asked::read(|name| map.get(name).map(ToString::to_string), today());
        assert_eq!((asked.query.clone(), asked.to_check), (GuideQuery::default(), true));
        assert_eq!(asked.href(today()), "/guida?stato=da-verificare");
    }
}
