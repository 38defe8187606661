//! Random choices that are the same on every machine.

/// `SplitMix64`: every seed gives a sequence of its own.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from the first to before the last.
    pub fn within(&mut self, range: std::ops::Range<u64>) -> u64 {
        range.start + self.next() % (range.end - range.start)
    }

    /// Whether it comes true, so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.within(0..100) < percent
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.within(0..choices.len() as u64) as usize]
    }

    /// So many different ones of several, in their order.
    pub fn pick_several<T: Copy>(&mut self, choices: &[T], count: usize) -> Vec<T> {
        let mut left = choices.len();
        let mut wanted = count.min(left);
        let mut picked = Vec::with_capacity(wanted);
        for choice in choices {
            if self.within(0..left as u64) < wanted as u64 {
                picked.push(*choice);
                wanted -= 1;
            }
            left -= 1;
        }
        picked
    }

    /// A whole number of up to so many digits, small ones as likely as large ones.
    pub fn number(&mut self, most_digits: u32) -> u64 {
        let digits = self.within(1..u64::from(most_digits) + 1) as u32;
        self.within(0..10_u64.pow(digits))
    }
}
