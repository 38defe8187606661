//! No statistics period.

use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, opening, words};
use crate::finding::Severity;

/// Nothing says which days the figures are for.
pub const MISSING_PERIOD: Rule = Rule {
    name: "missing-period",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_period.md"),
    check,
};

/// Words that say which days are meant.
const TOLD: [&str; 5] = ["统计期限", "统计时限", "统计时间", "统计周期", "统计区间"];

/// The days themselves.
static PERIOD: LazyLock<Regex> =
    LazyLock::new(|| words::pattern("(?:一|1|１)~月~(?:一|1|１)~日.{0,16}(?:十二|12|１２)~月~(?:三十一|31|３１)~日"));

fn check(context: &Context<'_>, findings: &mut Findings) {
    let texts = || context.report.texts().map(|text| text.text.as_str());
    let is_told = texts().any(|text| TOLD.iter().any(|word| text.contains(word)));
    // The pattern is made ready only where the words, which nearly every report has, are lacking.
    if !is_told && !texts().any(|text| PERIOD.is_match(text)) {
        let year = context.report.year();
        let help = format!("请写明，如：本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止");
        opening::lacks(context, findings, "数据的统计期限", &help);
    }
}
