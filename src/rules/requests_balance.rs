//! 一 + 二 = 三（七）总计 + 四.

use super::{Findings, Rule, equation};
use crate::finding::Severity;
use crate::model::Report;

/// 一 + 二 = 三（七）总计 + 四, column by column.
///
/// The only equation the form itself prints (in the corner of table 三).
pub const REQUESTS_BALANCE: Rule =
    Rule { name: "requests-balance", severity: Severity::Error, docs: include_str!("requests_balance.md"), check };

fn check(report: &Report, findings: &mut Findings) {
    equation::check(report, findings, REQUESTS_BALANCE.name, |unequal| {
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
