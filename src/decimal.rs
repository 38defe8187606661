//! Exact decimal numbers, for amounts of money and what is added to them.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A decimal number with its digits as they were written: `2.020` stays `2.020`, and equals `2.02`.
///
/// Never binary floating point: 0.1 + 0.2 is 0.3. Arithmetic is checked, and gives nothing rather than a rounded
/// number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The number without its point.
    digits: i128,
    /// How many of the digits stand behind the point.
    decimals: u32,
}

/// The most decimals a number may have, so that any two fractions can be compared in an `i128`.
const MOST_DECIMALS: u32 = 37;

/// Why a text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecimalError {
    /// It is not digits with, at most, a sign before them and a point among them.
    #[error("not a plain decimal number")]
    Syntax,
    /// It has more digits than can be held exactly (38, of them 37 behind the point).
    #[error("more digits than can be held exactly")]
    TooLong,
}

impl Decimal {
    /// The sum, if it can be held exactly.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let decimals = self.decimals.max(other.decimals);
        let digits = self.digits_with(decimals)?.checked_add(other.digits_with(decimals)?)?;
        Some(Self { digits, decimals })
    }

    /// The number times a power of ten (`4` makes 元 of 万元, `-4` the reverse), if it can be held exactly.
    #[must_use]
    pub fn checked_shift(self, places: i32) -> Option<Self> {
        let decimals = i64::from(self.decimals) - i64::from(places);
        let power = |places: i64| 10_i128.checked_pow(u32::try_from(places).ok()?);
        match u32::try_from(decimals) {
            Ok(decimals) if decimals <= MOST_DECIMALS => Some(Self { digits: self.digits, decimals }),
            Ok(_) => None,
            Err(_) => Some(Self { digits: self.digits.checked_mul(power(-decimals)?)?, decimals: 0 }),
        }
    }

    /// How many digits stand behind the point.
    pub fn decimals(self) -> usize {
        self.decimals as usize
    }

    /// How many whole times another number goes into this one, both without their signs; nothing for zero.
    pub fn times(self, other: Self) -> Option<u128> {
        let decimals = self.decimals.max(other.decimals);
        let (large, small) = (self.digits_with(decimals)?, other.digits_with(decimals)?);
        large.unsigned_abs().checked_div(small.unsigned_abs())
    }

    /// The number without its point, if it had so many decimals, which are no fewer than it has.
    fn digits_with(self, decimals: u32) -> Option<i128> {
        self.digits.checked_mul(10_i128.checked_pow(decimals - self.decimals)?)
    }

    /// The whole part and the fraction, both with the number's sign; the fraction as if it had [`MOST_DECIMALS`].
    fn parts(self) -> (i128, i128) {
        let power = 10_i128.pow(self.decimals);
        (self.digits / power, self.digits % power * 10_i128.pow(MOST_DECIMALS - self.decimals))
    }
}

impl From<u64> for Decimal {
    fn from(count: u64) -> Self {
        Self { digits: count.into(), decimals: 0 }
    }
}

impl From<i64> for Decimal {
    fn from(change: i64) -> Self {
        Self { digits: change.into(), decimals: 0 }
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads `59237.2449`, `-2`, `+1036`: digits on both sides of a point, no exponent, no separators.
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole) || fraction.is_some_and(|fraction| !is_digits(fraction)) {
            return Err(DecimalError::Syntax);
        }
        let fraction = fraction.unwrap_or_default();
        let decimals = u32::try_from(fraction.len()).ok().filter(|decimals| *decimals <= MOST_DECIMALS);
        let sign = if text.starts_with('-') { "-" } else { "" };
        let digits = format!("{sign}{whole}{fraction}").parse();
        match (digits, decimals) {
            (Ok(digits), Some(decimals)) => Ok(Self { digits, decimals }),
            _ => Err(DecimalError::TooLong),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = self.decimals as usize;
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let sign = if self.digits < 0 { "-" } else { "" };
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn digits_are_kept() {
        for text in ["0", "2.020", "59237.2449", "-0.5", "123456789012345678901234567890", "0.00"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!((decimal("+1036").to_string().as_str(), decimal("+1036")), ("1036", Decimal::from(1036_u64)));
        assert_eq!(decimal("-2"), Decimal::from(-2_i64));
        assert_eq!(decimal("2.020").decimals(), 3);
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in ["", "-", "1.", ".5", "1e3", "1,000", "１", " 1", "--1", "1.2.3", "∞"] {
            assert_eq!(text.parse::<Decimal>(), Err(DecimalError::Syntax), "{text}");
        }
        for text in ["9".repeat(39), format!("0.{}", "1".repeat(38))] {
            assert_eq!(text.parse::<Decimal>(), Err(DecimalError::TooLong), "{text}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let sum = |one: &str, other: &str| Some(decimal(one).checked_add(decimal(other))?.to_string());
        assert_eq!(sum("0.1", "0.2").as_deref(), Some("0.3"));
        assert_eq!(sum("2.02", "59237.2449").as_deref(), Some("59239.2649"));
        assert_eq!(sum("4", "-2").as_deref(), Some("2"));
        assert_eq!(sum("0.99", "0.01").as_deref(), Some("1.00"));
        assert_eq!(sum(&"9".repeat(38), &"9".repeat(38)), None);
        assert_eq!(sum(&"9".repeat(38), "0.1"), None, "never rounded");
    }

    #[test]
    fn a_shift_changes_the_unit() {
        let shifted = |text: &str, places| Some(decimal(text).checked_shift(places)?.to_string());
        assert_eq!(shifted("2.02", 4).as_deref(), Some("20200"));
        assert_eq!(shifted("59237.24491", 4).as_deref(), Some("592372449.1"));
        assert_eq!(shifted("251000", -4).as_deref(), Some("25.1000"));
        assert_eq!((shifted("1", -38), shifted(&"9".repeat(38), 1), shifted("1", i32::MAX)), (None, None, None));
    }

    #[test]
    fn how_often_one_goes_into_another() {
        assert_eq!(decimal("20200").times(decimal("2.02")), Some(10_000));
        assert_eq!(decimal("-1").times(decimal("0.3")), Some(3));
        assert_eq!(decimal("1").times(decimal("0.00")), None);
    }

    proptest! {
        #[test]
        fn arithmetic_agrees_with_that_of_whole_numbers(
            (a, b) in (any::<i64>(), any::<i64>()), (c, d) in (0_u32..12, 0_u32..12),
        ) {
            let at = |digits: i64, decimals| Decimal { digits: digits.into(), decimals };
            let scaled = |digits: i64, decimals: u32| i128::from(digits) * 10_i128.pow(12 - decimals);
            let (one, other) = (at(a, c), at(b, d));
            prop_assert_eq!(one.cmp(&other), scaled(a, c).cmp(&scaled(b, d)));
            let sum = Decimal { digits: scaled(a, c) + scaled(b, d), decimals: 12 };
            prop_assert_eq!(one.checked_add(other), Some(sum));
            prop_assert_eq!(decimal(&one.to_string()).to_string(), one.to_string());
            prop_assert_eq!(one.checked_shift(4).and_then(|shifted| shifted.checked_shift(-4)), Some(one));
        }
    }
}
