//! No statistics period.

use super::period::periods;
use super::{Context, Findings, Rule, opening};
use crate::report::finding::Severity;

/// Nothing says which days the figures are for.
pub const MISSING_PERIOD: Rule = Rule {
    name: "missing-period",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_period.md"),
    check,
};

/// What follows 统计 in words that announce the days.
const TOLD: [&str; 7] = ["期限", "时限", "时间", "周期", "区间", "期间", "起止时间"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let announces = |text: &str| text.split("统计").skip(1).any(|rest| TOLD.iter().any(|told| rest.starts_with(told)));
    let is_told = |text: &str| announces(text) || periods(text).any(|period| period.is_whole_year());
    if !context.report.texts().any(|text| is_told(&text.text)) {
        let year = context.report.year();
        let help = format!("请写明，如：本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止");
        opening::lacks(context, findings, "数据的统计期限", &help);
    }
}
