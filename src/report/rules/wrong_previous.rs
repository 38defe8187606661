//! The report to compare with is another one.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};

/// The report given as last year's is of another year than the one before.
pub const WRONG_PREVIOUS: Rule = Rule {
    name: "wrong-previous",
    group: "years",
    severity: Severity::Error,
    docs: include_str!("wrong_previous.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.previous else { return };
    let report = context.report;
    if previous.year().checked_add(1) != Some(report.year()) {
        let message = format!("用来比较的是 {} 年度的年报，不是 {} 年度的", previous.year(), report.year() - 1);
        let finding = findings.of_rule(Path::new("year"), message);
        findings.push(finding.help("请用上一年度的年报，并核对两份年报的年份"));
    }
}
