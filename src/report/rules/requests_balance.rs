//! 一 + 二 = 三（七）总计 + 四.

use super::{Context, Findings, Rule, equation};
use crate::report::finding::Severity;

/// 一 + 二 = 三（七）总计 + 四, column by column.
///
/// The only equation the form itself prints (in the corner of table 三).
pub const REQUESTS_BALANCE: Rule = Rule {
    name: "requests-balance",
    group: "equations",
    severity: Severity::Error,
    docs: include_str!("requests_balance.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    equation::check(context.report, findings, REQUESTS_BALANCE.name, |unequal| {
        let labels = unequal.labels();
        format!(
            "表{}“{}”列：第一项加第二项为 {} 件，第三项（七）总计加第四项为 {} 件，{}",
            labels.table,
            equation::column(&labels),
            unequal.sum,
            unequal.equals,
            unequal.difference()
        )
    });
}
