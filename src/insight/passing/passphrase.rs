//! How hard a passphrase is to guess, roughly: enough to advise, never a rule.

/// How hard a passphrase is to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A list of common ones, or a little patience, is enough.
    Weak,
    /// It takes an effort.
    Fair,
    /// Nobody will.
    Strong,
}

/// The rows of the keyboard, along which fingers run.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// A rough estimate: what goes on as before («1234», «asdf», «aaaa») is no surprise, and words are less of one than
/// figures and signs mixed.
pub fn strength(passphrase: &str) -> Strength {
    let letters: Vec<char> = passphrase.trim().to_lowercase().chars().collect();
    let expected = letters.windows(3).filter(|run| goes_on(run[0], run[1], run[2])).count();
    let surprises = letters.len() - expected;
    let has = |kind: fn(&char) -> bool| letters.iter().any(kind);
    let letter = has(|it| it.is_alphabetic());
    let (figure, sign) = (has(|it| it.is_ascii_digit()), has(|it| !it.is_alphanumeric() && *it != ' '));
    // Tenths of a bit for each surprise.
    let each = match (letter, figure, sign) {
        (true, true, true) => 34,
        (true, true, false) | (true, false, true) => 28,
        (true, false, false) => 22,
        (false, _, _) => 30,
    };
    let different: std::collections::BTreeSet<char> = letters.iter().copied().collect();
    match surprises * each / 10 {
        _ if different.len() < 6 => Strength::Weak,
        ..34 => Strength::Weak,
        34..50 => Strength::Fair,
        _ => Strength::Strong,
    }
}

/// Whether the last of three characters follows from the two before it: by the alphabet, or along a row of keys.
fn goes_on(first: char, second: char, third: char) -> bool {
    let runs = |place: &dyn Fn(char) -> Option<i64>| {
        let step = |one, other| Some(place(other)? - place(one)?).filter(|step| step.abs() <= 1);
        step(first, second).is_some_and(|before| step(second, third) == Some(before))
    };
    let in_row = |row: &'static str| move |key: char| row.find(key).and_then(|at| i64::try_from(at).ok());
    runs(&|letter| Some(i64::from(u32::from(letter)))) || ROWS.iter().any(|row| runs(&in_row(row)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_would_try_first_is_weak() {
        for weak in
            ["1234567890", "aaaaaaaaaaaa", "qwertyuiop", "bozzolo2026", "password12", "abababababab", ""]
        {
            assert_eq!(strength(weak), Strength::Weak, "{weak}");
        }
    }

    #[test]
    fn a_few_words_together_are_strong() {
        assert_eq!(strength("la corriera blu"), Strength::Weak);
        assert_eq!(strength("la corriera blu parte"), Strength::Fair);
        assert_eq!(strength("la corriera blu parte alle nove"), Strength::Strong);
        assert_eq!(strength("Tr3no!delle-Nove"), Strength::Strong);
    }
}
