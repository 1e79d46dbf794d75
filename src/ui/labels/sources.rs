//! Where a fact comes from, in a word under it and in a sentence beside it.

use super::when;
use crate::domain::{LineRange, Provenance, Source};

/// How the source of a fact is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The short words of the badge: "Piano di Zona, riga 8053".
    pub badge: String,
    /// The whole of it, in one or two sentences.
    pub sentence: String,
}

/// Says where a fact comes from.
pub fn provenance(provenance: &Provenance) -> Said {
    let said = |badge: &str, sentence: String| Said { badge: badge.to_owned(), sentence };
    match provenance {
        Provenance::Stated(Source::Plan(lines)) => said(
            &format!("Piano di Zona{}", first_line(lines)),
            format!("È scritto nel Piano di Zona Oglio Po 2021-2023{}.", all_lines(lines)),
        ),
        Provenance::Stated(Source::Istat(title)) => said("ISTAT", format!("Lo dice l’ISTAT: {title}.")),
        Provenance::Stated(Source::Public(title)) => {
            said("documento pubblico", format!("Lo dice un documento pubblico: {title}."))
        }
        Provenance::Computed { from, note } => {
            let note = note.as_ref().map(ToString::to_string);
            said("calcolato", with_note(format!("L’abbiamo calcolato noi{}.", starting_from(from)), note))
        }
        Provenance::Inferred { from, note } => {
            let note = note.as_ref().map(ToString::to_string);
            let sentence = format!("Nessuno lo scrive così: lo deduciamo noi{}.", starting_from(from));
            said("dedotto", with_note(sentence, note))
        }
        Provenance::Told { by, on } => {
            let day = on.map(|on| format!(", {}", when::on(on))).unwrap_or_default();
            said("raccontato", format!("Chi l’ha raccontato: {by}{day}."))
        }
        Provenance::Verified { by, on } => said(
            &format!("verificato {}", when::on(*on)),
            format!("Chi ha verificato: {by}, {}.", when::on(*on)),
        ),
        Provenance::Drafted(lines) => said(
            "redatto, da verificare",
            format!(
                "L’abbiamo scritto noi in parole semplici, a partire dal Piano di Zona{}. Nessuno l’ha ancora verificato.",
                all_lines(lines)
            ),
        ),
    }
}

/// Where a fact comes from, short, and yet enough to tell it from another: with the role, or the title of the document.
pub fn told_apart(provenance: &Provenance) -> String {
    match provenance {
        Provenance::Stated(it) => source(it),
        Provenance::Told { by, on: None } => format!("raccontato da: {by}"),
        Provenance::Told { by, on: Some(on) } => format!("raccontato da: {by}, {}", when::on(*on)),
        Provenance::Verified { by, on } => format!("verificato da: {by}, {}", when::on(*on)),
        Provenance::Computed { .. } | Provenance::Inferred { .. } | Provenance::Drafted(_) => {
            self::provenance(provenance).badge
        }
    }
}

fn starting_from(sources: &[Source]) -> String {
    let named: Vec<String> = sources.iter().map(source).collect();
    if named.is_empty() { String::new() } else { format!(", a partire da: {}", named.join("; ")) }
}

fn source(source: &Source) -> String {
    match source {
        Source::Plan(lines) => format!("Piano di Zona{}", all_lines(lines)),
        Source::Istat(title) => format!("ISTAT, {title}"),
        Source::Public(title) => title.to_string(),
    }
}

fn with_note(sentence: String, note: Option<String>) -> String {
    match note {
        None => sentence,
        Some(note) if note.ends_with(['.', '!', '?', '»']) => format!("{sentence} {note}"),
        Some(note) => format!("{sentence} {note}."),
    }
}

/// The first lines only: a badge is short.
fn first_line(lines: &[LineRange]) -> String {
    match lines {
        [] => String::new(),
        [only] => format!(", {} {only}", line_or_lines(lines)),
        [first, ..] => format!(", righe {first} e altre"),
    }
}

fn all_lines(lines: &[LineRange]) -> String {
    let named: Vec<&str> = lines.iter().map(LineRange::as_str).collect();
    match named.as_slice() {
        [] => String::new(),
        [only] => format!(", {} {only}", line_or_lines(lines)),
        [before @ .., last] => format!(", righe {} e {last}", before.join(", ")),
    }
}

fn line_or_lines(lines: &[LineRange]) -> &'static str {
    let one = matches!(lines, [only] if !only.as_str().contains('-'));
    if one { "riga" } else { "righe" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(ranges: &[&str]) -> Vec<LineRange> {
        ranges.iter().map(|range| range.parse().unwrap()).collect()
    }

    #[test]
    fn the_plan_is_quoted_by_its_lines() {
        let one = provenance(&Provenance::Stated(Source::Plan(lines(&["8053"]))));
        assert_eq!(one.badge, "Piano di Zona, riga 8053");
        assert_eq!(one.sentence, "È scritto nel Piano di Zona Oglio Po 2021-2023, riga 8053.");
        let some = provenance(&Provenance::Stated(Source::Plan(lines(&["28", "122-123", "163"]))));
        assert_eq!(some.badge, "Piano di Zona, righe 28 e altre");
        assert!(some.sentence.ends_with(", righe 28, 122-123 e 163."), "{}", some.sentence);
    }

    #[test]
    fn what_we_did_is_told_apart_from_what_was_said() {
        let from = vec![Source::Plan(lines(&["3616", "3626"]))];
        let note = "La quota è ricalcolata".parse().ok();
        let computed = provenance(&Provenance::Computed { from, note });
        assert_eq!(computed.badge, "calcolato");
        assert_eq!(
            computed.sentence,
            "L’abbiamo calcolato noi, a partire da: Piano di Zona, righe 3616 e 3626. La quota è ricalcolata."
        );
        let drafted = provenance(&Provenance::Drafted(lines(&["3889-3894"])));
        assert_eq!(drafted.badge, "redatto, da verificare");
        let (by, on) = ("un’operatrice del Centro".parse().unwrap(), "2026-05-03".parse().unwrap());
        let verified = provenance(&Provenance::Verified { by, on });
        assert_eq!(verified.badge, "verificato il 3 maggio 2026");
        assert_eq!(verified.sentence, "Chi ha verificato: un’operatrice del Centro, il 3 maggio 2026.");
        let told = provenance(&Provenance::Told { by: "una volontaria".parse().unwrap(), on: None });
        assert_eq!(told.sentence, "Chi l’ha raccontato: una volontaria.");
    }

    #[test]
    fn two_checks_of_one_day_are_told_apart() {
        let by = |role: &str| {
            let on = "2026-05-03".parse().unwrap();
            told_apart(&Provenance::Verified { by: role.parse().unwrap(), on })
        };
        assert_eq!(by("segretaria"), "verificato da: segretaria, il 3 maggio 2026");
        assert_ne!(by("segretaria"), by("operatrice"));
    }
}
