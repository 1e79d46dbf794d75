//! The names of files: they sort by what is inside and then by day, and every disk and every mail takes them.

use chrono::NaiveDate;

use crate::domain::folded;

/// How long the name of a part may be.
const LONGEST: usize = 40;

/// `filo-viadanese-bozzolo-lavoro-2026-11-23.json`. The part is in the words of people; nothing, when it is all.
pub fn file_name(part: Option<&str>, edition: &str, sealed: bool, day: NaiveDate) -> String {
    let part = part.map(plain).filter(|part| !part.is_empty());
    let words = [Some("filo-viadanese".to_owned()), part, Some(edition.to_owned())];
    let mut name = words.into_iter().flatten().collect::<Vec<_>>().join("-");
    if sealed {
        name.push_str("-chiusa");
    }
    format!("{name}-{day}.json")
}

/// Small letters without accents, digits, and single dashes; broken off between words when it is long.
fn plain(words: &str) -> String {
    let mut name = String::new();
    for letter in folded(words).chars() {
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    if name.len() > LONGEST {
        let end = name[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        name.truncate(end);
    }
    name.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(part: &str) -> String {
        file_name(Some(part), "lavoro", false, "2026-11-23".parse().unwrap())
    }

    #[test]
    fn names_sort_by_part_edition_and_day() {
        let day = "2026-11-23".parse().unwrap();
        assert_eq!(named("Bozzolo"), "filo-viadanese-bozzolo-lavoro-2026-11-23.json");
        assert_eq!(file_name(None, "pubblica", false, day), "filo-viadanese-pubblica-2026-11-23.json");
        assert_eq!(
            file_name(None, "copia-completa", true, day),
            "filo-viadanese-copia-completa-chiusa-2026-11-23.json"
        );
    }

    #[test]
    fn what_a_disk_would_not_take_is_not_in_a_name() {
        assert_eq!(
            named("Città: è l’ora/dell’Oglio?"),
            "filo-viadanese-citta-e-l-ora-dell-oglio-lavoro-2026-11-23.json"
        );
        assert_eq!(named("../../etc"), "filo-viadanese-etc-lavoro-2026-11-23.json");
        assert_eq!(named("ਪੰਜਾਬੀ"), "filo-viadanese-lavoro-2026-11-23.json");
        let long = named("Incontro di Bozzolo con tutte le famiglie del paese e dei dintorni");
        assert_eq!(long, "filo-viadanese-incontro-di-bozzolo-con-tutte-le-lavoro-2026-11-23.json");
        assert!(named(&"a".repeat(300)).len() < 80);
    }
}
