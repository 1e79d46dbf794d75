//! Whether an agreement holds, in a few words.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::insight::Term;
use crate::ui::components::{Status, Tag};
use crate::ui::labels::{numbers, when};

/// Whether an agreement holds, as a mark.
#[component]
pub fn TermTag(
    /// Whether it does.
    term: Term,
) -> impl IntoView {
    let (status, words) = said(term);
    view! { <Tag status>{words}</Tag> }
}

/// The tone and the words of a term.
fn said(term: Term) -> (Status, String) {
    match term {
        Term::Expiring { until: _, days: 0 } => (Status::Warn, "scade oggi".to_owned()),
        Term::Expiring { until, days } => {
            let left = numbers::counted_words(usize::try_from(days).unwrap_or(0), "giorno", "giorni");
            (Status::Warn, format!("scade fra {left}, {}", when::on(until)))
        }
        Term::InForce { until: Some(until) } => (Status::Good, format!("vale {}", when::until(until))),
        Term::InForce { until: None } => (Status::Good, "in vigore".to_owned()),
        Term::NotYet { from: Some(from) } => (Status::Info, format!("vale {}", when::since(from))),
        Term::NotYet { from: None } => (Status::Info, "in progetto".to_owned()),
        Term::Expired { on } => (Status::Bad, over(on)),
        Term::Unstated => (Status::Warn, "da completare".to_owned()),
    }
}

fn over(on: Option<NaiveDate>) -> String {
    on.map_or_else(|| "non vale più".to_owned(), |on| format!("scaduto {}", when::on(on)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_said_with_its_day() {
        let day: NaiveDate = "2026-12-08".parse().unwrap();
        assert_eq!(said(Term::Expiring { until: day, days: 15 }).1, "scade fra 15 giorni, l’8 dicembre 2026");
        assert_eq!(said(Term::Expiring { until: day, days: 0 }).1, "scade oggi");
        assert_eq!(said(Term::InForce { until: Some(day) }).1, "vale fino all’8 dicembre 2026");
        assert_eq!(said(Term::NotYet { from: Some(day) }).1, "vale dall’8 dicembre 2026");
        assert_eq!(said(Term::Expired { on: None }).1, "non vale più");
    }
}
