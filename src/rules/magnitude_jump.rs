//! 元 for 万元.

use super::{Context, Findings, Rule};
use crate::finding::{Path, Severity};
use crate::form::Value;
use crate::model::{Figure, Report};

/// An amount is a thousand times last year's or more, or a thousandth or less: likely in another unit.
pub const MAGNITUDE_JUMP: Rule = Rule {
    name: "magnitude-jump",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("magnitude_jump.md"),
    check,
};

/// How many times as large makes it a jump: 元 for 万元 is ten thousand times, and the real amount may fall to a tenth.
const JUMP: u128 = 1000;

/// Units of which an amount is a whole number: 10⁻⁸ 元 carries the twelve decimals of 万元 that are read.
const DECIMALS: u32 = 12;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.last_year() else { return };
    let form = context.report.form();
    for (id, value) in form.values() {
        let amount = |report: &Report| match report.figure_at(&value.path) {
            Some(Figure::Amount(amount)) => Some((amount.clone(), in_units(amount, value)?)),
            _ => None,
        };
        let (Some((now, units)), Some((before, units_before))) = (amount(context.report), amount(previous)) else {
            continue;
        };
        let (large, small) = (units.max(units_before), units.min(units_before));
        if small == 0 || large / small < JUMP {
            continue;
        }
        let (times, than) = (large / small, if units > units_before { "是上年的" } else { "上年是它的" });
        let message = format!("{}：填的是 {now}，上年是 {before}，{than} {times} 倍", form.labels(id));
        let finding = findings.of_rule(Path::from(value.path.clone()), message);
        findings.push(finding.help("请核对单位，是不是把元当成了万元，或者相反"));
    }
}

/// An amount in whole units; none if it is too large to compare.
fn in_units(amount: &str, value: &Value) -> Option<u128> {
    let in_ten_thousands = value.unit.as_deref() == Some("万元") || amount.ends_with("万元");
    let number = amount.trim_end_matches(['万', '元']);
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let decimals: String = decimals.chars().chain(std::iter::repeat('0')).take(DECIMALS as usize).collect();
    let units = whole.parse::<u128>().ok()?.checked_mul(10_u128.pow(DECIMALS))?.checked_add(decimals.parse().ok()?)?;
    if in_ten_thousands { units.checked_mul(10_000) } else { Some(units) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn amounts_are_compared_in_one_unit() {
        let units = |edition: &str, path: &str, amount: &str| {
            let form = Form::edition(edition).unwrap();
            in_units(amount, form.value(form.find(path).unwrap()))
        };
        let fees = |amount| units("2021", "proactive_disclosure.fees.amount", amount);
        let procurement = |amount| units("2019", "proactive_disclosure.procurement.amount", amount);
        assert_eq!(fees("2.02"), procurement("20200元"));
        assert_eq!(procurement("2.02万元"), procurement("20200"));
        assert_eq!(fees("0.0000"), Some(0));
        assert_eq!(fees("123456789012345678901234567890"), None);
    }
}
