//! How a card says its facts in a line, for the list and for the page alike.

use chrono::NaiveDate;

use crate::domain::{CoverageScope, NonEmptyText};
use crate::insight::{Card, Check, OpenNow, Spot, Where, year_of};
use crate::ui::components::Status;
use crate::ui::icons::Glyph;
use crate::ui::labels::{sentence, when};
use crate::ui::words::{self, card as say};

/// Whether somebody has checked it, in a tag: its tone, its drawing, its words.
pub fn check(card: &Card, today: NaiveDate) -> (Status, Glyph, String) {
    match &card.check {
        Check::Fresh { on, .. } => (Status::Good, Glyph::Check, format!("controllato {}", when::on(*on))),
        Check::Stale { on, .. } => {
            (Status::Warn, Glyph::Clock, format!("controllato {}", when::ago(*on, today)))
        }
        Check::Never => {
            let source = card.heading_provenance.as_ref().or(card.provenance.as_ref());
            let words = source.and_then(year_of).map_or_else(|| say::NEVER_CHECKED.to_owned(), say::news_of);
            (Status::Warn, Glyph::Clock, words)
        }
    }
}

/// For whom, with the ages; `None` if nobody has said either.
pub fn for_whom(card: &Card) -> Option<String> {
    let who = card.eligibility.as_ref().map(|fact| fact.value.to_string());
    match (who, words::ages(card.ages.0, card.ages.1)) {
        (Some(who), Some(ages)) if !who.contains(ages.as_str()) => Some(format!("{who} ({ages})")),
        (Some(who), _) => Some(who),
        (None, ages) => ages.map(|ages| sentence(&ages)),
    }
}

/// Where it is given, in a line; `None` if nobody has said.
pub fn place(card: &Card) -> Option<String> {
    reach(card).or_else(|| card.place.spots.first().map(spot))
}

/// Who may use it by where they live, in a line; `None` if nobody has said.
pub fn reach(card: &Card) -> Option<String> {
    let Where { scope, comuni, .. } = &card.place;
    let listed: Vec<&str> = comuni.iter().map(|comune| comune.title.as_str()).collect();
    match scope {
        // Of a protected card the comuni are not told, and without them a list says nothing.
        Some(CoverageScope::Listed) if listed.is_empty() => None,
        Some(CoverageScope::Listed) => Some(listed.join(", ")),
        Some(CoverageScope::Unstated) | None => None,
        Some(scope) => Some(words::coverage_scope(*scope).to_owned()),
    }
}

/// A place, in a line: its name, street, comune.
pub fn spot(spot: &Spot) -> String {
    let name = spot.name.as_str();
    let comune = spot.frazione.as_ref().or(spot.comune.as_ref()).map(|it| it.title.as_str());
    let rest = [spot.address.as_ref().map(NonEmptyText::as_str), comune];
    let rest = rest.into_iter().flatten().filter(|part| !name.contains(part));
    std::iter::once(name).chain(rest).collect::<Vec<_>>().join(", ")
}

/// The address of a place as a post office reads it; `None` if nobody has written the street.
pub fn address(spot: &Spot) -> Option<String> {
    let street = spot.address.as_ref()?.to_string();
    let comune = spot.comune.as_ref().map(|comune| comune.title.clone());
    let town = [spot.postal_code.as_ref().map(ToString::to_string), comune];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(if town.is_empty() { street } else { format!("{street}, {town}") })
}

/// What it costs, in a line; `None` if nobody has said.
pub fn cost(card: &Card) -> Option<String> {
    let cost = card.cost.as_ref().map(|fact| sentence(words::cost(fact.value)));
    match (cost, card.fees.as_ref()) {
        (Some(cost), Some(fees)) => Some(format!("{cost}. {fees}")),
        (cost, fees) => cost.or_else(|| fees.map(ToString::to_string)),
    }
}

/// Whether it is open, in two words and a tone; nothing when it cannot be said.
pub fn open(now: &OpenNow) -> Option<(Status, String)> {
    match now {
        OpenNow::Open { until } => Some((Status::Good, say::open_until(until.as_str()))),
        OpenNow::Closed { opens_at: Some(hour) } => {
            Some((Status::Info, format!("{}, {}", say::CLOSED_NOW, say::opens_at(hour.as_str()))))
        }
        OpenNow::Closed { opens_at: None } => Some((Status::Info, say::CLOSED_NOW.to_owned())),
        OpenNow::Different { text } => Some((Status::Warn, format!("{}: {text}", say::TODAY))),
        OpenNow::Unsaid(_) => None,
    }
}

/// The steps of what to do, one a line.
pub fn steps(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_lines_and_lines_begin_with_a_sentence() {
        assert_eq!(steps("Vieni.\n\n  Chiedi. "), ["Vieni.", "Chiedi."]);
    }
}
