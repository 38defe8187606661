//! 三（七）总计 = the sum of the outcomes.

use super::{Context, Findings, Rule, equation};
use crate::report::finding::Severity;

/// （七）总计 = the sum of the outcomes （一） to （六）, column by column.
pub const REQUESTS_OUTCOMES: Rule = Rule {
    name: "requests-outcomes",
    group: "equations",
    severity: Severity::Error,
    docs: include_str!("requests_outcomes.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    equation::check(context.report, findings, REQUESTS_OUTCOMES.name, |unequal| {
        let labels = unequal.labels();
        format!(
            "表{}“{}”列：第三项（一）至（六）的 {} 行合计为 {} 件，（七）总计为 {} 件，{}",
            labels.table,
            equation::column(&labels),
            unequal.terms().count(),
            unequal.sum,
            unequal.equals,
            unequal.difference()
        )
    });
}
