//! What changed inside a text: both versions in pieces, word by word.

use similar::{ChangeTag, TextDiff};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words, with the spaces around them.
    pub text: String,
    /// Whether the other version does not have it.
    pub changed: bool,
}

/// Texts longer than this are not looked into: whoever compares a book does not look for words.
const LONGEST: usize = 20_000;

/// Both versions in pieces, those that only one has told apart.
pub fn rewording(ours: &str, theirs: &str) -> [Vec<Piece>; 2] {
    if ours.len().max(theirs.len()) > LONGEST {
        return [ours, theirs].map(|text| vec![Piece { text: text.to_owned(), changed: true }]);
    }
    let mut pieces = [Vec::new(), Vec::new()];
    for change in TextDiff::from_words(ours, theirs).iter_all_changes() {
        let (sides, changed): (&[usize], bool) = match change.tag() {
            ChangeTag::Equal => (&[0, 1], false),
            ChangeTag::Delete => (&[0], true),
            ChangeTag::Insert => (&[1], true),
        };
        for side in sides {
            add(&mut pieces[*side], change.value(), changed);
        }
    }
    pieces
}

fn add(pieces: &mut Vec<Piece>, text: &str, changed: bool) {
    match pieces.last_mut() {
        Some(last) if last.changed == changed => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), changed }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pieces: &[Piece]) -> String {
        let piece =
            |piece: &Piece| if piece.changed { format!("[{}]", piece.text) } else { piece.text.clone() };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn words_are_told_apart_not_letters() {
        let [ours, theirs] = rewording("Lunedì e giovedì 14:30", "Lunedì, giovedì e venerdì 14:30");
        assert_eq!(
            ours.iter().map(|piece| piece.text.as_str()).collect::<String>(),
            "Lunedì e giovedì 14:30"
        );
        assert!(
            marked(&theirs).contains("[e venerdì ]") || marked(&theirs).contains("venerdì"),
            "{theirs:?}"
        );
        let [ours, theirs] = rewording("0375 000 112", "0375 000 121");
        assert_eq!((marked(&ours), marked(&theirs)), ("0375 000 [112]".into(), "0375 000 [121]".into()));
    }

    #[test]
    fn equal_texts_have_nothing_to_mark_and_very_long_ones_are_marked_whole() {
        let [ours, _] = rewording("uguale", "uguale");
        assert_eq!(marked(&ours), "uguale");
        let long = "parola ".repeat(LONGEST);
        let [ours, theirs] = rewording(&long, "corta");
        assert_eq!((ours.len(), theirs.len(), ours[0].changed), (1, 1, true));
    }
}
