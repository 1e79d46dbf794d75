//! Words as they stand on a line: with a capital where they begin it, cut between two words where there is no room.

/// The beginning of a text, of at most so many letters, on one line. What a person pasted may have no spaces.
pub fn short(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let begin: String = line.chars().take(most.saturating_sub(1)).collect();
    let whole = begin.rfind(' ').map_or(begin.as_str(), |space| &begin[..space]);
    // A single long word is cut where it is.
    let kept = if whole.chars().count() * 2 < most { begin.as_str() } else { whole };
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || c == ','))
}

/// What somebody said, without the quotation marks that were typed around all of it: where it is shown it has its own.
pub fn unquoted(words: &str) -> &str {
    let words = words.trim();
    let inside = |(open, close): (char, char)| {
        let inside = words.strip_prefix(open)?.strip_suffix(close)?;
        // «Sì» e «no» are two quotations.
        (!inside.contains([open, close])).then_some(inside)
    };
    [('«', '»'), ('“', '”'), ('"', '"')].into_iter().find_map(inside).unwrap_or(words)
}

/// The same words with a capital letter, as they begin a line.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{sentence, short, unquoted};

    #[test]
    fn a_text_is_cut_between_words_and_a_word_without_end_is_cut_too() {
        assert_eq!(short("Una corriera\nla sera", 40), "Una corriera la sera");
        assert_eq!(short("Dopo le diciotto, nessuna corriera", 22), "Dopo le diciotto…");
        assert_eq!(short(&"a".repeat(10_000), 10), format!("{}…", "a".repeat(9)));
        assert_eq!(short("👩‍👩‍👧 casa", 30), "👩‍👩‍👧 casa");
        assert_eq!(short("", 5), "");
    }

    #[test]
    fn what_was_said_is_quoted_once() {
        for typed in [
            "«Non c’è la corriera»",
            "“Non c’è la corriera”",
            "\"Non c’è la corriera\"",
            " Non c’è la corriera ",
        ] {
            assert_eq!(unquoted(typed), "Non c’è la corriera");
        }
        for kept in ["«Sì» e «no»", "Ha detto «no»", "«Aperta", "«"] {
            assert_eq!(unquoted(kept), kept);
        }
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(sentence("è scritto"), "È scritto");
        assert_eq!(sentence("CAP"), "CAP");
        assert_eq!(sentence(""), "");
    }
}
