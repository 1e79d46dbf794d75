//! Numbers that look drawn and are the same every time (SplitMix64).

/// A source of numbers; the same seed gives the same ones.
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Draw {
        Draw(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `most`.
    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    /// One of a list.
    pub fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Whether something happens that happens once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Some of a list, at most so many, without repetition.
    pub fn some(&mut self, list: &[String], most: usize) -> Vec<String> {
        let count = self.below(most + 1);
        let picked: std::collections::BTreeSet<String> =
            (0..count).map(|_| list[self.below(list.len())].clone()).collect();
        picked.into_iter().collect()
    }

    /// A day of the two years before the tests.
    pub fn day(&mut self) -> String {
        let (month, day) = (1 + self.below(12), 1 + self.below(28));
        format!("{}-{month:02}-{day:02}", 2025 + self.below(2))
    }
}
