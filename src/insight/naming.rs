//! Whether a text looks as if it named a person or a family. Careful on purpose: it would rather miss a
//! name than see one where there is none, and whoever asks only warns.

/// Words that are followed by the name of a person, in lower case, without their last dot.
const TITLES: [&str; 26] = [
    "sig",
    "sigra",
    "sig.ra",
    "sigg",
    "sig.na",
    "signor",
    "signora",
    "signore",
    "signori",
    "signorina",
    "dott",
    "dott.ssa",
    "dottor",
    "dottoressa",
    "dr",
    "dr.ssa",
    "prof",
    "prof.ssa",
    "professor",
    "professoressa",
    "avv",
    "don",
    "suor",
    "famiglia",
    "famiglie",
    "fam",
];

/// Names that follow such a word and are of nobody: parishes, institutes, the service itself.
const NOBODY: [&str; 12] = [
    "san", "santa", "santo", "sant", "santi", "ss", "s", "bosco", "coaching", "family", "nazareth",
    "adottive",
];

/// The words of a text that look like the name of a person or a family: "signora Maria", "famiglia Rossi", a
/// fiscal code. `None` when there is nothing of the kind.
pub fn names_somebody(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    for (n, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_fiscal_code(bare) {
            return Some(bare.to_owned());
        }
        // The name follows in the same sentence: after a comma or a colon begins something else.
        let ends = word.ends_with([',', ';', ':', '!', '?', ')']);
        let (Some(next), false) = (words.get(n + 1), ends) else { continue };
        let name = next.trim_matches(|c: char| !c.is_alphanumeric());
        let before = n.checked_sub(1).map(|it| words[it].to_lowercase());
        if is_title(word, bare) && is_name(bare, name) && before.as_deref() != Some("casa") {
            return Some(format!("{bare} {name}"));
        }
    }
    None
}

/// A title. A whole word that ends a sentence ("… ogni famiglia. Marta …") is none; a short form has its dot.
fn is_title(word: &str, bare: &str) -> bool {
    let lower = bare.to_lowercase();
    let short = matches!(lower.as_str(), "sig" | "sigg" | "dott" | "dr" | "prof" | "avv" | "fam")
        || lower.contains('.')
        || lower == "sigra";
    TITLES.contains(&lower.as_str()) && (short || !word.ends_with('.'))
}

/// A name: a capital letter, then at least one more letter, in a text that is not all in capitals.
fn is_name(title: &str, name: &str) -> bool {
    let mut letters = name.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let rest = letters.as_str();
    let shouted = |word: &str| word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let all_shouted = shouted(title) && shouted(name);
    let own = name.split(['\'', '’']).next().unwrap_or(name).to_lowercase();
    capital && rest.chars().any(char::is_alphabetic) && !all_shouted && !NOBODY.contains(&own.as_str())
}

/// Sixteen letters and digits in the order of a fiscal code.
fn is_fiscal_code(word: &str) -> bool {
    const ORDER: &[u8] = b"AAAAAA00A00A000A";
    let fits = |(c, kind): (u8, &u8)| match kind {
        b'A' => c.is_ascii_alphabetic(),
        // Two people with the same code get letters in the place of digits.
        _ => c.is_ascii_alphanumeric(),
    };
    word.len() == ORDER.len()
        && word.bytes().zip(ORDER).all(fits)
        && word.bytes().filter(u8::is_ascii_digit).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Option<String> {
        names_somebody(text)
    }

    #[test]
    fn a_title_before_a_capital_letter_is_seen() {
        assert_eq!(named("La signora Maria non arriva ai servizi").as_deref(), Some("signora Maria"));
        assert_eq!(named("aiutare la famiglia Rossi, che").as_deref(), Some("famiglia Rossi"));
        assert_eq!(named("il sig. Bianchi").as_deref(), Some("sig Bianchi"));
        assert_eq!(named("la Sig.ra De Luca").as_deref(), Some("Sig.ra De"));
        assert_eq!(named("lo dice don Paolo").as_deref(), Some("don Paolo"));
        assert_eq!(named("le famiglie Verdi e Neri").as_deref(), Some("famiglie Verdi"));
        assert_eq!(named("(RSSMRA85T10A562S)").as_deref(), Some("RSSMRA85T10A562S"));
    }

    #[test]
    fn groups_places_and_sentences_are_left_alone() {
        let fine = [
            "Le famiglie con figli piccoli non hanno dove ritrovarsi",
            "Ogni famiglia. Marcaria è lontana da tutto",
            "Famiglie e scuola si parlano poco",
            "LA FAMIGLIA NUMEROSA FATICA",
            "Centro per la famiglia di Viadana",
            "vicino alla casa famiglia Arcobaleno",
            "oratorio don Bosco",
            "parrocchia: famiglia Santa Rita",
            "per la famiglia, Viadana offre poco",
            "I signori che portano il pane",
            "Ai ragazzi serve un posto dove stare 🙂 di sera",
            "البيت بعيد",
            "",
            "signora",
        ];
        for text in fine {
            assert_eq!(named(text), None, "{text}");
        }
    }

    #[test]
    fn ten_thousand_letters_are_read_too() {
        let long = format!("{} la signora Pia", "parola ".repeat(2_000));
        assert_eq!(named(&long).as_deref(), Some("signora Pia"));
        assert_eq!(named(&"x".repeat(10_000)), None);
    }
}
