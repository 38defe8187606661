//! A date of signing in another year than the one after the report's.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};

/// The date of signing (落款日期) is in the report's own year or before, or two years later.
pub const WRONG_DATE_OF_SIGNING: Rule = Rule {
    name: "wrong-date-of-signing",
    group: "dates",
    severity: Severity::Warning,
    docs: include_str!("wrong_date_of_signing.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let report = context.report;
    let Some(date) = report.date() else { return };
    let (signed, expected) = (u32::from(date.year()), u32::from(report.year()) + 1);
    if signed != expected {
        let message = format!("落款日期在 {signed} 年，{} 年度的年报应当在 {expected} 年公布", report.year());
        let help = "各部门在次年 1 月 31 日前、各级政府在次年 3 月 31 日前公布，请核对年份";
        findings.push(findings.of_rule(Path::new("date"), message).help(help));
    }
}
