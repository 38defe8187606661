//! Lengths as OFD writes them: millimetres with at most three decimals (GB/T 33190-2016, 7.3).

use std::fmt;
use std::ops::{Add, Neg, Sub};

use crate::length::Length;
use crate::output::thousandths::Thousandths;

/// A length in thousandths of a millimetre, to which every length is rounded once; differences are taken of what is
/// rounded, so that sums of advances end where they should.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Millimetres(i32);

impl Millimetres {
    pub(super) const fn thousandths(thousandths: i32) -> Self {
        Self(thousandths)
    }

    pub(super) const fn to_thousandths(self) -> i32 {
        self.0
    }

    pub(super) const fn half_up(self) -> Self {
        Self((self.0 + 1).div_euclid(2))
    }
}

/// 72,000 thousandths of a point are 25,400 thousandths of a millimetre.
impl From<Length> for Millimetres {
    fn from(length: Length) -> Self {
        let twice = i64::from(length.to_milli()) * 2 * 127 + 360;
        Self(twice.div_euclid(720) as i32)
    }
}

impl Add for Millimetres {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Millimetres {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Millimetres {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl fmt::Display for Millimetres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Thousandths(self.0).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_rounded_to_the_nearest_thousandth_of_a_millimetre() {
        for (length, millimetres) in [
            (Length::pt(72), "25.4"),
            (Length::pt(16), "5.644"),
            (Length::milli(500), "0.176"),
            (Length::milli(-500), "-0.176"),
            (Length::milli(1), "0"),
            (Length::milli(2), "0.001"),
            (Length::ZERO, "0"),
            (Length::pt(720), "254"),
            (Length::milli(142), "0.05"),
        ] {
            assert_eq!(Millimetres::from(length).to_string(), millimetres, "{length:?}");
        }
    }
}
