//! 现行有效 = last year's + 制发 − 废止.

use super::{Context, Findings, Rule, years};
use crate::report::finding::Severity;

/// The documents in force are not last year's with those issued and without those repealed.
pub const IN_FORCE_NOT_LAST_YEARS: Rule = Rule {
    name: "in-force-not-last-years",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("in_force_not_last_years.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for unequal in years::unequal(context, IN_FORCE_NOT_LAST_YEARS.name) {
        let (told, before, expected) = (unequal.told, unequal.before, unequal.expected);
        let (issued, repealed) = (unequal.sum(&unequal.equation.add), unequal.sum(&unequal.equation.subtract));
        let message = format!(
            "{}：填的是 {told} 件，上年 {before} 件加本年制发 {issued} 件减本年废止 {repealed} 件是 {expected} 件",
            unequal.labels()
        );
        let finding = findings.of_rule(unequal.path(), message).related(unequal.terms());
        findings.push(finding.help("请核对；文件重新归类、移交等造成的差别，可以用 accept 写明理由"));
    }
}
