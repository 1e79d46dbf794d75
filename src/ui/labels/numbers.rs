//! Numbers as Italians write them: a dot between thousands, a comma before decimals, the unit after.

use crate::domain::privacy::{FEW, is_few};
use crate::insight::Total;

/// A space that does not let the unit fall on the next line.
const GLUE: char = '\u{a0}';

/// How many people, as it may stand on paper: "12", "<5".
pub fn people_on_paper(count: u32) -> String {
    if is_few(count) { FEW.to_owned() } else { whole(count.into()) }
}

/// How many people in all, as it may stand on paper: "12", "<5"; "alcune" where even how few they are would tell the parts.
pub fn total_on_paper(total: Total) -> String {
    if total.of_few { "alcune".to_owned() } else { people_on_paper(total.people) }
}

/// A whole number: "46.266".
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// A number in tenths: 113 is "11,3".
pub fn tenths(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    let size = number.unsigned_abs();
    format!("{sign}{},{}", whole(size / 10), size % 10)
}

/// A percentage in tenths: 113 is "11,3 %".
pub fn percent(tenths_of_a_hundredth: i64) -> String {
    format!("{}{GLUE}%", tenths(tenths_of_a_hundredth))
}

/// A surface in hectares as square kilometres: 1882 is "18,82 km²".
pub fn square_km(hectares: u64) -> String {
    format!("{}{GLUE}km²", hundredths(hectares))
}

/// A size in bytes: "820 byte", "12 kB", "1,2 MB".
pub fn bytes(size: u64) -> String {
    match size {
        0..1_000 => format!("{size}{GLUE}byte"),
        1_000..1_000_000 => format!("{}{GLUE}kB", size.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{}{GLUE}MB", short_tenths(size / 100_000)),
        _ => format!("{}{GLUE}GB", short_tenths(size / 100_000_000)),
    }
}

fn short_tenths(number: u64) -> String {
    if number.is_multiple_of(10) {
        whole(number / 10)
    } else {
        format!("{},{}", whole(number / 10), number % 10)
    }
}

/// Money in cents: "1.250 €", "12,50 €".
pub fn euros(cents: u64) -> String {
    let amount = if cents.is_multiple_of(100) { whole(cents / 100) } else { hundredths(cents) };
    format!("{amount}{GLUE}€")
}

fn hundredths(number: u64) -> String {
    format!("{},{:02}", whole(number / 100), number % 100)
}

/// How much more or less: "118 in meno", "12 in più", "uguale".
pub fn signed(number: i64) -> String {
    let size = whole(number.unsigned_abs());
    match number {
        ..0 => format!("{size} in meno"),
        0 => "uguale".to_owned(),
        1.. => format!("{size} in più"),
    }
}

/// So many things, in figures: "1 differenza", "23 differenze".
pub fn counted_words(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", whole(count as u64), if count == 1 { one } else { many })
}

/// A number in words up to ten, where people would say it; in figures after: "due", "dieci", "11".
/// One is masculine: before a noun write the sentence for one by itself.
pub fn few(number: u64) -> String {
    let words = ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"];
    usize::try_from(number)
        .ok()
        .and_then(|n| words.get(n))
        .map_or_else(|| whole(number), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same text with plain spaces, as one reads it.
    fn read(text: String) -> String {
        text.replace(GLUE, " ")
    }

    #[test]
    fn people_are_counted_on_paper_from_five_on() {
        assert_eq!([0, 1, 4, 5, 1_200].map(people_on_paper), ["0", "<5", "<5", "5", "1.200"]);
        let total = |people, of_few| total_on_paper(Total { people, of_few });
        assert_eq!([total(3, true), total(12, true), total(12, false)], ["alcune", "alcune", "12"]);
    }

    #[test]
    fn figures_are_written_as_italians_write_them() {
        assert_eq!(whole(7), "7");
        assert_eq!(whole(8_070), "8.070");
        assert_eq!(whole(46_266), "46.266");
        assert_eq!(whole(1_000_000), "1.000.000");
        assert_eq!(tenths(113), "11,3");
        assert_eq!(tenths(-5), "−0,5");
        assert_eq!(read(percent(113)), "11,3 %");
        assert_eq!(read(square_km(1_882)), "18,82 km²");
        assert_eq!(read(square_km(10_205)), "102,05 km²");
    }

    #[test]
    fn sizes_and_money_carry_their_unit() {
        let sizes = [820, 1_001, 12_000, 1_234_567, 5_000_000, 2_500_000_000].map(|size| read(bytes(size)));
        assert_eq!(sizes, ["820 byte", "2 kB", "12 kB", "1,2 MB", "5 MB", "2,5 GB"]);
        assert_eq!(read(euros(125_000)), "1.250 €");
        assert_eq!(read(euros(1_250)), "12,50 €");
    }

    #[test]
    fn differences_are_said_not_signed() {
        assert_eq!([signed(-118), signed(12), signed(0)], ["118 in meno", "12 in più", "uguale"]);
        assert_eq!(counted_words(1, "differenza", "differenze"), "1 differenza");
        assert_eq!(counted_words(2_300, "differenza", "differenze"), "2.300 differenze");
        assert_eq!([few(2), few(10), few(11)], ["due", "dieci", "11"]);
    }
}
