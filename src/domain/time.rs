//! Periods of validity. Territories change: what holds, holds from a day to a day.

use chrono::NaiveDate;

use super::record::value;

value! {
    /// From a day to a day, both included; an open end means "as far as we know".
    pub struct Period {
        /// The first day, if known.
        pub from: Option<NaiveDate>,
        /// The last day, if it is over.
        pub until: Option<NaiveDate>,
    }
}

impl Period {
    /// A period without known ends.
    pub const ALWAYS: Period = Period { from: None, until: None };

    /// Whether it holds on that day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether some day belongs to both.
    pub fn meets(&self, other: &Period) -> bool {
        let ends_before =
            |a: &Period, b: &Period| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
        !ends_before(self, other) && !ends_before(other, self)
    }

    /// Whether its ends are in order. A file may hold one that is not: that is a finding, not a refusal.
    pub fn is_in_order(&self) -> bool {
        self.from.zip(self.until).is_none_or(|(from, until)| from <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_included() {
        let day = |d| NaiveDate::from_ymd_opt(2025, 9, d).unwrap();
        let period = Period { from: Some(day(1)), until: Some(day(10)) };
        assert!(period.holds_on(day(1)) && period.holds_on(day(10)) && !period.holds_on(day(11)));
        assert!(Period::ALWAYS.holds_on(day(5)));
        let after = |d| Period { from: Some(day(d)), until: None };
        assert!(period.meets(&after(10)) && !period.meets(&after(11)) && !after(11).meets(&period));
        assert!(!Period { from: Some(day(2)), until: Some(day(1)) }.is_in_order());
    }
}
