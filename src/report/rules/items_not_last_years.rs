//! 上一年项目数量 = last year's, with last year's 增/减.

use super::{Context, Findings, Rule, years};
use crate::report::finding::Severity;

/// The number of items of the year before is not the one that last year's report comes to (edition 2019).
pub const ITEMS_NOT_LAST_YEARS: Rule = Rule {
    name: "items-not-last-years",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("items_not_last_years.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for unequal in years::unequal(context, ITEMS_NOT_LAST_YEARS.name) {
        let message = format!(
            "{}：填的是 {}，{} 年度年报的上一年项目数量加本年增/减是 {}",
            unequal.labels(),
            unequal.told,
            unequal.previous.year(),
            unequal.expected
        );
        let finding = findings.of_rule(unequal.path(), message);
        findings.push(finding.help("请核对；项目重新归类造成的差别，可以用 accept 写明理由"));
    }
}
