//! 上年结转 = last year's 结转下年度继续办理.

use super::{Context, Findings, Rule, years};
use crate::report::finding::Severity;

/// What is carried over into a year is not what the year before carried forward, column by column.
pub const CARRIED_OVER_NOT_LAST_YEARS: Rule = Rule {
    name: "carried-over-not-last-years",
    group: "years",
    severity: Severity::Error,
    docs: include_str!("carried_over_not_last_years.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for unequal in years::unequal(context, CARRIED_OVER_NOT_LAST_YEARS.name) {
        let (over, forward) = (unequal.told, unequal.expected);
        let message = format!(
            "{}：填的是 {over} 件，{} 年度年报结转下年度继续办理的是 {forward} 件",
            unequal.labels(),
            unequal.previous.year()
        );
        let finding = findings.of_rule(unequal.path(), message);
        findings.push(finding.help("两年的数应当相等；请核对，上年年报有误的请先更正上年年报"));
    }
}
