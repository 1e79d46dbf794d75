//! The normal forms of Unicode. Natively by the tables of a crate; in the app by the browser, which has the same tables
//! already: brought along they would be a tenth of what a person downloads first.

/// The composed form (NFC): two people who typed the same have the same bytes.
pub fn composed(text: &str) -> String {
    forms::composed(text)
}

/// The text without what stands on its letters: accents, cedillas, tildes.
pub fn without_marks(text: &str) -> String {
    let plain: Option<String> = text.chars().map(without_mark).collect();
    plain.unwrap_or_else(|| forms::without_marks(text))
}

/// A letter of European languages without its mark, and any other that has none; `None` where more has to be known.
fn without_mark(letter: char) -> Option<char> {
    Some(match letter {
        'À'..='Å' => 'A',
        'Ç' => 'C',
        'È'..='Ë' => 'E',
        'Ì'..='Ï' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' => 'O',
        'Ù'..='Ü' => 'U',
        'Ý' => 'Y',
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        // What is left up to U+00FF has no mark; nor have dashes, quotes and dots.
        '\0'..='\u{ff}' | '\u{2010}'..='\u{2027}' | '€' => letter,
        _ => return None,
    })
}

#[cfg(not(target_arch = "wasm32"))]
mod forms {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    pub fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    pub fn without_marks(text: &str) -> String {
        text.nfd().filter(|letter| !is_combining_mark(*letter)).collect()
    }
}

#[cfg(target_arch = "wasm32")]
mod forms {
    use js_sys::{JsString, RegExp};

    pub fn composed(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    pub fn without_marks(text: &str) -> String {
        thread_local! {
            static MARKS: RegExp = RegExp::new(r"\p{M}+", "gu");
        }
        MARKS.with(|marks| JsString::from(text).normalize("NFD").replace_by_pattern(marks, "")).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_from_the_letter_is_what_the_tables_say() {
        for letter in '\0'..='\u{2fff}' {
            if let Some(plain) = without_mark(letter) {
                assert_eq!(plain.to_string(), forms::without_marks(&letter.to_string()), "{letter:?}");
            }
        }
        assert_eq!(without_marks("Perché è così, «ï»"), "Perche e cosi, «i»");
        assert_eq!(without_marks("Škoda Żaba"), "Skoda Zaba");
        assert_eq!(composed("perche\u{301}"), "perché");
    }
}
