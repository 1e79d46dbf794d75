//! A comune or a part of one as a list keeps it: which kind, then which record.

use crate::domain::{Kind, Place};
use crate::insight::PlaceRow;
use crate::ui::components::Choice;

/// The code of a place in a list.
pub fn code(place: &Place) -> String {
    match place {
        Place::Comune(id) => format!("{}/{id}", Kind::Comune.prefix()),
        Place::Frazione(id) => format!("{}/{id}", Kind::Frazione.prefix()),
    }
}

/// The place with this code.
pub fn place(code: &str) -> Option<Place> {
    let (kind, id) = code.split_once('/')?;
    if kind == Kind::Frazione.prefix() {
        id.parse().ok().map(Place::Frazione)
    } else {
        id.parse().ok().map(Place::Comune)
    }
}

/// The places to choose from, a part with its comune beside it.
pub fn choices(rows: &[PlaceRow]) -> Vec<Choice> {
    let words = |row: &PlaceRow| match &row.comune {
        Some(comune) => format!("{} (parte di {})", row.mention.title, comune.title),
        None => row.mention.title.clone(),
    };
    let mut all = vec![Choice::new("", "Scegli…")];
    all.extend(rows.iter().map(|row| Choice::new(code(&row.place), words(row))));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_leads_back_to_its_place() {
        for place_there in [
            Place::Comune("comune-bozzolo".parse().unwrap()),
            Place::Frazione("frazione-viadana-nord".parse().unwrap()),
        ] {
            assert_eq!(place(&code(&place_there)), Some(place_there));
        }
        assert_eq!(place(""), None);
    }
}
