//! Lengths on paper.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length on paper in thousandths of a point (1 pt = 1/72 inch).
///
/// Sums stop at the greatest length there is, some 750 m: more than any page, however long a text set in one line would
/// be.
///
/// Integers keep sums of column widths exact and make layouts comparable; a backend converts once, at its edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);

    /// A length of so many thousandths of a point.
    pub const fn milli(thousandths: i32) -> Self {
        Self(thousandths)
    }

    /// A length of so many whole points.
    pub const fn pt(points: i32) -> Self {
        Self(points * 1000)
    }

    /// A length of so many twips (1/20 pt), the unit of WordprocessingML.
    pub const fn twips(twips: i32) -> Self {
        Self(twips * 50)
    }

    /// The length in thousandths of a point.
    pub const fn to_milli(self) -> i32 {
        self.0
    }

    /// The length in points.
    pub fn to_pt(self) -> f32 {
        self.0 as f32 / 1000.0
    }

    /// The length in twips, rounded to the nearest.
    pub const fn to_twips(self) -> i32 {
        (self.0 + if self.0 < 0 { -25 } else { 25 }) / 50
    }

    /// Half of the length, rounded towards zero.
    #[must_use]
    pub const fn half(self) -> Self {
        Self(self.0 / 2)
    }

    /// This length times `numerator / denominator`, exact up to the final rounding down.
    #[must_use]
    pub const fn scale(self, numerator: i64, denominator: i64) -> Self {
        Self((self.0 as i64 * numerator / denominator) as i32)
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 = self.0.saturating_add(other.0);
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 = self.0.saturating_sub(other.0);
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i32> for Length {
    type Output = Self;
    fn div(self, divisor: i32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_stop_at_the_greatest_length() {
        let far = Length::pt(2_000_000);
        assert!(far + far > Length::pt(2_100_000) && far * 5 > Length::pt(2_100_000));
        assert!(Length::ZERO - far - far < Length::pt(-2_100_000));
    }

    #[test]
    fn twips_round_to_the_nearest() {
        assert_eq!(Length::milli(442_226).to_twips(), 8845);
        assert_eq!(Length::milli(-74).to_twips(), -1);
        assert_eq!(Length::twips(8845).to_milli(), 442_250);
    }
}
