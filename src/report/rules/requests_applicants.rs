//! 总计 = 自然人 + the kinds of organisation.

use super::{Context, Findings, Rule, equation};
use crate::report::finding::Severity;

/// 总计 = 自然人 + the five kinds of 法人或其他组织, row by row.
pub const REQUESTS_APPLICANTS: Rule = Rule {
    name: "requests-applicants",
    group: "equations",
    severity: Severity::Error,
    docs: include_str!("requests_applicants.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    equation::check(context.report, findings, REQUESTS_APPLICANTS.name, |unequal| {
        let labels = unequal.labels();
        let row = labels.row.last().copied().unwrap_or_default();
        format!(
            "表{}“{row}”行：自然人和法人或其他组织各列合计为 {} 件，总计为 {} 件，{}",
            labels.table,
            unequal.sum,
            unequal.equals,
            unequal.difference()
        )
    });
}
