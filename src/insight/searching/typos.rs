//! How far apart two words are: letters changed, missing, added or swapped with their neighbour.

/// How many slips a word of so many letters may hold and still be understood.
pub fn tolerance(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// The number of slips between two words if it is not above `most`. A swap of neighbours is one slip.
pub fn slips(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = above[j] + usize::from(x != y);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(older[j - 1] + 1);
            }
            row.push(best);
        }
        if row.iter().all(|cost| *cost > most) {
            return None;
        }
        older = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|cost| *cost <= most)
}

/// Which letters a word holds, one bit each: two words whose marks differ too much need no closer look.
pub fn marks(word: &str) -> u32 {
    word.bytes().fold(0, |marks, byte| marks | 1 << (byte & 31))
}

/// Whether two words may be within so many slips, by their marks alone. A slip changes two at most.
pub fn may_be_near(a: u32, b: u32, most: usize) -> bool {
    (a ^ b).count_ones() as usize <= 2 * most
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn between(a: &str, b: &str, most: usize) -> Option<usize> {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        slips(&a, &b, most)
    }

    #[test]
    fn a_swap_is_one_slip() {
        assert_eq!(between("logopeida", "logopedia", 1), Some(1));
        assert_eq!(between("psicolgo", "psicologo", 1), Some(1));
        assert_eq!(between("scuola", "scuole", 1), Some(1));
        assert_eq!(between("casa", "cose", 1), None);
        assert_eq!(between("", "ab", 2), Some(2));
    }

    #[test]
    fn short_words_must_be_right() {
        assert_eq!((tolerance(4), tolerance(5), tolerance(8)), (0, 1, 2));
    }

    proptest! {
        #[test]
        fn distance_is_the_same_both_ways_and_marks_never_hide_a_near_word(a in "[a-e]{0,9}", b in "[a-e]{0,9}") {
            let there = between(&a, &b, 2);
            prop_assert_eq!(there, between(&b, &a, 2));
            prop_assert_eq!(there == Some(0), a == b);
            if there.is_some() {
                prop_assert!(may_be_near(marks(&a), marks(&b), 2));
            }
        }
    }
}
