//! Why two records may be one thing, in words.

use super::sentence;
use crate::domain::Kind;
use crate::insight::Clue;

/// A clue, in a list of several: «stesso telefono».
fn clue(clue: Clue) -> String {
    match clue {
        Clue::SameName => "stesso nome".to_owned(),
        Clue::NearName => "nome molto simile".to_owned(),
        Clue::SamePhone => "stesso telefono".to_owned(),
        Clue::SameEmail => "stessa e-mail".to_owned(),
        Clue::SameSite => "stesso sito".to_owned(),
        Clue::Near(0..=9) => "nello stesso punto della mappa".to_owned(),
        Clue::Near(metres) => format!("a {metres} metri"),
        Clue::SameComune => "stesso comune".to_owned(),
    }
}

/// Why, in one line: «Nome molto simile, stesso telefono».
pub fn clues(clues: &[Clue]) -> String {
    let all: Vec<String> = clues.iter().map(|one| clue(*one)).collect();
    sentence(&all.join(", "))
}

/// The question about two records of a kind.
pub fn question(kind: Kind) -> &'static str {
    match kind {
        Kind::Organization => "È la stessa organizzazione?",
        Kind::Service => "È lo stesso servizio?",
        Kind::Location => "È lo stesso luogo?",
        Kind::MappingSheet => "È la stessa scheda?",
        _ => "È la stessa cosa?",
    }
}

/// What to press when it is the one that is there already.
pub fn same(kind: Kind) -> &'static str {
    match kind {
        Kind::Service | Kind::Location => "È lo stesso: aprilo",
        _ => "È la stessa: aprila",
    }
}

/// What to press when it is another.
pub fn another(kind: Kind) -> &'static str {
    match kind {
        Kind::Service | Kind::Location => "È un altro",
        _ => "È un’altra",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_said_in_one_line() {
        assert_eq!(
            clues(&[Clue::NearName, Clue::SamePhone, Clue::Near(40)]),
            "Nome molto simile, stesso telefono, a 40 metri"
        );
        assert_eq!(question(Kind::MappingSheet), "È la stessa scheda?");
    }
}
