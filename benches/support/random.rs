//! Numbers that look random and are the same in every run, so that two measurements are of the same plan.

/// A splitmix64 generator: small, and good enough to spread words over a plan.
pub(super) struct Random(u64);

impl Random {
    /// Makes a generator; the same seed gives the same numbers.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below `bound`, which is at least 1.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        // The upper half is the better mixed one, and fits where `usize` has 32 bits.
        usize::try_from(self.next() >> 32).unwrap_or_default() % bound
    }

    /// Returns true `percent` times of a hundred.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Returns one of the items, of which there is at least one.
    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Puts the items in any order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
