//! No statistics period.

use super::period::days;
use super::{Context, Findings, Rule, opening};
use crate::finding::Severity;

/// Nothing says which days the figures are for.
pub const MISSING_PERIOD: Rule = Rule {
    name: "missing-period",
    group: "structure",
    severity: Severity::Warning,
    docs: include_str!("missing_period.md"),
    check,
};

/// Words that announce the days.
const TOLD: [&str; 5] = ["统计期限", "统计时限", "统计时间", "统计周期", "统计区间"];

/// How many characters may stand between the first day and the last: 起，截止到2025年.
const REACH: usize = 16;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let is_told = |text: &str| TOLD.iter().any(|word| text.contains(word)) || names_the_year(text);
    if !context.report.texts().any(|text| is_told(&text.text)) {
        let year = context.report.year();
        let help = format!("请写明，如：本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止");
        opening::lacks(context, findings, "数据的统计期限", &help);
    }
}

/// Whether a text names 1 January and, soon after it, 31 December.
fn names_the_year(text: &str) -> bool {
    let mut first = None;
    days(text).any(|(place, day)| {
        let is_near = |first: usize| text[first..place.start].chars().count() <= REACH;
        let is_last = day.is(12, 31) && first.is_some_and(is_near);
        if day.is(1, 1) {
            first = Some(place.end);
        }
        is_last
    })
}
