//! Counting with figures: exact sums, and amounts in one unit.

use super::Figure;
use crate::decimal::Decimal;
use crate::report::form::Value;

/// How many decimal places lie between 元 and 万元.
const TEN_THOUSAND: i32 = 4;

impl Figure {
    /// The sum of two figures of the same cell, exactly; amounts in 元 and 万元 are added in 元.
    ///
    /// None if they are of different kinds, if only one amount has its unit beside it, or if the sum is too large.
    #[must_use]
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Count(one), Self::Count(other)) => one.checked_add(*other).map(Self::Count),
            (Self::Change(one), Self::Change(other)) => one.checked_add(*other).map(Self::Change),
            (Self::Amount(one), Self::Amount(other)) => add_amounts(one, other).map(Self::Amount),
            _ => None,
        }
    }

    /// An amount in 元, by the unit written beside it or else by that of its column; without either it is in 元.
    ///
    /// None if it is no amount, or too large.
    pub fn in_yuan(&self, value: &Value) -> Option<Decimal> {
        let (number, unit) = self.number_and_unit(value)?;
        in_unit(number, unit)
    }

    /// An amount's number with the decimals it is written with, and its unit: that beside it, or else that of its
    /// column, or else 元.
    ///
    /// None if it is no amount.
    pub fn number_and_unit<'a>(&'a self, value: &'a Value) -> Option<(Decimal, &'a str)> {
        let Self::Amount(amount) = self else { return None };
        let (number, beside) = split(amount)?;
        let of_column = value.unit.as_deref().unwrap_or("元");
        Some((number, if beside.is_empty() { of_column } else { beside }))
    }
}

fn add_amounts(one: &str, other: &str) -> Option<String> {
    let ((one, unit), (other, other_unit)) = (split(one)?, split(other)?);
    if unit == other_unit {
        return Some(format!("{}{unit}", one.checked_add(other)?));
    }
    let has_units = !unit.is_empty() && !other_unit.is_empty();
    let sum = in_unit(one, unit)?.checked_add(in_unit(other, other_unit)?)?;
    has_units.then(|| format!("{sum}元"))
}

/// An amount's number and the unit beside it, which may be missing.
fn split(amount: &str) -> Option<(Decimal, &str)> {
    let (number, unit) = amount.split_at(amount.find(['万', '元']).unwrap_or(amount.len()));
    Some((number.parse().ok()?, unit))
}

/// A number of some unit in 元.
fn in_unit(number: Decimal, unit: &str) -> Option<Decimal> {
    if unit == "万元" { number.checked_shift(TEN_THOUSAND) } else { Some(number) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::form::Form;

    fn amount(text: &str) -> Figure {
        Figure::Amount(text.to_owned())
    }

    #[test]
    fn figures_are_added_exactly_or_not_at_all() {
        let sum = |one: Figure, other: Figure| one.checked_add(&other).map(|sum| sum.to_string());
        assert_eq!(sum(Figure::Count(2), Figure::Count(3)).as_deref(), Some("5"));
        assert_eq!(sum(Figure::Count(u64::MAX), Figure::Count(1)), None);
        assert_eq!(sum(Figure::Change(5), Figure::Change(-7)).as_deref(), Some("-2"));
        assert_eq!(sum(Figure::Count(1), Figure::Change(1)), None);
        assert_eq!(sum(amount("59237.2449"), amount("0.1")).as_deref(), Some("59237.3449"));
        assert_eq!(sum(amount("251000元"), amount("0.5元")).as_deref(), Some("251000.5元"));
        assert_eq!(sum(amount("25.1万元"), amount("4.9万元")).as_deref(), Some("30.0万元"));
        assert_eq!(sum(amount("25.1万元"), amount("1元")).as_deref(), Some("251001元"));
        assert_eq!(sum(amount("25.1万元"), amount("1")), None, "of what unit, nobody knows");
    }

    #[test]
    fn amounts_are_compared_in_one_unit() {
        let in_yuan = |edition: &str, path: &str, text: &str| {
            let form = Form::edition(edition).unwrap();
            amount(text).in_yuan(form.value(form.find(path).unwrap()))
        };
        let fees = |amount| in_yuan("2021", "proactive_disclosure.fees.amount", amount);
        let procurement = |amount| in_yuan("2019", "proactive_disclosure.procurement.amount", amount);
        assert_eq!(fees("2.02"), procurement("20200元"));
        assert_eq!(procurement("2.02万元"), procurement("20200"));
        assert_eq!(fees("0.0000"), Some(Decimal::default()));
        assert_ne!(fees("2.02"), procurement("2.02"));
        assert_eq!(fees(&"9".repeat(38)), None);
    }
}
