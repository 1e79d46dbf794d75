//! How old a piece of news is: the year of what it was taken from.

use chrono::Datelike;

use crate::domain::{Provenance, Source};

/// The year of the Piano di Zona from which the default data come (2021-2023, closed at the end of 2021).
const YEAR_OF_THE_PLAN: i32 = 2021;

/// The year of a piece of news, the latest of its sources; `None` if nobody can say.
pub fn year_of(provenance: &Provenance) -> Option<i32> {
    match provenance {
        Provenance::Stated(source) => year_of_source(source),
        Provenance::Computed { from, .. } | Provenance::Inferred { from, .. } => {
            from.iter().filter_map(year_of_source).max()
        }
        Provenance::Told { on, .. } => on.map(|day| day.year()),
        Provenance::Verified { on, .. } => Some(on.year()),
        Provenance::Drafted(lines) => (!lines.is_empty()).then_some(YEAR_OF_THE_PLAN),
    }
}

fn year_of_source(source: &Source) -> Option<i32> {
    match source {
        Source::Plan(_) => Some(YEAR_OF_THE_PLAN),
        Source::Istat(title) | Source::Public(title) => last_year_in(title.as_str()),
    }
}

/// The last number of four digits in a title that can be a year of ours.
fn last_year_in(title: &str) -> Option<i32> {
    let words = title.split(|c: char| !c.is_ascii_digit());
    let mut years = words.filter(|word| word.len() == 4).rev().filter_map(|word| word.parse::<i32>().ok());
    years.find(|year| (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_is_as_old_as_its_source() {
        let plan = Source::Plan(vec!["12".parse().unwrap()]);
        let paper = Source::Public("OglioPoNews, 7 maggio 2022".parse().unwrap());
        assert_eq!(year_of(&Provenance::Stated(plan.clone())), Some(2021));
        assert_eq!(year_of(&Provenance::Stated(paper.clone())), Some(2022));
        assert_eq!(year_of(&Provenance::Inferred { from: vec![plan, paper], note: None }), Some(2022));
        assert_eq!(year_of(&Provenance::Drafted(Vec::new())), None);
        assert_eq!(year_of(&Provenance::Told { by: "una maestra".parse().unwrap(), on: None }), None);
        assert_eq!(last_year_in("Tabella 12345 del 1700"), None);
    }
}
