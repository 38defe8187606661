//! Numbers of at most three decimals.

use std::fmt;

/// A number in thousandths, written with no more decimals than it has, and never with an exponent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thousandths(pub(super) i32);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        let sign = if self.0 < 0 { "-" } else { "" };
        match rest {
            0 => write!(f, "{sign}{whole}"),
            rest if rest % 100 == 0 => write!(f, "{sign}{whole}.{}", rest / 100),
            rest if rest % 10 == 0 => write!(f, "{sign}{whole}.{:02}", rest / 10),
            rest => write!(f, "{sign}{whole}.{rest:03}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_at_the_end_are_left_out() {
        for (number, text) in [
            (0, "0"),
            (5000, "5"),
            (5040, "5.04"),
            (5600, "5.6"),
            (5, "0.005"),
            (-40, "-0.04"),
            (i32::MIN, "-2147483.648"),
        ] {
            assert_eq!(Thousandths(number).to_string(), text);
        }
    }
}
